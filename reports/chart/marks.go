package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// shape is the form of a mark. Meaning is never left to colour alone.
type shape int

const (
	discShape shape = iota
	ringShape
	upShape
	downShape
	squareShape
	holeShape // hollow square
	diamondShape
)

// mark is a symbol of one shape and colour.
func mark(sh shape, sw swatch, radius vg.Length) draw.GlyphStyle {
	return draw.GlyphStyle{Color: sw.Light, Radius: radius, Shape: sh}
}

// DrawGlyph draws the shape about pt. Hollow shapes are filled with the page's
// colour, so that lines end at them.
func (sh shape) DrawGlyph(c *draw.Canvas, g draw.GlyphStyle, pt vg.Point) {
	p := sh.path(pt, g.Radius)
	if sh == ringShape || sh == holeShape {
		c.SetColor(paper.Light)
		c.Fill(p)
		c.SetLineStyle(draw.LineStyle{Color: g.Color, Width: 1.2})
		c.Stroke(p)
		return
	}
	c.SetColor(g.Color)
	c.Fill(p)
}

// path is the outline of the shape; all shapes of one radius look equally large.
func (sh shape) path(pt vg.Point, r vg.Length) vg.Path {
	var corners []vg.Point
	switch sh {
	case upShape:
		corners = []vg.Point{{X: 0, Y: 1.3}, {X: -1.2, Y: -0.85}, {X: 1.2, Y: -0.85}}
	case downShape:
		corners = []vg.Point{{X: 0, Y: -1.3}, {X: 1.2, Y: 0.85}, {X: -1.2, Y: 0.85}}
	case squareShape, holeShape:
		corners = []vg.Point{{X: -0.9, Y: -0.9}, {X: 0.9, Y: -0.9}, {X: 0.9, Y: 0.9}, {X: -0.9, Y: 0.9}}
	case diamondShape:
		corners = []vg.Point{{X: 0, Y: -1.3}, {X: 1.3, Y: 0}, {X: 0, Y: 1.3}, {X: -1.3, Y: 0}}
	default:
		var p vg.Path
		p.Move(vg.Point{X: pt.X + r, Y: pt.Y})
		p.Arc(pt, r, 0, 2*math.Pi)
		p.Close()
		return p
	}
	for i, k := range corners {
		corners[i] = pt.Add(k.Scale(r))
	}
	return ringPath(corners)
}

// ringPath is the path through each of the rings in turn, all closed.
func ringPath(in ...[]vg.Point) vg.Path {
	p := make(vg.Path, 0, pointsOf(in)+len(in))
	for _, pts := range in {
		p.Move(pts[0])
		for _, pt := range pts[1:] {
			p.Line(pt)
		}
		p.Close()
	}
	return p
}

// look is how a tone is drawn.
func (t Tone) look() (shape, swatch) {
	switch t {
	case High:
		return upShape, high
	case Low:
		return downShape, low
	case Own:
		return discShape, series1
	}
	return ringShape, neutral
}

// mark is the symbol of a tone.
func (t Tone) mark(radius vg.Length) draw.GlyphStyle {
	sh, sw := t.look()
	return mark(sh, sw, radius)
}

// whisker is the interval from lo to hi along one axis at one place of the
// other. An end beyond the axis is drawn as an arrow at the axis' end.
type whisker struct {
	upright bool
	at      float64
	shift   vg.Length // across the interval
	lo, hi  float64
	style   draw.LineStyle
}

// Plot draws the interval and its ends.
func (w whisker) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	a, along := p.X, trX
	if w.upright {
		a, along = p.Y, trY
	}
	lo, hi := math.Max(w.lo, a.Min), math.Min(w.hi, a.Max)
	if lo > hi {
		return
	}
	place := func(v float64, off, across vg.Length) vg.Point {
		if w.upright {
			return vg.Point{X: trX(w.at) + w.shift + across, Y: along(v) + off}
		}
		return vg.Point{X: along(v) + off, Y: trY(w.at) + w.shift + across}
	}
	finish := func(v float64, cut bool, inward vg.Length) []vg.Point {
		if cut {
			return []vg.Point{place(v, inward, 2.2), place(v, 0, 0), place(v, inward, -2.2)}
		}
		return []vg.Point{place(v, 0, 1.8), place(v, 0, -1.8)}
	}
	c.StrokeLines(w.style,
		[]vg.Point{place(lo, 0, 0), place(hi, 0, 0)},
		finish(lo, w.lo < a.Min, 3),
		finish(hi, w.hi > a.Max, -3))
}

// rule is a straight line across the panel at one value.
type rule struct {
	upright bool
	at      float64
	style   draw.LineStyle
}

// Plot draws the line where the axis holds its value.
func (r rule) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	if r.upright {
		if x := trX(r.at); c.ContainsX(x) {
			c.StrokeLine2(r.style, x, c.Min.Y, x, c.Max.Y)
		}
		return
	}
	if y := trY(r.at); c.ContainsY(y) {
		c.StrokeLine2(r.style, c.Min.X, y, c.Max.X, y)
	}
}

// dot is one symbol at a value, moved by an offset.
type dot struct {
	x, y   float64
	offset vg.Point
	style  draw.GlyphStyle
}

// Plot draws the symbol.
func (d dot) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	c.DrawGlyphNoClip(d.style, vg.Point{X: trX(d.x), Y: trY(d.y)}.Add(d.offset))
}
