package reports

import (
	"fmt"
	"math"

	"assess/analysis"
	"assess/data"
)

// outcomeTable says of each outcome hoped for whether it was reached.
func (d *draft) outcomeTable(q analysis.Priority) Table {
	t := Table{
		ID: "priority-" + q.ID + "-outcomes", Sheet: sheetName("Outcomes", q.ID), Caption: "Outcomes hoped for, and whether they were reached",
		Columns: []Column{{Name: "Outcome", Width: 2.2}, {Name: "Reached", Width: 0.9}, {Name: "Why", Width: 3}},
		Source:  d.strategySource(),
	}
	compared := false
	for _, o := range q.Outcomes {
		compared = compared || d.outcomeShown(o)
	}
	if compared {
		t.Columns = append(t.Columns, Column{Name: "Then", Align: Right, Width: 0.6}, Column{Name: "Now", Align: Right, Width: 0.6}, Column{Name: "Ratio and interval", Align: Right, Width: 1.4})
		t.Note = "Then: the same months of the baseline."
	}
	for _, o := range q.Outcomes {
		row := []string{outcomeName(o), capital(string(o.Verdict)), d.outcomeWhy(o)}
		if compared {
			row = append(row, d.outcomeCells(o)...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// outcomeName is an outcome with its target, where it has one.
func outcomeName(o analysis.Outcome) string {
	if o.Target == "" {
		return o.Title
	}
	return fmt.Sprintf("%s (target: %s)", o.Title, o.Target)
}

// outcomeShown reports whether an outcome's numbers are there and may be shown. Those of
// a restricted source are shown inside the partnership alone: its change since an
// earlier year is printed nowhere else, and two years' months would give it away.
func (d *draft) outcomeShown(o analysis.Outcome) bool {
	return o.Change != nil && d.outcomeTold(o)
}

// outcomeTold reports whether this edition may tell the numbers of an outcome.
func (d *draft) outcomeTold(o analysis.Outcome) bool {
	return o.Partner == nil || !d.hidden.keepsPartner(o.Partner.Source)
}

// wholeOrMore writes the end of an interval of counts.
func wholeOrMore(x float64) string { return data.Thousands(int64(math.Round(x))) }

// outcomeWhy says why an outcome cannot be told, or on which number it rests.
func (d *draft) outcomeWhy(o analysis.Outcome) string {
	text := sentence("%s", o.Why)
	switch {
	case o.Year != nil && o.Year.Months > 0 && d.outcomeTold(o):
		text += fmt.Sprintf(" %s: %s in %s, interval %s.", o.Indicator, data.Thousands(o.Year.Count), counted(o.Year.Months, "month", "months"), spread(o.Year.Interval.Lower, o.Year.Interval.Upper, wholeOrMore))
	case o.Change != nil && o.Indicator != "":
		text += fmt.Sprintf(" %s, %s against %s.", o.Indicator, o.Latest, o.Baseline)
	}
	return text
}

func (d *draft) outcomeCells(o analysis.Outcome) []string {
	switch {
	case o.Change == nil:
		return []string{notAvailable, notAvailable, notAvailable}
	case !d.outcomeShown(o):
		return []string{suppressedCell, suppressedCell, suppressedCell}
	}
	return []string{average(o.Change.PreviousCount), data.Thousands(o.Change.CurrentCount), ratioCell(o.Change.RateRatio, o.Change.Interval)}
}
