package reports

import (
	"fmt"
	"testing"

	"assess/analysis"
)

// A priority's page has its own lines of the plan with how far each has come, and no
// other's; without one it has the words of the strategy alone.
func TestAPriorityHasItsLinesOfThePlan(t *testing.T) {
	a := assessment(strategic, planned(false))
	homes, gangs := a.Priorities.Pages[0], a.Priorities.Pages[1]
	for i := range a.Plan.Lines[:2] {
		a.Plan.Lines[i].Of = homes.ID
	}
	d := newDraft(a, Boundaries{}, Options{Edition: "public"})
	statuses := fmt.Sprintf("[[In the strategy Advice to residents; Visits to victims] [Met or on track Visits to victims (%s)] [Cannot be told Talks at schools (%s)]]", analysis.PlanOnTrack, analysis.PlanNotMeasurable)
	table := d.doTable(homes)
	if got := fmt.Sprint(table.Rows); got != statuses {
		t.Errorf("%s\nwant %s", got, statuses)
	}
	if want := "What the partnership set out to do, and the plan of 2020/21 as at 30 September 2020"; table.Caption != want {
		t.Errorf("%q, want %q", table.Caption, want)
	}
	if got := d.doTable(gangs).Rows; len(got) != len(gangs.Do) {
		t.Errorf("%v, want the %d deeds of the strategy", got, len(gangs.Do))
	}
	a.Plan = analysis.PlanProgress{}
	if got := fmt.Sprint(newDraft(a, Boundaries{}, Options{}).doTable(homes).Rows); got != "[[Advice to residents] [Visits to victims]]" {
		t.Errorf("without a plan: %s", got)
	}
}
