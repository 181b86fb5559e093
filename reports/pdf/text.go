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
	p.showLine(s.Size, runs)
	p.content = append(p.content, "ET\n"...)
	return width
}

// showLine shows glyphs one by one from the current point. Where a glyph does
// not stand where the one before it ended, because of kerning or of the
// direction of reading, the pen is moved first.
func (p *Page) showLine(size float64, runs []Run) {
	var pen float64 // in ems
	for _, part := range arrange(runs) {
		e := p.doc.embed(part.face)
		p.setFont(e, size)
		w := glyphWriter{b: p.content, font: e, size: size, pen: pen - part.x}
		p.content = w.write(part.glyphs)
		pen = w.pen + part.x
	}
}

func (p *Page) setFont(e *embedded, size float64) {
	if p.state.face == e && p.state.size == size {
		return
	}
	p.state.face, p.state.size = e, size
	p.content = append(p.content, "/"+e.name+" "...)
	p.content = append(appendNumbers(p.content, size), "Tf\n"...)
}

// glyphWriter writes the operator that shows glyphs. The pen is where the next
// glyph would stand, in ems from the left end of the part.
type glyphWriter struct {
	b    []byte
	font *embedded
	size float64
	pen  float64
}

func (w *glyphWriter) write(glyphs []glyph) []byte {
	const hex = "0123456789ABCDEF"
	w.b = append(w.b, "[<"...)
	for _, g := range glyphs {
		w.move(g.x)
		if g.y != 0 {
			w.rise(g.y)
		}
		c := w.font.code(g)
		w.b = append(w.b, hex[c>>12&15], hex[c>>8&15], hex[c>>4&15], hex[c&15])
		w.pen += g.width
		if g.y != 0 {
			w.rise(0)
		}
	}
	return append(w.b, ">]TJ\n"...)
}

// move takes the pen to x, to a thousandth of an em. What rounding leaves is
// made good by later moves.
func (w *glyphWriter) move(x float64) {
	step := math.Round((w.pen - x) * 1000)
	if step == 0 {
		return
	}
	w.b = append(w.b, '>')
	w.b = appendNumber(w.b, step, 0)
	w.b = append(w.b, '<')
	w.pen -= step / 1000
}

// rise lifts the baseline for marks above and below letters.
func (w *glyphWriter) rise(ems float64) {
	w.b = append(w.b, ">]TJ "...)
	w.b = append(appendNumbers(w.b, ems*w.size), "Ts [<"...)
}

// opaque makes the zero colour black and drops transparency, which text and
// rules do not use.
func opaque(c color.NRGBA) color.NRGBA {
	c.A = 255
	return c
}
