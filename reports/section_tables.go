package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
)

// tables is the annex of numbers that are too long for the sections. The
// workbook and the CSV files hold every table whole.
func tables(d *draft) Section {
	s := Section{ID: "tables", Title: "Annex A: Tables"}
	s.Blocks = append(s.Blocks, say("These are the tables behind the report. The workbook and the CSV files hold them whole, with every category, month, ward and small area. In all of them %s is a number that is not available, and %s one that does not apply. A number that is hidden because it is small is %s. Monthly tables mark a month that may still change with %s, and one that is not as it was first published with %s.",
		notAvailable, notApplicable, suppressedCell, provisionalMark, revisedMark))
	for _, c := range []struct {
		cmp analysis.Comparison
		v   view
	}{{d.a.Previous, previousView}, {d.a.Baseline, baselineView}} {
		if why := notCompared(c.cmp); why != "" {
			s.Blocks = append(s.Blocks, absent("Changes against "+c.v.name, why))
			continue
		}
		t := d.changeTable(c.cmp, c.v)
		t.ID, t.Sheet = "annex-changes-"+c.v.id, "" // the figure's sheet holds it
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, d.wardTable(), d.smallAreaTable(), d.fileTable(),
		exampleNumbers(d.intervalExample(), d.verdictExample(), d.controlExample(), d.hotspotExample()))
	return s
}

// wardTable is every ward's count and rate of all crime and of anti-social
// behaviour, the ward with the highest crime rate first.
func (d *draft) wardTable() Block {
	t := Table{
		ID: "wards-table", Source: d.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("Wards: counts and rates for every 1,000 residents, %s", d.window()),
		Columns: []Column{{Name: "Ward", Width: 2}, {Name: "All crime", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.3},
			{Name: "Anti-social behaviour", Align: Right, Width: 1.2}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.3}},
		Note: "Incidents are placed in wards by their anonymous point. Residents of wards are made up from small areas.",
	}
	hidden := d.hide()
	cells := func(r analysis.AreaRate) []string {
		return hidden.cells(r, data.Thousands(r.Count), rateCell(r.Rate), intervalCell(r.Interval))
	}
	incidents := map[data.Code][]string{}
	for _, r := range d.ratesOf(data.Ward, data.AntiSocialBehaviour) {
		incidents[r.Code] = cells(r)
	}
	for _, r := range d.hiddenLast(data.Ward, data.AllCrime) {
		other, ok := incidents[r.Code]
		if !ok {
			other = []string{notAvailable, notAvailable, notAvailable}
		}
		t.Rows = append(t.Rows, slices.Concat([]string{r.Name}, cells(r), other))
	}
	switch {
	case len(t.Rows) == 0:
		return absent("Wards", "no ward has a rate")
	case allHidden(t.Rows):
		return absent("Wards", d.allHidden("wards"))
	}
	return t
}

// smallAreas is the number of small areas listed in the annex.
const smallAreas = 20

// smallAreaTable is the small areas with the highest rate of all crime.
func (d *draft) smallAreaTable() Block {
	rates, kept := d.shownRates(data.LSOA, data.AllCrime)
	switch {
	case len(rates) == 0 && len(kept) > 0:
		return absent("Small areas", d.allHidden("small areas"))
	case len(rates) == 0:
		return absent("Small areas", "no small area has a rate")
	}
	rates = rates[:min(smallAreas, len(rates))]
	t := Table{
		ID: "small-areas-table", Source: d.source(residentsPart, boundaryPart), Sheet: "Small areas highest",
		Caption: fmt.Sprintf("The %s with the highest rate of all crime, %s", counted(len(rates), "small area (LSOA)", "small areas (LSOAs)"), d.window()),
		Columns: []Column{{Name: "Small area", Width: 2}, {Name: "Code", Width: 1.2}, {Name: "Crimes", Align: Right}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.3}},
		Note:    "A small area with few residents and many visitors heads such a list without being dangerous to live in.",
	}
	t.Note += leftUnranked(len(kept))
	for _, r := range rates {
		residents := notAvailable
		if r.Denominator != nil {
			residents = average(*r.Denominator)
		}
		t.Rows = append(t.Rows, []string{r.Name, string(r.Code), data.Thousands(r.Count), residents, rateCell(r.Rate), intervalCell(r.Interval)})
	}
	return t
}

// fileTable lists the files of the output contract.
func (d *draft) fileTable() Block {
	t := Table{ID: "files-table", Caption: "Tables published beside this report",
		Columns: []Column{{Name: "File", Width: 1.3}, {Name: "What it holds", Width: 3}, {Name: "Rows", Align: Right}}}
	for _, f := range files(d.a, d.hidden) {
		t.Rows = append(t.Rows, []string{f.Name, f.Title, data.Thousands(int64(len(f.Rows)))})
	}
	return t
}
