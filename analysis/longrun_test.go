package analysis

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

// trendOf is a series of counts from April 2012 on.
func trendOf(c data.Category, months int, count func(i int) int64) Trend {
	t := Trend{Category: c, From: data.NewMonth(2012, 4), Counts: make([]*int64, months)}
	for i := range t.Counts {
		n := count(i)
		t.Counts[i] = &n
	}
	return t
}

// runsOf makes the step's part of an assessment of these trends.
func runsOf(t *testing.T, exclude []data.Period, trends ...Trend) []LongRun {
	t.Helper()
	b := &builder{out: &Assessment{Trends: trends, Settings: Settings{FDR: 0.05, Exclude: exclude}}}
	if err := b.longRuns(); err != nil {
		t.Fatal(err)
	}
	return b.out.LongRuns
}

// wave is a season about a level, with a ripple that does not repeat by the year.
func wave(level float64, i int) float64 {
	return level + 20*math.Sin(float64(i)*math.Pi/6) + 3*math.Sin(2.3*float64(i))
}

func TestLongRunSaysHowMuchAYear(t *testing.T) {
	rising := trendOf("Drugs", 96, func(i int) int64 { return int64(math.Round(wave(100+0.5*float64(i), i))) })
	falling := trendOf("Burglary", 96, func(i int) int64 { return int64(math.Round(wave(200-1.0*float64(i), i))) })
	level := trendOf("Robbery", 96, func(i int) int64 { return int64(math.Round(wave(100, i))) })
	rare := trendOf("Bicycle theft", 96, func(i int) int64 { return int64(i % 2) })
	r := runsOf(t, nil, rising, falling, level, rare)
	if r[0].Verdict != Higher || math.Abs(*r[0].Slope-72) > 8 || r[0].Interval.Lower <= 0 || r[0].Interval.Lower > *r[0].Slope || r[0].Interval.Upper < *r[0].Slope {
		t.Errorf("half an incident more each month is 72 a year: %+v, slope %v, interval %v", r[0], *r[0].Slope, r[0].Interval)
	}
	if r[1].Verdict != Lower || math.Abs(*r[1].Slope+144) > 12 || r[1].Interval.Upper >= 0 {
		t.Errorf("one incident fewer each month is 144 a year: %+v, slope %v", r[1], *r[1].Slope)
	}
	if r[2].Verdict != NoClearChange || r[2].Q == nil || *r[2].Q < *r[2].P || math.Abs(*r[2].Middle-1200) > 30 {
		t.Errorf("a level series: %+v", r[2])
	}
	if r[3].Verdict != TooFew || r[3].P != nil || r[3].Slope != nil {
		t.Errorf("6 incidents a year: %+v", r[3])
	}
	if r[0].From != data.NewMonth(2012, 4) || r[0].To != data.NewMonth(2020, 3) || r[0].Months != 96 {
		t.Errorf("months used: %+v", r[0])
	}
}

// A month that is not held, or set aside, is not a month without incidents.
func TestLongRunLeavesOutWhatIsNotHeld(t *testing.T) {
	whole := trendOf("Drugs", 96, func(i int) int64 { return int64(math.Round(wave(100, i))) })
	gap := trendOf("Drugs", 96, func(i int) int64 { return int64(math.Round(wave(100, i))) })
	aside := data.Period{From: data.NewMonth(2019, 10), To: data.NewMonth(2020, 3)}
	for i := range gap.Counts {
		if aside.Contains(gap.From.Add(i)) {
			gap.Counts[i] = nil
			*whole.Counts[i] = 0 // would be a fall if it counted
		}
	}
	a, b := runsOf(t, []data.Period{aside}, whole)[0], runsOf(t, nil, gap)[0]
	if a.Months != 90 || a.To != data.NewMonth(2019, 9) || *a.Slope != *b.Slope || *a.P != *b.P || a.Verdict != NoClearChange {
		t.Errorf("set aside %+v (slope %v), not held %+v (slope %v)", a, *a.Slope, b, *b.Slope)
	}
}

func TestLongRunTakesItsYears(t *testing.T) {
	count := func(i int) int64 { return int64(100 + 5*i) }
	short := runsOf(t, nil, trendOf("Drugs", 12*leastYears-7, count))[0]
	if short.Verdict != NotComparable || short.P != nil || !strings.Contains(short.Reason, "65 months") || !strings.Contains(short.Reason, "about 5 years; fewer than 6 years are too few") {
		t.Errorf("%+v", short)
	}
	enough := trendOf("Drugs", 12*leastYears, count)
	enough.Counts[17], enough.Counts[40] = nil, nil
	if r := runsOf(t, nil, enough)[0]; r.Reason != "" || r.Months != 70 || r.Verdict != Higher {
		t.Errorf("6 years but for two months: %+v", r)
	}
	if r := runsOf(t, nil, Trend{Category: "Drugs", From: data.NewMonth(2012, 4), Counts: make([]*int64, 90)})[0]; r.Months != 0 || r.Reason == "" {
		t.Errorf("no month held: %+v", r)
	}
}
