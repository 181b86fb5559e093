package analysis

import "math"

// The adjustments take p-values in any order and give adjusted ones in the same
// order, at most 1 and never below the p-value. A NaN p-value is a test that was
// not made: it stays NaN and is not counted in m, the number of tests.

// BenjaminiHochberg gives q-values that control the false discovery rate: the
// smallest, over all p-values from this one up, of p m / rank.
// Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
func BenjaminiHochberg(p []float64) []float64 {
	return stepUp(p, 1)
}

// BenjaminiYekutieli is BenjaminiHochberg times 1 + 1/2 + … + 1/m: it holds
// however the tests depend on each other.
// Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998.
func BenjaminiYekutieli(p []float64) []float64 {
	harmonic := 0.0
	for i := range ascending(p) {
		harmonic += 1 / float64(i+1)
	}
	return stepUp(p, harmonic)
}

// Holm controls the chance of any false finding: the largest, over all p-values
// up to this one, of p (m - rank + 1). Holm (1979), jstor.org/stable/4615733.
func Holm(p []float64) []float64 {
	order := ascending(p)
	q := notTested(len(p))
	largest := 0.0
	for k, i := range order {
		largest = max(largest, p[i]*float64(len(order)-k))
		q[i] = min(1, largest)
	}
	return q
}

// Bonferroni controls the chance of any false finding: p m. Dunn (1961),
// doi:10.1080/01621459.1961.10482090.
func Bonferroni(p []float64) []float64 {
	order := ascending(p)
	q := notTested(len(p))
	for _, i := range order {
		q[i] = min(1, p[i]*float64(len(order)))
	}
	return q
}

// stepUp walks from the largest p-value down, keeping the smallest p m factor / rank.
func stepUp(p []float64, factor float64) []float64 {
	order := ascending(p)
	q := notTested(len(p))
	smallest := 1.0
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		// The factor first: it is at least 1, so rounding cannot take q below p.
		smallest = min(smallest, p[i]*(factor*float64(len(order))/float64(k+1)))
		q[i] = smallest
	}
	return q
}

// notTested is n NaNs.
func notTested(n int) []float64 {
	q := make([]float64, n)
	for i := range q {
		q[i] = math.NaN()
	}
	return q
}
