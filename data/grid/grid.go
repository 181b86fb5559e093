package grid

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"assess/data"
)

const (
	topRows = 20 // in which the header stands: titles may stand above it
	maxName = 80 // bytes of what can be the name of a column
)

// Rows gives the rows of a table in turn, each with its line, and io.EOF at the end.
type Rows func() (cells []string, line int64, err error)

// Fault is why a table cannot be read, and what to do. Line is 0 when it is the whole
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

// Faultf is a fault of a line, 0 for that of the whole table.
func Faultf(line int64, format string, args ...any) *Fault {
	return &Fault{line, fmt.Sprintf(format, args...)}
}

// Table is what a table of some kind holds and what becomes of its rows.
type Table struct {
	Kind    string     // "a plan", as messages say it
	Lines   string     // what its rows are: "lines", as messages say it
	Columns [][]string // the names of each column, folded (see Fold); messages say the first
	Unsaid  int        // how many of the last columns messages do not tell of
	None    string     // why a table without a header is refused
	Bare    string     // why a table with a header alone is refused

	Clean  func(cell string) string                // the text of a cell; OneLine when nil
	Column func(name string) int                   // the column of a name that is in no list, -1 for none; may be nil
	Header func(has []bool, known int) bool        // whether a row that names these columns, known in all, is the header
	Strict func(name string) string                // why a name that is no column's is refused, "" for the usual reason; may be nil
	Whole  func(has []bool) string                 // why a header with these columns alone is refused, "" when it is not
	Row    func(values []string, line int64) error // takes a row: a value for each of Columns, empty where it has none
}

// Read gives each row below the header to Row. Empty rows, rows above the header and the
// header where it comes again are passed over. The error is a *Fault, or what rows or
// Row failed with.
func (t *Table) Read(rows Rows) error {
	var at []int // of each field its column, -1 for none; nil before the header
	below := 0
	for read := 0; ; read++ {
		cells, line, err := rows()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if at == nil && read >= topRows {
			break
		}
		if t.empty(cells) {
			continue
		}
		if named, has, ok := t.header(cells); ok {
			if at != nil && !same(at, named) {
				return Faultf(line, "a second header has other columns than the first: write all %s under one header", t.Lines)
			}
			if err := t.check(cells, named, has, line); err != nil {
				return err
			}
			at = named
			continue
		}
		if at == nil {
			continue // a title above the header
		}
		values, err := t.values(cells, at, line)
		if err != nil {
			return err
		}
		if err := t.Row(values, line); err != nil {
			return err
		}
		below++
	}
	switch {
	case at == nil:
		return Faultf(0, "%s", t.None)
	case below == 0:
		return Faultf(0, "%s", t.Bare)
	}
	return nil
}

func (t *Table) clean(cell string) string {
	if t.Clean == nil {
		return OneLine(cell)
	}
	return t.Clean(cell)
}

func (t *Table) empty(cells []string) bool {
	for _, c := range cells {
		if t.clean(c) != "" {
			return false
		}
	}
	return true
}

// header finds the columns that a row names, and whether it is the header.
func (t *Table) header(cells []string) (at []int, has []bool, ok bool) {
	at, has = make([]int, len(cells)), make([]bool, len(t.Columns))
	known := 0
	for i, text := range cells {
		if at[i] = t.column(text); at[i] >= 0 {
			has[at[i]] = true
			known++
		}
	}
	return at, has, t.Header(has, known)
}

func (t *Table) column(name string) int {
	if len(name) > maxName {
		return -1
	}
	folded := Fold(name)
	for c, names := range t.Columns {
		for _, n := range names {
			if n == folded {
				return c
			}
		}
	}
	if t.Column != nil {
		return t.Column(name)
	}
	return -1
}

// check refuses a header that has a column twice or one that is not known, or lacks one.
func (t *Table) check(cells []string, at []int, has []bool, line int64) error {
	seen := make([]bool, len(t.Columns))
	for i, c := range at {
		switch {
		case c >= 0 && seen[c]:
			return Faultf(line, "the column %s stands twice in the header: leave one of them out", t.Columns[c][0])
		case c >= 0:
			seen[c] = true
		case t.clean(cells[i]) != "":
			return t.unknown(OneLine(cells[i]), line)
		}
	}
	if why := t.Whole(has); why != "" {
		return Faultf(line, "%s", why)
	}
	return nil
}

func (t *Table) unknown(name string, line int64) *Fault {
	if t.Strict != nil {
		if why := t.Strict(name); why != "" {
			return Faultf(line, "%s", why)
		}
	}
	var names []string
	for _, c := range t.Columns[:len(t.Columns)-t.Unsaid] {
		names = append(names, c[0])
	}
	name = data.Clip(name)
	if near, ok := data.Nearest(name, names); ok {
		return Faultf(line, "%s has no column %q: did you mean %q?", t.Kind, name, near)
	}
	return Faultf(line, "%s has no column %q: leave it out; the columns are %s", t.Kind, name, strings.Join(names, ", "))
}

// values puts the cells of a row where their columns are.
func (t *Table) values(cells []string, at []int, line int64) ([]string, error) {
	values := make([]string, len(t.Columns))
	for i, text := range cells {
		text = t.clean(text)
		if text == "" {
			continue
		}
		if i >= len(at) || at[i] < 0 {
			return nil, Faultf(line, "field %d holds something but has no name in the header: give its column a name, or leave it out", i+1)
		}
		values[at[i]] = text
	}
	return values, nil
}

// same reports whether two headers name the same columns in the same fields.
func same(a, b []int) bool {
	for i := range max(len(a), len(b)) {
		if named(a, i) != named(b, i) {
			return false
		}
	}
	return true
}

func named(at []int, i int) int {
	if i < len(at) {
		return at[i]
	}
	return -1
}

// Fold writes a name in small letters and digits, with a blank for whatever stands
// between them: two names that are one to a reader are one.
func Fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// OneLine puts a text on one line, leaves letters out that are neither seen nor blank, and
// marks what is no text.
func OneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "�"))), " ")
}
