package reports

import (
	"assess/reports/pdf"
)

// press sets a document on pages. All of it is set first, as one galley; then
// the galley is divided into pages; what depends on the number of pages (page
// numbers in headers, footers and the contents) is drawn at the end, on pages
// that are there already. So every part is laid out once.
type press struct {
	doc     *Document
	out     *pdf.Document
	outline *outline
	words   *wordbook
	sheets  map[place]string // of tables and figures in the workbook
	starts  map[place]int    // page numbers of sections and headings

	density density
	tight   int // of densities, at which the next section with a page of its own is tried first
	galley  galley
	page    *pdf.Page
	y       float64 // of the last strip's foot
	below   float64 // white space that the last strip wants after it
	top     bool    // nothing but a table's head is on the page yet
	later   []func()
	notes   int // notes set so far
	err     error
}

func newPress(d *Document, out *pdf.Document) *press {
	o := newOutline(d)
	return &press{
		doc: d, out: out, outline: o, words: newWordbook(d, o), sheets: documentSheetNames(d),
		starts: map[place]int{}, density: densities[0],
	}
}

// place puts strips after those that are set already.
func (p *press) place(g galley) { p.galley = append(p.galley, g...) }

// finish divides what is set into pages, draws them, and then what waited for
// their number.
func (p *press) finish() {
	for _, s := range makeUp(p.galley.bundles()) {
		p.draw(s)
	}
	for _, draw := range p.later {
		draw()
	}
	for _, page := range p.out.Pages() {
		p.frame(page)
	}
}

// draw draws one page.
func (p *press) draw(s pageful) {
	p.page = p.out.AddPage(s.paper.width, s.paper.height)
	p.y, p.top = s.paper.height-topMargin, true
	if head := s.strips[0].head; head != nil {
		p.put(*head)
		p.top = true
	}
	s.strips.shrink(s.lower)
	for _, strip := range s.strips {
		p.put(strip)
	}
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
