package chart

import "gonum.org/v1/plot/vg"
import "gonum.org/v1/plot/vg/draw"

// Drawing is a finished chart or map that can be drawn on any canvas: PDF, SVG
// or a bitmap. Drawing twice gives the same marks.
type Drawing interface {
	// Size is the size that the drawing was laid out for.
	Size() (w, h vg.Length)
	// Draw draws within c, whose size is that of Size.
	Draw(c draw.Canvas)
}
