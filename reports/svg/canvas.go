package svg

import (
	"image/color"
	"io"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Options is what a picture says of itself, and how it may be restyled.
type Options struct {
	ID    string // the ids of title and desc are ID-title and ID-desc; unique in the page
	Title string // its accessible name
	Desc  string // what it shows; empty leaves the description out

	// Classes names the colours that a style sheet sets. A colour that is in
	// it only as opaque keeps its class when drawn translucent.
	Classes map[color.NRGBA]string
}

// Canvas is a vg.CanvasWriterTo that collects one picture. It is not safe for
// concurrent use.
type Canvas struct {
	width, height vg.Length
	options       Options
	state         state
	stack         []state
	marks         []mark
	part          string // that the next marks belong to
}

// state is what Push saves. The matrix leads from the caller's space to points
// with the origin at the bottom left.
type state struct {
	colour color.NRGBA
	width  vg.Length
	dashes []vg.Length
	offset vg.Length
	matrix matrix
}

var _ vg.CanvasWriterTo = (*Canvas)(nil)

// New makes an empty picture of a width and height in points.
func New(width, height vg.Length, o Options) *Canvas {
	c := &Canvas{width: width, height: height, options: o}
	c.state.matrix = identity
	vg.Initialize(c)
	return c
}

// Size is the size given to New.
func (c *Canvas) Size() (w, h vg.Length) { return c.width, c.height }

// SetLineWidth sets the width of strokes; nothing is stroked when it is not positive.
func (c *Canvas) SetLineWidth(w vg.Length) { c.state.width = w }

// SetLineDash sets the dash pattern of strokes; an empty one is a solid line.
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.state.dashes, c.state.offset = append([]vg.Length(nil), pattern...), offset
}

// SetColor sets the colour of fills, strokes and text; nil is black.
func (c *Canvas) SetColor(col color.Color) {
	if col == nil {
		col = color.Black
	}
	c.state.colour = color.NRGBAModel.Convert(col).(color.NRGBA)
}

// Rotate turns what follows by an angle in radians, anticlockwise.
func (c *Canvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.state.matrix = c.state.matrix.mul(matrix{cos, sin, -sin, cos, 0, 0})
}

// Translate moves what follows.
func (c *Canvas) Translate(p vg.Point) {
	c.state.matrix = c.state.matrix.mul(matrix{1, 0, 0, 1, p.X.Points(), p.Y.Points()})
}

// Scale stretches what follows, line widths too.
func (c *Canvas) Scale(x, y float64) {
	c.state.matrix = c.state.matrix.mul(matrix{x, 0, 0, y, 0, 0})
}

// Part gives what is drawn until the next call the attribute data-part with a
// name, so that a script finds it; an empty name gives none. It stands outside
// of Push and Pop.
func (c *Canvas) Part(name string) { c.part = name }

// Push saves colour, line style and transform.
func (c *Canvas) Push() { c.stack = append(c.stack, c.state) }

// Pop restores what the matching Push saved; without one it does nothing.
func (c *Canvas) Pop() {
	if n := len(c.stack); n > 0 {
		c.state, c.stack = c.stack[n-1], c.stack[:n-1]
	}
}

// Stroke draws the outline of a path. An outline of the shape that was filled
// last becomes part of that shape's element.
func (c *Canvas) Stroke(p vg.Path) {
	width := c.state.width.Points() * c.state.matrix.scale()
	if !(width > 0) || c.state.colour.A == 0 {
		return
	}
	d := c.path(p, false)
	if d == "" {
		return
	}
	c.addStroke(d, c.strokePaint(width), c.state.colour.A == 255)
}

// Fill fills a path by the non-zero winding rule; open subpaths count as closed.
func (c *Canvas) Fill(p vg.Path) {
	if c.state.colour.A == 0 {
		return
	}
	if d := c.path(p, true); d != "" {
		c.marks = append(c.marks, mark{kind: shape, data: d, fill: c.fillPaint(), part: c.part})
	}
}

// FillString writes text with its baseline starting at a point. Characters that
// XML cannot hold are shown as U+FFFD.
func (c *Canvas) FillString(f font.Face, p vg.Point, text string) {
	if !(f.Font.Size > 0) || text == "" || c.state.colour.A == 0 {
		return
	}
	place, ok := c.textPlace(p)
	if !ok {
		return
	}
	var b strings.Builder
	b.WriteString(place)
	b.WriteByte('>')
	escape(&b, text)
	b.WriteString("</text>")
	c.marks = append(c.marks, mark{kind: words, data: b.String(), fill: fontAttributes(f.Font, c.textScale()).and(c.fillPaint()), part: c.part})
}

// WriteTo writes the whole <svg> element.
func (c *Canvas) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, c.Markup())
	return int64(n), err
}
