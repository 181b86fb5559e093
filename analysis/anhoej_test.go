package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/combin"
	"pgregory.net/rapid"
)

func TestAnhoejRulesByHand(t *testing.T) {
	nan := math.NaN()
	values := []float64{1, 1, -1, 0, -1, nan, -1, 1, 1, 1, 0, 1, -1}
	got := AnhoejRules(values, 0)
	// Useful: ++ --- ++++ -; round(log2 10) + 3 = 6; qbinom(0.05, 9, 0.5) = 2.
	want := Runs{Useful: 10, Longest: 4, LongestUsual: 6, Crossings: 3, CrossingsUsual: 2}
	if got != want || got.Shift() {
		t.Errorf("got %+v, want %+v without a shift", got, want)
	}
}

func TestAnhoejRulesSignal(t *testing.T) {
	shifted := make([]float64, 24)
	for i := range shifted {
		shifted[i] = -1
		if i >= 12 {
			shifted[i] = 1
		}
	}
	if r := AnhoejRules(shifted, 0); !r.Shift() || r.Longest != 12 || r.Crossings != 1 {
		t.Errorf("half below and half above: %+v", r)
	}
	for what, values := range map[string][]float64{"none": nil, "all on the centre": make([]float64, 30), "nine in a row": shifted[:9]} {
		if r := AnhoejRules(values, 0); r.Shift() {
			t.Errorf("%s: %+v signals a shift", what, r)
		}
	}
}

// Longest run and crossings for n useful values; the latter summed in whole numbers.
func TestAnhoejLimits(t *testing.T) {
	for _, c := range []struct{ n, longest, crossings int }{{10, 6, 2}, {12, 7, 3}, {20, 7, 6}, {24, 8, 8}, {36, 8, 13}, {60, 9, 23}} {
		values := make([]float64, c.n)
		for i := range values {
			values[i] = 1
		}
		if r := AnhoejRules(values, 0); r.LongestUsual != c.longest || r.CrossingsUsual != c.crossings {
			t.Errorf("%d values: %d and %d, want %d and %d", c.n, r.LongestUsual, r.CrossingsUsual, c.longest, c.crossings)
		}
	}
}

func TestTossQuantileIsTheLeastOfItsKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 400).Draw(t, "n")
		p := rapid.Float64Range(0.001, 0.999).Draw(t, "p")
		k := tossQuantile(n, p)
		upTo := func(k int) float64 {
			sum := 0.0
			for i := 0; i <= k; i++ {
				sum += math.Exp(combin.LogGeneralizedBinomial(float64(n), float64(i)) - float64(n)*math.Ln2)
			}
			return sum
		}
		if upTo(k) < p-1e-9 || upTo(k-1) > p+1e-9 {
			t.Fatalf("%d of %d at %v: %v, and %v for one fewer", k, n, p, upTo(k), upTo(k-1))
		}
	})
}

func TestAnhoejRulesSeldomSignalOnNoise(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 9))
	signals := 0
	for range 1000 {
		values := make([]float64, 36)
		for i := range values {
			values[i] = rng.NormFloat64()
		}
		if AnhoejRules(values, 0).Shift() {
			signals++
		}
	}
	if signals > 120 {
		t.Errorf("%d of 1,000 series of noise signal a shift", signals)
	}
}
