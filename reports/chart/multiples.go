package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"assess/data"
)

// maxPanels is what one page holds.
const maxPanels = 24

// multiples is the layout of small multiples.
type multiples struct {
	in        SmallMultiples
	months    data.Period
	key       []entry
	columns   int
	titles    [][]string
	ticks     [][]plot.Tick // of each panel's y axis
	left      vg.Length     // room for their labels
	width     vg.Length     // of a cell
	titleRows int
	plot      vg.Length // height of the data area
	events    []Event   // those shown
	lanes     []int     // rows of their discs over the panels of each row of cells
}

const (
	cellBetween = vg.Length(16)
	cellPlot    = vg.Length(62) // usual height of the data area
	cellUnder   = vg.Length(9)  // between rows of cells
)

// NewSmallMultiples lays out one panel per category, three beside each other.
// A panel without any value says so in its place; no value at all is an error.
func NewSmallMultiples(in SmallMultiples, width vg.Length) (Drawing, error) {
	least := vg.Length(leastPanels)
	if len(in.Panels) <= in.columns(width) {
		least = leastPanel
	}
	return stretch(least, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in SmallMultiples) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw small multiples: %w", err)
	}
	if err := checkWidth(width); err != nil {
		return nil, fmt.Errorf("draw small multiples: %w", err)
	}
	m := newMultiples(in, width)
	m.plot = squeeze * cellPlot
	keyRoom := keyHeight(m.key, width)
	list := eventEntries(m.events)
	listRoom := keyHeight(list, width)
	s, err := newSheet(width, keyRoom+m.above(m.rows())-cellUnder+listRoom)
	if err != nil {
		return nil, fmt.Errorf("draw small multiples: %w", err)
	}
	s.key(m.key, 0, s.h, width)
	for i := range in.Panels {
		x := vg.Length(i%m.columns) * (m.width + cellBetween)
		y := s.h - keyRoom - m.above(i/m.columns)
		m.draw(s, i, x, y)
	}
	s.key(list, 0, listRoom-7, width)
	return s, nil
}

func (in SmallMultiples) check() error {
	if len(in.Panels) == 0 || len(in.Panels) > maxPanels {
		return fmt.Errorf("there are %d panels; from 1 to %d can be drawn", len(in.Panels), maxPanels)
	}
	values := false
	for _, p := range in.Panels {
		for _, s := range []Series{p.Counts, p.Trend} {
			if err := s.check(); err != nil {
				return fmt.Errorf("panel %q: %w", p.Title, err)
			}
			r := s.reach()
			if r.min < 0 {
				return fmt.Errorf("panel %q: the count %g is negative", p.Title, r.min)
			}
			values = values || !r.empty()
		}
		if err := checkEvents(p.Events); err != nil {
			return fmt.Errorf("panel %q: %w", p.Title, err)
		}
	}
	if !values {
		return fmt.Errorf("no month of any panel has a value")
	}
	return nil
}

// columns is how many panels stand beside each other.
func (in SmallMultiples) columns(width vg.Length) int {
	if width < 360 {
		return min(2, len(in.Panels))
	}
	return min(3, len(in.Panels))
}

func newMultiples(in SmallMultiples, width vg.Length) multiples {
	m := multiples{in: in, columns: in.columns(width)}
	m.width = (width - vg.Length(m.columns-1)*cellBetween) / vg.Length(m.columns)
	shared := nothing()
	for _, p := range in.Panels {
		m.months = join(m.months, join(p.Counts.period(), p.Trend.period()))
		shared = shared.with(p.reach())
	}
	for _, p := range in.Panels {
		r := p.reach()
		if in.Shared {
			r = shared
		}
		ticks := wholeFromZero(r.max, 3)
		m.ticks = append(m.ticks, ticks)
		m.left = max(m.left, gutter(ticks))
		lines := boldText.wrap(p.Title, m.width, 2)
		m.titles = append(m.titles, lines)
		m.titleRows = max(m.titleRows, len(lines))
	}
	m.key = m.entries()
	m.events = eventsIn(in.Events, m.months)
	m.lanes = make([]int, m.rows())
	for i, p := range in.Panels {
		row := &m.lanes[i/m.columns]
		*row = max(*row, eventLanes(eventsIn(p.Events, m.months), m.width-m.left))
	}
	return m
}

// tell says each month's count and trend.
func (m multiples) tell(s *sheet, p *panel, in Panel) {
	s.tellMonths(clean(in.Title), p, in.Counts, func(month data.Month) string {
		if v := in.Trend.at(month); v != nil {
			return "; trend " + level(*v)
		}
		return ""
	})
}

// reach is the span of the panel's values.
func (p Panel) reach() span { return p.Counts.reach().with(p.Trend.reach()) }

// with is the span that holds both.
func (s span) with(o span) span {
	if !o.empty() {
		s.cover(o.min, o.max)
	}
	return s
}

func (m multiples) rows() int { return (len(m.in.Panels) + m.columns - 1) / m.columns }

func (m multiples) titleHeight() vg.Length {
	return vg.Length(m.titleRows)*boldText.leading() + 7
}

// above is the height of the first so many rows of cells: those with an event are higher.
func (m multiples) above(rows int) (h vg.Length) {
	for _, lanes := range m.lanes[:rows] {
		h += m.titleHeight() + eventRoom(lanes) + m.plot + footHeight(2) + cellUnder
	}
	return h
}

func (m multiples) entries() []entry {
	es := []entry{{lineSample(countLine), "Each month"}}
	for _, p := range m.in.Panels {
		if !p.Trend.reach().empty() {
			es = append(es, entry{lineSample(trendLine), "Trend"})
			break
		}
	}
	return append(es, periodEntries(m.in.Shade, m.in.Grey, m.months)...)
}

// The lines of months and of trends, wherever both are drawn.
var (
	countLine = stroke(count, 0.7)
	trendLine = stroke(series1, 1.7)
)

// periodEntries explains the tint of the assessment year and the hatching of
// months left out, where they lie in the months shown.
func periodEntries(year data.Period, out []data.Period, shown data.Period) []entry {
	var es []entry
	if overlap(year, shown) {
		es = append(es, entry{fillSample(shade), year.Label()})
	}
	for _, p := range out {
		if overlap(p, shown) {
			return append(es, entry{hatchSample(leftOut), "Left out of baselines"})
		}
	}
	return es
}

func overlap(a, b data.Period) bool {
	return !a.Empty() && !b.Empty() && a.From <= b.To && b.From <= a.To
}

// draw adds panel i with its upper left corner at x, y.
func (m multiples) draw(s *sheet, i int, x, y vg.Length) {
	for k, t := range m.titles[i] {
		s.write(boldText, start, vg.Point{X: x, Y: y - boldText.rise() - vg.Length(k)*boldText.leading()}, t)
	}
	top := y - m.titleHeight() - eventRoom(m.lanes[i/m.columns])
	area := box(x+m.left, top-m.plot, x+m.width, top)
	p := newPanel(area, timeSpan(m.months), reach(m.ticks[i]))
	p.add(band{months: m.in.Shade})
	for _, g := range m.in.Grey {
		p.add(band{months: g, hatched: true})
	}
	some := !m.in.Panels[i].reach().empty()
	if some {
		s.rows(p, m.ticks[i])
		p.trace(m.in.Panels[i].Counts, countLine, count)
		p.trace(m.in.Panels[i].Trend, trendLine, series1)
		m.tell(s, p, m.in.Panels[i])
	}
	s.add(p.draw)
	if !some {
		s.write(noteText, middle, vg.Point{X: (area.Min.X + area.Max.X) / 2, Y: noteText.base((area.Min.Y + area.Max.Y) / 2)}, "No months to show")
	}
	s.events(p, eventsIn(m.in.Panels[i].Events, m.months))
	s.base(p)
	s.foot(p, calendar(m.months, area.Size().X), 2)
}
