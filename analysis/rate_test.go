package analysis

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func TestCountIntervalIsExactBelowTenAndByarFromTen(t *testing.T) {
	for count := range int64(30) {
		want := ByarInterval(count, 0.95)
		if count < 10 {
			want = ExactInterval(count, 0.95)
		}
		if got := CountInterval(count, 0.95); got != want {
			t.Errorf("%d events: %v, want %v", count, got, want)
		}
	}
	// Garwood's own table: no event, and one.
	for count, want := range []Interval{{0, 3.688879}, {0.025318, 5.571643}} {
		got := CountInterval(int64(count), 0.95)
		if math.Abs(got.Lower-want.Lower) > 1e-6 || math.Abs(got.Upper-want.Upper) > 1e-6 {
			t.Errorf("%d events: %v, want %v", count, got, want)
		}
	}
}

func TestExactIntervalLeavesHalfTheRestInEachTail(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.Int64Range(0, 5000).Draw(t, "count")
		level := rapid.Float64Range(0.5, 0.999).Draw(t, "level")
		in, tail := ExactInterval(count, level), (1-level)/2
		up := distuv.Poisson{Lambda: in.Upper}.CDF(float64(count))
		if math.Abs(up-tail) > 1e-8 {
			t.Fatalf("at the upper end the count or fewer has probability %v, want %v", up, tail)
		}
		if count == 0 {
			return
		}
		low := distuv.Poisson{Lambda: in.Lower}.Survival(float64(count - 1))
		if math.Abs(low-tail) > 1e-8 {
			t.Fatalf("at the lower end the count or more has probability %v, want %v", low, tail)
		}
	})
}

func TestCountIntervalHoldsTheCountAndByarIsNearTheExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.Int64Range(0, 200000).Draw(t, "count")
		level := rapid.SampledFrom([]float64{0.8, 0.95, 0.998}).Draw(t, "level")
		in := CountInterval(count, level)
		if !(0 <= in.Lower && in.Lower <= float64(count) && float64(count) < in.Upper) {
			t.Fatalf("%d events: interval %v", count, in)
		}
		exact, near := ExactInterval(count, level), 0.002
		if level > 0.95 {
			near = 0.015
		}
		if math.Abs(in.Lower-exact.Lower) > near*exact.Lower || math.Abs(in.Upper-exact.Upper) > near*exact.Upper {
			t.Fatalf("%d events at %v: %v is not near the exact %v", count, level, in, exact)
		}
	})
}

func TestCountIntervalRefusesWhatIsNoCountOrLevel(t *testing.T) {
	for _, c := range []struct {
		count int64
		level float64
	}{{-1, 0.95}, {5, 0}, {5, 1}, {50, 1.2}, {50, math.NaN()}} {
		in := CountInterval(c.count, c.level)
		if !math.IsNaN(in.Lower) || !math.IsNaN(in.Upper) {
			t.Errorf("%d events at level %v: %v, want no interval", c.count, c.level, in)
		}
	}
}

func TestRateNeedsADenominator(t *testing.T) {
	for _, denominator := range []float64{0, -5, math.NaN(), math.Inf(1)} {
		if rate, ci, ok := Rate(3, denominator, 1000, 0.95); ok || rate != 0 || ci != (Interval{}) {
			t.Errorf("3 events among %v: %v %v, want none", denominator, rate, ci)
		}
	}
	rate, ci, ok := Rate(0, 500, 1000, 0.95)
	if !ok || rate != 0 || ci.Lower != 0 || math.Abs(ci.Upper-2*3.688879) > 1e-5 {
		t.Errorf("no event among 500: %v %v %v", rate, ci, ok)
	}
}
