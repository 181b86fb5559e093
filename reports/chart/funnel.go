package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const funnelPlot = vg.Length(230) // height of the data area

// funnelKey is the standard words for the tones of a funnel plot.
var funnelKey = []ToneKey{{High, "Above the limits"}, {Low, "Below the limits"}, {Neutral, "Within the limits"}}

// funnel is the layout of a funnel plot.
type funnel struct {
	in     Funnel
	x, y   []plot.Tick
	limits []funnelLine
	names  []limitLabel // at the right end of the lines
	right  vg.Length    // room for them
	key    []entry
}

// funnelLine is one limit by size.
type funnelLine struct {
	xys plotter.XYs
	far bool // 99.8%, else 95%
}

// NewFunnel lays out areas by size between control limits. The names of points
// to show are left out where they would cover others.
func NewFunnel(in Funnel, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Funnel) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a funnel plot: %w", err)
	}
	f := newFunnel(in, width)
	head := keyHeight(f.key, width) + topLabelHeight(in.YLabel)
	plot := squeeze * funnelPlot
	s, err := newSheet(width, head+plot+footHeight(3)+labelHeight(in.XLabel))
	if err != nil {
		return nil, fmt.Errorf("draw a funnel plot: %w", err)
	}
	s.key(f.key, 0, s.h, width)
	area := box(gutter(f.y), s.h-head-plot, width-f.right, s.h-head)
	s.topLabel(in.YLabel, area)
	p := newPanel(area, reach(f.x), reach(f.y))
	s.add(p.draw)
	s.rows(p, f.y)
	f.lines(s, p)
	f.points(s, p)
	s.base(p)
	s.foot(p, f.x, 3)
	s.axisLabel(in.XLabel, area)
	return s, nil
}

func (in Funnel) check() error {
	if n := len(in.Points); n == 0 || n > 5000 {
		return fmt.Errorf("there are %d points; from 1 to 5,000 can be drawn", n)
	}
	if err := finite(in.Target, "the target"); err != nil {
		return err
	}
	for _, p := range in.Points {
		if err := checkInterval(p.Name, p.Y, p.X, p.X); err != nil {
			return err
		}
		if p.X < 0 || p.Y < 0 {
			return fmt.Errorf("point %q lies at %g, %g; neither may be negative", p.Name, p.X, p.Y)
		}
	}
	for i, l := range in.Limits {
		for _, v := range []float64{l.X, l.Lower95, l.Upper95, l.Lower998, l.Upper998} {
			if err := finite(v, "a limit at size %g", l.X); err != nil {
				return err
			}
		}
		if i > 0 && l.X <= in.Limits[i-1].X {
			return fmt.Errorf("the limits' sizes do not rise: %g follows %g", l.X, in.Limits[i-1].X)
		}
	}
	return nil
}

func newFunnel(in Funnel, width vg.Length) funnel {
	f := funnel{in: in}
	x := nothing()
	top := in.Target
	var tones []Tone
	for _, p := range in.Points {
		x.cover(p.X)
		top = math.Max(top, p.Y)
		tones = append(tones, p.Tone)
	}
	if x.min < 0.4*x.max {
		x.min = 0
	}
	limit := 0.0 // highest limit among the points; where it soars the line is cut
	for _, l := range in.Limits {
		if l.X >= x.min && l.X <= x.max && l.X > 0 {
			limit = math.Max(limit, l.Upper998)
		}
	}
	f.x = around(x, 6)
	f.limits = in.lines(reach(f.x))
	top = max(top, min(limit, top*1.3))
	if far := f.limits[0].xys; len(far) > 0 {
		top = max(top, far[len(far)-1].Y) // where its name stands
	}
	f.y = fromZero(top, 6)
	f.key = toneEntries(in.Key, funnelKey, tones)
	f.names = f.labels()
	for i, n := range f.names {
		n.text = noteText.shorten(n.text, width*0.25)
		f.names[i] = n
		f.right = max(f.right, noteText.width(n.text)+7)
	}
	return f
}

// lines gives the four limits within the axis.
func (in Funnel) lines(x span) []funnelLine {
	out := []funnelLine{{far: true}, {far: true}, {}, {}}
	for _, l := range in.Limits {
		if l.X < x.min || l.X > x.max {
			continue
		}
		for k, v := range []float64{l.Upper998, l.Lower998, l.Upper95, l.Lower95} {
			out[k].xys = append(out[k].xys, plotter.XY{X: l.X, Y: v})
		}
	}
	return out
}

// labels names the target and the upper limits at their right ends.
func (f funnel) labels() []limitLabel {
	name := clean(f.in.TargetName)
	if name == "" {
		name = "average"
	}
	out := []limitLabel{{f.in.Target, name}}
	for _, k := range []int{0, 2} {
		l := f.limits[k]
		if n := len(l.xys); n > 1 {
			text := "95% limit"
			if l.far {
				text = "99.8% limit"
			}
			out = append(out, limitLabel{l.xys[n-1].Y, text})
		}
	}
	return out
}

// lines adds the target, the limits and their names.
func (f funnel) lines(s *sheet, p *panel) {
	for _, l := range f.limits {
		if len(l.xys) < 2 {
			continue
		}
		st := stroke(axis, 0.9, 3, 2)
		if l.far {
			st = stroke(axis, 0.9)
		}
		p.add(&plotter.Line{XYs: l.xys, LineStyle: st})
	}
	p.add(rule{at: f.in.Target, style: stroke(series2, 1)})
	var want []vg.Length
	for _, n := range f.names {
		want = append(want, p.at(p.plot.X.Max, math.Min(n.value, p.plot.Y.Max)).Y)
	}
	at := spread(want, noteText.leading(), p.area.Min.Y, p.area.Max.Y)
	for i, n := range f.names {
		sw := muted
		if i == 0 {
			sw = series2
		}
		s.write(noteText.in(sw), start, vg.Point{X: p.area.Max.X + 5, Y: noteText.base(at[i])}, n.text)
	}
}

// points adds the marks, those with a meaning over the others, and names.
func (f funnel) points(s *sheet, p *panel) {
	room := crowd{frame: p.area}
	for _, l := range f.limits {
		for i := 1; i < len(l.xys); i++ {
			a, b := p.at(l.xys[i-1].X, l.xys[i-1].Y), p.at(l.xys[i].X, l.xys[i].Y)
			if within := (&draw.Canvas{Rectangle: p.area}); within.Contains(a) && within.Contains(b) {
				room.blockLine(a, b)
			}
		}
	}
	for _, neutralFirst := range []bool{true, false} {
		for _, pt := range f.in.Points {
			if (pt.Tone == Neutral) != neutralFirst {
				continue
			}
			at := p.at(pt.X, pt.Y)
			room.block(box(at.X-3, at.Y-3, at.X+3, at.Y+3))
			p.add(dot{x: pt.X, y: pt.Y, style: pt.Tone.mark(2.4)})
			s.tellValue("", pt.Name, at, DotValue{Value: pt.Y}, "")
		}
	}
	for _, pt := range f.in.Points {
		if pt.Show {
			s.label(&room, noteText.in(ink), p.at(pt.X, pt.Y), noteText.shorten(clean(pt.Name), p.area.Size().X*0.4), sides(noteText, 5))
		}
	}
}
