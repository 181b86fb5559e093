package analysis

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

// divide adjusts a series for its season and divides it.
func divide(t *testing.T, series Trend, exclude ...data.Period) LevelShift {
	t.Helper()
	n := len(series.Counts)
	series.Trend, series.Seasonal, series.Adjusted = make([]*float64, n), make([]*float64, n), make([]*float64, n)
	b := &builder{out: &Assessment{Settings: Settings{Exclude: exclude}, Year: Year{Held: data.Period{From: series.From.Add(n - 12), To: series.From.Add(n - 1)}}}}
	if err := b.decompose(&series); err != nil {
		t.Fatal(err)
	}
	b.out.Trends = []Trend{series}
	if err := b.levelShifts(); err != nil {
		t.Fatal(err)
	}
	return b.out.LevelShifts[0]
}

// stepped is a level of 100 a month that becomes 160 from month at on.
func stepped(months, at int) Trend {
	return trendOf("Drugs", months, func(i int) int64 {
		if i >= at {
			return int64(math.Round(wave(160, i)))
		}
		return int64(math.Round(wave(100, i)))
	})
}

func TestLevelShiftIsFoundWhereItIs(t *testing.T) {
	s := divide(t, stepped(72, 40))
	if len(s.Stretches) != 2 || s.Reason != "" {
		t.Fatalf("%+v, want two stretches", s)
	}
	a, b := s.Stretches[0], s.Stretches[1]
	if a.From != data.NewMonth(2012, 4) || b.From != data.NewMonth(2012, 4).Add(40) || a.To != b.From.Add(-1) || b.To != data.NewMonth(2012, 4).Add(71) || a.Months != 40 || b.Months != 32 {
		t.Errorf("%+v, want a change after 40 months", s)
	}
	if math.Abs(a.Mean-100) > 5 || math.Abs(b.Mean-160) > 5 {
		t.Errorf("levels of %v and %v, want 100 and 160", a.Mean, b.Mean)
	}
	if one := divide(t, stepped(72, 72)); len(one.Stretches) != 1 || one.Stretches[0].Months != 72 {
		t.Errorf("one level: %+v", one)
	}
}

// Months set aside are in no stretch, and what they hold moves no level.
func TestLevelShiftLeavesOutWhatIsSetAside(t *testing.T) {
	series := stepped(72, 72)
	aside := data.Period{From: data.NewMonth(2015, 1), To: data.NewMonth(2015, 9)}
	for i := range series.Counts {
		if aside.Contains(series.From.Add(i)) {
			*series.Counts[i] += 90
		}
	}
	if s := divide(t, series); len(s.Stretches) != 3 {
		t.Errorf("nine months of nearly twice the level, not set aside: %+v", s)
	}
	if s := divide(t, series, aside); len(s.Stretches) != 1 || s.Stretches[0].Months != 63 {
		t.Errorf("set aside: %+v", s)
	}
	if s := divide(t, series, data.Period{From: data.NewMonth(2012, 1), To: data.NewMonth(2016, 6)}); len(s.Stretches) != 0 || !strings.Contains(s.Reason, "21 months") {
		t.Errorf("21 months left: %+v", s)
	}
}

func TestLevelShiftSaysWhyNot(t *testing.T) {
	if s := divide(t, stepped(24, 12)); len(s.Stretches) != 0 || !strings.Contains(s.Reason, "24 months") {
		t.Errorf("24 months: %+v", s)
	}
	rare := trendOf("Bicycle theft", 60, func(i int) int64 { return int64(i % 2) })
	if s := divide(t, rare); len(s.Stretches) != 0 || !strings.Contains(s.Reason, "fewer than 20 incidents a year") {
		t.Errorf("6 a year: %+v", s)
	}
}
