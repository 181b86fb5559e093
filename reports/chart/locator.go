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

// Located is a drawing with a locator at its right and, where given, a further drawing
// under that.
type Located struct {
	Main    Drawing
	Locator Locator
	Under   Drawing
}

const (
	locatorGap   = vg.Length(18) // between drawings
	locatorLeast = vg.Length(60) // least width
	locatorMost  = vg.Length(64) // largest height
	locatorDot   = vg.Length(5)  // a place smaller than this is a dot
)

// collage is drawings on one sheet.
type collage struct {
	parts []collaged
	w, h  vg.Length
}

// collaged is a drawing with the place of its upper left corner, from the sheet's.
type collaged struct {
	Drawing
	left, down vg.Length
}

// NewLocated sets the drawings on a sheet of a width.
func NewLocated(in Located, width vg.Length) (Drawing, error) {
	w, h := in.Main.Size()
	room := width - w - locatorGap
	if room < locatorLeast {
		return nil, fmt.Errorf("draw a locator: a drawing %g points wide leaves it no room on a sheet of %g", float64(w), float64(width))
	}
	side, err := in.Locator.sheet(room)
	if err != nil {
		return nil, fmt.Errorf("draw a locator: %w", err)
	}
	out := collage{parts: []collaged{{Drawing: in.Main}, {Drawing: side, left: w + locatorGap}}, w: width, h: max(h, side.h)}
	if in.Under != nil {
		underW, underH := in.Under.Size()
		if underW > room {
			return nil, fmt.Errorf("draw under a locator: %g points are wider than its %g", float64(underW), float64(room))
		}
		down := side.h + locatorGap
		out.parts = append(out.parts, collaged{Drawing: in.Under, left: w + locatorGap, down: down})
		out.h = max(out.h, down+underH)
	}
	return out, nil
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
	f.scale = min(float64(width-2)/(x.max-x.min), float64(locatorMost)/(y.max-y.min))
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
func (s *sheet) flat(sw swatch, areas [][]vg.Point) {
	p := ringPath(areas...)
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
func (l collage) Size() (w, h vg.Length) { return l.w, l.h }

// Draw draws each part in its place.
func (l collage) Draw(c draw.Canvas) {
	for _, p := range l.parts {
		w, h := p.Size()
		left, top := c.Min.X+p.left, c.Min.Y+l.h-p.down
		p.Drawing.Draw(draw.Canvas{Canvas: c.Canvas, Rectangle: box(left, top-h, left+w, top)})
	}
}

// Tracks are those of the parts, where they stand on the sheet.
func (l collage) Tracks() []Track {
	var out []Track
	for _, p := range l.parts {
		told, ok := p.Drawing.(Telling)
		if !ok {
			continue
		}
		_, h := p.Size()
		for _, t := range told.Tracks() {
			moved := Track{Name: t.Name}
			for _, s := range t.Spots {
				s.At.X += p.left
				s.At.Y += l.h - p.down - h
				moved.Spots = append(moved.Spots, s)
			}
			out = append(out, moved)
		}
	}
	return out
}
