package reports

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// table writes one sheet: title, notice and notes, then the table under a
// header row that stays in sight, as a named table with a filter.
func (b *workbook) table(s *tableSheet, name string) error {
	if len(s.columns) == 0 {
		return fmt.Errorf("the table has no columns")
	}
	if _, err := b.NewSheet(s.name); err != nil {
		return err
	}
	w, err := b.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	lines := b.heading(s.title, append(s.notes, "This sheet has one table. Symbols such as [x] are explained on the sheet Notes.")...)
	head := len(lines) + 1
	if err := layoutSheet(w, s, head); err != nil {
		return err
	}
	for i, line := range lines {
		cell := excelize.Cell{StyleID: line.style, Value: cellText(line.first)}
		if err := w.SetRow(fmt.Sprint("A", i+1), []any{cell}); err != nil {
			return err
		}
	}
	if err := b.head(w, s, head); err != nil {
		return err
	}
	// The table is named before its rows are there: to find its header again
	// excelize reads all that has been written.
	last, err := excelize.CoordinatesToCellName(len(s.columns), head+max(1, len(s.rows)))
	if err != nil {
		return err
	}
	stripes := false
	if err := w.AddTable(&excelize.Table{Range: fmt.Sprintf("A%d:%s", head, last), Name: name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes}); err != nil {
		return err
	}
	b.tables.keepNewest(b.File)
	if err := b.rows(w, s, head); err != nil {
		return err
	}
	return w.Flush()
}

// layoutSheet freezes the rows above the data and sets the widths of the columns.
func layoutSheet(w *excelize.StreamWriter, s *tableSheet, head int) error {
	err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: fmt.Sprint("A", head+1), ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	for i := range s.columns {
		if err := w.SetColWidth(i+1, i+1, s.width(i)); err != nil {
			return err
		}
	}
	return nil
}

// width is the width of a column in characters: that of its longest cell and of
// its header's longest word, between 8 and 60.
func (s *tableSheet) width(column int) float64 {
	const narrowest, widest, filterButton = 8, 60, 3
	n := narrowest
	for _, word := range strings.Fields(s.columns[column].Name) {
		n = max(n, utf8.RuneCountInString(word)+filterButton)
	}
	for _, row := range s.rows {
		if column < len(row) {
			n = max(n, utf8.RuneCountInString(row[column])+2)
		}
	}
	return float64(min(n, widest))
}

// head writes the header row.
func (b *workbook) head(w *excelize.StreamWriter, s *tableSheet, head int) error {
	cells := make([]any, len(s.columns))
	for i, name := range headers(s.columns) {
		style := b.styles.head
		if s.columns[i].Align == Right {
			style = b.styles.headRight
		}
		cells[i] = excelize.Cell{StyleID: style, Value: name}
	}
	return w.SetRow(fmt.Sprint("A", head), cells)
}

// rows writes the rows under the header.
func (b *workbook) rows(w *excelize.StreamWriter, s *tableSheet, head int) error {
	columns := b.cellColumns(s.columns)
	values, cells := make([]excelize.Cell, len(columns)), make([]any, len(columns))
	for i := range values {
		cells[i] = &values[i]
	}
	for r, row := range s.rows {
		if len(row) != len(columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", r+1, len(row), len(columns))
		}
		for i, text := range row {
			var err error
			if values[i], err = b.cell(columns[i], text); err != nil {
				return err
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(head+1+r), cells); err != nil {
			return err
		}
	}
	return nil
}

// cellColumn is what the cells of a column have in common.
type cellColumn struct {
	code  bool // never a number
	style int  // of text
}

func (b *workbook) cellColumns(columns []Column) []cellColumn {
	out := make([]cellColumn, len(columns))
	for i, c := range columns {
		out[i].code = isCode(c.Name)
		if c.Align == Right {
			out[i].style = b.styles.right
		}
	}
	return out
}

// cell is a number where the text is one, else the text.
func (b *workbook) cell(c cellColumn, text string) (excelize.Cell, error) {
	if !c.code {
		if value, format, ok := cellNumber(text); ok {
			style, err := b.styles.number(format)
			return excelize.Cell{StyleID: style, Value: value}, err
		}
	}
	return excelize.Cell{StyleID: c.style, Value: cellText(text)}, nil
}

// isCode reports whether a column holds codes, which stay text even if they
// look like numbers.
func isCode(name string) bool {
	name = strings.ToLower(name)
	return name == "code" || strings.HasSuffix(name, " code") || strings.HasSuffix(name, "_code")
}

// headers are the names of the columns, made unique because a table needs it.
func headers(columns []Column) []string {
	seen := make(map[string]bool, len(columns))
	out := make([]string, len(columns))
	for i, c := range columns {
		name := cellText(c.Name)
		if strings.TrimSpace(name) == "" {
			name = fmt.Sprint("Column ", i+1)
		}
		free := name
		for n := 2; seen[strings.ToLower(free)]; n++ {
			free = fmt.Sprintf("%s (%d)", name, n)
		}
		seen[strings.ToLower(free)] = true
		out[i] = free
	}
	return out
}

// tableNamer gives out names of tables: letters, digits and underscores.
type tableNamer map[string]bool

func (n tableNamer) claim(sheet string) string {
	name := "t_" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, sheet)
	free := name
	for i := 2; n[strings.ToLower(free)]; i++ {
		free = fmt.Sprintf("%s_%d", name, i)
	}
	n[strings.ToLower(free)] = true
	return free
}
