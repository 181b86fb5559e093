package analysis

import (
	"math/rand/v2"
	"testing"
)

// monthsOf is a series of so many years, oldest month first.
func (s simulation) monthsOf(years int) []float64 {
	var out []float64
	for range years {
		for _, n := range s.year(1) {
			out = append(out, float64(n))
		}
	}
	return out
}

func TestForecastIntervalsHoldWhatTheySay(t *testing.T) {
	const series, years = 40, 5
	s := simulation{rng: rand.New(rand.NewPCG(20210401, 6)), months: 12}
	p := ETSParams{Model: ETSANA, Period: 12, SquareRoot: true, Draws: 1000, Seed: 1}
	t.Log(" phi  a month   months  in 80 %  in 95 %   MASE")
	var all, all80, all95 float64
	for _, s.phi = range []float64{1, 2, 4} {
		for _, s.yearly = range []float64{240, 6000} {
			var months, in80, in95, mase float64
			for range series {
				b, err := RollingOrigin(s.monthsOf(years+1), RollingParams{Period: 12, First: 12 * years, Horizon: 12}, p.Forecaster())
				if err != nil {
					t.Fatal(err)
				}
				months += float64(b.Months)
				in80 += b.Cover80 * float64(b.Months)
				in95 += b.Cover95 * float64(b.Months)
				mase += b.MASE / series
			}
			t.Logf("%4v  %7v  %7v  %6.1f%%  %6.1f%%  %5.2f", s.phi, s.yearly/12, months, 100*in80/months, 100*in95/months, mase)
			if share := in95 / months; share < 0.92 || share > 0.98 {
				t.Errorf("phi %v, %v a year: 95 %% intervals hold %.1f%% of months, want 92 to 98", s.phi, s.yearly, 100*share)
			}
			all, all80, all95 = all+months, all80+in80, all95+in95
		}
	}
	t.Logf("all            %7v  %6.1f%%  %6.1f%%", all, 100*all80/all, 100*all95/all)
	if share := all80 / all; share < 0.75 || share > 0.85 {
		t.Errorf("80 %% intervals hold %.1f%% of all months, want 75 to 85", 100*share)
	}
}
