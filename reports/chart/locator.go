package chart

import (
	"fmt"
	"math"

	"assess/geo"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Locator is a small map of where a place lies in a larger one, without a key: the
// larger one in outline, the place in full colour.
type Locator struct {
	Title  string // over it
	Around []geo.Shape
	Here   geo.Shape
}

const (
	locatorGap   = vg.Length(16) // between a drawing and its locator
	locatorLeast = vg.Length(60) // least width and largest share of the width in height
	locatorTall  = 1.5
	locatorDot   = vg.Length(5) // a place smaller than this is a dot
)

// located is a drawing with a locator at its right.
type located struct {
	inner  Drawing
	side   *sheet
	width  vg.Length
	height vg.Length
}

// Located sets a locator beside a drawing, at the right of a sheet of a width.
func Located(d Drawing, l Locator, width vg.Length) (Drawing, error) {
	w, h := d.Size()
	room := width - w - locatorGap
	if room < locatorLeast {
		return nil, fmt.Errorf("draw a locator: a drawing %g points wide leaves it no room on a sheet of %g", float64(w), float64(width))
	}
	side, err := l.sheet(room)
	if err != nil {
		return nil, fmt.Errorf("draw a locator: %w", err)
	}
	return located{d, side, width, max(h, side.h)}, nil
}

// sheet lays the locator out.
func (l Locator) sheet(width vg.Length) (*sheet, error) {
	lines := boldText.wrap(l.Title, width, 3)
	head := vg.Length(len(lines)) * boldText.leading()
	in := Map{Shapes: []MapShape{{Geometry: l.Here, Class: -1}}}
	for _, s := range l.Around {
		in.Lines = append(in.Lines, MapLine{Geometry: s})
	}
	x, y, err := in.extent()
	if err != nil {
		return nil, err
	}
	f := mapFrame{west: x.min, south: y.min}
	f.scale = min(float64(width-2)/(x.max-x.min), float64(width)*locatorTall/(y.max-y.min))
	f.w, f.h = vg.Length(f.scale*(x.max-x.min)), vg.Length(f.scale*(y.max-y.min))
	f.origin = vg.Point{X: 1, Y: 1}
	s := &sheet{w: width, h: vg.Length(math.Ceil(float64(f.h + head + 4)))}
	for i, t := range lines {
		s.write(boldText, start, vg.Point{Y: s.h - boldText.rise() - vg.Length(i)*boldText.leading()}, t)
	}
	var around [][]vg.Point
	for _, shape := range l.Around {
		around = append(around, f.rings(shape)...)
	}
	s.flat(plain, around)
	s.outlines(bold(around), stroke(outline, 0.5))
	here := f.rings(l.Here)
	s.flat(seq5, here)
	if b := extentOf(here).Size(); b.X < locatorDot && b.Y < locatorDot {
		p := geo.Interior(l.Here)
		s.glyph(mark(discShape, seq5, locatorDot/2), f.at(p[0], p[1]))
	}
	return s, nil
}

// flat paints rings as one path.
func (s *sheet) flat(sw swatch, rings [][]vg.Point) {
	var p vg.Path
	for _, r := range rings {
		p = append(p, ring(r)...)
	}
	if len(p) == 0 {
		return
	}
	s.add(func(c draw.Canvas) {
		c.SetColor(sw.Light)
		c.Fill(p)
	})
}

// extentOf is the box of rings, empty for none.
func extentOf(rings [][]vg.Point) (b vg.Rectangle) {
	for i, r := range rings {
		for k, p := range r {
			if i == 0 && k == 0 {
				b = vg.Rectangle{Min: p, Max: p}
			}
			b.Min.X, b.Min.Y = min(b.Min.X, p.X), min(b.Min.Y, p.Y)
			b.Max.X, b.Max.Y = max(b.Max.X, p.X), max(b.Max.Y, p.Y)
		}
	}
	return b
}

// Size is that of the sheet.
func (l located) Size() (w, h vg.Length) { return l.width, l.height }

// Draw draws both at the top of c.
func (l located) Draw(c draw.Canvas) {
	at := func(x, w, h vg.Length) draw.Canvas {
		top := c.Min.Y + l.height
		return draw.Canvas{Canvas: c.Canvas, Rectangle: box(c.Min.X+x, top-h, c.Min.X+x+w, top)}
	}
	w, h := l.inner.Size()
	l.inner.Draw(at(0, w, h))
	l.side.Draw(at(w+locatorGap, l.side.w, l.side.h))
}

// Tracks are those of the drawing, where it stands on the sheet.
func (l located) Tracks() []Track {
	told, ok := l.inner.(Telling)
	if !ok {
		return nil
	}
	_, h := l.inner.Size()
	var out []Track
	for _, t := range told.Tracks() {
		moved := Track{Name: t.Name}
		for _, s := range t.Spots {
			s.At.Y += l.height - h
			moved.Spots = append(moved.Spots, s)
		}
		out = append(out, moved)
	}
	return out
}
