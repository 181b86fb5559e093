package analysis

import (
	"strings"
	"testing"
	"time"

	"assess/data/plan"
)

// judgeLine judges one update of a quarter of 2017/18.
func judgeLine(t *testing.T, l plan.Line, quarter int, update string) PlanQuarter {
	t.Helper()
	year, err := plan.ParseYear("2017/18", time.April)
	if err != nil {
		t.Fatal(err)
	}
	l.Updates[quarter-1] = update
	p := &plan.Plan{Year: year, Lines: []plan.Line{l}}
	return planTime{plan: p, quarter: quarter, day: p.QuarterEnd(quarter)}.judge(l)
}

func TestPlanStatus(t *testing.T) {
	for _, c := range []struct {
		target, update string
		quarter        int
		want           PlanStatus
		flags          string
	}{
		{"at least 4 workshops", "4 workshops held", 3, PlanMet, ""},
		{"at least 4 workshops", "Three workshops held, one booked for March.", 3, PlanOnTrack, ""},
		{"at least 4 workshops", "1 workshop held", 1, PlanOnTrack, ""},
		{"at least 4 workshops", "1 workshop held", 2, PlanBehind, ""},
		{"at least 4 workshops", "3 workshops held", 4, PlanBehind, ""},
		{"at least 4 workshops", "No workshops yet", 1, PlanNotStarted, ""},
		{"at least 4 workshops", "24 residents came", 1, PlanNotMeasurable, "different units"},
		{"at least 4 workshops by November 2017", "2 workshops held", 3, PlanBehind, "date is past"},
		{"80 %", "", 1, PlanNoUpdate, ""},
		{"80 %", "N/A", 1, PlanNoUpdate, ""},
		{"80% of schools", "90% of year-6 pupils", 1, PlanNotMeasurable, "different units, percentage without base"},
		{"80% of schools", "90% of schools", 1, PlanMet, "percentage without base"},
		{"80% of schools", "36 of 40 schools", 1, PlanMet, ""},
		{"80% of schools", "All schools took part", 1, PlanMet, ""},
		{"80% of schools", "30 of 40 schools", 1, PlanBehind, ""},
		{"90% of year-6 pupils", "854 pupils came, 92% of year 6 pupils", 2, PlanMet, ""},
		{"reduce burglaries by 5 %", "Burglaries fell by 7%, from 200 to 186", 4, PlanMet, ""},
		{"reduce burglaries by 5 %", "Burglaries down 3% (200 to 194)", 4, PlanBehind, ""},
		{"reduce burglaries by 5 %", "Burglaries rose by 7%", 4, PlanBehind, "percentage without base"},
		{"no more than 20 incidents", "17 incidents", 4, PlanMet, ""},
		{"no more than 20 incidents", "27 incidents", 4, PlanBehind, ""},
		{"two campaigns", "Both campaigns delayed", 2, PlanBehind, ""},
		{"two campaigns", "Campaign planned for November", 1, PlanNotStarted, ""},
		{"two campaigns", "Campaign planned for November", 4, PlanNotMeasurable, "date is past"},
		{"two campaigns", "Awaiting the county's dates", 2, PlanWaits, ""},
		{"two campaigns", "Youth service to update", 2, PlanWaits, ""},
		{"CCTV installed by March 2018", "Cameras installed in June", 1, PlanMet, ""},
		{"CCTV installed by June 2017", "Survey in progress", 2, PlanBehind, "date is past"},
		{"Increased confidence", "Ongoing", 2, PlanNotMeasurable, "activity for outcome"},
	} {
		q := judgeLine(t, plan.Line{Action: "Work", Target: c.target}, c.quarter, c.update)
		if q.Status != c.want || flagList(q.Flags) != c.flags {
			t.Errorf("target %q, Q%d %q: %s [%s] (%s; %s), want %s [%s]", c.target, c.quarter, c.update, q.Status, flagList(q.Flags), q.Why, q.Found, c.want, c.flags)
		}
		if q.Why == "" || strings.ContainsAny(q.Why, "0123456789") {
			t.Errorf("%q: the reason %q is missing or holds figures of the update", c.update, q.Why)
		}
	}
}

func TestAPartOfAWholeHasItsInterval(t *testing.T) {
	q := judgeLine(t, plan.Line{Action: "Work", Target: "80% of attendees"}, 2, "36 of 40 attendees feel safer")
	if q.Found != "36 of 40, 90% of attendees (77% to 96%) against 80% of attendees" {
		t.Errorf("%q", q.Found)
	}
}

// A line that was met and is not spoken of again is still met.
func TestMetStaysMet(t *testing.T) {
	year, _ := plan.ParseYear("2017/18", time.April)
	p := ProgressOf(&plan.Plan{Year: year, Lines: []plan.Line{
		{Priority: "A", Action: "One", Target: "4 workshops", Lead: "Police / Council", Updates: [4]string{"", "4 workshops held"}},
		{Priority: "B", Action: "Two", Target: "4 workshops", Lead: "police", Updates: [4]string{"1 workshop held", "", "No update"}},
		{Priority: "b", Action: "Three"},
	}})
	if p.Quarter != 3 || p.Day != "2017-12-31" || p.Ended {
		t.Errorf("%d, %s", p.Quarter, p.Day)
	}
	if p.Lines[0].Status != PlanMet || p.Lines[1].Status != PlanNoUpdate || p.Lines[1].Quarters[0].Status != PlanOnTrack {
		t.Errorf("%+v", p.Lines)
	}
	if len(p.By) != 2 || p.By[1].Lines != 2 || p.By[1].Of(PlanNoUpdate) != 2 {
		t.Errorf("priorities %+v", p.By)
	}
	if len(p.Leads) != 3 || p.Leads[0].Name != "Police" || p.Leads[0].Lines != 2 || p.Total.Lines != 3 {
		t.Errorf("leads %+v", p.Leads)
	}
}

func TestNothingReported(t *testing.T) {
	year, _ := plan.ParseYear("2017/18", time.April)
	p := ProgressOf(&plan.Plan{Year: year, Lines: []plan.Line{{Priority: "A", Action: "One"}}})
	if p.Quarter != 0 || p.Day != "" || p.Total.Of(PlanNoUpdate) != 1 || len(p.Lines[0].Quarters) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestPlanDates(t *testing.T) {
	year, _ := plan.ParseYear("2017/18", time.April)
	p := &plan.Plan{Year: year}
	for text, want := range map[string]string{
		"2018-03-31": "2018-03-31", "31/03/2018": "2018-03-31", "27.11.17": "2017-11-27", "March 2018": "2018-03-31", "by February": "2018-02-28",
		"Oct 17": "2017-10-31", "5th June": "2017-06-05", "by May": "2017-05-31", "12 May": "2017-05-12", "Q3": "2017-12-31", "Q2-4": "2018-03-31", "end of year": "2018-03-31",
		"it may be": "", "they march on": "", "31/02/2018": "", "ongoing": "",
	} {
		got, ok := lastDate(text, p)
		if s := got.Format("2006-01-02"); ok && s != want || !ok && want != "" {
			t.Errorf("%q: %s %t, want %q", text, s, ok, want)
		}
	}
}

func FuzzPlanStatus(f *testing.F) {
	f.Add("at least 4 workshops by March 2018", "X2 done, 36 of 40 = 90%. Q3: booked 27.11.17")
	f.Add("80 %", "no update")
	f.Add("reduce by 5 %", "99999999999999999999 of 0, £12,337 16/17 31/31/31")
	f.Fuzz(func(t *testing.T, target, update string) {
		if len(target)+len(update) > 4000 {
			return
		}
		for q := 1; q <= plan.Quarters; q++ {
			got := judgeLine(t, plan.Line{Priority: "P", Action: "Do", Measure: target, Due: target}, q, update)
			known := false
			for _, s := range PlanStatuses {
				known = known || s == got.Status
			}
			if !known || got.Why == "" {
				t.Errorf("%q, %q: %+v", target, update, got)
			}
			if strings.TrimSpace(update) == "" && got.Status != PlanNoUpdate {
				t.Errorf("an empty update is %s", got.Status)
			}
		}
	})
}
