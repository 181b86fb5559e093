package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// Problems says, one sentence each, what keeps the document from meeting
// PDF/UA-1 as far as a program can tell: ISO 14289-1 and the Matterhorn
// protocol's checks for machines. Whether the words are good is for people.
func (d *Document) Problems() []string {
	c := &checker{problems: slices.Clone(d.faults), ids: map[string]bool{}}
	if d.info.Title == "" {
		c.report("the document has no title")
	}
	if d.info.Language == "" {
		c.report("the document has no language")
	}
	for _, p := range d.pages {
		if p.marked && !p.closing {
			c.report("page %d: content is begun and not ended", p.Number())
		}
	}
	d.root.walk(c.element)
	for _, a := range d.links {
		c.link(d, a)
	}
	for _, b := range d.marks {
		if _, ok := d.places[b.destination]; !ok {
			c.report("bookmark %q leads to %q, which is nowhere", b.title, b.destination)
		}
	}
	return c.problems
}

type checker struct {
	problems []string
	heading  int // level of the last heading
	ids      map[string]bool
}

func (c *checker) report(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

// parents are the elements that an element must stand in, and children those
// that it may hold (ISO 32000-1, 14.8.4.2 and 14.8.4.3).
var (
	parents = map[Tag][]Tag{
		LI: {L}, Lbl: {LI, Note}, LBody: {LI}, TOCI: {TOC},
		THead: {Table}, TBody: {Table}, TR: {Table, THead, TBody}, TH: {TR}, TD: {TR},
	}
	children = map[Tag][]Tag{
		L: {LI, L, Caption}, LI: {Lbl, LBody}, TOC: {TOCI, TOC, Caption},
		Table: {Caption, THead, TBody, TR}, THead: {TR}, TBody: {TR}, TR: {TH, TD},
	}
	levels = map[Tag]int{H1: 1, H2: 2, H3: 3}
)

func (c *checker) element(e *Element) {
	where := e.where()
	if allowed, ok := parents[e.Tag]; ok && (e.parent == nil || !slices.Contains(allowed, e.parent.Tag)) {
		c.report("%s: a %s is not in a %s", where, e.Tag, allowed[0])
	}
	if allowed, ok := children[e.Tag]; ok {
		for _, k := range e.kids {
			if k.element == nil || !slices.Contains(allowed, k.element.Tag) {
				c.report("%s: a %s holds something that does not belong in it", where, e.Tag)
				break
			}
		}
	}
	if level, ok := levels[e.Tag]; ok {
		if level > c.heading+1 {
			c.report("%s: a heading of level %d follows one of level %d", where, level, c.heading)
		}
		c.heading = level
	}
	if e.ID != "" && c.ids[e.ID] {
		c.report("%s: the identifier %q is used twice", where, e.ID)
	}
	c.ids[e.ID] = true
	c.content(e, where)
}

// content checks what single elements need.
func (c *checker) content(e *Element, where string) {
	switch e.Tag {
	case Figure:
		if strings.TrimSpace(e.Alt) == "" {
			c.report("%s: a figure has no text that says what it shows", where)
		}
		if e.Box.W <= 0 || e.Box.H <= 0 {
			c.report("%s: a figure has no box", where)
		}
	case TH:
		if e.Scope == "" {
			c.report("%s: a header cell has no scope", where)
		}
	case Note:
		if e.ID == "" {
			c.report("%s: a note has no identifier", where)
		}
	case LinkTag:
		if !slices.ContainsFunc(e.kids, func(k kid) bool { return k.link != nil }) {
			c.report("%s: a link has no area", where)
		}
	case Table:
		c.table(e, where)
	}
}

// table checks that there are headers and that all rows are as wide as each
// other.
func (c *checker) table(e *Element, where string) {
	headers, bodies, width := 0, 0, -1
	e.walk(func(x *Element) {
		switch x.Tag {
		case TH:
			headers++
		case TBody:
			bodies++
		case TR:
			n := 0
			for _, k := range x.kids {
				if k.element != nil {
					n += max(1, k.element.Span)
				}
			}
			if width >= 0 && n != width {
				c.report("%s: a table's rows have %d cells and %d", where, width, n)
			}
			width = n
		}
	})
	if headers == 0 {
		c.report("%s: a table has no headers", where)
	}
	if bodies == 0 && slices.ContainsFunc(e.kids, func(k kid) bool { return k.element != nil && k.element.Tag == THead }) {
		c.report("%s: a table has a head and no body", where)
	}
}

func (c *checker) link(d *Document, a *annotation) {
	if a.Contents == "" {
		c.report("%s: a link does not say where it leads", a.element.where())
	}
	if a.element.Tag != LinkTag {
		c.report("%s: a link belongs to a %s", a.element.where(), a.element.Tag)
	}
	if a.Destination == "" {
		return
	}
	if _, ok := d.places[a.Destination]; !ok {
		c.report("%s: a link leads to %q, which is nowhere", a.element.where(), a.Destination)
	}
}

// where names the page of the element's first content.
func (e *Element) where() string {
	where := "structure"
	e.walk(func(x *Element) {
		if p := x.home(); p != nil && where == "structure" {
			where = fmt.Sprintf("page %d", p.Number())
		}
	})
	return where
}
