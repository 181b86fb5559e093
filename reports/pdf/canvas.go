package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Canvas draws gonum charts into a page, as vectors with the document's own
// fonts. Everything on it belongs to the element that is open on the page.
type Canvas struct {
	page  *Page
	w, h  vg.Length
	want  ink // what the drawing has asked for
	have  ink // what the content stream has set
	stack []saved
	fill  *pendingFill
}

var _ vg.CanvasSizer = (*Canvas)(nil)

// ink is the part of the graphics state that a drawing sets.
type ink struct {
	color, fill, stroke color.NRGBA
	alpha               alpha
	width               vg.Length
	dash                string
	face                *embedded
	size                float64
}

type saved struct{ want, have ink }

// pendingFill is a shape that was filled but not written yet: most shapes are
// stroked next, and both are one operator.
type pendingFill struct {
	path  vg.Path
	color color.NRGBA
}

// alpha is the opacity of fills and of strokes, 0 to 255 each.
type alpha [2]uint8

func (a alpha) fill() float64   { return float64(a[0]) / 255 }
func (a alpha) stroke() float64 { return float64(a[1]) / 255 }

// Canvas opens a canvas of w by h points with its origin at (x, y). scale
// shrinks or enlarges what is drawn. Close must be called before anything else
// is drawn on the page.
func (p *Page) Canvas(origin Point, w, h vg.Length, scale float64) *Canvas {
	p.mark()
	p.content = append(p.content, "q "...)
	p.content = appendMatrix(p.content, [6]float64{scale, 0, 0, scale, origin.X, origin.Y})
	p.content = append(p.content, "1 j\n"...)
	black := color.NRGBA{A: 255}
	c := &Canvas{page: p, w: w, h: h}
	c.want = ink{color: black, width: 1, dash: "[]0"}
	c.have = ink{dash: "[]0", alpha: alpha{255, 255}}
	return c
}

// Close ends the drawing.
func (c *Canvas) Close() {
	c.flush()
	for range c.stack {
		c.op("Q\n")
	}
	c.stack = nil
	c.op("Q\n")
}

// Size is the canvas's size.
func (c *Canvas) Size() (w, h vg.Length) { return c.w, c.h }

// SetLineWidth sets the width of strokes. At 0 or less nothing is stroked.
func (c *Canvas) SetLineWidth(w vg.Length) { c.want.width = w }

// SetLineDash sets the pattern of strokes.
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	b := []byte("[")
	for _, l := range pattern {
		b = appendNumbers(b, max(0, l.Points()))
	}
	if !slices.ContainsFunc(pattern, func(l vg.Length) bool { return l.Points() >= 0.005 }) {
		b = b[:1]
	}
	b = append(bytes.TrimRight(b, " "), ']')
	c.want.dash = string(appendNumber(b, offset.Points(), 2))
}

// SetColor sets the colour of fills, strokes and text; nil is black.
func (c *Canvas) SetColor(k color.Color) {
	if k == nil {
		k = color.Black
	}
	c.want.color = color.NRGBAModel.Convert(k).(color.NRGBA)
}

// Rotate turns what follows, in radians.
func (c *Canvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.transform([6]float64{cos, sin, -sin, cos, 0, 0})
}

// Translate moves what follows.
func (c *Canvas) Translate(pt vg.Point) {
	c.transform([6]float64{1, 0, 0, 1, pt.X.Points(), pt.Y.Points()})
}

// Scale stretches what follows.
func (c *Canvas) Scale(x, y float64) { c.transform([6]float64{x, 0, 0, y, 0, 0}) }

func (c *Canvas) transform(m [6]float64) {
	c.flush()
	c.page.content = appendMatrix(c.page.content, m)
}

func appendMatrix(b []byte, m [6]float64) []byte {
	for i, v := range m {
		decimals := 5
		if i >= 4 {
			decimals = 2
		}
		b = append(appendNumber(b, v, decimals), ' ')
	}
	return append(b, "cm\n"...)
}

// Push saves the state.
func (c *Canvas) Push() {
	c.flush()
	c.stack = append(c.stack, saved{c.want, c.have})
	c.op("q\n")
}

// Pop restores the state that the last Push saved.
func (c *Canvas) Pop() {
	if len(c.stack) == 0 {
		return
	}
	c.flush()
	top := c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
	c.want, c.have = top.want, top.have
	c.op("Q\n")
}

// Fill fills a path.
func (c *Canvas) Fill(path vg.Path) {
	c.flush()
	if len(path) > 0 && c.want.color.A > 0 {
		c.fill = &pendingFill{path: slices.Clone(path), color: c.want.color}
	}
}

// Stroke draws along a path. The edge of the shape that was just filled is
// painted together with it.
func (c *Canvas) Stroke(path vg.Path) {
	if c.want.width <= 0 || len(path) == 0 || c.want.color.A == 0 {
		return
	}
	operator := "S\n"
	if c.fill != nil && outlines(c.fill.path, path) {
		operator = "B\n"
		c.setFill(c.fill.color)
		c.setAlpha(alpha{c.fill.color.A, c.want.color.A})
		c.fill = nil
	} else {
		c.flush()
		c.setAlpha(alpha{c.want.color.A, c.want.color.A})
	}
	c.setStroke()
	c.page.content = append(appendPath(c.page.content, path), operator...)
}

// flush writes the fill that waits.
func (c *Canvas) flush() {
	if c.fill == nil {
		return
	}
	f := c.fill
	c.fill = nil
	c.setFill(f.color)
	c.setAlpha(alpha{f.color.A, f.color.A})
	c.page.content = append(appendPath(c.page.content, f.path), "f\n"...)
}

// FillString draws text. Text of size 0 is not drawn.
func (c *Canvas) FillString(f font.Face, pt vg.Point, text string) {
	size := f.Font.Size.Points()
	if size <= 0 || text == "" || c.want.color.A == 0 {
		return
	}
	c.flush()
	c.setFill(c.want.color)
	c.setAlpha(alpha{c.want.color.A, c.want.color.A})
	p := c.page
	p.content = append(appendNumbers(append(p.content, "BT "...), pt.X.Points(), pt.Y.Points()), "Td\n"...)
	state := p.state
	p.state.face, p.state.size = c.have.face, c.have.size
	p.showLine(size, []Run{p.doc.Shape(p.doc.chartFace(f), text)})
	c.have.face, c.have.size = p.state.face, p.state.size
	p.state = state
	p.content = append(p.content, "ET\n"...)
}

// DrawImage draws a bitmap, scaled to the rectangle.
func (c *Canvas) DrawImage(r vg.Rectangle, img image.Image) {
	c.flush()
	name := c.page.doc.picture(img)
	if name == "" {
		return
	}
	c.setAlpha(alpha{255, 255})
	c.op("q ")
	c.page.content = appendMatrix(c.page.content, [6]float64{
		r.Size().X.Points(), 0, 0, r.Size().Y.Points(), r.Min.X.Points(), r.Min.Y.Points(),
	})
	c.op("/" + name + " Do Q\n")
}

func (c *Canvas) op(s string) { c.page.content = append(c.page.content, s...) }

func (c *Canvas) setFill(k color.NRGBA) {
	if k.A = 255; c.have.fill != k {
		c.have.fill = k
		c.page.content = append(appendColor(c.page.content, k), "rg\n"...)
	}
}

func (c *Canvas) setStroke() {
	k := opaque(c.want.color)
	if c.have.stroke != k {
		c.have.stroke = k
		c.page.content = append(appendColor(c.page.content, k), "RG\n"...)
	}
	if c.have.width != c.want.width {
		c.have.width = c.want.width
		c.page.content = append(appendNumbers(c.page.content, c.want.width.Points()), "w\n"...)
	}
	if c.have.dash != c.want.dash {
		c.have.dash = c.want.dash
		c.op(c.want.dash + " d\n")
	}
}

func (c *Canvas) setAlpha(a alpha) {
	if c.have.alpha == a {
		return
	}
	c.have.alpha = a
	d := c.page.doc
	i := slices.Index(d.alphas, a)
	if i < 0 {
		i = len(d.alphas)
		d.alphas = append(d.alphas, a)
	}
	c.op(fmt.Sprintf("/G%d gs\n", i))
}
