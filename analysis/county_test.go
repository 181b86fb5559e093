package analysis

import (
	"math"
	"testing"
	"time"

	"assess/data"
	"assess/geo"
)

// gridSquare is a square of the national grid in degrees, its sides a kilometre unless
// widened, with a vertex every 250 metres, so that neighbours share theirs.
func gridSquare(east, north, wide, tall float64) geo.Shape {
	var ring [][2]float64
	line := func(fx, fy, tx, ty float64) {
		steps := math.Max(math.Abs(tx-fx), math.Abs(ty-fy)) / 250
		for i := 0.0; i < steps; i++ {
			lon, lat := geo.FromGrid(fx+(tx-fx)*i/steps, fy+(ty-fy)*i/steps)
			ring = append(ring, [2]float64{lon, lat})
		}
	}
	line(east, north, east+wide, north)
	line(east+wide, north, east+wide, north+tall)
	line(east+wide, north+tall, east, north+tall)
	line(east, north+tall, east, north)
	s := make(geo.Shape, 1)
	s[0] = append(s[0], nil)
	for _, p := range append(ring, ring[0]) {
		s[0][0] = append(s[0][0], p)
	}
	return s
}

// The partnership P has two small areas. N lies beside it, F is 3 km off, and D is known
// from the district layer alone:
//
//	202 km  D  D
//	        P1 P2
//	200 km  P1 P2 N        F
//	        500   502      505 km
func borderland() (*builder, []foreign) {
	place := func(code, district string) data.Area {
		return data.Area{Code: data.Code(code), Name: code, District: data.Code(district)}
	}
	atlas := &geo.Atlas{Layer: data.LSOA, Vintage: 2021,
		Areas:  []data.Area{place("E01000001", "P"), place("E01000002", "P"), place("E01000003", "N"), place("E01000004", "F")},
		Shapes: []geo.Shape{gridSquare(500_000, 200_000, 1000, 2000), gridSquare(501_000, 200_000, 1000, 2000), gridSquare(502_000, 200_000, 1000, 1000), gridSquare(505_000, 200_000, 1000, 1000)}}
	districts := &geo.Atlas{Layer: data.District, Areas: []data.Area{{Code: "D", Name: "Dunham"}, {Code: "N", Name: "Northam"}},
		Shapes: []geo.Shape{gridSquare(500_000, 202_000, 2000, 1000), gridSquare(502_000, 200_000, 1000, 1000)}}
	jan := data.NewMonth(2021, time.January)
	f := &Facts{districts: []data.Code{"P", "P", "N", "F"}, common: Common{Layers: Layers{LSOA: Layer{Atlas: atlas}, District: &Layer{Atlas: districts}}},
		cube: []monthlyRow{{"kent", jan, "Burglary", "P", 200}, {"kent", jan, "Burglary", "N", 90}, {"essex", jan, "Burglary", "N", 3}}}
	b := &builder{facts: f, out: &Assessment{}, own: map[data.Code]int{"P": 0}, lsoas: []int{0, 1}, months: []data.Month{}}
	b.req.Partnership.Force = "kent"
	b.outlines.LSOA = atlas.Subset(func(a data.Area) bool { return a.District == "P" })
	return b, b.foreigners(geo.Dissolve(b.outlines.LSOA.Metres()))
}

func TestNeighboursHaveLandNearTheBoundary(t *testing.T) {
	b, all := borderland()
	if len(all) != 2 || all[0].Name != "Dunham" || all[1].Code != "N" || len(all[1].lsoas) != 1 {
		t.Fatalf("neighbours are %+v, want Dunham and N", all)
	}
	for i := range all {
		b.police(&all[i])
	}
	if all[0].Reason == "" || all[1].Reason != "" || all[1].force != "kent" {
		t.Errorf("told of are %+v", all)
	}
	b.months = []data.Month{data.NewMonth(2021, time.January)}
	b.facts.cube[1].Count = 4
	few := all[1]
	few.Reason = ""
	if b.police(&few); few.Reason != "the files of its police force are not held" {
		t.Errorf("a neighbour with next to no row is told of: %q", few.Reason)
	}
	// Of 8 km the lower half of the west side and the western half of the south side lie
	// more than a kilometre from both neighbours.
	if open := openShare(geo.Dissolve(b.outlines.LSOA.Metres()), all); open < 0.15 || open > 0.26 {
		t.Errorf("%.2f of the boundary is open, want about a quarter", open)
	}
}

// A hot spot of two cells, the eastern one 100 m from N; N has a hot cell 300 m beyond.
func TestHotSpotsNearANeighbour(t *testing.T) {
	b, all := borderland()
	b.out.Settings.HotspotCellM = 200
	cells := geo.Clip(b.outlines.LSOA.Metres(), 200)
	b.grid = lattice{cells, cells.Neighbours()}
	counts, hot := make([]int64, cells.Len()), make([]bool, cells.Len())
	for _, e := range []float64{501_700, 501_900} {
		i := cells.Find(e, 200_300)
		counts[i], hot[i] = 10, true
	}
	lonely := cells.Find(500_100, 200_100)
	counts[lonely], hot[lonely] = 5, true
	b.cells, b.hotCells = map[data.Category][]int64{data.AllCrime: counts}, map[data.Category][]bool{data.AllCrime: hot}
	b.out.Hotspots = []HotspotLayer{{Category: data.AllCrime}}
	groups := b.hotGroups(data.AllCrime)
	if len(groups) != 2 || len(groups[1].cells) != 2 {
		t.Fatalf("%d hot spots, want one of one cell and one of two", len(groups))
	}
	north := all[1]
	if s, _ := b.spotBeside(data.AllCrime, groups[0], north.from); s.Cells != 0 {
		t.Errorf("a cell 1.9 km away is near: %+v", s)
	}
	s, middles := b.spotBeside(data.AllCrime, groups[1], north.from)
	if s.Cells != 2 || s.Incident != 20 || s.DistanceM < 98 || s.DistanceM > 102 || s.Share != 0.8 {
		t.Errorf("the hot spot near N is %+v", s)
	}
	m := b.emptyMap(north)
	side, n := m.beyond(data.AllCrime, middles)
	if side != OtherUnknown || n != 0 {
		t.Errorf("without a map the other side is %s", side)
	}
	beyond := make([]bool, m.cells.Len())
	m.hot[data.AllCrime] = beyond
	if side, _ = m.beyond(data.AllCrime, middles); side != OtherNotHot {
		t.Errorf("without a hot cell the other side is %s", side)
	}
	at := m.cells.Find(502_300, 200_300)
	beyond[at], m.count[data.AllCrime][at] = true, 7
	if side, n = m.beyond(data.AllCrime, middles); side != OtherHot || n != 7 {
		t.Errorf("the other side is %s with %d, want hot with 7", side, n)
	}
}
