package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	opinion "assess/data/survey"
)

// maxSurvey is the largest file that is read as the results of a survey.
const maxSurvey = 16 << 20

// ReadSurvey reads the results of a survey from a CSV file or a sheet of a workbook. The
// sheet may be left out where there is one. The error says the file, the line and what
// to do.
func ReadSurvey(ctx context.Context, name, tab string) ([]opinion.Question, error) {
	questions, err := readSurveyFile(ctx, name, tab)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, errors.New(say(name, err))
	}
	return questions, nil
}

func readSurveyFile(ctx context.Context, name, tab string) ([]opinion.Question, error) {
	f, info, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > maxSurvey {
		return nil, faultf(0, "it has more than %d MB, which no table of results has: save the results alone", maxSurvey>>20)
	}
	return surveyQuestions(ctx, filepath.Base(name), f, info.Size(), tab)
}

func surveyQuestions(ctx context.Context, name string, f *os.File, size int64, tab string) ([]opinion.Question, error) {
	switch formatOf(name) {
	case csvFormat:
		if tab != "" {
			return nil, faultf(0, "a sheet is named and it is no workbook: leave sheet out of its [[survey]]")
		}
	case xlsxFormat:
	case macroFormat:
		return nil, macroFault()
	default:
		return nil, faultf(0, "the results of a survey are a .csv file or an .xlsx workbook: save them as one of these")
	}
	in, err := openSheet(ctx, name, f, size, tab, nil)
	if err != nil {
		return nil, err
	}
	questions, err := opinion.Read(surveyRows(in))
	var wrong *opinion.Fault
	if errors.As(err, &wrong) {
		return nil, &fault{Line: wrong.Line, Reason: wrong.Reason}
	}
	return questions, err
}

// surveyRows gives the rows of a sheet as texts.
func surveyRows(in sheet) opinion.Rows {
	return func() ([]string, int64, error) {
		row, line, err := in.next()
		if err != nil {
			return nil, line, err
		}
		out := make([]string, len(row))
		for i, c := range row {
			if c.kind == unsavedCell {
				return nil, line, faultf(line, "column %s holds a formula without a value: open the workbook in a spreadsheet program and save it", columnLetters(i))
			}
			out[i] = c.text
		}
		return out, line, nil
	}
}
