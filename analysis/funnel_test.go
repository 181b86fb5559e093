package analysis

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func TestFunnelLimitsAreQuantiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		expected := rapid.Float64Range(0.01, 30000).Draw(t, "expected")
		level := rapid.SampledFrom([]float64{0.95, 0.998}).Draw(t, "level")
		low, high := FunnelLimits(expected/500, 500, level)
		tail, d := (1-level)/2, distuv.Poisson{Lambda: expected / 500 * 500}
		for _, q := range []struct{ at, p float64 }{{low, tail}, {high, 1 - tail}} {
			if d.CDF(q.at) < q.p || (q.at > 0 && d.CDF(q.at-1) >= q.p) {
				t.Fatalf("%v of %v expected is not the quantile %v", q.at, expected, q.p)
			}
		}
		if !(low <= expected && expected <= high+1) {
			t.Fatalf("%v expected, limits %v to %v", expected, low, high)
		}
	})
}

func TestFunnelLimitsEdges(t *testing.T) {
	if low, high := FunnelLimits(0.2, 0, 0.95); low != 0 || high != 0 {
		t.Errorf("nothing expected: %v to %v", low, high)
	}
	for _, c := range [][3]float64{{-1, 5, 0.95}, {math.NaN(), 5, 0.95}, {1, 5, 1}, {1, math.Inf(1), 0.95}} {
		if low, high := FunnelLimits(c[0], c[1], c[2]); !math.IsNaN(low) || !math.IsNaN(high) {
			t.Errorf("target %v, exposure %v, level %v: %v to %v, want none", c[0], c[1], c[2], low, high)
		}
	}
}

// Five areas by hand, se = 1/2, so w = 4 and Σ w - Σ w² / Σ w = 20 - 80/20 = 16.
// The 10th percentile is 0.4 of the way from -4 to -2: the ends are drawn in to ±3.2.
func TestOverdispersionByHand(t *testing.T) {
	phi, tau2 := Overdispersion([]float64{4, -4, 0, 2, -2}, []float64{0.5, 0.5, 0.5, 0.5, 0.5})
	want := (2*3.2*3.2 + 2*4) / 5
	wantRelative(t, "phi", phi, want, 1e-12)
	wantRelative(t, "tau2", tau2, (5*want-4)/16, 1e-12)
}

func TestOverdispersionOfChanceAndOfTooFew(t *testing.T) {
	if phi, tau2 := Overdispersion([]float64{5, -5, math.NaN()}, []float64{1, 1, math.NaN()}); phi != 1 || tau2 != 0 {
		t.Errorf("two areas: phi %v, tau2 %v", phi, tau2)
	}
	if phi, tau2 := Overdispersion([]float64{0.1, -0.3, 0.2, 0.4}, []float64{1, 1, 2, 1}); phi >= 1 || tau2 != 0 {
		t.Errorf("areas closer than chance: phi %v, tau2 %v", phi, tau2)
	}
}

func TestFunnelSpreadWidensWithTau2(t *testing.T) {
	low, high := FunnelSpread(0.08, 5000, 0.95, 0)
	exactLow, exactHigh := FunnelLimits(0.08, 5000, 0.95)
	if math.Abs(low-exactLow) > 1 || math.Abs(high-exactHigh) > 1.5 {
		t.Errorf("without overdispersion %v to %v, exact %v to %v", low, high, exactLow, exactHigh)
	}
	wideLow, wideHigh := FunnelSpread(0.08, 5000, 0.95, 0.001)
	if !(wideLow < low && high < wideHigh) {
		t.Errorf("%v to %v is not wider than %v to %v", wideLow, wideHigh, low, high)
	}
	if low, _ := FunnelSpread(0.0001, 10, 0.95, 0.5); low != 0 {
		t.Errorf("lower limit %v, want 0", low)
	}
}

func TestFunnelScoresMatchTheLimits(t *testing.T) {
	// An area on the 95 % limit of the square-root scale has a score of 1.96.
	_, high := FunnelSpread(0.09, 10000, 0.95, 0)
	z, se := FunnelScores([]int64{int64(math.Round(high)), 900, 3}, []float64{10000, 10000, 0}, 0.09)
	if math.Abs(z[0]-1.96) > 0.01 || z[1] != 0 || !math.IsNaN(z[2]) || !math.IsNaN(se[2]) {
		t.Errorf("scores %v with errors %v", z, se)
	}
	wantRelative(t, "se", se[0], 0.005, 1e-12)
}
