package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assess/data"
	"assess/data/reference"
	"assess/geo"

	"github.com/paulmach/orb"
)

// CountyMatters is what concerns more than one partnership: hot spots near the boundary,
// and how the neighbouring districts changed.
type CountyMatters struct {
	Reason     string           `json:"reason"`     // why no neighbour is told of; empty otherwise
	WithinM    int              `json:"within_m"`   // how near land or a hot cell has to be
	Neighbours []Neighbour      `json:"neighbours"` // by name
	Open       float64          `json:"open_share"` // of the boundary, with no district held beyond: the sea, or another county
	Spots      []BorderSpot     `json:"hot_spots"`  // by category, number and neighbour
	Calendar   int              `json:"months_compared"`
	Changes    []CategoryChange `json:"changes"` // of all crime and anti-social behaviour in each neighbour on the same months of the year before
	Adjusted   int              `json:"tests_adjusted"`
	NotTold    string           `json:"changes_reason"` // why there are no changes; empty otherwise
}

// Neighbour is a district with land near the boundary.
type Neighbour struct {
	data.Area
	Reason string `json:"reason"` // why its incidents cannot be told; empty where they can
}

// OtherSide is what is known of the land over the boundary from a hot spot.
type OtherSide string

// What may be known of it.
const (
	OtherHot     OtherSide = "hot too"
	OtherNotHot  OtherSide = "not hot"
	OtherUnknown OtherSide = "not known"
)

// BorderSpot is a hot spot with cells near a neighbour, or near a stretch of the boundary
// beyond which no district is held: then Neighbour has no code.
type BorderSpot struct {
	Category  data.Category `json:"category"`
	Number    int           `json:"number"` // of the hot spot, as on the map
	Ward      string        `json:"ward"`
	Cells     int           `json:"cells"`     // of it, those within WithinM
	Incident  int64         `json:"incidents"` // in them
	Share     float64       `json:"share"`     // of all that is counted in cells
	Neighbour data.Area     `json:"neighbour"`
	DistanceM int           `json:"distance_m"` // from the middle of the nearest cell
	Other     OtherSide     `json:"other_side"`
	Beyond    int64         `json:"incidents_beyond"` // in the neighbour's hot cells within WithinM of these cells
}

// borderM is how near land, or a hot cell, has to be to be told of.
const borderM = 1000

// leastPoliced is the fewest incidents of a neighbour by LSOA, as a share of those here,
// with which the files of its own force are held: a neighbour policed by another force
// has but the few rows that this one put over the border.
const leastPoliced = 0.1

// foreign is a neighbour with its land near the boundary.
type foreign struct {
	Neighbour
	canonical data.Code
	near      []land
	lsoas     []int  // all of the district, in the atlas; none where its small areas are not held
	force     string // that most of its rows are of
}

// land is a shape in metres with the box beyond which it is further than borderM.
type land struct {
	geo.Shape
	reach orb.Bound
}

func landOf(s geo.Shape) land { return land{s, s.Bound().Pad(borderM)} }

// county finds the neighbours, what lies near them, and how they changed.
func (b *builder) county() error {
	c := &b.out.County
	*c = CountyMatters{WithinM: borderM, Neighbours: []Neighbour{}, Spots: []BorderSpot{}, Changes: []CategoryChange{}}
	edge := geo.Dissolve(b.outlines.LSOA.Metres())
	all := b.foreigners(edge)
	c.Open = openShare(edge, all)
	for i := range all {
		b.police(&all[i])
		c.Neighbours = append(c.Neighbours, all[i].Neighbour)
	}
	if len(all) == 0 {
		c.Reason = fmt.Sprintf("no district with land within %s km of the boundary is in the boundary layers; files of the neighbours' LSOAs or districts would tell", kilometres(borderM))
	}
	if err := b.borderSpots(edge, all); err != nil {
		return err
	}
	b.neighbourChanges(all)
	return nil
}

func kilometres(m int) string { return fmt.Sprintf("%g", float64(m)/1000) }

// foreigners are the districts with land within borderM of the boundary, by name. Land is
// that of LSOAs, or where they are not held of the district layer.
func (b *builder) foreigners(edge geo.Shape) []foreign {
	found := map[data.Code]*foreign{}
	at := func(code data.Code, name string) *foreign {
		if found[code] == nil {
			found[code] = &foreign{Neighbour: Neighbour{Area: data.Area{Code: code, Name: name}}, canonical: code}
		}
		return found[code]
	}
	atlas := b.facts.common.Layers.LSOA.Atlas
	for i, d := range b.facts.districts {
		if d != "" && !b.owns(d) {
			f := at(d, b.facts.districtName(d))
			f.lsoas = append(f.lsoas, i)
		}
	}
	near := b.landNear(atlas, func(i int) bool { return b.facts.districts[i] != "" && !b.owns(b.facts.districts[i]) })
	for i, s := range near {
		found[b.facts.districts[i]].near = append(found[b.facts.districts[i]].near, landOf(s))
	}
	if l := b.facts.common.Layers.District; l != nil {
		code := func(i int) data.Code { return reference.Recoded(l.Atlas.Areas[i].Code) }
		for i, s := range b.landNear(l.Atlas, func(i int) bool { return !b.owns(code(i)) && found[code(i)] == nil }) {
			f := at(code(i), l.Atlas.Areas[i].Name)
			f.near = append(f.near, landOf(s))
		}
	}
	var out []foreign
	for _, f := range found {
		if f.touches(edge) {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(x, y foreign) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Code, y.Code)) })
	return out
}

// nearDegrees is more than borderM in degrees anywhere in Great Britain.
const nearDegrees = 0.02

// landNear gives the shapes, in metres, of an atlas's areas that are wanted and come near the
// partnership's bounds, by their place in the atlas.
func (b *builder) landNear(atlas *geo.Atlas, wanted func(i int) bool) map[int]geo.Shape {
	bound := geo.Shape(nil).Bound()
	for _, s := range b.outlines.LSOA.Shapes {
		bound = bound.Union(s.Bound())
	}
	bound = bound.Pad(nearDegrees)
	keep, order := map[data.Code]bool{}, []int{}
	for i, s := range atlas.Shapes {
		if wanted(i) && bound.Intersects(s.Bound()) {
			keep[atlas.Areas[i].Code] = true
			order = append(order, i)
		}
	}
	out := map[int]geo.Shape{}
	for k, s := range atlas.Subset(func(a data.Area) bool { return keep[a.Code] }).Metres() {
		out[order[k]] = s
	}
	return out
}

// from is how far a point lies from the neighbour's land, without end beyond borderM.
func (f *foreign) from(x, y float64) float64 {
	best := math.Inf(1)
	for _, l := range f.near {
		if l.reach.Contains(orb.Point{x, y}) {
			best = min(best, geo.Distance(l.Shape, x, y, borderM))
		}
	}
	if best > borderM {
		return math.Inf(1)
	}
	return best
}

// touches reports whether a vertex of the boundary is near the neighbour's land.
func (f *foreign) touches(edge geo.Shape) bool {
	for _, polygon := range edge {
		for _, ring := range polygon {
			for _, p := range ring {
				if !math.IsInf(f.from(p[0], p[1]), 1) {
					return true
				}
			}
		}
	}
	return false
}

// openShare is the share of the boundary's length with no neighbour near either end of its
// edges.
func openShare(edge geo.Shape, all []foreign) float64 {
	var open, length float64
	alone := func(x, y float64) bool {
		return !slices.ContainsFunc(all, func(f foreign) bool { return !math.IsInf(f.from(x, y), 1) })
	}
	for _, polygon := range edge {
		for _, ring := range polygon {
			last := false
			for i, p := range ring {
				now := alone(p[0], p[1])
				if i > 0 {
					q := ring[i-1]
					d := math.Hypot(p[0]-q[0], p[1]-q[1])
					length += d
					if now && last {
						open += d
					}
				}
				last = now
			}
		}
	}
	if length == 0 {
		return 0
	}
	return open / length
}

// police finds the force that most of the neighbour's rows are of, and whether its
// incidents can be told.
func (b *builder) police(f *foreign) {
	if len(f.lsoas) == 0 {
		f.Reason = "its small areas are not in the boundaries held"
		return
	}
	rows, year := map[string]int64{}, map[string]int64{}
	var here int64
	for _, r := range b.facts.cube {
		switch {
		case r.District == f.canonical:
			rows[r.Force] += r.Count
			if b.inYear(r.Month) {
				year[r.Force] += r.Count
			}
		case b.owns(r.District) && r.Force == b.force() && b.inYear(r.Month):
			here += r.Count
		}
	}
	for force, n := range rows {
		if f.force == "" || n > rows[f.force] || n == rows[f.force] && force < f.force {
			f.force = force
		}
	}
	missing := slices.ContainsFunc(b.months, func(m data.Month) bool { return !b.facts.usable(f.force, m) })
	switch {
	case float64(year[f.force])*float64(len(b.lsoas)) < leastPoliced*float64(here)*float64(len(f.lsoas)):
		f.Reason = "the files of its police force are not held"
	case missing:
		f.Reason = "not every month of the year is held of its police force"
	}
}
