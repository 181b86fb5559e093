package analysis

import (
	"cmp"
	"math"
	"slices"
)

// NearestNeighbourIndex compares the mean distance from an incident to the next with
// what incidents thrown at random over the area would have. Distances are metres.
type NearestNeighbourIndex struct {
	N        int
	Mean     float64 // mean distance to the nearest other incident
	Expected float64 // 0.5 / √(n / area)
	Index    float64 // Mean / Expected: below 1 clustered, above 1 regular, at most 2.149
	Z        float64 // (Mean - Expected) / (0.26136 / √(n² / area))
	P        float64 // two-sided, normal
}

// clarkEvans is the standard error's constant, √(4 - π) / (2 √π), as published.
const clarkEvans = 0.26136

// NearestNeighbour is the index of Clark and Evans (1954), doi:10.2307/1931034, for
// incidents at these eastings and northings (metres) in an area of so many square
// metres, without edge correction: near the boundary the nearest incident may lie
// outside, so the index is a little high. Incidents without a finite position are
// passed over. Below two incidents, or with an area that is not above 0, all but N is
// NaN.
//
// Incidents at one point have distance 0. Where points are snapped to streets, as those
// of police open data are, the index measures the snapping more than the incidents: say
// so beside it.
func NearestNeighbour(easting, northing []float64, area float64) NearestNeighbourIndex {
	points := make([]point, 0, len(easting))
	for i := range easting {
		if d := easting[i] - northing[i]; !math.IsNaN(d) && !math.IsInf(d, 0) {
			points = append(points, point{easting[i], northing[i]})
		}
	}
	slices.SortFunc(points, along(0))
	distinct, counts := points[:0], []int64{}
	for i, p := range points {
		if i == 0 || p != distinct[len(distinct)-1] {
			distinct, counts = append(distinct, p), append(counts, 0)
		}
		counts[len(counts)-1]++
	}
	return nearestNeighbour(distinct, counts, area)
}

// nearestNeighbour is NearestNeighbour for so many incidents at each of these distinct
// points, which it puts into another order.
func nearestNeighbour(points []point, counts []int64, area float64) NearestNeighbourIndex {
	n := float64(total(counts))
	out := NearestNeighbourIndex{N: int(n)}
	if n < 2 || !(area > 0) || math.IsInf(area, 1) {
		nan := math.NaN()
		out.Mean, out.Expected, out.Index, out.Z, out.P = nan, nan, nan, nan, nan
		return out
	}
	alone := make([]point, 0, len(points))
	for i, p := range points {
		if counts[i] == 1 {
			alone = append(alone, p)
		}
	}
	distance := 0.0
	if len(points) > 1 {
		tree := newPointTree(points)
		for _, p := range alone {
			distance += math.Sqrt(tree.nearest(p))
		}
	}
	out.Mean = distance / n
	out.Expected = 0.5 / math.Sqrt(n/area)
	out.Index = out.Mean / out.Expected
	out.Z = (out.Mean - out.Expected) / (clarkEvans / math.Sqrt(n*n/area))
	out.P = math.Erfc(math.Abs(out.Z) / math.Sqrt2)
	return out
}

// point is a position: easting, northing.
type point [2]float64

// along orders points on one axis, those level with each other on the other.
func along(axis int) func(a, b point) int {
	return func(a, b point) int {
		if a[axis] != b[axis] {
			return cmp.Compare(a[axis], b[axis])
		}
		return cmp.Compare(a[1-axis], b[1-axis])
	}
}

// pointTree holds distinct points as a balanced tree: the middle one of any range parts
// those to its west from those to its east or, a level down, its south from its north.
type pointTree []point

// newPointTree arranges the points where they are.
func newPointTree(points []point) pointTree {
	arrange(points, 0)
	return points
}

func arrange(points []point, axis int) {
	if len(points) < 2 {
		return
	}
	slices.SortFunc(points, along(axis))
	middle := len(points) / 2
	arrange(points[:middle], 1-axis)
	arrange(points[middle+1:], 1-axis)
}

// nearest is the squared distance from a point to the nearest that is not at it.
func (t pointTree) nearest(p point) float64 {
	best := math.Inf(1)
	t.search(p, 0, &best)
	return best
}

func (t pointTree) search(p point, axis int, best *float64) {
	if len(t) == 0 {
		return
	}
	middle := len(t) / 2
	at := t[middle]
	if dx, dy := at[0]-p[0], at[1]-p[1]; at != p {
		*best = min(*best, dx*dx+dy*dy)
	}
	gap := p[axis] - at[axis]
	near, far := t[:middle], t[middle+1:]
	if gap > 0 {
		near, far = far, near
	}
	near.search(p, 1-axis, best)
	if gap*gap < *best {
		far.search(p, 1-axis, best)
	}
}
