package reports

import (
	"assess/reports/pdf"
)

// press sets a document on pages. What depends on the number of pages (page
// numbers in headers, footers and the contents) is drawn at the end, on pages
// that are there already, so that every part is laid out once.
type press struct {
	doc     *Document
	out     *pdf.Document
	outline *outline
	sheets  map[place]string // of tables and figures in the workbook
	starts  map[place]int    // page numbers of sections and headings

	density density
	page    *pdf.Page
	paper   paper
	y       float64 // of the last strip's foot
	below   float64 // white space that the last strip wants after it
	top     bool    // nothing but a table's head is on the page yet
	later   []func()
	notes   int // notes set so far
	err     error
}

func newPress(d *Document, out *pdf.Document) *press {
	return &press{
		doc: d, out: out, outline: newOutline(d), sheets: documentSheetNames(d),
		starts: map[place]int{}, density: densities[0],
	}
}

// finish draws what waited for the number of pages.
func (p *press) finish() {
	for _, draw := range p.later {
		draw()
	}
	for _, page := range p.out.Pages() {
		p.frame(page)
	}
}

// newPage begins a page.
func (p *press) newPage(size paper) {
	p.page = p.out.AddPage(size.width, size.height)
	p.paper, p.y, p.top = size, size.height-topMargin, true
}

// place puts a galley on the current page and on as many more as it takes.
func (p *press) place(g galley) {
	for len(g) > 0 {
		n := g.group()
		next := g[n:]
		p.placeGroup(g[:n], next[:next.group()])
		g = next
	}
}

// placeGroup puts strips that belong together on one page. Where they are too
// tall for any page they are divided after all, as near to their start as leaves a
// page's worth together. What may be set smaller is,
// where that brings the strips, or the next of them too, onto the page.
func (p *press) placeGroup(g, next galley) {
	size := g.paper()
	tall := g.height() - g.slack()
	if head := g[0].head; head != nil {
		tall += head.height
	}
	if len(g) > 1 && tall > size.body() {
		for i := range g {
			g[i].wide = size == landscape
		}
		cut := 1
		for cut < len(g)-1 && g[cut:].height()-g[cut:].slack() > size.body() {
			cut++
		}
		p.placeGroup(g[:cut], g[cut:])
		p.placeGroup(g[cut:], next)
		return
	}
	need := p.need(g)
	// A point of grace keeps sums of lengths from pushing a strip off its page.
	if p.page == nil || p.paper != size || (g[0].fresh && !p.top) || (!p.top && p.room() < need-g.slack()) {
		p.newPage(size)
		if g[0].head != nil {
			p.put(*g[0].head)
			p.top = true
		}
		need = p.need(g)
	}
	g.shrink(p.lacking(g, next, need))
	for _, s := range g {
		p.put(s)
	}
}

// paper is the page that the strips need.
func (g galley) paper() paper {
	for _, s := range g {
		if s.wide {
			return landscape
		}
	}
	return portrait
}

// room is the height that is left on the page, with a point of grace.
func (p *press) room() float64 { return p.y - bottomMargin + 1 }

// need is the height that the strips take on the current page.
func (p *press) need(g galley) float64 {
	if p.top {
		return g.height()
	}
	return g.height() + max(g[0].above, p.below)
}

// lacking is how much lower strips have to be set for the page: their share of what
// brings the next group onto it where that can be, else so much that they fit.
func (p *press) lacking(g, next galley, need float64) float64 {
	if len(next) > 0 && !next[0].fresh && next.paper() == p.paper {
		over, slack := need+g.gapTo(next)+next.height()-p.room(), g.slack()+next.slack()
		if slack > 0 && over <= slack {
			return over * g.slack() / slack
		}
	}
	return need - p.room()
}

func (p *press) put(s strip) {
	if !p.top {
		p.y -= max(s.above, p.below)
	}
	if s.draw != nil {
		s.draw(spot{p.page, sideMargin, p.y})
	}
	p.y -= s.height
	p.below, p.top = s.below, false
}

// gap is a length of white space at the current density.
func (p *press) gap(points float64) float64 { return points * p.density.space }
