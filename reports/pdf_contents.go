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
		setting := p.contentsSetting(rows, portrait.body()-g.height()-design.Space3)
		lines := make(galley, 0, len(rows))
		for i, r := range rows {
			line := p.contentsLine(r, setting, toc)
			if i+1 < len(rows) && r.level < rows[i+1].level {
				line.keepWithNext()
			}
			lines = append(lines, line...)
		}
		if setting.columns == 2 {
			lines = lines.beside(setting.width() + columnGutter)
		}
		g = append(g, lines...)
	}
	p.place(g)
}

// contentsSetting is how the lines of the contents are set: sections, and the parts of
// them, in one column or two.
type contentsSetting struct {
	section, part           letter
	aboveSection, abovePart float64
	columns                 int
}

// contentsSettings are the settings from the widest on.
var contentsSettings = []contentsSetting{
	{letter{10.5, 15, true, inkHue}, letter{10, 14, false, inkHue}, 6, 1, 1},
	{letter{10, 13, true, inkHue}, letter{9.5, 12, false, inkHue}, 3, 0, 1},
	{letter{10, 14, true, inkHue}, letter{9.5, 13, false, inkHue}, 5, 1, 2},
	{letter{9.5, 12, true, inkHue}, letter{9, 11, false, inkHue}, 2, 0, 2},
}

// columnGutter is the white space between two columns.
const columnGutter = 24

// contentsSetting is the first setting that brings the contents onto one page; the
// widest where none does.
func (p *press) contentsSetting(rows []contentsRow, room float64) contentsSetting {
	for _, s := range contentsSettings {
		all, last := 0.0, 0.0
		for _, r := range rows {
			l, above := s.of(r)
			last = above + l.lead*float64(len(p.contentsText(r, s).lines))
			all += last
		}
		if s.columns > 1 {
			all = all/float64(s.columns) + last
		}
		if all <= room {
			return s
		}
	}
	return contentsSettings[0]
}

// of is the letter of a line and the white space above it.
func (s contentsSetting) of(r contentsRow) (l letter, above float64) {
	if r.level > 1 {
		return s.part, s.abovePart
	}
	return s.section, s.aboveSection
}

// width is that of a column.
func (s contentsSetting) width() float64 {
	return (portrait.measure() - float64(s.columns-1)*columnGutter) / float64(s.columns)
}

// contentsAnchor cannot be the anchor of a section: those hold no space.
const contentsAnchor = "table of contents"

// contentsLine sets one line of the contents, or more where the title is long:
// a link to the page, with a dotted leader to its number.
func (p *press) contentsLine(r contentsRow, s contentsSetting, toc *pdf.Element) galley {
	l, above := s.of(r)
	text, indent := p.contentsText(r, s), r.indent()
	link := toc.Add(pdf.TOCI).Add(pdf.Reference).Add(pdf.LinkTag)
	g := make(galley, len(text.lines))
	for i, line := range text.lines {
		g[i] = strip{height: l.lead, draw: func(at spot) {
			p.later = append(p.later, func() {
				right := at.x + s.width()
				at.x += indent
				p.drawContents(contentsSpot{spot: at, right: right, row: r, link: link, last: i == len(text.lines)-1}, text, line)
			})
		}}
	}
	return g.keepTogether().after(above)
}

// contentsText is the lines of a title that its column has room for.
func (p *press) contentsText(r contentsRow, s contentsSetting) *textBlock {
	l, _ := s.of(r)
	return p.compose(plainSpans(r.text), l, s.width()-r.indent()-numberRoom)
}

// indent is how far parts stand in.
func (r contentsRow) indent() float64 {
	if r.level > 1 {
		return 16
	}
	return 0
}

// contentsSpot is where a line of the contents stands and where it leads.
type contentsSpot struct {
	spot
	right float64 // edge of its column
	row   contentsRow
	link  *pdf.Element
	last  bool // of its row, with the number
}

func (p *press) drawContents(at contentsSpot, text *textBlock, line textLine) {
	l := text.letter
	y := at.y - l.baseline()
	number := fmt.Sprint(p.starts[at.row.at])
	right := at.right
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

// beside sets the strips in two columns of about one height, the second so far to the
// right of the first, as one strip. A line that opens a part does not end a column.
func (g galley) beside(right float64) galley {
	half := g.height() / 2
	n := 1
	for n < len(g) && (g[:n].height() < half || g[n-1].keep) {
		n++
	}
	columns := []galley{g[:n], g[n:]}
	return galley{{height: max(columns[0].height(), columns[1].height()), above: g[0].above, draw: func(at spot) {
		for k, column := range columns {
			var last spot
			for i, s := range column {
				here := spot{at.page, at.x + float64(k)*right, at.y}
				if i > 0 {
					here.y = last.y - column[i-1].height - column[i-1:i].gapTo(column[i:])
				}
				s.draw(here)
				last = here
			}
		}
	}}}
}
