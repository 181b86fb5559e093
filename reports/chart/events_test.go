package chart

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/plot/vg"

	"assess/data"
)

// However many events fall into one month, no disc lies on another or beside its panel.
func TestDiscsOfEventsNeverLieOnEachOther(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 1))
	for n := range maxEvents {
		var es []Event
		for i := range n + 1 {
			m := april2016.Add(random.IntN(1 + 60*(n%2)))
			es = append(es, Event{Number: i + 1, Months: data.Period{From: m, To: m.Add(random.IntN(3) * (n % 3))}})
		}
		p := newPanel(box(30, 20, 150, 80), timeSpan(data.Period{From: april2016, To: april2016.Add(59)}), span{0, 10})
		discs, _ := p.eventPlaces(es)
		top := p.area.Max.Y + eventRoom(eventLanes(es, p.area.Size().X))
		for i, a := range discs {
			r := es[i].radius()
			if a.X < p.area.Min.X+r-0.1 || a.X > p.area.Max.X-r+0.1 || a.Y-r < p.area.Max.Y || a.Y+r > top {
				t.Fatalf("%d events: disc %d at %v is outside its room", n+1, i+1, a)
			}
			for k, b := range discs[:i] {
				if math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) < float64(r+es[k].radius()) {
					t.Fatalf("%d events: discs %d and %d lie on each other at %v and %v", n+1, k+1, i+1, a, b)
				}
			}
		}
	}
}

// Events are listed under a chart when a month of theirs is shown, and not otherwise.
func TestEventsShownAreListed(t *testing.T) {
	month := func(n int) data.Period { return data.Period{From: april2016.Add(n), To: april2016.Add(n)} }
	values := make([]*float64, 24)
	for i := range values {
		values[i] = ptr(float64(10 + i%5))
	}
	es := []Event{{1, month(3), "Operation Dusk"}, {2, month(500), "Operation Dawn"}}
	in := ControlChart{Values: Series{From: april2016, Values: values}, Centre: 12, Lower: 5, Upper: 20}
	plain, err := NewControlChart(in, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	in.Events = es
	marked, err := NewControlChart(in, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	panels := SmallMultiples{Panels: []Panel{{Title: "Robbery", Counts: in.Values, Events: es}, {Title: "Drugs", Counts: in.Values}}, Events: es}
	multiples, err := NewSmallMultiples(panels, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]Drawing{"control": marked, "multiples": multiples} {
		if r := recorded(t, d); !r.has("Operation Dusk") || r.has("Operation Dawn") {
			t.Errorf("%s writes %q", name, r.all())
		}
	}
	_, h := plain.Size()
	if _, tall := marked.Size(); tall <= h+vg.Length(eventLane) {
		t.Errorf("the chart is %v high with events and %v without", tall, h)
	}
	in.Events = []Event{{Title: "never"}}
	if _, err := NewControlChart(in, textWidth); err == nil {
		t.Error("an event without a month is drawn")
	}
}

// sampleEvents are events from a month on, some at one time.
func sampleEvents(n int, from data.Month) []Event {
	var out []Event
	for i := range n {
		m := from.Add(8 + 7*(i/2))
		out = append(out, Event{i + 1, data.Period{From: m, To: m.Add(9 * (i % 2))}, "Operation with a title of some length, " + m.Label()})
	}
	return out
}
