package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// signals finds what the control charts say of a category, nil where it has none.
func (d *draft) signals(c data.Category) *analysis.CategorySignals {
	for i := range d.a.Signals {
		if s := &d.a.Signals[i]; s.Category == c {
			return s
		}
	}
	return nil
}

// unusual lists the months of the year that both charts call out.
func unusual(s analysis.CategorySignals) []analysis.MonthSignal {
	var out []analysis.MonthSignal
	for _, m := range s.Months {
		if m.Unusual() {
			out = append(out, m)
		}
	}
	return out
}

// unusualMonths says how many months of the year were held against their usual
// range, which were outside it, and what chance alone would do.
func (d *draft) unusualMonths() []Block {
	judged, months := 0, 0
	for _, s := range d.a.Signals {
		if s.Reason == "" {
			judged++
			months = max(months, s.Looked)
		}
	}
	if judged == 0 {
		return nil
	}
	return []Block{
		say("%s of %s were held against the usual range of each, which two charts set from the months before. A month is called unusual only when it is outside on both. Where nothing has changed, about %s categories in 100 still have such a month in a year. About %s in 100 have a level called higher or lower. Each is a reason to ask, and no proof of a change.",
			capital(counted(months, "month", "months")), counted(judged, "category", "categories"), inHundredths(analysis.FalseUnusual), inHundredths(analysis.FalseLevel)),
		d.signalsTable(),
	}
}

// inHundredths is a share as a whole number of hundredths.
func inHundredths(share float64) string { return average(100 * share) }

// signalsTable is every category's unusual months and level.
func (d *draft) signalsTable() Table {
	t := Table{
		ID: "changes-signals", Sheet: "Unusual months", Caption: d.signalsTitle(),
		Columns: []Column{{Name: "Category", Width: 1.7}, {Name: "Unusual months", Width: 1.9}, {Name: "On one chart only", Width: 1.6}, {Name: "Last months in a row on one side", Width: 1.5}, {Name: "Level against the months before", Width: 1.4}},
		Source:  d.source(),
		Note: fmt.Sprintf("Seasonally adjusted months, %s, %s. “In a row”: months above or below the middle (median) of the months before, up to the last month of the year. The level is called higher or lower from 12 of them; that takes no account of how far above or below, and it may differ from the verdict against the year before.",
			d.place(), d.a.Year.Label),
	}
	if len(d.a.Settings.Exclude) > 0 {
		t.Note += " Months set aside are neither in the usual range nor in the months before."
	}
	var without []string
	for _, s := range d.a.Signals {
		row := []string{string(s.Category), notAvailable, notAvailable, notAvailable, string(s.Level)}
		if s.Reason == "" {
			row[1], row[2], row[3] = monthCell(s, true), monthCell(s, false), lastRunCell(s.Last)
		} else {
			without = append(without, fmt.Sprintf("%s (%s)", inSentence(s.Category), s.Reason))
		}
		t.Rows = append(t.Rows, row)
	}
	if len(without) > 0 {
		t.Note += " Without charts: " + strings.Join(without, "; ") + "."
	}
	return t
}

// monthCell names the months outside the usual range on both charts, or on one.
func monthCell(s analysis.CategorySignals, both bool) string {
	var high, low []data.Month
	for _, m := range s.Months {
		switch {
		case m.Unusual() != both:
		case m.High:
			high = append(high, m.Month)
		default:
			low = append(low, m.Month)
		}
	}
	var parts []string
	if len(high) > 0 {
		parts = append(parts, "high: "+shortMonths(high))
	}
	if len(low) > 0 {
		parts = append(parts, "low: "+shortMonths(low))
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, "; ")
}

// shortMonths lists months, runs drawn together: "Apr 2020 to Jun 2020, Mar 2021".
func shortMonths(ms []data.Month) string {
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		for j+1 < len(ms) && ms[j+1] == ms[j]+1 {
			j++
		}
		text := ms[i].Short()
		if j > i {
			text += " to " + ms[j].Short()
		}
		parts = append(parts, text)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// lastRunCell is how many months up to the end of the year lie on one side.
func lastRunCell(r *analysis.LastRun) string {
	switch {
	case r == nil:
		return "none"
	case r.High:
		return fmt.Sprintf("%d above", r.Months)
	}
	return fmt.Sprintf("%d below", r.Months)
}

// signalsTitle says in how many categories a month was unusual and which levels
// are higher or lower.
func (d *draft) signalsTitle() string {
	var with, higher, lower []string
	for _, s := range d.a.Signals {
		if s.Reason != "" {
			continue
		}
		name := inSentence(s.Category)
		if len(unusual(s)) > 0 {
			with = append(with, name)
		}
		switch s.Level {
		case analysis.Higher:
			higher = append(higher, name)
		case analysis.Lower:
			lower = append(lower, name)
		}
	}
	listed := func(names []string) string { return few(names, 3, "other category", "other categories") }
	parts := []string{"no month of any category was unusual"}
	if len(with) > 0 {
		parts[0] = "unusual months in " + listed(with)
	}
	middle := "the middle of the months before"
	if slices.Equal(with, higher) && len(with) > 0 && len(lower) == 0 {
		return capital(parts[0] + ", and a year or more above " + middle)
	}
	if len(higher) > 0 {
		parts = append(parts, "a year or more above "+middle+" in "+listed(higher))
		middle = "it"
	}
	if len(lower) > 0 {
		parts = append(parts, "a year or more below "+middle+" in "+listed(lower))
	}
	return capital(strings.Join(parts, "; "))
}

// marked are the unusual months as a chart marks them: each once, a run of months
// on one side labelled at its first with both its ends.
func marked(signals []analysis.MonthSignal) []chart.ControlSignal {
	var out []chart.ControlSignal
	for _, s := range signals {
		out = append(out, chart.ControlSignal{Month: s.Month, High: s.High})
	}
	for i := 0; i < len(out); {
		j := i
		for j+1 < len(out) && out[j+1].Month == out[j].Month+1 && out[j+1].High == out[i].High {
			j++
		}
		out[i].Label = out[i].Month.Short()
		if j > i {
			out[i].Label += " to " + out[j].Month.Short()
		}
		i = j + 1
	}
	return out
}

// controlTitle says which months of the year were outside the usual range, and
// whether the year ended in a long run on one side.
func controlTitle(c data.Category, s analysis.CategorySignals) string {
	return signalsOf(subject(c), s)
}

// signalsOf says it of a series by its name.
func signalsOf(name string, s analysis.CategorySignals) string {
	var high, low []data.Month
	for _, m := range unusual(s) {
		if m.High {
			high = append(high, m.Month)
		} else {
			low = append(low, m.Month)
		}
	}
	var parts []string
	if len(high) > 0 {
		parts = append(parts, "above the usual range in "+monthRuns(high))
	}
	if len(low) > 0 {
		parts = append(parts, "below the usual range in "+monthRuns(low))
	}
	title := name + ": " + joined(parts)
	if len(parts) == 0 {
		title = name + ": every month of the year was within the usual range"
	}
	if isClear(s.Level) {
		side := "below"
		if s.Last.High {
			side = "above"
		}
		title += fmt.Sprintf("; the last %d months were all %s the middle of the months before", s.Last.Months, side)
	}
	return title
}
