package analysis

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// RatioExact compares two Poisson rates: a events in exposureA against b in
// exposureB (person-years, or years: any unit, the same for both). Given a + b,
// a is binomial with probability exposureA / (exposureA + exposureB) when the
// rates are equal. The interval is Clopper and Pearson's for that probability,
// mapped to the ratio; p is the two-sided minimum-likelihood one, the sum of all
// outcomes no more likely than a, as R's poisson.test and binom.test give it.
// The two rest on different tails and may disagree about 1 when p is close to
// 1 - level (Fay 2010, doi:10.32614/RJ-2010-008); CompareMonths takes a p that
// cannot.
//
// With a = 0 the ratio and its lower end are 0; with b = 0 the ratio and its
// upper end are +Inf; with both 0 the ratio is NaN, the interval 0 to +Inf and p 1.
// Exposures not above 0, or negative counts, give NaN throughout.
func RatioExact(a, b int64, exposureA, exposureB, level float64) (ratio float64, ci Interval, p float64) {
	t := binomialSplit{a: float64(a), b: float64(b), odds: exposureA / exposureB}
	if a < 0 || b < 0 || !(exposureA > 0) || !(exposureB > 0) || !validLevel(level) {
		nan := math.NaN()
		return nan, Interval{Lower: nan, Upper: nan}, nan
	}
	return t.ratio(), t.interval(level), t.likelihoodP()
}

// binomialSplit is a of a + b events, where odds to 1 of them are expected to
// be a's. The counts need not be whole: dividing both by a dispersion gives
// the split the weight of as many independent events.
type binomialSplit struct{ a, b, odds float64 }

// expected is the probability that an event is a's when the rates are equal.
func (t binomialSplit) expected() float64 { return t.odds / (1 + t.odds) }

// ratio is the rate ratio; NaN when there was no event, +Inf when all were a's.
func (t binomialSplit) ratio() float64 { return t.a / t.b / t.odds }

// interval is the Clopper-Pearson interval as a rate ratio.
// Clopper and Pearson (1934), doi:10.2307/2331986.
func (t binomialSplit) interval(level float64) Interval {
	tail := (1 - level) / 2
	in := Interval{Lower: 0, Upper: math.Inf(1)}
	if t.a > 0 {
		in.Lower = betaOdds(t.a, t.b+1, tail) / t.odds
	}
	if t.b > 0 {
		in.Upper = 1 / (betaOdds(t.b, t.a+1, tail) * t.odds)
	}
	return in
}

// centralP is twice the smaller tail, at most 1: below 1 - level exactly when
// the Clopper-Pearson interval leaves out 1.
func (t binomialSplit) centralP() float64 {
	return min(1, 2*min(t.upTo(t.a), t.from(t.a)))
}

// likelihoodP is the sum of the probabilities of all splits no more likely than
// the one seen, with R's relative tolerance of 1e-7 for ties. Whole counts only.
func (t binomialSplit) likelihoodP() float64 {
	n := t.a + t.b
	mean := n * t.expected()
	likely := t.logProb(t.a) + math.Log1p(1e-7)
	switch {
	case t.a == mean:
		return 1
	case t.a < mean:
		// Beyond the mean the probability falls: find the first that is no more likely.
		start := math.Ceil(mean)
		k := sort.Search(int(n-start)+1, func(i int) bool { return t.logProb(start+float64(i)) <= likely })
		return min(1, t.upTo(t.a)+t.from(start+float64(k)))
	default:
		stop := math.Floor(mean)
		k := sort.Search(int(stop)+1, func(i int) bool { return t.logProb(stop-float64(i)) <= likely })
		return min(1, t.from(t.a)+t.upTo(stop-float64(k)))
	}
}

// upTo is the probability of k or fewer of the events being a's.
func (t binomialSplit) upTo(k float64) float64 {
	n := t.a + t.b
	if k < 0 {
		return 0
	}
	if k >= n {
		return 1
	}
	return mathext.RegIncBeta(n-k, k+1, 1/(1+t.odds))
}

// from is the probability of k or more of the events being a's.
func (t binomialSplit) from(k float64) float64 {
	n := t.a + t.b
	if k <= 0 {
		return 1
	}
	if k > n {
		return 0
	}
	return mathext.RegIncBeta(k, n-k+1, t.expected())
}

// logProb is the log probability of exactly k of the events being a's.
func (t binomialSplit) logProb(k float64) float64 {
	n := t.a + t.b
	return lnGamma(n+1) - lnGamma(k+1) - lnGamma(n-k+1) + k*math.Log(t.expected()) - (n-k)*math.Log1p(t.odds)
}

// betaOdds is x / (1 - x) at the quantile x of a beta distribution.
func betaOdds(alpha, beta, p float64) float64 {
	x := mathext.InvRegIncBeta(alpha, beta, p)
	return x / (1 - x)
}

func lnGamma(x float64) float64 {
	v, _ := math.Lgamma(x)
	return v
}
