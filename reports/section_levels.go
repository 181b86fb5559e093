package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// levels says how much of each category there was, beside the comparator and
// its districts.
func levels(d *draft) Section {
	s := Section{ID: "levels", Title: "Levels"}
	s.Blocks = append(s.Blocks, d.volume())
	s.Blocks = append(s.Blocks, warning("Visitors", "Rates are for residents, because visitors are not counted anywhere. A town centre, a shopping area or a hospital has many more people in it than live there. Its rate is high for every crime that needs people."))
	s.Blocks = append(s.Blocks, d.compositionFigure())
	s.Blocks = append(s.Blocks, heading("levels-comparator", "Beside the comparator"))
	s.Blocks = append(s.Blocks, d.versusBlocks()...)
	s.Blocks = append(s.Blocks, d.standardisedBlocks()...)
	s.Blocks = append(s.Blocks, heading("levels-districts", "District by district"))
	s.Blocks = append(s.Blocks, d.peerBlocks()...)
	s.Blocks = append(s.Blocks, d.severityBlocks()...)
	s.Blocks = append(s.Blocks, heading("levels-table", "The numbers"), d.levelTable())
	return s
}

// crimeLevels are the partnership's levels of single crime categories, in the
// order of the categories.
func (d *draft) crimeLevels() []analysis.Level {
	var out []analysis.Level
	for _, l := range d.a.Levels {
		if l.Type == analysis.TypePartnership && l.Category.IsCrime() && l.Category != data.AllCrime {
			out = append(out, l)
		}
	}
	return out
}

// versusBlocks sets every category's rate beside the comparator's.
func (d *draft) versusBlocks() []Block {
	if len(d.a.Versus.Rows) == 0 {
		why := d.a.Versus.Reason
		if why == "" {
			why = "no comparator is configured; add a [[comparator]] with the districts to compare with"
		}
		return []Block{absent("No comparison with other districts", why)}
	}
	return []Block{
		say("The comparator is %s. Its rates leave this partnership out.", d.a.Versus.Name),
		d.versusFigure(), d.versusTable(),
	}
}

// versusTitle says how the categories' rates compare: which are higher, which
// lower.
func versusTitle(v analysis.Versus) string {
	var higher, lower []string
	other := 0
	for _, r := range v.Rows {
		switch {
		case r.Category == data.AllCrime:
			continue
		case r.Verdict == analysis.Higher:
			higher = append(higher, r.Category.Plain())
		case r.Verdict == analysis.Lower:
			lower = append(lower, r.Category.Plain())
		default:
			other++
		}
	}
	var parts []string
	if len(higher) > 0 {
		parts = append(parts, fmt.Sprintf("higher for %s", few(higher, 3, "other", "others")))
	}
	if len(lower) > 0 {
		parts = append(parts, fmt.Sprintf("lower for %s", few(lower, 3, "other", "others")))
	}
	if len(parts) == 0 {
		return "No rate differs clearly from that of " + v.Name
	}
	if other > 0 {
		parts = append(parts, fmt.Sprintf("not clearly different for %s", counted(other, "other", "others")))
	}
	return fmt.Sprintf("Beside %s, rates are %s", v.Name, strings.Join(parts, "; "))
}

// versusTable is the numbers of versusFigure; the figure's own sheet of the
// workbook holds them.
func (d *draft) versusTable() Table {
	t := Table{
		ID: "versus-table", Caption: fmt.Sprintf("Rates for every 1,000 residents beside %s, %s", d.a.Versus.Name, d.window()),
		Columns: []Column{{Name: "Category", Width: 2.6}, {Name: "Count", Align: Right}, {Name: "Rate", Align: Right, Width: 0.8}, {Name: "Comparator count", Align: Right, Width: 1.1},
			{Name: "Comparator rate", Align: Right, Width: 1.1}, {Name: "Ratio and interval", Align: Right, Width: 1.8}, {Name: "Verdict", Width: 1.9}},
		Source: d.source(residentsPart),
	}
	for _, r := range d.a.Versus.Rows {
		ratio := ratioCell(&r.Ratio, &r.RatioCI)
		if r.Verdict == analysis.TooFew {
			ratio = notAvailable
		}
		t.Rows = append(t.Rows, []string{string(r.Category), data.Thousands(r.Count), perThousand(r.Rate), data.Thousands(r.Other), perThousand(r.OtherRate), ratio, differs(r.Verdict)})
	}
	return t
}

// peerBlocks shows each district of the comparator.
func (d *draft) peerBlocks() []Block {
	if len(d.a.Peers) == 0 {
		return []Block{absent("No other districts", "the comparator's districts have no counts or no residents to show")}
	}
	return append([]Block{d.peerFigure(data.AllCrime), d.peerFigure(data.AntiSocialBehaviour)}, d.funnelBlocks()...)
}

// levelTable is the counts and rates of the partnership, and of all crime and
// anti-social behaviour in each district where it has several.
func (d *draft) levelTable() Block {
	note := fmt.Sprintf("Counts are of %s. Rates are over those months and are not scaled up to a year.", d.monthsCounted())
	t := Table{
		ID: "levels-counts", Caption: fmt.Sprintf("Counts and rates, %s", d.window()),
		Columns: []Column{{Name: "Category", Width: 2.2}, {Name: "Area", Width: 1.5}, {Name: "Count", Align: Right}, {Name: "Rate for every 1,000 residents", Align: Right}, {Name: "Interval", Align: Right, Width: 1.4}},
		Note:    note,
		Source:  d.source(residentsPart), Sheet: "Levels",
	}
	several := false
	for _, l := range d.a.Levels {
		if l.Type != analysis.TypePartnership && !d.districtRow(l) {
			continue
		}
		rate, interval := notAvailable, notAvailable
		if l.Rate != nil {
			rate = perThousand(*l.Rate)
		}
		if l.Interval != nil {
			interval = spread(l.Interval.Lower, l.Interval.Upper, perThousand)
		}
		name := l.Name
		if l.Type == analysis.TypePartnership {
			name = "Partnership"
		} else {
			several = true
			t.Note = note + " Every category of each district is in levels.csv."
		}
		t.Rows = append(t.Rows, []string{string(l.Category), name, data.Thousands(l.Count), rate, interval})
	}
	if len(t.Rows) == 0 {
		return absent("Counts and rates", "no month of the year can be counted")
	}
	if !several { // the area is the same in every row
		t.Columns = slices.Delete(t.Columns, 1, 2)
		for i := range t.Rows {
			t.Rows[i] = slices.Delete(t.Rows[i], 1, 2)
		}
	}
	return t
}

// districtRow reports whether a level is a district's row of levelTable.
func (d *draft) districtRow(l analysis.Level) bool {
	return l.Type == analysis.TypeDistrict && len(d.a.Partnership.Districts) > 1 &&
		(l.Category == data.AllCrime || l.Category == data.AntiSocialBehaviour)
}
