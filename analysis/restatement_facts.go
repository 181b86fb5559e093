package analysis

import (
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// restatementFacts is what is known of files of incidents that were replaced.
type restatementFacts struct {
	copies map[forceMonth][]copyOf  // months of more than one file, the one counted last
	lost   map[forceMonth]copyOf    // months without a file, with the last that they had
	of     map[int32]districtCounts // the counts to fill, by extract
}

// replaced finds the months of which several files had been read by the day asked for,
// and those that no file has any more. all is every extract ever read of the
// sources configured.
func (f *Facts) replaced(all []extract) {
	rank := map[string]int{}
	for i, s := range f.common.Sources {
		if s.Kind == workspace.PoliceStreet {
			rank[s.ID] = i + 1
		}
	}
	held := map[int32]extract{}
	for _, e := range f.extracts {
		held[e.ID] = e
	}
	months := map[forceMonth]map[string][]extract{}
	for _, e := range all {
		if rank[e.Source] == 0 || f.common.AsAt != "" && e.LoadedOn > f.common.AsAt {
			continue
		}
		e.State = stateWithdrawn
		if now, ok := held[e.ID]; ok {
			e.State = now.State
		}
		k := forceMonth{e.Force, e.Month}
		if months[k] == nil {
			months[k] = map[string][]extract{}
		}
		months[k][e.Source] = append(months[k][e.Source], e)
	}
	h := restatementFacts{map[forceMonth][]copyOf{}, map[forceMonth]copyOf{}, map[int32]districtCounts{}}
	for k, sources := range months {
		id, ok := f.counted[k]
		if !ok {
			last := copyOf{lastHeld(sources), districtCounts{}}
			h.lost[k], h.of[last.ID] = last, last.counts
			continue
		}
		list := copies(sources[held[id].Source], id)
		if len(list) < 2 {
			continue
		}
		h.copies[k] = list
		for _, c := range list {
			h.of[c.ID] = c.counts
		}
	}
	f.restated = h
}

// lastHeld is the file that was the last to go of those of a month, of files that went
// on one day the one read last.
func lastHeld(sources map[string][]extract) (last extract) {
	for _, list := range sources {
		for _, e := range list {
			if e.RetiredOn > last.RetiredOn || e.RetiredOn == last.RetiredOn && e.ID > last.ID {
				last = e
			}
		}
	}
	return last
}

// lostMonths lists the months of a force that no file has any more.
func (f *Facts) lostMonths(force string) []LostMonth {
	out := []LostMonth{}
	for k, e := range f.restated.lost {
		if k.Force == force {
			out = append(out, LostMonth{k.Month, e.Path, e.RetiredOn})
		}
	}
	slices.SortFunc(out, func(a, b LostMonth) int { return int(a.Month - b.Month) })
	return out
}

// moved reports whether a count of districts differs between two files of a month.
func (h restatementFacts) moved(k forceMonth, c data.Category, districts func(data.Code) bool) bool {
	list := h.copies[k]
	for _, x := range list {
		if x.counts.of(c, districts) != list[0].counts.of(c, districts) {
			return true
		}
	}
	return false
}
