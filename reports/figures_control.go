package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// controlFigure is one category's months against the usual range.
func (d *draft) controlFigure(c data.Category) Block {
	t, signals := d.trend(c), d.signals(c)
	if t == nil || t.Control == nil || signals == nil {
		why := "too few months are held to say what is usual"
		if signals != nil && signals.Reason != "" {
			why = signals.Reason
		}
		return absent("Usual range of "+inSentence(c), why)
	}
	control := t.Control
	values, measure := floats(t.Counts), "count"
	if control.Adjusted {
		values, measure = t.Adjusted, "seasonally adjusted count"
	}
	f := Figure{
		ID: "figure-control-" + slug(c), Title: controlTitle(c, *signals),
		Subtitle: fmt.Sprintf("%s by month (%s) with the usual range, %s, %s; the range is set by %s",
			capital(incidentsOf(c)), measure, d.place(), d.seriesWords(), counted(len(control.Basis), "month", "months")),
		Source: d.source(), N: counted(len(control.Basis), "month that sets the range", "months that set the range"),
		Data: Table{Sheet: sheet("Usual range", c), Columns: []Column{{Name: "Month"}, {Name: "Count", Align: Right}, {Name: capital(measure), Align: Right}, {Name: "Usual range", Align: Right}, {Name: "Sets the range"}}},
		Alt:  fmt.Sprintf("A line of monthly counts around an average of %s, between the limits of the usual range. %s.", average(control.Centre), controlTitle(c, *signals)),
	}
	in := chart.ControlChart{
		Label: capital(incidents(c)) + " a month", Values: chart.Series{Name: capital(measure), From: t.From, Values: values},
		Centre: control.Centre, Basis: control.Basis, Shade: d.a.Year.Held,
		Signals: marked(unusual(*signals)), Events: d.eventMarks(c),
	}
	f.Alt += eventAlt(in.Events)
	in.Usual, f.Data.Rows = usualRange(t.From, t.Counts, values, control)
	f.Least = leastChart
	drawing, err := chart.NewControlChart(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// usualRange is the range that each month of a series usually lies in, and the rows of the
// table of its chart.
func usualRange(from data.Month, counts []*int64, values []*float64, control *analysis.Control) (usual []*chart.ControlRange, rows [][]string) {
	usual = make([]*chart.ControlRange, len(counts))
	basis := map[data.Month]bool{}
	for _, m := range control.Basis {
		basis[m] = true
	}
	for i := range counts {
		sets, within := "no", notAvailable
		if basis[from.Add(i)] {
			sets = "yes"
		}
		if u := at(control.Usual, i); u != nil {
			usual[i] = &chart.ControlRange{Lower: u.Lower, Upper: u.Upper}
			within = spread(u.Lower, u.Upper, average)
		}
		rows = append(rows, []string{from.Add(i).Label(), countCell(counts[i]), numberCell(at(values, i)), within, sets})
	}
	return usual, rows
}

// decompositionFigure takes one category's series apart.
func (d *draft) decompositionFigure(c data.Category) Block {
	t := d.trend(c)
	if t == nil || t.Reason != "" || t.Fitted.Empty() {
		why := "no month can be counted"
		if t != nil {
			why = "the unbroken run of months is too short"
			if t.Reason != "" {
				why = t.Reason
			}
		}
		return absent("Trend and season of "+inSentence(c), why)
	}
	rest, verdict := remainder(t), analysis.NotComparable
	if row := d.judgedChange(c); row != nil {
		verdict = row.Verdict
	}
	f := Figure{
		ID: "figure-parts-" + slug(c), Title: trendTitle(c, t, d.a.Year.Held, verdict),
		Subtitle: fmt.Sprintf("%s by month taken apart into trend, usual year and remainder, %s, %s", capital(incidentsOf(c)), d.place(), t.Fitted.Label()),
		Source:   d.source(), N: counted(t.Fitted.Len(), "month", "months"),
		Data: Table{Sheet: sheet("Trend and season", c), Columns: []Column{{Name: "Month"}, {Name: "Count", Align: Right}, {Name: "Trend", Align: Right}, {Name: "Usual year", Align: Right}, {Name: "Remainder", Align: Right}}},
	}
	if len(t.Filled) > 0 {
		f.Data.Note = fmt.Sprintf("%s filled in between its neighbours for the fit only: %s.", isAre(len(t.Filled), "One month was", "months were"), monthRuns(t.Filled))
	}
	f.Alt = fmt.Sprintf("Four panels over the same months: counts, trend, usual year, remainder. %s.", f.Title)
	series := func(name string, v []*float64) chart.Series {
		return chart.Series{Name: name, From: t.From, Values: v}
	}
	in := chart.Decomposition{Counts: series("Count", floats(t.Counts)), Trend: series("Trend", t.Trend), Seasonal: series("Usual year", t.Seasonal), Remainder: series("Remainder", rest), Shade: d.a.Year.Held, Events: d.eventMarks(t.Category)}
	f.Alt += eventAlt(in.Events)
	for i := range t.Counts {
		f.Data.Rows = append(f.Data.Rows, []string{t.From.Add(i).Label(), countCell(t.Counts[i]), numberCell(at(t.Trend, i)), numberCell(at(t.Seasonal, i)), numberCell(rest[i])})
	}
	f.Least = leastChart
	drawing, err := chart.NewDecomposition(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// remainder is what trend and season leave of each count.
func remainder(t *analysis.Trend) []*float64 {
	out := make([]*float64, len(t.Counts))
	for i, n := range t.Counts {
		trend, season := at(t.Trend, i), at(t.Seasonal, i)
		if n == nil || trend == nil || season == nil {
			continue
		}
		x := float64(*n) - *trend - *season
		out[i] = &x
	}
	return out
}

// trendTitle says where the trend stood at the ends of the year assessed. It is
// called a rise or a fall only where the verdict on the year before is the same.
func trendTitle(c data.Category, t *analysis.Trend, year data.Period, v analysis.Verdict) string {
	var first, last *float64
	for _, m := range year.Months() {
		if x := at(t.Trend, int(m-t.From)); x != nil {
			if first == nil {
				first = x
			}
			last = x
		}
	}
	if first == nil || last == nil {
		return fmt.Sprintf("The trend of %s cannot be told for the months assessed", inSentence(c))
	}
	a, b := average(*first), average(*last)
	switch {
	case a == b:
		return fmt.Sprintf("The trend of %s stood near %s a month at both ends of the months assessed", inSentence(c), a)
	case *last > *first && v == analysis.Higher:
		return fmt.Sprintf("The trend of %s rose from %s to %s a month over the months assessed", inSentence(c), a, b)
	case *last < *first && v == analysis.Lower:
		return fmt.Sprintf("The trend of %s fell from %s to %s a month over the months assessed", inSentence(c), a, b)
	}
	return fmt.Sprintf("The trend of %s was %s a month at the start of the months assessed and %s at their end", inSentence(c), a, b)
}
