package reports

import (
	"fmt"

	"assess/reports/design"
	"assess/reports/pdf"
)

// contentsRow is a line of the contents.
type contentsRow struct {
	at    place
	text  string
	level int
}

// contentsRows are the sections and, outside annexes, their level 2 headings.
func (p *press) contentsRows() (rows []contentsRow) {
	add := func(at place, title string, level int) {
		rows = append(rows, contentsRow{at, p.numbered(at, title), level})
	}
	for i, s := range p.doc.Sections {
		add(place{i, -1}, s.Title, 1)
		for j, b := range s.Blocks {
			if h, ok := b.(Heading); ok && h.Level <= 2 && annex(s.Title) == "" {
				add(place{i, j}, h.Text, 2)
			}
		}
	}
	return rows
}

// numberRoom is what the page number takes at the right.
const numberRoom = 34

// contents sets the contents. Its lines take their places now and are drawn
// when the page numbers are known.
func (p *press) contents() {
	sect := p.out.Root().Add(pdf.Sect)
	g := p.prose(plainSpans("Contents"), titleType, sect.Add(pdf.H1)).keepWithNext()
	g[0].fresh = true
	p.onDraw(g, func(at spot) {
		p.out.Destination(contentsAnchor, at.page, at.y+6)
		p.out.Bookmark(1, "Contents", contentsAnchor)
	})
	g = g.before(design.Space3)
	if rows := p.contentsRows(); len(rows) > 0 {
		toc := sect.Add(pdf.TOC)
		setting := contentsSettings[0]
		for _, s := range contentsSettings[1:] {
			if g.height()+14+s.height(rows) > portrait.body() {
				break
			}
			setting = s
		}
		for i, r := range rows {
			line := p.contentsLine(r, setting, toc)
			if i+1 < len(rows) && r.level < rows[i+1].level {
				line.keepWithNext()
			}
			g = append(g, line...)
		}
	}
	p.place(g)
}

// contentsSetting is how the lines of the contents are set: sections, and the parts of
// them.
type contentsSetting struct {
	section, part           letter
	aboveSection, abovePart float64
}

// contentsSettings are the settings from the tightest on: the widest is taken that
// brings the contents onto one page, where their lines do not turn.
var contentsSettings = []contentsSetting{
	{letter{9.5, 12, true, inkHue}, letter{9, 11, false, inkHue}, 2, 0},
	{letter{10, 13, true, inkHue}, letter{9.5, 12, false, inkHue}, 3, 0},
	{letter{10.5, 15, true, inkHue}, letter{10, 14, false, inkHue}, 6, 1},
}

// height is what lines take that do not turn.
func (s contentsSetting) height(rows []contentsRow) (h float64) {
	for _, r := range rows {
		if r.level > 1 {
			h += s.part.lead + s.abovePart
		} else {
			h += s.section.lead + s.aboveSection
		}
	}
	return h
}

// contentsAnchor cannot be the anchor of a section: those hold no space.
const contentsAnchor = "table of contents"

// contentsLine sets one line of the contents, or more where the title is long:
// a link to the page, with a dotted leader to its number.
func (p *press) contentsLine(r contentsRow, s contentsSetting, toc *pdf.Element) galley {
	l, indent, above := s.section, 0.0, s.aboveSection
	if r.level > 1 {
		l, indent, above = s.part, 16, s.abovePart
	}
	text := p.compose(plainSpans(r.text), l, portrait.measure()-indent-numberRoom)
	link := toc.Add(pdf.TOCI).Add(pdf.Reference).Add(pdf.LinkTag)
	g := make(galley, len(text.lines))
	for i, line := range text.lines {
		g[i] = strip{height: l.lead, draw: func(at spot) {
			p.later = append(p.later, func() {
				at.x += indent
				p.drawContents(contentsSpot{spot: at, row: r, link: link, last: i == len(text.lines)-1}, text, line)
			})
		}}
	}
	return g.keepTogether().after(above)
}

// contentsSpot is where a line of the contents stands and where it leads.
type contentsSpot struct {
	spot
	row  contentsRow
	link *pdf.Element
	last bool // of its row, with the number
}

func (p *press) drawContents(at contentsSpot, text *textBlock, line textLine) {
	l := text.letter
	y := at.y - l.baseline()
	number := fmt.Sprint(p.starts[at.row.at])
	right := sideMargin + portrait.measure()
	style := l.style(false)
	at.page.Begin(at.link)
	drawSilent(text, line, textSpot{page: at.page, x: at.x, y: y})
	width := line.width
	if at.last {
		at.page.Text(style, at.x+width, y, " ")
		at.page.Text(style, right-p.out.Width(style, number), y, number)
		width = right - at.x
	}
	at.page.End()
	if from, to := at.x+line.width+6, right-p.out.Width(style, number)-6; at.last && to > from {
		at.page.BeginArtifact(pdf.Layout)
		at.page.Line(pdf.Stroke{Color: quietHue, Width: 0.6, Dash: []float64{0, 3}}, pdf.Point{X: from, Y: y}, pdf.Point{X: to, Y: y})
		at.page.End()
	}
	at.page.Link(at.link, pdf.Rect{X: at.x, Y: at.y - l.lead, W: width, H: l.lead}, pdf.Link{
		Destination: p.outline.anchors[at.row.at],
		Contents:    at.row.text + ", page " + number,
	})
}
