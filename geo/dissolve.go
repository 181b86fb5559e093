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
	d := &dissolving{topology: t, edges: t.outerEdges(), found: map[string]bool{}}
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

// outerEdges lists, in order, what is left when each edge has cancelled one in
// the opposite direction. As many edges lead to every node as lead away.
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
	outer := make([]directed, 0, len(all))
	for rest := all; len(rest) > 0; {
		e := rest[0]
		n := count(rest, e)
		for range n - count(all, directed{e.to, e.from}) {
			outer = append(outer, e)
		}
		rest = rest[n:]
	}
	return outer
}

// count is how often an edge is in a sorted list.
func count(sorted []directed, e directed) int {
	i, _ := slices.BinarySearchFunc(sorted, e, compareDirected)
	n := 0
	for i+n < len(sorted) && sorted[i+n] == e {
		n++
	}
	return n
}

// dissolving is the joining of outer edges into rings.
type dissolving struct {
	*topology
	edges         []directed
	used          []bool
	path          []int32         // nodes walked and not yet part of a ring
	position      []int32         // of each node on the path, -1 when it is not on it
	found         map[string]bool // rings, by their nodes
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
	d.position[d.path[0]] = -1 // back where it began
	d.path = d.path[:0]
}

func (d *dissolving) push(node int32) {
	d.position[node] = int32(len(d.path))
	d.path = append(d.path, node)
}

// close takes the path from position at as a ring, unless it is one that was
// found before; its first node stays on the path.
func (d *dissolving) close(at int) {
	name := nameOf(fromLowest(d.path[at:]))
	r := d.outline(d.path[at:])
	switch area := signedArea(r); {
	case d.found[name]:
	case area > 0:
		d.shells = append(d.shells, r)
	case area < 0:
		d.holes = append(d.holes, r)
	}
	d.found[name] = true
	for _, node := range d.path[at+1:] {
		d.position[node] = -1
	}
	d.path = d.path[:at+1]
}

// fromLowest is a ring's nodes from the lowest on.
func fromLowest(nodes []int32) []int32 {
	at := slices.Index(nodes, slices.Min(nodes))
	return append(slices.Clone(nodes[at:]), nodes[:at]...)
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
	areas, bounds := make([]float64, len(shells)), make([]orb.Bound, len(shells))
	for i, r := range shells {
		out[i], areas[i], bounds[i] = orb.Polygon{r}, signedArea(r), r.Bound()
	}
	for _, h := range holes {
		inside := Interior(Shape{{h}})
		home := -1
		for i, r := range shells {
			smaller := home < 0 || areas[i] < areas[home]
			if smaller && bounds[i].Contains(inside) && planar.RingContains(r, inside) {
				home = i
			}
		}
		if home >= 0 {
			out[home] = append(out[home], h)
		}
	}
	return out
}
