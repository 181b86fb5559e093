package chart

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// narrowest is the least width that a chart is laid out for: a phone's.
const narrowest = vg.Length(240)

// sheet is a Drawing under construction: marks in painting order, in points,
// with the origin in the bottom left corner. Once built it is only read.
type sheet struct {
	w, h   vg.Length
	marks  []func(draw.Canvas)
	tracks []Track
	within string // the part that all marks added now belong to, empty for none
}

// newSheet checks the width. The height is rounded up to whole points, which
// keeps coordinates short where a canvas counts from the top.
func newSheet(w, h vg.Length) (*sheet, error) {
	if err := checkWidth(w); err != nil {
		return nil, err
	}
	return &sheet{w: w, h: wholePoints(h)}, nil
}

func wholePoints(h vg.Length) vg.Length { return vg.Length(math.Ceil(float64(h))) }

func checkWidth(w vg.Length) error {
	if !(w >= narrowest) || math.IsInf(float64(w), 0) {
		return fmt.Errorf("a chart cannot be laid out %g points wide; give at least %g", float64(w), float64(narrowest))
	}
	return nil
}

// Size is the size that the sheet was laid out for.
func (s *sheet) Size() (w, h vg.Length) { return s.w, s.h }

// Draw paints the marks within c, from its lower left corner.
func (s *sheet) Draw(c draw.Canvas) {
	if c.Min != (vg.Point{}) {
		c.Push()
		c.Translate(c.Min)
		defer c.Pop()
	}
	inner := draw.NewCanvas(c.Canvas, s.w, s.h)
	for _, mark := range s.marks {
		mark(inner)
	}
}

// add appends a mark.
func (s *sheet) add(mark func(draw.Canvas)) { s.marks = append(s.marks, mark) }

// write sets text on the sheet, at its base line.
func (s *sheet) write(l lettering, a anchor, at vg.Point, text string) {
	if text == "" {
		return
	}
	s.add(func(c draw.Canvas) { l.write(c, a, at, text) })
}

// line draws a polyline.
func (s *sheet) line(st draw.LineStyle, pts ...vg.Point) {
	s.add(func(c draw.Canvas) { c.StrokeLines(st, pts) })
}

// fill paints a rectangle.
func (s *sheet) fill(sw swatch, r vg.Rectangle) {
	s.add(func(c draw.Canvas) {
		c.SetColor(sw.Light)
		c.Fill(r.Path())
	})
}

// glyph draws a symbol at a place.
func (s *sheet) glyph(g draw.GlyphStyle, at vg.Point) {
	s.add(func(c draw.Canvas) { c.DrawGlyphNoClip(g, at) })
}

// stroke is a line style in a colour of the palette.
func stroke(sw swatch, width vg.Length, dashes ...vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: color.Color(sw.Light), Width: width, Dashes: dashes}
}

// box is the rectangle with these edges.
func box(left, bottom, right, top vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: left, Y: bottom}, Max: vg.Point{X: right, Y: top}}
}
