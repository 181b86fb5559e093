package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// searchFigure is the find rate by object, with how many searches there were.
func (d *draft) searchFigure() Block {
	s := d.a.StopSearch
	f := Figure{
		ID:       "figure-searches-objects",
		Title:    searchTitle(s),
		Subtitle: fmt.Sprintf("Find rate by what was looked for with %s interval, %s, %s", confidence(d.a.Settings.ConfidenceLevel), d.place(), monthRuns(s.Months)),
		Source:   d.searchSource(), N: plural(s.Total.Searches, "search", "searches"), Least: leastChart, Aside: true,
		Data: Table{Sheet: "Searches by object", Columns: []Column{{Name: "Looked for", Width: 2}, {Name: "Searches", Align: Right}, {Name: "Outcome linked", Align: Right}, {Name: "Find rate", Align: Right}, {Name: "Interval", Align: Right}, {Name: "Action taken", Align: Right}},
			Note: fmt.Sprintf("No rate is given below %d searches.", d.a.Settings.MinimumCount)},
	}
	in := chart.Dots{Label: "Find rate, per cent", Heading: "Searches"}
	for _, o := range s.Objects {
		row := []string{o.Object, data.Thousands(o.Searches), data.Thousands(o.Linked), notAvailable, notAvailable, data.Thousands(o.Action)}
		if p := o.Find; p != nil {
			in.Rows = append(in.Rows, chart.DotRow{Name: o.Object, Values: []chart.DotValue{inPercent(p)}, Text: data.Thousands(o.Searches)})
			row[3], row[4] = percent(p.Share), spread(p.Interval.Lower, p.Interval.Upper, percent)
		}
		f.Data.Rows = append(f.Data.Rows, row)
	}
	if len(in.Rows) == 0 {
		return absent("Find rate by what was looked for", fmt.Sprintf("no object has %d searches", d.a.Settings.MinimumCount))
	}
	f.Alt = fmt.Sprintf("A dot with its interval for each thing looked for, most searches first: the share of searches with an outcome linked to it. %s.", f.Title)
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// searchTitle says what most searches were for, and in how many of those an outcome was
// linked to it.
func searchTitle(s analysis.StopSearch) string {
	top := s.Objects[0]
	if top.Object == analysis.NotStated {
		return fmt.Sprintf("%s do not say what was looked for", plural(top.Searches, "search", "searches"))
	}
	title := fmt.Sprintf("%s of %s were for %s", data.Thousands(top.Searches), plural(s.Total.Searches, "search", "searches"), lowerFirst(top.Object))
	if top.Find != nil {
		title += fmt.Sprintf(", and in %s of those an outcome was linked to it", percent(top.Find.Share))
	}
	return title
}

// inPercent is a share as a dot of a chart in per cent.
func inPercent(p *analysis.Proportion) chart.DotValue {
	return chart.DotValue{Value: 100 * p.Share, Lower: 100 * p.Interval.Lower, Upper: 100 * p.Interval.Upper}
}

// insideFigure is the share of searches inside hot spots beside that of the crime that
// they aim at.
func (d *draft) insideFigure(drawn []analysis.SearchInside) Block {
	crime := !d.hidden.on()
	var n int64
	in := chart.Dots{Label: "Share inside hot spots, per cent", Groups: []string{"Searches"}, Heading: "Hot spots' share of the area"}
	f := Figure{
		ID: "figure-searches-inside", Title: insideTitle(drawn[0]),
		Subtitle: fmt.Sprintf("Share inside hot spots by aim with %s interval, %s, %s", confidence(d.a.Settings.ConfidenceLevel), d.place(), monthRuns(drawn[0].Months)),
		Source:   strings.TrimSuffix(d.searchSource(), ".") + "; " + strings.TrimPrefix(d.source(boundaryPart), "Source: "), Least: leastChart,
		Data: Table{Sheet: "Searches in hot spots", Columns: []Column{{Name: "Aim", Width: 1.6}, {Name: "Hot spots of", Width: 2}, {Name: "Searches", Align: Right}, {Name: "Inside", Align: Right}, {Name: "Share", Align: Right}, {Name: "Interval", Align: Right}, {Name: "Share of the area", Align: Right}}},
	}
	if crime {
		in.Groups = append(in.Groups, "Crime aimed at")
		f.Data.Columns = append(f.Data.Columns, Column{Name: "Share of the crime", Align: Right})
	}
	for _, x := range drawn {
		n += x.Searches
		dots := []chart.DotValue{inPercent(x.Share)}
		row := []string{capital(x.Title), plainly(x.Categories), data.Thousands(x.Searches), data.Thousands(x.In), percent(x.Share.Share), spread(x.Share.Interval.Lower, x.Share.Interval.Upper, percent), percentFine(x.AreaShare)}
		if crime {
			dot, share := chart.DotValue{None: true}, notAvailable
			if x.Crime != nil {
				dot, share = chart.DotValue{Value: 100 * *x.Crime, Lower: 100 * *x.Crime, Upper: 100 * *x.Crime}, percent(*x.Crime)
			}
			dots, row = append(dots, dot), append(row, share)
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: capital(x.Title), Values: dots, Text: percentFine(x.AreaShare)})
		f.Data.Rows = append(f.Data.Rows, row)
	}
	f.N = plural(n, "search", "searches")
	f.Alt = "A dot with its interval for each aim of searches: the share of them inside hot spots of the crime aimed at."
	if crime {
		f.Alt += " A second dot is the share of that crime in the same hot spots."
	}
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// insideTitle says of the first aim how many of its searches were inside hot spots.
func insideTitle(x analysis.SearchInside) string {
	return fmt.Sprintf("%s of searches for %s were in hot spots of what they aim at, %s of the area", percent(x.Share.Share), x.Title, percentFine(x.AreaShare))
}

// plainly lists categories as they stand within a sentence.
func plainly(categories []data.Category) string {
	var out []string
	for _, c := range categories {
		out = append(out, c.Plain())
	}
	return joined(out)
}
