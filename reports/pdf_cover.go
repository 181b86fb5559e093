package reports

import (
	"assess/reports/design"
	"assess/reports/pdf"
)

// cover sets the first page: whose assessment it is, of what, which edition,
// and the document control.
func (p *press) cover() {
	sect := p.out.Root().Add(pdf.Sect)
	line := func(text string, l letter, above float64) galley {
		if text == "" {
			return nil
		}
		return p.prose(plainSpans(text), l, sect.Add(pdf.P)).keepTogether().after(above)
	}
	g := galley{{height: 84}, {height: 5, draw: func(at spot) {
		at.page.BeginArtifact(pdf.Layout)
		at.page.Fill(titleHue, pdf.Rect{X: at.x, Y: at.y - 5, W: 72, H: 5})
		at.page.End()
	}}}
	g = append(g, line(p.doc.Owner, ownerType, 18)...)
	g = append(g, line(p.doc.Title, coverType, 6)...)
	g = append(g, line(p.doc.Edition, editionType, 10)...)
	for _, notice := range nonEmpty(p.doc.Notice, p.doc.Handling.Full) {
		text := p.compose(plainSpans(notice), bodyType.strong(), portrait.measure()-2*noteIndent)
		g = append(g, boxed(p.strips(text, sect.Add(pdf.P), noteIndent).keepTogether(), noteHues[Warning]).after(design.Space4)...)
	}
	if len(p.doc.Cover) > 0 {
		g = append(g, p.control(sect)...)
	}
	p.place(g)
}

// control sets the document control: names and values.
func (p *press) control(sect *pdf.Element) galley {
	g := &grid{columns: []gridColumn{{weight: 1.1}, {weight: 3}}, letter: letter{9.5, 12.5, false, inkHue}}
	for _, f := range p.doc.Cover {
		g.rows = append(g.rows, []gridCell{
			{spans: []Span{{Text: f.Name, Bold: true}}}, {spans: plainSpans(f.Value)},
		})
	}
	return p.captioned(g, sect.Add(pdf.Table), "Document control").after(design.Space5)
}
