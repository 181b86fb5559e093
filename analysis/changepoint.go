package analysis

import (
	"fmt"
	"math"
	"slices"
)

// ChangepointParams say what counts as a change of level.
type ChangepointParams struct {
	Penalty    float64 // what a change must gain in twice the log likelihood; 0: 2 log n
	Dispersion float64 // how many times wider than a Poisson count's the values vary (see Dispersion); 0: 1
	MinSegment int     // fewest months of one level; 0: 6
}

// PELT divides a series of counts into stretches of one level each: the division
// with the least
//
//	Σ over stretches of -2 S log(S / E)  +  Penalty × Dispersion × changes,
//
// S being a stretch's count and E its exposure, which is twice the Poisson (or, with
// Dispersion, quasi-Poisson) log likelihood but for a constant. The answer is exact;
// it lists the index of the first month of each stretch but the first, in order, and
// is nil where one level serves best. Killick, Fearnhead and Eckley (2012),
// doi:10.1080/01621459.2012.737745.
//
// values are counts, or adjusted counts, not below 0; exposure is the days of each
// month (nil: all months alike). NaN is a month not held: it adds nothing to count
// or exposure but is one of MinSegment. Of divisions that cost the same, the one
// whose last stretch begins first is given, the undivided series before any. Fewer
// than twice MinSegment months, or all zeros, hold no change. A season is found as
// changes of level: adjust first. Monthly crime varies more than a Poisson count,
// and without its Dispersion many changes would be found that are not there.
func PELT(values, exposure []float64, p ChangepointParams) ([]int, error) {
	s, err := newSegments(values, exposure)
	if err != nil {
		return nil, err
	}
	penalty, err := p.penalty(len(values))
	if err != nil {
		return nil, err
	}
	least := p.MinSegment
	if least == 0 {
		least = 6
	}
	return s.divide(penalty, least), nil
}

// penalty is what each change costs.
func (p ChangepointParams) penalty(n int) (float64, error) {
	if !(p.Penalty >= 0) || !(p.Dispersion >= 0) || p.MinSegment < 0 {
		return 0, fmt.Errorf("find changes of level: penalty %v, dispersion %v and segment of %d months must not be below 0", p.Penalty, p.Dispersion, p.MinSegment)
	}
	penalty := p.Penalty
	if penalty == 0 {
		penalty = 2 * math.Log(float64(max(n, 1)))
	}
	if p.Dispersion > 0 {
		penalty *= p.Dispersion
	}
	return penalty, nil
}

// segments are running totals: of the first i months, count[i] and exposure[i].
type segments struct{ count, exposure []float64 }

func newSegments(values, exposure []float64) (segments, error) {
	if exposure != nil && len(exposure) != len(values) {
		return segments{}, fmt.Errorf("find changes of level: %d exposures for %d values", len(exposure), len(values))
	}
	s := segments{count: make([]float64, len(values)+1), exposure: make([]float64, len(values)+1)}
	for i, v := range values {
		e := 1.0
		if exposure != nil {
			e = exposure[i]
		}
		if v < 0 || math.IsInf(v, 0) || !(e > 0) || math.IsInf(e, 0) {
			return segments{}, fmt.Errorf("find changes of level: value %d of %d is %v with an exposure of %v, want a count and an exposure above 0", i+1, len(values), v, e)
		}
		if math.IsNaN(v) {
			v, e = 0, 0
		}
		s.count[i+1], s.exposure[i+1] = s.count[i]+v, s.exposure[i]+e
	}
	return s, nil
}

// cost of one level for the months from up to, not including, to.
func (s segments) cost(from, to int) float64 {
	count := s.count[to] - s.count[from]
	if !(count > 0) {
		return 0
	}
	return -2 * count * math.Log(count/(s.exposure[to]-s.exposure[from]))
}

// divide finds the cheapest division of the months. best[t] is the cost of the
// first t; a start is dropped once it can begin no last stretch of a cheapest
// division: when at some month t it costs more than best[t], a stretch starting at t
// does better for every end that is least months or more after t.
func (s segments) divide(penalty float64, least int) []int {
	n := len(s.count) - 1
	best, last := make([]float64, n+1), make([]int, n+1)
	best[0] = -penalty
	type start struct{ at, until int } // a start serves ends up to, not including, until
	starts := []start{{0, math.MaxInt}}
	for t := least; t <= n; t++ {
		if at := t - least; at >= least {
			starts = append(starts, start{at, math.MaxInt})
		}
		starts = slices.DeleteFunc(starts, func(c start) bool { return c.until <= t })
		best[t] = math.Inf(1)
		for _, c := range starts {
			if v := best[c.at] + s.cost(c.at, t) + penalty; v < best[t] {
				best[t], last[t] = v, c.at
			}
		}
		slack := 1e-9 * (1 + math.Abs(best[t])) // rounding must not drop a start
		for i, c := range starts {
			if c.until == math.MaxInt && best[c.at]+s.cost(c.at, t) > best[t]+slack {
				starts[i].until = t + least
			}
		}
	}
	var changes []int
	for t := last[n]; t > 0; t = last[t] {
		changes = append(changes, t)
	}
	slices.Reverse(changes)
	return changes
}
