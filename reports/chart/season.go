package chart

import (
	"fmt"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

const seasonPlot = vg.Length(140) // height of the data area

// NewSeasonal lays out the usual year: an index by calendar month about 1, with
// the range seen in single years as an upright line a month.
func NewSeasonal(in Seasonal, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Seasonal) lay(width, squeeze vg.Length) (*sheet, error) {
	r, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw the usual year: %w", err)
	}
	ticks := around(r, 5)
	var names []string
	for _, l := range in.Lines {
		names = append(names, l.Name)
	}
	key := groupEntries(names)
	head := keyHeight(key, width) + topLabelHeight(in.Label)
	plot := squeeze * seasonPlot
	s, err := newSheet(width, head+plot+footHeight(0))
	if err != nil {
		return nil, fmt.Errorf("draw the usual year: %w", err)
	}
	s.key(key, 0, s.h, width)
	left := gutter(ticks)
	area := box(left, footHeight(0), width, footHeight(0)+plot)
	s.topLabel(in.Label, area)
	p := newPanel(area, span{0, 12}, reach(ticks))
	s.add(p.draw)
	s.rows(p, ticks)
	p.add(rule{at: 1, style: stroke(axis, 1)})
	for i, l := range in.Lines {
		in.line(s, p, i, l)
	}
	s.foot(p, in.months(), 0)
	return s, nil
}

// check refuses what is not 12 values a line and gives the range of the axis.
func (in Seasonal) check() (span, error) {
	r := nothing()
	if n := len(in.Lines); n == 0 || n > len(groups) {
		return r, fmt.Errorf("there are %d lines; from 1 to %d can be drawn", n, len(groups))
	}
	if in.Start < 1 || in.Start > 12 {
		return r, fmt.Errorf("the first calendar month is %d, which is not from 1 to 12", in.Start)
	}
	r.cover(1)
	for _, l := range in.Lines {
		if len(l.Index) != 12 || len(l.Low) != len(l.High) || len(l.Low) != 0 && len(l.Low) != 12 {
			return r, fmt.Errorf("line %q has %d values and ranges of %d and %d; 12 months are needed", l.Name, len(l.Index), len(l.Low), len(l.High))
		}
		for _, vs := range [][]float64{l.Index, l.Low, l.High} {
			for k, v := range vs {
				if err := finite(v, "line %q: a value of %s", l.Name, time.Month(k+1)); err != nil {
					return r, err
				}
				r.cover(v)
			}
		}
	}
	return r, nil
}

// line adds the ranges, the line and the marks of line i.
func (in Seasonal) line(s *sheet, p *panel, i int, l SeasonalLine) {
	look := groups[i]
	shift := 0.0
	if len(in.Lines) > 1 {
		shift = 0.16*float64(i) - 0.08
	}
	xys := make(plotter.XYs, 12)
	for k := range 12 {
		m := (in.Start - 1 + k) % 12
		x := float64(k) + 0.5 + shift
		xys[k] = plotter.XY{X: x, Y: l.Index[m]}
		s.tell(clean(l.Name), Spot{At: p.at(x, l.Index[m]), Text: time.Month(m+1).String() + ": " + thousands(l.Index[m], 2) + " times the average month"})
		if len(l.Low) == 12 {
			p.add(whisker{upright: true, at: x, lo: l.Low[m], hi: l.High[m], style: stroke(look.colour, 0.8)})
		}
	}
	p.add(&plotter.Line{XYs: xys, LineStyle: stroke(look.colour, 1.5)})
	for _, xy := range xys {
		p.add(dot{x: xy.X, y: xy.Y, style: mark(look.shape, look.colour, 2.8)})
	}
}

// months is the names under the axis, from Start on.
func (in Seasonal) months() []plot.Tick {
	var ticks []plot.Tick
	for k := range 12 {
		m := time.Month((in.Start-1+k)%12 + 1)
		ticks = append(ticks, plot.Tick{Value: float64(k) + 0.5, Label: m.String()[:3]})
	}
	return ticks
}
