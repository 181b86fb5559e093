package reports

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// tableSheet is one table of the workbook on a sheet of its own.
type tableSheet struct {
	name    string // of the sheet: at most 31 characters, unique without regard to case
	title   string // in A1
	notes   []string
	columns []Column
	rows    [][]string
}

// sheetNamer gives out names of sheets.
type sheetNamer map[string]bool

// newSheetNamer keeps the names of the first three sheets, and one that
// spreadsheet programs keep for themselves.
func newSheetNamer() sheetNamer {
	return sheetNamer{"cover": true, "contents": true, "notes": true, "history": true}
}

// claim is a free name as near to wanted as a sheet's may be.
func (n sheetNamer) claim(wanted string) string {
	const longest = 31
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(wanted, " "))
	name = strings.Trim(strings.Join(strings.Fields(name), " "), "' ")
	if name == "" {
		name = "Table"
	}
	free := cutUTF16(name, longest)
	for i := 2; n[strings.ToLower(free)]; i++ {
		suffix := fmt.Sprintf(" (%d)", i)
		free = cutUTF16(name, longest-len(suffix)) + suffix
	}
	n[strings.ToLower(free)] = true
	return free
}

// cutUTF16 is s cut to at most n UTF-16 units, in which spreadsheets count,
// without a quote or a space left at its end.
func cutUTF16(s string, n int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > n {
			s = s[:i]
			break
		}
	}
	return strings.TrimRight(s, "' ")
}

// documentSheets are the sheets of the document's tables and of its figures'
// numbers, in the document's order, with the names that they have in the
// workbook by the place of their block.
func documentSheets(d *Document, namer sheetNamer) ([]tableSheet, map[place]string) {
	var sheets []tableSheet
	names := make(map[place]string)
	o := newOutline(d)
	for s, section := range d.Sections {
		for b, block := range section.Blocks {
			at := place{s, b}
			switch v := block.(type) {
			case Table:
				if v.Sheet != "" {
					names[at] = namer.claim(v.Sheet)
					sheets = append(sheets, v.asSheet(names[at], o.numbers[at]+": "+v.Caption))
				}
			case Figure:
				if v.Data.Sheet != "" {
					names[at] = namer.claim(v.Data.Sheet)
					sheets = append(sheets, v.asSheet(names[at], "Numbers behind "+strings.ToLower(o.numbers[at])+": "+v.Title))
				}
			}
		}
	}
	return sheets, names
}

// documentSheetNames are the names alone, for other editions to refer to.
func documentSheetNames(d *Document) map[place]string {
	_, names := documentSheets(d, newSheetNamer())
	return names
}

func (t Table) asSheet(name, title string) tableSheet {
	return tableSheet{name: name, title: title, notes: nonEmpty(t.Note, t.Source), columns: t.Columns, rows: t.Rows}
}

func (f Figure) asSheet(name, title string) tableSheet {
	note, source := f.Data.Note, f.Data.Source
	if source == "" {
		source = f.Source
	}
	return tableSheet{name: name, title: title, notes: nonEmpty(f.Subtitle, f.N, note, source), columns: f.Data.Columns, rows: f.Data.Rows}
}

// fileSheet is a file of the contract as a sheet, named for the file.
func fileSheet(f File, namer sheetNamer) tableSheet {
	s := tableSheet{
		name:  namer.claim(strings.TrimSuffix(f.Name, ".csv")),
		title: f.Title, notes: []string{"The same rows are in the file " + f.Name + "."}, rows: f.Rows,
	}
	if s.title == "" {
		s.title = f.Name
	}
	for _, c := range f.Columns {
		s.columns = append(s.columns, Column{Name: c})
	}
	return s
}

func nonEmpty(lines ...string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}
