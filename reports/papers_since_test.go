package reports

import (
	"bytes"
	"strings"
	"testing"

	"assess/analysis"
	"assess/analysis/revision"
	"assess/data"
)

// since is what a revision changed, of police data and of a restricted source.
func since() Since {
	m := data.NewMonth(2020, 5)
	return Since{Number: 2, Before: 1, Files: []string{"public/assessment.html"}, Differences: revision.Differences{
		Causes:  []revision.Cause{{Kind: revision.Restated, Months: []data.Month{m}}},
		Counts:  []revision.CountChange{{Type: analysis.TypePartnership, Month: m, Category: "Burglary", Before: 40, After: 44, Cause: revision.Restated}},
		Totals:  []revision.TotalChange{{Category: "Burglary", Months: 12, Before: 1440, After: 1444}},
		Signals: []revision.SignalChange{{Source: "fires", Month: m, High: true, New: true}, {Category: "Burglary", Month: m, High: true, New: true}},
		Outcomes: []revision.OutcomeChange{
			{Priority: "Fires", Outcome: "Fewer fires", Source: "fires", Before: analysis.CannotTell, After: analysis.OutcomeMet}},
	}}
}

// The page of what changed says what and why. The edition for everyone tells nothing that
// rests on a restricted source; the restricted one does.
func TestWhatChangedKeepsWhatIsRestricted(t *testing.T) {
	a := assessment()
	a.Sources = append(a.Sources, analysis.Source{ID: "fires", Kind: "table", Title: "Deliberate fires", Protect: "restricted"})
	page := func(edition string) string {
		var b bytes.Buffer
		if err := WriteHTML(&b, WhatChanged(a, since(), Options{Edition: edition})); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	public, restricted := page("public"), page("restricted")
	for _, want := range []string{"What changed since revision 1", "The police have published May 2020 again", "1,440", "1,444", "unusually high", "1 other unusual month"} {
		if !strings.Contains(public, want) {
			t.Errorf("the public page does not say %q", want)
		}
	}
	for _, kept := range []string{"Deliberate fires", "Fewer fires"} {
		if strings.Contains(public, kept) {
			t.Errorf("the public page says %q", kept)
		}
		if !strings.Contains(restricted, kept) {
			t.Errorf("the restricted page does not say %q", kept)
		}
	}
}

// The edition for everyone lists no change of a restricted table, which is a small number.
func TestRestatementsOfRestrictedTablesStayInside(t *testing.T) {
	a := assessment()
	n := int64(3)
	a.Sources = append(a.Sources, analysis.Source{ID: "fires", Kind: "table", Title: "Deliberate fires", Protect: "restricted"},
		analysis.Source{ID: "tips", Kind: "table", Title: "Fly-tipping", Protect: "public"})
	m := data.NewMonth(2020, 5)
	a.Restated = analysis.Restatements{
		Rows:     []analysis.Restatement{{Code: "E1", Name: "Here", Month: m, Category: "Burglary", Previous: 2, Current: &n, PreviousKnown: "2020-05", CurrentKnown: "2020-06"}, {Code: "E1", Name: "Here", Month: m.Add(1), Category: "Burglary", Previous: 2, PreviousKnown: "2020-07-01", CurrentKnown: "2020-08-01"}},
		Partners: []analysis.PartnerRestatement{{Source: "fires", Month: m, Previous: 10, Current: 12}, {Source: "tips", Month: m, Previous: 20, Current: 23, PreviousKnown: "2020-05-31", CurrentKnown: "2020-06-30"}},
	}
	for edition, want := range map[string]string{"public": "tips", "restricted": "fires tips"} {
		var sources []string
		for _, f := range Files(a, Options{Edition: edition}) {
			if f.Name != "restatements.csv" {
				continue
			}
			if got := strings.Join(f.Rows[0], ","); got != "E1,Here,2020-05,Burglary,2,3,1,2020-05,2020-06,[z]" {
				t.Errorf("first row %s", got)
			}
			if got := strings.Join(f.Rows[1], ","); got != "E1,Here,2020-06,Burglary,2,[x],[x],2020-07-01,2020-08-01,[z]" {
				t.Errorf("a month that is gone: %s", got)
			}
			for _, r := range f.Rows[2:] {
				sources = append(sources, r[len(r)-1])
			}
		}
		if got := strings.Join(sources, " "); got != want {
			t.Errorf("the %s edition lists %q, want %q", edition, got, want)
		}
	}
}

// Months are marked in a column of their own.
func TestMonthsAreMarked(t *testing.T) {
	m := data.NewMonth(2020, 5)
	s := analysis.Monthly{Provisional: []data.Month{m, m.Add(1)}, Revised: []data.Month{m.Add(1), m.Add(2)}}
	for i, want := range []string{"[p]", "[p] [r]", "[r]", "[z]"} {
		if got := monthMark(s, m.Add(i)); got != want {
			t.Errorf("month %d is marked %s, want %s", i, got, want)
		}
	}
}
