package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/data"
)

// part is one panel of a decomposition: counts or a trend, which stand on zero,
// or an effect, which lies about the value that means "none".
type part struct {
	series Series
	name   string
	effect bool
	none   float64
	style  draw.LineStyle
	colour swatch
	ticks  []plot.Tick
}

const (
	partPlot  = vg.Length(56)
	partTitle = vg.Length(19)
	partUnder = vg.Length(8)
)

// NewDecomposition lays out counts, trend, seasonal and remainder over each
// other on one time axis. Counts and trend share a scale from zero. An effect
// that goes below zero lies about 0, any other about 1. A part without values
// is left out.
func NewDecomposition(in Decomposition, width vg.Length) (Drawing, error) {
	return stretch(leastPanels, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Decomposition) lay(width, squeeze vg.Length) (*sheet, error) {
	parts, err := in.parts()
	if err != nil {
		return nil, fmt.Errorf("draw a decomposition: %w", err)
	}
	var months data.Period
	wide := vg.Length(0)
	for _, k := range parts {
		months = join(months, k.series.period())
		wide = max(wide, gutter(k.ticks))
	}
	key := periodEntries(in.Shade, nil, months)
	if err := checkEvents(in.Events); err != nil {
		return nil, fmt.Errorf("draw a decomposition: %w", err)
	}
	events := eventsIn(in.Events, months)
	list := eventEntries(events)
	marks := eventRoom(eventLanes(events, width-4-wide))
	head := keyHeight(key, width)
	plot := squeeze * partPlot
	s, err := newSheet(width, head+marks+vg.Length(len(parts))*(partTitle+plot+partUnder)-partUnder+footHeight(3)+keyHeight(list, width))
	if err != nil {
		return nil, fmt.Errorf("draw a decomposition: %w", err)
	}
	s.key(key, 0, s.h, width)
	s.key(list, 0, keyHeight(list, width)-7, width)
	for i, k := range parts {
		top := s.h - head - vg.Length(i)*(partTitle+plot+partUnder)
		if i > 0 {
			top -= marks
		}
		s.write(boldText, start, vg.Point{Y: top - boldText.rise() - 2}, boldText.shorten(k.name, width))
		if i == 0 {
			top -= marks
		}
		area := box(wide, top-partTitle-plot, width-4, top-partTitle)
		p := newPanel(area, timeSpan(months), reach(k.ticks))
		s.add(p.draw)
		p.add(band{months: in.Shade})
		s.rows(p, k.ticks)
		k.draw(p)
		if i == 0 {
			s.events(p, events)
		}
		k.tell(s, p)
		if i == len(parts)-1 {
			s.foot(p, calendar(months, area.Size().X), 3)
		}
	}
	return s, nil
}

// parts gives the panels that have values, with their scales.
func (in Decomposition) parts() ([]part, error) {
	size := in.Counts.reach().with(in.Trend.reach())
	size.cover(0)
	var out []part
	for _, k := range []part{
		{series: in.Counts, name: "Counts", style: stroke(series1, 1), colour: series1},
		{series: in.Trend, name: "Trend", style: trendLine, colour: series1},
		{series: in.Seasonal, name: "Seasonal", effect: true, style: stroke(series2, 1.1), colour: series2},
		{series: in.Remainder, name: "Remainder", effect: true, colour: count},
	} {
		if err := k.series.check(); err != nil {
			return nil, err
		}
		r := k.series.reach()
		if r.empty() {
			continue
		}
		if n := clean(k.series.Name); n != "" {
			k.name = n
		}
		if k.effect && r.min > 0 {
			k.none = 1
		}
		k.ticks = around(size, 3)
		if k.effect {
			r.cover(k.none)
			k.ticks = around(r, 3)
		}
		out = append(out, k)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no part has a value")
	}
	return out, nil
}

// draw adds the line of no effect, or the base, and the part's own marks:
// a line, or stems for a remainder.
func (k part) draw(p *panel) {
	p.add(rule{at: k.none, style: stroke(axis, 0.8)})
	if k.style.Width > 0 {
		p.trace(k.series, k.style, k.colour)
		return
	}
	p.add(stems{k.series, k.none, k.colour})
}

// tell adds the months of the part. An effect about 1 is said to two decimal places,
// one about 0 with its sign.
func (k part) tell(s *sheet, p *panel) {
	if !k.effect {
		s.tellMonths(clean(k.name), p, k.series, nil)
		return
	}
	for i, v := range k.series.Values {
		if v == nil {
			continue
		}
		m, text := k.series.From.Add(i), thousands(*v, 2)
		if k.none == 0 {
			text = level(*v)
			if *v > 0 {
				text = "+" + text
			}
		}
		s.tell(clean(k.name), Spot{At: p.at(midMonth(m), *v), Text: m.Label() + ": " + text})
	}
}

// stems is a bar from a level to each month's value.
type stems struct {
	series Series
	from   float64
	colour swatch
}

// Plot draws the bars as one path, each seven tenths of a month wide.
func (b stems) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	var path vg.Path
	for i, v := range b.series.Values {
		if v == nil {
			continue
		}
		m := midMonth(b.series.From.Add(i))
		path = append(path, box(trX(m-0.35), trY(min(b.from, *v)), trX(m+0.35), trY(max(b.from, *v))).Path()...)
	}
	c.SetColor(b.colour.Light)
	c.Fill(path)
}
