package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	actions "assess/data/plan"
)

// planned gives the fixture a plan with two quarters of updates and some money.
func planned(public bool) variation {
	return func(a *analysis.Assessment) {
		year, err := actions.ParseYear("2020/21", time.April)
		if err != nil {
			panic(err)
		}
		line := func(priority, action, target, lead string, updates ...string) actions.Line {
			l := actions.Line{Priority: priority, Objective: "Safer places", Action: action, Measure: target, Lead: lead}
			copy(l.Updates[:], updates)
			return l
		}
		a.Plan = *analysis.ProgressOf(&actions.Plan{File: "plan.csv", Label: "2020/21", Year: year, Public: public, Lines: []actions.Line{
			line("Burglary", "Visits to victims", "at least 40 visits", "Police", "12 visits to Zebra Street", "23 visits by Mrs Quagga"),
			line("Burglary", "Talks at schools", "80% of schools", "Council / Police", "", "90% of pupils"),
			line("Harm", "Training", "Two sessions", "Council", "Booked for March", "Council to update"),
			line("Harm", "Posters", "Better awareness", "", "Ongoing", ""),
		}})
		a.Plan.Money = []analysis.PlanMoney{{Line: "Grant", Priority: "Burglary", Allocation: ptr(5000.0), Spent: ptr(1200.0)}, {Line: "Own money"}}
	}
}

// PlanVaried is the fixture with a plan and its document, for tests from outside.
func PlanVaried(t *testing.T, edition string) Varied {
	t.Helper()
	a := assessment(planned(false))
	return Varied{Name: "a plan", Assessment: a, Document: Build(a, Boundaries{}, Options{Edition: edition})}
}

// The words of updates are in the restricted edition, and in the public one when the
// plan says so.
func TestUpdatesStayInside(t *testing.T) {
	for _, c := range []struct {
		edition string
		public  bool
		told    bool
	}{{"public", false, false}, {"restricted", false, true}, {"public", true, true}, {"mistyped", false, false}} {
		a := assessment(planned(c.public))
		o := Options{Edition: c.edition}
		var page bytes.Buffer
		if err := WriteHTML(&page, Build(a, Boundaries{}, o)); err != nil {
			t.Fatal(err)
		}
		text := page.String()
		for _, f := range Files(a, o) {
			text += fmt.Sprint(f.Rows)
		}
		for _, word := range []string{"Quagga", "23 operations"} {
			if strings.Contains(text, word) != c.told {
				t.Errorf("%s edition, public %t: %q is there: %t", c.edition, c.public, word, !c.told)
			}
		}
	}
}

func TestPlanProgressFile(t *testing.T) {
	a := assessment(planned(false))
	rows := rowsOf(t, Files(a, Options{Edition: "public"}), "plan_progress.csv")
	if len(rows) != 8 {
		t.Fatalf("%d rows, want 4 lines in 2 quarters: %v", len(rows), rows)
	}
	want := map[string]string{"Visits to victims Q1": "on track [z]", "Visits to victims Q2": "on track [z]", "Talks at schools Q1": "no update [z]",
		"Talks at schools Q2": "not measurable different units; percentage without base", "Training Q1": "not started [z]", "Training Q2": "waits on a partner [z]",
		"Posters Q1": "not measurable activity for outcome", "Posters Q2": "no update [z]"}
	for _, r := range rows {
		if key := r[2] + " " + r[5]; want[key] != r[6]+" "+r[7] {
			t.Errorf("%s: %s %s, want %s", key, r[6], r[7], want[key])
		}
		if slices.Contains(r, "") {
			t.Errorf("an empty cell: %q", r)
		}
	}
}

func TestMoneyThatIsNotKnownIsSaid(t *testing.T) {
	s := planProgress(newDraft(assessment(planned(false)), Boundaries{}, Options{Edition: "public"}))
	text := fmt.Sprint(s.Blocks)
	for _, want := range []string{"£5,000", "£1,200", "Not known of every line of funding: what was allocated, what was committed and what was spent"} {
		if !strings.Contains(text, want) {
			t.Errorf("the chapter does not say %q", want)
		}
	}
}

func TestNoPlanIsOneBox(t *testing.T) {
	s := planProgress(newDraft(assessment(), Boundaries{}, Options{}))
	if len(s.Blocks) != 1 {
		t.Errorf("%d blocks, want one that says what is missing", len(s.Blocks))
	}
}

func TestStatutoryFileNamesItsChapters(t *testing.T) {
	a := assessment(planned(false))
	a.Contents = []analysis.StatutoryItem{{Item: "b", Title: "Changes", Status: "met", Why: "compared"}, {Item: "f", Title: "Last plan", Status: "partly", Why: "Q1"}, {Item: "e", Title: "Views", Status: "missing", Why: "none"}}
	rows := rowsOf(t, Files(a, Options{}), "statutory.csv")
	if len(rows) != 3 || rows[0][2] != "Changes" || rows[1][2] != planTitle || rows[2][2] != notApplicable {
		t.Errorf("%v", rows)
	}
	titles := map[string]bool{}
	for _, s := range Build(a, Boundaries{}, Options{}).Sections {
		titles[s.ID+s.Title] = true
	}
	for item, sections := range contentSections {
		for _, s := range sections {
			if !titles[s.id+s.title] {
				t.Errorf("(%s) names the chapter %q, which the document does not have", item, s.title)
			}
		}
	}
}
