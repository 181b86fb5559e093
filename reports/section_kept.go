package reports

import (
	"fmt"
	"slices"
)

// keptOut takes out of every table the columns of which an edition shows nothing.
func keptOut(blocks []Block) []Block {
	for i, b := range blocks {
		switch b := b.(type) {
		case Table:
			blocks[i] = withoutHidden(b)
		case Figure:
			b.Data = withoutHidden(b.Data)
			blocks[i] = b
		}
	}
	return blocks
}

// withoutHidden takes out of a table the columns in which every row keeps its number
// back, and names them in the note: a column of nothing but [c] tells less than a
// sentence. A table of one row, or of nothing else, is left as it is.
func withoutHidden(t Table) Table {
	hidden := func(c int) bool {
		return !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[c] != suppressedCell })
	}
	var shown []int
	var names []string
	for c, col := range t.Columns {
		if len(t.Rows) > 1 && hidden(c) {
			names = append(names, lowerFirst(col.Name))
		} else {
			shown = append(shown, c)
		}
	}
	if len(names) == 0 || len(shown) < 2 {
		return t
	}
	out := t
	out.Columns, out.Rows = nil, nil
	for _, c := range shown {
		out.Columns = append(out.Columns, t.Columns[c])
	}
	for _, row := range t.Rows {
		var cells []string
		for _, c := range shown {
			cells = append(cells, row[c])
		}
		out.Rows = append(out.Rows, cells)
	}
	if out.Note != "" {
		out.Note += " "
	}
	out.Note += fmt.Sprintf("Kept back in this edition: %s.", joined(names))
	return out
}
