package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// topology is shapes with their shared vertices made one: each distinct
// position is a node, each ring a closed walk over nodes.
type topology struct {
	points []orb.Point // of each node: as first met
	rings  []walk
}

// walk is one ring: its nodes in order, the first not repeated at the end, no
// two alike in a row. Which shape, part and ring it is, is kept.
type walk struct {
	nodes             []int32
	shape, part, ring int
}

// newTopology takes shapes in degrees or metres.
func newTopology(shapes []Shape) *topology {
	t := &topology{}
	grains := grainsOf(shapes)
	seen := map[vertex]int32{}
	for i, s := range shapes {
		for j, polygon := range s {
			for k, ring := range polygon {
				w := walk{shape: i, part: j, ring: k}
				for _, p := range ring {
					v := roundTo(p, grains)
					node, ok := seen[v]
					if !ok {
						node = int32(len(t.points))
						seen[v] = node
						t.points = append(t.points, p)
					}
					w.nodes = append(w.nodes, node)
				}
				w.nodes = slices.Compact(w.nodes)
				if n := len(w.nodes); n > 1 && w.nodes[0] == w.nodes[n-1] {
					w.nodes = w.nodes[:n-1]
				}
				t.rings = append(t.rings, w)
			}
		}
	}
	return t
}

// grainsOf is how many grains make a unit: of coordinates that may all be
// degrees a millionth of a degree is one, else a centimetre.
func grainsOf(shapes []Shape) float64 {
	b, _ := boundOf(shapes)
	if max(math.Abs(b.Min[0]), math.Abs(b.Max[0])) <= 180 && max(math.Abs(b.Min[1]), math.Abs(b.Max[1])) <= 90 {
		return perDegree
	}
	return 100
}

// outline is the closed ring over the nodes.
func (t *topology) outline(nodes []int32) orb.Ring {
	r := make(orb.Ring, 0, len(nodes)+1)
	for _, n := range nodes {
		r = append(r, t.points[n])
	}
	return append(r, r[0])
}

// signedArea is above zero for a ring that runs anticlockwise.
func signedArea(r orb.Ring) float64 {
	_, area := planar.CentroidArea(r)
	return area
}
