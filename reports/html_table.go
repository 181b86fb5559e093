package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A table of more than longTable rows is folded, one of more than hugeTable
// rows is left to the workbook where that holds it, and one of more than
// filterTable rows can be filtered with the script.
const (
	longTable   = 40
	hugeTable   = 600
	filterTable = 15
)

// pageTable is a table with its markup worked out. Left is the sentence that
// stands for rows which are left to the workbook.
type pageTable struct {
	ID, CaptionID   string
	Number, Caption string
	Class           string // "r2 r3 w4": the columns set right, and those of long words
	File            string // name of the file that "Download CSV" offers
	Columns         []Column
	Rows            [][]string
	Count           string // of rows, in words
	Folded          bool
	Filter          bool
	Left            string
	Note, Source    string
}

// table is a table of the document.
func (g *pager) table(at place, t Table) (*pageTable, error) {
	v, err := g.tabulate(t, g.outline.anchors[at], g.sheets[at])
	if err == nil {
		v.Number = g.outline.numbers[at]
	}
	return v, err
}

// tabulate lays out a table under an id that is claimed already. sheet is the
// workbook's sheet that holds it, empty for none.
func (g *pager) tabulate(t Table, id, sheet string) (*pageTable, error) {
	for r, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return nil, fmt.Errorf("table %q: row %d has %d cells for %d columns", t.Caption, r+1, len(row), len(t.Columns))
		}
	}
	v := &pageTable{
		ID: id, CaptionID: g.outline.claim(id + "-caption"), Caption: t.Caption, Class: columnClasses(t),
		File: fileName(id) + ".csv", Columns: t.Columns, Rows: t.Rows, Count: counted(len(t.Rows), "row", "rows"),
		Folded: len(t.Rows) > longTable, Filter: len(t.Rows) > filterTable, Note: t.Note, Source: t.Source,
	}
	if len(t.Rows) > hugeTable && sheet != "" {
		v.Left = fmt.Sprintf("This table has %s, too many for this page. All of them are in the workbook, tables.xlsx, sheet “%s”.", v.Count, sheet)
		v.Rows, v.Folded = nil, false
	}
	return v, nil
}

// longWords is the number of letters from which a cell needs a wide column on a narrow
// screen, where the table would rather be scrolled than broken into a word a line.
const longWords = 40

// columnClasses names the columns that are set right, "r2 r3" for the second and third,
// and those with long words, "w4".
func columnClasses(t Table) string {
	var names []string
	for i, c := range t.Columns {
		switch {
		case c.Align == Right:
			names = append(names, "r"+strconv.Itoa(i+1))
		case slices.ContainsFunc(t.Rows, func(row []string) bool { return utf8.RuneCountInString(row[i]) >= longWords }):
			names = append(names, "w"+strconv.Itoa(i+1))
		}
	}
	return strings.Join(names, " ")
}

// fileName is an id as a file's name: lower-case letters, digits and hyphens.
func fileName(id string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, id)
	return strings.Trim(name[:min(len(name), 60)], "-")
}
