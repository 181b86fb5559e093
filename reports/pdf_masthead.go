package reports

import (
	"strings"

	"assess/reports/design"
	"assess/reports/pdf"
)

// masthead sets the title of a brief paper over its first section, with the document
// control as a line or two of small print, and stays with what follows it.
func (p *press) masthead() {
	sect := p.out.Root().Add(pdf.Sect)
	g := galley{{height: 3, draw: func(at spot) {
		at.page.BeginArtifact(pdf.Layout)
		at.page.Fill(titleHue, pdf.Rect{X: at.x, Y: at.y - 3, W: 48, H: 3})
		at.page.End()
	}}}
	for _, line := range []struct {
		text   string
		letter letter
	}{{p.doc.Owner, partType}, {p.doc.Title, titleType}} {
		if line.text != "" {
			g = append(g, p.prose(plainSpans(line.text), line.letter, sect.Add(pdf.P)).keepTogether().after(design.Space1)...)
		}
	}
	var control []string
	for _, f := range p.doc.Cover {
		control = append(control, f.Name+": "+f.Value)
	}
	if len(control) > 0 {
		g = append(g, p.prose(plainSpans(strings.Join(control, " · ")), smallType, sect.Add(pdf.P)).keepTogether().after(design.Space1)...)
	}
	p.place(g.keepWithNext())
}
