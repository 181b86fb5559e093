package reports

import (
	"slices"
	"strings"

	"assess/analysis"
)

// planPriority is what a line's priority is called: the strategy's own title where the
// line is of one of its priorities, else as the plan writes it.
func (d *draft) planPriority(l analysis.PlanLine) string {
	for _, q := range d.a.Priorities.Pages {
		if q.ID == l.Of {
			return q.Title
		}
	}
	return l.Priority
}

// planTallies are the plan's lines by priority and status, in the order of the plan. Ways
// of writing one priority of the strategy are one row.
func (d *draft) planTallies() []analysis.PlanTally {
	var out []analysis.PlanTally
	for _, t := range d.a.Plan.By {
		for _, l := range d.a.Plan.Lines {
			if strings.EqualFold(l.Priority, t.Name) {
				t.Name = d.planPriority(l)
				break
			}
		}
		at := slices.IndexFunc(out, func(x analysis.PlanTally) bool { return strings.EqualFold(x.Name, t.Name) })
		if at < 0 {
			t.Counts = slices.Clone(t.Counts)
			out = append(out, t)
			continue
		}
		out[at].Lines += t.Lines
		for i, n := range t.Counts {
			out[at].Counts[i] += n
		}
	}
	return out
}
