package reports

import (
	"fmt"

	"assess/reports/design"
	"assess/reports/pdf"
)

// shortNote is the number of lines up to which a note is not divided.
const shortNote = 8

// The box of a note.
const (
	noteIndent = 12.0 // of the text
	noteBar    = 3.0  // width of the bar at its left
	notePad    = 6.0  // above the first line and below the last
)

// note sets a box with a bar at its left, labelled with its kind in words.
func (p *press) note(n Note, parent *pdf.Element) galley {
	p.notes++
	element := parent.Add(pdf.Note)
	element.ID = fmt.Sprintf("note-%d", p.notes)
	title := noteKinds[n.Kind].word
	if n.Title != "" {
		title += ": " + n.Title
	}
	measure := portrait.measure() - 2*noteIndent
	head := p.compose(plainSpans(title), p.density.of(bodyType).strong(), measure)
	g := p.strips(head, element.Add(pdf.P), noteIndent).keepTogether()
	if len(n.Spans) > 0 {
		text := p.compose(p.words.gloss(n.Spans), p.density.of(bodyType), measure)
		g = append(g.keepWithNext(), p.strips(text, element.Add(pdf.P), noteIndent)...)
	}
	if len(g) <= shortNote {
		g = g.keepTogether()
	}
	return boxed(g, noteHues[n.Kind]).after(p.gap(design.Space2)).before(p.gap(design.Space3))
}

// boxed puts a tinted panel with a bar behind strips that touch each other.
func boxed(g galley, bar hue) galley {
	for i := range g {
		above, below, overlap := 0.0, 0.0, 0.3
		if i == 0 {
			above = notePad
		}
		if i == len(g)-1 {
			below, overlap = notePad, 0
		}
		height, draw := g[i].height+above+below, g[i].draw
		g[i].height = height
		g[i].draw = func(at spot) {
			at.page.BeginArtifact(pdf.Layout)
			panel := pdf.Rect{X: at.x, Y: at.y - height - overlap, W: portrait.measure(), H: height + overlap}
			at.page.Fill(panelHue, panel)
			panel.W = noteBar
			at.page.Fill(bar, panel)
			at.page.End()
			draw(spot{at.page, at.x, at.y - above})
		}
	}
	return g
}
