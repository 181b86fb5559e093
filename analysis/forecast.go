package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Forecast is what is expected of the months after a series, first month first; all
// slices are as long as the horizon.
type Forecast struct {
	Mean    []float64  // expected value
	P80     []Interval // holds 80 % of outcomes
	P95     []Interval // holds 95 %
	Crossed []int      // breaks in the fit or before the end of the horizon, see GuardBreaks; print them
}

// Forecaster forecasts the horizon months that follow the months of y.
type Forecaster func(y []float64, horizon int) (Forecast, error)

// ErrBreak says that a forecast would reach over a break in the series.
var ErrBreak = errors.New("the series breaks in or after the months that the forecast rests on")

// GuardBreaks keeps a forecaster from reaching over a break: a month whose level
// has nothing to do with the one before it, such as the first month of a lockdown
// or of new recording rules. breaks are indices of such months in y, where len(y)
// is the first month of the forecast. One from index 1 to the end of the horizon
// lies in the fit or between it and the horizon: the forecaster then gives ErrBreak
// or, where across is true, a forecast with those breaks in Crossed. A break at index
// 0 is harmless: cut y there to leave the months before a break out.
func GuardBreaks(f Forecaster, breaks []int, across bool) Forecaster {
	return func(y []float64, horizon int) (Forecast, error) {
		var crossed []int
		for _, b := range slices.Sorted(slices.Values(breaks)) {
			if b > 0 && b < len(y)+horizon {
				crossed = append(crossed, b)
			}
		}
		crossed = slices.Compact(crossed)
		if len(crossed) > 0 && !across {
			return Forecast{}, fmt.Errorf("forecast %d months from %d: month %d: %w", horizon, len(y), crossed[0]+1, ErrBreak)
		}
		out, err := f(y, horizon)
		out.Crossed = crossed
		return out, err
	}
}

// SeasonalNaive forecasts each month as the last value held of the same calendar
// month; the benchmark that any other forecast must beat. The intervals are
// ± z s √k, where s² is the mean squared change from one year to the next and k how
// many years back the value lies. As forecast::snaive; Hyndman and Athanasopoulos
// (2021), Forecasting: Principles and Practice, section 5.2.
//
// period is the values in a year. NaN is a month not held. It is an error when a
// calendar month is never held or no two values are a year apart. Equal years give
// intervals without width; lower ends may be below 0.
func SeasonalNaive(period int) Forecaster {
	return func(y []float64, horizon int) (Forecast, error) {
		if err := checkForecast(y, period, horizon); err != nil {
			return Forecast{}, err
		}
		squares, changes := 0.0, 0.0
		for i := period; i < len(y); i++ {
			if d := y[i] - y[i-period]; !math.IsNaN(d) {
				squares += d * d
				changes++
			}
		}
		if changes == 0 {
			return Forecast{}, fmt.Errorf("forecast as a year before: none of %d values is %d months from another", len(y), period)
		}
		var f Forecast
		for h := range horizon {
			at := len(y) + h - period
			for at >= 0 && (at >= len(y) || math.IsNaN(y[at])) {
				at -= period
			}
			if at < 0 {
				return Forecast{}, fmt.Errorf("forecast as a year before: the calendar month of forecast month %d is never held", h+1)
			}
			years := float64((len(y) + h - at) / period)
			f.add(y[at], math.Sqrt(squares/changes*years))
		}
		return f, nil
	}
}

// add appends a month with normal intervals.
func (f *Forecast) add(mean, deviation float64) {
	f.Mean = append(f.Mean, mean)
	for _, band := range []struct {
		to    *[]Interval
		level float64
	}{{&f.P80, 0.80}, {&f.P95, 0.95}} {
		reach := normalQuantile(band.level) * deviation
		*band.to = append(*band.to, Interval{Lower: mean - reach, Upper: mean + reach})
	}
}

// checkForecast refuses a series that no method can start from.
func checkForecast(y []float64, period, horizon int) error {
	switch {
	case period < 2:
		return fmt.Errorf("forecast: a period of %d values has no season, give 2 or more", period)
	case horizon < 1:
		return fmt.Errorf("forecast: a horizon of %d months is none, give 1 or more", horizon)
	}
	for i, v := range y {
		if math.IsInf(v, 0) {
			return fmt.Errorf("forecast: value %d of %d is infinite", i+1, len(y))
		}
	}
	return nil
}
