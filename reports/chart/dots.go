package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// group is how one of two groups is drawn: filled discs and hollow squares.
type group struct {
	shape  shape
	colour swatch
}

var groups = []group{{discShape, series1}, {holeShape, series2}}

// groupEntries names the groups where there is more than one, or where the one
// has a name.
func groupEntries(names []string) []entry {
	var es []entry
	for i, n := range names {
		g := groups[i]
		es = append(es, entry{together(lineSample(stroke(g.colour, 1)), glyphSample(mark(g.shape, g.colour, 3))), n})
	}
	return es
}

// checkGroups refuses rows whose values do not belong to the groups.
func checkGroups(groups []string, row string, values []DotValue) error {
	if n := max(1, len(groups)); len(values) > n {
		return fmt.Errorf("row %q has %d values for %d groups", row, len(values), n)
	}
	for _, v := range values {
		if v.None {
			continue
		}
		if err := checkInterval(row, v.Value, v.Lower, v.Upper); err != nil {
			return err
		}
		if v.Value < 0 || v.Lower < 0 {
			return fmt.Errorf("row %q: %g is below zero, where the axis starts", row, min(v.Value, v.Lower))
		}
	}
	return nil
}

// dots is the layout of a dot plot.
type dots struct {
	in    Dots
	names column
	mid   []vg.Length
	rows  vg.Length
	text  vg.Length
	ticks []plot.Tick
	scale span
	key   []entry
}

// NewDots lays out dots with intervals on an axis from zero.
func NewDots(in Dots, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Dots) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a dot plot: %w", err)
	}
	d := newDots(in, width, squeeze)
	head := keyHeight(d.key, width) + 3
	if d.headed() {
		head += 11
	}
	s, err := newSheet(width, head+d.rows+footHeight(3)+labelHeight(in.Label))
	if err != nil {
		return nil, fmt.Errorf("draw a dot plot: %w", err)
	}
	s.key(d.key, 0, s.h, width)
	top := s.h - head
	area := box(d.names.width+columnBetween, top-d.rows, width-max(d.text, 6), top)
	d.values(s, area)
	for i, r := range in.Rows {
		y := top - d.mid[i]
		s.block(d.names.style[i], start, 0, y, d.names.lines[i])
		s.write(plainText, end, vg.Point{X: width, Y: plainText.base(y)}, plainText.shorten(clean(r.Text), d.text))
	}
	s.axisLabel(in.Label, area)
	return s, nil
}

func (in Dots) check() error {
	if err := checkRows(len(in.Rows)); err != nil {
		return err
	}
	if len(in.Groups) > len(groups) {
		return fmt.Errorf("there are %d groups; at most %d can be told apart", len(in.Groups), len(groups))
	}
	some := false
	for _, r := range in.Rows {
		if err := checkGroups(in.Groups, r.Name, r.Values); err != nil {
			return err
		}
		for _, v := range r.Values {
			some = some || !v.None
		}
	}
	if !some {
		return fmt.Errorf("no row has a value")
	}
	return in.checkAxis()
}

// checkAxis refuses a reference line and places that the axis cannot have.
func (in Dots) checkAxis() error {
	for _, r := range in.Rows {
		for _, v := range r.Values {
			if in.Places > 0 && !v.None && (v.Lower < 1 || v.Upper > float64(in.Places)) {
				return fmt.Errorf("row %q: %g to %g is no place of %d", r.Name, v.Lower, v.Upper, in.Places)
			}
		}
	}
	if in.Mark != nil {
		return finite(*in.Mark, "the reference line")
	}
	return nil
}

func newDots(in Dots, width, squeeze vg.Length) dots {
	d := dots{in: in, key: groupEntries(in.Groups)}
	var names []string
	top := 0.0
	for _, r := range in.Rows {
		names = append(names, r.Name)
		d.text = max(d.text, plainText.width(clean(r.Text)))
		for _, v := range r.Values {
			if !v.None {
				top = max(top, v.Value, v.Upper)
			}
		}
	}
	if in.Mark != nil {
		top = max(top, *in.Mark)
	}
	if d.text > 0 {
		d.text = min(max(d.text, noteText.width(clean(in.Heading))), width*0.25) + columnBetween
	}
	d.names = newColumn(names, func(i int) bool { return in.Rows[i].Tone == Own }, width)
	pitch := pitchFor(len(in.Rows))
	if len(in.Groups) > 1 {
		pitch += 2
	}
	d.mid, d.rows = d.names.centres(squeeze * pitch)
	d.ticks = fromZero(top, 6)
	d.scale = reach(d.ticks)
	if in.Places > 0 {
		d.ticks, d.scale = places(in.Places)
	}
	return d
}

// track is what the values of a group are told under.
func track(groups []string, g int) string {
	if len(groups) < 2 {
		return ""
	}
	return clean(groups[g])
}

// headed reports whether anything is written over the rows.
func (d dots) headed() bool {
	return d.in.Mark != nil && d.in.MarkName != "" || d.text > 0 && d.in.Heading != ""
}

// values adds the dots, their intervals and the line of reference.
func (d dots) values(s *sheet, area vg.Rectangle) {
	p := newPanel(area, d.scale, span{-float64(d.rows), 0})
	s.add(p.draw)
	s.columns(p, d.ticks)
	if d.in.Places == 0 {
		p.add(rule{upright: true, at: 0, style: stroke(axis, 0.8)})
	}
	d.reference(s, p)
	for i, r := range d.in.Rows {
		drawn := false
		for g, v := range r.Values {
			alone := len(r.Values) < 2 || r.Values[1-g].None
			if v.None {
				continue
			}
			drawn = true
			shift := vg.Length(0)
			if len(d.in.Groups) > 1 && !alone {
				shift = 2.6 - 5.2*vg.Length(g)
			}
			y := -float64(d.mid[i])
			look := groups[g]
			p.add(whisker{at: y, shift: shift, lo: v.Lower, hi: v.Upper, style: stroke(look.colour, 1)})
			p.add(dot{x: v.Value, y: y, offset: vg.Point{Y: shift}, style: mark(look.shape, look.colour, 2.8)})
			s.tellValue(track(d.in.Groups, g), r.Name, p.at(v.Value, y).Add(vg.Point{Y: shift}), v, "")
		}
		if !drawn {
			s.absent(area, d.mid[i], "no value")
		}
	}
}

// reference adds the reference line with its name over it, and the heading of
// the text column where the name leaves room for it.
func (d dots) reference(s *sheet, p *panel) {
	y := p.area.Max.Y + 4
	right := s.w
	if d.text > 0 && d.in.Heading != "" {
		h := noteText.shorten(clean(d.in.Heading), d.text)
		s.write(noteText, end, vg.Point{X: s.w, Y: y}, h)
		right -= noteText.width(h) + 6
	}
	if d.in.Mark == nil {
		return
	}
	p.add(rule{upright: true, at: *d.in.Mark, style: draw.LineStyle{Color: axis.Light, Width: 1.1, Dashes: []vg.Length{3, 2}}})
	name := noteText.shorten(clean(d.in.MarkName), right)
	w := noteText.width(name)
	x := min(max(p.at(*d.in.Mark, 0).X-w/2, 0), right-w)
	s.write(noteText.in(ink), start, vg.Point{X: x, Y: y}, name)
}
