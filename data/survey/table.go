package survey

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"assess/data"
)

// What a survey's table may hold. Texts longer than these are not labels.
const (
	maxRows     = 20_000
	maxAnswers  = 60 // of one question
	maxQuestion = 400
	maxAnswer   = 160
	maxSubgroup = 100
	maxPeople   = 10_000_000
	topRows     = 20 // in which the header stands: titles may stand above it
)

// Rows gives the rows of a table in turn, each with its line, and io.EOF at the end.
type Rows func() (cells []string, line int64, err error)

// Fault is why a table is no survey, and what to do. Line is 0 when it is the whole
// table's.
type Fault struct {
	Line   int64
	Reason string
}

func (f *Fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("line %d: %s", f.Line, f.Reason)
	}
	return f.Reason
}

func faultf(line int64, format string, args ...any) *Fault {
	return &Fault{line, fmt.Sprintf(format, args...)}
}

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
// refused. The error is a *Fault or what rows failed with.
func Read(rows Rows) ([]Question, error) {
	t := table{}
	for read := 0; ; read++ {
		cells, line, err := rows()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if t.at == nil && read >= topRows {
			return nil, noHeader()
		}
		if err := t.add(cells, line); err != nil {
			return nil, err
		}
	}
	switch {
	case t.at == nil:
		return nil, noHeader()
	case len(t.rows) == 0:
		return nil, faultf(0, "the survey has a header and no row: write an answer in each row below it, with how many gave it")
	}
	return gather(t.rows)
}

func noHeader() *Fault {
	return faultf(0, "there is no header with question, answer and n: name the columns question, answer, subgroup, n, base and weight")
}

// table is a survey's table as far as it has been read.
type table struct {
	at   []int // of each field its place in names, -1 for none; nil before the header
	rows []row
}

func (t *table) add(cells []string, line int64) error {
	if empty(cells) {
		return nil
	}
	if at, ok := header(cells); ok {
		if t.at != nil && fmt.Sprint(t.at) != fmt.Sprint(at) {
			return faultf(line, "a second header has other columns than the first: write all rows under one header")
		}
		t.at = at
		return t.complete(cells, line)
	}
	if t.at == nil {
		return nil // a title above the header
	}
	if len(t.rows) == maxRows {
		return faultf(line, "the survey has more than %d rows: leave out what is no result", maxRows)
	}
	r, err := t.read(cells, line)
	if err != nil {
		return err
	}
	t.rows = append(t.rows, r)
	return nil
}

// header finds the columns that a row names. ok is false for a row that names fewer than
// two: that is no header.
func header(cells []string) (at []int, ok bool) {
	known := 0
	for _, text := range cells {
		c := column(text)
		at = append(at, c)
		if c >= 0 {
			known++
		}
	}
	return at, known >= 2 && (has(at, questionColumn) || has(at, answerColumn))
}

func has(at []int, c int) bool {
	for _, x := range at {
		if x == c {
			return true
		}
	}
	return false
}

func column(text string) int {
	if len(text) > 80 {
		return -1
	}
	if strings.Trim(text, " %") == "" && strings.Contains(text, "%") {
		return percentColumn
	}
	text = plain(text)
	for c, of := range names {
		for _, n := range of {
			if n == text {
				return c
			}
		}
	}
	return -1
}

// words in the names of columns that hold what people wrote.
var written = regexp.MustCompile(`(?i)comment|verbatim|free.?text|own words|please (say|specify|tell)|other reason`)

// complete refuses a header that lacks a column, has one twice, or one that no survey has.
func (t *table) complete(cells []string, line int64) error {
	var seen [columnCount]bool
	for i, c := range t.at {
		switch {
		case c >= 0 && seen[c]:
			return faultf(line, "the column %s stands twice in the header: leave one of them out", names[c][0])
		case c >= 0:
			seen[c] = true
		case written.MatchString(cells[i]):
			return faultf(line, "the column %q looks like what people wrote in their own words, which is never read: leave it out", clip(clean(cells[i])))
		case clean(cells[i]) != "":
			return unknown(cells[i], line)
		}
	}
	switch {
	case !seen[nColumn] && seen[percentColumn]:
		return faultf(line, "the header has percentages and no n: add a column n with how many people gave each answer; of a percentage alone nobody can say how sure it is")
	case !seen[nColumn]:
		return faultf(line, "the header has no column n: add it, with how many people gave each answer")
	case !seen[questionColumn] || !seen[answerColumn]:
		return faultf(line, "the header needs both question and answer: add the one that is missing")
	}
	return nil
}

func unknown(name string, line int64) *Fault {
	var all []string
	for _, n := range names[:percentColumn] {
		all = append(all, n[0])
	}
	name = clip(clean(name))
	if near, ok := data.Nearest(name, all); ok {
		return faultf(line, "a survey has no column %q: did you mean %q?", name, near)
	}
	return faultf(line, "a survey has no column %q: leave it out; the columns are %s", name, strings.Join(all, ", "))
}

// read takes the cells of a row.
func (t *table) read(cells []string, line int64) (row, error) {
	r := row{line: line, base: -1, weight: 1}
	var counted bool
	for i, text := range cells {
		text = clean(text)
		if text == "" {
			continue
		}
		if i >= len(t.at) || t.at[i] < 0 {
			return r, faultf(line, "field %d holds something but has no name in the header: give its column a name, or leave it out", i+1)
		}
		var err error
		switch t.at[i] {
		case questionColumn:
			r.question, err = label(text, "question", maxQuestion, line)
		case answerColumn:
			r.answer, err = label(text, "answer", maxAnswer, line)
		case subgroupColumn:
			r.subgroup, err = label(text, "subgroup", maxSubgroup, line)
		case nColumn:
			counted = true
			r.n, err = people(text, "n", line)
		case baseColumn:
			r.base, err = people(text, "base", line)
		case weightColumn:
			r.weight, err = weight(text, line)
		}
		if err != nil {
			return r, err
		}
	}
	if r.question == "" && len(t.rows) > 0 {
		r.question = t.rows[len(t.rows)-1].question
	}
	if everybody[plain(r.subgroup)] {
		r.subgroup = ""
	}
	switch {
	case r.question == "":
		return r, faultf(line, "the row has no question, and no row above it has one: write it in the first row of each question")
	case r.answer == "":
		return r, faultf(line, "the row has no answer: write one, or leave the row out")
	case !counted:
		return r, faultf(line, "the row has no n: write how many people gave this answer, 0 where nobody did")
	}
	return r, nil
}

// everybody are the names of rows that are of all who answered.
var everybody = map[string]bool{"all": true, "all respondents": true, "everyone": true, "everybody": true, "overall": true, "total": true}

// wholes are the answers whose n is the base of their question.
var wholes = map[string]bool{"total": true, "base": true, "all": true, "all respondents": true, "total respondents": true}

func label(text, what string, most int, line int64) (string, error) {
	if utf8.RuneCountInString(text) > most {
		return "", faultf(line, "the %s has more than %d letters: shorten it; what people wrote in their own words is not read", what, most)
	}
	return text, nil
}

var grouped = regexp.MustCompile(`^\d{1,3}(,\d{3})+$`)

// people reads a number of people.
func people(text, what string, line int64) (int64, error) {
	if strings.HasSuffix(text, "%") {
		return 0, faultf(line, "%s is the percentage %q: write how many people it is", what, clip(text))
	}
	digits := text
	if grouped.MatchString(text) {
		digits = strings.ReplaceAll(text, ",", "")
	}
	n, err := strconv.ParseInt(strings.TrimSuffix(digits, ".0"), 10, 64)
	switch {
	case err != nil && strings.HasPrefix(text, "<"):
		return 0, faultf(line, "%s is %q: ask for the number itself, or put the answer together with another", what, clip(text))
	case err != nil:
		return 0, faultf(line, "%s is %q, which is no whole number of people: write people as they are and their weight in the column weight", what, clip(text))
	case n < 0 || n > maxPeople:
		return 0, faultf(line, "%s is %d, which is no number of people", what, n)
	}
	return n, nil
}

func weight(text string, line int64) (float64, error) {
	w, err := strconv.ParseFloat(text, 64)
	if err != nil || !(w >= 0.001 && w <= 1000) {
		return 0, faultf(line, "weight is %q: write how much each person of the row counts, such as 1.25", clip(text))
	}
	return w, nil
}

func empty(cells []string) bool {
	for _, c := range cells {
		if clean(c) != "" {
			return false
		}
	}
	return true
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// clean puts a cell on one line without unprintable letters.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))
	return strings.Join(strings.Fields(s), " ")
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
