package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assess/data"
)

// DensityLayer is where one category's incidents of the year are dense.
type DensityLayer struct {
	Category data.Category `json:"category"`
	CellM    int           `json:"cell_m"`
	RadiusM  int           `json:"radius_m"`  // over which an incident is spread
	Cells    int           `json:"cells"`     // of the partnership
	Incident int64         `json:"incidents"` // located in them
	Regions  []DenseRegion `json:"regions"`   // the densest first, each within the next
	Runs     []DenseRun    `json:"runs"`      // their cells, by easting, then northing
	Reason   string        `json:"reason"`    // why there is none
}

// DenseRegion is the cells of highest density that hold a share of the incidents.
type DenseRegion struct {
	Share     float64  `json:"share"` // asked for: 0.25, 0.5, 0.75
	Cells     int      `json:"cells"`
	Incident  int64    `json:"incidents"` // located in them: Share of all, or just above
	Km2       float64  `json:"km2"`
	AreaShare float64  `json:"area_share"` // of all cells
	Wards     []string `json:"wards"`      // that hold most of its incidents, most first, at most namedWards
}

// DenseRun is cells of one column that touch, from the south-west corner of the
// southernmost. Region is the place in DensityLayer.Regions of the smallest region
// that holds them.
type DenseRun struct {
	Easting  int `json:"e"`
	Northing int `json:"n"`
	Cells    int `json:"cells"`
	Region   int `json:"region"`
}

// denseShares are the shares of incidents of the regions.
var denseShares = []float64{0.25, 0.5, 0.75}

// The radius of a density: half of Scott's, which is made for one hump and would run
// the centres of an area together, in steps, between so many cells and a limit.
const (
	scottPart     = 0.5
	radiusStep    = 50.0 // metres
	radiusCells   = 2
	widestRadiusM = 1000.0
	namedWards    = 3
)

// Mapped are the categories whose surfaces are mapped: all crime, anti-social
// behaviour, and the single category of crime with most incidents in hot cells (the
// first of equals; violence where none has a hot cell).
func (a *Assessment) Mapped() []data.Category {
	third, most := data.Category("Violence and sexual offences"), 0.0
	for _, h := range a.Hotspots {
		if h.Category != data.AllCrime && h.Category.IsCrime() && h.Reason == "" && h.HotShare*float64(h.Incident) > most {
			third, most = h.Category, h.HotShare*float64(h.Incident)
		}
	}
	return []data.Category{data.AllCrime, data.AntiSocialBehaviour, third}
}

// densities finds where the incidents of the mapped categories are dense.
func (b *builder) densities() error {
	b.out.Densities = []DensityLayer{}
	places := b.points
	for _, c := range b.out.Mapped() {
		d := DensityLayer{Category: c, CellM: b.grid.Size(), Cells: b.grid.Len(), Incident: total(b.cells[c]), Regions: []DenseRegion{}, Runs: []DenseRun{}}
		if d.Incident < leastSurface {
			d.Reason = fmt.Sprintf("%d located incidents are fewer than the %d that a surface takes", d.Incident, leastSurface)
		} else if err := b.density(&d, gather(places, c)); err != nil {
			return fmt.Errorf("density of %s: %w", c, err)
		}
		b.out.Densities = append(b.out.Densities, d)
	}
	return nil
}

// gathered is incidents by point: metres, and how many there are at each.
type gathered struct{ easting, northing, count []float64 }

// gather adds up the incidents of one category, or of all crime, at each point.
func gather(places []placeCount, c data.Category) (g gathered) {
	type point struct{ e, n float64 }
	at := map[point]int{}
	for _, p := range places {
		if p.Category != c && (c != data.AllCrime || !p.Category.IsCrime()) {
			continue
		}
		k := point{p.Easting, p.Northing}
		i, ok := at[k]
		if !ok {
			i = len(g.count)
			at[k] = i
			g.easting, g.northing, g.count = append(g.easting, p.Easting), append(g.northing, p.Northing), append(g.count, 0)
		}
		g.count[i] += float64(p.Count)
	}
	return g
}

// each lists the points once for every incident.
func (g gathered) each() (easting, northing []float64) {
	for i, n := range g.count {
		for range int(n) {
			easting, northing = append(easting, g.easting[i]), append(northing, g.northing[i])
		}
	}
	return easting, northing
}

// radius is that of a quartic kernel for incidents on cells of a size, in metres.
func (g gathered) radius(cell float64) float64 {
	wide := scottPart * QuarticRadius(ScottBandwidth(g.each()))
	if math.IsNaN(wide) { // all at one point
		wide = 0
	}
	wide = math.Round(wide/radiusStep) * radiusStep
	return max(min(wide, widestRadiusM), radiusCells*cell)
}

// density spreads the incidents and cuts the surface into regions.
func (b *builder) density(d *DensityLayer, g gathered) error {
	radius := g.radius(float64(d.CellM))
	d.RadiusM = int(radius)
	lattice, place := LatticeOf(b.grid.Cells)
	surface, err := Density(g.easting, g.northing, lattice, DensityParams{Kernel: Quartic, Bandwidth: radius, EdgeCorrected: true, Weights: g.count})
	if err != nil {
		return err
	}
	inside := make([]float64, len(place))
	for i, at := range place {
		inside[i] = surface[at]
	}
	counts := b.cells[d.Category]
	region := denseRegions(inside, counts, denseShares)
	d.Regions = b.describe(region, counts)
	d.Runs = b.runs(region)
	return nil
}

// denseRegions gives each cell the first share whose region holds it, -1 for none.
// Cells join in order of density, the one with more incidents first where that is
// equal, until they hold the share of all incidents: the highest-density region with
// its limit at a quantile of the incidents' own densities (Hyndman 1996,
// doi:10.1080/00031305.1996.10474359). shares rise.
func denseRegions(density []float64, counts []int64, shares []float64) []int {
	var order []int
	region := make([]int, len(density))
	for i := range region {
		region[i] = -1
		if density[i] > 0 || counts[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(density[b], density[a]), cmp.Compare(counts[b], counts[a]), a-b)
	})
	all, sum, k := float64(total(counts)), 0.0, 0
	for _, i := range order {
		for k < len(shares) && sum >= shares[k]*all {
			k++
		}
		if k == len(shares) {
			break
		}
		region[i] = k
		sum += float64(counts[i])
	}
	return region
}

// describe measures each region, the smaller ones within it included.
func (b *builder) describe(region []int, counts []int64) []DenseRegion {
	out := make([]DenseRegion, len(denseShares))
	wards := make([]map[string]int64, len(denseShares))
	for k := range wards {
		wards[k] = map[string]int64{}
	}
	side := float64(b.grid.Size())
	for i, first := range region {
		if first < 0 {
			continue
		}
		name := ""
		if counts[i] > 0 {
			e, n := b.grid.Corner(i)
			name = b.wardAt(float64(e)+side/2, float64(n)+side/2)
		}
		for k := first; k < len(out); k++ {
			out[k].Cells++
			out[k].Incident += counts[i]
			wards[k][name] += counts[i]
		}
	}
	for k := range out {
		out[k].Share = denseShares[k]
		out[k].Km2 = float64(out[k].Cells) * side * side / 1e6
		out[k].AreaShare = float64(out[k].Cells) / float64(len(region))
		out[k].Wards = busiest(wards[k], namedWards)
	}
	return out
}

// busiest are the names with most incidents, at most n of them; places without a name
// are left out.
func busiest(counts map[string]int64, n int) []string {
	names := []string{}
	for name, k := range counts {
		if name != "" && k > 0 {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return names[:min(n, len(names))]
}

// runs lists the cells of the regions, those that touch along a column as one.
func (b *builder) runs(region []int) []DenseRun {
	out := []DenseRun{}
	size := b.grid.Size()
	for i, k := range region {
		if k < 0 {
			continue
		}
		e, n := b.grid.Corner(i)
		if last := len(out) - 1; last >= 0 && out[last].Region == k && out[last].Easting == e && out[last].Northing+out[last].Cells*size == n {
			out[last].Cells++
			continue
		}
		out = append(out, DenseRun{Easting: e, Northing: n, Cells: 1, Region: k})
	}
	return out
}

func methodDensity(b *builder) Method {
	radii, n := "No category had enough located incidents.", 0
	for _, d := range b.out.Densities {
		if d.Reason != "" {
			continue
		}
		if n == 0 {
			radii = ""
		}
		n++
		radii += fmt.Sprintf("%s m for %s. ", data.Thousands(int64(d.RadiusM)), d.Category.Plain())
	}
	return Method{
		ID: "density", Name: "Where incidents are dense",
		Formula: "Each located incident is spread over a circle, most at its centre (quartic kernel), and what would fall outside the partnership is given back inside. " +
			"Cells are taken in order of the density so made until they hold a quarter, a half and three quarters of the incidents.",
		Settings: fmt.Sprintf("Squares of %d m. The radius is half of what Scott's rule gives, rounded to %.0f m, at least %d squares and at most %s m: %s",
			b.out.Settings.HotspotCellM, radiusStep, radiusCells, data.Thousands(int64(widestRadiusM)), radii),
		N:      fmt.Sprintf("%d surfaces", n),
		Source: "Silverman (1986), section 4.2; Scott (1992), section 6.3.1; Diggle (1985), doi:10.2307/2347366; Hyndman (1996), doi:10.1080/00031305.1996.10474359",
	}
}
