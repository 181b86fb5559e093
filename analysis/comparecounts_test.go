package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestCompareCountsIsTheETestWhereCountsVaryAsChance(t *testing.T) {
	for _, c := range etestAnswers {
		if c.first != c.other || c.a+c.b < 40 {
			continue
		}
		got := CompareCounts(CountsInput{Current: int64(c.a), Previous: int64(c.b), Dispersion: 0.8, Level: 0.95, MinimumCount: 20})
		wantRelative(t, "p", *got.P, c.p, 1e-9)
		_, ci, _ := RatioExact(int64(c.a), int64(c.b), 1, 1, 0.95)
		wantRelative(t, "lower", got.Interval.Lower, ci.Lower, 1e-9)
		wantRelative(t, "upper", got.Interval.Upper, ci.Upper, 1e-9)
	}
}

// 150 against 100, three times as restless as chance: a distance of 50/√250/√3.
func TestCompareCountsAllowsForDispersion(t *testing.T) {
	got := CompareCounts(CountsInput{Current: 150, Previous: 100, Dispersion: 3, Level: 0.95, MinimumCount: 20})
	wantRelative(t, "p", *got.P, math.Erfc(50/math.Sqrt(250*3)/math.Sqrt2), 1e-12)
	_, narrow, _ := RatioExact(150, 100, 1, 1, 0.95)
	_, worth, _ := RatioExact(50, 33, 1, 1, 0.95)
	if got.Interval.Lower > narrow.Lower || got.Interval.Upper < narrow.Upper || math.Abs(got.Interval.Upper/worth.Upper-1) > 0.03 {
		t.Errorf("interval %+v; of chance alone %+v, of a third of the events %+v", *got.Interval, narrow, worth)
	}
}

func TestCompareCountsEdges(t *testing.T) {
	in := CountsInput{Current: 19, Previous: 18, Dispersion: 1, Level: 0.95, MinimumCount: 20}
	if c := CompareCounts(in); c.P != nil || c.Interval == nil || Judge(c, math.NaN(), 0.05, 20) != TooFew {
		t.Errorf("fewer than 20 in both: %+v", c)
	}
	in.Current, in.Previous = 60, 0
	if c := CompareCounts(in); c.Ratio != nil || c.Interval != nil || c.P == nil || Judge(c, *c.P, 0.05, 20) != Higher {
		t.Errorf("none before: %+v", c)
	}
	in.Current, in.Previous = 0, 60
	if c := CompareCounts(in); *c.Ratio != 0 || c.Interval.Lower != 0 || Judge(c, *c.P, 0.05, 20) != Lower {
		t.Errorf("none left: %+v", c)
	}
	for _, bad := range []CountsInput{{Level: 0.95}, {Current: -1, Previous: 50, Level: 0.95}, {Current: 50, Previous: 50, Level: 1}, {Current: 50, Previous: 50, Dispersion: math.NaN(), Level: 0.95}} {
		if c := CompareCounts(bad); c.P != nil || c.Interval != nil {
			t.Errorf("%+v: %+v", bad, c)
		}
	}
}

// A place that varies no more than others takes their dispersion, from month to month
// or from year to year; one that varies more keeps its own.
func TestComparePlacesTakesTheLargestDispersion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		n := rapid.IntRange(1, 12).Draw(t, "places")
		in := make([]ChangeInput, n)
		chi, df := 0.0, 0
		for i := range in {
			s := simulation{rng: rng, months: 12, yearly: 100 + 900*rng.Float64(), phi: 1 + 3*rng.Float64()}
			in[i] = ChangeInput{Current: s.year(1), Reference: [][]int64{s.year(1)}, History: [][]*int64{held(s.year(1)), held(s.year(1))}, Level: 0.95, MinimumCount: 20}
			x, d := pearson(in[i].table())
			chi, df = chi+x, df+d
		}
		out := ComparePlaces(in)
		for i, c := range out {
			own, _ := Dispersion(in[i].table())
			want := max(own, chi/float64(df), yearsVary(in))
			if !closeTo(c.Dispersion, want, 1e-12, 1) {
				t.Fatalf("place %d: dispersion %v, want %v", i, c.Dispersion, want)
			}
			if c.Current != total(in[i].Current) || c.PreviousTotal != total(in[i].Reference[0]) {
				t.Fatalf("place %d: %+v", i, c)
			}
		}
	})
}

// Two places whose earlier years go opposite ways: 100 and 200, then 200 and 100, against 150
// expected of each. Every residual is 50, and one degree of freedom is left.
func TestYearsVaryByHand(t *testing.T) {
	year := func(n int64) []int64 { return []int64{n / 2, n / 2} }
	in := []ChangeInput{
		{Current: year(900), Reference: [][]int64{year(100)}, History: [][]*int64{held(year(200)), {nil, nil}}},
		{Current: year(10), Reference: [][]int64{year(200)}, History: [][]*int64{held(year(100)), held(year(70))}},
	}
	wantRelative(t, "phi", yearsVary(in), 4*2500.0/150, 1e-9)
	in[0].History, in[1].History = nil, nil
	if phi := yearsVary(in); phi != 1 {
		t.Errorf("one earlier year: %v", phi)
	}
}

func TestOneMonthTellsNoVariation(t *testing.T) {
	out := ComparePlaces([]ChangeInput{{Current: []int64{50}, Reference: [][]int64{{90}}, Level: 0.95, MinimumCount: 20}})
	if c := out[0]; c.P != nil || c.Interval != nil || c.Ratio == nil || Judge(c, math.NaN(), 0.05, 20) != NotComparable {
		t.Errorf("%+v", c)
	}
}

// Wards that did not change are seldom called, whether all vary alike or the larger
// more, and where each month strays as the one before did.
func TestWardsThatDidNotChangeAreSeldomCalled(t *testing.T) {
	rounds := 15
	if calibrateWhole() {
		rounds = 1000
	}
	for i, s := range []wardSimulation{{phi: 1}, {phi: 2}, {phi: 3, rising: true}, {phi: 3, rising: true, alike: 0.5}} {
		wards, any, _ := wardsCalled(rand.New(rand.NewPCG(20210401, uint64(70+i))), rounds, s)
		t.Logf("%+v: %.2f %% of wards, %.1f %% of partnerships", s, wards.value(), any.value())
		if limit := 100 * monteCarlo(rounds); wards.value() > limit || s.alike == 0 && any.value() > limit {
			t.Errorf("%+v: %.2f %% of wards and %.1f %% of partnerships are called, at most %.1f %% may", s, wards.value(), any.value(), limit)
		}
	}
}
