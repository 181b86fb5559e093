package reports

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// WriteCSV writes each file into the folder dir, which must exist: UTF-8
// without a byte order mark, a header row, LF line ends. Text that a
// spreadsheet would run as a formula gets an apostrophe in front of it. An
// empty cell is an error that names its file, row and column, because a missing
// number is written with a symbol, never left out; so are a row of another
// length than the header, two files of one name and a name with a folder in it.
func WriteCSV(dir string, files []File) error {
	seen := make(map[string]bool, len(files))
	for _, f := range files {
		if f.Name != filepath.Base(f.Name) || strings.ContainsAny(f.Name, `/\:`) || strings.HasPrefix(f.Name, ".") {
			return fmt.Errorf("write table %q: the name must be a plain file name", f.Name)
		}
		if key := strings.ToLower(f.Name); seen[key] {
			return fmt.Errorf("write table %s: two tables have this name", f.Name)
		} else {
			seen[key] = true
		}
		if err := f.writeCSV(filepath.Join(dir, f.Name)); err != nil {
			return fmt.Errorf("write table %s: %w", f.Name, err)
		}
	}
	return nil
}

// writeCSV checks the whole table before the file is created.
func (f *File) writeCSV(path string) (err error) {
	if err := f.check(); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriterSize(file, 1<<16)
	w := csv.NewWriter(out)
	cells := make([]string, len(f.Columns))
	for _, row := range append([][]string{f.Columns}, f.Rows...) {
		for i, cell := range row {
			cells[i] = disarm(strings.ToValidUTF8(cell, "\ufffd"))
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return errors.Join(w.Error(), out.Flush())
}

// check finds what the contract does not allow. Rows are counted from 1 below
// the header.
func (f *File) check() error {
	if len(f.Columns) == 0 {
		return errors.New("it has no columns")
	}
	for i, name := range f.Columns {
		if name == "" {
			return fmt.Errorf("column %d has no name", i+1)
		}
	}
	for r, row := range f.Rows {
		if len(row) != len(f.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", r+1, len(row), len(f.Columns))
		}
		for i, cell := range row {
			if cell == "" {
				return fmt.Errorf("row %d: column %s is empty: write [x] not available, [z] not applicable or [c] suppressed", r+1, f.Columns[i])
			}
		}
	}
	return nil
}

// formulaStarts are the characters with which a cell becomes a formula, or is
// split off to become one, in a spreadsheet program; the wide forms count in
// some languages.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// disarm puts an apostrophe before text that a spreadsheet would run. Plain
// numbers, signed ones too, stay as they are.
func disarm(cell string) string {
	if !armed(cell) {
		return cell
	}
	return "'" + cell
}

// armed reports whether a spreadsheet would run the cell. Spaces in front do
// not protect it.
func armed(cell string) bool {
	text := strings.TrimLeft(cell, " \u00a0")
	if text == "" || !strings.ContainsRune(formulaStarts, firstRune(text)) {
		return false
	}
	return !plainNumber(cell)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// plainNumber reports whether s is digits with at most a sign before them, a
// decimal point among them and an exponent after them.
func plainNumber(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	mantissa, exponent, has := strings.Cut(strings.ToLower(s), "e")
	if has && !digits(strings.TrimPrefix(strings.TrimPrefix(exponent, "+"), "-")) {
		return false
	}
	whole, fraction, point := strings.Cut(mantissa, ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
