package reports

import (
	"fmt"
	"strings"

	"assess/reports/pdf"

	"github.com/go-text/typesetting/segmenter"
)

// frame draws what stands on every page: at the top the owner and the marking;
// at the foot the notices, the title, the page's number and the marking again.
// It is not part of what is read aloud.
func (p *press) frame(page *pdf.Page) {
	const left = sideMargin
	right := page.W - sideMargin
	quiet := smallType.style(false)
	marking := letter{9, 11, true, inkHue}.style(true)
	centred := func(s pdf.Style, y float64, text string) {
		text = p.shorten(s, text, right-left)
		page.Text(s, (page.W-p.out.Width(s, text))/2, y, text)
	}

	page.BeginArtifact(pdf.Header)
	centred(marking, page.H-34, p.doc.Marking)
	page.Text(quiet, left, page.H-50, p.shorten(quiet, p.doc.Owner, (right-left)*0.62))
	edition := p.shorten(quiet, p.doc.Edition, (right-left)*0.34)
	page.Text(quiet, right-p.out.Width(quiet, edition), page.H-50, edition)
	page.Line(pdf.Stroke{Color: ruleHue, Width: 0.5}, pdf.Point{X: left, Y: page.H - 56}, pdf.Point{X: right, Y: page.H - 56})
	page.End()

	page.BeginArtifact(pdf.Footer)
	page.Line(pdf.Stroke{Color: ruleHue, Width: 0.5}, pdf.Point{X: left, Y: 64}, pdf.Point{X: right, Y: 64})
	if notices := nonEmpty(p.doc.Handling.Short, p.doc.Notice); len(notices) > 0 {
		centred(smallType.style(true), 53, strings.Join(notices, " · "))
	}
	number := fmt.Sprintf("Page %d of %d", page.Number(), len(p.out.Pages()))
	taken := p.out.Width(quiet, number)
	page.Text(quiet, right-taken, 41, number)
	page.Text(quiet, left, 41, p.shorten(quiet, p.doc.Title, right-left-taken-20))
	centred(marking, 26, p.doc.Marking)
	page.End()
}

// shorten cuts text that is too wide and ends it with an ellipsis.
func (p *press) shorten(s pdf.Style, text string, measure float64) string {
	if p.out.Width(s, text) <= measure {
		return text
	}
	measure -= p.out.Width(s, "…")
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var kept string
	var width float64
	for it := seg.GraphemeIterator(); it.Next(); {
		g := string(it.Grapheme().Text)
		if width += p.out.Width(s, g); width > measure {
			break
		}
		kept += g
	}
	return kept + "…"
}
