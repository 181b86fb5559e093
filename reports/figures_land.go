package reports

import (
	"math"
	"sort"

	"assess/data"
	"assess/geo"

	"github.com/paulmach/orb"
)

// land is the partnership's outlines on the British National Grid in metres,
// thinned once for the size that maps are drawn at and used by every map.
type land struct {
	lsoa, ward, district *outlines
	edges                []geo.Shape // the districts' outlines
}

// outlines are one layer's areas with their thinned shapes in metres, in the
// order of their codes.
type outlines struct {
	areas   []data.Area
	shapes  []geo.Shape
	full    []geo.Shape // as they are held
	vintage int
	byCode  map[data.Code]int
}

// drawnDetail is the smallest detail worth keeping, in points on the page.
const drawnDetail = 0.4

// survey prepares the outlines of the layers that are held.
func survey(b Boundaries) *land {
	tolerance := metresPerPoint(b) * drawnDetail
	l := &land{lsoa: thinned(b.LSOA, tolerance), ward: thinned(b.Ward, tolerance), district: thinned(b.District, tolerance)}
	l.edges = l.outer()
	return l
}

// outer is the districts' outlines: those of the district layer, else of the
// smaller areas dissolved. The district layer comes first because small areas
// are cut at tidal rivers, and a river is not an edge of the partnership.
func (l *land) outer() []geo.Shape {
	switch {
	case l.district != nil:
		return l.district.shapes
	case l.lsoa != nil:
		return l.lsoa.dissolved()
	case l.ward != nil:
		return l.ward.dissolved()
	}
	return nil
}

// metresPerPoint is the scale at which the area fills the width of a map or
// as much in height, whichever is smaller.
func metresPerPoint(b Boundaries) float64 {
	var box orb.Bound
	first := true
	for _, atlas := range []*geo.Atlas{b.LSOA, b.Ward, b.District} {
		if atlas == nil {
			continue
		}
		for _, s := range atlas.Metres() {
			if len(s) == 0 {
				continue
			}
			if first {
				box, first = s.Bound(), false
				continue
			}
			box = box.Union(s.Bound())
		}
	}
	if first {
		return 0
	}
	width := float64(mapWidth)
	return math.Max((box.Right()-box.Left())/width, (box.Top()-box.Bottom())/width)
}

// thinned is one layer with its detail reduced, nil when it is not held.
func thinned(a *geo.Atlas, tolerance float64) *outlines {
	if a == nil || len(a.Areas) == 0 {
		return nil
	}
	full := a.Metres()
	o := &outlines{areas: a.Areas, shapes: geo.Simplify(full, tolerance), full: full, vintage: a.Vintage, byCode: map[data.Code]int{}}
	for i, area := range a.Areas {
		o.byCode[area.Code] = i
	}
	return o
}

// dissolved is the outline of each district of the layer, in order of the
// districts' codes; areas without a district make one outline together.
func (o *outlines) dissolved() []geo.Shape {
	parts := map[data.Code][]geo.Shape{}
	for i, area := range o.areas {
		parts[area.District] = append(parts[area.District], o.shapes[i])
	}
	codes := make([]data.Code, 0, len(parts))
	for code := range parts {
		codes = append(codes, code)
	}
	sort.Slice(codes, func(i, j int) bool { return codes[i] < codes[j] })
	out := make([]geo.Shape, 0, len(codes))
	for _, code := range codes {
		out = append(out, geo.Dissolve(parts[code]))
	}
	return out
}

// base is the layer that a map shows for orientation: wards, else LSOAs, else
// districts; nil when nothing is held.
func (l *land) base() *outlines {
	for _, layer := range []*outlines{l.ward, l.lsoa, l.district} {
		if layer != nil {
			return layer
		}
	}
	return nil
}
