package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/narrative"
)

// Chapters are the anchors of the chapters that the analyst may write for, in the order of
// the report; those of the priorities are their ids behind priority-.
func Chapters(priorities []string) []string {
	out := []string{"summary", "sources", "area", "levels", "changes", "partners", "when", "outlook", "places", "victims", "priorities"}
	for _, id := range priorities {
		out = append(out, "priority-"+id)
	}
	return append(out, whySection, viewsSection, planSection, "emerging", proposedSection, countySection)
}

// CheckNarrative refuses a text that quotes a number that there is not, or one that is no
// longer what the text was written for. The error is a *narrative.Error with the file's
// name and the line.
func CheckNarrative(a *analysis.Assessment) error {
	if len(a.Narrative) == 0 {
		return nil
	}
	values := map[string]string{}
	var names []string
	for _, r := range References(a, Options{Edition: restrictedEdition}) {
		values[r.Name] = r.Value
		names = append(names, r.Name)
	}
	for _, n := range a.Narrative {
		text, err := narrative.Parse(n.File, []byte(n.Text))
		if err != nil {
			return err
		}
		for _, r := range text.References() {
			value, ok := values[r.Name]
			switch {
			case !ok:
				return &narrative.Error{File: n.File, Line: r.Line, Message: fmt.Sprintf("there is no number %q; did you mean %q? All are listed by assess check --references", r.Name, nearestName(r.Name, names))}
			case r.Want != "" && tidied(r.Want) != tidied(value):
				return &narrative.Error{File: n.File, Line: r.Line, Message: fmt.Sprintf("%s was %s when this was written and is %s now; read the sentence again and write {{%s = %s}}", r.Name, r.Want, value, r.Name, value)}
			}
		}
	}
	return nil
}

// nearestName is the name that was most likely meant: among those that differ in one part
// alone where there is one, so that a slip in one part is not put right in another.
func nearestName(name string, names []string) string {
	parts := strings.Split(name, ".")
	var near []string
	for _, n := range names {
		others := strings.Split(n, ".")
		if len(others) != len(parts) {
			continue
		}
		same := 0
		for i := range parts {
			if parts[i] == others[i] {
				same++
			}
		}
		if same == len(parts)-1 {
			near = append(near, n)
		}
	}
	if len(near) > 0 {
		return data.Closest(name, near)
	}
	return data.Closest(name, names)
}

func tidied(s string) string { return strings.Join(strings.Fields(s), " ") }

// CheckAnchors refuses a text that leads to a place that the edition's document does not
// have.
func CheckAnchors(a *analysis.Assessment, doc *Document, o Options) error {
	anchors := anchorsOf(doc)
	for _, n := range a.Narrative {
		text, err := narrative.Parse(n.File, []byte(n.Text))
		if err != nil {
			return err
		}
		if n.Restricted && o.Edition != restrictedEdition {
			continue
		}
		for _, link := range text.Anchors() {
			if !slices.Contains(anchors, link.ID) {
				return &narrative.Error{File: n.File, Line: link.Line, Message: fmt.Sprintf("the link to #%s leads nowhere in this edition; did you mean #%s?", link.ID, data.Closest(link.ID, anchors))}
			}
		}
	}
	return nil
}

// anchorsOf lists every anchor of a document that text can lead to.
func anchorsOf(doc *Document) []string {
	var out []string
	add := func(id string) {
		if id != "" {
			out = append(out, id)
		}
	}
	for _, s := range doc.Sections {
		add(s.ID)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Heading:
				add(b.ID)
			case Table:
				add(b.ID)
			case Figure:
				add(b.ID)
			}
		}
	}
	return out
}

// texts are what the analyst wrote that this edition may print.
func (d *draft) texts() (out []analysis.NarrativeText) {
	for _, n := range d.a.Narrative {
		if !n.Restricted || d.o.Edition == restrictedEdition {
			out = append(out, n)
		}
	}
	return out
}

// analystBlocks are what the analyst wrote for a chapter, under a heading of its own.
func (d *draft) analystBlocks(section string) []Block {
	if section == whySection {
		return nil // the chapter is the analyst's own
	}
	written := d.written(section, 3)
	if len(written) == 0 {
		return nil
	}
	return append([]Block{heading(section+"-analyst", "What the analyst adds")}, written...)
}

// written is what the analyst wrote for a chapter as blocks; its highest headings have the
// level top.
func (d *draft) written(section string, top int) []Block {
	for _, n := range d.texts() {
		if n.Section != section {
			continue
		}
		text, err := narrative.Parse(n.File, []byte(n.Text))
		if err != nil {
			return []Block{absent("Text left out", "it cannot be read: "+err.Error())}
		}
		w := writer{section: section, top: top, values: d.values()}
		return w.blocks(text.Parts)
	}
	return nil
}

// values are the numbers that texts quote, by name.
func (d *draft) values() map[string]string {
	out := map[string]string{}
	for _, r := range d.references() {
		out[r.Name] = r.Value
	}
	return out
}

// writer turns an analyst's parts into blocks.
type writer struct {
	section string
	top     int
	values  map[string]string
	n       int    // headings and tables so far
	under   string // the last heading
}

func (w *writer) blocks(parts []narrative.Part) []Block {
	var out []Block
	for _, p := range parts {
		switch p := p.(type) {
		case narrative.Heading:
			out = append(out, w.heading(p))
		case narrative.Paragraph:
			out = append(out, Paragraph{w.spans(p.Spans)})
		case narrative.List:
			var l List
			for _, item := range p.Items {
				l.Items = append(l.Items, w.spans(item))
			}
			out = append(out, l)
		case narrative.Table:
			out = append(out, w.table(p))
		}
	}
	return out
}

// heading is one of the report's levels, or bold text below the third.
func (w *writer) heading(h narrative.Heading) Block {
	w.under = plainOf(w.spans(h.Spans))
	level := w.top + h.Level - 1
	if level > 3 {
		spans := w.spans(h.Spans)
		for i := range spans {
			spans[i].Bold = true
		}
		return Paragraph{spans}
	}
	return Heading{Level: level, ID: w.id(), Text: w.under}
}

// id is an anchor that nothing else has.
func (w *writer) id() string {
	w.n++
	return fmt.Sprintf("%s-analyst-%d", w.section, w.n)
}

// table is a table of the analyst's; its caption says whose it is.
func (w *writer) table(t narrative.Table) Table {
	out := Table{ID: w.id(), Caption: "The analyst’s table", Source: "Source: the partnership’s analyst."}
	if w.under != "" {
		out.Caption = w.under + ": the analyst’s table"
	}
	for i, c := range t.Head {
		column := Column{Name: plainOf(w.spans(c))}
		if t.Right[i] {
			column.Align = Right
		}
		if column.Name == "" {
			column.Name = "–"
		}
		out.Columns = append(out.Columns, column)
	}
	for _, r := range t.Rows {
		var row []string
		for _, c := range r {
			row = append(row, cell(plainOf(w.spans(c))))
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) == 0 {
		row := make([]string, len(out.Columns))
		for i := range row {
			row[i] = notApplicable
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// spans writes each reference as its number.
func (w *writer) spans(in []narrative.Span) []Span {
	var out []Span
	for _, s := range in {
		text := s.Text
		if s.Reference.Name != "" {
			value, ok := w.values[s.Reference.Name]
			if text = value; !ok {
				text = notAvailable
			}
		}
		out = append(out, Span{Text: text, Bold: s.Bold, Link: s.Link})
	}
	return out
}

// plainOf is the words of spans.
func plainOf(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}
