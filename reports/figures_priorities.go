package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// mostPanels is the most indicators that a priority's figure draws.
const mostPanels = 3

// indicatorFigure draws the months of what tells of a priority; nil where nothing does.
func (d *draft) indicatorFigure(q analysis.Priority) Block {
	in := chart.SmallMultiples{Shade: d.a.Year.Held, Grey: d.a.Settings.Exclude}
	seen := map[string]bool{}
	var names, said, steady []string
	var origins []string
	for _, f := range q.Focuses {
		for _, i := range f.Indicators {
			panel, name, ok := d.indicatorPanel(i)
			if !ok || seen[name] {
				continue
			}
			seen[name] = true
			if len(in.Panels) == mostPanels {
				continue
			}
			in.Panels = append(in.Panels, panel)
			names = append(names, name)
			for _, e := range panel.Events {
				if !slices.ContainsFunc(in.Events, func(x chart.Event) bool { return x.Number == e.Number }) {
					in.Events = append(in.Events, e)
				}
			}
			if from := d.indicatorOrigin(i); !slices.Contains(origins, from) {
				origins = append(origins, from)
			}
			switch c := i.Change; {
			case c != nil && isClear(c.Verdict) && c.RateRatio != nil:
				said = append(said, fmt.Sprintf("%s %s", indicatorName(i), movedShort(*c.RateRatio)))
			case c != nil && c.Verdict == analysis.NoClearChange:
				steady = append(steady, indicatorName(i))
			}
		}
	}
	if len(in.Panels) == 0 {
		return nil
	}
	title := "Month by month; nothing can be compared with the year before"
	switch {
	case d.a.Priorities.Previous == "":
	case len(said) > 0:
		title = capital(strings.Join(said, "; ")) + " on the year before"
	case len(steady) > 0:
		title = fmt.Sprintf("No clear change on the year before in %s", joined(steady))
	}
	drawn := counted(len(seen), "indicator", "indicators")
	if len(seen) > len(in.Panels) {
		drawn = fmt.Sprintf("%d of %s", len(in.Panels), drawn)
	}
	f := Figure{
		ID: "figure-priority-" + q.ID, Title: title,
		Subtitle: fmt.Sprintf("Records by month, %s, %s; the months assessed are shaded", d.place(), panelMonths(in.Panels).Label()),
		Source:   d.credit(origins...), N: drawn, Least: leastChart,
		Data: panelTable(in.Panels), Aside: true,
	}
	f.Data.Sheet = sheetName("Months", q.ID)
	slices.SortFunc(in.Events, func(x, y chart.Event) int { return x.Number - y.Number })
	f.Alt = fmt.Sprintf("A small line chart by month for %s. %s.%s", joined(names), title, eventAlt(in.Events))
	drawing, err := chart.NewSmallMultiples(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// indicatorPanel is the months of an indicator that is told and may be shown.
func (d *draft) indicatorPanel(i analysis.Indicator) (p chart.Panel, name string, ok bool) {
	if !i.Told() || !d.indicatorShown(i).months {
		return p, "", false
	}
	if len(i.Counts) > 0 {
		name = i.Title
		return chart.Panel{Title: name, Counts: chart.Series{Name: "Count", From: i.From, Values: floats(i.Counts)}}, name, true
	}
	t := d.trend(i.Category)
	if t == nil {
		return p, "", false
	}
	name = string(i.Category)
	return chart.Panel{Title: name, Counts: chart.Series{Name: "Count", From: t.From, Values: floats(t.Counts)}, Trend: chart.Series{Name: "Trend", From: t.From, Values: t.Trend}, Events: d.eventMarks(i.Category)}, name, true
}

// indicatorOrigin is where the months of an indicator come from.
func (d *draft) indicatorOrigin(i analysis.Indicator) string {
	if i.Partner == nil {
		return d.policeOrigin()
	}
	src := sourceOf(d.a, i.Partner.Source)
	return strings.Join(nonEmpty(partnerTitle(src), src.Owner), ", ")
}

// panelMonths are the months that panels draw, those of the longest series.
func panelMonths(panels []chart.Panel) (months data.Period) {
	for _, p := range panels {
		from, to := p.Counts.From, p.Counts.From.Add(len(p.Counts.Values)-1)
		if months.Empty() {
			months = data.Period{From: from, To: to}
		}
		months = data.Period{From: min(months.From, from), To: max(months.To, to)}
	}
	return months
}

// panelTable is the counts behind panels, one row a month.
func panelTable(panels []chart.Panel) Table {
	t := Table{Columns: []Column{{Name: "Month"}}}
	for _, p := range panels {
		t.Columns = append(t.Columns, Column{Name: p.Title, Align: Right})
	}
	for _, m := range panelMonths(panels).Months() {
		row := []string{m.Label()}
		for _, p := range panels {
			v := at(p.Counts.Values, int(m-p.Counts.From))
			if v == nil {
				row = append(row, notAvailable)
				continue
			}
			row = append(row, average(*v))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
