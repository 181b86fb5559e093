package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

const gradientPlot = vg.Length(150) // height of the data area

// NewGradient lays out a rate per column with intervals, from zero, up to two
// groups side by side and joined by thin lines.
func NewGradient(in Gradient, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Gradient) lay(width, squeeze vg.Length) (*sheet, error) {
	top, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw a gradient: %w", err)
	}
	ticks := fromZero(top, 5)
	key := groupEntries(in.Groups)
	left := gutter(ticks)
	slot := (width - left) / vg.Length(len(in.Columns))
	names, lines := in.names(slot)
	head := keyHeight(key, width) + topLabelHeight(in.YLabel)
	plot := squeeze * gradientPlot
	foot := 4 + vg.Length(lines)*noteText.leading() + 2
	s, err := newSheet(width, head+plot+foot+labelHeight(in.XLabel))
	if err != nil {
		return nil, fmt.Errorf("draw a gradient: %w", err)
	}
	s.key(key, 0, s.h, width)
	area := box(left, s.h-head-plot, width, s.h-head)
	s.topLabel(in.YLabel, area)
	p := newPanel(area, span{0, float64(len(in.Columns))}, reach(ticks))
	s.add(p.draw)
	s.rows(p, ticks)
	in.values(s, p)
	s.base(p)
	for i, n := range names {
		x := p.at(float64(i)+0.5, 0).X
		if in.Columns[i].empty() {
			s.write(noteText, middle, vg.Point{X: x, Y: area.Min.Y + 4}, noteText.shorten("none", slot))
		}
		for k, t := range n {
			s.write(noteText, middle, vg.Point{X: x, Y: area.Min.Y - 4 - noteText.rise() - vg.Length(k)*noteText.leading()}, t)
		}
	}
	s.axisLabel(in.XLabel, area)
	return s, nil
}

// check refuses columns that cannot be drawn and gives the highest value.
func (in Gradient) check() (top float64, err error) {
	if n := len(in.Columns); n == 0 || n > 20 {
		return 0, fmt.Errorf("there are %d columns; from 1 to 20 can be drawn", n)
	}
	if len(in.Groups) > len(groups) {
		return 0, fmt.Errorf("there are %d groups; at most %d can be told apart", len(in.Groups), len(groups))
	}
	some := false
	for _, k := range in.Columns {
		if err := checkGroups(in.Groups, k.Name, k.Values); err != nil {
			return 0, err
		}
		for _, v := range k.Values {
			if !v.None {
				top, some = max(top, v.Value, v.Upper), true
			}
		}
	}
	if !some {
		return 0, fmt.Errorf("no column has a value")
	}
	return top, nil
}

// names folds the columns' names into their slots, and says how many lines the
// longest takes.
func (in Gradient) names(slot vg.Length) (names [][]string, lines int) {
	for _, k := range in.Columns {
		n := noteText.wrap(k.Name, slot-4, 3)
		names = append(names, n)
		lines = max(lines, len(n))
	}
	return names, lines
}

// empty reports whether the column has no value in any group.
func (k GradientColumn) empty() bool {
	for _, v := range k.Values {
		if !v.None {
			return false
		}
	}
	return true
}

// values adds the groups' lines, intervals and dots.
func (in Gradient) values(s *sheet, p *panel) {
	n := max(1, len(in.Groups))
	for g := range n {
		shift := 0.0
		if n > 1 {
			shift = 0.2*float64(g) - 0.1
		}
		look := groups[g]
		var run plotter.XYs
		var marks []plot.Plotter
		join := func() {
			if len(run) > 1 {
				p.add(&plotter.Line{XYs: run, LineStyle: stroke(look.colour, 0.6)})
			}
			run = nil
		}
		for i, k := range in.Columns {
			if g >= len(k.Values) || k.Values[g].None {
				join()
				continue
			}
			v, x := k.Values[g], float64(i)+0.5+shift
			run = append(run, plotter.XY{X: x, Y: v.Value})
			marks = append(marks,
				whisker{upright: true, at: x, lo: v.Lower, hi: v.Upper, style: stroke(look.colour, 1.1)},
				dot{x: x, y: v.Value, style: mark(look.shape, look.colour, 3.2)})
			s.tellValue(track(in.Groups, g), k.Name, p.at(x, v.Value), v, "")
		}
		join()
		p.add(marks...)
	}
}

// topLabel writes what the upright axis measures, level, over its top.
func (s *sheet) topLabel(text string, area vg.Rectangle) {
	text = noteText.shorten(clean(text), s.w)
	s.write(noteText, start, vg.Point{X: 0, Y: area.Max.Y + 10}, text)
}

// topLabelHeight is the room that topLabel needs, with half a tick's label
// where there is none.
func topLabelHeight(text string) vg.Length {
	if clean(text) == "" {
		return 5
	}
	return 10 + noteText.rise() + 2
}
