package reports

import (
	"fmt"
	"path"
	"strings"

	"assess/analysis"
	"assess/data"
)

// sources says what was read, what became of every row, which months are
// missing, how far the places can be trusted, and how to read the report.
func sources(d *draft) Section {
	s := Section{ID: "sources", Title: "Sources, coverage and method"}
	s.Blocks = append(s.Blocks, heading("sources-read", "What was read"))
	s.Blocks = append(s.Blocks, d.sourceTable())
	s.Blocks = append(s.Blocks, d.partnersHeld()...)
	s.Blocks = append(s.Blocks, d.prescribed()...)
	s.Blocks = append(s.Blocks, heading("sources-rows", "What became of the rows"))
	s.Blocks = append(s.Blocks, d.rowAccount()...)
	s.Blocks = append(s.Blocks, heading("sources-months", "Which months are held"))
	s.Blocks = append(s.Blocks, d.missingMonths(), d.coverageCalendar())
	s.Blocks = append(s.Blocks, heading("sources-gates", "What was out of the ordinary"))
	s.Blocks = append(s.Blocks, d.gates()...)
	s.Blocks = append(s.Blocks, d.reconciliation()...)
	s.Blocks = append(s.Blocks, heading("sources-restated", "Months that were published again"))
	s.Blocks = append(s.Blocks, d.restated()...)
	s.Blocks = append(s.Blocks, heading("sources-location", "Incidents without a location"))
	s.Blocks = append(s.Blocks, d.unlocatedWords(), d.unlocatedFigure())
	s.Blocks = append(s.Blocks, heading("sources-places", "How far the places can be trusted"))
	s.Blocks = append(s.Blocks, d.placeQuality()...)
	s.Blocks = append(s.Blocks, heading("sources-reading", "How to read this report"))
	return Section{ID: s.ID, Title: s.Title, Blocks: append(s.Blocks, d.howToRead()...)}
}

// orNone is a text for a cell, which is never empty.
func orNone(s string) string {
	if strings.TrimSpace(s) == "" {
		return notAvailable
	}
	return s
}

// rowAccount says in words that add up what became of every row read.
func (d *draft) rowAccount() []Block {
	c := d.a.Coverage
	t := c.Totals
	if t.Read == 0 {
		return []Block{absent("No rows", "no row has been read")}
	}
	blocks := []Block{
		say("The program read %s. It loaded %s, refused %s as faulty, left out %s as %s, and set aside %s that a newer release replaced. %s + %s + %s + %s = %s.",
			plural(t.Read, "row", "rows"), data.Thousands(t.Loaded), data.Thousands(t.Rejected), data.Thousands(t.Duplicate), noun(t.Duplicate, "a duplicate", "duplicates"), data.Thousands(t.Superseded),
			data.Thousands(t.Loaded), data.Thousands(t.Rejected), data.Thousands(t.Duplicate), data.Thousands(t.Superseded), data.Thousands(t.Loaded+t.Rejected+t.Duplicate+t.Superseded)),
		say("%s A duplicate is a further row of one month with the same crime number and crime type; anti-social behaviour has no such number, so its rows are never duplicates.", d.whereLoaded()),
	}
	if len(c.Rejected) == 0 {
		return blocks
	}
	table := Table{ID: "rejected-table", Caption: "Rows refused, by reason, with the first example of each", Sheet: "Rows refused",
		Columns: []Column{{Name: "Reason", Width: 3}, {Name: "Rows", Align: Right}, {Name: "File", Width: 2}, {Name: "Line", Align: Right}}}
	for _, r := range c.Rejected {
		table.Rows = append(table.Rows, []string{r.Reason, data.Thousands(r.Rows), path.Base(strings.ReplaceAll(r.File, `\`, "/")), data.Thousands(r.Line)})
	}
	return append(blocks, table)
}

// whereLoaded says where the rows loaded lie, all of them where that adds up.
func (d *draft) whereLoaded() string {
	c := d.a.Coverage
	s := fmt.Sprintf("Of the rows loaded, %s lie in %s", data.Thousands(c.InArea), d.place())
	if c.InArea+c.Elsewhere+c.Totals.WithoutLocation == c.Totals.Loaded {
		return s + fmt.Sprintf(", %s lie elsewhere and %s carry no location.", data.Thousands(c.Elsewhere), data.Thousands(c.Totals.WithoutLocation))
	}
	return s + fmt.Sprintf(" and %s lie elsewhere.", data.Thousands(c.Elsewhere))
}

// noun is the form of a word that goes with n.
func noun(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// missingMonths says which months of the force are not held.
func (d *draft) missingMonths() Block {
	held := data.Period{From: d.a.Year.DataFrom, To: d.a.Year.DataTo}
	if held.Empty() {
		return absent("No months", "no month of "+d.force()+" is held")
	}
	var missing, partial, provisional []data.Month
	for m, row := range d.forceMonths() {
		switch row.Status {
		case data.Missing:
			missing = append(missing, held.From.Add(m))
		case data.Partial:
			partial = append(partial, held.From.Add(m))
		case data.Provisional:
			provisional = append(provisional, held.From.Add(m))
		}
	}
	parts := []string{fmt.Sprintf("The months held of %s run from %s to %s.", d.force(), held.From.Label(), held.To.Label())}
	if len(missing) == 0 && len(partial) == 0 {
		parts = append(parts, "Every one of them can be counted.")
	}
	if len(missing) > 0 {
		parts = append(parts, fmt.Sprintf("%s missing: %s. A missing month is not a month without crime; it is left out of both sides of every comparison.", isAre(len(missing), "One month is", "months are"), monthRuns(missing)))
	}
	if len(partial) > 0 {
		parts = append(parts, fmt.Sprintf("%s far too few rows to be whole and treated as missing: %s.", isAre(len(partial), "One month has", "months have"), monthRuns(partial)))
	}
	if len(provisional) > 0 {
		parts = append(parts, fmt.Sprintf("%s provisional and may still change: %s.", isAre(len(provisional), "One month is", "months are"), monthRuns(provisional)))
	}
	return say("%s", strings.Join(parts, " "))
}

// isAre starts a sentence about n months with a verb that agrees.
func isAre(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return data.Thousands(int64(n)) + " " + many
}

// forceMonths is the partnership's force month by month from the first to the
// last held. Where several sources hold a month, the best of them stands; a
// month without a row is missing.
func (d *draft) forceMonths() []analysis.CoverageMonth {
	held := data.Period{From: d.a.Year.DataFrom, To: d.a.Year.DataTo}
	out := make([]analysis.CoverageMonth, held.Len())
	for i, m := range held.Months() {
		out[i] = analysis.CoverageMonth{Force: d.a.Partnership.Force, Month: m, Status: data.Missing}
	}
	for _, row := range d.a.Coverage.Months {
		if row.Force != d.a.Partnership.Force || !held.Contains(row.Month) {
			continue
		}
		slot := &out[row.Month-held.From]
		if !slot.Status.Usable() || row.Status.Usable() && row.Loaded > slot.Loaded {
			*slot = row
		}
	}
	return out
}

// unlocatedWords says how many incidents have no place.
func (d *draft) unlocatedWords() Block {
	c := d.a.Coverage
	text := fmt.Sprintf("An incident that is published without a location cannot be counted for any district. Of all rows of %s loaded, %s carry none.", d.force(), data.Thousands(c.NoLocation))
	if c.NoLocationYr != nil {
		text += fmt.Sprintf(" In the year assessed that is %s.", inHundred(*c.NoLocationYr))
	}
	return say("%s They are counted for the force here, and in no other figure of this report.", text)
}

// placeQuality says how the areas were found and how often the point disagrees
// with the stated area.
func (d *draft) placeQuality() []Block {
	c := d.a.Coverage
	blocks := []Block{say("The publisher moves every incident to the nearest of a fixed list of points, each with several addresses around it. Districts and small areas (LSOAs) are taken from the code that the file itself gives. Wards and map cells are taken from the point.")}
	if c.PointChecked > 0 {
		strays := func(n int64) string {
			if n == 0 {
				return "none"
			}
			return fmt.Sprintf("%s of them (%s)", data.Thousands(n), percentFine(float64(n)/float64(c.PointChecked)))
		}
		blocks = append(blocks, say("%s a point. For %s the point lies in another LSOA than the stated one. For %s it lies in another district.",
			plural(c.PointChecked, "row of the partnership has", "rows of the partnership have"), strays(c.LSOADiff), strays(c.DistrictDiff)))
	}
	if c.OutsideWards > 0 {
		blocks = append(blocks, say("In the year assessed, %s in no ward of the partnership; ward figures leave %s out.",
			plural(c.OutsideWards, "point lies", "points lie"), noun(c.OutsideWards, "it", "them")))
	}
	if len(c.Vintages) == 0 {
		return blocks
	}
	var parts []string
	for _, v := range c.Vintages {
		parts = append(parts, fmt.Sprintf("%s with LSOA codes of %d", plural(v.Rows, "row", "rows"), v.Vintage))
	}
	text := "The files hold " + joined(parts) + "."
	if len(c.Vintages) > 1 {
		text += fmt.Sprintf(" All were brought to the LSOAs of %d.", d.a.Area.LSOAVintage)
	}
	return append(blocks, say("%s", text))
}

// percentFine writes a small share to one decimal place: "4.1%".
func percentFine(share float64) string {
	if share > 0 && share < 0.0005 {
		return "less than 0.1%"
	}
	return decimals(share*100, 1) + "%"
}
