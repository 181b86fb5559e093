package reports

import (
	"fmt"
	"strings"

	"assess/data"
	"assess/reports/chart"
)

// eventTold is an event with the number that it bears in charts and tables.
type eventTold struct {
	data.Event
	number int
}

// events are those that this edition may tell, numbered by time.
func (d *draft) events() (out []eventTold) {
	for _, e := range d.a.Events {
		if !e.Restricted || d.o.Edition == restrictedEdition {
			out = append(out, eventTold{e, len(out) + 1})
		}
	}
	return out
}

// eventMarks are the events that bear on a category, for a chart of its months; all of
// them for an empty category.
func (d *draft) eventMarks(c data.Category) (out []chart.Event) {
	for _, e := range d.events() {
		if c == "" || e.Bears(c) {
			out = append(out, chart.Event{Number: e.number, Months: e.Months(), Title: e.Title + ", " + e.When()})
		}
	}
	return out
}

// eventAlt says which events a chart marks, for those who cannot see it; empty for none.
func eventAlt(es []chart.Event) string {
	if len(es) == 0 {
		return ""
	}
	var parts []string
	for _, e := range es {
		parts = append(parts, fmt.Sprintf("%d, %s", e.Number, e.Title))
	}
	return fmt.Sprintf(" Numbered marks stand over events: %s.", strings.Join(parts, "; "))
}
