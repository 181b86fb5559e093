package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// none marks a month that is not held.
const none = -1

// table turns rows of counts into a table, none into nil.
func table(rows ...[]int64) [][]*int64 {
	out := make([][]*int64, len(rows))
	for y, row := range rows {
		for _, n := range row {
			if n == none {
				out[y] = append(out[y], nil)
			} else {
				out[y] = append(out[y], &n)
			}
		}
	}
	return out
}

// The answers are Pearson's chi-square and the degrees of freedom of
// statsmodels' Poisson GLM on year and month factors (0.14).
func TestDispersionKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		table [][]*int64
		chi   float64
		df    int
	}{
		{table([]int64{10, 60, 30}, []int64{40, 25, none}), 32.27084680025852, 1},
		{table(
			[]int64{31, 52, 44, 60},
			[]int64{20, 81, 39, 47},
			[]int64{none, 25, 70, 33},
			[]int64{12, none, none, 41}), 50.88443860507662, 6},
		{table(
			[]int64{120, 95, 130, 101, 88, 140, 122, 90, 77, 150, 101, 99},
			[]int64{100, 99, 140, 91, 70, 160, 100, 80, 97, 110, 131, 89}), 20.99468238609103, 11},
	} {
		phi, df := Dispersion(c.table)
		if df != c.df {
			t.Errorf("%d degrees of freedom, want %d", df, c.df)
		}
		wantRelative(t, "phi", phi, c.chi/float64(c.df), 1e-8)
	}
}

func TestDispersionWithNothingToJudgeBy(t *testing.T) {
	for what, rows := range map[string][][]*int64{
		"no table":                          nil,
		"no months":                         table([]int64{}, []int64{}),
		"one year":                          table([]int64{4, 9, 2}),
		"one calendar month":                table([]int64{4}, []int64{9}, []int64{30}),
		"no incident":                       table([]int64{0, 0, 0}, []int64{0, 0, 0}),
		"incidents in one year":             table([]int64{4, 9, 2}, []int64{0, 0, 0}),
		"incidents in one month":            table([]int64{0, 9, 0}, []int64{0, 5, 0}),
		"one month of another year":         table([]int64{4, 9, 2}, []int64{none, 7, none}),
		"a year of which no month was held": table([]int64{4, 9, 2}, []int64{none, none, none}),
		"each year in a month of its own":   table([]int64{4, none}, []int64{none, 9}),
	} {
		if phi, df := Dispersion(rows); phi != 1 || df != 0 {
			t.Errorf("%s: phi %v with %d degrees of freedom, want 1 and 0", what, phi, df)
		}
	}
}

func TestDispersionIsNotMovedByLevelsOrEmptyYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := rapid.IntRange(2, 12).Draw(t, "months")
		years := rapid.IntRange(2, 5).Draw(t, "years")
		rows := make([][]int64, years)
		for y := range rows {
			rows[y] = rapid.SliceOfN(rapid.Int64Range(none, 90), months, months).Draw(t, "row")
		}
		rows[0] = rapid.SliceOfN(rapid.Int64Range(1, 90), months, months).Draw(t, "first row")
		phi, df := Dispersion(table(rows...))
		if phi < 1 || math.IsNaN(phi) || df < 0 || df > (months-1)*(years-1) {
			t.Fatalf("phi %v with %d degrees of freedom", phi, df)
		}
		rows = append(rows, make([]int64, months))
		again, same := Dispersion(table(rows...))
		if !closeTo(again, phi, 1e-9, phi) || same != df {
			t.Fatalf("a year without an incident changes phi from %v (%d) to %v (%d)", phi, df, again, same)
		}
	})

	// A table that is a year's level times a month's factor has no dispersion at all.
	if phi, df := Dispersion(table([]int64{10, 20, 40}, []int64{30, 60, 120}, []int64{50, none, 200})); phi != 1 || df != 3 {
		t.Errorf("a perfect fit: phi %v with %d degrees of freedom, want 1 and 3", phi, df)
	}
}
