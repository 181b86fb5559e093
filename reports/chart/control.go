package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"assess/data"
)

// controlPlot is the height of the data area: lower where the chart is narrow.
func controlPlot(width vg.Length) vg.Length {
	return min(max(90, (width-120)*0.47), 170)
}

// control is the layout of a control chart.
type control struct {
	in     ControlChart
	months data.Period
	ticks  []plot.Tick
	basis  map[data.Month]bool
	key    []entry
	limits []limitLabel
	right  vg.Length // room for the limits' names
	events []Event   // those shown
}

// limitLabel names one of the level lines at the right.
type limitLabel struct {
	value float64
	text  string
}

// NewControlChart lays out a monthly series with centre line and limits. Months
// that did not set the limits are hollow; signals are triangles with a label,
// which is left out where it finds no room.
func NewControlChart(in ControlChart, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in ControlChart) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a control chart: %w", err)
	}
	k := newControl(in)
	head := keyHeight(k.key, width) + topLabelHeight(in.Label)
	plot := squeeze * controlPlot(width)
	list := eventEntries(k.events)
	low := footHeight(3) + keyHeight(list, width)
	left := gutter(k.ticks)
	marks := eventRoom(eventLanes(k.events, width-k.right-left))
	s, err := newSheet(width, head+marks+plot+low)
	if err != nil {
		return nil, fmt.Errorf("draw a control chart: %w", err)
	}
	s.key(k.key, 0, s.h, width)
	s.key(list, 0, keyHeight(list, width)-7, width)
	area := box(left, low, width-k.right, low+plot)
	s.topLabel(in.Label, box(left, low, width-k.right, low+plot+marks))
	p := newPanel(area, timeSpan(k.months), reach(k.ticks))
	s.add(p.draw)
	p.add(band{months: in.Shade})
	s.rows(p, k.ticks)
	k.levels(s, p)
	k.points(p)
	s.events(p, k.events)
	k.signals(s, p)
	k.tell(s, p)
	s.base(p)
	s.foot(p, k.axis(area.Size().X), 3)
	return s, nil
}

func (in ControlChart) check() error {
	if err := in.Values.check(); err != nil {
		return err
	}
	if err := checkEvents(in.Events); err != nil {
		return err
	}
	if in.Values.reach().empty() {
		return fmt.Errorf("no month has a value")
	}
	if in.Usual == nil {
		return checkInterval(in.Values.Name, in.Centre, in.Lower, in.Upper)
	}
	for _, u := range in.Usual {
		if u == nil {
			continue
		}
		if err := checkInterval(in.Values.Name, in.Centre, u.Lower, u.Upper); err != nil {
			return err
		}
	}
	return checkInterval(in.Values.Name, in.Centre, in.Centre, in.Centre)
}

func newControl(in ControlChart) control {
	k := control{in: in, months: in.Values.period(), basis: map[data.Month]bool{}}
	for _, m := range in.Basis {
		k.basis[m] = true
	}
	r := in.Values.reach()
	r.cover(0, in.Centre)
	k.limits = []limitLabel{{in.Centre, "Average " + level(in.Centre)}}
	if in.Usual == nil {
		r.cover(in.Lower, in.Upper)
		k.limits = []limitLabel{{in.Upper, "Upper limit " + level(in.Upper)}, k.limits[0], {in.Lower, "Lower limit " + level(in.Lower)}}
	}
	for _, u := range in.Usual {
		if u != nil {
			r.cover(u.Lower, u.Upper)
		}
	}
	k.ticks = around(r, 5)
	for _, l := range k.limits {
		k.right = max(k.right, noteText.width(l.text)+7)
	}
	k.key = k.entries()
	k.events = eventsIn(in.Events, k.months)
	return k
}

// axis is the ticks along the months.
func (k control) axis(width vg.Length) []plot.Tick {
	if !k.in.Numbered {
		return calendar(k.months, width)
	}
	var ticks []plot.Tick
	for i, m := range k.months.Months() {
		ticks = append(ticks, plot.Tick{Value: midMonth(m), Label: thousands(float64(i+1), 0)})
	}
	return ticks
}

// level writes a limit without more decimals than its size deserves.
func level(v float64) string {
	if v > -20 && v < 20 {
		return thousands(v, 1)
	}
	return thousands(v, 0)
}

func (k control) entries() []entry {
	in, out := k.split()
	var es []entry
	if in && out {
		es = append(es,
			entry{glyphSample(mark(discShape, series1, 2.2)), "Sets the limits"},
			entry{glyphSample(mark(ringShape, series1, 2.2)), "Not used for the limits"})
	}
	hi, lo := false, false
	for _, g := range k.in.Signals {
		hi, lo = hi || g.High, lo || !g.High
	}
	if hi {
		es = append(es, entry{glyphSample(High.mark(3.4)), "Signal: higher than expected"})
	}
	if lo {
		es = append(es, entry{glyphSample(Low.mark(3.4)), "Signal: lower than expected"})
	}
	if len(k.in.Usual) > 0 {
		es = append(es, entry{lineSample(limitLine), "Limits of the usual range"})
	}
	return append(es, periodEntries(k.in.Shade, nil, k.months)...)
}

// split reports whether there are months that set the limits, and months that did not.
func (k control) split() (in, out bool) {
	for i, v := range k.in.Values.Values {
		if v != nil {
			b := k.basis[k.in.Values.From.Add(i)]
			in, out = in || b, out || !b
		}
	}
	return in, out
}

// levels adds the centre line and the limits with their names at the right.
func (k control) levels(s *sheet, p *panel) {
	p.add(rule{at: k.in.Centre, style: stroke(series2, 1)})
	if k.in.Usual == nil {
		p.add(rule{at: k.in.Upper, style: limitLine}, rule{at: k.in.Lower, style: limitLine})
	}
	for _, steps := range k.steps() {
		p.add(&plotter.Line{XYs: steps, LineStyle: limitLine})
	}
	var want []vg.Length
	for _, l := range k.limits {
		want = append(want, p.at(p.plot.X.Max, l.value).Y)
	}
	at := spread(want, noteText.leading(), p.area.Min.Y, p.area.Max.Y)
	for i, l := range k.limits {
		s.write(noteText.in(series2), start, vg.Point{X: p.area.Max.X + 5, Y: noteText.base(at[i])}, l.text)
	}
}

// limitLine is the line of a limit.
var limitLine = stroke(series2, 0.9, 4, 2.5)

// steps are the limits of a usual range: a line of steps for each stretch of months
// that have one.
func (k control) steps() []plotter.XYs {
	var out []plotter.XYs
	for i := 0; i < len(k.in.Usual); {
		if k.in.Usual[i] == nil {
			i++
			continue
		}
		var lower, upper plotter.XYs
		for ; i < len(k.in.Usual) && k.in.Usual[i] != nil; i++ {
			for _, half := range []float64{-0.5, 0.5} {
				x := midMonth(k.in.Values.From.Add(i)) + half
				lower = append(lower, plotter.XY{X: x, Y: k.in.Usual[i].Lower})
				upper = append(upper, plotter.XY{X: x, Y: k.in.Usual[i].Upper})
			}
		}
		out = append(out, lower, upper)
	}
	return out
}

// points adds the line and a dot a month.
func (k control) points(p *panel) {
	p.trace(k.in.Values, countLine, count)
	signal := map[data.Month]bool{}
	for _, g := range k.in.Signals {
		signal[g.Month] = true
	}
	r := vg.Length(1.8)
	if k.months.Len() > 90 {
		r = 1.4
	}
	for i, v := range k.in.Values.Values {
		m := k.in.Values.From.Add(i)
		if v == nil || signal[m] {
			continue
		}
		sh := discShape
		if len(k.basis) > 0 && !k.basis[m] {
			sh = ringShape
		}
		p.add(dot{x: midMonth(m), y: *v, style: mark(sh, series1, r)})
	}
}

// tell says each month's value and whether it is a signal.
func (k control) tell(s *sheet, p *panel) {
	for i, v := range k.in.Values.Values {
		if v == nil {
			continue
		}
		m := k.in.Values.From.Add(i)
		name := m.Label()
		if k.in.Numbered {
			name = "Month " + thousands(float64(i+1), 0)
		}
		text := name + ": " + level(*v)
		if *v == math.Trunc(*v) {
			text = name + ": " + thousands(*v, 0)
		}
		for _, g := range k.in.Signals {
			switch {
			case g.Month == m && g.High:
				text += "; signal: higher than expected"
			case g.Month == m:
				text += "; signal: lower than expected"
			}
		}
		s.tell("", Spot{At: p.at(midMonth(m), *v), Text: text})
	}
}

// signals adds the marks of signals and, where there is room, their labels.
func (k control) signals(s *sheet, p *panel) {
	room := crowd{frame: p.area}
	for _, run := range k.in.Values.runs() {
		for i, xy := range run {
			at := p.at(xy.X, xy.Y)
			room.block(box(at.X-2.5, at.Y-2.5, at.X+2.5, at.Y+2.5))
			if i > 0 {
				room.blockLine(p.at(run[i-1].X, run[i-1].Y), at)
			}
		}
	}
	for _, l := range k.limits {
		at := p.at(p.plot.X.Min, l.value).Y
		room.block(box(p.area.Min.X, at-0.7, p.area.Max.X, at+0.7))
	}
	for _, steps := range k.steps() {
		for i := 1; i < len(steps); i++ {
			room.blockLine(p.at(steps[i-1].X, steps[i-1].Y), p.at(steps[i].X, steps[i].Y))
		}
	}
	_, leads := p.eventPlaces(k.events)
	for _, x := range leads {
		room.block(box(x-0.7, p.area.Min.Y, x+0.7, p.area.Max.Y))
	}
	for _, g := range k.in.Signals {
		i := int(g.Month - k.in.Values.From)
		if i < 0 || i >= len(k.in.Values.Values) || k.in.Values.Values[i] == nil {
			continue
		}
		tone := Low
		if g.High {
			tone = High
		}
		v := *k.in.Values.Values[i]
		p.add(dot{x: midMonth(g.Month), y: v, style: tone.mark(3.4)})
		if clean(g.Label) == "" {
			continue
		}
		_, sw := tone.look()
		s.label(&room, noteText.in(sw), p.at(midMonth(g.Month), v), clean(g.Label), append(sides(noteText, 6), farther(noteText)...))
	}
}
