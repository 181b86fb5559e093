package reports

import (
	"net/url"
	"strings"
)

// noteKinds are how a note's kind is said and which class it has.
var noteKinds = map[NoteKind]struct{ word, class string }{
	Missing: {"Missing", "missing"},
	Reading: {"How to read this", "reading"},
	Warning: {"Caution", "warning"},
}

// directions are the arrows of findings with the words that say them.
var directions = map[Direction]struct{ glyph, word, class string }{
	Flat:  {"▬", "No clear change", "flat"},
	Up:    {"▲", "Up", "up"},
	Down:  {"▼", "Down", "down"},
	Place: {"●", "Where", "where"},
	Above: {"▲", "Above", "up"},
	Below: {"▼", "Below", "down"},
	Level: {"▬", "No clear difference", "flat"},
}

func (g *pager) spans(in []Span) []pageSpan {
	out := make([]pageSpan, 0, len(in))
	for _, s := range g.words.gloss(in) {
		link, outside := g.link(s.Link)
		out = append(out, pageSpan{Text: s.Text, Bold: s.Bold, Link: link, Outside: outside, Term: s.term})
	}
	return out
}

func (g *pager) items(in [][]Span) []pageItem {
	out := make([]pageItem, 0, len(in))
	for _, item := range in {
		out = append(out, pageItem{Text: g.spans(item), ID: g.words.id(item)})
	}
	return out
}

// link is the address that a span may lead to: an anchor that exists, or a web
// or mail address. Anything else is empty, and the text stands without a link.
func (g *pager) link(l string) (address string, outside bool) {
	if id, ok := strings.CutPrefix(l, "#"); ok {
		if t, ok := g.outline.targets[id]; ok {
			return "#" + t.id, false
		}
		return "", false
	}
	u, err := url.Parse(l)
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "https", "http":
		return u.String(), true
	case "mailto":
		return u.String(), false
	}
	return "", false
}

func (g *pager) note(n Note) *pageNote {
	kind := noteKinds[n.Kind]
	return &pageNote{Class: kind.class, Kind: kind.word, ID: g.outline.claim("note"), Title: n.Title, Text: g.spans(n.Spans)}
}

func (g *pager) findings(f Findings) *pageFindings {
	out := &pageFindings{ID: g.outline.claim("findings")}
	before := ""
	for _, row := range f.Rows {
		d := directions[row.Direction]
		v := pageFinding{Class: d.class, Glyph: d.glyph, Word: d.word, What: g.spans(row.What), Sure: g.spans(row.Sure)}
		id := strings.TrimPrefix(row.Link, "#")
		// What the finding above leads to is not said again.
		if t, ok := g.outline.targets[id]; ok && id != before {
			v.Link, v.LinkText = "#"+t.id, t.words
		}
		before = id
		out.Rows = append(out.Rows, v)
	}
	return out
}
