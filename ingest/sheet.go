package ingest

import (
	"context"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// sheet is a partner's table as it is read, row by row. The row is valid until
// the next one is read; the error is io.EOF at the end and a *fault where the
// file has to be refused. Rows of nothing are given as they are.
type sheet interface {
	next() (row []cell, line int64, err error)
}

// cell is one field of a row, without the blanks around it.
type cell struct {
	text string
	kind cellKind
}

// cellKind is what a workbook says of a cell. Cells of other files are plain.
type cellKind uint8

const (
	plainCell   cellKind = iota
	numberCell           // a number, which may be a date
	unsavedCell          // a formula without a saved value
)

// tableFormat is how a table is written, by the name of its file.
type tableFormat int

const (
	otherFormat tableFormat = iota
	csvFormat
	jsonFormat
	xlsxFormat
	macroFormat // workbooks that may run programs
	oldFormat   // workbooks of before 2007
)

// formatOf looks at the last part of a file's name, in any case.
func formatOf(name string) tableFormat {
	name = strings.ToLower(path.Base(filepath.ToSlash(name)))
	deflated := strings.TrimSuffix(name, ".gz")
	switch path.Ext(deflated) {
	case ".csv":
		return csvFormat
	case ".jsonl", ".ndjson":
		return jsonFormat
	}
	switch path.Ext(name) {
	case ".xlsx":
		return xlsxFormat
	case ".xlsm", ".xltm", ".xlsb", ".xlam":
		return macroFormat
	case ".xls":
		return oldFormat
	}
	return otherFormat
}

// isTable reports whether a file found in a folder is taken for a table: not the
// lock files that spreadsheet programs leave, nor hidden ones.
func isTable(name string) bool {
	base := path.Base(filepath.ToSlash(name))
	return formatOf(base) != otherFormat && !strings.HasPrefix(base, "~$") && !strings.HasPrefix(base, ".")
}

// openSheet begins to read a table. columns are the names that it may have.
func openSheet(ctx context.Context, name string, f *os.File, size int64, tab string, columns []string) (sheet, error) {
	switch formatOf(name) {
	case csvFormat:
		text, err := inflated(name, io.NewSectionReader(f, 0, size))
		if err != nil {
			return nil, err
		}
		return newCSVSheet(ctx, text), nil
	case jsonFormat:
		text, err := inflated(name, io.NewSectionReader(f, 0, size))
		if err != nil {
			return nil, err
		}
		return newJSONSheet(ctx, text, columns), nil
	case xlsxFormat:
		return openXLSX(ctx, f, size, tab)
	case macroFormat:
		return nil, macroFault()
	case oldFormat:
		return nil, faultf(0, "it is a workbook in the form of before 2007: save it as .xlsx")
	}
	return nil, faultf(0, "it is neither .csv, .xlsx nor .jsonl (.csv and .jsonl also with .gz): save it as one of these, or leave it out of files")
}

func macroFault() *fault {
	return faultf(0, "it is a workbook with macros, which can run programs: save a copy of it as .xlsx without them")
}

// blank reports whether a row holds nothing.
func blank(row []cell) bool {
	for _, c := range row {
		if c.text != "" || c.kind == unsavedCell {
			return false
		}
	}
	return true
}
