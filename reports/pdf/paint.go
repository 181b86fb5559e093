package pdf

import "image/color"

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Stroke is how a line is drawn. Dash is lengths on and off, none for a solid
// line.
type Stroke struct {
	Color color.NRGBA
	Width float64
	Dash  []float64
}

// Line draws a straight line.
func (p *Page) Line(s Stroke, from, to Point) {
	if s.Width <= 0 {
		return
	}
	p.mark()
	p.setStroke(opaque(s.Color))
	if p.state.width != s.Width {
		p.state.width = s.Width
		p.content = append(appendNumbers(p.content, s.Width), "w\n"...)
	}
	if len(s.Dash) > 0 {
		p.content = append(p.content, "q ["...)
		p.content = append(appendNumbers(p.content, s.Dash...), "]0 d 1 J\n"...)
	}
	p.content = append(appendNumbers(p.content, from.X, from.Y), "m "...)
	p.content = append(appendNumbers(p.content, to.X, to.Y), "l S\n"...)
	if len(s.Dash) > 0 {
		p.content = append(p.content, "Q\n"...)
	}
}

// Fill paints a rectangle.
func (p *Page) Fill(c color.NRGBA, r Rect) {
	p.mark()
	p.setFill(opaque(c))
	p.content = append(appendNumbers(p.content, r.X, r.Y, r.W, r.H), "re f\n"...)
}

// Polygon paints a closed shape.
func (p *Page) Polygon(c color.NRGBA, points ...Point) {
	if len(points) < 3 {
		return
	}
	p.mark()
	p.setFill(opaque(c))
	for i, q := range points {
		p.content = appendNumbers(p.content, q.X, q.Y)
		p.content = append(p.content, map[bool]string{true: "m ", false: "l "}[i == 0]...)
	}
	p.content = append(p.content, "f\n"...)
}

func (p *Page) setFill(c color.NRGBA) {
	p.initInk()
	if p.state.fill != c {
		p.state.fill = c
		p.content = append(appendColor(p.content, c), "rg\n"...)
	}
}

func (p *Page) setStroke(c color.NRGBA) {
	p.initInk()
	if p.state.stroke != c {
		p.state.stroke = c
		p.content = append(appendColor(p.content, c), "RG\n"...)
	}
}

// initInk records how a page starts: black, with lines one point wide.
func (p *Page) initInk() {
	if !p.state.inked {
		black := color.NRGBA{A: 255}
		p.state.fill, p.state.stroke, p.state.width, p.state.inked = black, black, 1, true
	}
}

func appendColor(b []byte, c color.NRGBA) []byte {
	for _, v := range []uint8{c.R, c.G, c.B} {
		b = append(appendNumber(b, float64(v)/255, 3), ' ')
	}
	return b
}
