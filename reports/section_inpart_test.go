package reports

import (
	"strings"
	"testing"

	"assess/analysis"
)

// joining gives the second priority an area of focus that joins what is measured with
// what nothing held tells of.
func joining(a *analysis.Assessment) {
	asb := toldOf(a, "Anti-social behaviour", "Anti-social behaviour", analysis.Measured, "one number for every kind of behaviour")
	asb.Kind = "asb"
	hate := analysis.Indicator{Title: "Hate crime", Kind: "hate-crime", Status: analysis.NotHeld, Needs: "a mark for hate crime", Holder: "the police"}
	p := &a.Priorities
	p.Pages[1].Focuses = []analysis.Focus{{ID: "all", Title: "Anti-Social Behaviour and Hate Crime", Status: analysis.InPart, Indicators: []analysis.Indicator{asb, hate}}}
	for i, n := range []int{1, 0, 1, 1, 1} {
		p.Tally[i].Focuses = n
	}
}

// What is not held of an area of focus stands on its priority's page beside what is.
func TestAFocusThatIsToldInPart(t *testing.T) {
	a := assessment()
	joining(a)
	d := newDraft(a, Boundaries{}, Options{})
	q := d.a.Priorities.Pages[1]
	rows := d.focusTable(q).Rows
	if len(rows) != 2 || !strings.HasPrefix(rows[0][1], "Anti-social behaviour. Measured") || rows[1][1] != "Hate crime. Needs data not held: a mark for hate crime (the police)." || rows[1][2] != notAvailable {
		t.Errorf("the rows are %q", rows)
	}
	if got := d.priorityWords(q); !strings.HasSuffix(got, "Nothing held tells of hate crime.") {
		t.Errorf("it says %q", got)
	}
	if got := d.measurabilityWords().Spans[0].Text; !strings.HasPrefix(got, "Of 4 areas of focus, 1 is measured and 1 is told in part. Of the others, 1 needs data") {
		t.Errorf("it says %q", got)
	}
	tally := d.tallyTable()
	if tally.Columns[3].Name != "In part" || tally.Rows[1][3] != "1" || !strings.Contains(tally.Note, "In part:") {
		t.Errorf("the sums are %+v", tally)
	}
}

// Where no number is told there is no column for one.
func TestAPriorityOfWhichNothingIsToldHasNoNumbers(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{})
	for _, q := range d.a.Priorities.Pages[2:4] {
		table := d.focusTable(q)
		if len(table.Columns) != 2 || len(table.Rows[0]) != 2 || strings.Contains(table.Note, notAvailable) {
			t.Errorf("%s has %d columns, rows %q and the note %q", q.Title, len(table.Columns), table.Rows, table.Note)
		}
	}
	if tally := d.tallyTable(); len(tally.Columns) != 5 {
		t.Errorf("the sums have %d columns, want no column that holds nothing", len(tally.Columns))
	}
}

// Lines of funding without any amount are named in a box, not in a table of gaps.
func TestMoneyWithoutAmounts(t *testing.T) {
	a := assessment()
	a.Plan.Money = []analysis.PlanMoney{{Line: "Core grant", Note: "the strategy names no amount"}}
	d := newDraft(a, Boundaries{}, Options{})
	blocks := d.planMoney()
	n, ok := blocks[len(blocks)-1].(Note)
	if len(blocks) != 2 || !ok || !strings.Contains(n.Spans[0].Text, "The profile gives no amount allocated, committed or spent") || !strings.Contains(n.Spans[0].Text, "Core grant (the strategy names no amount).") {
		t.Errorf("the money is %+v", blocks)
	}
}

// An issue that an outcome of the last strategy speaks of is not called new to it.
func TestIssuesThatOutcomesSpeakOf(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{})
	d.a.Matrix.Issues = []analysis.Issue{{Category: "Robbery", Standing: analysis.StandsFirst}}
	if got := d.lastWords(); got != "Among the first and without an area of focus of their own in the last strategy: robbery." {
		t.Errorf("it says %q", got)
	}
	d.a.Priorities.Pages[0].Outcomes = []analysis.Outcome{{Title: "Fewer robberies", Category: "Robbery"}}
	if got := d.lastWords(); !strings.HasSuffix(got, "Its outcomes, and no area of focus, speak of robbery.") {
		t.Errorf("it says %q", got)
	}
}
