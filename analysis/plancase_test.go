package analysis

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data/plan"
)

// castlePoint is the plan of Castle Point and Rochford for 2017/18 with its first
// updates, as the partnership published it; see testdata/plan/README.md.
func castlePoint(t *testing.T) *plan.Plan {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "plan", "castle-point-rochford-2017-18.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := csv.NewReader(f)
	lines, err := plan.Read(func() ([]string, int64, error) {
		row, err := in.Read()
		line, _ := in.FieldPos(0)
		return row, int64(line), err
	})
	if err != nil {
		t.Fatal(err)
	}
	year, err := plan.ParseYear("2017/18", time.January)
	if err != nil {
		t.Fatal(err)
	}
	return &plan.Plan{File: "plan.csv", Label: "2017/18", Year: year, Lines: lines}
}

// What a person reading the table says of each line, in its order.
func TestStatusesOfARealPlan(t *testing.T) {
	p := ProgressOf(castlePoint(t))
	type row struct {
		action string // how it begins
		status PlanStatus
		flags  string
	}
	want := []row{
		{"Crime Prevention Tactical", PlanNotMeasurable, "activity for outcome"},
		{"To continue to provide a sanctuary", PlanNotMeasurable, "different units, activity for outcome"},
		{"DA awareness events", PlanNotStarted, ""},
		{"Continue to promote the J9", PlanOnTrack, "activity for outcome"},
		{"Information packs", PlanNotStarted, ""},
		{"Complete DHR", PlanNotMeasurable, ""},
		{"Senior Safety Road Shows", PlanMet, "percentage without base"},
		{"Continue to promote the Keep Safe", PlanNotMeasurable, ""},
		{"Electric Blanket", PlanWaits, ""},
		{"To pilot a Well Homes", PlanOnTrack, "activity for outcome"},
		{"Information on hidden harms", PlanNotMeasurable, ""},
		{"CSE/Prevent awareness", PlanNotStarted, ""},
		{"Intelligence from partners", PlanWaits, ""},
		{"Dedicated police staff", PlanNotMeasurable, ""},
		{"Ideology awareness", PlanNotStarted, ""},
		{"Continued development of Thorney", PlanNotMeasurable, "activity for outcome"},
		{"Deliver Chelsie's Choice", PlanOnTrack, ""},
		{"Gang awareness training", PlanNotStarted, ""},
		{"Promote the Risk Avert", PlanNotMeasurable, "activity for outcome"},
		{"Identification and intervention", PlanNotMeasurable, "activity for outcome"},
		{"Regular partner proactive days", PlanOnTrack, ""},
		{"Introduction of Street Pastor", PlanNotStarted, ""},
		{"Ensure information is provided", PlanNotMeasurable, ""},
		{"Op Benison", PlanWaits, ""},
		{"To support and maintain effective", PlanNotMeasurable, "activity for outcome"},
		{"Introduction of Safe Refuge", PlanNoUpdate, ""},
		{"ASB Rochford CCTV", PlanWaits, ""},
		{"Continuation of current ASB", PlanNotMeasurable, ""},
		{"Identification and partnership", PlanNotMeasurable, "activity for outcome"},
		{"Attendance and support", PlanNotMeasurable, ""},
		{"Promotion and appropriate use", PlanNotMeasurable, "wrong row"},
		{"Vehicle nuisance campaign", PlanNotMeasurable, "percentage without base, activity for outcome, wrong row"},
		{"Crucial Crew", PlanNoUpdate, "different units, wrong row"},
		{"Promotion of Restorative", PlanBehind, ""},
		{"Support and enable partner", PlanWaits, ""},
		{"Support the introduction and development of CP&R", PlanWaits, ""},
		{"Rochford Youth Diversionary", PlanNotMeasurable, "activity for outcome"},
		{"Signpost groups", PlanNotMeasurable, ""},
		{"To promote the Police Community Messaging", PlanWaits, ""},
		{"To increase use of cost effective", PlanNoUpdate, ""},
		{"Continue to support the active Citizen", PlanNoUpdate, ""},
		{"Increase referrals to CAVS", PlanWaits, ""},
		{"Provide crime prevention advice", PlanNotMeasurable, ""},
		{"Promotion of Crimestoppers", PlanNotMeasurable, ""},
		{"Integrated Offender Management", PlanNotMeasurable, "activity for outcome"},
		{"Problem solving approach", PlanWaits, ""},
		{"Support for police operations", PlanNotStarted, ""},
		{"Crime prevention messages and joint", PlanNotStarted, ""},
	}
	if len(p.Lines) != len(want) {
		t.Fatalf("%d lines, want %d: the row that only introduces others is none", len(p.Lines), len(want))
	}
	for i, w := range want {
		l := p.Lines[i]
		if !strings.HasPrefix(l.Action, w.action) {
			t.Fatalf("line %d is %q, want %q", i, l.Action, w.action)
		}
		if got := l.Last(); got.Status != w.status || flagList(got.Flags) != w.flags {
			t.Errorf("%s: %s [%s], want %s [%s]\n%s (%s)", w.action, got.Status, flagList(got.Flags), w.status, w.flags, got.Update, got.Why)
		}
	}
	if p.Quarter != 1 || p.Day != "2017-06-30" || len(p.By) != 3 || p.By[1].Name != "Anti-Social Behaviour" || p.By[1].Lines != 15 {
		t.Errorf("quarter %d, judged on %s, priorities %+v", p.Quarter, p.Day, p.By)
	}
	if l := p.Lines[20].Last(); l.Found != "2 operations and activities against 10 operations and activities" {
		t.Errorf("%q", l.Found)
	}
}

// The report went to its committee in the autumn: what was booked for October is past.
func TestBookedDaysThatArePast(t *testing.T) {
	p := castlePoint(t)
	at := planTime{plan: p, quarter: 1, day: time.Date(2017, 12, 5, 0, 0, 0, 0, time.UTC)}
	judged := judgePlan(p, at)
	past := 0
	for i, q := range judged {
		for _, f := range q.Flags {
			if f == FlagPastDate {
				past++
				if !strings.Contains(q.Update, "Oct") && !strings.Contains(q.Update, "November") {
					t.Errorf("line %d: %q names no day that is past", p.Lines[i].Row, q.Update)
				}
			}
		}
	}
	if past < 3 {
		t.Errorf("%d lines with a day that is past, want at least those booked or planned for October and November", past)
	}
}

func flagList(flags []PlanFlag) string {
	var out []string
	for _, f := range flags {
		out = append(out, string(f))
	}
	return strings.Join(out, ", ")
}
