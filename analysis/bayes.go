package analysis

import "math"

// EmpiricalBayes draws each area's rate towards the rate of all areas, the more
// so the smaller its population: b + a (r - b) / (a + b / n), where b is the rate
// of all areas together, r the area's own and n its population; a is the variance
// between areas, Σ n (r - b)² / Σ n - b / mean n, not below 0. Rates are events
// per unit of population. Marshall (1991), doi:10.2307/2347593; the same as
// spdep's EBest.
//
// An area whose population is not above 0 gets NaN and has no part in the
// others. When no area has an event all rates are 0; when the areas differ by
// no more than chance all get b. population must be as long as counts.
func EmpiricalBayes(counts []int64, population []float64) []float64 {
	var events, people, areas float64
	for i, n := range population {
		if n > 0 {
			events += float64(counts[i])
			people += n
			areas++
		}
	}
	overall := events / people
	between := 0.0
	for i, n := range population {
		if n > 0 {
			d := float64(counts[i])/n - overall
			between += n * d * d
		}
	}
	between = max(0, between/people-overall*areas/people)

	smoothed := make([]float64, len(counts))
	for i, n := range population {
		switch {
		case !(n > 0):
			smoothed[i] = math.NaN()
		case between == 0:
			smoothed[i] = overall
		default:
			r := float64(counts[i]) / n
			smoothed[i] = overall + between*(r-overall)/(between+overall/n)
		}
	}
	return smoothed
}
