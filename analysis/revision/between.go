package revision

import (
	"slices"

	"assess/analysis"
	"assess/data"
)

// Differences is how the second of two assessments of one year differs from the first.
// Slices are sorted, and empty where nothing differs.
type Differences struct {
	Causes   []Cause         `json:"causes"`
	New      []data.Month    `json:"new_months"`      // of the year, counted now and not before
	Gone     []data.Month    `json:"months_gone"`     // counted before and not now
	Counts   []CountChange   `json:"counts"`          // of districts and the partnership, of months that both sides count
	Totals   []TotalChange   `json:"totals"`          // of the whole partnership, over the months that both count
	Verdicts []VerdictChange `json:"verdicts"`        // against the year before, and against the baseline
	Hotspots []HotspotChange `json:"hot_spots"`       // squares that became hot, or ceased to be
	Signals  []SignalChange  `json:"signals"`         // months that the charts call unusual, and levels
	Outcomes []OutcomeChange `json:"outcomes"`        // of the priorities
	Comment  string          `json:"why,omitempty"`   // why nothing can be compared; empty otherwise
	Same     bool            `json:"nothing_differs"` // of all these
}

// CountChange is a count of one month that is not what it was.
type CountChange struct {
	Type     analysis.AreaType `json:"area_type"`
	Code     data.Code         `json:"area_code"`
	Name     string            `json:"area_name"`
	Month    data.Month        `json:"month"`
	Category data.Category     `json:"category"`
	Before   int64             `json:"before"`
	After    int64             `json:"after"`
	Cause    Kind              `json:"cause"` // the likeliest: a replaced file before any other
}

// TotalChange is a category of the whole partnership over the months of the year that
// both sides count.
type TotalChange struct {
	Category data.Category `json:"category"`
	Months   int           `json:"months"`
	Before   int64         `json:"before"`
	After    int64         `json:"after"`
}

// VerdictChange is a verdict that is no longer the same.
type VerdictChange struct {
	Code     data.Code        `json:"area_code"` // empty for the whole partnership
	Name     string           `json:"area_name"`
	Category data.Category    `json:"category"`
	Against  string           `json:"against"` // the label of the months compared with, as it is now
	Baseline bool             `json:"baseline"`
	Before   analysis.Verdict `json:"before"`
	After    analysis.Verdict `json:"after"`
}

// Between tells two assessments of one partnership's year apart. Of two that are not, it
// says so in Comment and nothing else.
func Between(before, after Side) Differences {
	was, now := before.Assessment, after.Assessment
	d := Differences{Causes: []Cause{}, New: []data.Month{}, Gone: []data.Month{}, Counts: []CountChange{}, Totals: []TotalChange{},
		Verdicts: []VerdictChange{}, Hotspots: []HotspotChange{}, Signals: []SignalChange{}, Outcomes: []OutcomeChange{}}
	if was.Partnership.ID != now.Partnership.ID || was.Year.Whole != now.Year.Whole {
		d.Comment = "they are not of one partnership's year"
		return d
	}
	d.New, d.Gone = without(now.Year.Months, was.Year.Months), without(was.Year.Months, now.Year.Months)
	d.Causes = causes(before, after, without(heldMonths(now), heldMonths(was)), without(heldMonths(was), heldMonths(now)))
	d.counts(was, now)
	d.totals(was, now)
	d.verdicts(was, now)
	d.hotspots(was, now)
	d.signals(was, now)
	d.outcomes(was, now)
	d.Same = len(d.New)+len(d.Gone)+len(d.Counts)+len(d.Verdicts)+len(d.Hotspots)+len(d.Signals)+len(d.Outcomes) == 0
	return d
}

// Has reports whether a kind of cause is there.
func (d Differences) Has(k Kind) bool {
	return slices.ContainsFunc(d.Causes, func(c Cause) bool { return c.Kind == k })
}

// heldMonths are the months up to the year's end that are counted: those of the year, and
// those before it that it is compared with.
func heldMonths(a *analysis.Assessment) (out []data.Month) {
	for _, s := range a.Monthly {
		if s.Type != analysis.TypePartnership || s.Category != data.AllCrime {
			continue
		}
		for i, n := range s.Counts {
			if m := s.From.Add(i); n != nil && m <= a.Year.Whole.To {
				out = append(out, m)
			}
		}
	}
	return out
}

// without lists the months that another list does not have; never nil.
func without(months, other []data.Month) []data.Month {
	return slices.DeleteFunc(append([]data.Month{}, months...), func(m data.Month) bool { return slices.Contains(other, m) })
}

// cause is the likeliest cause of a count of a month that both sides hold.
func (d Differences) cause(m data.Month) Kind {
	for _, c := range d.Causes {
		if c.Kind == Restated && slices.Contains(c.Months, m) {
			return Restated
		}
	}
	for _, k := range []Kind{Settings, Areas, Program} {
		if d.Has(k) {
			return k
		}
	}
	return Unknown
}

// seriesKey finds a series of monthly counts.
type seriesKey struct {
	kind     analysis.AreaType
	code     data.Code
	category data.Category
}

// counts lists the months of the partnership and its districts whose counts differ. All
// months that both sides count are looked at: those before the year are compared with.
func (d *Differences) counts(was, now *analysis.Assessment) {
	old := map[seriesKey]analysis.Monthly{}
	for _, s := range was.Monthly {
		old[seriesKey{s.Type, s.Code, s.Category}] = s
	}
	for _, s := range now.Monthly {
		o, ok := old[seriesKey{s.Type, s.Code, s.Category}]
		if !ok || s.Type == analysis.TypeComparator {
			continue
		}
		for i, n := range s.Counts {
			m := s.From.Add(i)
			at := int(m - o.From)
			if n == nil || at < 0 || at >= len(o.Counts) || o.Counts[at] == nil || *o.Counts[at] == *n {
				continue
			}
			d.Counts = append(d.Counts, CountChange{s.Type, s.Code, s.Name, m, s.Category, *o.Counts[at], *n, d.cause(m)})
		}
	}
	slices.SortStableFunc(d.Counts, func(x, y CountChange) int {
		if x.Type != y.Type {
			if x.Type == analysis.TypePartnership {
				return -1
			}
			return 1
		}
		if x.Code == y.Code && x.Month != y.Month {
			return int(x.Month - y.Month)
		}
		return byCode(x.Code, y.Code, x.Category, y.Category)
	})
}

// totals sums the year's months that both sides count.
func (d *Differences) totals(was, now *analysis.Assessment) {
	sums := func(a *analysis.Assessment) map[data.Category]int64 {
		out := map[data.Category]int64{}
		for _, s := range a.Monthly {
			for i, n := range s.Counts {
				m := s.From.Add(i)
				if s.Type == analysis.TypePartnership && n != nil && slices.Contains(was.Year.Months, m) && slices.Contains(now.Year.Months, m) {
					out[s.Category] += *n
				}
			}
		}
		return out
	}
	months := len(now.Year.Months) - len(d.New)
	before := sums(was)
	for category, n := range sums(now) {
		if before[category] != n {
			d.Totals = append(d.Totals, TotalChange{category, months, before[category], n})
		}
	}
	slices.SortFunc(d.Totals, func(x, y TotalChange) int { return byCode("", "", x.Category, y.Category) })
}

// verdicts lists the verdicts that differ.
func (d *Differences) verdicts(was, now *analysis.Assessment) {
	for _, c := range []struct {
		was, now analysis.Comparison
		baseline bool
	}{{was.Previous, now.Previous, false}, {was.Baseline, now.Baseline, true}} {
		old := map[seriesKey]analysis.Verdict{}
		for _, ch := range slices.Concat(c.was.Changes, c.was.Districts) {
			old[seriesKey{code: ch.Code, category: ch.Category}] = ch.Verdict
		}
		for _, ch := range slices.Concat(c.now.Changes, c.now.Districts) {
			before, ok := old[seriesKey{code: ch.Code, category: ch.Category}]
			if ok && before != ch.Verdict {
				d.Verdicts = append(d.Verdicts, VerdictChange{ch.Code, ch.Name, ch.Category, c.now.PreviousLabel, c.baseline, before, ch.Verdict})
			}
		}
	}
}
