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

// level is the trend of a series with so many incidents each day: that of a month
// of average length.
func level(months int, perDay func(month int) float64) []*float64 {
	out := make([]*float64, months)
	for i := range out {
		v := perDay(i) * yearDays / 12
		out[i] = &v
	}
	return out
}

func TestSeasonIndexAllowsForDaysAndTrend(t *testing.T) {
	for name, perDay := range map[string]func(int) float64{
		"steady":  func(int) float64 { return 4000 },
		"falling": func(i int) float64 { return 4000 - 50*float64(i) },
	} {
		index, low, high, years, _, ok := SeasonIndex(eachDay(36, 4, perDay), level(36, perDay), 4)
		if !ok || years != 3 {
			t.Fatalf("%s: %d years, ok %v", name, years, ok)
		}
		for k := range index {
			if math.Abs(index[k]-1) > 1e-3 || math.Abs(low[k]-1) > 1e-3 || math.Abs(high[k]-1) > 1e-3 {
				t.Errorf("%s: calendar month %d has index %v (%v to %v); want 1, there is no season", name, k+1, index[k], low[k], high[k])
			}
		}
	}
}

func TestSeasonIndexFindsABusyJuly(t *testing.T) {
	flat := func(int) float64 { return 1000 }
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
	index, low, high, _, p, ok := SeasonIndex(counts, level(24, flat), 10)
	if !ok {
		t.Fatal("no index")
	}
	mean := (yearDays + 1.5*31) / yearDays
	if math.Abs(low[6]-2/mean) > 1e-3 || math.Abs(high[6]-3/mean) > 1e-3 || math.Abs(index[6]-2.5/mean) > 1e-3 {
		t.Errorf("July: %v (%v to %v), want %v (%v to %v)", index[6], low[6], high[6], 2.5/mean, 2/mean, 3/mean)
	}
	if p <= 0 || p > 1 {
		t.Errorf("p %v", p)
	}
}

func TestSeasonIndexSaysWhenThereIsTooLittle(t *testing.T) {
	steady := func(int) float64 { return 10 }
	for _, c := range []struct {
		what  string
		alter func([]*int64) []*int64
		years int
		ok    bool
	}{
		{"three years", func(s []*int64) []*int64 { return s }, 3, true},
		{"a month missing", func(s []*int64) []*int64 { s[14] = nil; return s }, 3, true},
		{"two years, two months held in one of them", func(s []*int64) []*int64 { s[2], s[18] = nil, nil; return s[:24] }, 2, true},
		{"two years, three months held in one of them", func(s []*int64) []*int64 { s[2], s[18], s[21] = nil, nil, nil; return s[:24] }, 2, false},
		{"a month that is never held", func(s []*int64) []*int64 { s[8], s[20], s[32] = nil, nil, nil; return s }, 3, false},
		{"one year", func(s []*int64) []*int64 { return s[:12] }, 1, false},
		{"no incident", func([]*int64) []*int64 { return eachDay(36, 1, func(int) float64 { return 0 }) }, 3, false},
		{"nothing", func([]*int64) []*int64 { return nil }, 0, false},
	} {
		_, _, _, years, p, ok := SeasonIndex(c.alter(eachDay(36, 1, steady)), level(36, steady), 1)
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
		index, low, high, _, p, ok := SeasonIndex(counts, level(len(counts), func(int) float64 { return 8 }), start)
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
	const runs = 400
	r := rand.New(rand.NewPCG(20210401, 7))
	called := 0
	flat := func(int) float64 { return 10 }
	for range runs {
		counts := make([]*int64, 48)
		for i := range counts {
			n := int64(distuv.Poisson{Lambda: 10 * monthDays[i%12], Src: r}.Rand())
			counts[i] = &n
		}
		if _, _, _, _, p, _ := SeasonIndex(counts, level(48, flat), 1); p < 0.05 {
			called++
		}
	}
	if share := float64(called) / runs; share > 0.05+3*math.Sqrt(0.05*0.95/runs) {
		t.Errorf("a season is seen in %.1f %% of series that have none; want 5 %% at most", 100*share)
	}
}
