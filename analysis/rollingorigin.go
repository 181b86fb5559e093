package analysis

import (
	"errors"
	"fmt"
	"math"
)

// RollingParams say from where a forecaster is tried.
type RollingParams struct {
	Period  int // values in a year
	First   int // months before the first origin, at least one
	Horizon int
	Step    int // months from one origin to the next; 0: 1
}

// Backtest is how well a forecaster did on months that it had not seen.
type Backtest struct {
	Origins int     // forecasts made
	Refused int     // origins from which none was, because of a break
	Months  int     // months forecast and held: an origin's months count for each origin
	MAE     float64 // mean absolute error, in units of the series
	MASE    float64 // mean of the errors as a share of what the value of a year before misses by; below 1 is better than that
	Cover80 float64 // share of months within the 80 % interval, 0 to 1
	Cover95 float64
}

// RollingOrigin forecasts from every origin with the months before it alone, and
// compares with what came: print MASE and coverage beside a forecast. The scale of
// MASE is the mean absolute change from a year before within the months that the
// forecast was made from; errors whose scale is 0 or unknown are not in MASE.
// Hyndman and Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001.
//
// Origins go as far as leaves a whole horizon. NaN months are forecast but not
// compared. Where nothing can be compared all shares are NaN; a few dozen months say
// little of coverage (one of 36 is 3 %). Origins for which the forecaster gives
// ErrBreak are counted and passed over; any other error ends the trial.
func RollingOrigin(y []float64, p RollingParams, f Forecaster) (Backtest, error) {
	if p.Period < 1 || p.First < 1 || p.Horizon < 1 || p.Step < 0 {
		return Backtest{}, fmt.Errorf("try a forecast: %+v has a number that is too small", p)
	}
	var b Backtest
	var absolute, scaled, scaledMonths, in80, in95 float64
	for origin := p.First; origin+p.Horizon <= len(y); origin += max(1, p.Step) {
		out, err := f(y[:origin:origin], p.Horizon)
		if errors.Is(err, ErrBreak) {
			b.Refused++
			continue
		}
		if err != nil {
			return Backtest{}, fmt.Errorf("try a forecast from month %d: %w", origin, err)
		}
		b.Origins++
		scale := yearlyChange(y[:origin], p.Period)
		for h, v := range y[origin : origin+p.Horizon] {
			if math.IsNaN(v) {
				continue
			}
			b.Months++
			miss := math.Abs(v - out.Mean[h])
			absolute += miss
			if scale > 0 {
				scaled += miss / scale
				scaledMonths++
			}
			in80 += heldIn(v, out.P80[h])
			in95 += heldIn(v, out.P95[h])
		}
	}
	months := float64(b.Months)
	b.MAE, b.MASE = absolute/months, scaled/scaledMonths
	b.Cover80, b.Cover95 = in80/months, in95/months
	return b, nil
}

// yearlyChange is the mean absolute change from a period before; NaN where no two
// values are a period apart.
func yearlyChange(y []float64, period int) float64 {
	var changes []float64
	for i := period; i < len(y); i++ {
		if d := math.Abs(y[i] - y[i-period]); !math.IsNaN(d) {
			changes = append(changes, d)
		}
	}
	return meanOf(changes)
}

// heldIn is 1 for a value in the interval, its ends included, or else 0.
func heldIn(v float64, in Interval) float64 {
	if in.Lower <= v && v <= in.Upper {
		return 1
	}
	return 0
}
