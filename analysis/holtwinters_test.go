package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestHoltWintersContinuesASeason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := HoltWintersParams{
			Period: rapid.IntRange(2, 13).Draw(t, "period"),
			Alpha:  rapid.Float64Range(0, 1).Draw(t, "alpha"),
			Beta:   rapid.Float64Range(0, 1).Draw(t, "beta"),
			Gamma:  rapid.Float64Range(0, 1).Draw(t, "gamma"),
		}
		level := rapid.Float64Range(-500, 500).Draw(t, "level")
		at := func(i int) float64 { return level + 9*math.Cos(7*float64(i%p.Period)) }
		y := make([]float64, 2*p.Period+rapid.IntRange(0, 20).Draw(t, "more"))
		for i := range y {
			y[i] = at(i)
		}
		fit, err := HoltWinters(y, p)
		if err != nil {
			t.Fatal(err)
		}
		if fit.SSE > 1e-12*float64(len(y)) || len(fit.Residuals) != len(y)-p.Period {
			t.Fatalf("%d residuals with a sum of squares of %v", len(fit.Residuals), fit.SSE)
		}
		for h, v := range fit.Forecast(2*p.Period + 1).Mean {
			if math.Abs(v-at(len(y)+h)) > 1e-5 {
				t.Fatalf("month %d after %d: %v, want %v", h+1, len(y), v, at(len(y)+h))
			}
		}
	})
}

func TestHoltWintersLearnsALine(t *testing.T) {
	y := make([]float64, 400)
	for i := range y {
		y[i] = 50 + 2*float64(i)
	}
	fit, err := HoltWinters(y, HoltWintersParams{Period: 12, Alpha: 0.3, Beta: 0.1, Gamma: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	// The start lies six months early on the line, as R's does.
	wantRelative(t, "first residual", fit.Residuals[0], 14-2, 1e-9)
	for h, v := range fit.Forecast(12).Mean {
		wantRelative(t, "forecast", v, 50+2*float64(400+h), 1e-3)
	}
}

func TestFitHoltWintersIsNoWorseThanAnyWeights(t *testing.T) {
	y := benchSeries(5)
	best, err := FitHoltWinters(y, 12)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := HoltWintersParams{Period: 12}
		for _, w := range []*float64{&p.Alpha, &p.Beta, &p.Gamma} {
			*w = rapid.Float64Range(0, 1).Draw(t, "weight")
		}
		fit, err := HoltWinters(y, p)
		if err != nil {
			t.Fatal(err)
		}
		if fit.SSE < best.SSE*(1-1e-6) {
			t.Fatalf("%+v leaves %v, the weights found %v", p, fit.SSE, best.SSE)
		}
	})
}

func TestHoltWintersOfZeros(t *testing.T) {
	fit, err := FitHoltWinters(make([]float64, 30), 12)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range fit.Forecast(12).P95 {
		if in != (Interval{}) {
			t.Errorf("all zeros: %+v", in)
		}
	}
}
