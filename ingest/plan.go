package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"assess/data/plan"
)

// maxPlan is the largest file that is read as a plan. One that people have written
// holds some 100 KB.
const maxPlan = 16 << 20

// ReadPlan reads the lines of a partnership plan from a CSV file or from the only sheet
// of a workbook. The error says the file, the line and what to do.
func ReadPlan(ctx context.Context, name string) ([]plan.Line, error) {
	lines, err := readPlanFile(ctx, name)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, errors.New(say(name, err))
	}
	return lines, nil
}

func readPlanFile(ctx context.Context, name string) ([]plan.Line, error) {
	f, info, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > maxPlan {
		return nil, faultf(0, "it has more than %d MB, which no plan has: save the plan alone", maxPlan>>20)
	}
	return planLines(ctx, filepath.Base(name), f, info.Size())
}

func planLines(ctx context.Context, name string, f *os.File, size int64) ([]plan.Line, error) {
	switch formatOf(name) {
	case csvFormat, xlsxFormat:
	case macroFormat:
		return nil, macroFault()
	default:
		return nil, faultf(0, "a plan is a .csv file or an .xlsx workbook: save it as one of these")
	}
	in, err := openSheet(ctx, name, f, size, "", nil)
	if err != nil {
		return nil, err
	}
	lines, err := plan.Read(planRows(in))
	var wrong *plan.Fault
	if errors.As(err, &wrong) {
		return nil, &fault{Line: wrong.Line, Reason: wrong.Reason}
	}
	return lines, err
}

// planRows gives the rows of a sheet as texts. A number that can be a day and nothing
// else in a plan is written as one: workbooks keep dates so.
func planRows(in sheet) plan.Rows {
	x, _ := in.(*xlsxSheet)
	return func() ([]string, int64, error) {
		row, line, err := in.next()
		if err != nil {
			return nil, line, err
		}
		out := make([]string, len(row))
		for i, c := range row {
			switch c.kind {
			case unsavedCell:
				return nil, line, faultf(line, "column %s holds a formula without a value: open the workbook in a spreadsheet program and save it", columnLetters(i))
			case numberCell:
				out[i] = planDay(c.text, x != nil && x.from04)
			default:
				out[i] = c.text
			}
		}
		return out, line, nil
	}
}

// planDay writes the whole numbers of days from 2000 to 2099 as dates, and leaves others.
func planDay(text string, from04 bool) string {
	n, err := strconv.Atoi(text)
	if err != nil {
		return text
	}
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from04 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if n < 20_000 || n > 80_000 {
		return text
	}
	day := first.AddDate(0, 0, n)
	if day.Year() < 2000 || day.Year() > 2099 {
		return text
	}
	return fmt.Sprintf("%04d-%02d-%02d", day.Year(), day.Month(), day.Day())
}
