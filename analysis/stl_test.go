package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestSTLPartsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Float64Range(0, 2000), 25, 72).Draw(t, "y")
		p := STLParams{
			Period:         12,
			SeasonalWindow: rapid.SampledFrom([]int{0, 7, 13}).Draw(t, "window"),
			Robust:         rapid.Bool().Draw(t, "robust"),
			Jump:           rapid.Bool().Draw(t, "jump"),
		}
		parts, err := STL(y, p)
		if err != nil {
			t.Fatal(err)
		}
		for i := range y {
			if sum := parts.Seasonal[i] + parts.Trend[i] + parts.Remainder[i]; math.Abs(sum-y[i]) > 1e-9 {
				t.Fatalf("value %d: parts add up to %v, want %v", i, sum, y[i])
			}
			if w := parts.Weights[i]; w < 0 || w > 1 || (!p.Robust && w != 1) {
				t.Fatalf("value %d: weight %v", i, w)
			}
			if p.SeasonalWindow == 0 && i >= 12 && parts.Seasonal[i] != parts.Seasonal[i-12] {
				t.Fatalf("a periodic season changes from %v to %v", parts.Seasonal[i-12], parts.Seasonal[i])
			}
		}
	})
}

// lineAndWave is a line of 100 + 2 a month with a wave of ±30 over the year.
func lineAndWave(n int) []float64 {
	y := make([]float64, n)
	for i := range y {
		y[i] = 100 + 2*float64(i) + 30*math.Sin(float64(i)*math.Pi/6)
	}
	return y
}

func TestSTLFindsALineAndAWave(t *testing.T) {
	for _, p := range []STLParams{{Period: 12}, {Period: 12, SeasonalWindow: 7}, {Period: 12, Robust: true}} {
		parts, err := STL(lineAndWave(60), p)
		if err != nil {
			t.Fatal(err)
		}
		for i := range parts.Trend {
			line, wave := 100+2*float64(i), 30*math.Sin(float64(i)*math.Pi/6)
			if math.Abs(parts.Trend[i]-line) > 2 || math.Abs(parts.Seasonal[i]-wave) > 2 {
				t.Errorf("%+v, value %d: trend %.2f and season %.2f, want %.2f and %.2f", p, i, parts.Trend[i], parts.Seasonal[i], line, wave)
				break
			}
		}
	}
}

func TestRobustSTLLooksPastAnOutlier(t *testing.T) {
	y := lineAndWave(60)
	rng := rand.New(rand.NewPCG(7, 7))
	for i := range y {
		y[i] += rng.NormFloat64()
	}
	y[30] += 500
	parts, err := STL(y, STLParams{Period: 12, Robust: true})
	if err != nil {
		t.Fatal(err)
	}
	if parts.Weights[30] != 0 || math.Abs(parts.Remainder[30]-500) > 10 {
		t.Errorf("the outlier has weight %v and remainder %v, want 0 and about 500", parts.Weights[30], parts.Remainder[30])
	}
	if trend := parts.Trend[30]; math.Abs(trend-160) > 5 {
		t.Errorf("trend at the outlier %v, want about 160", trend)
	}
}

func TestSTLOfOneValueThroughout(t *testing.T) {
	for _, level := range []float64{0, 12.5} {
		y := make([]float64, 36)
		for i := range y {
			y[i] = level
		}
		parts, err := STL(y, STLParams{Period: 12, Robust: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range y {
			if math.Abs(parts.Trend[i]-level) > 1e-9 || math.Abs(parts.Seasonal[i]) > 1e-9 || math.Abs(parts.Remainder[i]) > 1e-9 {
				t.Fatalf("value %d of a flat %v: %v + %v + %v", i, level, parts.Seasonal[i], parts.Trend[i], parts.Remainder[i])
			}
		}
	}
}

func TestSTLSaysWhatItCannotDecompose(t *testing.T) {
	gap, infinite := lineAndWave(36), lineAndWave(36)
	gap[5], infinite[7] = math.NaN(), math.Inf(1)
	for want, c := range map[string]struct {
		y []float64
		p STLParams
	}{
		"decompose a series: 24 values are not more than two periods of 12":         {lineAndWave(24), STLParams{Period: 12}},
		"decompose a series: a period of 1 values has no season, give 2 or more":    {lineAndWave(24), STLParams{Period: 1}},
		"decompose a series: seasonal window 8 is not 0 or an odd number from 3":    {lineAndWave(60), STLParams{Period: 12, SeasonalWindow: 8}},
		"decompose a series: value 6 of 36 is not a finite number, fill gaps first": {gap, STLParams{Period: 12}},
		"decompose a series: value 8 of 36 is not a finite number, fill gaps first": {infinite, STLParams{Period: 12}},
		"decompose a series: seasonal window -1 is not 0 or an odd number from 3":   {lineAndWave(60), STLParams{Period: 12, SeasonalWindow: -1}},
		"decompose a series: a period of 0 values has no season, give 2 or more":    {nil, STLParams{}},
	} {
		if _, err := STL(c.y, c.p); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
