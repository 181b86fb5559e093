package pdf

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// appendPath writes a gonum path as PDF path operators.
func appendPath(b []byte, path vg.Path) []byte {
	w := pathWriter{b: slices.Grow(b, 16*len(path))} // a point is 12 to 16 bytes
	for _, c := range path {
		switch c.Type {
		case vg.MoveComp:
			w.move(c.Pos.X.Points(), c.Pos.Y.Points())
		case vg.LineComp:
			w.line(c.Pos.X.Points(), c.Pos.Y.Points())
		case vg.CurveComp:
			w.curve(c)
		case vg.ArcComp:
			w.arc(c)
		case vg.CloseComp:
			if w.started {
				w.b = append(w.b, "h\n"...)
				w.x, w.y = w.x0, w.y0
			}
		}
	}
	return w.b
}

// pathWriter keeps the current point, which arcs and quadratic curves need.
type pathWriter struct {
	b       []byte
	x, y    float64
	x0, y0  float64 // where the subpath began
	started bool
}

func (w *pathWriter) move(x, y float64) {
	w.b = append(appendNumbers(w.b, x, y), "m\n"...)
	w.x, w.y, w.x0, w.y0, w.started = x, y, x, y, true
}

// line draws to (x, y); the first point of a path is moved to.
func (w *pathWriter) line(x, y float64) {
	if !w.started {
		w.move(x, y)
		return
	}
	w.b = append(appendNumbers(w.b, x, y), "l\n"...)
	w.x, w.y = x, y
}

func (w *pathWriter) cubic(ax, ay, bx, by, x, y float64) {
	w.b = append(appendNumbers(w.b, ax, ay, bx, by, x, y), "c\n"...)
	w.x, w.y = x, y
}

// curve draws a cubic curve, or a quadratic one raised to a cubic.
func (w *pathWriter) curve(c vg.PathComp) {
	x, y := c.Pos.X.Points(), c.Pos.Y.Points()
	if !w.started || len(c.Control) == 0 {
		w.line(x, y)
		return
	}
	ax, ay := c.Control[0].X.Points(), c.Control[0].Y.Points()
	if len(c.Control) > 1 {
		w.cubic(ax, ay, c.Control[1].X.Points(), c.Control[1].Y.Points(), x, y)
		return
	}
	w.cubic(w.x+(ax-w.x)*2/3, w.y+(ay-w.y)*2/3, x+(ax-x)*2/3, y+(ay-y)*2/3, x, y)
}

// arc draws up to it with a line, then by cubic curves of a quarter turn or
// less, which are within 0.03 % of the radius.
func (w *pathWriter) arc(c vg.PathComp) {
	cx, cy, r := c.Pos.X.Points(), c.Pos.Y.Points(), c.Radius.Points()
	sin, cos := math.Sincos(c.Start)
	if x, y := cx+r*cos, cy+r*sin; !w.started || math.Hypot(x-w.x, y-w.y) > 0.005 {
		w.line(x, y)
	}
	turn := max(-2*math.Pi, min(2*math.Pi, c.Angle))
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	if n < 1 || n > 4 {
		return
	}
	step := turn / float64(n)
	t := 4. / 3 * math.Tan(step/4)
	for i := range n {
		s0, c0 := math.Sincos(c.Start + float64(i)*step)
		s1, c1 := math.Sincos(c.Start + float64(i+1)*step)
		w.cubic(cx+r*(c0-t*s0), cy+r*(s0+t*c0), cx+r*(c1+t*s1), cy+r*(s1-t*c1), cx+r*c1, cy+r*s1)
	}
}

// outlines tells whether stroke follows the edge of fill, so that both can be
// painted at once. A fill closes itself: the stroke may close the path, draw
// back to its start, or do neither when the fill does not close either.
func outlines(fill, stroke vg.Path) bool {
	if n := len(fill); n > 0 && fill[n-1].Type == vg.CloseComp {
		fill = fill[:n-1]
	}
	if len(fill) == 0 || len(stroke) < len(fill) {
		return false
	}
	for i, c := range fill {
		if !sameComponent(c, stroke[i]) {
			return false
		}
	}
	for _, c := range stroke[len(fill):] {
		if c.Type != vg.CloseComp && (c.Type != vg.LineComp || c.Pos != fill[0].Pos) {
			return false
		}
	}
	return true
}

func sameComponent(a, b vg.PathComp) bool {
	if a.Type != b.Type || a.Pos != b.Pos || a.Radius != b.Radius || a.Start != b.Start || a.Angle != b.Angle || len(a.Control) != len(b.Control) {
		return false
	}
	for i := range a.Control {
		if a.Control[i] != b.Control[i] {
			return false
		}
	}
	return true
}
