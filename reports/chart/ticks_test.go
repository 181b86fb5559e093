package chart

import (
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"pgregory.net/rapid"

	"assess/data"
)

func labels(ticks []plot.Tick) string {
	var s []string
	for _, t := range ticks {
		s = append(s, t.Label)
	}
	return strings.Join(s, " ")
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		name  string
		ticks []plot.Tick
		want  string
	}{
		{"counts", fromZero(14786, 3), "0 5,000 10,000 15,000"},
		{"round top", fromZero(20, 4), "0 5 10 15 20"},
		{"zeros", fromZero(0, 4), "0.0 0.5 1.0"},
		{"zeros that are counts", wholeFromZero(0, 3), "0 1 2"},
		{"one that is a count", wholeFromZero(1, 3), "0 1 2"},
		{"rates", fromZero(0.37, 5), "0.0 0.1 0.2 0.3 0.4"},
		{"about zero", around(span{-310, 290}, 3), "−400 −200 0 200 400"},
		{"one value", around(span{4, 4}, 3), "2 4 6"},
		{"small ratios", ratios(span{0.75, 1.3}), "0.8 0.9 1 1.11 1.25"},
		{"ratios", ratios(span{0.5, 2}), "0.5 0.67 0.8 1 1.25 1.5 2"},
		{"wide ratios", ratios(span{0.08, 6}), "0.1 0.2 0.5 1 2 5"},
		{"very wide ratios", ratios(span{0.002, 300}), "0.01 0.1 1 10 100"},
	} {
		if got := labels(c.ticks); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTicksHoldTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(-1e9, 1e9).Draw(t, "a")
		b := rapid.Float64Range(-1e9, 1e9).Draw(t, "b")
		n := rapid.IntRange(2, 8).Draw(t, "n")
		s := span{min(a, b), max(a, b)}
		ticks := around(s, n)
		r := reach(ticks)
		slack := (r.max - r.min) * 1e-6
		if r.min > s.min+slack || r.max < s.max-slack {
			t.Fatalf("ticks from %g to %g do not hold %g to %g", r.min, r.max, s.min, s.max)
		}
		if len(ticks) > n+3 || len(ticks) < 2 {
			t.Fatalf("%d ticks for %d steps: %s", len(ticks), n, labels(ticks))
		}
	})
}

func TestMonthsAlongAnAxis(t *testing.T) {
	six := data.Period{From: april2016, To: april2016.Add(5)}
	years := data.Period{From: april2016, To: april2016.Add(71)}
	for _, c := range []struct {
		name  string
		ticks []plot.Tick
		want  string
	}{
		{"room for each month", calendar(six, 400), "Apr 2016 May 2016 Jun 2016 Jul 2016 Aug 2016 Sep 2016"},
		{"quarters", calendar(six, 120), "Apr 2016 Jul 2016"},
		{"years", calendar(years, 400), "2017 2018 2019 2020 2021 2022"},
		{"every other year", calendar(years, 130), "2018 2020 2022"},
	} {
		if got := labels(c.ticks); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
