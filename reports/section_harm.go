package reports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// harmBlocks set how many records partners' tables have beside how grave they are. An
// edition that keeps anything of a table back says nothing of its harm: a sum of published
// weights gives the counts away.
func (d *draft) harmBlocks() []Block {
	var out []Block
	for _, h := range d.a.Partners.Harm {
		src := sourceOf(d.a, h.Source)
		if d.hidden.harmHidden(src) {
			continue
		}
		if out == nil {
			out = append(out, heading("partners-harm", "Volume and harm"))
		}
		if h.Reason != "" {
			out = append(out, absent("Not weighed: "+partnerTitle(src), h.Reason))
			continue
		}
		out = append(out, say("%s", d.harmText(h, src)))
		if f, ok := d.harmFigure(h, src); ok {
			out = append(out, f)
		}
		out = append(out, d.harmTable(h, src))
	}
	return out
}

// harmCategories are the categories of a table whose harm is told, most harm first.
func harmCategories(h analysis.PartnerHarm) (out []analysis.HarmKind) {
	for _, k := range h.Kinds {
		if k.Category != "" && k.HarmShare != nil {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(x, y analysis.HarmKind) int { return cmp.Compare(*y.HarmShare, *x.HarmShare) })
	return out
}

// harmText says which kind weighs most, and how the harm of the year stands to the year
// before.
func (d *draft) harmText(h analysis.PartnerHarm, src analysis.PartnerSource) string {
	var said []string
	if kinds := harmCategories(h); len(kinds) > 0 {
		k := kinds[0]
		said = append(said, fmt.Sprintf("In %s, %s made up %s of the records and %s of the harm.", lowerFirst(partnerTitle(src)), lowerFirst(k.Category), percent(k.RecordShare), percent(*k.HarmShare)))
	}
	if c := h.Change; c != nil && c.Ratio != nil {
		words := map[analysis.Verdict]string{analysis.Higher: "was clearly higher than", analysis.Lower: "was clearly lower than"}[c.Verdict]
		if words == "" {
			words = "did not clearly differ from"
		}
		said = append(said, fmt.Sprintf("The harm of all records %s that of the year before (ratio %s).", words, ratioCell(c.Ratio, c.Interval)))
	}
	if w := d.a.Partners.Weights; w != nil {
		said = append(said, fmt.Sprintf("The weights are those of %s.", w.Title))
	}
	return strings.Join(append(said, "A few grave offences can make most of the harm, so it moves by chance more than the count does."), " ")
}

// harmFigure draws each category's share of the records beside its share of the harm; ok
// is false where there are too few to compare.
func (d *draft) harmFigure(h analysis.PartnerHarm, src analysis.PartnerSource) (block Block, ok bool) {
	kinds := harmCategories(h)
	if len(kinds) < leastForest {
		return nil, false
	}
	kinds = kinds[:min(len(kinds), mostForest)]
	in := chart.Dots{Label: "Per cent of the table", Groups: []string{"Share of records", "Share of harm"}, Heading: "Records; harm"}
	t := Table{Sheet: sheetName("Volume and harm", src.ID), Columns: []Column{{Name: "Category", Width: 2}, {Name: "Share of records", Align: Right}, {Name: "Share of harm", Align: Right}}}
	var n int64
	for _, k := range kinds {
		records, harm := 100*k.RecordShare, 100**k.HarmShare
		in.Rows = append(in.Rows, chart.DotRow{Name: k.Category, Text: percent(k.RecordShare) + "; " + percent(*k.HarmShare),
			Values: []chart.DotValue{{Value: records, Lower: records, Upper: records}, {Value: harm, Lower: harm, Upper: harm}}})
		t.Rows = append(t.Rows, []string{k.Category, percentFine(k.RecordShare), percentFine(*k.HarmShare)})
		n += k.Records
	}
	top := kinds[0]
	f := Figure{
		ID: "figure-harm-" + src.ID, Title: fmt.Sprintf("%s made up %s of the records and %s of the harm", top.Category, percent(top.RecordShare), percent(*top.HarmShare)),
		Subtitle: fmt.Sprintf("Share of each category in the number of records and in their harm, %s, %s", d.place(), d.a.Year.Held.Label()),
		Source:   d.harmCredit(src), N: plural(n, "record", "records"), Data: t, Aside: true, Table: "harm-" + src.ID, Least: leastChart,
		Alt: fmt.Sprintf("Two dots for each category: its share of the records and its share of the harm. Most harm: %s.", top.Category),
	}
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// harmCredit is the source line of what is weighed.
func (d *draft) harmCredit(src analysis.PartnerSource) string {
	credit := strings.TrimSuffix(d.partnersCredit(src.ID), ".")
	if w := d.a.Partners.Weights; w != nil {
		credit += fmt.Sprintf("; weights: %s, %s", w.Title, w.Source)
	}
	return credit + "."
}

// harmTable is every kind of a table with its number and its harm.
func (d *draft) harmTable(h analysis.PartnerHarm, src analysis.PartnerSource) Table {
	unit := "Harm"
	if w := d.a.Partners.Weights; w != nil && w.Unit != "" {
		unit += " (" + w.Unit + ")"
	}
	t := Table{
		ID: "harm-" + src.ID, Sheet: sheetName("Harm", src.ID), Caption: fmt.Sprintf("Number and harm: %s, %s", lowerFirst(partnerTitle(src)), d.place()), Source: d.harmCredit(src),
		Columns: []Column{{Name: "Records", Width: 2.2}, {Name: "Number", Align: Right}, {Name: "Share", Align: Right, Width: 0.8}, {Name: unit, Align: Right, Width: 1.3}, {Name: "Share of harm", Align: Right}},
		Note:    "Marks overlap with categories and with each other.",
	}
	missing := map[string]bool{}
	for _, k := range h.Kinds {
		row := []string{recordsName(k.PartnerKey), data.Thousands(k.Records), percentFine(k.RecordShare), notAvailable, notAvailable}
		if k.HarmShare != nil {
			row[3], row[4] = data.Thousands(int64(k.Harm.Sum+0.5)), percentFine(*k.HarmShare)
		}
		t.Rows = append(t.Rows, row)
		for _, code := range k.Harm.Missing {
			missing[code] = true
		}
	}
	if len(missing) > 0 {
		t.Note += " Without a weight: " + joined(slices.Sorted(maps.Keys(missing))) + "."
	}
	return t
}

// partnerHarmFile has a row for each kind of each table that is weighed.
func partnerHarmFile(a *analysis.Assessment, hidden suppression) (File, bool) {
	f := File{Name: "partner_harm.csv", Title: "Partners' records of the year and their harm by category and flag, weighed by offence code",
		Columns: []string{"category", "flag", "count", "count_share", "harm", "harm_standard_error", "harm_share", "offences_weighed", "largest_code", "largest_code_share", "source"}}
	for _, h := range a.Partners.Harm {
		if hidden.harmHidden(sourceOf(a, h.Source)) {
			continue
		}
		for _, k := range h.Kinds {
			row := []string{recordsOf(k.Category), cell(k.Flag), whole(k.Records), exact(k.RecordShare), notAvailable, notAvailable, number(k.HarmShare), notAvailable, notAvailable, notAvailable, h.Source}
			if k.HarmShare != nil {
				row[4], row[5], row[7], row[8], row[9] = exact(k.Harm.Sum), exact(k.Harm.SE), exact(k.Harm.OffenceShare), cell(k.Harm.Largest), exact(k.Harm.LargestShare)
			}
			f.Rows = append(f.Rows, row)
		}
	}
	return f, len(f.Rows) > 0
}
