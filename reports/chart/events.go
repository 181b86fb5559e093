package chart

import (
	"fmt"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/data"
)

// Event is a month, or a run of months, that a numbered disc stands over. Charts list
// their events by number under themselves.
type Event struct {
	Number int
	Months data.Period
	Title  string // "Operation Dusk, 8 March 2021"
}

// maxEvents is what a chart can hold before its marks hide it.
const maxEvents = 60

const (
	eventRadius = vg.Length(4.9)
	eventLane   = vg.Length(11.5) // height of a row of discs
	eventLead   = vg.Length(4)    // between the discs and the panel
)

// eventLine leads from a disc down through a panel; eventSpan runs over its months.
var (
	eventLine = stroke(disc, 0.6, 1.2, 1.8)
	eventSpan = stroke(disc, 1.8)
)

func checkEvents(es []Event) error {
	if len(es) > maxEvents {
		return fmt.Errorf("there are %d events; at most %d can be drawn", len(es), maxEvents)
	}
	for _, e := range es {
		if e.Months.Empty() {
			return fmt.Errorf("event %q has no month", e.Title)
		}
	}
	return nil
}

// eventsIn are the events of which a month is shown.
func eventsIn(es []Event, shown data.Period) []Event {
	var out []Event
	for _, e := range es {
		if overlap(e.Months, shown) {
			out = append(out, e)
		}
	}
	return out
}

// pitch is the room that a disc takes along its row.
func (e Event) pitch() vg.Length { return 2*e.radius() + 1.4 }

func (e Event) radius() vg.Length {
	return max(eventRadius, discText.width(strconv.Itoa(e.Number))/2+1.8)
}

// eventPitch is the widest disc's room.
func eventPitch(es []Event) vg.Length {
	w := vg.Length(0)
	for _, e := range es {
		w = max(w, e.pitch())
	}
	return w
}

// eventLanes is the rows of discs that events need over a panel of a width.
func eventLanes(es []Event, width vg.Length) int {
	room := max(1, int(width/max(eventPitch(es), 1)))
	return (len(es) + room - 1) / room
}

// eventRoom is the height of so many rows of discs, 0 for none.
func eventRoom(lanes int) vg.Length {
	if lanes == 0 {
		return 0
	}
	return vg.Length(lanes)*eventLane + eventLead
}

// eventPlaces are where the discs of events stand over a panel, and where each leads to on
// its upper edge. Discs of one row are moved aside so that none lies on another; there are
// as many rows as that takes.
func (p *panel) eventPlaces(es []Event) (discs []vg.Point, leads []vg.Length) {
	discs, leads = make([]vg.Point, len(es)), make([]vg.Length, len(es))
	lanes := eventLanes(es, p.area.Size().X)
	pitch := eventPitch(es)
	for lane := range lanes {
		var want []vg.Length
		for i := lane; i < len(es); i += lanes {
			x := max(float64(es[i].Months.From), p.plot.X.Min)
			if es[i].Months.From == es[i].Months.To {
				x = midMonth(es[i].Months.From)
			}
			leads[i] = p.at(x, 0).X
			want = append(want, leads[i])
		}
		y := p.area.Max.Y + eventLead + (vg.Length(lanes-lane)-0.5)*eventLane
		for k, x := range spread(want, pitch, p.area.Min.X+pitch/2, p.area.Max.X-pitch/2) {
			discs[lane+k*lanes] = vg.Point{X: tenth(x), Y: tenth(y)}
		}
	}
	return discs, leads
}

// events marks the months of events in a panel, with their discs over it.
func (s *sheet) events(p *panel, es []Event) {
	discs, leads := p.eventPlaces(es)
	for i, e := range es {
		s.event(p, e, leads[i], discs[i])
	}
}

// event draws one: its line from a place on the panel's upper edge, and its disc.
func (s *sheet) event(p *panel, e Event, at vg.Length, to vg.Point) {
	top := vg.Point{X: at, Y: p.area.Max.Y}
	s.line(stroke(disc, 0.6), vg.Point{X: to.X, Y: to.Y}, top)
	s.line(eventLine, top, vg.Point{X: at, Y: p.area.Min.Y})
	if e.Months.From < e.Months.To {
		last := p.at(min(float64(e.Months.To)+1, p.plot.X.Max), 0).X
		s.line(eventSpan, top, vg.Point{X: last, Y: top.Y})
	}
	number := strconv.Itoa(e.Number)
	s.glyph(mark(discShape, paper, e.radius()+0.6), to)
	s.glyph(mark(discShape, disc, e.radius()), to)
	s.write(discText, middle, vg.Point{X: to.X, Y: discText.base(to.Y)}, number)
	s.tellAlso([]Spot{{At: to, Text: number + ": " + clean(e.Title)}})
}

// eventEntries list events under a chart.
func eventEntries(es []Event) []entry {
	var out []entry
	for _, e := range es {
		out = append(out, entry{func(c draw.Canvas, at vg.Point) {
			c.DrawGlyphNoClip(mark(discShape, disc, e.radius()), at)
			discText.write(c, middle, vg.Point{X: at.X, Y: discText.base(at.Y)}, strconv.Itoa(e.Number))
		}, clean(e.Title)})
	}
	return out
}
