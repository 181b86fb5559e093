package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

const slopeHead = vg.Length(16)

// NewSlope lays out a line per row from its earlier value to its later one, on
// one scale from zero, with the name and value at both ends.
func NewSlope(in Slope, width vg.Length) (Drawing, error) {
	top, whole, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw a slope chart: %w", err)
	}
	tones := make([]Tone, len(in.Rows))
	for i, r := range in.Rows {
		tones[i] = r.Tone
	}
	key := toneEntries(in.Key, changeKey, tones)
	head := keyHeight(key, width) + slopeHead
	tall := max(130, vg.Length(len(in.Rows))*12)
	under := min(vg.Length(len(in.Rows))*4, 60) // for the labels of low values
	s, err := newSheet(width, head+tall+under+8)
	if err != nil {
		return nil, fmt.Errorf("draw a slope chart: %w", err)
	}
	s.key(key, 0, s.h, width)
	l, r := in.ends(width, whole)
	area := box(l.room, 4+under, width-r.room, 4+under+tall)
	p := newPanel(area, span{0, 1}, span{0, top})
	p.add(rule{upright: true, at: 0, style: stroke(axis, 0.8)}, rule{upright: true, at: 1, style: stroke(axis, 0.8)})
	for _, row := range in.Rows {
		_, sw := row.Tone.look()
		p.add(&plotter.Line{XYs: plotter.XYs{{X: 0, Y: row.From}, {X: 1, Y: row.To}}, LineStyle: stroke(sw, 1.3)},
			dot{x: 0, y: row.From, style: row.Tone.mark(2.6)}, dot{x: 1, y: row.To, style: row.Tone.mark(2.6)})
	}
	s.add(p.draw)
	in.heads(s, area)
	in.labels(s, p, l, 0)
	in.labels(s, p, r, 1)
	return s, nil
}

// check refuses rows that cannot be drawn; it gives the top of the scale and
// whether all values are whole.
func (in Slope) check() (top float64, whole bool, err error) {
	if err := checkRows(len(in.Rows)); err != nil {
		return 0, false, err
	}
	whole = true
	for _, r := range in.Rows {
		for _, v := range []float64{r.From, r.To} {
			if err := finite(v, "row %q: a value", r.Name); err != nil {
				return 0, false, err
			}
			if v < 0 {
				return 0, false, fmt.Errorf("row %q: the value %g is below zero, where the scale starts", r.Name, v)
			}
			top = math.Max(top, v)
			whole = whole && v == math.Trunc(v)
		}
	}
	if top == 0 {
		top = 1
	}
	return top, whole, nil
}

// slopeEnd is the labels of one end of the lines: a value beside each axis and
// a name beyond it.
type slopeEnd struct {
	at            anchor // of the texts
	names, values []string
	value, room   vg.Length // width of the values, and of values and names
}

// ends gives the labels left and right, each in at most two fifths of the width.
func (in Slope) ends(width vg.Length, whole bool) (l, r slopeEnd) {
	places := 1
	if whole {
		places = 0
	}
	l.at, r.at = end, start
	longest := vg.Length(0)
	for _, row := range in.Rows {
		l.values = append(l.values, thousands(row.From, places))
		r.values = append(r.values, thousands(row.To, places))
		longest = max(longest, plainText.width(clean(row.Name)))
	}
	for _, e := range []*slopeEnd{&l, &r} {
		for _, v := range e.values {
			e.value = max(e.value, plainText.width(v))
		}
		name := min(longest, width*0.38-e.value-20)
		e.room = e.value + name + 20
		for _, row := range in.Rows {
			e.names = append(e.names, plainText.shorten(clean(row.Name), name))
		}
	}
	return l, r
}

// heads names the two times over their axes.
func (in Slope) heads(s *sheet, area vg.Rectangle) {
	y := area.Max.Y + 8
	half := s.w/2 - 4
	s.write(boldText, start, vg.Point{X: headAt(in.Left, area.Min.X, 0, half), Y: y}, boldText.shorten(clean(in.Left), half))
	s.write(boldText, start, vg.Point{X: headAt(in.Right, area.Max.X, s.w-half, s.w), Y: y}, boldText.shorten(clean(in.Right), half))
}

// headAt is the left edge that centres a heading on x, within two edges.
func headAt(text string, x, left, right vg.Length) vg.Length {
	w := boldText.width(boldText.shorten(clean(text), right-left))
	return max(left, min(x-w/2, right-w))
}

// labels writes the values and names of one end, moved apart where the lines
// end close together, with a thin line to where they belong.
func (in Slope) labels(s *sheet, p *panel, e slopeEnd, x float64) {
	want := make([]vg.Length, len(in.Rows))
	for i, r := range in.Rows {
		v := r.From
		if x == 1 {
			v = r.To
		}
		want[i] = p.at(x, v).Y
	}
	out := vg.Length(1)
	if e.at == end {
		out = -1
	}
	for i, y := range spread(want, plainText.leading()+0.5, 5, p.area.Max.Y) {
		at := p.at(x, 0).X
		s.line(stroke(axis, 0.4), vg.Point{X: at + out*4, Y: want[i]}, vg.Point{X: at + out*11, Y: y})
		s.write(plainText, e.at, vg.Point{X: at + out*13, Y: plainText.base(y)}, e.values[i])
		s.write(plainText, e.at, vg.Point{X: at + out*(18+e.value), Y: plainText.base(y)}, e.names[i])
	}
}
