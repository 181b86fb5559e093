package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// outline is a ring made ready for many containment tests: its edges are laid
// out in upright columns, so that a point is tested only against the edges
// above and below it.
//
// It gives the answers of orb/planar bit for bit: a point on an edge or a
// vertex is in. The arithmetic is subtraction, division and comparison, so the
// answers are the same on every machine.
type outline struct {
	bound orb.Bound
	perX  float64 // columns in a unit of x
	first []int32 // column's first edge; one more than there are columns
	edges []edge  // by column; an edge is in every column it reaches
}

// edge runs from left to right.
type edge struct{ x0, y0, x1, y1, slope float64 }

// Sizes of an outline: mean edges to a column that begin in it, and the most
// copies of an edge, on average, before columns are made wider.
const (
	edgesPerColumn = 2
	copiesOfEdge   = 6
)

// newOutline takes a closed ring of at least one point.
func newOutline(r orb.Ring) outline {
	o := outline{bound: r.Bound()}
	n := len(r) - 1
	columns := max(1, n/edgesPerColumn)
	for ; ; columns /= 2 {
		o.divide(columns)
		copies := 0
		for i := 0; i < n; i++ {
			lo, hi := o.span(r[i], r[i+1])
			copies += hi - lo + 1
		}
		if columns == 1 || copies <= copiesOfEdge*n {
			break
		}
	}
	o.fill(r)
	return o
}

func (o *outline) divide(columns int) {
	o.first = make([]int32, columns+1)
	o.perX = 0
	if w := o.bound.Max[0] - o.bound.Min[0]; w > 0 {
		o.perX = float64(columns) / w
	}
}

func (o *outline) column(x float64) int {
	return min(len(o.first)-2, max(0, int((x-o.bound.Min[0])*o.perX)))
}

func (o *outline) span(a, b orb.Point) (lo, hi int) {
	return o.column(min(a[0], b[0])), o.column(max(a[0], b[0]))
}

// fill sorts the edges into their columns by counting.
func (o *outline) fill(r orb.Ring) {
	for i := 1; i < len(r); i++ {
		for k, hi := o.span(r[i-1], r[i]); k <= hi; k++ {
			o.first[k+1]++
		}
	}
	for k := 1; k < len(o.first); k++ {
		o.first[k] += o.first[k-1]
	}
	o.edges = make([]edge, o.first[len(o.first)-1])
	next := append([]int32(nil), o.first...)
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if a[0] > b[0] {
			a, b = b, a
		}
		e := edge{a[0], a[1], b[0], b[1], (b[1] - a[1]) / (b[0] - a[0])}
		for k, hi := o.span(a, b); k <= hi; k++ {
			o.edges[next[k]] = e
			next[k]++
		}
	}
}

// contains reports whether the point is inside the ring or on it: the number of
// edges above it is odd. A point exactly below a vertex counts as a hair to the
// right of it.
func (o *outline) contains(x, y float64) bool {
	if !o.bound.Contains(orb.Point{x, y}) {
		return false
	}
	c := o.column(x)
	in := false
	column := o.edges[o.first[c]:o.first[c+1]]
	for i := range column {
		e := &column[i]
		if x < e.x0 || x > e.x1 {
			continue
		}
		at := x
		if x == e.x0 || x == e.x1 {
			if e.ends(x, y) {
				return true
			}
			if at = math.Nextafter(x, math.Inf(1)); at > e.x1 {
				continue
			}
		}
		switch low, high := min(e.y0, e.y1), max(e.y0, e.y1); {
		case y > high:
		case y < low:
			in = !in
		default:
			slope := (y - e.y0) / (at - e.x0)
			if slope == e.slope {
				return true
			}
			if slope < e.slope {
				in = !in
			}
		}
	}
	return in
}

// ends reports whether a point that is level in x with an end of the edge is
// that end, or lies on the edge if that is upright.
func (e *edge) ends(x, y float64) bool {
	if x == e.x0 && y == e.y0 || x == e.x1 && y == e.y1 {
		return true
	}
	return e.x0 == e.x1 && y >= min(e.y0, e.y1) && y <= max(e.y0, e.y1)
}
