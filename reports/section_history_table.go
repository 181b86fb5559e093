package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// historyTable says what each group of cells means and what it holds.
func (d *draft) historyTable(shown []analysis.HotspotHistory) Table {
	t := Table{
		ID: "history-table", Sheet: "How hot spots came about", Source: d.source(boundaryPart),
		Caption: fmt.Sprintf("Hot cells by how they came about, and their incidents in %s", d.window()),
		Columns: []Column{{Name: "Group", Width: 1.2}, {Name: "What it means", Width: 3.4}},
	}
	for _, h := range shown {
		t.Columns = append(t.Columns, Column{Name: string(h.Category) + ": cells", Align: Right}, Column{Name: string(h.Category) + ": incidents", Align: Right})
	}
	for _, c := range analysis.Courses {
		row := []string{capital(string(c)), meaning(c)}
		for _, h := range shown {
			k := courseTotals(h, c)
			row = append(row, data.Thousands(int64(k.Cells)), d.courseIncidents(h, k))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Note = fmt.Sprintf("Changes were tested in %s. %s", testedCells(shown), growth(shown))
	return t
}

// courseIncidents are the incidents of a course's cells, withheld where the count of
// one of those cells is hidden.
func (d *draft) courseIncidents(h analysis.HotspotHistory, k analysis.CourseTotals) string {
	hidden := d.hide()
	for _, c := range h.Listed {
		if c.Course == k.Course && hidden.square("")[0] == suppressedCell {
			return suppressedCell
		}
	}
	return data.Thousands(k.Incident)
}

// growth says how many of the lasting cells grew or shrank.
func growth(shown []analysis.HotspotHistory) string {
	var parts []string
	for _, h := range shown {
		k := courseTotals(h, analysis.Lasting)
		if k.Growing+k.Shrinking > 0 {
			parts = append(parts, fmt.Sprintf("of %s, %s grew and %s shrank", inSentence(h.Category), numberOrNone(k.Growing), numberOrNone(k.Shrinking)))
		}
	}
	if len(parts) == 0 {
		return "No lasting cell grew or shrank from step to step by more than chance."
	}
	return fmt.Sprintf("Lasting cells that grew or shrank from step to step by more than chance: %s.", joined(parts))
}

func numberOrNone(n int) string {
	if n == 0 {
		return "none"
	}
	return data.Thousands(int64(n))
}

// testedCells says of how many cells a change was tested.
func testedCells(shown []analysis.HotspotHistory) string {
	var parts []string
	for _, h := range shown {
		parts = append(parts, fmt.Sprintf("%s for %s", counted(h.Tested, "cell", "cells"), inSentence(h.Category)))
	}
	return joined(parts)
}

// meaning is what a course says of a cell.
func meaning(c analysis.Course) string {
	switch c {
	case analysis.NewlyHot:
		return "Hot in the last three months, never before this year, and with more incidents this year than chance explains"
	case analysis.Lasting:
		return "Hot in the last three months and in at least nine of ten steps"
	case analysis.OnAndOff:
		return "Hot in the last three months, but in fewer than nine of ten steps. Chance alone can do this"
	}
	return "Hot in at least nine of ten steps before this year, not in the last three months, and with fewer incidents this year than chance explains"
}
