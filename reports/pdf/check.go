package pdf

import (
	"fmt"
	"regexp"
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
	} else if !language.MatchString(d.info.Language) {
		c.report("the document's language %q is no language tag", d.info.Language)
	}
	for _, p := range d.pages {
		if p.marked && !p.closing {
			c.report("page %d: content is begun and not ended", p.Number())
		}
	}
	tree := map[*Element]bool{}
	d.root.walk(func(e *Element) {
		tree[e] = true
		c.element(e)
	})
	for _, p := range d.pages {
		c.owners(p, tree)
	}
	for _, e := range d.order {
		c.font(e)
	}
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

// language is the form of a language tag (RFC 5646), as far as documents need it.
var language = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

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

// groups are the elements that hold others, never text of their own.
var groups = []Tag{Doc, Sect, Div}

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
		if !e.drawn() {
			c.report("%s: a heading says nothing", where)
		}
	}
	if slices.Contains(groups, e.Tag) && slices.ContainsFunc(e.kids, kid.isContent) {
		c.report("%s: a %s holds text that is in no paragraph", where, e.Tag)
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
		} else if p := e.home(); p != nil && !p.holds(e.Box) {
			c.report("%s: a figure's box is not on the page", where)
		}
		if !e.drawn() {
			c.report("%s: a figure is not drawn", where)
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
		if !e.drawn() {
			c.report("%s: a link has no text", where)
		}
	case LI:
		if !slices.ContainsFunc(e.kids, func(k kid) bool { return k.element != nil && k.element.Tag == LBody }) {
			c.report("%s: an item of a list has no body", where)
		}
	case Table:
		c.table(e, where)
	}
}

// owners checks that what is drawn for an element is reached from the root.
func (c *checker) owners(p *Page, tree map[*Element]bool) {
	for _, e := range p.owners {
		if !tree[e] {
			c.report("page %d: content of a %s that is not in the structure", p.Number(), e.Tag)
		}
	}
}

// font checks that each glyph that is shown is one, and says something. Programs are
// always embedded, with a map from their glyphs to text.
func (c *checker) font(e *embedded) {
	for _, s := range e.order[1:] {
		if s.glyph == 0 {
			c.report("font %s: a character is shown that it has not", e.face.name)
		}
		if strings.Trim(s.text, "\x00\uFEFF\uFFFE") == "" {
			c.report("font %s: glyph %d says nothing", e.face.name, s.glyph)
		}
	}
	if len(e.order) >= maxCodes {
		c.report("font %s: more than %d glyphs are shown", e.face.name, maxCodes-1)
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

// isContent tells whether a child is marked content of a page.
func (k kid) isContent() bool { return k.element == nil && k.link == nil }

// drawn tells whether the element, or one below it, has content on a page.
func (e *Element) drawn() (yes bool) {
	e.walk(func(x *Element) { yes = yes || slices.ContainsFunc(x.kids, kid.isContent) })
	return yes
}

// holds tells whether a rectangle lies on the page, to within a point.
func (p *Page) holds(r Rect) bool {
	return r.X >= -1 && r.Y >= -1 && r.X+r.W <= p.W+1 && r.Y+r.H <= p.H+1
}
