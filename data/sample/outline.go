package sample

import (
	"cmp"
	"slices"
)

// polygon is an outer ring, counter-clockwise, and its holes, clockwise. Rings
// are closed: the last position repeats the first (RFC 7946).
type polygon [][]position

// outline is the shape of a set of cells: edges between two of them cancel, the
// rest are chained into rings. Because three cells meet at every corner, never
// four, at most one ring passes through a corner and the chain is unambiguous.
func (l *land) outline(cells []int32) []polygon {
	member := make(map[int32]bool, len(cells))
	for _, c := range cells {
		member[c] = true
	}
	type side struct {
		cell int32
		k    int
	}
	leaving := map[int32]side{} // by corner
	var starts []int32
	for _, c := range cells {
		for k, across := range l.cells[c].near {
			if across < 0 || !member[across] {
				start := l.cells[c].corners[k]
				leaving[start] = side{c, k}
				starts = append(starts, start)
			}
		}
	}
	slices.Sort(starts)
	var rings [][]position
	for _, start := range starts {
		var ring []position
		for at := start; ; {
			s, ok := leaving[at]
			if !ok {
				break
			}
			delete(leaving, at)
			_, places := l.side(s.cell, s.k)
			ring = append(ring, places...)
			at = l.cells[s.cell].corners[(s.k+1)%6]
		}
		if ring != nil {
			rings = append(rings, append(ring, ring[0]))
		}
	}
	return assemble(rings)
}

// assemble gives every clockwise ring, a hole, to the smallest outer ring around
// it. Polygons come largest first.
func assemble(rings [][]position) []polygon {
	var out []polygon
	for _, r := range rings {
		if doubleArea(r) > 0 {
			out = append(out, polygon{r})
		}
	}
	slices.SortStableFunc(out, func(a, b polygon) int { return cmp.Compare(doubleArea(b[0]), doubleArea(a[0])) })
	for _, r := range rings {
		if doubleArea(r) > 0 {
			continue
		}
		i := len(out) - 1
		for i > 0 && !holds(out[i][0], r) {
			i--
		}
		out[i] = append(out[i], r)
	}
	return out
}

// doubleArea is twice the signed area of a closed ring, positive when it runs
// counter-clockwise.
func doubleArea(ring []position) int64 {
	var sum int64
	o := ring[0]
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		sum += int64(a.lon-o.lon)*int64(b.lat-o.lat) - int64(b.lon-o.lon)*int64(a.lat-o.lat)
	}
	return sum
}

// holds reports whether the outer ring holds the hole. Rings share no vertex,
// so one vertex tells.
func holds(outer, hole []position) bool {
	ring := make([]point, len(outer)-1)
	for i := range ring {
		ring[i] = point{float64(outer[i].lon), float64(outer[i].lat)}
	}
	return inside(point{float64(hole[0].lon), float64(hole[0].lat)}, ring)
}
