package analysis

import (
	"cmp"
	"database/sql"
	"math"
	"slices"

	"assess/data"
	"assess/geo"
)

// borderSpots finds the hot spots of all crime and of anti-social behaviour with cells
// near a neighbour, and whether the neighbour's side is hot too.
func (b *builder) borderSpots(edge geo.Shape, all []foreign) error {
	maps, err := b.neighbourMaps(all)
	if err != nil {
		return err
	}
	out := &b.out.County.Spots
	for _, c := range historical {
		for _, spot := range b.hotGroups(c) {
			beside := false
			for i := range all {
				if s, cells := b.spotBeside(c, spot, all[i].from); s.Cells > 0 {
					s.Neighbour, s.Other = all[i].Area, OtherUnknown
					if m := maps[all[i].canonical]; m != nil {
						s.Other, s.Beyond = m.beyond(c, cells)
					}
					*out, beside = append(*out, s), true
				}
			}
			if s, _ := b.spotBeside(c, spot, func(x, y float64) float64 { return fromEdge(edge, x, y) }); !beside && s.Cells > 0 {
				s.Other = OtherUnknown
				*out = append(*out, s)
			}
		}
	}
	slices.SortStableFunc(*out, func(x, y BorderSpot) int {
		return cmp.Or(cmp.Compare(x.Category.Order(), y.Category.Order()), cmp.Compare(x.Number, y.Number), cmp.Compare(x.Neighbour.Name, y.Neighbour.Name))
	})
	return nil
}

// fromEdge is how far a point lies from the boundary, without end beyond borderM.
func fromEdge(edge geo.Shape, x, y float64) float64 {
	best := math.Inf(1)
	for _, polygon := range edge {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				best = min(best, fromSegment(ring[i-1], ring[i], x, y))
			}
		}
	}
	if best > borderM {
		return math.Inf(1)
	}
	return best
}

// fromSegment is how far a point lies from a straight line between two others.
func fromSegment(p, q [2]float64, x, y float64) float64 {
	dx, dy := q[0]-p[0], q[1]-p[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((x-p[0])*dx+(y-p[1])*dy)/l))
	}
	return math.Hypot(x-p[0]-t*dx, y-p[1]-t*dy)
}

// hotGroup is a hot spot with its cells.
type hotGroup struct {
	HotGroup
	cells []int
}

// hotGroups are the hot spots of a category with their cells, numbered as in its layer.
func (b *builder) hotGroups(c data.Category) []hotGroup {
	hot, counts := b.hotCells[c], b.cells[c]
	layer := b.hotspotLayer(c)
	seen := make([]bool, len(hot))
	var out []hotGroup
	for i := range hot {
		if !hot[i] || seen[i] {
			continue
		}
		seen[i] = true
		members := []int{i}
		for k := 0; k < len(members); k++ {
			for _, j := range b.grid.neighbours[members[k]] {
				if hot[j] && !seen[j] {
					seen[j] = true
					members = append(members, j)
				}
			}
		}
		g := hotGroup{b.group(members, counts), members}
		for _, listed := range layer.Groups {
			g.Number = listed.Number
			if g.HotGroup == listed {
				break
			}
		}
		out = append(out, g)
	}
	return out
}

// spotBeside is the part of a hot spot that lies within borderM of something, with the
// middles of its cells.
func (b *builder) spotBeside(c data.Category, g hotGroup, from func(x, y float64) float64) (out BorderSpot, middles [][2]float64) {
	out = BorderSpot{Category: c, Number: g.Number, Ward: g.Ward}
	half, nearest := float64(b.grid.Size())/2, math.Inf(1)
	for _, i := range g.cells {
		e, n := b.grid.Corner(i)
		x, y := float64(e)+half, float64(n)+half
		if d := from(x, y); !math.IsInf(d, 1) {
			out.Cells++
			out.Incident += b.cells[c][i]
			nearest = min(nearest, d)
			middles = append(middles, [2]float64{x, y})
		}
	}
	if out.Cells > 0 {
		out.DistanceM = int(math.Round(nearest))
		out.Share = float64(out.Incident) / float64(total(b.cells[c]))
	}
	return out, middles
}

// neighbourMap is a neighbour's own map of hot cells, made as that of the partnership is.
type neighbourMap struct {
	cells *geo.Cells
	count map[data.Category][]int64
	hot   map[data.Category][]bool // nil where there are too few incidents for a surface
}

// neighbourMaps makes the maps of the neighbours whose incidents can be told, by district.
func (b *builder) neighbourMaps(all []foreign) (map[data.Code]*neighbourMap, error) {
	out := map[data.Code]*neighbourMap{}
	if !b.anyHot() {
		return out, nil
	}
	byForce := map[string][]foreign{}
	for _, f := range all {
		if f.Reason == "" {
			out[f.canonical] = b.emptyMap(f)
			byForce[f.force] = append(byForce[f.force], f)
		}
	}
	for force, own := range byForce {
		if err := b.fillMaps(force, own, out); err != nil {
			return nil, err
		}
	}
	for _, m := range out {
		m.test(b.out.Settings.FDR)
	}
	return out, nil
}

// emptyMap lays cells over the whole of a neighbour.
func (b *builder) emptyMap(f foreign) *neighbourMap {
	atlas, own := b.facts.common.Layers.LSOA.Atlas, map[data.Code]bool{}
	for _, i := range f.lsoas {
		own[atlas.Areas[i].Code] = true
	}
	cells := geo.Clip(atlas.Subset(func(a data.Area) bool { return own[a.Code] }).Metres(), b.out.Settings.HotspotCellM)
	m := &neighbourMap{cells: cells, count: map[data.Category][]int64{}, hot: map[data.Category][]bool{}}
	for _, c := range historical {
		m.count[c] = make([]int64, cells.Len())
	}
	return m
}

// fillMaps counts the year's incidents of the neighbours of one force.
func (b *builder) fillMaps(force string, own []foreign, maps map[data.Code]*neighbourMap) error {
	atlas := b.facts.common.Layers.LSOA.Atlas
	var codes []data.Code
	var numbers []int
	for k, f := range own {
		for _, i := range f.lsoas {
			codes, numbers = append(codes, atlas.Areas[i].Code), append(numbers, k)
		}
	}
	used := b.facts.ids(func(k forceMonth) bool { return k.Force == force && b.inYear(k.Month) })
	return each(b.ctx, b.facts.query, "neighbours", func(rows *sql.Rows) error {
		var number int
		var id uint8
		var easting, northing float64
		var n int64
		if err := rows.Scan(&number, &id, &easting, &northing, &n); err != nil {
			return err
		}
		category, err := categoryOf(id)
		if category.IsCrime() {
			category = data.AllCrime
		}
		m := maps[own[number].canonical]
		if at, counts := m.cells.Find(easting, northing), m.count[category]; at >= 0 && counts != nil {
			counts[at] += n
		}
		return err
	}, list(used), list(codes), list(numbers), b.facts.common.Layers.LSOAByCode)
}

// anyHot reports whether the partnership has a hot cell that could lie near a neighbour.
func (b *builder) anyHot() bool {
	for _, c := range historical {
		if slices.Contains(b.hotCells[c], true) {
			return true
		}
	}
	return false
}

// test marks the hot cells of each category that has enough incidents.
func (m *neighbourMap) test(fdr float64) {
	neighbours := m.cells.Neighbours()
	for c, counts := range m.count {
		if total(counts) >= leastSurface {
			m.hot[c] = testCounts(counts, neighbours, fdr, LeastHot).hot()
		}
	}
}

// beyond says whether a hot cell of the neighbour lies within borderM of any of the
// points, and how many incidents those that do hold.
func (m *neighbourMap) beyond(c data.Category, points [][2]float64) (OtherSide, int64) {
	hot := m.hot[c]
	if hot == nil {
		return OtherUnknown, 0
	}
	side, incidents := OtherNotHot, int64(0)
	half := float64(m.cells.Size()) / 2
	for i, is := range hot {
		if !is {
			continue
		}
		e, n := m.cells.Corner(i)
		if slices.ContainsFunc(points, func(p [2]float64) bool { return math.Hypot(float64(e)+half-p[0], float64(n)+half-p[1]) <= borderM }) {
			side = OtherHot
			incidents += m.count[c][i]
		}
	}
	return side, incidents
}
