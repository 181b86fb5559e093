package analysis

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// The answers are those of scipy.stats.binomtest (1.15, exact interval), mapped to the ratio.
func TestRatioExactKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		a, b           int64
		exposA, exposB float64
		ratio          float64
		ci             Interval
		p              float64
	}{
		{30, 60, 1, 3, 1.5, Interval{0.9340775925327857, 2.362403499584664}, 0.08721571817931749},
		{5, 0, 1, 1, math.Inf(1), Interval{0.91635585731546, math.Inf(1)}, 0.0625},
		{3, 12, 1, 3, 0.75, Interval{0.13581859081641612, 2.779134581153115}, 1},
		{700, 1800, 1, 3, 7.0 / 6, Interval{1.067606814965023, 1.2738156526115425}, 0.0006275988316968701},
		{45000, 46000, 1, 1, 45.0 / 46, Interval{0.965608943294873, 0.991078111568672}, 0.0009273657048314838},
		{2, 30, 2, 5, 1.0 / 6, Interval{0.019299690708224414, 0.6568423980255682}, 0.002915412443227461},
	} {
		ratio, ci, p := RatioExact(c.a, c.b, c.exposA, c.exposB, 0.95)
		wantRelative(t, "ratio", ratio, c.ratio, 1e-12)
		wantRelative(t, "lower", ci.Lower, c.ci.Lower, 1e-9)
		wantRelative(t, "upper", ci.Upper, c.ci.Upper, 1e-9)
		wantRelative(t, "p", p, c.p, 1e-9)
	}
}

func TestRatioExactEdges(t *testing.T) {
	ratio, ci, p := RatioExact(0, 0, 1, 3, 0.95)
	if !math.IsNaN(ratio) || ci.Lower != 0 || !math.IsInf(ci.Upper, 1) || p != 1 {
		t.Errorf("no event at all: %v %v %v", ratio, ci, p)
	}
	ratio, ci, p = RatioExact(0, 10, 1, 1, 0.95)
	if ratio != 0 || ci.Lower != 0 || !(ci.Upper < 1) || math.Abs(p-2.0/1024) > 1e-12 {
		t.Errorf("none of ten: %v %v %v", ratio, ci, p)
	}
	for _, c := range [][2]float64{{0, 1}, {1, 0}, {-1, 1}, {math.NaN(), 1}} {
		if ratio, ci, p := RatioExact(3, 4, c[0], c[1], 0.95); !math.IsNaN(ratio+ci.Lower+ci.Upper) || !math.IsNaN(p) {
			t.Errorf("exposures %v: %v %v %v, want no number", c, ratio, ci, p)
		}
	}
}

func TestRatioExactIsTheSumOverUnlikelierSplits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 60).Draw(t, "a"), rapid.Int64Range(0, 60).Draw(t, "b")
		years := rapid.Float64Range(0.5, 5).Draw(t, "years")
		_, _, p := RatioExact(a, b, 1, years, 0.95)
		d := distuv.Binomial{N: float64(a + b), P: 1 / (1 + years)}
		sum := 0.0
		for k := range a + b + 1 {
			if d.Prob(float64(k)) <= d.Prob(float64(a))*(1+1e-7) {
				sum += d.Prob(float64(k))
			}
		}
		if math.Abs(p-sum) > 1e-9 {
			t.Fatalf("%d and %d in %v years: p %v, want %v", a, b, years, p, sum)
		}
	})
}

func TestRatioExactHoldsTheRatioAndTurnsAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(1, 100000).Draw(t, "a"), rapid.Int64Range(1, 100000).Draw(t, "b")
		years := float64(rapid.IntRange(1, 5).Draw(t, "years"))
		ratio, ci, p := RatioExact(a, b, 1, years, 0.95)
		if !(ci.Lower < ratio && ratio < ci.Upper) || p < 0 || p > 1 {
			t.Fatalf("ratio %v, interval %v, p %v", ratio, ci, p)
		}
		back, turned, q := RatioExact(b, a, years, 1, 0.95)
		if !closeTo(back, 1/ratio, 1e-9, back) || !closeTo(turned.Lower, 1/ci.Upper, 1e-7, turned.Lower) || !closeTo(q, p, 1e-6, p) {
			t.Fatalf("the other way round: %v %v %v against %v %v %v", back, turned, q, ratio, ci, p)
		}
		split := binomialSplit{a: float64(a), b: float64(b), odds: 1 / years}
		if (split.centralP() < 0.05) != (ci.Lower > 1 || ci.Upper < 1) {
			t.Fatalf("central p %v beside interval %v", split.centralP(), ci)
		}
	})
}
