package analysis

import (
	"fmt"
	"math"
	"slices"
)

// STLParams say how a series is decomposed. The windows of the trend and of the
// low-pass filter follow from them, as in R's stl.
type STLParams struct {
	Period         int  // values in a year: 12 for months; at least 2
	SeasonalWindow int  // years over which a calendar month may change, odd, at least 3; 0: every year has the same shape
	Robust         bool // draw no conclusions from outliers: 15 rounds of reweighting
	Jump           bool // fit at every tenth of a window and interpolate, as R does by default; false: fit everywhere
}

// STLParts are the parts of a series, each as long as it:
// Seasonal + Trend + Remainder is the series.
type STLParts struct {
	Seasonal  []float64
	Trend     []float64
	Remainder []float64
	Weights   []float64 // of the robust fit, 0 for an outlier to 1; all 1 otherwise
}

// STL splits a series into a season, a trend and a remainder by repeated loess:
// the values of each calendar month are smoothed over the years, what is not
// seasonal in the result is taken out, and the rest is smoothed to a trend. The
// seasonal smoother is a local mean, trend and low-pass filter are local lines; two
// rounds, or one in each of 16 reweighted fits when robust. Cleveland, Cleveland,
// McRae and Terpenning (1990), Journal of Official Statistics 6, 3-73. With a
// periodic season the seasonal part is the mean of each calendar month's, as R does.
//
// The same as R's stl with s.window, robust and jumps given, but for the median of
// the robust weights, which is exact here. Values must be finite (fill gaps first)
// and there must be more than two periods of them.
func STL(y []float64, p STLParams) (STLParts, error) {
	if err := p.check(y); err != nil {
		return STLParts{}, err
	}
	d := newDecomposition(y, p.settings(len(y)))
	d.run()
	if p.SeasonalWindow == 0 {
		averageSeason(d.season, p.Period)
	}
	parts := STLParts{Seasonal: d.season, Trend: d.trend, Weights: d.weight, Remainder: make([]float64, len(y))}
	for i := range y {
		parts.Remainder[i] = y[i] - d.season[i] - d.trend[i]
	}
	return parts, nil
}

func (p STLParams) check(y []float64) error {
	switch {
	case p.Period < 2:
		return fmt.Errorf("decompose a series: a period of %d values has no season, give 2 or more", p.Period)
	case p.SeasonalWindow != 0 && (p.SeasonalWindow < 3 || p.SeasonalWindow%2 == 0):
		return fmt.Errorf("decompose a series: seasonal window %d is not 0 or an odd number from 3", p.SeasonalWindow)
	case len(y) <= 2*p.Period:
		return fmt.Errorf("decompose a series: %d values are not more than two periods of %d", len(y), p.Period)
	}
	for i, v := range y {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("decompose a series: value %d of %d is not a finite number, fill gaps first", i+1, len(y))
		}
	}
	return nil
}

// stlSettings are the windows, degrees and rounds that a decomposition uses.
type stlSettings struct {
	period       int
	bySeason     loess // of one calendar month over the years
	byTrend      loess
	byFilter     loess // low-pass
	inner, outer int   // rounds of fitting in one of reweighting, rounds of reweighting
}

// settings are R's defaults for a series of n values.
func (p STLParams) settings(n int) stlSettings {
	seasonal := p.SeasonalWindow
	if seasonal == 0 {
		seasonal = 10*n + 1
	}
	trend := int(math.Ceil(1.5 * float64(p.Period) / (1 - 1.5/float64(seasonal))))
	s := stlSettings{
		period:   p.Period,
		bySeason: loess{window: seasonal, degree: 0, jump: 1},
		byTrend:  loess{window: trend | 1, degree: 1, jump: 1},
		byFilter: loess{window: p.Period | 1, degree: 1, jump: 1},
		inner:    2,
	}
	if p.Robust {
		s.inner, s.outer = 1, 15
	}
	if p.Jump {
		for _, l := range []*loess{&s.bySeason, &s.byTrend, &s.byFilter} {
			l.jump = (l.window + 9) / 10
		}
	}
	return s
}

// decomposition is the state of one STL fit.
type decomposition struct {
	stlSettings
	y                     []float64
	season, trend, weight []float64
	rest                  []float64 // y without one of the parts
	cycle                 []float64 // smoothed calendar months, one period longer at each end
	low                   []float64 // what of cycle is not seasonal
}

func newDecomposition(y []float64, s stlSettings) *decomposition {
	n := len(y)
	return &decomposition{
		stlSettings: s,
		y:           y,
		season:      make([]float64, n),
		trend:       make([]float64, n),
		weight:      slices.Repeat([]float64{1}, n),
		rest:        make([]float64, n),
		cycle:       make([]float64, n+2*s.period),
		low:         make([]float64, n),
	}
}

func (d *decomposition) run() {
	var weight []float64
	for round := 0; ; round++ {
		for range d.inner {
			d.fit(weight)
		}
		if round == d.outer {
			return
		}
		d.reweight()
		weight = d.weight
	}
}

// fit is one pass of the inner loop.
func (d *decomposition) fit(weight []float64) {
	for i := range d.y {
		d.rest[i] = d.y[i] - d.trend[i]
	}
	for month := range d.period {
		d.smoothMonth(month, weight)
	}
	passed := movingMean(movingMean(movingMean(d.cycle, d.period), d.period), 3)
	d.byFilter.smooth(d.low, passed, nil)
	for i := range d.y {
		d.season[i] = d.cycle[i+d.period] - d.low[i]
		d.rest[i] = d.y[i] - d.season[i]
	}
	d.byTrend.smooth(d.trend, d.rest, weight)
}

// smoothMonth smooths one calendar month over the years, with a year more at each end.
func (d *decomposition) smoothMonth(month int, weight []float64) {
	values := everyNth(d.rest, month, d.period)
	var w []float64
	if weight != nil {
		w = everyNth(weight, month, d.period)
	}
	k := len(values)
	smooth := make([]float64, k+2)
	d.bySeason.smooth(smooth[1:k+1], values, w)
	for _, end := range []struct{ to, beside int }{{0, 1}, {k + 1, k}} {
		fit, ok := d.bySeason.at(float64(end.to-1), values, w)
		if !ok {
			fit = smooth[end.beside]
		}
		smooth[end.to] = fit
	}
	for i, v := range smooth {
		d.cycle[month+i*d.period] = v
	}
}

// reweight gives each value its bisquare weight for the next round: 1 for a
// remainder of nothing, 0 from six median absolute remainders.
func (d *decomposition) reweight() {
	r := d.rest
	for i := range r {
		r[i] = math.Abs(d.y[i] - d.season[i] - d.trend[i])
	}
	sorted := slices.Sorted(slices.Values(r))
	n := len(sorted)
	reach := 3 * (sorted[(n-1)/2] + sorted[n/2])
	for i, v := range r {
		switch {
		case v <= 0.001*reach:
			d.weight[i] = 1
		case v <= 0.999*reach:
			u := 1 - (v/reach)*(v/reach)
			d.weight[i] = u * u
		default:
			d.weight[i] = 0
		}
	}
}

// averageSeason gives every year the mean of each calendar month's values.
func averageSeason(season []float64, period int) {
	for month := range period {
		values := everyNth(season, month, period)
		mean := 0.0
		for _, v := range values {
			mean += v / float64(len(values))
		}
		for i := month; i < len(season); i += period {
			season[i] = mean
		}
	}
}

// everyNth is v[from], v[from+step], …
func everyNth(v []float64, from, step int) []float64 {
	out := make([]float64, 0, len(v)/step+1)
	for i := from; i < len(v); i += step {
		out = append(out, v[i])
	}
	return out
}

// movingMean is the mean of each run of width values, width - 1 fewer than v has.
func movingMean(v []float64, width int) []float64 {
	out := make([]float64, len(v)-width+1)
	sum := 0.0
	for i, x := range v {
		sum += x
		if i >= width {
			sum -= v[i-width]
		}
		if i >= width-1 {
			out[i-width+1] = sum / float64(width)
		}
	}
	return out
}
