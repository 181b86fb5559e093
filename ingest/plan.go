package ingest

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"assess/data/plan"
)

// ReadPlan reads the lines of a partnership plan from a CSV file or from the only sheet
// of a workbook. The error says the file, the line and what to do.
func ReadPlan(ctx context.Context, name string) ([]plan.Line, error) {
	return readKept(ctx, name, "", kept{
		large: "which no plan has: save the plan alone",
		other: "a plan is a .csv file or an .xlsx workbook: save it as one of these",
		day:   true,
	}, plan.Read)
}

// dayOf writes the whole numbers of days from 2000 to 2099 as dates, and leaves others.
func dayOf(text string, from04 bool) string {
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
