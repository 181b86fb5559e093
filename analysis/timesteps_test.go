package analysis

import (
	"testing"
	"time"

	"assess/data"
)

func TestStepsAreCountedBackFromTheYear(t *testing.T) {
	year := data.Period{From: data.NewMonth(2020, time.April), To: data.NewMonth(2021, time.March)}
	gone := data.NewMonth(2019, time.August)
	p := planner{year: year, usable: func(m data.Month) bool { return m != gone }, exclude: []data.Period{{From: data.NewMonth(2020, time.March), To: data.NewMonth(2020, time.December)}}}
	s := p.steps(data.NewMonth(2018, time.February))
	if n := len(s.periods); n != 12 { // 38 months
		t.Fatalf("%d steps, want 12", n)
	}
	for _, c := range []struct {
		month data.Month
		want  int
	}{
		{data.NewMonth(2018, time.March), -1}, // over at the start
		{data.NewMonth(2018, time.April), 0},
		{data.NewMonth(2019, time.July), -1},    // its step lacks August
		{data.NewMonth(2020, time.January), -1}, // its step has a month set aside
		{data.NewMonth(2020, time.April), 8},    // set aside, but of the year
		{data.NewMonth(2021, time.March), 11},
		{data.NewMonth(2021, time.April), -1},
	} {
		if got := s.of(c.month); got != c.want {
			t.Errorf("%s is of step %d, want %d", c.month, got, c.want)
		}
	}
	if s.count() != 10 || s.reason() != "" || !s.recent[8] || s.recent[7] {
		t.Errorf("%d steps held (%s), recent %v", s.count(), s.reason(), s.recent)
	}
}

func TestWhatHasTooFewStepsSaysWhy(t *testing.T) {
	year := data.Period{From: data.NewMonth(2020, time.April), To: data.NewMonth(2021, time.March)}
	for _, c := range []struct {
		first data.Month
		gone  data.Month
		want  string
	}{
		{data.NewMonth(2021, time.February), 0, "a history takes 10 steps of 3 months that can be counted whole; 0 can"},
		{data.NewMonth(2018, time.October), data.NewMonth(2019, time.May), "a history takes 10 steps of 3 months that can be counted whole; 9 can"},
		{data.NewMonth(2017, time.April), data.NewMonth(2021, time.February), "the last 3 months, January to March 2021, cannot be counted whole"},
	} {
		p := planner{year: year, usable: func(m data.Month) bool { return m != c.gone }}
		if got := p.steps(c.first).reason(); got != c.want {
			t.Errorf("from %s without %s: %q, want %q", c.first, c.gone, got, c.want)
		}
	}
}
