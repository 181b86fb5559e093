package analysis

import (
	"slices"
	"strings"
	"testing"

	"assess/data"
	"assess/data/workspace"
)

func month(t *testing.T, s string) data.Month {
	t.Helper()
	m, err := data.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func period(t *testing.T, s string) data.Period {
	t.Helper()
	p, err := data.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// allBut is usable for every month of the span but those named.
func allBut(t *testing.T, span string, missing ...string) func(data.Month) bool {
	t.Helper()
	p := period(t, span)
	return func(m data.Month) bool { return p.Contains(m) && !slices.Contains(missing, m.String()) }
}

func TestAMonthMissingInOneYearIsLeftOutOfBoth(t *testing.T) {
	p := planner{year: period(t, "2020-04/2021-03"), usable: allBut(t, "2018-01/2021-09", "2019-07")}
	plan := p.previous()
	if len(plan.offsets) != 11 || slices.Contains(plan.offsets, 3) {
		t.Errorf("compared offsets are %v; want 11 without July", plan.offsets)
	}
	if len(plan.leftOut) != 1 || plan.leftOut[0].Month.String() != "2019-07" {
		t.Errorf("left out %v; want July 2019", plan.leftOut)
	}
}

func TestExclusionsApplyToBaselinesAlone(t *testing.T) {
	p := planner{
		year: period(t, "2020-04/2021-03"), usable: allBut(t, "2018-01/2021-09", "2019-07"),
		exclude: []data.Period{period(t, "2020-03/2021-07")},
	}
	if n := len(p.previous().offsets); n != 11 {
		t.Errorf("the year before is compared over %d months; want 11, March too", n)
	}
	base := p.baseline(2)
	if base.reason != "" || !slices.Equal(base.back, []int{1, 2}) || len(base.offsets) != 10 {
		t.Errorf("baseline is %+v; want two years over 10 months, July and March left out", base)
	}
}

func TestBaselineThatIsOnlyTheYearBeforeIsNotSaidTwice(t *testing.T) {
	p := planner{year: period(t, "2025-01/2025-12"), usable: allBut(t, "2024-01/2025-12")}
	if base := p.baseline(3); !strings.Contains(base.reason, "only earlier year") {
		t.Errorf("reason is %q", base.reason)
	}
}

func TestASpanRunsFromTheFirstMonthComparedToTheLast(t *testing.T) {
	year := period(t, "2025-01/2025-12")
	p := planner{year: year, usable: func(m data.Month) bool { return year.Contains(m) || period(t, "2024-01/2024-04").Contains(m) }}
	if got := p.previous().span(year).Label(); got != "January to April 2025" {
		t.Errorf("compared months are called %q; want January to April 2025", got)
	}
	if got := (monthPlan{reason: "nothing held"}).span(year); got != year {
		t.Errorf("a plan that compares nothing spans %v; want the year", got)
	}
}

func TestNothingToCompareSaysWhy(t *testing.T) {
	p := planner{year: period(t, "2018-04/2019-03"), usable: allBut(t, "2018-01/2021-09")}
	if prev := p.previous(); !strings.Contains(p.baseline(3).reason, "none of the 3 years") || prev.reason == "" && len(prev.offsets) == 0 {
		t.Errorf("previous %+v, baseline %+v", prev, p.baseline(3))
	}
	if n := len(p.previous().offsets); n != 3 {
		t.Errorf("%d months compared; want the three of January to March that are held", n)
	}
}

func TestForceStatuses(t *testing.T) {
	rows := map[data.Month]int64{}
	for m := month(t, "2018-01"); m <= month(t, "2020-12"); m++ {
		rows[m] = 1000
	}
	delete(rows, month(t, "2019-07"))
	rows[month(t, "2020-02")] = 14  // the file is there and is not whole
	rows[month(t, "2018-01")] = 400 // held against the months after it
	rows[month(t, "2020-04")] = 600 // fewer, yet over half
	got := forceStatuses(rows)
	for m, want := range map[string]data.Status{
		"2018-01": data.Partial, "2019-07": data.Missing, "2020-02": data.Partial, "2020-03": data.Complete,
		"2020-04": data.Complete, "2020-11": data.Provisional, "2020-12": data.Provisional,
	} {
		if got[month(t, m)] != want {
			t.Errorf("%s is %s; want %s", m, got[month(t, m)], want)
		}
	}
	if len(got) != 36 {
		t.Errorf("%d months have a status; want every month from first to last, 36", len(got))
	}
	if len(forceStatuses(nil)) != 0 {
		t.Error("no months held gives statuses")
	}
}

func TestAQuietTimeIsNotAPartialFile(t *testing.T) {
	rows := map[data.Month]int64{}
	for m := month(t, "2019-01"); m <= month(t, "2021-06"); m++ {
		rows[m] = 700
	}
	for _, m := range []string{"2020-04", "2020-05", "2020-06"} {
		rows[month(t, m)] = 230 // streets are empty, and the files are whole
	}
	rows[month(t, "2021-01")] = 300 // low alone
	rows[month(t, "2020-10")] = 40  // hardly anything, beside a month that is
	rows[month(t, "2020-11")] = 45
	rows[month(t, "2021-06")] = 320 // the newest, low
	got := forceStatuses(rows)
	for m, want := range map[string]data.Status{
		"2020-04": data.Complete, "2020-05": data.Complete, "2020-06": data.Complete, "2020-07": data.Complete,
		"2021-01": data.Partial, "2020-10": data.Partial, "2020-11": data.Partial, "2021-06": data.Partial,
	} {
		if got[month(t, m)] != want {
			t.Errorf("%s is %s; want %s", m, got[month(t, m)], want)
		}
	}
}

func TestKnownAtReplaysThePast(t *testing.T) {
	m := month(t, "2021-01")
	all := []extract{
		{ID: 1, Source: "s", Force: "f", Month: m, State: stateSuperseded, LoadedOn: "2021-03-02", Account: RowAccount{Read: 10, Superseded: 10}},
		{ID: 2, Source: "s", Force: "f", Month: m, State: stateCurrent, LoadedOn: "2021-04-02", Account: RowAccount{Read: 12, Loaded: 12}},
	}
	early := knownAt(slices.Clone(all), "2021-03-31")
	if len(early) != 1 || early[0].ID != 1 || early[0].State != stateCurrent || early[0].Account.Loaded != 10 {
		t.Errorf("in March the store knew %+v; want the first extract, current, 10 rows", early)
	}
	late := knownAt(slices.Clone(all), "2021-04-02")
	if len(late) != 2 || late[0].State != stateSuperseded || late[0].Account.Superseded != 10 || late[1].State != stateCurrent {
		t.Errorf("in April it knew %+v; want the second current and the first superseded", late)
	}
}

func TestNothingIsCountedTwiceFromTwoSources(t *testing.T) {
	m := month(t, "2021-01")
	f := &Facts{extracts: []extract{
		{ID: 7, Source: "old", Force: "f", Month: m, State: stateCurrent},
		{ID: 8, Source: "new", Force: "f", Month: m, State: stateCurrent},
		{ID: 9, Source: "gone", Force: "f", Month: m.Add(1), State: stateCurrent},
	}}
	f.common.Sources = append(f.common.Sources, source("new"), source("old"))
	if got := f.choose(); len(got) != 1 || got[forceMonth{"f", m}] != 8 {
		t.Errorf("counted %v; want extract 8 alone: the source listed first, and none that is not configured", got)
	}
}

func source(id string) workspace.Source { return workspace.Source{ID: id, Kind: "police-street"} }
