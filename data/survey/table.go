package survey

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"assess/data"
	"assess/data/grid"
)

// What a survey's table may hold. Texts longer than these are not labels.
const (
	maxRows     = 20_000
	maxAnswers  = 60 // of one question
	maxQuestion = 400
	maxAnswer   = 160
	maxSubgroup = 100
	maxPeople   = 10_000_000
)

// row is one row of the table as it is written.
type row struct {
	line                       int64
	question, answer, subgroup string
	n, base                    int64 // base is -1 where it is not given
	weight                     float64
}

// The columns of a survey, by their place in names.
const (
	questionColumn = iota
	answerColumn
	subgroupColumn
	nColumn
	baseColumn
	weightColumn
	percentColumn // not read: it follows from the others
	columnCount
)

// names are those that columns have in such tables. The first is the one that messages say.
var names = [columnCount][]string{
	{"question", "question text", "item"},
	{"answer", "answers", "response", "option"},
	{"subgroup", "sub group", "group", "breakdown", "demographic"},
	{"n", "count", "people", "respondents", "number", "frequency", "unweighted n", "unweighted count"},
	{"base", "base size", "base n", "unweighted base", "total respondents"},
	{"weight", "mean weight", "weighting"},
	{"percent", "per cent", "percentage", "weighted percent", "share"},
}

// Read reads the questions of a survey from its table: a row for each question, answer
// and group of people, with how many of them gave that answer. The columns may stand in
// any order and any case; question, answer and n have to be there.
//
//   - A row without a subgroup is of all who answered. Where a question has none, its
//     subgroups are taken for parts of the whole and added up; subgroups of several kinds
//     ("Age: under 25", "Sex: women") overlap, and are refused without such rows.
//   - The base is how many answered the question. It is the column base, or the row whose
//     answer is Total, or else the sum of n. It has to be given where a person may give
//     several answers.
//   - A weight is the mean weight of the people of its row, 1 where there is none. Where
//     a person may give several answers all rows of a group have the same.
//   - An empty question is that of the row above, as merged cells give it.
//
// A percentage is worked out from n and never read: a table that has percentages alone is
// refused. The error is a *grid.Fault or what rows failed with.
func Read(rows grid.Rows) ([]Question, error) {
	r := reader{}
	t := grid.Table{
		Kind: "a survey", Lines: "rows", Columns: names[:], Unsaid: columnCount - percentColumn,
		None:   "there is no header with question, answer and n: name the columns question, answer, subgroup, n, base and weight",
		Bare:   "the survey has a header and no row: write an answer in each row below it, with how many gave it",
		Column: percentSign,
		Header: func(has []bool, known int) bool { return known >= 2 && (has[questionColumn] || has[answerColumn]) },
		Strict: ownWords,
		Whole:  whole,
		Row:    r.row,
	}
	if err := t.Read(rows); err != nil {
		return nil, err
	}
	return gather(r.rows)
}

// percentSign is the column of percentages where it is named by their sign alone.
func percentSign(name string) int {
	if strings.Trim(name, " %") == "" && strings.Contains(name, "%") {
		return percentColumn
	}
	return -1
}

// words in the names of columns that hold what people wrote.
var written = regexp.MustCompile(`(?i)comment|verbatim|free.?text|own words|please (say|specify|tell)|other reason`)

// ownWords refuses a column of what people wrote.
func ownWords(name string) string {
	if !written.MatchString(name) {
		return ""
	}
	return fmt.Sprintf("the column %q looks like what people wrote in their own words, which is never read: leave it out", data.Clip(name))
}

// whole refuses a header that lacks a column.
func whole(has []bool) string {
	switch {
	case !has[nColumn] && has[percentColumn]:
		return "the header has percentages and no n: add a column n with how many people gave each answer; of a percentage alone nobody can say how sure it is"
	case !has[nColumn]:
		return "the header has no column n: add it, with how many people gave each answer"
	case !has[questionColumn] || !has[answerColumn]:
		return "the header needs both question and answer: add the one that is missing"
	}
	return ""
}

// reader is a survey as far as it has been read.
type reader struct{ rows []row }

func (t *reader) row(values []string, line int64) error {
	if len(t.rows) == maxRows {
		return grid.Faultf(line, "the survey has more than %d rows: leave out what is no result", maxRows)
	}
	r := row{line: line, base: -1, weight: 1}
	for _, c := range []struct {
		at, most int
		to       *string
	}{{questionColumn, maxQuestion, &r.question}, {answerColumn, maxAnswer, &r.answer}, {subgroupColumn, maxSubgroup, &r.subgroup}} {
		if *c.to = values[c.at]; utf8.RuneCountInString(*c.to) > c.most {
			return grid.Faultf(line, "the %s has more than %d letters: shorten it; what people wrote in their own words is not read", names[c.at][0], c.most)
		}
	}
	var err error
	if text := values[nColumn]; text != "" {
		if r.n, err = people(text, "n", line); err != nil {
			return err
		}
	}
	if text := values[baseColumn]; text != "" {
		if r.base, err = people(text, "base", line); err != nil {
			return err
		}
	}
	if text := values[weightColumn]; text != "" {
		if r.weight, err = weight(text, line); err != nil {
			return err
		}
	}
	if r.question == "" && len(t.rows) > 0 {
		r.question = t.rows[len(t.rows)-1].question
	}
	if everybody[grid.Fold(r.subgroup)] {
		r.subgroup = ""
	}
	switch {
	case r.question == "":
		return grid.Faultf(line, "the row has no question, and no row above it has one: write it in the first row of each question")
	case r.answer == "":
		return grid.Faultf(line, "the row has no answer: write one, or leave the row out")
	case values[nColumn] == "":
		return grid.Faultf(line, "the row has no n: write how many people gave this answer, 0 where nobody did")
	}
	t.rows = append(t.rows, r)
	return nil
}

// everybody are the names of rows that are of all who answered.
var everybody = map[string]bool{"all": true, "all respondents": true, "everyone": true, "everybody": true, "overall": true, "total": true}

// wholes are the answers whose n is the base of their question.
var wholes = map[string]bool{"total": true, "base": true, "all": true, "all respondents": true, "total respondents": true}

var grouped = regexp.MustCompile(`^\d{1,3}(,\d{3})+$`)

// people reads a number of people.
func people(text, what string, line int64) (int64, error) {
	if strings.HasSuffix(text, "%") {
		return 0, grid.Faultf(line, "%s is the percentage %q: write how many people it is", what, data.Clip(text))
	}
	digits := text
	if grouped.MatchString(text) {
		digits = strings.ReplaceAll(text, ",", "")
	}
	n, err := strconv.ParseInt(strings.TrimSuffix(digits, ".0"), 10, 64)
	switch {
	case err != nil && strings.HasPrefix(text, "<"):
		return 0, grid.Faultf(line, "%s is %q: ask for the number itself, or put the answer together with another", what, data.Clip(text))
	case err != nil:
		return 0, grid.Faultf(line, "%s is %q, which is no whole number of people: write people as they are and their weight in the column weight", what, data.Clip(text))
	case n < 0 || n > maxPeople:
		return 0, grid.Faultf(line, "%s is %d, which is no number of people", what, n)
	}
	return n, nil
}

func weight(text string, line int64) (float64, error) {
	w, err := strconv.ParseFloat(text, 64)
	if err != nil || !(w >= 0.001 && w <= 1000) {
		return 0, grid.Faultf(line, "weight is %q: write how much each person of the row counts, such as 1.25", data.Clip(text))
	}
	return w, nil
}
