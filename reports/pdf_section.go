package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/reports/design"
	"assess/reports/pdf"
)

// section sets one section. The section with the findings, which everybody reads, and
// those with a page of their own are set more tightly where that brings them onto one.
// Of the latter each begins as tightly as the one before ended, so that they look alike.
func (p *press) section(i int) error {
	tries := densities[:1]
	own := p.doc.Sections[i].Page
	if p.read(i) || own {
		tries = append(densities[:len(densities):len(densities)], densities[0])
	}
	if own {
		tries = tries[p.tight:]
	}
	room := portrait.body()
	if i == 0 && p.doc.Brief {
		room -= p.galley.height() + p.gap(design.Space5) // of the title over it
	}
	notes := p.notes
	for n, try := range tries {
		p.density, p.notes = try, notes
		element := pdf.NewElement(pdf.Sect)
		g, err := p.sectionGalley(i, element)
		if err != nil {
			return err
		}
		if n == len(tries)-1 || g.height()-g.slack() <= room {
			p.out.Root().Append(element)
			p.place(g)
			break
		}
		if own {
			p.tight = min(p.tight+1, len(densities)-1)
		}
	}
	p.density = densities[0]
	return nil
}

// begins tells whether a section begins a page, however much of the one before is
// empty: the first two, the one that everybody reads, those with a page of their own,
// and what follows either; in a brief paper those with a page of their own alone, of
// which the first stands under the title.
func (p *press) begins(i int) bool {
	if p.doc.Brief {
		return i > 0 && (p.doc.Sections[i].Page || p.doc.Sections[i-1].Page)
	}
	alone := func(i int) bool { return p.read(i) || p.doc.Sections[i].Page }
	return i < 2 || alone(i) || alone(i-1)
}

// read tells whether a section has the findings.
func (p *press) read(i int) bool {
	return slices.ContainsFunc(p.doc.Sections[i].Blocks, func(b Block) bool {
		_, ok := b.(Findings)
		return ok
	})
}

// sectionGalley sets the title and the blocks of a section. Level 2 headings
// open a Sect within the section's.
func (p *press) sectionGalley(i int, element *pdf.Element) (galley, error) {
	s := p.doc.Sections[i]
	p.words.begin(s.ID)
	g := p.heading(title{at: place{i, -1}, text: s.Title, level: 1}, element)
	g[0].fresh, g[0].opens = p.begins(i), true
	inner, level := element, 1
	opening := 0    // where what a heading opens begins
	explained := -1 // where the figure before, if it may be set smaller, begins
	for j, b := range s.Blocks {
		at := place{i, j}
		if h, ok := b.(Heading); ok {
			opening = len(g)
			level = min(max(2, min(h.Level, 3)), level+1)
			if level == 2 {
				inner = element.Add(pdf.Sect)
			}
			g = append(g, p.heading(title{at: at, text: h.Text, level: level}, inner)...)
			continue
		}
		next, err := p.block(at, b, inner)
		if err != nil {
			return nil, err
		}
		if opening >= 0 {
			g[opening:].open(b, next)
		}
		if _, ok := b.(Paragraph); !ok {
			opening = -1
		}
		if _, ok := b.(List); ok && j > 0 {
			if _, ok := s.Blocks[j-1].(Paragraph); ok {
				g.keepWithNext()
			}
		}
		if _, ok := b.(Table); ok && explained >= 0 {
			g.explain(explained, next)
		}
		explained = -1
		// A table that is named as the place of the numbers may be on the next page.
		if f, ok := b.(Figure); ok && f.Least > 0 && f.Table == "" {
			explained = len(g)
		}
		g = append(g, next...)
	}
	return g, nil
}

// openingLines is how many lines of text under a heading may come before a figure or
// a table and still be tied to it.
const openingLines = 2

// openingCost is what it costs, in pages, to part more lines than that from it.
const openingCost = 0.1

// open ties a heading and the few lines under it to the figure or table that they
// open, where all of it fits a page.
func (g galley) open(b Block, next galley) {
	switch b.(type) {
	case Figure, Table:
	default:
		return
	}
	lines := 0
	for _, s := range g {
		if s.flows {
			lines++
		}
	}
	if lines > openingLines {
		g[len(g)-1].part = openingCost
		return
	}
	first := next[:next.group()]
	if g.height()+g.gapTo(first)+first.height()-first.slack() > portrait.body() {
		return
	}
	for i := range g {
		g[i].keep = true
	}
}

// explain ties the figure that begins at a strip, and may be set smaller, to the
// table under it, where both and the headings above them fit a page.
func (g galley) explain(figure int, table galley) {
	for figure > 0 && g[figure-1].keep {
		figure-- // to the headings that are tied to it
	}
	g = g[figure:]
	room := portrait.body() - g.height() + g.slack() - g.gapTo(table)
	if table.height() <= room {
		table.keepTogether()
	}
	if table[:table.group()].height() <= room {
		g.keepWithNext()
	}
}

// block sets any block but a heading.
func (p *press) block(at place, b Block, parent *pdf.Element) (galley, error) {
	switch v := b.(type) {
	case Paragraph:
		return p.prose(p.words.gloss(v.Spans), bodyType, parent.Add(pdf.P)).flowing().after(p.gap(design.Space2)), nil
	case List:
		return p.list(v, parent).flowing(), nil
	case Note:
		return p.note(v, parent), nil
	case Findings:
		return p.findings(v, parent), nil
	case Table:
		return p.table(at, v, parent)
	case Figure:
		return p.figure(at, v, parent)
	}
	return nil, fmt.Errorf("a block of type %T cannot be set", b)
}

// title is a section's title or a heading in it.
type title struct {
	at    place
	text  string
	level int
}

// heading sets a heading. Where it is drawn, links, bookmarks and the contents
// find it.
func (p *press) heading(h title, parent *pdf.Element) galley {
	kinds := map[int]struct {
		tag    pdf.Tag
		letter letter
		above  float64
		below  float64
	}{
		1: {pdf.H1, titleType, design.Space5, design.Space3},
		2: {pdf.H2, headingType, design.Space4, design.Space2},
		3: {pdf.H3, partType, design.Space3, design.Space1},
	}
	kind := kinds[h.level]
	text := p.numbered(h.at, h.text)
	g := p.prose(plainSpans(text), kind.letter, parent.Add(kind.tag)).keepTogether().after(p.gap(kind.above)).keepWithNext()
	p.onDraw(g, func(s spot) {
		p.arrive(h.at, s)
		p.starts[h.at] = s.page.Number()
		if h.level <= 2 {
			p.out.Bookmark(h.level, text, p.outline.anchors[h.at])
		}
	})
	return g.before(p.gap(kind.below))
}

// numbered is a title after its number, where it has one.
func (p *press) numbered(at place, title string) string {
	return strings.TrimSpace(p.outline.numbers[at] + " " + title)
}

// arrive makes a place of the document one that links lead to.
func (p *press) arrive(at place, s spot) {
	p.out.Destination(p.outline.anchors[at], s.page, s.y+6)
}

// onDraw calls f where the first strip is drawn.
func (p *press) onDraw(g galley, f func(spot)) {
	if len(g) == 0 {
		return
	}
	draw := g[0].draw
	g[0].draw = func(s spot) {
		f(s)
		draw(s)
	}
}
