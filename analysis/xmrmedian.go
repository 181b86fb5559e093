package analysis

import (
	"math"
	"slices"
)

// The constants of Wheeler's individuals charts: by how many mean or median moving
// ranges the limits lie from the centre, and D4 for the median.
const (
	roundedScale   = 2.66
	medianScale    = 3.145
	medianRangeTop = 3.865
)

// XmRMedian is XmR with limits from the median moving range: mean ± 3.145 medians,
// and 3.865 medians for the ranges. One or two leaps, which widen XmR's limits and
// so hide, do not move these; but where more than half of the ranges are 0, as with
// rare events, the limits close on the centre: take XmR there. Values, gaps and
// NaN are treated as by XmR. Wheeler and Chambers (1992).
func XmRMedian(values []float64, adjacent, basis []bool) Limits {
	l := XmR(values, adjacent, basis)
	middle := middleOf(movingRanges(values, adjacent, basis))
	l.Lower, l.Upper = l.Centre-medianScale*middle, l.Centre+medianScale*middle
	l.MRUpper = medianRangeTop * middle
	return l
}

// XmRRounded is XmR with the limits as charts drawn by hand have them: mean ± 2.66
// mean moving ranges instead of 3 / 1.128, wider by a fiftieth of a per cent. For
// comparison with such charts.
func XmRRounded(values []float64, adjacent, basis []bool) Limits {
	l := XmR(values, adjacent, basis)
	middle := meanOf(movingRanges(values, adjacent, basis))
	l.Lower, l.Upper = l.Centre-roundedScale*middle, l.Centre+roundedScale*middle
	return l
}

// movingRanges are the distances between values of the basis that are adjacent,
// in order; none over a gap or a NaN. See XmR.
func movingRanges(values []float64, adjacent, basis []bool) []float64 {
	used := func(i int) bool { return !math.IsNaN(values[i]) && (basis == nil || basis[i]) }
	var out []float64
	for i := 1; i < len(values); i++ {
		if used(i) && used(i-1) && follows(adjacent, i) {
			out = append(out, math.Abs(values[i]-values[i-1]))
		}
	}
	return out
}

// meanOf nothing is NaN.
func meanOf(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// middleOf is the median: the mean of the two middle values of an even number, NaN
// of none.
func middleOf(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(v))
	return (sorted[(len(v)-1)/2] + sorted[len(v)/2]) / 2
}
