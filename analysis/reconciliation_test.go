package analysis

import (
	"testing"

	"assess/data"
	"assess/data/workspace"
)

// The share of an official count is told where both sides have every month; crimes alone
// are counted, and recoded districts are one.
func TestCountsAreHeldAgainstOfficialOnes(t *testing.T) {
	year := period(t, "2021-04/2022-03")
	b := &builder{out: &Assessment{}, own: map[data.Code]int{"E07000001": 0, "E07000002": 1}, facts: &Facts{status: map[sourceMonth]data.Status{}}}
	b.req.Partnership.Force = "here"
	b.facts.common.Sources = []workspace.Source{{ID: "police", Kind: workspace.PoliceStreet}}
	b.out.Partnership = Partnership{ID: "two", Name: "Two", Districts: []data.Area{{Code: "E07000001", Name: "One"}, {Code: "E07000002", Name: "Other"}}}
	for _, m := range year.Months() {
		b.facts.status[sourceMonth{"police", forceMonth{"here", m}}] = data.Complete
		b.facts.cube = append(b.facts.cube, []monthlyRow{
			{"here", m, "Burglary", "E07000001", 8}, {"here", m, data.AntiSocialBehaviour, "E07000001", 90},
			{"here", m, "Drugs", "E07000002", 5}, {"here", m, "Drugs", "E07000009", 70}, {"there", m, "Drugs", "E07000002", 70},
		}...)
	}
	b.facts.common.Official = []OfficialCounts{
		{Title: "T", Period: year, By: map[data.Code]int64{"E07000001": 100, "E07000002": 80}},
		{Title: "One alone", Period: year, By: map[data.Code]int64{"E07000001": 90}},
		{Title: "Before", Period: year.Add(-6), By: map[data.Code]int64{"E07000001": 100}},
	}
	if err := b.reconcile(); err != nil {
		t.Fatal(err)
	}
	r := b.out.Reconciliations
	want := []struct {
		own     int64
		verdict ReconcileVerdict
	}{{96, ReconcileWithin}, {60, ReconcileBelow}, {156, ReconcileBelow}}
	for i, w := range want {
		if x := r[0].Rows[i]; x.Own != w.own || x.Verdict != w.verdict || x.Share == nil {
			t.Errorf("row %d is %+v, want %+v", i, x, w)
		}
	}
	if a, whole := r[1].Rows[0], r[1].Rows[2]; a.Verdict != ReconcileAbove || whole.Official != nil || whole.Verdict != ReconcileNot || whole.Share != nil {
		t.Errorf("with one district: %+v, %+v", a, whole)
	}
	if x := r[2]; x.Months != 6 || x.Rows[0].Share != nil || x.Rows[0].Verdict != ReconcileNot {
		t.Errorf("with six months missing: %+v", x)
	}
}
