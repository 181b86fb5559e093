package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestSenIntervalByHand(t *testing.T) {
	// Slopes of 1, 2, 4, 8: 1, 1.5, 2, 7/3, 3, 4. With a variance that makes C = 2 the
	// ends are at places (6 - 2) / 2 = 2 and (6 + 2) / 2 + 1 = 5.
	y := []float64{1, 2, 4, 8}
	z := 1.959963984540054
	i, ok := SenInterval(y, 1, 4/z/z*(1-1e-12), 0.95)
	if !ok || math.Abs(i.Lower-1.5) > 1e-12 || math.Abs(i.Upper-3) > 1e-12 {
		t.Errorf("%+v %v, want 1.5 to 3", i, ok)
	}
	if i, ok := SenInterval(y, 1, 36, 0.95); ok {
		t.Errorf("six slopes bound an interval that takes 12: %+v", i)
	}
	if _, ok := SenInterval(nil, 12, 0, 0.95); ok {
		t.Error("no slope has an interval")
	}
}

func TestSenIntervalHoldsTheSlope(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := ties(t)
		period := rapid.IntRange(1, 4).Draw(t, "period")
		k := SeasonalKendall(y, period)
		i, ok := SenInterval(y, period, k.Variance, 0.95)
		if !ok {
			return
		}
		if k.Slope < i.Lower || k.Slope > i.Upper {
			t.Fatalf("slope %v outside %+v", k.Slope, i)
		}
		if wider, ok := SenInterval(y, period, 1.5*k.Variance, 0.95); ok && (wider.Lower > i.Lower || wider.Upper < i.Upper) {
			t.Fatalf("%+v with a larger variance, %+v with the smaller", wider, i)
		}
	})
}

func TestSenIntervalHoldsWhatIsTrue(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 21))
	const rounds, slope = 1000, 0.2
	held := 0
	for range rounds {
		y := make([]float64, 96)
		for i := range y {
			y[i] = slope*float64(i) + 10*math.Sin(float64(i%12)) + 4*rng.NormFloat64()
		}
		i, ok := SenInterval(y, 12, SeasonalKendall(y, 12).Variance, 0.95)
		if ok && i.Lower <= slope && slope <= i.Upper {
			held++
		}
	}
	if share := float64(held) / rounds; share < 0.93 {
		t.Errorf("95 %% intervals hold the slope in %.1f%% of series", 100*share)
	}
}
