package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// exactBelow is the count from which Byar's approximation replaces the exact
// interval, as in the PHEindicatormethods package of the UK Health Security Agency.
const exactBelow = 10

// CountInterval is the confidence interval, at level (0.95), of the count that
// would be expected when count events were seen: exact below 10 events, Byar's
// from 10. Its ends are events; the lower one is 0 when count is 0. A negative
// count, or a level outside 0 to 1, gives NaN ends.
func CountInterval(count int64, level float64) Interval {
	if count < exactBelow {
		return ExactInterval(count, level)
	}
	in := ByarInterval(count, level)
	in.Lower = max(0, in.Lower)
	return in
}

// ExactInterval is the central exact Poisson interval of an expected count: half
// the chi-square quantile at a/2 with 2k degrees of freedom, and half the one at
// 1 - a/2 with 2k + 2, where a = 1 - level. Garwood (1936), doi:10.2307/2333958.
func ExactInterval(count int64, level float64) Interval {
	if count < 0 || !validLevel(level) {
		return Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	k, tail := float64(count), (1-level)/2
	in := Interval{Upper: mathext.GammaIncRegCompInv(k+1, tail)}
	if count > 0 {
		in.Lower = mathext.GammaIncRegInv(k, tail)
	}
	return in
}

// ByarInterval is Byar's approximation to the exact Poisson interval:
// k (1 - 1/9k - z/3√k)³ and, with k + 1 for k, the same with + z. From 10 events its
// ends are within 0.2 % of the exact ones at 95 %, 1.5 % at 99.8 %. The lower end is 0 when count is 0 and can fall below 0 for one
// or two events at a high level: take CountInterval for print. Breslow and Day
// (1987), Statistical Methods in Cancer Research II, page 69.
func ByarInterval(count int64, level float64) Interval {
	if count < 0 || !validLevel(level) {
		return Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	k, z := float64(count), normalQuantile(level)
	up := k + 1
	in := Interval{Upper: up * cube(1-1/(9*up)+z/(3*math.Sqrt(up)))}
	if count > 0 {
		in.Lower = k * cube(1-1/(9*k)-z/(3*math.Sqrt(k)))
	}
	return in
}

// Rate is count events per so many units of the denominator (1,000 residents:
// per = 1000) with the interval of CountInterval on the same scale. ok is false,
// and the numbers zero, when the denominator is not above 0 or not finite: a rate
// of nobody is not a number.
func Rate(count int64, denominator, per, level float64) (rate float64, ci Interval, ok bool) {
	if !(denominator > 0) || math.IsInf(denominator, 1) || count < 0 {
		return 0, Interval{}, false
	}
	scale := per / denominator
	ci = CountInterval(count, level)
	return float64(count) * scale, Interval{Lower: ci.Lower * scale, Upper: ci.Upper * scale}, true
}

// normalQuantile is the z that a central interval at this level reaches to
// either side: 1.96 for 0.95.
func normalQuantile(level float64) float64 {
	return distuv.UnitNormal.Quantile(1 - (1-level)/2)
}

func validLevel(level float64) bool { return level > 0 && level < 1 }

func cube(x float64) float64 { return x * x * x }
