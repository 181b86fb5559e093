package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

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
	hidden, areas := d.hide(), 0
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
			if !hidden.deciles[decileKey{c, decile}] {
				column.Values[k] = chart.DotValue{Value: row.Rate, Lower: row.Interval.Lower, Upper: row.Interval.Upper}
			}
			f.Data.Rows = append(f.Data.Rows, slices.Concat([]string{decileName(decile), string(c), data.Thousands(int64(row.LSOAs))}, hidden.decile(*row, data.Thousands(row.Count)),
				[]string{data.Thousands(row.Residents)}, hidden.decile(*row, perThousand(row.Rate), spread(row.Interval.Lower, row.Interval.Upper, perThousand))))
		}
		in.Columns = append(in.Columns, column)
	}
	if len(f.Data.Rows) == 0 {
		return absent("Rates by deprivation", "no deprivation decile is held for these small areas")
	}
	if !slices.ContainsFunc(in.Columns, func(c chart.GradientColumn) bool {
		return slices.ContainsFunc(c.Values, func(v chart.DotValue) bool { return !v.None })
	}) {
		return absent("Rates by deprivation", d.allHidden("deciles"))
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
		if r := d.decile(data.AllCrime, n); r != nil && !d.hidden.deciles[decileKey{data.AllCrime, n}] {
			if most == nil {
				most = r
			}
			least = r
		}
	}
	switch {
	case most == nil:
		return "Rates by deprivation"
	case most == least && d.hidden.on():
		return fmt.Sprintf("Crime rate in deprivation decile %d: %s for every 1,000 residents", most.Decile, perThousand(most.Rate))
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
