package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Every area of the golden periods against the pooled rate of all of them.
func TestGoldenStandardisedRatio(t *testing.T) {
	periods, rates := readGolden(t, "periods.csv"), readGolden(t, "ref_rates.csv")
	population, counts := periods.floats(t, "population"), periods.counts(t, "count1")
	var events int64
	var people float64
	for i, n := range counts {
		events += n
		people += population[i]
	}
	for i, row := range readGolden(t, "ref_funnel.csv") {
		s, ok := StandardisedRatio(counts[i], []Stratum{{population[i], events, people}}, 0.95)
		if !ok {
			t.Fatalf("%s: no ratio", row["area"])
		}
		expected := number(t, row["expected"])
		wantRelative(t, row["area"]+" expected", s.Expected, expected, 1e-12)
		wantRelative(t, row["area"]+" ratio", s.Ratio, 100*number(t, row["ratio"]), 1e-12)
		method := "byar"
		if counts[i] < exactBelow {
			method = "exact"
		}
		scale := population[i] / 1000 / expected * 100
		wantRelative(t, row["area"]+" lower", s.Interval.Lower, number(t, rates[i][method+"_lo"])*scale, 1e-9)
		wantRelative(t, row["area"]+" upper", s.Interval.Upper, number(t, rates[i][method+"_hi"])*scale, 1e-9)
	}
}

// By hand: 1,000 residents at 20 in 1,000 and 500 at 4 in 1,000 make 22 expected.
func TestStandardisedRatioByHand(t *testing.T) {
	strata := []Stratum{{1000, 200, 10000}, {500, 16, 4000}, {0, 5, 0}}
	s, ok := StandardisedRatio(33, strata, 0.95)
	if !ok || s.Observed != 33 {
		t.Fatalf("%+v, %v", s, ok)
	}
	wantRelative(t, "expected", s.Expected, 22, 1e-12)
	wantRelative(t, "ratio", s.Ratio, 150, 1e-12)
	ci := ByarInterval(33, 0.95)
	wantRelative(t, "lower", s.Interval.Lower, ci.Lower/22*100, 1e-12)
	wantRelative(t, "upper", s.Interval.Upper, ci.Upper/22*100, 1e-12)
}

func TestStandardisedRatioEdges(t *testing.T) {
	nan := math.NaN()
	fine := Stratum{100, 5, 1000}
	for what, strata := range map[string][]Stratum{
		"no strata":                 nil,
		"no exposure":               {{0, 5, 100}},
		"nothing in the comparator": {{100, 0, 1000}},
		"rate not known":            {fine, {100, 0, 0}},
		"exposure not known":        {fine, {nan, 5, 100}},
		"negative exposure":         {fine, {-1, 5, 100}},
		"negative count":            {fine, {100, -5, 100}},
		"other exposure not known":  {fine, {100, 5, nan}},
		"other exposure negative":   {fine, {100, 5, -1e6}},
		"other exposure endless":    {fine, {100, 5, math.Inf(1)}},
	} {
		if s, ok := StandardisedRatio(7, strata, 0.95); ok || s.Ratio != 0 || s.Observed != 7 {
			t.Errorf("%s: %+v, %v", what, s, ok)
		}
	}
	if s, ok := StandardisedRatio(0, []Stratum{fine}, 0.95); !ok || s.Ratio != 0 || s.Interval.Lower != 0 || !(s.Interval.Upper > 100) {
		t.Errorf("none of half an event expected: %+v, %v", s, ok)
	}
	if _, ok := StandardisedRatio(-1, []Stratum{fine}, 0.95); ok {
		t.Error("a negative count has a ratio")
	}
	if _, ok := StandardisedRatio(5, []Stratum{fine}, 1); ok {
		t.Error("a level of 1 has an interval")
	}
}

func TestStandardisedRatioIsThatOfRatesInOneStratum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		observed, other := rapid.Int64Range(0, 5000).Draw(t, "observed"), rapid.Int64Range(1, 50000).Draw(t, "other")
		people, others := rapid.Float64Range(1, 1e5).Draw(t, "people"), rapid.Float64Range(1, 1e6).Draw(t, "others")
		s, ok := StandardisedRatio(observed, []Stratum{{people, other, others}}, 0.95)
		rate, ci, _ := Rate(observed, people, 1000, 0.95)
		otherRate, _, _ := Rate(other, others, 1000, 0.95)
		if !ok || !closeTo(s.Ratio, 100*rate/otherRate, 1e-12, s.Ratio) ||
			!closeTo(s.Interval.Upper, 100*ci.Upper/otherRate, 1e-12, s.Interval.Upper) ||
			s.Interval.Lower > s.Ratio || s.Interval.Upper < s.Ratio {
			t.Fatalf("%+v beside a rate of %v to %v", s, rate, otherRate)
		}
	})
}

func BenchmarkStandardisedRatio(b *testing.B) {
	strata := make([]Stratum, 10)
	for i := range strata {
		strata[i] = Stratum{15000, int64(900 * (i + 1)), 60000}
	}
	b.ReportAllocs()
	for b.Loop() {
		StandardisedRatio(1300, strata, 0.95)
	}
}
