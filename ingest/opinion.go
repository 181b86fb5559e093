package ingest

import (
	"context"

	opinion "assess/data/survey"
)

// ReadSurvey reads the results of a survey from a CSV file or a sheet of a workbook. The
// sheet may be left out where there is one. The error says the file, the line and what
// to do.
func ReadSurvey(ctx context.Context, name, tab string) ([]opinion.Question, error) {
	return readKept(ctx, name, tab, kept{
		large: "which no table of results has: save the results alone",
		other: "the results of a survey are a .csv file or an .xlsx workbook: save them as one of these",
		tab:   "a sheet is named and it is no workbook: leave sheet out of its [[survey]]",
	}, opinion.Read)
}
