package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// mostWards is the largest number of wards that one figure shows; the workbook
// has all of them.
const mostWards = 40

// wardFigure is the category's rate in each ward with its interval.
func (d *draft) wardFigure(c data.Category) Block {
	rates := d.hiddenLast(data.Ward, c)
	ranked, kept := d.shownRates(data.Ward, c)
	if len(ranked) == 0 {
		why := "no ward boundaries are held, or residents of wards cannot be worked out from the small areas"
		if d.a.Area.Wards == 0 {
			why = "no ward boundaries are configured; add a [[boundary]] with layer ward"
		}
		if len(kept) > 0 {
			why = d.allHidden("wards")
		}
		return absent("Wards by their rate of "+inSentence(c), why)
	}
	shown := rates[:min(mostWards, len(rates))]
	f := Figure{
		ID: "figure-wards-" + slug(c), Title: wardTitle(c, ranked) + hiddenAreas(len(kept), "ward", "wards"),
		Subtitle: fmt.Sprintf("%s for every 1,000 residents by ward with %s interval, %s, %s", capital(incidentsOf(c)), confidence(d.a.Settings.ConfidenceLevel), d.place(), d.window()),
		Source:   d.source(residentsPart, boundaryPart), N: counted(len(rates), "ward", "wards"),
		Data: Table{Sheet: sheet("Wards", c), Columns: []Column{{Name: "Ward", Width: 2}, {Name: "Code"}, {Name: "Count", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right}}},
	}
	if len(shown) == len(rates) {
		f.Table = "wards-table"
	} else {
		f.Subtitle += fmt.Sprintf("; the %d wards with the highest rates of %d", len(shown), len(rates))
	}
	in := chart.Dots{Label: "For every 1,000 residents"}
	if l := d.level(c); l != nil && l.Rate != nil {
		in.Mark, in.MarkName = l.Rate, "Partnership "+perThousand(*l.Rate)
	}
	f.Least = leastChart
	hidden := d.hide()
	for _, r := range shown {
		dot := chart.DotValue{Value: *r.Rate, Lower: *r.Rate, Upper: *r.Rate}
		switch {
		case hidden.hidden[keyOf(r)]:
			dot = chart.DotValue{None: true}
		case r.Interval != nil:
			dot.Lower, dot.Upper = r.Interval.Lower, r.Interval.Upper
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: r.Name, Values: []chart.DotValue{dot}})
		f.Data.Rows = append(f.Data.Rows, append([]string{r.Name, string(r.Code)}, hidden.cells(r, data.Thousands(r.Count), perThousand(*r.Rate), intervalCell(r.Interval))...))
	}
	f.Alt = fmt.Sprintf("A dot with its interval for each ward, highest rate first. %s.", f.Title)
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// intervalCell is an interval of rates that may be missing.
func intervalCell(ci *analysis.Interval) string {
	if ci == nil {
		return notAvailable
	}
	return spread(ci.Lower, ci.Upper, perThousand)
}

// wardTitle says how far wards differ. Rates come highest first.
func wardTitle(c data.Category, rates []analysis.AreaRate) string {
	first, last := rates[0], rates[len(rates)-1]
	what := capital(incidentsOf(c)) + " for every 1,000 residents"
	switch {
	case len(rates) == 1:
		return fmt.Sprintf("%s: %s in %s", what, perThousand(*first.Rate), first.Name)
	case perThousand(*first.Rate) == perThousand(*last.Rate):
		return fmt.Sprintf("%s: %s in every ward", what, perThousand(*first.Rate))
	}
	return fmt.Sprintf("%s range from %s in %s to %s in %s", what, perThousand(*last.Rate), last.Name, perThousand(*first.Rate), first.Name)
}
