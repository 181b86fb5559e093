package analysis

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func allTrue(n int) []bool {
	out := make([]bool, n)
	for i := range out {
		out[i] = true
	}
	return out
}

func TestXmRTakesRangesOnlyWithinTheBasisAndOverNoGap(t *testing.T) {
	nan := math.NaN()
	values := []float64{10, 14, 11, nan, 13, 12, 90, 11}
	adjacent := []bool{false, true, true, true, true, false, true, true}
	basis := []bool{true, true, true, true, true, true, false, true}
	// Ranges: 4 and 3. Not 11 to 13 (a value missing), 13 to 12 (a gap), nor any to or from 90.
	l := XmR(values, adjacent, basis)
	want := Limits{
		Centre: 71.0 / 6, Lower: 71.0/6 - 3.5*3/1.128, Upper: 71.0/6 + 3.5*3/1.128, MRUpper: 3.267 * 3.5,
		Values: 6, Ranges: 2,
	}
	for what, pair := range map[string][2]float64{
		"centre": {l.Centre, want.Centre}, "lower": {l.Lower, want.Lower}, "upper": {l.Upper, want.Upper}, "range": {l.MRUpper, want.MRUpper},
	} {
		wantRelative(t, what, pair[0], pair[1], 1e-12)
	}
	if l.Values != want.Values || l.Ranges != want.Ranges {
		t.Errorf("%d values and %d ranges, want %d and %d", l.Values, l.Ranges, want.Values, want.Ranges)
	}
}

func TestXmRWithoutEnoughValues(t *testing.T) {
	none := XmR(nil, nil, nil)
	if !math.IsNaN(none.Centre) || none.Values != 0 {
		t.Errorf("no value: %+v", none)
	}
	one := XmR([]float64{5}, nil, nil)
	if one.Centre != 5 || one.Ranges != 0 || !math.IsNaN(one.Lower) || !math.IsNaN(one.Upper) {
		t.Errorf("one value: %+v", one)
	}
	if got := RunRule([]float64{1, 5, 900}, nil, one); len(got) != 0 {
		t.Errorf("limits that are no numbers signal %v", got)
	}
	flat := []float64{7, 7, 7, 7, 7, 7, 7, 7, 7, 7}
	if got := RunRule(flat, nil, XmR(flat, nil, nil)); len(got) != 0 {
		t.Errorf("a flat series signals %v", got)
	}
}

func TestRunRule(t *testing.T) {
	limits := Limits{Centre: 10, Lower: 4, Upper: 16}
	high, low := 11.0, 9.0
	nan := math.NaN()
	run := func(n int, v float64) []float64 {
		out := make([]float64, n)
		for i := range out {
			out[i] = v
		}
		return out
	}
	join := func(parts ...[]float64) []float64 {
		var out []float64
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	for _, c := range []struct {
		what   string
		values []float64
		gap    int // the value that follows a gap, 0 for none
		want   []Departure
	}{
		{"on the limits is within", []float64{16, 4, 16}, 0, nil},
		{"beyond", []float64{16.1, 3.9}, 0, []Departure{{0, 0, RuleBeyond, true}, {1, 1, RuleBeyond, false}}},
		{"seven in a row", join(run(7, high), run(7, low)), 0, nil},
		{"eight in a row", join(run(2, low), run(8, high)), 0, []Departure{{9, 2, RuleRun, true}}},
		{"the eighth and the ninth", run(9, low), 0, []Departure{{7, 0, RuleRun, false}, {8, 0, RuleRun, false}}},
		{"a gap breaks a run", run(14, high), 7, nil},
		{"a gap, and eight after it", run(11, high), 3, []Departure{{10, 3, RuleRun, true}}},
		{"a missing value breaks a run", join(run(7, high), []float64{nan}, run(7, high)), 0, nil},
		{"the centre is on neither side", join(run(7, high), []float64{10}, run(7, high)), 0, nil},
		{"beyond the limits at the end of a run", join(run(7, high), []float64{20}), 0,
			[]Departure{{7, 7, RuleBeyond, true}, {7, 0, RuleRun, true}}},
	} {
		adjacent := allTrue(len(c.values))
		adjacent[c.gap] = false
		if got := RunRule(c.values, adjacent, limits); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestXmRLimitsLieAboutTheCentre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1000, 1000), 2, 60).Draw(t, "values")
		l := XmR(values, nil, nil)
		if l.Lower > l.Centre || l.Centre > l.Upper || l.MRUpper < 0 {
			t.Fatalf("%+v", l)
		}
		if again := XmR(values, allTrue(len(values)), allTrue(len(values))); again != l {
			t.Fatalf("nil is not all: %+v and %+v", l, again)
		}
	})
}
