package reports

import (
	"assess/reports/design"
	"assess/reports/pdf"
)

// bulletIndent is how far the text of a list stands in.
const bulletIndent = 14

// list sets a bulleted list.
func (p *press) list(l List, parent *pdf.Element) (g galley) {
	if len(l.Items) == 0 {
		return nil
	}
	list := parent.Add(pdf.L)
	list.Label = "Disc"
	letter := p.density.of(bodyType)
	for i, spans := range l.Items {
		item := list.Add(pdf.LI)
		label, body := item.Add(pdf.Lbl), item.Add(pdf.LBody)
		text := p.compose(p.words.gloss(spans), letter, portrait.measure()-bulletIndent)
		lines := p.strips(text, body, bulletIndent)
		id := p.words.id(spans)
		p.onDraw(lines, func(at spot) {
			if id != "" {
				p.out.Destination(id, at.page, at.y+6)
			}
			at.page.Begin(label)
			at.page.Text(letter.style(false), at.x+3, at.y-letter.baseline(), "• ")
			at.page.End()
		})
		above := p.gap(design.Space1)
		if i == 0 {
			above = p.gap(design.Space2)
		}
		g = append(g, lines.after(above)...)
	}
	// No line of a list stands alone at the foot or at the top of a page.
	if n := len(g); n > 1 {
		g[0].keep, g[n-2].keep = true, true
	}
	return g
}
