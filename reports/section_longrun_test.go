package reports

import (
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
)

// longRuns fills the fixture's directions and levels: what rose and fell against the
// year before did so over the years, and drug offences and all crime changed level.
func longRuns(a *analysis.Assessment) {
	from, to := a.Year.DataFrom, a.Year.Held.To
	for _, r := range recipes {
		middle := float64(12 * max(r.monthly, 1))
		run := analysis.LongRun{Category: r.category, From: from, To: to, Months: 47, Middle: &middle, Verdict: r.verdict}
		if r.verdict != analysis.TooFew {
			slope := middle * (r.ratio - 1)
			run.Slope, run.Interval = &slope, &analysis.Interval{Lower: slope - 0.02*middle, Upper: slope + 0.03*middle}
			run.P, run.Q = ptr(0.01), ptr(0.03)
		}
		a.LongRuns = append(a.LongRuns, run)
		s := analysis.LevelShift{Category: r.category, Stretches: []analysis.Stretch{{From: from, To: to, Months: 47, Mean: float64(r.monthly)}}}
		if r.category == data.AllCrime || r.category == "Drugs" {
			s.Stretches = []analysis.Stretch{
				{From: from, To: month(2020, time.March), Months: 35, Mean: 1926.4},
				{From: month(2020, time.April), To: to, Months: 12, Mean: 1790},
			}
		}
		if r.verdict == analysis.TooFew {
			s.Stretches, s.Reason = nil, "fewer than 20 incidents a year are too few to tell levels apart"
		}
		a.LevelShifts = append(a.LevelShifts, s)
	}
}

// overTheYears is the subsection of an assessment of the fixture.
func overTheYears(vs ...variation) Section {
	d := newDraft(assessment(vs...), Boundaries{}, Options{Edition: "public"})
	return Section{Blocks: d.longRun()}
}

// tableOf is the first table among the blocks.
func tableOf(s Section) *Table {
	for _, b := range s.Blocks {
		if t, ok := b.(Table); ok {
			return &t
		}
	}
	return nil
}

func TestLongRunSaysWhatTended(t *testing.T) {
	s := overTheYears()
	text := textOf(s)
	for _, want := range []string{
		"Drug offences and recorded anti-social behaviour tended to rise; all crime, burglary, vehicle crime and shoplifting tended to fall. No clear change in 3 categories. What has been is no forecast.",
		"All crime: about 1,926 a month up to March 2020 and about 1,790 from April 2020 on",
		"Anti-social behaviour incidents: no clear change of level, about 620 a month",
		"Drug offences last changed level in April 2020, from about 1,926 to about 1,790 a month.",
	} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the section does not say %q:\n%s", want, text)
		}
	}
	table := tableOf(s)
	if table == nil || len(table.Rows) != len(recipes) {
		t.Fatalf("the table is %+v", table)
	}
	for _, row := range table.Rows {
		switch row[0] {
		case "Burglary":
			if got := strings.Join(row[1:], "|"); got != "47|-792 (-864 to -684)|-22.0%|lower" {
				t.Errorf("burglary is %s", got)
			}
		case "Drugs":
			if got := strings.Join(row[1:], "|"); got != "47|+252 (+238 to +274)|+35.0%|higher" {
				t.Errorf("drugs are %s", got)
			}
		case "Bicycle theft":
			if got := strings.Join(row[1:], "|"); got != "47|[x]|[x]|too few to say" {
				t.Errorf("bicycle theft is %s", got)
			}
		}
	}
}

func TestLongRunWithoutADirection(t *testing.T) {
	steady := overTheYears(func(a *analysis.Assessment) {
		for i := range a.LongRuns {
			a.LongRuns[i].Verdict = analysis.NoClearChange
		}
	})
	if text := textOf(steady); !strings.Contains(text, "No category clearly tended to rise or to fall.") || strings.Contains(text, "tended to rise;") || strings.Contains(text, "no forecast") {
		t.Errorf("nothing moved, and the section says %s", text)
	}
	none := overTheYears(func(a *analysis.Assessment) {
		for i := range a.LongRuns {
			r := &a.LongRuns[i]
			r.Verdict, r.Slope, r.Interval = analysis.TooFew, nil, nil
		}
	})
	if text := textOf(none); !strings.Contains(text, "No category has enough incidents") || tableOf(none) == nil {
		t.Errorf("too few of all, and the section says %s", text)
	}
}

func TestLongRunThatCannotBeToldSaysWhyOnce(t *testing.T) {
	why := "28 months are held and not set aside, about 2 years; fewer than 6 years are too few to tell a direction from the ups and downs of single years"
	run := "15 months in an unbroken run up to March 2021; a seasonal pattern takes 25"
	s := overTheYears(func(a *analysis.Assessment) {
		for i := range a.LongRuns {
			a.LongRuns[i] = analysis.LongRun{Category: a.LongRuns[i].Category, Months: 28, Verdict: analysis.NotComparable, Reason: why}
			a.LevelShifts[i].Stretches, a.LevelShifts[i].Reason = nil, run
		}
	})
	text := textOf(s)
	if strings.Count(text, why) != 1 || strings.Count(text, run) != 1 || tableOf(s) != nil || !strings.Contains(text, "Levels of all crime; levels of recorded anti-social behaviour") {
		t.Errorf("the section says %s", text)
	}
	if strings.Contains(text, "stretches of one level") {
		t.Errorf("how to read levels is said where there are none: %s", text)
	}
	if text := textOf(overTheYears(nothing)); strings.Count(text, "No month can be counted") != 2 {
		t.Errorf("with nothing held the section says %s", text)
	}
}

func TestLevelTitles(t *testing.T) {
	at := func(y int, from time.Month, years int, mean float64) analysis.Stretch {
		return analysis.Stretch{From: month(y, from), To: month(y, from).Add(12*years - 1), Months: 12 * years, Mean: mean}
	}
	all := []analysis.Stretch{at(2012, time.April, 2, 98.6), at(2014, time.April, 1, 140.2), at(2015, time.April, 3, 120), at(2018, time.April, 1, 1200.4)}
	for n, want := range map[int]string{
		1: "Burglary: no clear change of level, about 99 a month",
		2: "Burglary: about 99 a month up to March 2014 and about 140 from April 2014 on",
		3: "Burglary: about 99 a month up to March 2014, about 140 a month up to March 2015 and about 120 from April 2015 on",
		4: "Burglary: 3 changes of level, the last to about 1,200 a month from April 2018 on, after about 120",
	} {
		if got := levelTitle("Burglary", all[:n], all[n-1].To); got != want {
			t.Errorf("%d levels are called %q, want %q", n, got, want)
		}
	}
	// The months assessed go on after the last level.
	for n, want := range map[int]string{
		1: "Burglary: no clear change of level from April 2012 to March 2014, about 99 a month",
		2: "Burglary: about 99 a month up to March 2014 and about 140 from April 2014 to March 2015",
	} {
		if got := levelTitle("Burglary", all[:n], month(2020, time.March)); got != want {
			t.Errorf("%d levels that end early are called %q, want %q", n, got, want)
		}
	}
}

func TestSignedNumbers(t *testing.T) {
	for _, c := range []struct {
		x      float64
		places int
		want   string
	}{{0, 0, "0"}, {0.04, 1, "0"}, {-0.04, 1, "0"}, {3.44, 1, "+3.4"}, {-3.44, 1, "-3.4"}, {72.4, 0, "+72"}, {-1234.5, 0, "-1,234"}} {
		if got := signed(c.x, c.places); got != c.want {
			t.Errorf("%v is written %q, want %q", c.x, got, c.want)
		}
	}
}

// The level of a month that is not held or set aside is not available in the workbook.
func TestLevelsLeaveOutWhatIsSetAside(t *testing.T) {
	s := overTheYears(func(a *analysis.Assessment) {
		a.Settings.Exclude = []data.Period{{From: month(2018, time.January), To: month(2018, time.March)}}
	})
	for _, b := range s.Blocks {
		f, ok := b.(Figure)
		if !ok || f.ID != "figure-steps-all-crime" {
			continue
		}
		for _, row := range f.Data.Rows {
			none := row[0] == "July 2019" || row[0] == "January 2018" || row[0] == "March 2018" || row[0] == "April 2021"
			if got := row[3] == notAvailable; none && !got || row[0] == "April 2018" && row[3] != "1,926.4" {
				t.Errorf("%s has the level %s", row[0], row[3])
			}
		}
		return
	}
	t.Error("no figure of all crime")
}
