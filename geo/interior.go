package geo

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// How many level lines Interior looks at, and how many stretches of each, the
// widest first.
const (
	scanlines = 16
	stretches = 32
)

// Interior is a point surely inside the shape, in the shape's own planar units,
// fit for a label: of the middles of the stretches of several level lines
// through the largest part, the one furthest from any edge. A shape without an
// inside gives its first vertex, one without a vertex the zero point.
func Interior(s Shape) orb.Point {
	i := largest(s)
	if i < 0 {
		return orb.Point{}
	}
	polygon := s[i]
	best, clearance := polygon[0][0], 0.0
	for _, y := range levels(polygon) {
		for _, x := range middles(polygon, y) {
			p := orb.Point{x, y}
			if !planar.PolygonContains(polygon, p) {
				continue
			}
			if d := distance(polygon, p); d > clearance {
				best, clearance = p, d
			}
		}
	}
	return best
}

// SquareMetres is the area of a shape in metres, holes left out.
func SquareMetres(s Shape) float64 { return planar.Area(s) }

// largest is the number of the part with the greatest area, the first of
// equals; -1 for a shape without a vertex.
func largest(s Shape) int {
	best, most := -1, 0.0
	for i, p := range s {
		if len(p) == 0 || len(p[0]) == 0 {
			continue
		}
		if a := planar.Area(p); best < 0 || a > most {
			best, most = i, a
		}
	}
	return best
}

// levels spreads heights over the polygon, each halfway between two vertices
// so that it runs through none.
func levels(p orb.Polygon) []float64 {
	var ys []float64
	for _, r := range p {
		for _, v := range r {
			ys = append(ys, v[1])
		}
	}
	slices.Sort(ys)
	ys = slices.Compact(ys)
	bottom, height := ys[0], ys[len(ys)-1]-ys[0]
	var out []float64
	for i := range scanlines {
		at := bottom + height*(float64(i)+0.5)/scanlines
		k, _ := slices.BinarySearch(ys, at)
		if k > 0 && k < len(ys) {
			out = append(out, nearestBetween(at, ys[k-1], ys[k]))
		}
	}
	return slices.Compact(out)
}

// nearestBetween is at, moved so far that it keeps a tenth of the gap from both
// ends.
func nearestBetween(at, low, high float64) float64 {
	margin := (high - low) / 10
	return min(high-margin, max(low+margin, at))
}

// middles are the x halfway between one crossing of the level line y with the
// polygon's edges and the next, those of the widest stretches.
func middles(p orb.Polygon, y float64) []float64 {
	var crossings []float64
	for _, r := range p {
		for i := 1; i < len(r); i++ {
			a, b := r[i-1], r[i]
			if (a[1] > y) != (b[1] > y) {
				crossings = append(crossings, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(crossings)
	type stretch struct{ middle, width float64 }
	var all []stretch
	for i := 1; i < len(crossings); i++ {
		width := crossings[i] - crossings[i-1]
		all = append(all, stretch{crossings[i-1] + width/2, width})
	}
	slices.SortStableFunc(all, func(s, t stretch) int { return cmp.Compare(t.width, s.width) })
	var out []float64
	for _, s := range all[:min(stretches, len(all))] {
		out = append(out, s.middle)
	}
	return out
}

// distance from a point to the nearest edge.
func distance(p orb.Polygon, at orb.Point) float64 {
	best := math.Inf(1)
	for _, r := range p {
		for i := 1; i < len(r); i++ {
			best = min(best, planar.DistanceFromSegmentSquared(r[i-1], r[i], at))
		}
	}
	return math.Sqrt(best)
}
