package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// levels is a category's stretches of one level, nil when none were looked for.
func (d *draft) levels(c data.Category) *analysis.LevelShift {
	for i := range d.a.LevelShifts {
		if d.a.LevelShifts[i].Category == c {
			return &d.a.LevelShifts[i]
		}
	}
	return nil
}

// stepsFigure is one category's months and the levels that they are divided into.
func (d *draft) stepsFigure(c data.Category) Block {
	t, s := d.trend(c), d.levels(c)
	if t == nil || s == nil || len(s.Stretches) == 0 {
		why := "no month can be counted"
		if s != nil && s.Reason != "" {
			why = s.Reason
		}
		return absent("Levels of "+inSentence(c), why)
	}
	months := 0
	for _, l := range s.Stretches {
		months += l.Months
	}
	f := Figure{
		ID: "figure-steps-" + slug(c), Title: levelTitle(c, s.Stretches, d.a.Year.Held.To),
		Subtitle: fmt.Sprintf("%s by month (seasonally adjusted) and the levels that they are divided into, %s, %s",
			capital(incidentsOf(c)), d.place(), data.Period{From: s.Stretches[0].From, To: s.Stretches[len(s.Stretches)-1].To}.Label()),
		Source: d.source(), N: counted(months, "month", "months"),
		Data:  Table{Sheet: sheet("Level by month", c), Columns: []Column{{Name: "Month"}, {Name: "Count", Align: Right}, {Name: "Seasonally adjusted", Align: Right}, {Name: "Level", Align: Right}}},
		Alt:   fmt.Sprintf("A dot for each month and a line at the level of each stretch. %s.", levelTitle(c, s.Stretches, d.a.Year.Held.To)),
		Aside: true, Least: leastChart,
	}
	in := chart.Steps{
		Label:  capital(incidents(c)) + " a month, seasonally adjusted",
		Values: chart.Series{Name: string(c), From: t.From, Values: t.Adjusted}, Shade: d.a.Year.Held, Grey: d.a.Settings.Exclude, Events: d.eventMarks(c),
	}
	f.Alt += eventAlt(in.Events)
	level := map[data.Month]string{}
	for i, l := range s.Stretches {
		p := data.Period{From: l.From, To: l.To}
		in.Levels = append(in.Levels, chart.StepLevel{Months: p, Value: s.Stretches[i].Mean})
		for _, m := range p.Months() {
			level[m] = decimals(l.Mean, 1)
		}
	}
	for i := range t.Counts {
		m := t.From.Add(i)
		cell, ok := level[m]
		if !ok || at(t.Adjusted, i) == nil || setAside(d.a.Settings.Exclude, m) {
			cell = notAvailable
		}
		f.Data.Rows = append(f.Data.Rows, []string{m.Label(), countCell(t.Counts[i]), numberCell(at(t.Adjusted, i)), cell})
	}
	drawing, err := chart.NewSteps(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// setAside reports whether a month is in one of the periods.
func setAside(periods []data.Period, m data.Month) bool {
	for _, p := range periods {
		if p.Contains(m) {
			return true
		}
	}
	return false
}

// mostLevels is the most levels that a title names one by one.
const mostLevels = 3

// levelTitle says the levels of a category and when each began. It says when the last
// ended where the months assessed, which end with end, go on after it.
func levelTitle(c data.Category, stretches []analysis.Stretch, end data.Month) string {
	name, n := subject(c), len(stretches)
	last := stretches[n-1]
	began := fmt.Sprintf("from %s on", last.From.Label())
	if last.To < end {
		began = fmt.Sprintf("from %s to %s", last.From.Label(), last.To.Label())
	}
	switch {
	case n == 1 && last.To < end:
		return fmt.Sprintf("%s: no clear change of level %s, about %s a month", name, began, average(last.Mean))
	case n == 1:
		return fmt.Sprintf("%s: no clear change of level, about %s a month", name, average(last.Mean))
	case n > mostLevels:
		return fmt.Sprintf("%s: %d changes of level, the last to about %s a month %s, after about %s",
			name, n-1, average(last.Mean), began, average(stretches[n-2].Mean))
	}
	var parts []string
	for _, s := range stretches[:n-1] {
		parts = append(parts, fmt.Sprintf("about %s a month up to %s", average(s.Mean), s.To.Label()))
	}
	return fmt.Sprintf("%s: %s and about %s %s", name, strings.Join(parts, ", "), average(last.Mean), began)
}
