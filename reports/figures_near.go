package reports

import (
	"fmt"
	"math"

	"assess/data"
	"assess/geo"
	"assess/reports/chart"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// nearPoints is about how wide the enlarged part of a map is drawn, in points.
const nearPoints = 222

// enlarge adds to a map the part of it where the most places marked on it lie,
// where they lie close together: cells that are marked, else areas that are, else
// the small areas that a map of rates fills. Where they do not, the map stays as it is.
func (d *draft) enlarge(in *chart.Map) {
	base := d.land.layerOf(in)
	if base == nil {
		return
	}
	places, what := base.marked(in)
	corner, side, held, ok := chart.Densest(boxAround(base.shapes), places)
	if !ok {
		return
	}
	square := orb.Bound{Min: corner, Max: orb.Point{corner[0] + side, corner[1] + side}}
	shapes := base.near(square)
	n := &chart.MapNear{
		West: corner[0], South: corner[1], Side: side, Shapes: shapes, Labels: d.land.namesIn(square, in.Labels),
		Title: fmt.Sprintf("Enlarged: %s of %s %s", data.Thousands(int64(held)), data.Thousands(int64(len(places))), what),
	}
	for _, s := range shapes {
		n.Lines = append(n.Lines, chart.MapLine{Geometry: s})
	}
	for _, s := range d.land.edges {
		n.Lines = append(n.Lines, chart.MapLine{Geometry: cut(s, square), Strong: true})
	}
	in.Near = n
}

// layerOf is the layer that a map fills, nil where it is none.
func (l *land) layerOf(in *chart.Map) *outlines {
	for _, o := range []*outlines{l.ward, l.lsoa, l.district} {
		if o != nil && len(o.shapes) == len(in.Shapes) {
			return o
		}
	}
	return nil
}

// marked are the places that a map marks, and what to call them.
func (o *outlines) marked(in *chart.Map) (places []orb.Point, what string) {
	stands := func(class int) bool {
		return class >= 0 && in.Key[class].Fill != chart.PlainFill && in.Key[class].Fill != chart.NoValue && in.Key[class].Fill != chart.Withheld
	}
	for _, c := range in.Cells {
		if stands(c.Class) {
			places = append(places, orb.Point{c.Easting + c.Size/2, c.Northing + c.Size/2})
		}
	}
	if len(in.Cells) > 0 {
		return places, "marked cells"
	}
	plain := false
	for _, k := range in.Key {
		plain = plain || k.Fill == chart.PlainFill
	}
	for i, s := range in.Shapes {
		if len(o.shapes[i]) > 0 && stands(s.Class) {
			places = append(places, geo.Interior(o.shapes[i]))
		}
	}
	if plain {
		return places, "marked areas"
	}
	return places, "areas"
}

// near is the layer's shapes cut to a square, in their order, thinned for the size
// at which it is drawn enlarged; empty outside it.
func (o *outlines) near(square orb.Bound) []geo.Shape {
	var touched []geo.Shape
	var at []int
	for i, s := range o.full {
		if len(s) > 0 && s.Bound().Intersects(square) {
			touched, at = append(touched, s), append(at, i)
		}
	}
	out := make([]geo.Shape, len(o.full))
	tolerance := (square.Right() - square.Left()) / nearPoints * drawnDetail
	for k, s := range geo.Simplify(touched, tolerance) {
		out[at[k]] = cut(s, square)
	}
	return out
}

// cut is the part of a shape within a square.
func cut(s geo.Shape, square orb.Bound) geo.Shape {
	return clip.MultiPolygon(square, s.Clone())
}

// namesIn are the labels of a map that lie in a square, and the names of the wards
// in it where the map has none.
func (l *land) namesIn(square orb.Bound, given []chart.MapLabel) []chart.MapLabel {
	var out []chart.MapLabel
	named := false
	for _, k := range given {
		named = named || !k.Number
		if k.Number && square.Contains(orb.Point{k.Easting, k.Northing}) {
			out = append(out, k)
		}
	}
	if l.ward == nil {
		return out
	}
	for i, s := range l.ward.near(square) {
		if len(s) == 0 {
			continue
		}
		p := geo.Interior(s)
		out = append(out, chart.MapLabel{Easting: p[0], Northing: p[1], Text: l.ward.areas[i].Name, Rank: int(math.Sqrt(geo.SquareMetres(s)))})
	}
	return out
}

// boxAround is the box of shapes, empty where there are none.
func boxAround(shapes []geo.Shape) (b orb.Bound) {
	first := true
	for _, s := range shapes {
		if len(s) == 0 {
			continue
		}
		if first {
			b, first = s.Bound(), false
			continue
		}
		b = b.Union(s.Bound())
	}
	return b
}
