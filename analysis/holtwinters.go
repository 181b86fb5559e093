package analysis

import (
	"fmt"
	"math"
)

// HoltWintersParams are the weights, each 0 to 1, that a new value has in the
// level, the trend and the season.
type HoltWintersParams struct {
	Period             int
	Alpha, Beta, Gamma float64
}

// HoltWintersFit is a series smoothed to its end.
type HoltWintersFit struct {
	HoltWintersParams
	Level, Trend float64   // at the last value
	Season       []float64 // of the months that follow the last value, one period
	Residuals    []float64 // one step ahead, from the second year on: value - forecast
	SSE          float64   // their sum of squares
}

// HoltWinters smooths a series of known weights with an additive trend and season:
//
//	level  = Alpha (y - season a year ago) + (1 - Alpha) (level + trend)
//	trend  = Beta (change of level) + (1 - Beta) trend
//	season = Gamma (y - level) + (1 - Gamma) season a year ago
//
// It starts from the first two years: level and trend are the line through their
// centred moving mean, the season the mean distances from that mean, made to sum to
// 0. The same as R's HoltWinters with decompose's start values; like it, it takes the
// level from half a year too early on that line, which the first values make good. Holt (1957, 2004),
// doi:10.1016/j.ijforecast.2003.09.015; Winters (1960), doi:10.1287/mnsc.6.3.324.
//
// All values must be finite and there must be two periods of them or more. For
// weights chosen to fit the series see FitHoltWinters; ETS is to be preferred for
// print, since its intervals allow for what was estimated.
func HoltWinters(y []float64, p HoltWintersParams) (HoltWintersFit, error) {
	if err := p.check(y); err != nil {
		return HoltWintersFit{}, err
	}
	f := HoltWintersFit{HoltWintersParams: p}
	f.start(y[:2*p.Period])
	f.smooth(y)
	return f, nil
}

// FitHoltWinters is HoltWinters with the weights that make SSE least.
func FitHoltWinters(y []float64, period int) (HoltWintersFit, error) {
	p := HoltWintersParams{Period: period}
	if err := p.check(y); err != nil {
		return HoltWintersFit{}, err
	}
	var begin HoltWintersFit
	begin.Period = period
	begin.start(y[:2*period])
	fit := func(w []float64) HoltWintersFit {
		f := begin
		f.Alpha, f.Beta, f.Gamma = w[0], w[1], w[2]
		f.Season = append([]float64(nil), begin.Season...)
		f.smooth(y)
		return f
	}
	best, err := leastInBox(3, func(w []float64) float64 { return fit(w).SSE })
	if err != nil {
		return HoltWintersFit{}, fmt.Errorf("fit Holt-Winters to %d values: %w", len(y), err)
	}
	return fit(best), nil
}

func (p HoltWintersParams) check(y []float64) error {
	if err := checkForecast(y, p.Period, 1); err != nil {
		return err
	}
	for _, w := range []float64{p.Alpha, p.Beta, p.Gamma} {
		if !(w >= 0 && w <= 1) {
			return fmt.Errorf("smooth a series: weight %v is not from 0 to 1", w)
		}
	}
	if len(y) < 2*p.Period {
		return fmt.Errorf("smooth a series: %d values are fewer than two periods of %d", len(y), p.Period)
	}
	for i, v := range y {
		if math.IsNaN(v) {
			return fmt.Errorf("smooth a series: value %d of %d is missing, fill gaps first", i+1, len(y))
		}
	}
	return nil
}

// start sets level, trend and season at the end of the first year from two years.
func (f *HoltWintersFit) start(y []float64) {
	trend := centredMean(y, f.Period)
	f.Season = make([]float64, f.Period)
	total := 0.0
	for month := range f.Period {
		sum, n := 0.0, 0.0
		for i := month; i < len(y); i += f.Period {
			if !math.IsNaN(trend[i]) {
				sum += y[i] - trend[i]
				n++
			}
		}
		f.Season[month] = sum / n
		total += sum / n
	}
	for month := range f.Season {
		f.Season[month] -= total / float64(f.Period)
	}
	f.Level, f.Trend = lineThrough(trend)
}

// smooth runs over y from the second year; the season is that of the next months
// at any time, its first element the next month's.
func (f *HoltWintersFit) smooth(y []float64) {
	f.Residuals = make([]float64, 0, len(y)-f.Period)
	f.SSE = 0
	for i, v := range y[f.Period:] {
		season := &f.Season[i%f.Period]
		residual := v - (f.Level + f.Trend + *season)
		f.Residuals = append(f.Residuals, residual)
		f.SSE += residual * residual
		before := f.Level
		f.Level = f.Alpha*(v-*season) + (1-f.Alpha)*(before+f.Trend)
		f.Trend = f.Beta*(f.Level-before) + (1-f.Beta)*f.Trend
		*season = f.Gamma*(v-f.Level) + (1-f.Gamma)**season
	}
	turn := len(f.Residuals) % f.Period
	f.Season = append(append([]float64(nil), f.Season[turn:]...), f.Season[:turn]...)
}

// Forecast gives horizon months, at least one, after the fit. The intervals are
// ± z s √(1 + Σ psi²) with psi = Alpha (1 + j Beta), and Gamma (1 - Alpha) more at
// whole years, s² being the variance of the residuals about their mean, as R's
// predict.HoltWinters has them. They do not allow for the weights and start values being
// estimates, so are somewhat narrow; lower ends may be below 0. Fewer than two
// residuals give intervals that are NaN.
func (f HoltWintersFit) Forecast(horizon int) Forecast {
	n := float64(len(f.Residuals))
	centre := meanOf(f.Residuals)
	variance := 0.0
	for _, r := range f.Residuals {
		variance += (r - centre) * (r - centre) / (n - 1)
	}
	if n < 2 {
		variance = math.NaN()
	}
	var out Forecast
	spread := 1.0
	for h := range horizon {
		if h > 0 {
			psi := f.Alpha * (1 + float64(h)*f.Beta)
			if h%f.Period == 0 {
				psi += f.Gamma * (1 - f.Alpha)
			}
			spread += psi * psi
		}
		mean := f.Level + float64(h+1)*f.Trend + f.Season[h%f.Period]
		out.add(mean, math.Sqrt(variance*spread))
	}
	return out
}

// centredMean is the mean of a period about each value, its two ends counting half
// where the period is even; NaN within half a period of an end.
func centredMean(y []float64, period int) []float64 {
	out := notTested(len(y))
	half := period / 2
	for i := half; i+half < len(y); i++ {
		sum := 0.0
		for j := i - half; j <= i+half; j++ {
			weight := 1.0
			if period%2 == 0 && (j == i-half || j == i+half) {
				weight = 0.5
			}
			sum += weight * y[j]
		}
		out[i] = sum / float64(period)
	}
	return out
}

// lineThrough is the least squares line through the values that are not NaN,
// numbered from 1: its height at 0 and its slope, 0 where there is one value.
func lineThrough(v []float64) (height, slope float64) {
	var held []float64
	for _, x := range v {
		if !math.IsNaN(x) {
			held = append(held, x)
		}
	}
	centre := (float64(len(held)) + 1) / 2
	level := meanOf(held)
	var up, squares float64
	for i, x := range held {
		d := float64(i+1) - centre
		up += d * (x - level)
		squares += d * d
	}
	if squares > 0 {
		slope = up / squares
	}
	return level - slope*centre, slope
}
