package analysis

import (
	"fmt"
	"math"
	"sort"

	"assess/data"
	"assess/geo"
)

// Class is what a hot-spot test says of an area or a cell.
type Class string

// The classes of area_rates.csv and hotspot_cells.csv.
const (
	Hot            Class = "hot"
	Cold           Class = "cold"
	NotSignificant Class = "not significant"
)

// AreaRate is one row of area_rates.csv.
type AreaRate struct {
	Layer       data.Layer    `json:"layer"`
	Vintage     int           `json:"vintage"`
	Code        data.Code     `json:"area_code"`
	Name        string        `json:"area_name"`
	Category    data.Category `json:"category"`
	Count       int64         `json:"count"`
	Denominator *float64      `json:"denominator"` // residents
	Rate        *float64      `json:"rate"`        // per 1,000
	Interval    *Interval     `json:"interval"`
	Smoothed    *float64      `json:"smoothed_rate"` // empirical Bayes, per 1,000
	GiStar      *float64      `json:"gi_star"`
	P           *float64      `json:"p_value"`
	Q           *float64      `json:"q_value"`
	Class       Class         `json:"class"`
}

// HotspotLayer is the Gi* surface of one category over the year's months.
type HotspotLayer struct {
	Category data.Category `json:"category"`
	CellM    int           `json:"cell_m"`
	Cells    int           `json:"cells"`     // n: cells whose centre is in the partnership
	Incident int64         `json:"incidents"` // counted in those cells
	Outside  int64         `json:"outside"`   // the partnership's located incidents that fall in no such cell
	Hot      int           `json:"hot"`
	HotShare float64       `json:"hot_share"` // share of Incident in hot cells
	Listed   []HotCell     `json:"listed"`    // cells with an incident or a class, by easting then northing
	Groups   []HotGroup    `json:"groups"`    // adjoining hot cells, most incidents first
	Reason   string        `json:"reason"`    // why there is no surface
}

// HotCell is one row of hotspot_cells.csv; easting and northing are the cell's
// south-west corner in metres of the British National Grid.
type HotCell struct {
	Easting  int     `json:"easting"`
	Northing int     `json:"northing"`
	Count    int64   `json:"count"`
	GiStar   float64 `json:"gi_star"`
	P        float64 `json:"p_value"`
	Q        float64 `json:"q_value"`
	Class    Class   `json:"class"`
}

// HotGroup is a set of hot cells that touch, numbered on the map.
type HotGroup struct {
	Number   int     `json:"number"`
	Cells    int     `json:"cells"`
	Incident int64   `json:"incidents"`
	Share    float64 `json:"share"` // of the layer's incidents
	Ward     string  `json:"ward"`  // the ward that holds most of its incidents
	Easting  float64 `json:"easting"`
	Northing float64 `json:"northing"` // centre, weighted by incidents
}

// leastSurface is the fewest incidents that a hot-spot surface is made of.
const leastSurface = 100

// LeastHot is the fewest incidents in a hot cell and its eight neighbours: where
// most cells are empty Gi* is far from normal, and a handful of incidents would
// pass for a hot spot.
const LeastHot = 10

// lattice is the hot-spot cells of a partnership.
type lattice struct {
	*geo.Cells
	neighbours [][]int
}

// hotspots makes one Gi* surface per category on squares whose centre lies in
// the partnership, and keeps the cell counts for the concentration of places.
func (b *builder) hotspots() error {
	b.out.Hotspots = []HotspotLayer{}
	cells := geo.Clip(b.outlines.LSOA.Metres(), b.out.Settings.HotspotCellM)
	b.grid = lattice{cells, cells.Neighbours()}
	b.hotCells = map[data.Category][]bool{}
	var outside map[data.Category]int64
	b.cells, outside = b.cellCounts(b.points)
	for _, c := range b.categories() {
		layer := HotspotLayer{Category: c, CellM: b.out.Settings.HotspotCellM, Cells: cells.Len(), Outside: outside[c], Listed: []HotCell{}, Groups: []HotGroup{}}
		b.surface(&layer)
		b.out.Hotspots = append(b.out.Hotspots, layer)
	}
	return nil
}

// cellCounts counts located incidents by category and cell, and those in no cell.
func (b *builder) cellCounts(points []placeCount) (counts map[data.Category][]int64, outside map[data.Category]int64) {
	counts, outside = map[data.Category][]int64{}, map[data.Category]int64{}
	put := func(c data.Category, cell int, n int64) {
		if cell < 0 {
			outside[c] += n
			return
		}
		if counts[c] == nil {
			counts[c] = make([]int64, b.grid.Len())
		}
		counts[c][cell] += n
	}
	for _, p := range points {
		cell := b.grid.Find(p.Easting, p.Northing)
		put(p.Category, cell, p.Count)
		if p.Category.IsCrime() {
			put(data.AllCrime, cell, p.Count)
		}
	}
	return counts, outside
}

// surface tests one category's cells and lists those with an incident or a class.
func (b *builder) surface(layer *HotspotLayer) {
	counts := b.cells[layer.Category]
	layer.Incident = total(counts)
	if layer.Incident < leastSurface {
		layer.Reason = fmt.Sprintf("%d located incidents are fewer than the %d that a surface takes", layer.Incident, leastSurface)
		return
	}
	t := b.testCells(counts)
	b.hotCells[layer.Category] = t.hot()
	var inHot int64
	for i, n := range counts {
		if t.class[i] == Hot {
			layer.Hot++
			inHot += n
		}
		if (n > 0 || t.class[i] != NotSignificant) && !math.IsNaN(t.gi[i]) {
			e, no := b.grid.Corner(i)
			layer.Listed = append(layer.Listed, HotCell{Easting: e, Northing: no, Count: n, GiStar: t.gi[i], P: t.p[i], Q: t.q[i], Class: t.class[i]})
		}
	}
	layer.HotShare = float64(inHot) / float64(layer.Incident)
	layer.Groups = b.groups(counts, t.class)
}

func total(counts []int64) (sum int64) {
	for _, n := range counts {
		sum += n
	}
	return sum
}

// groups joins hot cells that touch and names each group after the ward that
// holds most of its incidents.
func (b *builder) groups(counts []int64, class []Class) []HotGroup {
	seen := make([]bool, len(counts))
	out := []HotGroup{}
	for i := range counts {
		if class[i] != Hot || seen[i] {
			continue
		}
		seen[i] = true
		members := []int{i}
		for k := 0; k < len(members); k++ {
			for _, j := range b.grid.neighbours[members[k]] {
				if class[j] == Hot && !seen[j] {
					seen[j] = true
					members = append(members, j)
				}
			}
		}
		out = append(out, b.group(members, counts))
	}
	sort.Slice(out, func(i, j int) bool {
		a, c := out[i], out[j]
		if a.Incident != c.Incident {
			return a.Incident > c.Incident
		}
		return a.Easting < c.Easting || a.Easting == c.Easting && a.Northing < c.Northing
	})
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

func (b *builder) group(members []int, counts []int64) HotGroup {
	g := HotGroup{Cells: len(members)}
	half := float64(b.out.Settings.HotspotCellM) / 2
	wards := map[string]int64{}
	var weight float64
	for _, i := range members {
		e, n := b.grid.Corner(i)
		x, y := float64(e)+half, float64(n)+half
		w := float64(counts[i]) + 1e-9 // a group of empty cells between busy ones still has a centre
		g.Incident += counts[i]
		g.Easting += w * x
		g.Northing += w * y
		weight += w
		wards[b.wardAt(x, y)] += counts[i]
	}
	g.Easting, g.Northing = g.Easting/weight, g.Northing/weight
	g.Share = float64(g.Incident) / float64(total(counts))
	best := int64(-1)
	for name, n := range wards {
		if n > best || n == best && name < g.Ward {
			g.Ward, best = name, n
		}
	}
	return g
}

// wardAt names the ward of a place in metres, empty outside every ward or
// without a ward layer.
func (b *builder) wardAt(easting, northing float64) string {
	w := b.outlines.Ward
	if w == nil {
		return ""
	}
	i := w.Index().Find(geo.FromGrid(easting, northing))
	if i < 0 {
		return ""
	}
	return w.Areas[i].Name
}
