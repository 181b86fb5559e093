package analysis

import (
	"math"
	"sort"

	"gonum.org/v1/gonum/mathext"
)

// A funnel plot shows the rate of each area against its size, with the limits
// between which areas of that size would fall if all had the target rate. The
// target is in events per unit of exposure; limits are in events: divide them by
// the exposure to draw them among rates. Spiegelhalter (2005), doi:10.1002/sim.1970.

// FunnelLimits are the quantiles of a Poisson count whose mean is target times
// exposure: the smallest counts with at least (1 - level) / 2, and 1 less that, of
// the probability up to them. Both are 0 when nothing is expected; NaN when the
// expectation is negative or not a number, or the level not between 0 and 1.
func FunnelLimits(target, exposure, level float64) (lower, upper float64) {
	expected := target * exposure
	if !(expected >= 0) || math.IsInf(expected, 1) || !validLevel(level) {
		return math.NaN(), math.NaN()
	}
	tail := (1 - level) / 2
	return poissonQuantile(expected, tail), poissonQuantile(expected, 1-tail)
}

// FunnelNormal are the normal approximation to FunnelLimits, smooth in exposure:
// the expectation ± z times its square root, the lower one not below 0.
func FunnelNormal(target, exposure, level float64) (lower, upper float64) {
	expected := target * exposure
	reach := normalQuantile(level) * math.Sqrt(expected)
	return max(0, expected-reach), expected + reach
}

// FunnelSpread are limits that allow for areas differing by more than chance:
// (√target ± z √(1/4 exposure + tau2))² exposure, with tau2 of Overdispersion on
// FunnelScores, the lower one not below 0. With tau2 = 0 they are those of the
// square-root scale.
func FunnelSpread(target, exposure, level, tau2 float64) (lower, upper float64) {
	reach := normalQuantile(level) * math.Sqrt(1/(4*exposure)+tau2)
	low, high := max(0, math.Sqrt(target)-reach), math.Sqrt(target)+reach
	return low * low * exposure, high * high * exposure
}

// FunnelScores are the areas' distances from the target on the square-root scale,
// where a Poisson rate's standard error, 1 / (2 √exposure), does not depend on the
// rate: z = (√rate - √target) / se. Areas without exposure get NaN for both.
func FunnelScores(counts []int64, exposure []float64, target float64) (z, se []float64) {
	z, se = make([]float64, len(counts)), make([]float64, len(counts))
	for i, n := range exposure {
		if !(n > 0) {
			z[i], se[i] = math.NaN(), math.NaN()
			continue
		}
		se[i] = 1 / (2 * math.Sqrt(n))
		z[i] = (math.Sqrt(float64(counts[i])/n) - math.Sqrt(target)) / se[i]
	}
	return z, se
}

// Overdispersion tells how much more areas differ than chance explains. The z-scores
// are winsorised: the lowest and the highest 10 % are drawn in to the 10th and 90th
// percentile, so that a few true outliers do not widen the limits that should show
// them. phi is their mean square (1: chance alone) and tau2 the variance between
// areas on the scale of the standard errors se, by the method of moments:
//
//	(I phi - (I - 1)) / (Σ w - Σ w² / Σ w),   w = 1 / se²,   0 if negative.
//
// NaN scores are passed over. Fewer than three scores give phi = 1 and tau2 = 0.
// Spiegelhalter (2005), doi:10.1002/sim.1970, after DerSimonian and Laird (1986).
func Overdispersion(z, se []float64) (phi, tau2 float64) {
	var scores []float64
	var weights, squares float64
	for i, v := range z {
		if math.IsNaN(v) || !(se[i] > 0) {
			continue
		}
		w := 1 / (se[i] * se[i])
		scores = append(scores, v)
		weights += w
		squares += w * w
	}
	if len(scores) < 3 {
		return 1, 0
	}
	areas := float64(len(scores))
	phi = winsorised(scores)
	return phi, max(0, (areas*phi-(areas-1))/(weights-squares/weights))
}

// percentile is the value at share p, from 0 and below 1, of the way from the first to
// the last of at least two sorted values, by a straight line between neighbours (R's
// type 7).
func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	i := int(at)
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// poissonQuantile is the smallest count up to which a Poisson variable with this
// mean has at least probability p.
func poissonQuantile(mean, p float64) float64 {
	if mean == 0 {
		return 0
	}
	reached := func(k int) bool { return mathext.GammaIncRegComp(float64(k+1), mean) >= p }
	high := 1
	for !reached(high) {
		high *= 2
	}
	return float64(sort.Search(high, reached))
}
