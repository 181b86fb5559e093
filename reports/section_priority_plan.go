package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
)

// actionCell is how many letters of an action a priority's page prints.
const actionCell = 70

// doTable is what the partnership set out to do, in its own words: by the strategy, and
// by the lines of its plan with how far each has come. It has no row where neither says.
func (d *draft) doTable(q analysis.Priority) Table {
	by := map[analysis.PlanStatus][]string{}
	for _, l := range d.a.Plan.Lines {
		if l.Of == q.ID {
			by[l.Status] = append(by[l.Status], shortened(l.Action, actionCell))
		}
	}
	t := Table{ID: "priority-" + q.ID + "-do", Caption: "What the partnership set out to do, in its own words", Source: d.strategySource()}
	if len(by) == 0 {
		t.Columns = []Column{{Name: "What will be done"}}
		for _, x := range q.Do {
			t.Rows = append(t.Rows, []string{x})
		}
		return t
	}
	t.Columns = []Column{{Name: "How far", Width: 1}, {Name: "What will be done", Width: 5}}
	t.Caption += fmt.Sprintf(", with the plan of %s%s", d.a.Plan.Year, d.planAsAt())
	t.Source = "Source: the strategy and the plan of the partnership; each line is in the chapter " + planTitle + "."
	if len(q.Do) > 0 {
		t.Rows = append(t.Rows, []string{"In the strategy", strings.Join(q.Do, "; ")})
	}
	for _, s := range analysis.PlanStatuses {
		if len(by[s]) > 0 {
			t.Rows = append(t.Rows, []string{capital(string(s)), strings.Join(by[s], "; ")})
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
