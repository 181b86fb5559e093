package geo

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Simplify thins outlines in metres for drawing: vertices nearer than
// toleranceM to the line without them go (Douglas and Peucker 1973,
// doi:10.3138/FM57-6770-U75U-7727). A border between two areas is thinned once
// and used by both, and places where three meet stay, so neighbours still meet
// and no gap opens. Every shape keeps its largest part, whatever its size; other
// parts and holes that touch nothing and measure less than toleranceM squared
// go. A ring that would lose half its area, or turn inside out, is thinned less.
// The result has one shape for each given, in order; a tolerance of nil or less
// gives the shapes as they are.
//
// The result is for maps only: a thinned border may cross another one that
// runs within the tolerance of it.
func Simplify(shapes []Shape, toleranceM float64) []Shape {
	if !(toleranceM > 0) {
		return slices.Clone(shapes)
	}
	t := newTopology(shapes)
	t.drop(shapes, toleranceM*toleranceM)
	b := t.borders(toleranceM)
	b.relax()
	out := make([]Shape, len(shapes))
	last := map[[2]int]int{} // where a part of a shape went
	for i, w := range t.rings {
		r := b.ring(i)
		if len(w.nodes) < 3 {
			r = shapes[w.shape][w.part][w.ring] // too small for the grain: kept as it is
		}
		if w.ring == 0 {
			last[[2]int{w.shape, w.part}] = len(out[w.shape])
			out[w.shape] = append(out[w.shape], orb.Polygon{r})
		} else if at, ok := last[[2]int{w.shape, w.part}]; ok {
			out[w.shape][at] = append(out[w.shape][at], r)
		}
	}
	return out
}

// drop leaves out rings that are smaller than least and share no node with
// another ring, but never a shape's largest part. Holes go with their part.
func (t *topology) drop(shapes []Shape, least float64) {
	uses := make([]int, len(t.points))
	for _, w := range t.rings {
		for _, n := range w.nodes {
			uses[n]++
		}
	}
	main := make([]int, len(shapes))
	for i, s := range shapes {
		main[i] = largest(s)
	}
	alone := func(w walk) bool {
		return !slices.ContainsFunc(w.nodes, func(n int32) bool { return uses[n] > 1 })
	}
	gone := map[[2]int]bool{}
	t.rings = slices.DeleteFunc(t.rings, func(w walk) bool {
		part := [2]int{w.shape, w.part}
		if gone[part] {
			return true
		}
		if w.ring == 0 && w.part == main[w.shape] || !alone(w) {
			return false
		}
		small := planar.Area(shapes[w.shape][w.part][w.ring:w.ring+1]) < least
		gone[part] = small && w.ring == 0
		return small
	})
}
