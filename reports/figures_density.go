package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// denseFills are the fills of the regions, the densest first.
var denseFills = []chart.Fill{chart.Sequential5, chart.Sequential3, chart.Sequential2}

// shareWords are the shares of the regions in words.
var shareWords = map[float64]string{0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}

// shareWord is a region's share in words.
func shareWord(share float64) string {
	if w, ok := shareWords[share]; ok {
		return w
	}
	return percent(share)
}

// densityMap is the cells that hold a quarter, half and three quarters of one
// category's incidents, the densest first.
func (d *draft) densityMap(l *analysis.DensityLayer) Block {
	name := "Map of where " + inSentence(l.Category) + " is dense"
	base, half := d.land.base(), halfOf(l)
	switch {
	case base == nil:
		return absent(name, "no boundaries are held")
	case half == nil || len(l.Regions) > len(denseFills):
		return absent(name, "no region of the map holds half of it")
	}
	f := Figure{
		ID: "figure-density-" + slug(l.Category), Title: fmt.Sprintf("Half of %s is in neighbourhoods that cover %s of the area", inSentence(l.Category), percentFine(half.AreaShare)),
		Subtitle: fmt.Sprintf("The densest cells of %s metres that hold a quarter, half and three quarters of %s, each spread over %s metres around its anonymous point, %s, %s",
			data.Thousands(int64(l.CellM)), incidentsOf(l.Category), data.Thousands(int64(l.RadiusM)), d.place(), d.window()),
		Source: d.source(boundaryPart), N: fmt.Sprintf("%s in %s", plural(l.Incident, "incident", "incidents"), counted(l.Cells, "cell", "cells")),
		Data: Table{Sheet: sheet("Density", l.Category), Columns: []Column{{Name: "Densest cells that hold", Width: 1.4}, {Name: capital(incidents(l.Category)) + " in them", Align: Right},
			{Name: "Cells", Align: Right}, {Name: "Area in km²", Align: Right}, {Name: "Share of the area", Align: Right}, {Name: "Wards with most of them", Width: 3}}},
	}
	in := d.mapOf(base)
	in.KeyName = "Densest cells that hold"
	told := toldDense(base, l)
	in.Shapes = shapesOf(base, len(l.Regions), func(i int) string { return told[i] })
	for k, r := range l.Regions {
		text := shareWord(r.Share)
		in.Key = append(in.Key, chart.MapKey{Text: fmt.Sprintf("%s: %s of the area", text, percentFine(r.AreaShare)), Count: r.Cells, Fill: denseFills[k]})
		wards := notAvailable
		if len(r.Wards) > 0 {
			wards = joined(r.Wards)
		}
		f.Data.Rows = append(f.Data.Rows, []string{capital(text), d.hidden.surface(data.Thousands(r.Incident))[0], data.Thousands(int64(r.Cells)), decimals(r.Km2, 1), percentFine(r.AreaShare), wards})
	}
	last := l.Regions[len(l.Regions)-1]
	in.Key = append(in.Key, chart.MapKey{Text: "the rest", Count: l.Cells - last.Cells, Fill: chart.PlainFill})
	for _, run := range l.Runs {
		for k := range run.Cells {
			in.Cells = append(in.Cells, chart.MapCell{Easting: float64(run.Easting), Northing: float64(run.Northing + k*l.CellM), Size: float64(l.CellM), Class: run.Region})
		}
	}
	if base == d.land.ward {
		in.Labels = base.names()
	}
	f.Data.Note = "Each row holds the cells of the rows above it."
	f.Alt = fmt.Sprintf("A map of the area with three tints, darkest where %s is densest. %s%s.", inSentence(l.Category), f.Title, mostlyIn(half.Wards))
	return d.drawnMap(f, in)
}

// movementMap is the cells whose share of one category's incidents grew or shrank.
func (d *draft) movementMap(m *analysis.Movement) Block {
	base := d.land.base()
	if base == nil {
		return absent("Map of cells that changed: "+inSentence(m.Category), "no boundaries are held")
	}
	f := Figure{
		ID: "figure-movement-" + slug(m.Category), Title: movementTitle(m),
		Subtitle: fmt.Sprintf("Cells of %s metres whose share of all %s differs from the year before by more than chance and their own ups and downs would leave (up to %s of such calls are expected to be false), %s, %s of each year",
			data.Thousands(int64(m.CellM)), incidentsOf(m.Category), percent(d.a.Settings.FDR), d.place(), counted(m.Months, "month", "months")),
		Source: d.source(boundaryPart),
		N:      fmt.Sprintf("%s with at least %s in the two years together", counted(m.Tested, "cell", "cells"), counted(d.a.Settings.MinimumCount, "incident", "incidents")),
		Data: Table{Sheet: sheet("Changed cells", m.Category), Columns: []Column{{Name: "Number"}, {Name: "Ward of its centre", Width: 2}, {Name: "South-west corner", Width: 1.6},
			{Name: "Year before", Align: Right}, {Name: "This year", Align: Right}, {Name: "Share"}}},
		Alt: strings.TrimSpace(fmt.Sprintf("A map of the area with the cells that changed. %s. %s", movementTitle(m), movedWhere(m))),
	}
	in := d.mapOf(base)
	in.KeyName = "Share of " + inSentence(m.Category)
	in.Key = []chart.MapKey{{Text: "no clear change, or too few", Count: m.Cells - m.Larger - m.Smaller, Fill: chart.PlainFill}}
	in.Shapes = shapesOf(base, 0, func(i int) string { return base.areas[i].Name })
	class := map[analysis.Verdict]int{}
	for _, k := range []struct {
		verdict analysis.Verdict
		key     chart.MapKey
	}{{analysis.Higher, chart.MapKey{Text: "larger", Count: m.Larger, Fill: chart.HotFill}}, {analysis.Lower, chart.MapKey{Text: "smaller", Count: m.Smaller, Fill: chart.ColdFill}}} {
		if k.key.Count > 0 {
			class[k.verdict] = len(in.Key)
			in.Key = append(in.Key, k.key)
		}
	}
	if base == d.land.ward {
		in.Labels = base.names()
	}
	side := float64(m.CellM)
	for i, c := range strongest(m) {
		words, ward := "larger", c.Ward
		if c.Verdict == analysis.Lower {
			words = "smaller"
		}
		if ward == "" {
			ward = notAvailable
		}
		counts := d.hidden.surface(data.Thousands(c.Before), data.Thousands(c.After))
		f.Data.Rows = append(f.Data.Rows, []string{fmt.Sprint(i + 1), ward, fmt.Sprintf("%d, %d", c.Easting, c.Northing), counts[0], counts[1], words})
		e, n := float64(c.Easting), float64(c.Northing)
		in.Cells = append(in.Cells, chart.MapCell{Easting: e, Northing: n, Size: side, Class: class[c.Verdict], Text: toldMoved(i+1, c, words, counts)})
		if len(m.Moved) <= shortRows {
			in.Labels = append(in.Labels, chart.MapLabel{Easting: e + side/2, Northing: n + side/2, Text: fmt.Sprint(i + 1), Rank: 1<<30 - i, Number: true})
		}
	}
	return d.drawnMap(f, in)
}

// toldMoved is what a cell that changed says when pointed at; its counts are as printed.
func toldMoved(number int, c analysis.MovedCell, words string, counts []string) string {
	text := fmt.Sprintf("Cell %d", number)
	if c.Ward != "" {
		text += " in " + c.Ward
	}
	if counts[0] == suppressedCell {
		return fmt.Sprintf("%s: a %s share; counts hidden", text, words)
	}
	return fmt.Sprintf("%s: a %s share; %s, and %s the year before", text, words, counts[1], counts[0])
}

// strongest are the cells that changed, those with a larger share first, each kind by
// how sure the change is.
func strongest(m *analysis.Movement) []analysis.MovedCell {
	out := slices.Clone(m.Moved)
	slices.SortStableFunc(out, func(a, b analysis.MovedCell) int {
		if a.Verdict != b.Verdict {
			if a.Verdict == analysis.Higher {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Q, b.Q)
	})
	return out
}
