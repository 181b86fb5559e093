package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
)

// planFiles is the plan's progress, a row for each line and quarter reported. Before
// any quarter is, each line has a row without one.
func planFiles(a *analysis.Assessment, o Options) []File {
	f := File{Name: "plan_progress.csv", Title: "Lines of the partnership's plan with how far each has come, by quarter",
		Columns: []string{"priority", "objective", "action", "measure", "lead", "quarter", "status", "flag", "note"}}
	told := tellsUpdates(a, o)
	for _, l := range a.Plan.Lines {
		head := []string{cell(oneLine(l.Priority)), cell(oneLine(l.Objective)), cell(oneLine(l.Action)), cell(oneLine(measureOf(l))), cell(oneLine(l.Lead))}
		row := func(quarter string, q analysis.PlanQuarter) {
			f.Rows = append(f.Rows, append(append([]string{}, head...), quarter, string(q.Status), cell(flagNames(q.Flags)), cell(planNote(q, told))))
		}
		if len(l.Quarters) == 0 {
			row(notApplicable, analysis.PlanQuarter{Status: l.Status})
		}
		for _, q := range l.Quarters {
			row(fmt.Sprintf("Q%d", q.Quarter), q)
		}
	}
	return []File{f}
}

// tellsUpdates reports whether an edition prints what the updates say: free text, which
// may tell of single people.
func tellsUpdates(a *analysis.Assessment, o Options) bool {
	return a.Plan.Public || o.Edition == restrictedEdition
}

// planNote is the status in words, with the figures and the update where they may be told.
func planNote(q analysis.PlanQuarter, told bool) string {
	parts := []string{}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(q.Why)
	if told {
		add(q.Found)
		if text := oneLine(q.Update); text != "" {
			add("update: " + text)
		}
	}
	return strings.Join(parts, "; ")
}

// measureOf is what a line is held against.
func measureOf(l analysis.PlanLine) string {
	switch {
	case l.Target == "":
		return l.Measure
	case l.Measure == "":
		return l.Target
	}
	return l.Measure + "\nTarget: " + l.Target
}

// oneLine puts the lines of a cell after each other.
func oneLine(s string) string { return strings.Join(strings.Split(s, "\n"), " / ") }

func flagNames(flags []analysis.PlanFlag) string {
	var out []string
	for _, f := range flags {
		out = append(out, string(f))
	}
	return strings.Join(out, "; ")
}
