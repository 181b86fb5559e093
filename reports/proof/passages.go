package proof

import (
	"strings"

	"assess/reports"
)

// Passage is one run of text of a document with where it stands.
type Passage struct {
	Section string // anchor of its section
	Part    string // anchor of the heading it stands under, the section's before the first
	Figure  string // anchor of the figure it belongs to, or empty
	Kind    string // "paragraph", "finding", "title", "alt text" …
	Text    string
	About   string // text beside it that names what it is about, such as a finding's message
}

// Running reports whether a passage is running text, which has sentences.
func (p Passage) Running() bool {
	return p.Kind == "paragraph" || p.Kind == "list" || p.Kind == "note"
}

// Passages lists every text of a document in the order of reading: all but the cells
// of tables, the words in drawings, and the document control.
func Passages(d *reports.Document) []Passage {
	var out []Passage
	for _, s := range d.Sections {
		w := walker{section: s.ID, part: s.ID}
		w.add("heading", s.Title)
		for _, b := range s.Blocks {
			w.block(b)
		}
		out = append(out, w.out...)
	}
	return out
}

// walker gathers the passages of one section.
type walker struct {
	section, part string
	figure        string // whose texts are being added
	out           []Passage
}

func (w *walker) add(kind, text string) {
	if strings.TrimSpace(text) != "" {
		w.out = append(w.out, Passage{Section: w.section, Part: w.part, Figure: w.figure, Kind: kind, Text: text})
	}
}

// about says what the last passage is about.
func (w *walker) about(text string) {
	if n := len(w.out); n > 0 {
		w.out[n-1].About = text
	}
}

func (w *walker) block(b reports.Block) {
	switch b := b.(type) {
	case reports.Heading:
		w.part = b.ID
		w.add("heading", b.Text)
	case reports.Paragraph:
		w.add("paragraph", joined(b.Spans))
	case reports.List:
		for _, item := range b.Items {
			w.add("list", joined(item))
		}
	case reports.Note:
		w.add("note title", b.Title)
		w.add("note", joined(b.Spans))
	case reports.Findings:
		for _, f := range b.Rows {
			w.add("finding", joined(f.What))
			w.add("how sure", joined(f.Sure))
			w.about(joined(f.What))
		}
	case reports.Table:
		w.table(b)
	case reports.Figure:
		w.figure = b.ID
		w.add("title", b.Title)
		w.add("subtitle", b.Subtitle)
		w.add("alt text", b.Alt)
		w.add("based on", b.N)
		w.about(b.Title + " " + b.Subtitle)
		w.table(b.Data)
		w.figure = ""
	}
}

func (w *walker) table(t reports.Table) {
	w.add("caption", t.Caption)
	w.add("table note", t.Note)
}

func joined(spans []reports.Span) string {
	var s strings.Builder
	for _, span := range spans {
		s.WriteString(span.Text)
	}
	return s.String()
}
