package chart

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// record is a canvas that keeps what is drawn on it: the texts with the
// rectangles that they cover, the colours, and a log of every mark.
type record struct {
	t       failer
	texts   []textMark
	colours map[color.NRGBA]bool
	log     strings.Builder
	reach   vg.Rectangle // of all paths
	points  int
	paths   int

	colour color.NRGBA
	width  vg.Length
	origin vg.Point
	stack  []vg.Point
}

// textMark is one text and its rectangle.
type textMark struct {
	text string
	size vg.Length
	box  vg.Rectangle
}

// failer is a test, of this package or a random one.
type failer interface {
	Helper()
	Error(...any)
	Errorf(string, ...any)
	Fatal(...any)
}

func newRecord(t failer) *record {
	far := vg.Length(math.Inf(1))
	return &record{t: t, colours: map[color.NRGBA]bool{}, width: 1, reach: box(far, far, -far, -far)}
}

// recorded draws d on a new record.
func recorded(t failer, d Drawing) *record {
	t.Helper()
	r := newRecord(t)
	w, h := d.Size()
	d.Draw(draw.NewCanvas(r, w, h))
	return r
}

func (r *record) SetLineWidth(w vg.Length)               { r.width = w }
func (r *record) SetLineDash(d []vg.Length, o vg.Length) { fmt.Fprintln(&r.log, "dash", d, o) }
func (r *record) SetColor(c color.Color)                 { r.colour = color.NRGBAModel.Convert(c).(color.NRGBA) }
func (r *record) Rotate(float64)                         { r.t.Error("the drawing rotates something") }
func (r *record) Scale(x, y float64)                     { r.t.Error("the drawing scales something") }
func (r *record) Translate(p vg.Point)                   { r.origin = r.origin.Add(p) }
func (r *record) Push()                                  { r.stack = append(r.stack, r.origin) }
func (r *record) Pop()                                   { r.origin, r.stack = r.stack[len(r.stack)-1], r.stack[:len(r.stack)-1] }
func (r *record) DrawImage(vg.Rectangle, image.Image)    { r.t.Error("the drawing holds a bitmap") }
func (r *record) Size() (w, h vg.Length)                 { return 0, 0 }

func (r *record) Stroke(p vg.Path) {
	if r.width <= 0 {
		r.t.Errorf("a line of width %g is stroked", float64(r.width))
	}
	r.path("stroke", p)
}

func (r *record) Fill(p vg.Path) { r.path("fill", p) }

func (r *record) path(how string, p vg.Path) {
	if len(p) == 0 {
		r.t.Errorf("an empty path is drawn (%s)", how)
	}
	r.colours[r.colour] = true
	r.paths++
	r.points += len(p)
	fmt.Fprintln(&r.log, how, r.colour, r.width, p)
	for _, c := range p {
		if c.Type == vg.CloseComp {
			continue
		}
		at := c.Pos.Add(r.origin)
		for _, v := range []vg.Length{at.X, at.Y} {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
				r.t.Errorf("a path goes through %v", at)
			}
		}
		r.reach.Min.X, r.reach.Min.Y = min(r.reach.Min.X, at.X-c.Radius), min(r.reach.Min.Y, at.Y-c.Radius)
		r.reach.Max.X, r.reach.Max.Y = max(r.reach.Max.X, at.X+c.Radius), max(r.reach.Max.Y, at.Y+c.Radius)
	}
}

func (r *record) FillString(f font.Face, at vg.Point, s string) {
	at = at.Add(r.origin)
	r.colours[r.colour] = true
	fmt.Fprintln(&r.log, "text", r.colour, f.Name(), f.Font.Size, at, s)
	l := lettering{face: f}
	r.texts = append(r.texts, textMark{s, f.Font.Size, l.extent(start, at, s)})
}

// has reports whether a text was written, whole.
func (r *record) has(text string) bool {
	for _, m := range r.texts {
		if m.text == text {
			return true
		}
	}
	return false
}

// all is every text, for messages and searches.
func (r *record) all() string {
	var s []string
	for _, m := range r.texts {
		s = append(s, m.text)
	}
	return strings.Join(s, "|")
}

// legible fails where a text leaves the drawing, is too small or covers another.
func (r *record) legible(d Drawing) {
	r.t.Helper()
	w, h := d.Size()
	const slack = 0.3
	for i, m := range r.texts {
		if m.box.Min.X < -slack || m.box.Max.X > w+slack || m.box.Min.Y < -slack || m.box.Max.Y > h+slack {
			r.t.Errorf("%q lies at %v, outside the drawing of %g by %g", m.text, m.box, float64(w), float64(h))
		}
		if m.size < 7 {
			r.t.Errorf("%q is set in %g points", m.text, float64(m.size))
		}
		for _, o := range r.texts[:i] {
			if m.box.Min.X < o.box.Max.X-slack && o.box.Min.X < m.box.Max.X-slack && m.box.Min.Y < o.box.Max.Y-slack && o.box.Min.Y < m.box.Max.Y-slack {
				r.t.Errorf("%q at %v covers %q at %v", m.text, m.box, o.text, o.box)
			}
		}
	}
	if r.reach.Min.X < -6 || r.reach.Max.X > w+6 || r.reach.Min.Y < -1 || r.reach.Max.Y > h+1 {
		r.t.Errorf("marks reach %v, outside the drawing of %g by %g", r.reach, float64(w), float64(h))
	}
}

// draws builds and records a drawing that must be legible.
func draws(t failer, d Drawing, err error) *record {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	r := recorded(t, d)
	r.legible(d)
	if e, ok := d.(Elastic); ok {
		_, usual := e.Size()
		low := e.Lower(e.Least())
		if _, h := low.Size(); h > e.Least() || h > usual {
			t.Errorf("asked for %g points, the drawing is %g tall, %g as usual", float64(e.Least()), float64(h), float64(usual))
		}
		recorded(t, low).legible(low)
	}
	if len(r.texts) == 0 {
		t.Error("nothing is written in the drawing")
	}
	return r
}
