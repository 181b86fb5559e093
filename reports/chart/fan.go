package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	fanPlot = vg.Length(170) // height of the data area
	fanHead = vg.Length(9)   // over it, for the words on where the forecast begins
)

// The lines of a fan.
var (
	pastLine     = stroke(series1, 1.2)
	forecastLine = stroke(series2, 1.8, 5, 2)
	likelyEdge   = stroke(series2, 0.6)
	possibleEdge = stroke(series2, 0.6, 1.5, 1.5)
)

// fan is the layout of a fan chart.
type fan struct {
	in    Fan
	ticks []plot.Tick
	key   []entry
	names []fanName
	right vg.Length // room for the names
}

// fanName is a label beside the end of the fan.
type fanName struct {
	entry entry
	at    float64 // the value that it is for
}

// NewFan lays out a history and its forecast: the months held as a line with
// gaps, then, from an upright line on, the forecast as a dashed line within the
// tints of its ranges, named at their ends. The values begin at zero.
func NewFan(in Fan, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Fan) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a forecast: %w", err)
	}
	k := newFan(in)
	head := keyHeight(k.key, width) + topLabelHeight(in.Label) + fanHead
	plot := squeeze * fanPlot
	s, err := newSheet(width, head+plot+footHeight(3))
	if err != nil {
		return nil, fmt.Errorf("draw a forecast: %w", err)
	}
	s.key(k.key, 0, s.h, width)
	area := box(gutter(k.ticks), footHeight(3), width-k.right, footHeight(3)+plot)
	s.topLabel(in.Label, box(area.Min.X, area.Min.Y, area.Max.X, area.Max.Y+fanHead))
	p := newPanel(area, timeSpan(in.months()), reach(k.ticks))
	s.add(p.draw)
	p.add(band{months: in.Shade})
	for _, g := range in.Grey {
		p.add(band{months: g, hatched: true})
	}
	s.rows(p, k.ticks)
	k.ranges(p)
	p.trace(in.History, pastLine, series1)
	p.trace(in.line(), forecastLine, series2)
	k.begin(s, p)
	k.label(s, p)
	k.tell(s, p)
	s.base(p)
	s.foot(p, calendar(in.months(), area.Size().X), 3)
	return s, nil
}

func newFan(in Fan) fan {
	k := fan{in: in}
	r := in.History.reach()
	for _, m := range in.Forecast {
		r.cover(m.Expected, m.Upper95)
	}
	k.ticks = wholeFromZero(r.max, 5)
	k.key = append(k.key, entry{lineSample(pastLine), "Each month"})
	k.key = append(k.key, periodEntries(in.Shade, nil, in.months())...)
	for _, g := range in.Grey {
		if overlap(g, in.months()) {
			k.key = append(k.key, entry{hatchSample(leftOut), "Set aside"})
			break
		}
	}
	last := in.Forecast[len(in.Forecast)-1]
	k.names = []fanName{
		{entry{together(fillSample(possible), boundsSample(possibleEdge)), "95% range"}, (last.Upper80 + last.Upper95) / 2},
		{entry{together(fillSample(likely), boundsSample(likelyEdge)), "80% range"}, (max(last.Expected, last.Lower80) + last.Upper80) / 2},
		{entry{lineSample(forecastLine), "forecast"}, last.Expected},
	}
	for _, n := range k.names {
		k.right = max(k.right, fanNameGap+sampleWidth+4+noteText.width(n.entry.text)+1)
	}
	return k
}

// fanNameGap is between the end of the fan and its names.
const fanNameGap = vg.Length(5)

// boundsSample is the upper and the lower line of a range.
func boundsSample(st draw.LineStyle) sample {
	return func(c draw.Canvas, at vg.Point) {
		r := sampleBox(at)
		c.StrokeLine2(st, r.Min.X, r.Max.Y, r.Max.X, r.Max.Y)
		c.StrokeLine2(st, r.Min.X, r.Min.Y, r.Max.X, r.Min.Y)
	}
}

// ranges adds the tints, the wider one first, and the lines that bound them.
func (k fan) ranges(p *panel) {
	wide, near := ribbon{fill: possible, edge: possibleEdge}, ribbon{fill: likely, edge: likelyEdge}
	for i, m := range k.in.Forecast {
		x := midMonth(k.in.first().Add(i))
		wide.add(x, m.Lower95, m.Upper95)
		near.add(x, m.Lower80, m.Upper80)
	}
	p.add(wide, near)
}

// begin marks where the forecast begins and writes the month over the mark.
func (k fan) begin(s *sheet, p *panel) {
	x := float64(k.in.first())
	p.add(rule{upright: true, at: x, style: stroke(axis, 1)})
	text := "forecast from " + k.in.first().Short()
	at := vg.Point{X: p.at(x, 0).X, Y: p.area.Max.Y + 4.5}
	s.line(stroke(axis, 1), vg.Point{X: at.X, Y: p.area.Max.Y}, vg.Point{X: at.X, Y: p.area.Max.Y + 3})
	at.X = min(max(at.X-noteText.width(text)/2, 0), s.w-noteText.width(text))
	s.write(noteText, start, at, text)
}

// tell says the months held, and of each month to come what is expected and its
// ranges.
func (k fan) tell(s *sheet, p *panel) {
	s.tellMonths("", p, k.in.History, nil)
	for i, f := range k.in.Forecast {
		m, v := k.in.first().Add(i), max(f.Expected, 0)
		between := func(lower, upper float64) string {
			return thousands(max(lower, 0), 0) + " to " + thousands(upper, 0)
		}
		s.tell("", Spot{At: p.at(midMonth(m), v), Text: "Forecast for " + m.Label() + ": about " + thousands(v, 0) +
			"; 80% range " + between(f.Lower80, f.Upper80) + "; 95% range " + between(f.Lower95, f.Upper95)})
	}
}

// label names the ranges and the line at their ends, in the order of height.
func (k fan) label(s *sheet, p *panel) {
	var want []vg.Length
	for _, n := range k.names {
		want = append(want, p.at(p.plot.X.Max, max(n.at, 0)).Y)
	}
	// A step down a name, so that equal heights keep their order.
	for i := range want {
		want[i] -= vg.Length(i) * 1e-3
	}
	at := spread(want, entryHeight, p.area.Min.Y+4, p.area.Max.Y-4)
	for i, n := range k.names {
		s.entry(n.entry, p.area.Max.X+fanNameGap, at[i])
	}
}

// ribbon is a range from month to month, tinted between two lines. It begins and
// ends half a month beyond its first and last month, so that one month is seen.
type ribbon struct {
	lower, upper plotter.XYs
	fill         swatch
	edge         draw.LineStyle
}

func (b *ribbon) add(x, lower, upper float64) {
	at := []float64{x, x + 0.5}
	if len(b.lower) == 0 {
		at = []float64{x - 0.5, x, x + 0.5}
	} else {
		b.lower, b.upper = b.lower[:len(b.lower)-1], b.upper[:len(b.upper)-1]
	}
	for _, x := range at {
		b.lower = append(b.lower, plotter.XY{X: x, Y: max(lower, 0)})
		b.upper = append(b.upper, plotter.XY{X: x, Y: max(upper, 0)})
	}
}

// Plot fills the range and draws its lines.
func (b ribbon) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	along := func(xys plotter.XYs) []vg.Point {
		pts := make([]vg.Point, len(xys))
		for i, xy := range xys {
			pts[i] = vg.Point{X: trX(xy.X), Y: trY(xy.Y)}
		}
		return pts
	}
	lower, upper := along(b.lower), along(b.upper)
	round := append([]vg.Point{}, upper...)
	for i := len(lower) - 1; i >= 0; i-- {
		round = append(round, lower[i])
	}
	c.SetColor(b.fill.Light)
	c.Fill(ringPath(round))
	c.StrokeLines(b.edge, lower, upper)
}
