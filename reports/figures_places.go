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
	rates := d.ratesOf(data.Ward, c)
	if len(rates) == 0 {
		why := "no ward boundaries are held, or residents of wards cannot be worked out from the small areas"
		if d.a.Area.Wards == 0 {
			why = "no ward boundaries are configured; add a [[boundary]] with layer ward"
		}
		return absent("Wards by their rate of "+inSentence(c), why)
	}
	shown := rates[:min(mostWards, len(rates))]
	f := Figure{
		ID: "figure-wards-" + slug(c), Title: wardTitle(c, rates),
		Subtitle: fmt.Sprintf("%s for every 1,000 residents by ward with %s interval, %s, %s", capital(incidentsOf(c)), confidence(d.a.Settings.ConfidenceLevel), d.place(), d.window()),
		Source:   d.source(residentsPart, boundaryPart), N: counted(len(rates), "ward", "wards"),
		Data: Table{Sheet: sheet("Wards", c), Columns: []Column{{Name: "Ward", Width: 2}, {Name: "Code"}, {Name: "Count", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right}}},
	}
	if len(shown) < len(rates) {
		f.Subtitle += fmt.Sprintf("; the %d wards with the highest rates of %d", len(shown), len(rates))
	}
	in := chart.Dots{Label: "For every 1,000 residents", Groups: []string{"Wards"}}
	if l := d.level(c); l != nil && l.Rate != nil {
		in.Mark, in.MarkName = l.Rate, "Partnership "+perThousand(*l.Rate)
	}
	hidden := d.hide()
	for _, r := range shown {
		dot := chart.DotValue{Value: *r.Rate, Lower: *r.Rate, Upper: *r.Rate, None: hidden.hidden[keyOf(r)]}
		if r.Interval != nil {
			dot.Lower, dot.Upper = r.Interval.Lower, r.Interval.Upper
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: r.Name, Values: []chart.DotValue{dot}})
		f.Data.Rows = append(f.Data.Rows, append([]string{r.Name, string(r.Code)}, hidden.cells(r, thousands(r.Count), perThousand(*r.Rate), intervalCell(r.Interval))...))
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

// curveFigure is the concentration of all crime and anti-social behaviour over
// the smallest places held.
func (d *draft) curveFigure() Block {
	f := Figure{
		ID:       "figure-concentration",
		Subtitle: fmt.Sprintf("Share of incidents held by the places with most of them, %s, %s", d.place(), d.window()),
		Source:   d.source(boundaryPart),
		Data:     Table{Sheet: "Concentration curves", Columns: []Column{{Name: "Line", Width: 2}, {Name: "Share of places", Align: Right}, {Name: "Share of incidents", Align: Right}}},
	}
	in := chart.Curve{XLabel: "Share of places, those with most incidents first", YLabel: "Share of incidents"}
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		for _, places := range []string{"cell", "lsoa"} {
			k := d.concentration(c, places)
			if k == nil {
				continue
			}
			line := chart.CurveLine{Name: fmt.Sprintf("%s, %s", c, placeWord(places, 2))}
			for _, p := range k.Curve {
				line.X, line.Y = append(line.X, p.Places), append(line.Y, p.Incidents)
				f.Data.Rows = append(f.Data.Rows, []string{line.Name, percentFine(p.Places), percentFine(p.Incidents)})
			}
			in.Lines = append(in.Lines, line)
			if f.Title == "" {
				f.Title = fmt.Sprintf("Half of %s is in %s of %s", inSentence(c), percentFine(k.HalfShare), placeWord(places, 2))
				f.N = fmt.Sprintf("%s in %s", plural(k.Count, "incident", "incidents"), counted(k.N, placeWord(places, 1), placeWord(places, 2)))
			}
		}
	}
	if len(in.Lines) == 0 {
		return absent("Concentration curves", "neither all crime nor anti-social behaviour can be placed")
	}
	f.Alt = fmt.Sprintf("Curves that rise above the line of even spread. %s.", f.Title)
	drawing, err := chart.NewCurve(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// concentration is a category's concentration over one kind of place, nil when
// it has no curve.
func (d *draft) concentration(c data.Category, places string) *analysis.Concentration {
	for i := range d.a.Concentration {
		if k := &d.a.Concentration[i]; k.Category == c && k.Places == places && k.Count > 0 && len(k.Curve) > 1 {
			return k
		}
	}
	return nil
}

// gradientFigure is the rate by deprivation decile.
func (d *draft) gradientFigure() Block {
	f := Figure{
		ID:       "figure-gradient",
		Subtitle: fmt.Sprintf("Rate for every 1,000 residents by national deprivation decile of the small area, with %s interval, %s, %s", confidence(d.a.Settings.ConfidenceLevel), d.place(), d.window()),
		Source:   d.source(residentsPart, deprivationPart),
		Data: Table{Sheet: "Deprivation gradient", Columns: []Column{{Name: "Decile"}, {Name: "Category", Width: 1.5}, {Name: "Small areas", Align: Right}, {Name: "Count", Align: Right},
			{Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right}}},
	}
	in := chart.Gradient{XLabel: "National deprivation decile", YLabel: "For every 1,000 residents"}
	shown := []data.Category{data.AllCrime, data.AntiSocialBehaviour}
	for _, c := range shown {
		in.Groups = append(in.Groups, string(c))
	}
	areas := 0
	for decile := 1; decile <= 10; decile++ {
		column := chart.GradientColumn{Name: decileName(decile), Values: []chart.DotValue{{None: true}, {None: true}}}
		for k, c := range shown {
			row := d.decile(c, decile)
			if row == nil {
				continue
			}
			if k == 0 {
				areas += row.LSOAs
			}
			column.Values[k] = chart.DotValue{Value: row.Rate, Lower: row.Interval.Lower, Upper: row.Interval.Upper}
			f.Data.Rows = append(f.Data.Rows, []string{decileName(decile), string(c), thousands(int64(row.LSOAs)), thousands(row.Count), thousands(row.Residents), perThousand(row.Rate), spread(row.Interval.Lower, row.Interval.Upper, perThousand)})
		}
		in.Columns = append(in.Columns, column)
	}
	if len(f.Data.Rows) == 0 {
		return absent("Rates by deprivation", "no deprivation decile is held for these small areas")
	}
	f.Title, f.N = d.gradientTitle(), counted(areas, "small area", "small areas")
	f.Alt = fmt.Sprintf("Dots with intervals for each tenth of England's small areas, from most to least deprived. %s.", f.Title)
	drawing, err := chart.NewGradient(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// decile is a category's rate in one decile, nil when the partnership has no
// resident there.
func (d *draft) decile(c data.Category, n int) *analysis.DecileRate {
	for i := range d.a.Deprivation {
		if r := &d.a.Deprivation[i]; r.Category == c && r.Decile == n && r.Residents > 0 {
			return r
		}
	}
	return nil
}

// gradientTitle compares the most deprived decile that the partnership has with
// the least deprived: they differ when their intervals do not meet.
func (d *draft) gradientTitle() string {
	var most, least *analysis.DecileRate
	for n := 1; n <= 10; n++ {
		if r := d.decile(data.AllCrime, n); r != nil {
			if most == nil {
				most = r
			}
			least = r
		}
	}
	switch {
	case most == nil:
		return "Rates by deprivation"
	case most == least:
		return fmt.Sprintf("All small areas are in deprivation decile %d", most.Decile)
	}
	pair := fmt.Sprintf("%s for every 1,000 residents in decile %d, %s in decile %d", perThousand(most.Rate), most.Decile, perThousand(least.Rate), least.Decile)
	switch {
	case most.Interval.Lower > least.Interval.Upper:
		return "The crime rate is higher in the most deprived small areas: " + pair
	case most.Interval.Upper < least.Interval.Lower:
		return "The crime rate is lower in the most deprived small areas: " + pair
	}
	return "The crime rate does not differ clearly between the most and the least deprived small areas: " + pair
}
