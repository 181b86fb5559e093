package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// forest is the layout of a forest plot: names, estimates, numbers.
type forest struct {
	in    Forest
	names column
	mid   []vg.Length // of the rows, from the top of the first
	rows  vg.Length   // height of all rows
	text  vg.Length   // width of the text column
	scale span
	ticks []plot.Tick
	key   []entry
}

const columnBetween = vg.Length(10)

// NewForest lays out estimates with intervals about a line of no change. Where
// Log is set, an estimate or limit of zero, which has no place on a log scale,
// is drawn at its left end with an arrow.
func NewForest(in Forest, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Forest) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a forest plot: %w", err)
	}
	f := newForest(in, width, squeeze)
	head := keyHeight(f.key, width) + 14
	s, err := newSheet(width, head+f.rows+footHeight(3)+labelHeight(in.Label))
	if err != nil {
		return nil, fmt.Errorf("draw a forest plot: %w", err)
	}
	s.key(f.key, 0, s.h, width)
	top := s.h - head
	area := box(f.names.width+columnBetween, top-f.rows, width-f.text, top)
	f.header(s, area)
	f.estimates(s, area)
	for i, r := range in.Rows {
		y := top - f.mid[i]
		s.block(f.names.style[i], start, 0, y, f.names.lines[i])
		if !r.None {
			s.write(plainText, end, vg.Point{X: width, Y: plainText.base(y)}, f.numbers(r, width))
		}
	}
	s.axisLabel(in.Label, area)
	return s, nil
}

func (in Forest) check() error {
	if err := checkRows(len(in.Rows)); err != nil {
		return err
	}
	if err := finite(in.Line, "the line of no change"); err != nil {
		return err
	}
	if in.Log && in.Line <= 0 {
		return fmt.Errorf("the line of no change is %g, which has no place on a log scale", in.Line)
	}
	for _, r := range in.Rows {
		if r.None {
			continue
		}
		if err := checkInterval(r.Name, r.Estimate, r.Lower, r.Upper); err != nil {
			return err
		}
		if in.Log && r.Lower < 0 {
			return fmt.Errorf("row %q: the lower limit %g is negative on a log scale", r.Name, r.Lower)
		}
	}
	return nil
}

func newForest(in Forest, width, squeeze vg.Length) forest {
	f := forest{in: in}
	var names []string
	var tones []Tone
	for _, r := range in.Rows {
		names = append(names, r.Name)
		if r.None {
			continue
		}
		tones = append(tones, r.Tone)
		f.text = max(f.text, plainText.width(clean(r.Text)))
	}
	f.names = newColumn(names, func(i int) bool { return in.Rows[i].Tone == Own }, width)
	f.mid, f.rows = f.names.centres(squeeze * pitchFor(len(in.Rows)))
	if f.text > 0 {
		f.text = min(max(f.text, noteText.width(f.heading())), width*0.3) + columnBetween
	}
	f.scale = f.reach()
	if in.Log {
		f.ticks = ratios(f.scale)
	} else {
		f.ticks = around(f.scale, 6)
		f.scale = reach(f.ticks)
	}
	f.key = toneEntries(in.Key, changeKey, tones)
	return f
}

func (f forest) heading() string {
	if f.in.Heading == "" {
		return "Estimate (interval)"
	}
	return clean(f.in.Heading)
}

func (f forest) numbers(r ForestRow, width vg.Length) string {
	return plainText.shorten(clean(r.Text), width*0.3)
}

// reach is the range of the axis: every estimate, the line, and each interval
// as far as it stays near the estimates; longer ones end in an arrow.
func (f forest) reach() span {
	est, all := nothing(), nothing()
	est.cover(f.in.Line)
	for _, r := range f.in.Rows {
		if r.None {
			continue
		}
		all.cover(r.Lower, r.Upper)
		if r.Estimate > 0 || !f.in.Log {
			est.cover(r.Estimate)
		}
	}
	all = all.with(est)
	if !f.in.Log {
		return all
	}
	const margin = 1.06
	lo := math.Min(math.Max(all.min, est.min/2.5), f.in.Line*0.8)
	hi := math.Max(math.Min(all.max, est.max*2.5), f.in.Line*1.25)
	return span{lo / margin, hi * margin}
}

// header writes what the columns hold and, where there is room, what either
// side of the line means.
func (f forest) header(s *sheet, area vg.Rectangle) {
	y := area.Max.Y + 5
	if f.text > 0 {
		s.write(noteText, end, vg.Point{X: s.w, Y: y}, noteText.shorten(f.heading(), f.text-4))
	}
	p := newPanel(area, f.scale, span{0, 1})
	f.logScale(p)
	x := p.at(f.in.Line, 0).X
	less, more := "← "+clean(f.in.Less), clean(f.in.More)+" →"
	if f.in.Less != "" && noteText.width(less) <= x-6-area.Min.X {
		s.write(noteText, end, vg.Point{X: x - 6, Y: y}, less)
	}
	if f.in.More != "" && noteText.width(more) <= area.Max.X-x-6 {
		s.write(noteText, start, vg.Point{X: x + 6, Y: y}, more)
	}
}

func (f forest) logScale(p *panel) {
	if f.in.Log {
		p.plot.X.Scale = plot.LogScale{}
	}
}

// estimates adds the intervals and the marks on them.
func (f forest) estimates(s *sheet, area vg.Rectangle) {
	p := newPanel(area, f.scale, span{-float64(f.rows), 0})
	f.logScale(p)
	s.add(p.draw)
	s.columns(p, f.ticks)
	p.add(rule{upright: true, at: f.in.Line, style: stroke(axis, 1)})
	for i, r := range f.in.Rows {
		y := -float64(f.mid[i])
		if r.None {
			s.absent(area, f.mid[i], r.Text)
			continue
		}
		_, sw := r.Tone.look()
		p.add(whisker{at: y, lo: r.Lower, hi: r.Upper, style: stroke(sw, 1.1)})
		at := dot{x: r.Estimate, y: y, style: r.Tone.mark(3.1)}
		if r.Estimate < f.scale.min {
			at.x, at.offset.X = f.scale.min, 9 // clear of the arrow
		}
		p.add(at)
		s.tellValue("", r.Name, p.at(math.Min(at.x, f.scale.max), y), DotValue{Value: r.Estimate, Lower: r.Lower, Upper: r.Upper}, r.Text)
	}
}

// absent writes why a row has no estimate, where the estimate would be.
func (s *sheet) absent(area vg.Rectangle, down vg.Length, why string) {
	if clean(why) == "" {
		why = "no estimate"
	}
	at := vg.Point{X: area.Min.X + 4, Y: noteText.base(area.Max.Y - down)}
	text := noteText.shorten(clean(why), s.w-at.X)
	s.add(func(c draw.Canvas) {
		c.SetColor(paper.Light)
		r := noteText.extent(start, at, text)
		c.Fill(box(r.Min.X-2, r.Min.Y-1, r.Max.X+2, r.Max.Y+1).Path())
		noteText.write(c, start, at, text)
	})
}

// axisLabel writes what an axis measures under its numbers.
func (s *sheet) axisLabel(text string, area vg.Rectangle) {
	if text = clean(text); text == "" {
		return
	}
	text = noteText.shorten(text, s.w)
	w := noteText.width(text)
	x := min(max((area.Min.X+area.Max.X-w)/2, 0), s.w-w)
	s.write(noteText, start, vg.Point{X: x, Y: noteText.fall() + 1}, text)
}

// labelHeight is the room that axisLabel needs.
func labelHeight(text string) vg.Length {
	if clean(text) == "" {
		return 0
	}
	return noteText.leading() + 1
}
