package plan

import (
	"fmt"
	"strings"
	"unicode"

	"assess/data/grid"
)

// What a plan's table may hold. The longest plan seen has some 40 lines, and the
// longest cell some 900 letters.
const (
	maxLines = 2_000
	maxCell  = 8_000 // bytes
)

// columns are the columns of a plan with the names that committees' papers give them.
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
// *grid.Fault or what rows failed with.
func Read(rows grid.Rows) ([]Line, error) {
	r := reader{}
	t := grid.Table{
		Kind: "a plan", Lines: "lines",
		None:   "there is no header with priority, action and q1: name the columns priority, objective, action, measure, target, lead, due, q1, q2, q3 and q4",
		Bare:   noLine,
		Clean:  clean,
		Header: func(_ []bool, known int) bool { return known >= 3 },
		Whole:  whole,
		Row:    r.row,
	}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.names)
	}
	if err := t.Read(rows); err != nil {
		return nil, err
	}
	if len(r.lines) == 0 {
		return nil, grid.Faultf(0, noLine)
	}
	return r.lines, nil
}

const noLine = "the plan has a header and no line: write an action in each row below it"

// whole refuses a header that lacks a column.
func whole(has []bool) string {
	for _, c := range []int{priorityColumn, actionColumn} {
		if !has[c] {
			return fmt.Sprintf("the header has no column %s: add it", columns[c].names[0])
		}
	}
	for q := range Quarters {
		if has[firstQuarter+q] {
			return ""
		}
	}
	return "the header has no column q1, q2, q3 or q4: add one for the updates of each quarter"
}

// reader is a plan as far as it has been read.
type reader struct {
	lines []Line
	above Line
}

func (r *reader) row(values []string, line int64) error {
	l := Line{Row: line}
	for c, text := range values {
		if len(text) > maxCell {
			return grid.Faultf(line, "the %s has more than %d letters: shorten it to what a reader needs", columns[c].names[0], maxCell)
		}
		*columns[c].of(&l) = text
	}
	carry(&l.Priority, r.above.Priority)
	if l.Priority == r.above.Priority {
		carry(&l.Objective, r.above.Objective)
	}
	r.above = l
	if introduces(l) {
		return nil
	}
	switch {
	case l.Action == "":
		return grid.Faultf(line, "the row has no action: write one, or leave the row out")
	case l.Priority == "":
		return grid.Faultf(line, "the row has no priority, and no row above it has one: write it in the first row of each priority")
	case len(r.lines) == maxLines:
		return grid.Faultf(line, "the plan has more than %d lines: leave out those of other years", maxLines)
	}
	r.lines = append(r.lines, l)
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

// clean takes blanks, bullets and letters that cannot be printed from a cell, and keeps
// its lines.
func clean(s string) string {
	var lines []string
	for _, line := range strings.FieldsFunc(s, func(r rune) bool {
		return r == '\n' || r == '\r' || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r)
	}) {
		line = strings.TrimLeft(grid.OneLine(line), "•·▪– ")
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
