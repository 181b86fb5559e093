package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// ratioHeading heads the column of ratios beside a forest plot.
const ratioHeading = "Ratio (interval)"

// tones are the marks of the verdicts.
var tones = map[analysis.Verdict]chart.Tone{analysis.Higher: chart.High, analysis.Lower: chart.Low}

// forestFigure is every category's ratio with its interval.
func (d *draft) forestFigure(cmp analysis.Comparison, v view) Block {
	f := Figure{
		ID: "figure-" + v.id, Title: d.changesTitle(cmp),
		Subtitle: fmt.Sprintf("Count in %s divided by %s, with %s interval, by category, %s; %s of each year",
			d.currentLabel(cmp), divisor(cmp), confidence(d.a.Settings.ConfidenceLevel), d.place(), counted(len(cmp.Calendar), "month", "months")),
		Source: d.source(), Data: d.changeTable(cmp, v), Table: "annex-changes-" + v.id,
	}
	in := chart.Forest{Label: "Ratio to " + v.name + " (1 is no change)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more"}
	var n int64
	var alt []string
	for _, c := range cmp.Changes {
		row := chart.ForestRow{Name: string(c.Category), Tone: tones[c.Verdict]}
		switch {
		case c.Verdict == analysis.TooFew, c.Verdict == analysis.NotComparable, c.RateRatio == nil, c.Interval == nil, *c.RateRatio <= 0, c.Interval.Lower <= 0:
			row.None, row.Text = true, string(c.Verdict)
		default:
			row.Estimate, row.Lower, row.Upper = *c.RateRatio, c.Interval.Lower, c.Interval.Upper
			row.Text = ratioCell(c.RateRatio, c.Interval)
			alt = append(alt, fmt.Sprintf("%s %s", inSentence(c.Category), ratioOf(*c.RateRatio)))
		}
		if c.Category.Order() > 0 && c.Verdict != analysis.NotComparable {
			n += c.CurrentCount + c.PreviousTotal
		}
		in.Rows = append(in.Rows, row)
	}
	f.N = plural(n, "crime or incident in all years compared", "crimes and incidents in all years compared")
	f.Alt = fmt.Sprintf("A mark with its interval for each category around the line of no change. Ratios: %s.", strings.Join(alt, "; "))
	if len(alt) == 0 {
		f.Alt = "A list of the categories. None has a ratio that can be drawn."
	}
	drawing, err := chart.NewForest(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// divisor is what the year's counts are divided by.
func divisor(cmp analysis.Comparison) string {
	if label := referenceLabel(cmp); label != cmp.PreviousLabel {
		return label
	}
	return "the count in " + cmp.PreviousLabel
}

// panelsFigure is every category month by month.
func (d *draft) panelsFigure() Block {
	if len(d.a.Trends) == 0 {
		return absent("Every category by month", "no month can be counted")
	}
	f := Figure{
		ID: "figure-monthly", Title: d.panelsTitle(),
		Subtitle: fmt.Sprintf("Incidents by month and category%s, %s, %s; the months assessed are shaded", withTrend(d.a.Trends), d.place(), d.seriesWords()),
		Source:   d.source(), N: counted(len(d.a.Trends), "category", "categories"),
		Data: d.monthlyTable(),
	}
	in := chart.SmallMultiples{Shade: d.a.Year.Held, Grey: d.a.Settings.Exclude, Events: d.eventMarks("")}
	for _, t := range d.a.Trends {
		in.Panels = append(in.Panels, chart.Panel{
			Title:  string(t.Category),
			Counts: chart.Series{Name: "Count", From: t.From, Values: floats(t.Counts)},
			Trend:  chart.Series{Name: "Trend", From: t.From, Values: t.Trend},
			Events: d.eventMarks(t.Category),
		})
	}
	f.Alt = fmt.Sprintf("A small line chart for each of %s, with gaps for missing months. %s.%s", counted(len(in.Panels), "category", "categories"), f.Title, eventAlt(in.Events))
	f.Least = leastChart
	drawing, err := chart.NewSmallMultiples(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// withTrend says that a trend is drawn, where any is.
func withTrend(series []analysis.Trend) string {
	if slices.ContainsFunc(series, func(t analysis.Trend) bool {
		return slices.ContainsFunc(t.Trend, func(v *float64) bool { return v != nil })
	}) {
		return " with the trend"
	}
	return ""
}

// panelsTitle says what the verdicts on the year before allow: what rose, what
// fell, and in how many categories nothing is clear.
func (d *draft) panelsTitle() string {
	if notCompared(d.a.Previous) != "" {
		return "Each category by month; no change since the year before can be stated"
	}
	return "Against the year before: " + lowerFirst(d.changesTitle(d.a.Previous))
}

// monthlyTable is the counts behind panelsFigure, one row a month.
func (d *draft) monthlyTable() Table {
	t := Table{Sheet: "Months by category", Columns: []Column{{Name: "Month"}}}
	first := d.a.Trends[0]
	for _, tr := range d.a.Trends {
		t.Columns = append(t.Columns, Column{Name: string(tr.Category), Align: Right})
		if tr.From < first.From {
			first = tr
		}
	}
	for i := range first.Counts {
		m := first.From.Add(i)
		row := []string{m.Label()}
		for _, tr := range d.a.Trends {
			row = append(row, countCell(at(tr.Counts, int(m-tr.From))))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// at is the value of a series at a place, nil outside it.
func at[T any](values []*T, i int) *T {
	if i < 0 || i >= len(values) {
		return nil
	}
	return values[i]
}

// countCell is a count that may be missing.
func countCell(n *int64) string {
	if n == nil {
		return notAvailable
	}
	return data.Thousands(*n)
}

// numberCell is a number that may be missing, to one decimal place.
func numberCell(x *float64) string {
	if x == nil {
		return notAvailable
	}
	return decimals(*x, 1)
}

// floats turns counts into numbers for a chart; missing stays missing.
func floats(counts []*int64) []*float64 {
	out := make([]*float64, len(counts))
	for i, n := range counts {
		if n != nil {
			x := float64(*n)
			out[i] = &x
		}
	}
	return out
}
