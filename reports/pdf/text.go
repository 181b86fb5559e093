package pdf

import (
	"image/color"
	"math"
)

// Style is how text is set. A zero Color is black.
type Style struct {
	Face  *Face
	Size  float64
	Color color.NRGBA
}

// Shape shapes s in a face. Control characters are dropped and white space
// becomes spaces.
func (d *Document) Shape(f *Face, s string) Run { return d.shaper.shape(f, s) }

// Width is the width of s in points.
func (d *Document) Width(s Style, text string) float64 {
	return d.Shape(s.Face, text).Width(s.Size)
}

// Text draws text with its baseline at (x, y) and returns its width.
func (p *Page) Text(s Style, x, y float64, text string) float64 {
	return p.Show(s, x, y, p.doc.Shape(s.Face, text))
}

// Show draws runs one after the other, with the size and the colour of s, and
// returns their width.
func (p *Page) Show(s Style, x, y float64, runs ...Run) float64 {
	var width float64
	for _, r := range runs {
		width += r.Width(s.Size)
	}
	if s.Size <= 0 || len(runs) == 0 {
		return width
	}
	p.mark()
	p.setFill(opaque(s.Color))
	p.content = append(p.content, "BT "...)
	p.content = append(appendNumbers(p.content, x, y), "Td\n"...)
	for _, g := range arrange(runs) {
		p.showGroup(s.Size, g)
	}
	p.content = append(p.content, "ET\n"...)
	return width
}

// showGroup draws parts that are read together. Text that is read from the
// right is drawn from its end, with its reading order beside it.
func (p *Page) showGroup(size float64, parts []part) {
	if parts[0].dir != rightToLeft {
		p.showPart(size, parts[0])
		return
	}
	var said string
	for _, q := range parts {
		said += q.text
	}
	p.content = append(p.content, "/Span<</ActualText"+textString(said)+">>BDC\n"...)
	for i := len(parts) - 1; i >= 0; i-- {
		p.showPart(size, parts[i])
	}
	p.content = append(p.content, "EMC\n"...)
}

func (p *Page) showPart(size float64, q part) {
	p.setFont(p.doc.embed(q.face), size)
	p.content = appendGlyphs(p.content, p.doc.embed(q.face), size, q.glyphs)
}

func (p *Page) setFont(e *embedded, size float64) {
	if p.state.face == e && p.state.size == size {
		return
	}
	p.state.face, p.state.size = e, size
	p.content = append(p.content, "/"+e.name+" "...)
	p.content = append(appendNumbers(p.content, size), "Tf\n"...)
}

// appendGlyphs writes the operator that shows glyphs, with kerning as
// adjustments in thousandths of an em.
func appendGlyphs(b []byte, e *embedded, size float64, glyphs []glyph) []byte {
	const hex = "0123456789ABCDEF"
	em := float64(e.face.upem)
	b = append(b, "[<"...)
	adjust := func(units int) {
		if units == 0 {
			return
		}
		b = append(b, '>')
		b = appendNumber(b, math.Round(-float64(units)*1000/em), 0)
		b = append(b, '<')
	}
	rise := func(units int) {
		b = append(b, ">]TJ "...)
		b = append(appendNumbers(b, float64(units)*size/em), "Ts [<"...)
	}
	for _, g := range glyphs {
		adjust(g.dx)
		if g.dy != 0 {
			rise(g.dy)
		}
		c := e.code(g)
		b = append(b, hex[c>>12&15], hex[c>>8&15], hex[c>>4&15], hex[c&15])
		if g.dy != 0 {
			rise(0)
		}
		adjust(g.advance - g.isolated - g.dx)
	}
	return append(b, ">]TJ\n"...)
}

// opaque makes the zero colour black and drops transparency, which text and
// rules do not use.
func opaque(c color.NRGBA) color.NRGBA {
	c.A = 255
	return c
}
