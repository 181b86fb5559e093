package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// eachDay is a series of months, the first a calendar month, with so many incidents each day.
func eachDay(months, startCalendar int, perDay func(month int) float64) []*int64 {
	out := make([]*int64, months)
	for i := range out {
		n := int64(math.Round(monthDays[(startCalendar-1+i)%12] * perDay(i)))
		out[i] = &n
	}
	return out
}

func TestSeasonIndexAllowsForTheDaysOfAMonth(t *testing.T) {
	index, low, high, years, _, ok := SeasonIndex(eachDay(36, 4, func(int) float64 { return 4000 }), 4)
	if !ok || years != 3 {
		t.Fatalf("%d years, ok %v", years, ok)
	}
	for k := range index {
		if math.Abs(index[k]-1) > 1e-4 || math.Abs(low[k]-1) > 1e-4 || math.Abs(high[k]-1) > 1e-4 {
			t.Errorf("calendar month %d: index %v (%v to %v), want 1", k+1, index[k], low[k], high[k])
		}
	}
}

func TestSeasonIndexFindsABusyJuly(t *testing.T) {
	// From October, so July is the tenth month: 2 and then 3 times as many as in other months.
	counts := eachDay(24, 10, func(i int) float64 {
		switch i {
		case 9:
			return 2000
		case 21:
			return 3000
		}
		return 1000
	})
	index, low, high, _, p, ok := SeasonIndex(counts, 10)
	if !ok {
		t.Fatal("no index")
	}
	first, second := 2*yearDays/(yearDays+31), 3*yearDays/(yearDays+62)
	if math.Abs(low[6]-first) > 1e-3 || math.Abs(high[6]-second) > 1e-3 || math.Abs(index[6]-(first+second)/2) > 1e-3 {
		t.Errorf("July: %v (%v to %v), want %v (%v to %v)", index[6], low[6], high[6], (first+second)/2, first, second)
	}
	if p <= 0 || p > 1 {
		t.Errorf("p %v", p)
	}
}

// yearDays is the length of the year that the months are parts of.
const yearDays = 365.25

func TestSeasonIndexUsesYearsWithTenMonthsOrMore(t *testing.T) {
	steady := func(int) float64 { return 10 }
	for _, c := range []struct {
		what  string
		alter func([]*int64) []*int64
		years int
		ok    bool
	}{
		{"three years", func(s []*int64) []*int64 { return s }, 3, true},
		{"a last part of a year", func(s []*int64) []*int64 { return s[:35] }, 2, true},
		{"a month missing", func(s []*int64) []*int64 { s[14] = nil; return s }, 3, true},
		{"the same month missing in each year", func(s []*int64) []*int64 { s[8], s[20], s[32] = nil, nil, nil; return s }, 3, false},
		{"three months missing in the middle of the last year", func(s []*int64) []*int64 { s[29], s[30], s[31] = nil, nil, nil; return s }, 2, true},
		{"one whole year", func(s []*int64) []*int64 { return s[:23] }, 1, false},
		{"a year without an incident", func(s []*int64) []*int64 {
			for i := range 12 {
				s[i] = new(int64)
			}
			return s
		}, 2, true},
		{"the latest 24 of 34 months", func(s []*int64) []*int64 { s[11] = nil; return s[2:] }, 2, true},
		{"nothing", func([]*int64) []*int64 { return nil }, 0, false},
	} {
		_, _, _, years, p, ok := SeasonIndex(c.alter(eachDay(36, 1, steady)), 1)
		if years != c.years || ok != c.ok || (!ok && p != 1) {
			t.Errorf("%s: %d years, ok %v, p %v; want %d, %v", c.what, years, ok, p, c.years, c.ok)
		}
	}
}

func TestSeasonIndexAveragesToOneOverTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		years := rapid.IntRange(2, 6).Draw(t, "years")
		start := rapid.IntRange(1, 12).Draw(t, "start")
		counts := make([]*int64, 12*years)
		for i := range counts {
			n := rapid.Int64Range(1, 500).Draw(t, "count")
			counts[i] = &n
		}
		index, low, high, _, p, ok := SeasonIndex(counts, start)
		mean := 0.0
		for k := range index {
			mean += index[k] * monthDays[k] / yearDays
			if low[k] > index[k]+1e-12 || index[k] > high[k]+1e-12 {
				t.Fatalf("month %d: %v not within %v to %v", k+1, index[k], low[k], high[k])
			}
		}
		if !ok || math.Abs(mean-1) > 1e-9 || p < 0 || p > 1 {
			t.Fatalf("mean %v, p %v, ok %v", mean, p, ok)
		}
	})
}

func TestSeasonIndexSeesNoSeasonInChance(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 3))
	const rounds = 400
	clear := 0
	for range rounds {
		counts := eachDay(60, 1, func(int) float64 { return 0 })
		for i := range counts {
			*counts[i] = int64(distuv.Poisson{Lambda: monthDays[i%12] * 20, Src: rng}.Rand())
		}
		if _, _, _, _, p, _ := SeasonIndex(counts, 1); p < 0.05 {
			clear++
		}
	}
	if clear > rounds*5/100+13 {
		t.Errorf("%d of %d series without a season show one at 5%%", clear, rounds)
	}
}
