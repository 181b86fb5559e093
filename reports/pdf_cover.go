package reports

import "assess/reports/pdf"

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
	if p.doc.Notice != "" {
		g = append(g, boxed(line(p.doc.Notice, bodyType.strong(), 0).indented(noteIndent), noteHues[Warning]).after(22)...)
	}
	if len(p.doc.Cover) > 0 {
		g = append(g, p.control(sect)...)
	}
	p.place(g)
}

// indented moves strips to the right.
func (g galley) indented(by float64) galley {
	for i := range g {
		draw := g[i].draw
		g[i].draw = func(at spot) { draw(spot{at.page, at.x + by, at.y}) }
	}
	return g
}

// control sets the document control: names and values.
func (p *press) control(sect *pdf.Element) galley {
	g := &grid{columns: []gridColumn{{weight: 1.1}, {weight: 3}}, letter: letter{9.5, 12.5, false, inkHue}}
	for _, f := range p.doc.Cover {
		g.rows = append(g.rows, []gridCell{
			{spans: []Span{{Text: f.Name, Bold: true}}}, {spans: plainSpans(f.Value)},
		})
	}
	return p.captioned(g, sect.Add(pdf.Table), "Document control").after(34)
}
