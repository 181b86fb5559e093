package ingest

import (
	"strings"

	"assess/data"
	"assess/data/workspace"
)

// sound refuses a file whose rows are not what its header says.
func (r *tableReader) sound(row []cell, line int64) error {
	for i, c := range row {
		if (i >= len(r.plan.nameless) && !r.strict || i < len(r.plan.nameless) && r.plan.nameless[i]) && (c.text != "" || c.kind == unsavedCell) {
			return faultf(line, "column %s holds something but has no name in the header (a merged cell names its first column alone): give it a name, and map or ignore it", columnLetters(i))
		}
	}
	for _, i := range r.plan.read {
		if at(row, i).kind == unsavedCell {
			return faultf(line, "column %q holds a formula without a value: open the workbook in a spreadsheet program, save it, and load it again", data.Clip(r.plan.names[i]))
		}
	}
	return nil
}

// isTotal reports whether a row adds up others: a column that is read says so, and
// the map of categories does not have the word.
func (r *tableReader) isTotal(row []cell) bool {
	if r.saysTotal(at(row, 0).text) {
		return true
	}
	for _, i := range r.plan.read {
		if r.saysTotal(at(row, i).text) {
			return true
		}
	}
	return false
}

func (r *tableReader) saysTotal(text string) bool {
	if len(text) < len("sum") || len(text) > 20 || strings.IndexByte("tTgGsS", text[0]) < 0 {
		return false // as most are
	}
	text = workspace.Canonical(text)
	switch strings.TrimRight(text, ":") {
	case "total", "totals", "grand total", "sub total", "subtotal", "sum":
		_, mapped := r.categories[text]
		return !mapped
	}
	return false
}

// isHeader reports whether a row repeats the names of the columns that are read.
func (r *tableReader) isHeader(row []cell) bool {
	for _, i := range r.plan.read {
		text := at(row, i).text
		if text == "" || text[0]|32 != r.plan.names[i][0]|32 || !workspace.SameName(text, r.plan.names[i]) {
			return false
		}
	}
	return true
}

// verdict refuses a file that was read to its end and gave nothing, or whose dates
// cannot be trusted.
func (r *tableReader) verdict() error {
	rows := r.out.rows()
	switch {
	case rows.Read == 0:
		return faultf(0, "it has a header but no rows: if there was nothing to report, leave the file out")
	case len(r.out.records) == 0:
		first := r.out.rejections[0]
		return faultf(first.line, "none of the file's %d rows can be used, this one for: %s", rows.Read, first.reason)
	case r.date.halfTurned():
		return faultf(0, "the dates of column %q are numbers where the day could be a month, and text elsewhere, as when a spreadsheet program that puts the month first has opened them: ask for the table as it was exported", r.date.Column)
	}
	return nil
}
