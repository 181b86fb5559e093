package svg

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// path turns a vg.Path into path data, empty when nothing of it can be drawn.
// With closed set every subpath is closed, as a fill sees it, so that the
// outline of the same shape has the same data.
func (c *Canvas) path(p vg.Path, closed bool) string {
	t := tracer{matrix: c.state.matrix, height: c.height.Points(), closing: closed}
	for _, k := range p {
		switch k.Type {
		case vg.MoveComp:
			t.move(k.Pos)
		case vg.LineComp:
			t.line(k.Pos)
		case vg.CurveComp:
			t.curve(k.Control, k.Pos)
		case vg.ArcComp:
			t.arc(k)
		case vg.CloseComp:
			t.close()
		}
	}
	return t.finish()
}

// tracer writes one path in SVG's space: points with y downwards. Points that
// are not finite are left out.
type tracer struct {
	matrix  matrix
	height  float64
	closing bool
	out     pathData

	open           bool // a subpath has begun and is not closed
	closed         bool // the last subpath was closed: the pen is at its start
	startX, startY grid
	points         int // drawn in the subpath, its start included
}

func (t *tracer) place(p vg.Point) (x, y grid, ok bool) {
	fx, fy := t.matrix.apply(p)
	fy = t.height - fy
	return snap(fx), snap(fy), finite(fx, fy)
}

func (t *tracer) move(p vg.Point) {
	if x, y, ok := t.place(p); ok {
		t.end()
		t.begin(x, y)
	}
}

func (t *tracer) begin(x, y grid) {
	t.out.move(x, y)
	t.startX, t.startY, t.open, t.closed, t.points = x, y, true, false, 1
}

// line draws to p, or begins there when nothing has begun.
func (t *tracer) line(p vg.Point) {
	x, y, ok := t.place(p)
	if ok && t.closed {
		t.begin(t.startX, t.startY)
	}
	switch {
	case !ok:
	case !t.open:
		t.begin(x, y)
	case x == t.out.x && y == t.out.y && t.points > 1: // finer than the grid
	default:
		t.out.line(x, y)
		t.points++
	}
}

func (t *tracer) curve(control []vg.Point, end vg.Point) {
	if !t.open || len(control) < 1 || len(control) > 2 {
		t.line(end)
		return
	}
	var at [6]grid
	n := 0
	for _, p := range append(append(make([]vg.Point, 0, 3), control...), end) {
		x, y, ok := t.place(p)
		if !ok {
			return
		}
		at[n], at[n+1] = x, y
		n += 2
	}
	t.out.curve(at[:n])
	t.points++
}

// arc draws a circular arc, joined by a line to what comes before it. Where the
// transform makes an ellipse of it, it is drawn as cubic curves.
func (t *tracer) arc(k vg.PathComp) {
	if !finite(k.Start, k.Angle) || !(k.Radius > 0) {
		return
	}
	angle := math.Max(-2*math.Pi, math.Min(2*math.Pi, k.Angle))
	at := func(a float64) vg.Point {
		sin, cos := math.Sincos(a)
		return vg.Point{X: k.Pos.X + k.Radius*vg.Length(cos), Y: k.Pos.Y + k.Radius*vg.Length(sin)}
	}
	t.join(at(k.Start))
	parts := 1
	if math.Abs(angle) > math.Pi {
		parts = 2 // an arc that ends where it starts cannot be said in one
	}
	if !t.matrix.similar() {
		parts = int(math.Ceil(math.Abs(angle) / (math.Pi / 2)))
	}
	step := angle / float64(parts)
	for i := 0; i < parts; i++ {
		from := k.Start + float64(i)*step
		if t.matrix.similar() {
			t.circular(at(from+step), k.Radius, step)
		} else {
			t.cubic(k, from, step)
		}
	}
}

// join draws to the start of an arc unless the path is there already.
func (t *tracer) join(p vg.Point) {
	if x, y, ok := t.place(p); ok && (!t.open || x != t.out.x || y != t.out.y) {
		t.line(p)
	}
}

func (t *tracer) circular(end vg.Point, radius vg.Length, angle float64) {
	x, y, ok := t.place(end)
	if !ok || !t.open {
		return
	}
	// Anticlockwise with y upwards is against SVG's positive direction.
	positive := (angle < 0) == (t.matrix.determinant() > 0)
	t.out.arc(snap(radius.Points()*t.matrix.scale()), positive, x, y)
	t.points++
}

// cubic draws at most a quarter of a circle as one Bézier curve, within 0.03 %
// of the radius.
func (t *tracer) cubic(k vg.PathComp, from, angle float64) {
	handle := vg.Length(4.0/3*math.Tan(angle/4)) * k.Radius
	s0, c0 := math.Sincos(from)
	s1, c1 := math.Sincos(from + angle)
	start := vg.Point{X: k.Pos.X + k.Radius*vg.Length(c0), Y: k.Pos.Y + k.Radius*vg.Length(s0)}
	end := vg.Point{X: k.Pos.X + k.Radius*vg.Length(c1), Y: k.Pos.Y + k.Radius*vg.Length(s1)}
	t.curve([]vg.Point{
		{X: start.X - handle*vg.Length(s0), Y: start.Y + handle*vg.Length(c0)},
		{X: end.X + handle*vg.Length(s1), Y: end.Y - handle*vg.Length(c1)},
	}, end)
}

func (t *tracer) close() {
	if !t.open {
		return
	}
	t.out.close(t.startX, t.startY)
	t.open, t.closed = false, true
}

// end finishes a subpath that was not closed by the caller: one that came back
// to its start, or that is to be filled, is closed.
func (t *tracer) end() {
	if t.open && t.points > 2 && (t.closing || t.out.x == t.startX && t.out.y == t.startY) {
		t.close()
	}
	t.open, t.closed = false, false
}

func (t *tracer) finish() string {
	t.end()
	return t.out.String()
}
