package plan

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"assess/data"
)

// What a plan's table may hold. The longest plan seen has some 40 lines, and the
// longest cell some 900 letters.
const (
	maxLines = 2_000
	maxCell  = 8_000 // bytes
	topRows  = 20    // in which the header stands: titles may stand above it
)

// Rows gives the rows of a table in turn, each with its line, and io.EOF at the end.
type Rows func() (cells []string, line int64, err error)

// Fault is why a table is no plan, and what to do. Line is 0 when it is the whole
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

// columns are the columns of a plan with the names that committees' papers give them,
// in small letters without marks. The first is the one that messages say.
var columns = [...]struct {
	names []string
	of    func(*Line) *string
}{
	{[]string{"priority"}, func(l *Line) *string { return &l.Priority }},
	{[]string{"objective", "strategic objective", "objectives"}, func(l *Line) *string { return &l.Objective }},
	{[]string{"action", "actions"}, func(l *Line) *string { return &l.Action }},
	{[]string{"measure", "measures", "outcomes measures", "outcome", "outcomes", "outcome measure"}, func(l *Line) *string { return &l.Measure }},
	{[]string{"target", "targets"}, func(l *Line) *string { return &l.Target }},
	{[]string{"lead", "leads", "lead agency", "lead officer", "lead agency officer"}, func(l *Line) *string { return &l.Lead }},
	{[]string{"due", "due date", "deadline", "by when"}, func(l *Line) *string { return &l.Due }},
	{quarterNames(1), func(l *Line) *string { return &l.Updates[0] }},
	{quarterNames(2), func(l *Line) *string { return &l.Updates[1] }},
	{quarterNames(3), func(l *Line) *string { return &l.Updates[2] }},
	{quarterNames(4), func(l *Line) *string { return &l.Updates[3] }},
}

// Places in columns.
const (
	priorityColumn = 0
	actionColumn   = 2
	firstQuarter   = 7
)

func quarterNames(q int) []string {
	return []string{fmt.Sprintf("q%d", q), fmt.Sprintf("q%d update", q), fmt.Sprintf("quarter %d", q), fmt.Sprintf("quarter %d update", q)}
}

// Read reads a plan's lines from its table. The columns may stand in any order and any
// case; priority, action and at least one quarter have to be there, and no column that
// a plan does not have. A cell that is merged over several rows names its first row
// alone: an empty priority or objective is that of the row above. Rows of nothing, the
// header where it comes again, and rows that only introduce those below them (an action
// that ends in a colon, without measure, lead and update) are no lines. The error is a
// *Fault or what rows failed with.
func Read(rows Rows) ([]Line, error) {
	t := table{}
	for read := 0; ; read++ {
		row, line, err := rows()
		if errors.Is(err, io.EOF) {
			return t.end()
		}
		if err != nil {
			return nil, err
		}
		if t.at == nil && read >= topRows {
			return nil, noHeader(0)
		}
		if err := t.row(row, line); err != nil {
			return nil, err
		}
	}
}

// table is a plan's table as far as it has been read.
type table struct {
	at    []int // of each field its place in columns; nil before the header
	lines []Line
	above Line
}

func (t *table) end() ([]Line, error) {
	switch {
	case t.at == nil:
		return nil, noHeader(0)
	case len(t.lines) == 0:
		return nil, faultf(0, "the plan has a header and no line: write an action in each row below it")
	}
	return t.lines, nil
}

func noHeader(line int64) *Fault {
	return faultf(line, "there is no header with priority, action and q1: name the columns priority, objective, action, measure, target, lead, due, q1, q2, q3 and q4")
}

func (t *table) row(row []string, line int64) error {
	if empty(row) {
		return nil
	}
	if at, ok := header(row); ok {
		if t.at != nil && !same(t.at, at) {
			return faultf(line, "a second header has other columns than the first: write all lines under one header")
		}
		t.at = at
		return t.complete(row, line)
	}
	if t.at == nil {
		return nil // a title above the header
	}
	l, err := t.read(row, line)
	if err != nil {
		return err
	}
	carry(&l.Priority, t.above.Priority)
	if l.Priority == t.above.Priority {
		carry(&l.Objective, t.above.Objective)
	}
	t.above = l
	if introduces(l) {
		return nil
	}
	switch {
	case l.Action == "":
		return faultf(line, "the row has no action: write one, or leave the row out")
	case l.Priority == "":
		return faultf(line, "the row has no priority, and no row above it has one: write it in the first row of each priority")
	case len(t.lines) == maxLines:
		return faultf(line, "the plan has more than %d lines: leave out those of other years", maxLines)
	}
	t.lines = append(t.lines, l)
	return nil
}

func carry(text *string, above string) {
	if *text == "" {
		*text = above
	}
}

// introduces reports whether a line only leads to those below it.
func introduces(l Line) bool {
	return (l.Action == "" || strings.HasSuffix(l.Action, ":")) && l.Measure == "" && l.Target == "" && l.Lead == "" && l.Updates == [Quarters]string{}
}

// read takes the cells of a row.
func (t *table) read(row []string, line int64) (Line, error) {
	l := Line{Row: line}
	for i, text := range row {
		text = clean(text)
		if text == "" {
			continue
		}
		if i >= len(t.at) || t.at[i] < 0 {
			return l, faultf(line, "field %d holds something but has no name in the header: give its column a name, or leave it out", i+1)
		}
		if len(text) > maxCell {
			return l, faultf(line, "the %s has more than %d letters: shorten it to what a reader needs", columns[t.at[i]].names[0], maxCell)
		}
		*columns[t.at[i]].of(&l) = text
	}
	return l, nil
}

// header finds the columns that a row names. ok is false for a row that names neither
// an action nor two others: that is no header.
func header(row []string) (at []int, ok bool) {
	known := 0
	at = make([]int, len(row))
	for i, text := range row {
		if at[i] = column(text); at[i] >= 0 {
			known++
		}
	}
	return at, known >= 3
}

// complete refuses a header that lacks a column, has one twice, or has one that no plan has.
func (t *table) complete(row []string, line int64) error {
	var seen [len(columns)]bool
	for i, c := range t.at {
		switch {
		case c >= 0 && seen[c]:
			return faultf(line, "the column %s stands twice in the header: leave one of them out", columns[c].names[0])
		case c >= 0:
			seen[c] = true
		case clean(row[i]) != "":
			return unknown(row[i], line)
		}
	}
	quarters := false
	for q := range Quarters {
		quarters = quarters || seen[firstQuarter+q]
	}
	for _, c := range []int{priorityColumn, actionColumn} {
		if !seen[c] {
			return faultf(line, "the header has no column %s: add it", columns[c].names[0])
		}
	}
	if !quarters {
		return faultf(line, "the header has no column q1, q2, q3 or q4: add one for the updates of each quarter")
	}
	return nil
}

func unknown(name string, line int64) *Fault {
	var names []string
	for _, c := range columns {
		names = append(names, c.names[0])
	}
	name = clean(name)
	if r := []rune(name); len(r) > 40 {
		name = string(r[:40]) + "…"
	}
	if near, ok := data.Nearest(name, names); ok {
		return faultf(line, "a plan has no column %q: did you mean %q?", name, near)
	}
	return faultf(line, "a plan has no column %q: leave it out; the columns are %s", name, strings.Join(names, ", "))
}

// column is the place in columns that a name stands for, -1 for none.
func column(name string) int {
	if len(name) > 80 {
		return -1
	}
	name = strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	for i, c := range columns {
		for _, n := range c.names {
			if n == name {
				return i
			}
		}
	}
	return -1
}

func same(a, b []int) bool {
	named := func(at []int) (out []int) {
		for i, c := range at {
			if c >= 0 {
				out = append(out, i, c)
			}
		}
		return out
	}
	return fmt.Sprint(named(a)) == fmt.Sprint(named(b))
}

func empty(row []string) bool {
	for _, c := range row {
		if clean(c) != "" {
			return false
		}
	}
	return true
}

// clean takes blanks, bullets and unprintable letters from a cell, and keeps its lines.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "�")
	}
	var lines []string
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		line = strings.Map(func(r rune) rune {
			switch {
			case r == '\t' || unicode.IsSpace(r):
				return ' '
			case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
				return -1
			}
			return r
		}, line)
		line = strings.TrimLeft(strings.Join(strings.Fields(line), " "), "•·▪– ")
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
