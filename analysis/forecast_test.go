package analysis

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// always forecasts the same, with intervals one and two to either side.
func always(v float64) Forecaster {
	return func(_ []float64, horizon int) (Forecast, error) {
		return Forecast{
			Mean: slices.Repeat([]float64{v}, horizon),
			P80:  slices.Repeat([]Interval{{v - 1, v + 1}}, horizon),
			P95:  slices.Repeat([]Interval{{v - 2, v + 2}}, horizon),
		}, nil
	}
}

func TestGuardBreaks(t *testing.T) {
	y := make([]float64, 24)
	for _, c := range []struct {
		what    string
		breaks  []int
		crossed []int
	}{
		{"none", nil, nil},
		{"at the first month", []int{0}, nil},
		{"before the first", []int{-5}, nil},
		{"in the fit", []int{10}, []int{10}},
		{"at the first month forecast", []int{24}, []int{24}},
		{"in the horizon", []int{26}, []int{26}},
		{"after the horizon", []int{27}, nil},
		{"several, out of order and twice", []int{26, 3, 26, 40}, []int{3, 26}},
	} {
		out, err := GuardBreaks(always(5), c.breaks, true)(y, 3)
		if err != nil || !slices.Equal(out.Crossed, c.crossed) || len(out.Mean) != 3 {
			t.Errorf("%s: crossed %v (%v), want %v", c.what, out.Crossed, err, c.crossed)
		}
		_, err = GuardBreaks(always(5), c.breaks, false)(y, 3)
		if errors.Is(err, ErrBreak) != (c.crossed != nil) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestSeasonalNaiveTakesTheLastValueHeld(t *testing.T) {
	nan := math.NaN()
	// Quarters; the last second quarter is not held, so its forecast is two years old.
	f, err := SeasonalNaive(4)([]float64{1, 2, 3, 4, 3, nan, 5, 6}, 5)
	if err != nil {
		t.Fatal(err)
	}
	wantAll(t, "mean", f.Mean, []float64{3, 2, 5, 6, 3}, 0)
	for h, years := range []float64{1, 2, 1, 1, 2} {
		reach := normalQuantile(0.95) * 2 * math.Sqrt(years)
		wantRelative(t, "upper end", f.P95[h].Upper, f.Mean[h]+reach, 1e-12)
		wantRelative(t, "lower end", f.P95[h].Lower, f.Mean[h]-reach, 1e-12)
	}
}

func TestForecastersRefuse(t *testing.T) {
	nan, year := math.NaN(), make([]float64, 12)
	two := make([]float64, 24)
	gap := slices.Clone(two)
	gap[7] = nan
	for what, call := range map[string]func() error{
		"a year alone":             func() error { _, err := SeasonalNaive(12)(year, 3); return err },
		"a month never held":       func() error { _, err := SeasonalNaive(3)([]float64{1, nan, 2, 3, nan, 4}, 3); return err },
		"no horizon":               func() error { _, err := SeasonalNaive(12)(two, 0); return err },
		"an infinite value":        func() error { _, err := SeasonalNaive(2)([]float64{1, math.Inf(1), 2, 3}, 1); return err },
		"smoothing over a gap":     func() error { _, err := FitHoltWinters(gap, 12); return err },
		"smoothing less than two":  func() error { _, err := HoltWinters(two[1:], HoltWintersParams{Period: 12}); return err },
		"a weight above 1":         func() error { _, err := HoltWinters(two, HoltWintersParams{Period: 12, Alpha: 1.1}); return err },
		"a weight of NaN":          func() error { _, err := HoltWinters(two, HoltWintersParams{Period: 12, Beta: nan}); return err },
		"the root of less than 0":  func() error { _, err := ETS(append(two, -1), ETSParams{Period: 12, SquareRoot: true}); return err },
		"a period of one":          func() error { _, err := ETS(two, ETSParams{Period: 1}); return err },
		"a forecast of no horizon": func() error { _, err := (ETSParams{Period: 12}).Forecaster()(two, 0); return err },
		"no first month": func() error {
			_, err := RollingOrigin(two, RollingParams{Period: 12, Horizon: 1}, always(0))
			return err
		},
	} {
		if call() == nil {
			t.Errorf("%s is not refused", what)
		}
	}
	julys := slices.Repeat([]float64{5}, 60)
	for i := 6; i < len(julys); i += 12 {
		julys[i] = nan
	}
	for what, call := range map[string]func() error{
		"a season without a July": func() error { _, err := ETS(julys, ETSParams{Model: ETSANA, Period: 12}); return err },
		"a season from 23 values": func() error { _, err := ETS(two[1:], ETSParams{Model: ETSANA, Period: 12}); return err },
		"a level from 3 values":   func() error { _, err := ETS(two[:3], ETSParams{Period: 12}); return err },
		"any model from none":     func() error { _, err := SelectETS(nil, ETSParams{Period: 12}, nil); return err },
	} {
		if err := call(); !errors.Is(err, ErrShortSeries) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestRollingOriginByHand(t *testing.T) {
	// Errors of 10: 1, 3; then 3, missing; then missing, 0. Scales 2, 2 and, as the
	// changes from two months before are 2, 2 and 3, 7/3.
	y := []float64{8, 9, 10, 11, 13, math.NaN(), 10}
	b, err := RollingOrigin(y, RollingParams{Period: 2, First: 3, Horizon: 2}, always(10))
	if err != nil {
		t.Fatal(err)
	}
	if b.Origins != 3 || b.Months != 4 || b.Refused != 0 {
		t.Errorf("%+v, want 4 months of 3 origins", b)
	}
	wantRelative(t, "MAE", b.MAE, 7.0/4, 1e-12)
	wantRelative(t, "MASE", b.MASE, (1.0/2+3.0/2+3.0/2+0)/4, 1e-12)
	wantRelative(t, "coverage 80", b.Cover80, 0.5, 1e-12)
	wantRelative(t, "coverage 95", b.Cover95, 0.5, 1e-12)

	guarded, err := RollingOrigin(y, RollingParams{Period: 2, First: 3, Horizon: 2}, GuardBreaks(always(10), []int{5}, false))
	if err != nil || guarded.Refused != 2 || guarded.Origins != 1 {
		t.Errorf("with a break at 5: %+v (%v)", guarded, err)
	}
	none, err := RollingOrigin(y[:3], RollingParams{Period: 2, First: 3, Horizon: 2}, always(10))
	if err != nil || none.Origins != 0 || !math.IsNaN(none.MASE) || !math.IsNaN(none.Cover95) {
		t.Errorf("too short for an origin: %+v (%v)", none, err)
	}
}

func TestSeasonalNaiveHasAScaledErrorOfOneOnAStraightRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.Float64Range(0.1, 50).Draw(t, "step")
		y := make([]float64, 48)
		for i := range y {
			y[i] = 1000 + step*float64(i) + 20*math.Sin(float64(i%12))
		}
		b, err := RollingOrigin(y, RollingParams{Period: 12, First: 24, Horizon: 12, Step: 5}, SeasonalNaive(12))
		if err != nil || b.Origins != 3 || !closeTo(b.MASE, 1, 1e-9, 1) || b.Cover95 != 1 {
			t.Fatalf("%+v (%v)", b, err)
		}
	})
}
