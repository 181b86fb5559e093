package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestAdjustmentsByHand(t *testing.T) {
	nan := math.NaN()
	p := []float64{0.04, nan, 0.01, 0.03, 0.005} // four tests: rank 4, not made, 2, 3, 1
	wantAll(t, "BH", BenjaminiHochberg(p), []float64{0.04, nan, 0.02, 0.04, 0.02}, 1e-12)
	wantAll(t, "Holm", Holm(p), []float64{0.06, nan, 0.03, 0.06, 0.02}, 1e-12)
	wantAll(t, "Bonferroni", Bonferroni(p), []float64{0.16, nan, 0.04, 0.12, 0.02}, 1e-12)
	h := 1 + 1.0/2 + 1.0/3 + 1.0/4
	wantAll(t, "BY", BenjaminiYekutieli(p), []float64{0.04 * h, nan, 0.02 * h, 0.04 * h, 0.02 * h}, 1e-12)
}

func TestAdjustmentsOfNothing(t *testing.T) {
	for name, adjust := range adjustments {
		if q := adjust(nil); len(q) != 0 {
			t.Errorf("%s of no test: %v", name, q)
		}
		if q := adjust([]float64{math.NaN()}); len(q) != 1 || !math.IsNaN(q[0]) {
			t.Errorf("%s of a test not made: %v", name, q)
		}
		if q := adjust([]float64{0.2}); q[0] != 0.2 {
			t.Errorf("%s of one test: %v, want the p-value itself", name, q)
		}
	}
}

var adjustments = map[string]func([]float64) []float64{
	"BH": BenjaminiHochberg, "BY": BenjaminiYekutieli, "Holm": Holm, "Bonferroni": Bonferroni,
}

func TestAdjustmentsKeepTheOrderAndNeverShrinkAPValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 40).Draw(t, "p")
		missing := rapid.IntRange(0, len(p)).Draw(t, "missing")
		withGaps := append(make([]float64, 0, 2*len(p)), p...)
		for range missing {
			withGaps = append(withGaps, math.NaN())
		}
		for name, adjust := range adjustments {
			q, gaps := adjust(p), adjust(withGaps)
			for i := range p {
				if q[i] < p[i] || q[i] > 1 {
					t.Fatalf("%s: %v becomes %v", name, p[i], q[i])
				}
				if gaps[i] != q[i] {
					t.Fatalf("%s: tests not made change %v to %v", name, q[i], gaps[i])
				}
				for j := range p {
					if p[i] < p[j] && q[i] > q[j] {
						t.Fatalf("%s: %v before %v becomes %v after %v", name, p[i], p[j], q[i], q[j])
					}
				}
			}
		}
		bh, by, holm, bonferroni := BenjaminiHochberg(p), BenjaminiYekutieli(p), Holm(p), Bonferroni(p)
		for i := range p {
			if bh[i] > by[i] || bh[i] > holm[i] || holm[i] > bonferroni[i] {
				t.Fatalf("not from the least to the most strict: %v %v %v %v", bh[i], by[i], holm[i], bonferroni[i])
			}
		}
	})
}
