package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var (
	thisYear = []int64{120, 95, 130, 101, 88, 140, 122, 90, 77, 150, 101, 99}
	lastYear = []int64{100, 99, 140, 91, 70, 160, 100, 80, 97, 110, 131, 89}
)

// The interval and p are those of scipy's t distribution on statsmodels' quasi-Poisson fit.
func TestCompareMonthsKnownAnswer(t *testing.T) {
	c := CompareMonths(ChangeInput{Current: thisYear, Reference: [][]int64{lastYear}, Level: 0.95, MinimumCount: 20})
	if c.Current != 1313 || c.PreviousTotal != 1267 || c.Previous != 1267 || c.DF != 11 {
		t.Errorf("%+v", c)
	}
	wantRelative(t, "dispersion", c.Dispersion, 1.908607489644639, 1e-9)
	wantRelative(t, "ratio", *c.Ratio, 1.0363062352012629, 1e-12)
	wantRelative(t, "lower", c.Interval.Lower, 0.9193537541859722, 1e-9)
	wantRelative(t, "upper", c.Interval.Upper, 1.168136430864864, 1e-9)
	wantRelative(t, "p", *c.P, 0.5256235097602853, 1e-9)
}

func TestCompareMonthsWithSeveralYearsComparesWithTheirMean(t *testing.T) {
	c := CompareMonths(ChangeInput{
		Current:   []int64{60, 40, 50},
		Reference: [][]int64{{30, 20, 25}, {33, 22, 20}, {27, 18, 30}},
		Level:     0.95,
	})
	if c.Previous != 75 || c.PreviousTotal != 225 || *c.Ratio != 2 {
		t.Errorf("previous %v of %d, ratio %v; want 75 of 225, 2", c.Previous, c.PreviousTotal, *c.Ratio)
	}
	if c.Dispersion != 1 || c.DF != 6 {
		t.Errorf("dispersion %v with %d degrees of freedom, want 1 with 6", c.Dispersion, c.DF)
	}
	// Without overdispersion no end may lie within the exact interval.
	_, exact, _ := RatioExact(150, 225, 1, 3, 0.95)
	if c.Interval.Lower > exact.Lower || c.Interval.Upper < exact.Upper {
		t.Errorf("interval %v is narrower than the exact %v", *c.Interval, exact)
	}
	if Judge(c, *c.P, 0.05, 20) != Higher {
		t.Errorf("twice as many: %s", Judge(c, *c.P, 0.05, 20))
	}
}

func TestCompareMonthsUsesHistoryForTheDispersionAlone(t *testing.T) {
	in := ChangeInput{Current: thisYear, Reference: [][]int64{lastYear}, Level: 0.95}
	without := CompareMonths(in)
	in.History = table(
		[]int64{50, 300, 50, 300, 50, 300, 50, 300, 50, 300, 50, 300},
		[]int64{none, none, none, 90, 300, 20, 90, 300, 20, 90, 300, 20})
	with := CompareMonths(in)
	if *with.Ratio != *without.Ratio || with.PreviousTotal != without.PreviousTotal {
		t.Errorf("history changes the ratio from %v to %v", *without.Ratio, *with.Ratio)
	}
	if with.DF != 11+11+8 || with.Dispersion < 2*without.Dispersion || *with.P <= *without.P {
		t.Errorf("dispersion %v with %d degrees of freedom, p %v", with.Dispersion, with.DF, *with.P)
	}
}

func TestCompareMonthsAndJudgeAtTheEdges(t *testing.T) {
	zeros := make([]int64, 12)
	for _, c := range []struct {
		what                  string
		current               []int64
		reference             [][]int64
		ratio, interval, test bool
		verdict               Verdict
	}{
		{"no reference", thisYear, nil, false, false, false, NotComparable},
		{"no months", nil, [][]int64{{}}, false, false, false, TooFew},
		{"one calendar month", []int64{140}, [][]int64{{100}}, true, false, false, NotComparable},
		{"one calendar month, few", []int64{14}, [][]int64{{10}}, true, false, false, TooFew},
		{"nothing at all", zeros, [][]int64{zeros}, false, false, false, TooFew},
		{"few", []int64{4, 6, 8}, [][]int64{{5, 1, 4}}, true, true, false, TooFew},
		{"none now", make([]int64, 3), [][]int64{{30, 31, 29}, {30, 25, 35}}, true, true, true, Lower},
		{"none before", []int64{30, 31, 29}, [][]int64{make([]int64, 3), make([]int64, 3)}, false, false, false, NotComparable},
		{"the same", thisYear, [][]int64{thisYear}, true, true, true, NoClearChange},
		{"half", lastYear, [][]int64{doubled(lastYear)}, true, true, true, Lower},
		{"double", doubled(lastYear), [][]int64{lastYear}, true, true, true, Higher},
	} {
		got := CompareMonths(ChangeInput{Current: c.current, Reference: c.reference, Level: 0.95, MinimumCount: 20})
		if (got.Ratio != nil) != c.ratio || (got.Interval != nil) != c.interval || (got.P != nil) != c.test {
			t.Errorf("%s: %+v", c.what, got)
		}
		q := math.NaN()
		if got.P != nil {
			q = *got.P
		}
		if verdict := Judge(got, q, 0.05, 20); verdict != c.verdict {
			t.Errorf("%s: %s, want %s", c.what, verdict, c.verdict)
		}
	}
}

func doubled(counts []int64) []int64 {
	out := make([]int64, len(counts))
	for i, n := range counts {
		out[i] = 2 * n
	}
	return out
}

func TestCompareMonthsWithNothingBefore(t *testing.T) {
	// Two history years tell how the months vary; before there was no incident.
	in := ChangeInput{
		Current:   []int64{12, 14, 13, 9},
		Reference: [][]int64{{0, 0, 0, 0}},
		History:   table([]int64{8, 9, 11, 10}, []int64{7, 12, 10, 9}),
		Level:     0.95, MinimumCount: 20,
	}
	c := CompareMonths(in)
	if c.Ratio != nil || c.Interval != nil || c.P == nil || *c.P > 1e-10 {
		t.Errorf("%+v, want a p-value and no ratio", c)
	}
	if v := Judge(c, *c.P, 0.05, 20); v != Higher {
		t.Errorf("from none to 48: %s", v)
	}
}

func TestJudgeNeedsBothQAndTheInterval(t *testing.T) {
	p := 0.001
	c := Change{Current: 200, Previous: 100, PreviousTotal: 100, P: &p, Interval: &Interval{Lower: 1.5, Upper: 2.5}}
	untested := c
	untested.Interval = nil
	wide := c
	wide.Interval = &Interval{Lower: 0.9, Upper: 4}
	for _, x := range []struct {
		what string
		c    Change
		q    float64
		want Verdict
	}{
		{"clear", c, 0.049, Higher},
		{"q at the rate", c, 0.05, NoClearChange},
		{"not tested", c, math.NaN(), NoClearChange},
		{"no interval", untested, 0.001, NoClearChange},
		{"interval holds 1", wide, 0.001, NoClearChange},
	} {
		if got := Judge(x.c, x.q, 0.05, 20); got != x.want {
			t.Errorf("%s: %s, want %s", x.what, got, x.want)
		}
	}
}

func TestCompareMonthsIntervalAndPAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := rapid.IntRange(2, 12).Draw(t, "months")
		row := func() []int64 {
			top := rapid.SampledFrom([]int64{0, 2, 30, 800}).Draw(t, "top")
			return rapid.SliceOfN(rapid.Int64Range(0, top), months, months).Draw(t, "counts")
		}
		in := ChangeInput{Current: row(), Level: rapid.SampledFrom([]float64{0.8, 0.95}).Draw(t, "level")}
		for range rapid.IntRange(1, 4).Draw(t, "years") {
			in.Reference = append(in.Reference, row())
		}
		c := CompareMonths(in)
		if c.Dispersion < 1 || (c.P == nil) != (c.DF == 0) {
			t.Fatalf("%+v", c)
		}
		if c.Interval == nil {
			return
		}
		if !(0 <= c.Interval.Lower && c.Interval.Lower <= *c.Ratio && *c.Ratio < c.Interval.Upper) {
			t.Fatalf("ratio %v, interval %v", *c.Ratio, *c.Interval)
		}
		outside := c.Interval.Lower > 1 || c.Interval.Upper < 1
		if (*c.P < 1-in.Level) != outside {
			t.Fatalf("p %v at level %v beside interval %v", *c.P, in.Level, *c.Interval)
		}
	})
}

func BenchmarkCompareMonths(b *testing.B) {
	in := ChangeInput{
		Current: thisYear, Reference: [][]int64{lastYear, thisYear, lastYear}, Level: 0.95,
		History: table([]int64{none, none, 90, 80, 100, 110, 120, 95, 88, 130, 101, none}),
	}
	for b.Loop() {
		CompareMonths(in)
	}
}
