package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/data"
)

// Steps is a monthly series as dots with the levels that it is divided into as a
// stepped line. The values begin at zero, or below it where one does.
type Steps struct {
	Label  string // of the values, "Crimes a month, seasonally adjusted"
	Values Series
	Levels []StepLevel   // by rising month, none over another
	Shade  data.Period   // the assessment year
	Grey   []data.Period // months set aside, hatched, their dots hollow
	Events []Event       // listed under the chart
}

// StepLevel is one level and the months that it holds for.
type StepLevel struct {
	Months data.Period
	Value  float64
}

// stepsPlot is the most height of the data area.
const stepsPlot = vg.Length(125)

// levelLine is the line of a level, riserLine that from one level to the next.
var (
	levelLine = stroke(series2, 2)
	riserLine = stroke(series2, 0.8, 2, 2)
)

// NewSteps lays out the months as dots and the levels as a stepped line, each level
// with its value beside it where there is room. Levels that do not adjoin are not
// joined.
func NewSteps(in Steps, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Steps) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw levels: %w", err)
	}
	key := in.key()
	r := in.Values.reach()
	r.cover(0)
	for _, l := range in.Levels {
		r.cover(l.Value)
	}
	ticks := around(r, 5)
	height := squeeze * min(controlPlot(width), stepsPlot)
	events := eventsIn(in.Events, in.months())
	list := eventEntries(events)
	low := footHeight(3) + keyHeight(list, width)
	marks := eventRoom(eventLanes(events, width-1-gutter(ticks)))
	s, err := newSheet(width, keyHeight(key, width)+topLabelHeight(in.Label)+marks+height+low)
	if err != nil {
		return nil, fmt.Errorf("draw levels: %w", err)
	}
	s.key(key, 0, s.h, width)
	s.key(list, 0, keyHeight(list, width)-7, width)
	area := box(gutter(ticks), low, width-1, low+height)
	s.topLabel(in.Label, box(gutter(ticks), low, width-1, low+height+marks))
	p := newPanel(area, timeSpan(in.months()), reach(ticks))
	s.add(p.draw)
	p.add(band{months: in.Shade})
	for _, g := range in.Grey {
		p.add(band{months: g, hatched: true})
	}
	s.rows(p, ticks)
	in.dots(p)
	in.steps(p)
	s.events(p, events)
	in.name(s, p)
	s.tellMonths("", p, in.Values, in.levelOf)
	s.base(p)
	s.foot(p, calendar(in.months(), area.Size().X), 3)
	return s, nil
}

// months is the months of the axis.
func (in Steps) months() data.Period {
	all := in.Values.period()
	for _, l := range in.Levels {
		all = join(all, l.Months)
	}
	return all
}

// check refuses what makes no series of levels.
func (in Steps) check() error {
	if err := in.Values.check(); err != nil {
		return err
	}
	if in.Values.reach().empty() {
		return fmt.Errorf("no month has a value")
	}
	if err := checkEvents(in.Events); err != nil {
		return err
	}
	for i, l := range in.Levels {
		if l.Months.Empty() {
			return fmt.Errorf("level %d has no month", i+1)
		}
		if err := finite(l.Value, "level %d", i+1); err != nil {
			return err
		}
		if i > 0 && l.Months.From <= in.Levels[i-1].Months.To {
			return fmt.Errorf("level %d begins with %s, before level %d ends", i+1, l.Months.From, i)
		}
	}
	if n := in.months().Len(); n > maxMonths {
		return fmt.Errorf("values and levels cover %d months; at most %d can be drawn", n, maxMonths)
	}
	return nil
}

func (in Steps) key() []entry {
	es := []entry{{glyphSample(mark(discShape, count, 2)), "Each month"}}
	if len(in.Levels) > 0 {
		es = append(es, entry{lineSample(levelLine), "Level"})
	}
	es = append(es, periodEntries(in.Shade, nil, in.months())...)
	for _, g := range in.Grey {
		if overlap(g, in.months()) {
			return append(es, entry{together(hatchSample(leftOut), glyphSample(mark(ringShape, count, 2))), "Set aside"})
		}
	}
	return es
}

// aside reports whether a month is set aside.
func (in Steps) aside(m data.Month) bool {
	for _, g := range in.Grey {
		if g.Contains(m) {
			return true
		}
	}
	return false
}

// dots adds a dot a month, smaller where there are many.
func (in Steps) dots(p *panel) {
	radius := vg.Length(1.9)
	if len(in.Values.Values) > 90 {
		radius = 1.4
	}
	for i, v := range in.Values.Values {
		if v == nil {
			continue
		}
		m, sh := in.Values.From.Add(i), discShape
		if in.aside(m) {
			sh = ringShape
		}
		p.add(dot{x: midMonth(m), y: *v, style: mark(sh, count, radius)})
	}
}

// steps adds a line for each level, and a riser between levels that adjoin.
func (in Steps) steps(p *panel) {
	for i, l := range in.Levels {
		from, to := float64(l.Months.From), float64(l.Months.To)+1
		if i > 0 && in.Levels[i-1].Months.To.Add(1) == l.Months.From {
			p.add(along(riserLine, from, in.Levels[i-1].Value, from, l.Value))
		}
		p.add(along(levelLine, from, l.Value, to, l.Value))
	}
}

// along is a straight line between two values.
func along(st draw.LineStyle, x0, y0, x1, y1 float64) plot.Plotter {
	return &plotter.Line{XYs: plotter.XYs{{X: x0, Y: y0}, {X: x1, Y: y1}}, LineStyle: st}
}

// name writes each level's value over or under the middle of its line, clear of the
// dots and lines.
func (in Steps) name(s *sheet, p *panel) {
	room := crowd{frame: p.area}
	for i, v := range in.Values.Values {
		if v != nil {
			at := p.at(midMonth(in.Values.From.Add(i)), *v)
			room.block(box(at.X-2, at.Y-2, at.X+2, at.Y+2))
		}
	}
	for _, l := range in.Levels {
		from, to := p.at(float64(l.Months.From), l.Value), p.at(float64(l.Months.To)+1, l.Value)
		room.block(box(from.X, from.Y-1.2, to.X, to.Y+1.2))
	}
	text := boldText.in(series2)
	for _, l := range in.Levels {
		middle := p.at((float64(l.Months.From)+float64(l.Months.To)+1)/2, l.Value)
		s.label(&room, text, middle, level(l.Value), append(overOrUnder(text), farther(text)...))
	}
}

// overOrUnder lists the places next to a line, over it first.
func overOrUnder(l lettering) []beside {
	return []beside{{middle, vg.Point{Y: 5}, false}, {middle, vg.Point{Y: -5 - l.rise()}, false}}
}

// levelOf says the level of a month, empty where it has none.
func (in Steps) levelOf(m data.Month) string {
	if in.aside(m) {
		return ", set aside"
	}
	for _, l := range in.Levels {
		if l.Months.Contains(m) {
			return ", level " + level(l.Value)
		}
	}
	return ""
}
