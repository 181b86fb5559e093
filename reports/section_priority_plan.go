package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
)

// actionCell is how many letters of an action a priority's page prints.
const actionCell = 70

// planGroups are the statuses of a plan's lines as a priority's page puts them together.
var planGroups = []struct {
	name     string
	statuses []analysis.PlanStatus
}{
	{"Met or on track", []analysis.PlanStatus{analysis.PlanMet, analysis.PlanOnTrack}},
	{"Behind or not started", []analysis.PlanStatus{analysis.PlanBehind, analysis.PlanNotStarted}},
	{"Cannot be told", []analysis.PlanStatus{analysis.PlanNoUpdate, analysis.PlanWaits, analysis.PlanNotMeasurable}},
}

// doTable is what the partnership set out to do, in its own words: by the strategy, and
// by the lines of its plan with how far each has come. It has no row where neither says.
func (d *draft) doTable(q analysis.Priority) Table {
	var lines []analysis.PlanLine
	for _, l := range d.a.Plan.Lines {
		if l.Of == q.ID {
			lines = append(lines, l)
		}
	}
	t := Table{ID: "priority-" + q.ID + "-do", Caption: "What the partnership set out to do, in its own words", Source: d.strategySource()}
	if len(lines) == 0 {
		t.Columns = []Column{{Name: "What will be done"}}
		for _, x := range q.Do {
			t.Rows = append(t.Rows, []string{x})
		}
		return t
	}
	t.Columns = []Column{{Name: "How far", Width: 1}, {Name: "What will be done", Width: 5}}
	t.Caption = "What the partnership set out to do, and the plan of " + d.a.Plan.Year + d.planAsAt()
	t.Source = "Source: the strategy and the plan of the partnership. The chapter " + planTitle + " has each line."
	if len(q.Do) > 0 {
		t.Rows = append(t.Rows, []string{"In the strategy", strings.Join(q.Do, "; ")})
	}
	for _, g := range planGroups {
		var actions []string
		for _, s := range g.statuses {
			for _, l := range lines {
				if l.Status == s {
					actions = append(actions, fmt.Sprintf("%s (%s)", shortened(l.Action, actionCell), s))
				}
			}
		}
		if len(actions) > 0 {
			t.Rows = append(t.Rows, []string{g.name, strings.Join(slices.Compact(actions), "; ")})
		}
	}
	return t
}

// planAsAt says on which day the plan is judged; nothing before any quarter is reported.
func (d *draft) planAsAt() string {
	if d.a.Plan.Day == "" {
		return ""
	}
	return " as at " + planDay(d.a.Plan.Day)
}
