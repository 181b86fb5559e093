package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestMannKendallByHand(t *testing.T) {
	// Pairs of 1, 3, 2, 2: up 3, down 2, tied 1. Variance (4·3·13 - 2·1·9) / 18.
	k := MannKendall([]float64{1, 3, math.NaN(), 2, 2})
	wantRelative(t, "S", k.S, 1, 0)
	wantRelative(t, "variance", k.Variance, 138.0/18, 1e-12)
	wantRelative(t, "tau-b", k.TauB, 1/math.Sqrt(30), 1e-12)
	// Slopes 2/1, 1/3, 1/4, -1/2, -1/3, 0/1.
	wantRelative(t, "slope", k.Slope, 0.125, 1e-12)
	if k.N != 4 || k.Z != 0 || k.P != 1 {
		t.Errorf("%+v, want 4 values, z 0 and p 1", k)
	}
}

func TestMannKendallEdges(t *testing.T) {
	nan := math.NaN()
	for what, y := range map[string][]float64{"none": nil, "one": {3}, "one held": {nan, 4, nan}, "all equal": {2, 2, 2, 2}, "all zero": {0, 0}} {
		for _, k := range []Kendall{MannKendall(y), SeasonalKendall(y, 12)} {
			if k.S != 0 || k.Z != 0 || k.P != 1 || !math.IsNaN(k.TauB) {
				t.Errorf("%s: %+v", what, k)
			}
		}
	}
	if k := MannKendall([]float64{1, 2, 1}); k.S != 0 || k.Z != 0 || k.P != 1 || k.TauB != 0 || k.Variance <= 0 {
		t.Errorf("up and down again: %+v", k)
	}
	if k := MannKendall([]float64{2, 2, 2}); k.Slope != 0 {
		t.Errorf("a level series has slope %v", k.Slope)
	}
	if k := MannKendall([]float64{7}); !math.IsNaN(k.Slope) {
		t.Errorf("one value has slope %v", k.Slope)
	}
}

func TestSeasonalKendallOfALineIsItsSlope(t *testing.T) {
	y := make([]float64, 61)
	for i := range y {
		y[i] = 100 - 0.5*float64(i) + 40*math.Sin(float64(i%12))
	}
	y[5], y[17], y[40] = math.NaN(), math.NaN(), math.NaN()
	k := SeasonalKendall(y, 12)
	wantRelative(t, "slope", k.Slope, -0.5, 1e-9)
	if k.N != 58 || k.P > 1e-6 || k.Z > 0 {
		t.Errorf("a fall below a season: %+v", k)
	}
}

func TestSeasonalKendallWithOneSeasonIsMannKendall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := ties(t)
		k, s := MannKendall(y), SeasonalKendall(y, 1)
		k.TauB, s.TauB = 0, 0
		if math.IsNaN(k.Slope) && math.IsNaN(s.Slope) {
			k.Slope, s.Slope = 0, 0
		}
		if k != s {
			t.Fatalf("%+v and %+v", k, s)
		}
	})
}

func TestMannKendallTurnsRoundWithTheSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := ties(t)
		back := make([]float64, len(y))
		shifted := make([]float64, len(y))
		for i, v := range y {
			back[len(y)-1-i] = v
			shifted[i] = 3*v + 7
		}
		k, r, s := MannKendall(y), MannKendall(back), MannKendall(shifted)
		if r.S != -k.S || r.Variance != k.Variance || r.P != k.P {
			t.Fatalf("%+v and backwards %+v", k, r)
		}
		if s.S != k.S || s.P != k.P || !closeTo(s.Slope, 3*k.Slope, 1e-9, 1) {
			t.Fatalf("%+v and three times that %+v", k, s)
		}
		if k.TauB < -1-1e-12 || k.TauB > 1+1e-12 || k.P < 0 || k.P > 1 {
			t.Fatalf("%+v", k)
		}
	})
}

// ties are a few small whole numbers, many of them equal, some missing.
func ties(t *rapid.T) []float64 {
	whole := rapid.SliceOfN(rapid.IntRange(-1, 6), 0, 40).Draw(t, "y")
	y := make([]float64, len(whole))
	for i, v := range whole {
		y[i] = float64(v)
		if v < 0 {
			y[i] = math.NaN()
		}
	}
	return y
}

func TestMannKendallHoldsItsLevel(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 10))
	plain, seasonal := 0, 0
	const rounds = 1000
	for range rounds {
		y := make([]float64, 60)
		for i := range y {
			y[i] = math.Round(3 * rng.NormFloat64())
		}
		if MannKendall(y).P < 0.05 {
			plain++
		}
		if SeasonalKendall(y, 12).P < 0.05 {
			seasonal++
		}
	}
	for what, n := range map[string]int{"Mann-Kendall": plain, "seasonal Kendall": seasonal} {
		if share := float64(n) / rounds; share > monteCarlo(rounds) || share < 0.02 {
			t.Errorf("%s: %.1f%% of series without a tendency have p below 0.05", what, 100*share)
		}
	}
}
