package chart

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// inset is a drawing at the left of a wider, empty sheet.
type inset struct {
	inner Drawing
	width vg.Length
}

// Inset sets a small drawing at the left of a sheet of a width. Where pictures
// are scaled to one width, as on a web page, its lettering then stays as large
// as that of the others.
func Inset(d Drawing, width vg.Length) (Drawing, error) {
	if w, _ := d.Size(); w > width {
		return nil, fmt.Errorf("a drawing %g points wide does not fit a sheet of %g", float64(w), float64(width))
	}
	return inset{d, width}, nil
}

// Size is that of the sheet.
func (i inset) Size() (w, h vg.Length) {
	_, h = i.inner.Size()
	return i.width, h
}

// Draw draws in the lower left of c.
func (i inset) Draw(c draw.Canvas) {
	w, h := i.inner.Size()
	i.inner.Draw(draw.Canvas{Canvas: c.Canvas, Rectangle: box(c.Min.X, c.Min.Y, c.Min.X+w, c.Min.Y+h)})
}
