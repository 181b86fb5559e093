package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"assess/data"
)

// leftOutTitle is the title of an event that stands for months left out of baselines.
const leftOutTitle = "Months left out of baselines"

// mostMarked is what charts can mark.
const mostMarked = 60

// events collects what the workspace and the partnership name as events, in order of time.
// Months left out of baselines that no event lies in are told as one. Events after the
// months assessed or before all that are held are left out.
func (b *builder) events() error {
	all := slices.Clone(b.facts.common.Events)
	if p := b.req.Papers.Profile; p != nil {
		all = append(all, p.Events...)
	}
	for _, x := range b.out.Settings.Exclude {
		if !slices.ContainsFunc(all, func(e data.Event) bool { return meet(e.Months(), x) }) {
			all = append(all, data.Event{From: x.From, To: x.To, Title: leftOutTitle, Kind: data.OtherEvent})
		}
	}
	if len(all) > mostMarked {
		return fmt.Errorf("there are %d events; at most %d can be drawn, so leave out those that matter least", len(all), mostMarked)
	}
	b.out.Events = inOrder(all, data.Period{From: b.out.Year.DataFrom, To: b.out.Year.Held.To})
	return nil
}

// inOrder are the events of which a month is held, by time, each once.
func inOrder(all []data.Event, held data.Period) []data.Event {
	out := []data.Event{}
	for _, e := range all {
		same := func(o data.Event) bool { return o.Title == e.Title && o.From == e.From && o.To == e.To }
		if meet(e.Months(), held) && !slices.ContainsFunc(out, same) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y data.Event) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.Day, y.Day), cmp.Compare(x.To, y.To), cmp.Compare(x.Title, y.Title))
	})
	return out
}

// meet reports whether two periods have a month in common.
func meet(a, b data.Period) bool {
	return !a.Empty() && !b.Empty() && a.From <= b.To && b.From <= a.To
}
