package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"assess/data/grid"
)

// maxGrid is the largest file that is read as a table which people keep by hand. One
// that they have written holds some 100 KB.
const maxGrid = 16 << 20

// kept is a kind of table that people keep by hand.
type kept struct {
	large string // what to say behind its size when it has more than maxGrid
	other string // what to say when it is neither CSV nor a workbook
	tab   string // what to say when a sheet is named for one that has none
	day   bool   // a number that can be a day and nothing else is one: workbooks keep dates so
}

// readKept reads a table that people keep by hand from a CSV file or a sheet of a
// workbook. The sheet may be left out where there is one. The error says the file, the
// line and what to do.
func readKept[T any](ctx context.Context, name, tab string, kind kept, read func(grid.Rows) (T, error)) (T, error) {
	var none T
	f, info, err := openFile(name)
	if err != nil {
		return none, errors.New(say(name, err))
	}
	defer f.Close()
	rows, err := kind.open(ctx, filepath.Base(name), f, info.Size(), tab)
	var out T
	if err == nil {
		out, err = read(rows)
	}
	switch {
	case err == nil:
		return out, nil
	case ctx.Err() != nil:
		return none, ctx.Err()
	}
	var wrong *grid.Fault
	if errors.As(err, &wrong) {
		err = &fault{Line: wrong.Line, Reason: wrong.Reason}
	}
	return none, errors.New(say(name, err))
}

func (k kept) open(ctx context.Context, name string, f *os.File, size int64, tab string) (grid.Rows, error) {
	if size > maxGrid {
		return nil, faultf(0, "it has more than %d MB, %s", maxGrid>>20, k.large)
	}
	switch formatOf(name) {
	case csvFormat:
		if tab != "" {
			return nil, faultf(0, "%s", k.tab)
		}
	case xlsxFormat:
	case macroFormat:
		return nil, macroFault()
	default:
		return nil, faultf(0, "%s", k.other)
	}
	in, err := openSheet(ctx, name, f, size, tab, nil)
	if err != nil {
		return nil, err
	}
	return k.rows(in), nil
}

// rows gives the rows of a sheet as texts.
func (k kept) rows(in sheet) grid.Rows {
	x, _ := in.(*xlsxSheet)
	return func() ([]string, int64, error) {
		row, line, err := in.next()
		if err != nil {
			return nil, line, err
		}
		out := make([]string, len(row))
		for i, c := range row {
			switch {
			case c.kind == unsavedCell:
				return nil, line, faultf(line, "column %s holds a formula without a value: open the workbook in a spreadsheet program and save it", columnLetters(i))
			case k.day && c.kind == numberCell:
				out[i] = dayOf(c.text, x != nil && x.from04)
			default:
				out[i] = c.text
			}
		}
		return out, line, nil
	}
}
