package narrative

import "fmt"

// Text is one file, read and checked.
type Text struct {
	File       string // its name, "why.md"
	Section    string // the chapter that it is of, "why"
	Restricted bool   // kept out of the public edition
	Source     string // as it was written
	Parts      []Part // in order; headings with nothing under them are left out
	Written    int    // headings that something is written under, 1 for a text without any
	Unwritten  []string

	anchors []Anchor
}

// Part is a Heading, Paragraph, List or Table.
type Part interface{ part() }

// Heading opens a part. Level is 1 for the highest of the file, whatever its number of
// hashes.
type Heading struct {
	Level int
	Spans []Span
}

// Paragraph is running text.
type Paragraph struct{ Spans []Span }

// List is a bulleted list. Lists within lists are items of the outer one.
type List struct{ Items [][]Span }

// Table is a table. Every row has a cell for each column.
type Table struct {
	Head  [][]Span
	Right []bool // columns set to the right
	Rows  [][][]Span
}

func (Heading) part()   {}
func (Paragraph) part() {}
func (List) part()      {}
func (Table) part()     {}

// Span is a run of text, or a reference to a number where Reference has a name.
type Span struct {
	Text      string
	Bold      bool
	Link      string // "#anchor" or an address; empty for none
	Reference Reference
}

// Reference is a number of the assessment by its name. Want is the value that the sentence
// was written for, empty when the analyst gave none.
type Reference struct {
	Name, Want string
	Line       int
}

// Error is a mistake in a text with its place.
type Error struct {
	File    string
	Line    int // 0 for the file as a whole
	Message string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
}

// spans are all runs of text of a part, in order.
func spans(p Part) (out []Span) {
	switch p := p.(type) {
	case Heading:
		return p.Spans
	case Paragraph:
		return p.Spans
	case List:
		for _, i := range p.Items {
			out = append(out, i...)
		}
	case Table:
		for _, c := range p.Head {
			out = append(out, c...)
		}
		for _, r := range p.Rows {
			for _, c := range r {
				out = append(out, c...)
			}
		}
	}
	return out
}

// References lists the numbers that the text quotes, in order.
func (t Text) References() []Reference {
	var out []Reference
	for _, p := range t.Parts {
		for _, s := range spans(p) {
			if s.Reference.Name != "" {
				out = append(out, s.Reference)
			}
		}
	}
	return out
}

// Anchor is a link into the report: the anchor without its hash, and the line of the link.
type Anchor struct {
	ID   string
	Line int
}

// Anchors lists the links of the text that lead into the report, in order.
func (t Text) Anchors() []Anchor { return t.anchors }
