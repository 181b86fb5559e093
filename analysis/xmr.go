package analysis

import "math"

// The constants of an individuals chart: d2 turns a mean moving range of two into
// a standard deviation, D4 gives the upper limit of the moving range.
const (
	movingRangeD2 = 1.128
	movingRangeD4 = 3.267
)

// runLength is how many values in a row on one side of the centre are a signal.
const runLength = 8

// Limits are the limits of an XmR (individuals and moving range) chart, in the
// units of the values. Without a moving range only Centre is a number; without a
// value none is.
type Limits struct {
	Centre  float64 // mean
	Lower   float64 // Centre - 3 mean moving range / 1.128; may be below 0
	Upper   float64
	MRUpper float64 // 3.267 mean moving range
	Values  int     // values that set the centre
	Ranges  int     // moving ranges that set the limits
}

// XmR sets the limits of a control chart from the values marked in basis (nil:
// all): mean ± 3 / 1.128 times the mean moving range. A moving range is taken
// between two values of the basis that are adjacent: adjacent[i] says that value i
// follows value i - 1 by one month (nil: all do). NaN values are passed over, as
// gaps. Wheeler and Chambers (1992), Understanding Statistical Process Control.
func XmR(values []float64, adjacent []bool, basis []bool) Limits {
	used := func(i int) bool { return !math.IsNaN(values[i]) && (basis == nil || basis[i]) }
	var l Limits
	var sum, moved float64
	for i := range values {
		if !used(i) {
			continue
		}
		sum += values[i]
		l.Values++
		if i > 0 && used(i-1) && follows(adjacent, i) {
			moved += math.Abs(values[i] - values[i-1])
			l.Ranges++
		}
	}
	meanRange := moved / float64(l.Ranges)
	l.Centre = sum / float64(l.Values)
	l.Lower = l.Centre - 3/movingRangeD2*meanRange
	l.Upper = l.Centre + 3/movingRangeD2*meanRange
	l.MRUpper = movingRangeD4 * meanRange
	return l
}

// Departure is a value that control limits do not expect.
type Departure struct {
	Index int    // of the value
	Start int    // of the first value of its run; Index for a value beyond the limits
	Rule  string // RuleBeyond or RuleRun
	High  bool   // above the centre
}

// The rules, as Signal names them.
const (
	RuleBeyond = "beyond limits"
	RuleRun    = "run of 8"
)

// RunRule lists, in the order of the values, those beyond the limits and those
// that are at least the eighth in a row on one side of the centre. The eighth
// value of a run and each one after it is listed, with the run's Start, so that
// a run which began before a window is still seen in it. A gap (see XmR) breaks a
// run, as does a NaN and a value on the centre. Limits that are NaN signal nothing.
func RunRule(values []float64, adjacent []bool, limits Limits) []Departure {
	var out []Departure
	side, start := 0, 0
	for i, v := range values {
		now := sideOf(v, limits.Centre)
		if now != side || !follows(adjacent, i) {
			side, start = now, i
		}
		if v > limits.Upper || v < limits.Lower {
			out = append(out, Departure{Index: i, Start: i, Rule: RuleBeyond, High: v > limits.Upper})
		}
		if side != 0 && i-start+1 >= runLength {
			out = append(out, Departure{Index: i, Start: start, Rule: RuleRun, High: side > 0})
		}
	}
	return out
}

// follows says whether value i comes one month after value i - 1.
func follows(adjacent []bool, i int) bool { return adjacent == nil || adjacent[i] }

// sideOf is 1 above the centre, -1 below, 0 on it or where there is no value.
func sideOf(v, centre float64) int {
	switch {
	case v > centre:
		return 1
	case v < centre:
		return -1
	}
	return 0
}
