package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Dissolve is the outline of shapes that fit together, in degrees or metres:
// an edge that two of them share goes, what is left is joined into polygons
// with holes. Edges are shared when their ends are the same after rounding (6
// decimals of a degree, or a centimetre). Shapes that overlap, or meet along an
// edge whose vertices differ, keep the borders that do not cancel. Parts that
// touch in one point stay apart. No shapes give an empty outline.
func Dissolve(shapes []Shape) Shape {
	t := newTopology(shapes)
	d := &dissolving{topology: t, edges: t.outerEdges()}
	d.used = make([]bool, len(d.edges))
	d.position = make([]int32, len(t.points))
	for i := range d.position {
		d.position[i] = -1
	}
	for i := range d.edges {
		if !d.used[i] {
			d.follow(i)
		}
	}
	return assemble(d.shells, d.holes)
}

// directed is an edge from one node to another, with the inside on its left.
type directed struct{ from, to int32 }

func compareDirected(a, b directed) int {
	return compare(int64(a.from), int64(b.from), int64(a.to), int64(b.to))
}

// outerEdges lists, in order, the edges that no shape has in the opposite
// direction. An edge that several have in the same direction counts once.
func (t *topology) outerEdges() []directed {
	var all []directed
	for _, w := range t.rings {
		if len(w.nodes) < 3 {
			continue
		}
		// Shells run anticlockwise and holes clockwise, whichever way they came.
		reversed := (signedArea(t.outline(w.nodes)) < 0) == (w.ring == 0)
		for i, from := range w.nodes {
			e := directed{from, w.nodes[(i+1)%len(w.nodes)]}
			if reversed {
				e = directed{e.to, e.from}
			}
			all = append(all, e)
		}
	}
	slices.SortFunc(all, compareDirected)
	all = slices.Compact(all)
	outer := make([]directed, 0, len(all))
	for _, e := range all {
		if _, twin := slices.BinarySearchFunc(all, directed{e.to, e.from}, compareDirected); !twin {
			outer = append(outer, e)
		}
	}
	return outer
}

// dissolving is the joining of outer edges into rings.
type dissolving struct {
	*topology
	edges         []directed
	used          []bool
	path          []int32 // nodes walked and not yet part of a ring
	position      []int32 // of each node on the path, -1 when it is not on it
	shells, holes []orb.Ring
}

// follow walks from an edge until the path has been cut up into rings. Wherever
// the path meets itself, the loop is a ring.
func (d *dissolving) follow(edge int) {
	d.push(d.edges[edge].from)
	for edge >= 0 {
		d.used[edge] = true
		node := d.edges[edge].to
		if at := d.position[node]; at >= 0 {
			d.close(int(at))
		} else {
			d.push(node)
		}
		edge = d.next(d.edges[edge])
	}
	for _, node := range d.path { // what did not close: overlapping shapes only
		d.position[node] = -1
	}
	d.path = d.path[:0]
}

func (d *dissolving) push(node int32) {
	d.position[node] = int32(len(d.path))
	d.path = append(d.path, node)
}

// close takes the path from position at as a ring; its first node stays on the
// path.
func (d *dissolving) close(at int) {
	r := d.outline(d.path[at:])
	switch area := signedArea(r); {
	case area > 0:
		d.shells = append(d.shells, r)
	case area < 0:
		d.holes = append(d.holes, r)
	}
	for _, node := range d.path[at+1:] {
		d.position[node] = -1
	}
	d.path = d.path[:at+1]
}

// next is the unused edge out of the end of e that turns furthest to the left,
// so that it keeps to the same area where several touch; -1 when there is none.
func (d *dissolving) next(e directed) int {
	best, sharpest := -1, math.Inf(-1)
	i, _ := slices.BinarySearchFunc(d.edges, directed{e.to, -1}, compareDirected)
	for ; i < len(d.edges) && d.edges[i].from == e.to; i++ {
		if d.used[i] {
			continue
		}
		if turn := d.turn(e, d.edges[i].to); turn > sharpest {
			best, sharpest = i, turn
		}
	}
	return best
}

// turn is the angle by which the way bends at the end of e on towards to:
// radians, above zero to the left.
func (d *dissolving) turn(e directed, to int32) float64 {
	a, b, c := d.points[e.from], d.points[e.to], d.points[to]
	ux, uy, vx, vy := b[0]-a[0], b[1]-a[1], c[0]-b[0], c[1]-b[1]
	return math.Atan2(ux*vy-uy*vx, ux*vx+uy*vy)
}

// assemble gives each hole to the smallest shell around it.
func assemble(shells, holes []orb.Ring) Shape {
	out := make(Shape, len(shells))
	for i, r := range shells {
		out[i] = orb.Polygon{r}
	}
	for _, h := range holes {
		inside := Interior(Shape{{h}})
		home, least := -1, math.Inf(1)
		for i, r := range shells {
			if area := signedArea(r); area < least && planar.RingContains(r, inside) {
				home, least = i, area
			}
		}
		if home >= 0 {
			out[home] = append(out[home], h)
		}
	}
	return out
}
