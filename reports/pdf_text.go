package reports

import (
	"strings"

	"assess/reports/pdf"
)

// textSpot is where a line of text stands: its left end and its baseline, and
// the element whose content it is.
type textSpot struct {
	page    *pdf.Page
	x, y    float64
	element *pdf.Element
}

// drawLine draws one line of a block. Spans that are links are Link elements
// with an area on each line that they touch.
func (p *press) drawLine(t *textBlock, line textLine, at textSpot) {
	for i := 0; i < len(line.pieces); {
		span, end := line.pieces[i].span, i+1
		for end < len(line.pieces) && line.pieces[end].span == span {
			end++
		}
		at.x += p.drawPieces(t, line.pieces[i:end], at)
		i = end
	}
}

// termDots underline words that lead to the glossary, so that they differ from other
// links without breaking up a paragraph.
var termDots = []float64{0, 1.8}

// drawPieces draws what a line has of one span and returns its width.
func (p *press) drawPieces(t *textBlock, pieces []textPiece, at textSpot) (width float64) {
	span := t.spans[pieces[0].span]
	style := t.letter.style(span.Bold)
	runs := make([]pdf.Run, len(pieces))
	for i, q := range pieces {
		runs[i] = q.run
		width += q.width
	}
	link, ok := p.link(span)
	if !ok {
		at.page.Begin(at.element)
		at.page.Show(style, at.x, at.y, runs...)
		at.page.End()
		return width
	}
	e := t.links[pieces[0].span]
	if e == nil {
		e = at.element.Add(pdf.LinkTag)
		t.links[pieces[0].span] = e
	}
	under := pdf.Stroke{Color: linkHue, Width: 0.5}
	if span.term {
		under = pdf.Stroke{Color: quietHue, Width: 0.7, Dash: termDots}
	} else {
		style.Color = linkHue
	}
	last := pieces[len(pieces)-1]
	bare := width - last.width + last.bare
	at.page.Begin(e)
	at.page.Show(style, at.x, at.y, runs...)
	y := at.y - style.Size*0.16
	at.page.Line(under, pdf.Point{X: at.x, Y: y}, pdf.Point{X: at.x + bare, Y: y})
	at.page.End()
	at.page.Link(e, pdf.Rect{X: at.x, Y: at.y - style.Size*0.25, W: bare, H: style.Size * 1.2}, link)
	return width
}

// link is where a span leads, with words that say so. Anchors that the document
// has not, and addresses that are neither of the web nor mail, are no links.
func (p *press) link(s Span) (pdf.Link, bool) {
	if strings.TrimSpace(s.Text) == "" {
		return pdf.Link{}, false
	}
	if id, ok := strings.CutPrefix(s.Link, "#"); ok {
		t, known := p.outline.targets[id]
		return pdf.Link{Destination: t.id, Contents: t.words}, known
	}
	if !pdf.Linkable(s.Link) {
		return pdf.Link{}, false
	}
	return pdf.Link{Address: s.Link, Contents: strings.TrimSpace(s.Text) + ": " + s.Link}, true
}

// strips sets text as strips of one line each under an element. Single lines
// are not left at the foot of a page nor carried to the top of one.
func (p *press) strips(t *textBlock, e *pdf.Element, indent float64) galley {
	g := make(galley, len(t.lines))
	for i, line := range t.lines {
		g[i] = strip{
			height: t.letter.lead,
			keep:   i < len(t.lines)-1 && (i == 0 || i == len(t.lines)-2),
			draw: func(at spot) {
				p.drawLine(t, line, textSpot{at.page, at.x + indent, at.y - t.letter.baseline(), e})
			},
		}
	}
	return g
}

// baseline is how far below a line's top its letters stand.
func (l letter) baseline() float64 { return (l.lead-l.size)/2 + l.size*0.8 }

// prose sets spans as strips the width of an upright page.
func (p *press) prose(spans []Span, l letter, e *pdf.Element) galley {
	return p.strips(p.compose(spans, p.density.of(l), portrait.measure()), e, 0)
}

// plainSpans is text without bold or links.
func plainSpans(text string) []Span { return []Span{{Text: text}} }

// inOneLine keeps words on one line.
func inOneLine(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }
