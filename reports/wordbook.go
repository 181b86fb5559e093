package reports

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

// glossaryID is the anchor of the section whose lists explain words.
const glossaryID = "glossary"

// wordbook links words of the text to what the glossary says of them: the first
// time in each section.
type wordbook struct {
	pattern *regexp.Regexp    // nil where nothing is explained
	anchors map[string]string // term in lower case -> id
	used    map[string]bool   // in the section being written
	items   map[string]string // a list item's first words -> id
}

// newWordbook reads the glossary of a document: lists whose items begin with the
// term in bold, "Interval. The range …".
func newWordbook(d *Document, o *outline) *wordbook {
	w := &wordbook{anchors: map[string]string{}, items: map[string]string{}}
	var terms []string
	for _, s := range d.Sections {
		if s.ID != glossaryID {
			continue
		}
		for _, b := range s.Blocks {
			list, _ := b.(List)
			for _, item := range list.Items {
				term, ok := termOf(item)
				if !ok || w.anchors[strings.ToLower(term)] != "" {
					continue
				}
				id := o.claim(glossaryID + "-" + fileName(strings.ToLower(term)))
				w.anchors[strings.ToLower(term)], w.items[item[0].Text] = id, id
				o.aim(id, target{id, "“" + term + "” in the glossary"})
				if linked(term) {
					terms = append(terms, regexp.QuoteMeta(term))
				}
			}
		}
	}
	sort.Slice(terms, func(i, j int) bool {
		return len(terms[i]) > len(terms[j]) || len(terms[i]) == len(terms[j]) && terms[i] < terms[j]
	})
	if len(terms) > 0 {
		w.pattern = regexp.MustCompile(`(?i)\b(` + strings.Join(terms, "|") + `)s?\b`)
	}
	return w
}

// termOf is the term that a list item explains.
func termOf(item []Span) (term string, ok bool) {
	if len(item) < 2 || !item[0].Bold {
		return "", false
	}
	term = strings.TrimSuffix(strings.TrimSpace(item[0].Text), ".")
	return term, term != ""
}

// linked reports whether a term is jargon enough to be a link in running text:
// words of four letters or less are not, unless they are capitals.
func linked(term string) bool {
	return utf8.RuneCountInString(term) > 4 || term == strings.ToUpper(term)
}

// begin starts a section, in which each term is linked once. In the glossary
// itself none is.
func (w *wordbook) begin(section string) {
	w.used = map[string]bool{}
	if section == glossaryID {
		for term := range w.anchors {
			w.used[term] = true
		}
	}
}

// glossed is a run of plain text: words of the glossary with their anchor there, or
// what stands between them.
type glossed struct{ text, anchor string }

// split cuts a plain run of text at the terms that it is the first to use.
func (w *wordbook) split(text string) []glossed {
	if w.pattern == nil {
		return []glossed{{text: text}}
	}
	var out []glossed
	from := 0
	for _, at := range w.pattern.FindAllStringSubmatchIndex(text, -1) {
		term := strings.ToLower(text[at[2]:at[3]])
		if w.used[term] || w.anchors[term] == "" {
			continue
		}
		w.used[term] = true
		if at[0] > from {
			out = append(out, glossed{text: text[from:at[0]]})
		}
		out = append(out, glossed{text[at[0]:at[1]], w.anchors[term]})
		from = at[1]
	}
	if from < len(text) || len(out) == 0 {
		out = append(out, glossed{text: text[from:]})
	}
	return out
}

// gloss links the plain runs of spans to the glossary.
func (w *wordbook) gloss(spans []Span) []Span {
	out := make([]Span, 0, len(spans))
	for _, s := range spans {
		if s.Link != "" || s.Bold {
			out = append(out, s)
			continue
		}
		for _, part := range w.split(s.Text) {
			v := Span{Text: part.text}
			if part.anchor != "" {
				v.Link, v.term = "#"+part.anchor, true
			}
			out = append(out, v)
		}
	}
	return out
}

// id is the anchor that a list's item has, as the first that explains its term; empty
// for any other.
func (w *wordbook) id(item []Span) string {
	if _, ok := termOf(item); !ok {
		return ""
	}
	id := w.items[item[0].Text]
	delete(w.items, item[0].Text) // an id stands once
	return id
}
