package geo

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

// border is a stretch of outline between two places where outlines meet, as it
// is and as it is drawn. The areas on both sides have it in common.
type border struct {
	points    orb.LineString
	tolerance float64
	thin      orb.LineString
}

// leg is a border as one ring goes along it.
type leg struct {
	border   int
	backward bool
}

// borders is the rings of a topology as legs.
type borders struct {
	*topology
	all  []border
	legs [][]leg // of each ring; none for a ring of fewer than three nodes
}

// borders cuts the rings where they meet and thins each stretch by itself.
func (t *topology) borders(tolerance float64) *borders {
	b := &borders{topology: t, legs: make([][]leg, len(t.rings))}
	ends := t.junctions()
	seen := map[string]int{}
	for i, w := range t.rings {
		if len(w.nodes) < 3 {
			continue
		}
		for _, stretch := range cut(w.nodes, ends) {
			forth := slices.Clone(stretch)
			slices.Reverse(stretch)
			backward := slices.Compare(stretch, forth) < 0
			if !backward {
				stretch = forth
			}
			name := nameOf(stretch)
			k, ok := seen[name]
			if !ok {
				k = len(b.all)
				seen[name] = k
				b.all = append(b.all, newBorder(t, stretch, tolerance))
			}
			b.legs[i] = append(b.legs[i], leg{k, backward})
		}
	}
	return b
}

// nameOf is the same for two stretches over the same nodes and for no others.
func nameOf(stretch []int32) string {
	name := make([]byte, 0, 4*len(stretch))
	for _, n := range stretch {
		name = binary.LittleEndian.AppendUint32(name, uint32(n))
	}
	return string(name)
}

// junctions marks the nodes at which outlines meet or part: those that do not
// have exactly two nodes next to them. A ring without any gets three of its own,
// as far apart as may be, so that it cannot vanish.
func (t *topology) junctions() []bool {
	ends := make([]bool, len(t.points))
	beside := make([][2]int32, len(t.points))
	for i := range beside {
		beside[i] = [2]int32{-1, -1}
	}
	for _, w := range t.rings {
		for i, n := range w.nodes {
			for _, m := range [2]int32{w.nodes[(i+1)%len(w.nodes)], w.nodes[(i+len(w.nodes)-1)%len(w.nodes)]} {
				switch b := &beside[n]; {
				case b[0] == m || b[1] == m:
				case b[0] < 0:
					b[0] = m
				case b[1] < 0:
					b[1] = m
				default:
					ends[n] = true
				}
			}
		}
	}
	for n, b := range beside {
		ends[n] = ends[n] || b[1] < 0
	}
	for _, w := range t.rings {
		if !slices.ContainsFunc(w.nodes, func(n int32) bool { return ends[n] }) {
			t.anchor(w.nodes, ends)
		}
	}
	return ends
}

// anchor marks the lowest node of a ring by number, the one furthest from it,
// and the one furthest from the line between those two.
func (t *topology) anchor(nodes []int32, ends []bool) {
	if len(nodes) < 3 {
		return
	}
	a := slices.Min(nodes)
	b := t.furthest(nodes, a, a)
	c := t.furthest(nodes, a, b)
	ends[a], ends[b], ends[c] = true, true, true
}

// furthest is the node furthest from the segment between two nodes, the lowest
// of several by number.
func (t *topology) furthest(nodes []int32, from, to int32) int32 {
	best, most := int32(-1), -1.0
	for _, n := range nodes {
		if n == from || n == to {
			continue
		}
		d := planar.DistanceFromSegmentSquared(t.points[from], t.points[to], t.points[n])
		if d > most || d == most && n < best {
			best, most = n, d
		}
	}
	return best
}

// cut splits a ring at the marked nodes, of which it has at least one; each
// stretch has both its ends.
func cut(nodes []int32, ends []bool) [][]int32 {
	start := slices.IndexFunc(nodes, func(n int32) bool { return ends[n] })
	round := append(slices.Clone(nodes[start:]), nodes[:start+1]...)
	var out [][]int32
	from := 0
	for i := 1; i < len(round); i++ {
		if ends[round[i]] {
			out = append(out, slices.Clone(round[from:i+1]))
			from = i
		}
	}
	return out
}

func newBorder(t *topology, nodes []int32, tolerance float64) border {
	b := border{tolerance: tolerance}
	for _, n := range nodes {
		b.points = append(b.points, t.points[n])
	}
	b.thin = simplify.DouglasPeucker(tolerance).LineString(b.points.Clone())
	return b
}

// refine draws the border more closely; false when it is drawn in full already.
func (b *border) refine() bool {
	if len(b.thin) == len(b.points) {
		return false
	}
	b.tolerance /= 4
	if b.tolerance < 0.01 {
		b.thin = b.points
	} else {
		b.thin = simplify.DouglasPeucker(b.tolerance).LineString(b.points.Clone())
	}
	return true
}

// relax refines the borders of every ring that thinning would spoil, until none is.
func (b *borders) relax() {
	for again := true; again; {
		again = false
		for i := range b.rings {
			if len(b.legs[i]) == 0 || b.sound(i) {
				continue
			}
			for _, l := range b.legs[i] {
				if b.all[l.border].refine() {
					again = true
				}
			}
		}
	}
}

// sound reports whether a thinned ring still runs the same way round and has
// between half and twice its true area.
func (b *borders) sound(i int) bool {
	r, whole := b.ring(i), signedArea(b.outline(b.rings[i].nodes))
	ratio := signedArea(r) / whole
	return len(r) >= 4 && (whole == 0 || ratio > 0.5 && ratio < 2 && !math.IsInf(whole, 0))
}

// ring is a ring as it is drawn, closed.
func (b *borders) ring(i int) orb.Ring {
	var r orb.Ring
	for _, l := range b.legs[i] {
		thin := b.all[l.border].thin
		if l.backward {
			thin = thin.Clone()
			thin.Reverse()
		}
		r = append(r, thin[:len(thin)-1]...)
	}
	if len(r) == 0 {
		return nil
	}
	return append(r, r[0])
}
