package reports

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// frontRow is a row of a front sheet: up to two columns of text.
type frontRow struct {
	first, second string
	style         int    // of the first cell; 0 is plain
	sheet         string // the first cell leads there
}

// symbols are those of the Government Analysis Function, which the tables use.
var symbols = [][2]string{
	{"[c]", "Confidential: suppressed to protect people"},
	{"[p]", "Provisional: may change in a later extract"},
	{"[r]", "Revised: not as it was first published"},
	{"[x]", "Not available: no data, or too little to work it out"},
	{"[z]", "Not applicable"},
}

// cover says whose assessment it is, of when, and how it may be handled.
func (b *workbook) cover([]tableSheet) error {
	if err := b.SetSheetName("Sheet1", "Cover"); err != nil {
		return err
	}
	rows := []frontRow{
		{first: b.d.Title, style: b.styles.title},
		{first: b.d.Owner},
		{first: b.d.Edition},
		{first: b.d.Marking, style: b.styles.strong},
	}
	if b.d.Notice != "" {
		rows = append(rows, frontRow{first: b.d.Notice, style: b.styles.strong})
	}
	if b.d.Handling.Full != "" {
		rows = append(rows, frontRow{first: b.d.Handling.Full})
	}
	for _, f := range b.d.Cover {
		rows = append(rows, frontRow{first: f.Name, second: f.Value})
	}
	return b.front("Cover", rows, []float64{34, 90})
}

// contents lists the sheets with links to them.
func (b *workbook) contents(sheets []tableSheet) error {
	if _, err := b.NewSheet("Contents"); err != nil {
		return err
	}
	rows := b.heading("Contents", "Each sheet has one table. Names lead to the sheets.")
	rows = append(rows, frontRow{first: "Sheet", second: "Table", style: b.styles.head})
	for _, s := range sheets {
		rows = append(rows, frontRow{first: s.name, second: s.title, style: b.styles.link, sheet: s.name})
	}
	return b.front("Contents", rows, []float64{34, 100})
}

// notes explains the symbols and how the sheets are made.
func (b *workbook) notes([]tableSheet) error {
	if _, err := b.NewSheet("Notes"); err != nil {
		return err
	}
	rows := b.heading("Notes", "Symbols that stand in place of a number, and how the sheets are made.")
	rows = append(rows, frontRow{first: "Symbol", second: "Meaning", style: b.styles.head})
	for _, s := range symbols {
		rows = append(rows, frontRow{first: s[0], second: s[1]})
	}
	for _, line := range []string{
		"An empty cell is never a number.",
		"Numbers are held as printed in the assessment: what is rounded there is rounded here.",
		"Months are written as year-month, such as 2021-03.",
		"Words that begin like a formula are text.",
	} {
		rows = append(rows, frontRow{first: line})
	}
	return b.front("Notes", rows, []float64{34, 90})
}

// heading is the title of a sheet with the notice and lines of notes under it.
func (b *workbook) heading(title string, notes ...string) []frontRow {
	rows := []frontRow{{first: title, style: b.styles.title}}
	if b.d.Notice != "" {
		rows = append(rows, frontRow{first: b.d.Notice, style: b.styles.strong})
	}
	if b.d.Handling.Short != "" {
		rows = append(rows, frontRow{first: b.d.Marking + ". " + b.d.Handling.Short, style: b.styles.strong})
	}
	for _, n := range notes {
		rows = append(rows, frontRow{first: n})
	}
	return rows
}

// front writes a sheet of text.
func (b *workbook) front(sheet string, rows []frontRow, widths []float64) error {
	for i, w := range widths {
		name, _ := excelize.ColumnNumberToName(i + 1)
		if err := b.SetColWidth(sheet, name, name, w); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if err := b.frontRow(sheet, i+1, row); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) frontRow(sheet string, number int, row frontRow) error {
	first, second := fmt.Sprint("A", number), fmt.Sprint("B", number)
	if err := b.SetCellStr(sheet, first, cellText(row.first)); err != nil {
		return err
	}
	if row.style != 0 {
		if err := b.SetCellStyle(sheet, first, first, row.style); err != nil {
			return err
		}
	}
	if row.second != "" {
		if err := b.SetCellStr(sheet, second, cellText(row.second)); err != nil {
			return err
		}
		style := b.styles.wrapped
		if row.style == b.styles.head {
			style = b.styles.head
		}
		if err := b.SetCellStyle(sheet, second, second, style); err != nil {
			return err
		}
	}
	if row.sheet != "" {
		where := "'" + strings.ReplaceAll(row.sheet, "'", "''") + "'!A1"
		return b.SetCellHyperLink(sheet, first, where, "Location")
	}
	return nil
}
