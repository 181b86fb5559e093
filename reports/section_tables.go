package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// tables is the annex of numbers that are too long for the sections. The
// workbook and the CSV files hold every table whole.
func tables(d *draft) Section {
	s := Section{ID: "tables", Title: "Annex A: Tables"}
	s.Blocks = append(s.Blocks, say("These are the tables behind the report. The workbook and the CSV files hold them whole, with every category, month, ward and small area. In all of them %s is a number that is not available, %s one that does not apply, %s one that is hidden because it is small.",
		notAvailable, notApplicable, suppressedCell))
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
	s.Blocks = append(s.Blocks, d.wardTable(), d.smallAreaTable(), d.fileTable())
	return s
}

// wardTable is every ward's rates of all crime and anti-social behaviour.
func (d *draft) wardTable() Block {
	t := Table{
		ID: "wards-table", Sheet: "Wards", Source: d.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("Wards: counts and rates for every 1,000 residents, %s", d.window()),
		Columns: []Column{{Name: "Ward", Width: 2}, {Name: "Category", Width: 1.5}, {Name: "Count", Align: Right}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.3}},
		Note:    "Incidents are placed in wards by their anonymous point. Residents of wards are made up from small areas.",
	}
	d.areaRows(&t, data.Ward, 0)
	if len(t.Rows) == 0 {
		return absent("Wards", "no ward has a count")
	}
	return t
}

// smallAreas is the number of small areas listed in the annex.
const smallAreas = 20

// smallAreaTable is the small areas with the highest smoothed rate of all crime.
func (d *draft) smallAreaTable() Block {
	t := Table{
		ID: "small-areas-table", Source: d.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("The %d small areas (LSOAs) with the highest rate of all crime, %s", smallAreas, d.window()),
		Columns: []Column{{Name: "Small area", Width: 2}, {Name: "Category", Width: 1.2}, {Name: "Count", Align: Right}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.3}},
		Note:    "A small area with few residents and many visitors heads such a list without being dangerous to live in.",
		Sheet:   "Small areas highest",
	}
	d.areaRows(&t, data.LSOA, smallAreas)
	if len(t.Rows) == 0 {
		return absent("Small areas", "no small area has a rate")
	}
	return t
}

// areaRows fills a table with a layer's areas by falling rate: of all crime
// alone where only the first few are wanted, else of anti-social behaviour too.
func (d *draft) areaRows(t *Table, layer data.Layer, first int) {
	hidden := d.hide()
	categories := []data.Category{data.AllCrime, data.AntiSocialBehaviour}
	if first > 0 {
		categories = categories[:1]
	}
	for _, c := range categories {
		rates := d.ratesOf(layer, c)
		if first > 0 {
			rates = rates[:min(first, len(rates))]
		}
		for _, r := range rates {
			residents := notAvailable
			if r.Denominator != nil {
				residents = average(*r.Denominator)
			}
			cells := hidden.cells(r, thousands(r.Count), residents, rateCell(r.Rate), intervalCell(r.Interval))
			t.Rows = append(t.Rows, append([]string{r.Name, string(r.Category)}, cells...))
		}
	}
}

// fileTable lists the files of the output contract.
func (d *draft) fileTable() Block {
	t := Table{ID: "files-table", Caption: "Tables published beside this report",
		Columns: []Column{{Name: "File", Width: 1.3}, {Name: "What it holds", Width: 3}, {Name: "Rows", Align: Right}}}
	for _, f := range Files(d.a) {
		t.Rows = append(t.Rows, []string{f.Name, f.Title, thousands(int64(len(f.Rows)))})
	}
	return t
}
