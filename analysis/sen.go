package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// SenInterval is the interval of Sen's slope, in units per month, at a confidence
// level: of the n' slopes between values of the same calendar month, in order, those
// at places (n' - C) / 2 and (n' + C) / 2 + 1 with C = z √variance, rounded outwards.
// variance is that of S as it was tested, so that interval and p rest on the same.
// ok is false where the slopes are too few to bound the interval. y[i] is of calendar
// month i modulo period, NaN where it is not held. Sen (1968),
// doi:10.1080/01621459.1968.10480934; Gilbert (1987), Statistical Methods for
// Environmental Pollution Monitoring, 16.4.2 and 17.2.
func SenInterval(y []float64, period int, variance, level float64) (i Interval, ok bool) {
	var all []float64
	for month := range min(period, len(y)) {
		all = slopes(all, everyNth(y, month, period), float64(period))
	}
	slices.Sort(all)
	n := float64(len(all))
	c := distuv.UnitNormal.Quantile(1-(1-level)/2) * math.Sqrt(variance)
	lower, upper := int(math.Floor((n-c)/2)), int(math.Ceil((n+c)/2))+1
	if lower < 1 || upper > len(all) {
		return Interval{}, false
	}
	return Interval{Lower: all[lower-1], Upper: all[upper-1]}, true
}
