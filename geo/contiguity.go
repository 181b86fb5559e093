package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// vertex is a position rounded to a grain, so that positions which differ by
// less than a file's own rounding are one.
type vertex struct{ x, y int64 }

// perDegree is the grain of longitude and latitude: 6 decimals, 0.1 m or less.
const perDegree = 1e6

func roundTo(p orb.Point, grains float64) vertex {
	return vertex{int64(math.Round(p[0] * grains)), int64(math.Round(p[1] * grains))}
}

// Neighbours lists for each area, in the order of Areas, the others that share
// a vertex with it (queen contiguity), sorted. Vertices are compared at 6
// decimals of a degree. A vertex that touches the middle of another area's edge
// does not count; boundary files that fit together have none.
func (a *Atlas) Neighbours() [][]int {
	type corner struct {
		at   vertex
		area int
	}
	var corners []corner
	for i, s := range a.Shapes {
		for _, polygon := range s {
			for _, ring := range polygon {
				for _, p := range ring {
					corners = append(corners, corner{roundTo(p, perDegree), i})
				}
			}
		}
	}
	slices.SortFunc(corners, func(c, d corner) int {
		return compare(c.at.x, d.at.x, c.at.y, d.at.y, int64(c.area), int64(d.area))
	})
	corners = slices.Compact(corners)
	out := make([][]int, len(a.Shapes))
	for len(corners) > 0 {
		n := 1
		for n < len(corners) && corners[n].at == corners[0].at {
			n++
		}
		for _, c := range corners[:n] {
			for _, d := range corners[:n] {
				if c.area != d.area {
					out[c.area] = append(out[c.area], d.area)
				}
			}
		}
		corners = corners[n:]
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// compare orders by pairs of numbers, the first pair that differs deciding.
func compare(pairs ...int64) int {
	for i := 0; i < len(pairs); i += 2 {
		switch {
		case pairs[i] < pairs[i+1]:
			return -1
		case pairs[i] > pairs[i+1]:
			return 1
		}
	}
	return 0
}
