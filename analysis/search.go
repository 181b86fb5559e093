package analysis

import (
	"cmp"
	"slices"

	"assess/data"
)

// StopSearch is the stop and searches of the partnership in the months of the year of
// which they are held. They are no incidents and are in no other count.
type StopSearch struct {
	Configured bool         `json:"configured"` // a source of them is
	Reason     string       `json:"reason"`     // why nothing can be told, empty otherwise
	Months     []data.Month `json:"months"`     // of the year, held
	Missing    []data.Month `json:"missing"`    // of the year, not held or partial

	Force      SearchRate `json:"force"`            // all searches of the force in these months, wherever they were
	NoLocation int64      `json:"without_location"` // of Force: counted in no district
	Alike      int64      `json:"alike"`            // of Force: equal in every field kept to another one, and counted
	Total      SearchRate `json:"total"`            // of the partnership

	Monthly     []SearchMonth  `json:"monthly"`     // of the force, the partnership and its districts
	Objects     []SearchRate   `json:"objects"`     // of the partnership, most searches first
	Legislation []SearchShare  `json:"legislation"` // the same
	Outcomes    []SearchShare  `json:"outcomes"`    // the same
	Ethnicity   []SearchShare  `json:"ethnicity"`   // as the officer saw it; the same
	Inside      []SearchInside `json:"inside_hot_spots"`
}

// The names under which searches without a value, and all of them, are counted.
const (
	NotStated   = "Not stated"
	AllSearches = "All searches"
)

// TypeForce is the area of a force in SearchMonth, with the searches that have no location.
const TypeForce AreaType = "force"

// SearchCount is how many searches there were and what is known of what came of them.
type SearchCount struct {
	Searches     int64 `json:"searches"`
	LinkedKnown  int64 `json:"linked_known"`   // the force says whether the outcome is linked to what was looked for
	Linked       int64 `json:"outcome_linked"` // and it is
	OutcomeKnown int64 `json:"outcome_known"`  // the force says what was done
	Action       int64 `json:"action_taken"`   // and something was
}

// SearchRate is the searches for one object. The proportions are nil of fewer than the
// least number of searches.
type SearchRate struct {
	Object string `json:"object"` // AllSearches for all
	SearchCount
	Find  *Proportion `json:"find_rate"`   // Linked of LinkedKnown
	Acted *Proportion `json:"action_rate"` // Action of OutcomeKnown
}

// SearchShare is the searches with one value of a field.
type SearchShare struct {
	Name     string  `json:"name"`
	Searches int64   `json:"searches"`
	Share    float64 `json:"share"` // of all
}

// SearchMonth is one row of stop_and_search.csv. Nothing is counted of a month that is
// Missing.
type SearchMonth struct {
	Type    AreaType   `json:"area_type"`
	Code    data.Code  `json:"area_code"` // the id of a force
	Name    string     `json:"area_name"`
	Month   data.Month `json:"month"`
	Object  string     `json:"object"`
	Missing bool       `json:"missing"`
	SearchCount
}

func (c *SearchCount) add(o SearchCount) {
	c.Searches += o.Searches
	c.LinkedKnown += o.LinkedKnown
	c.Linked += o.Linked
	c.OutcomeKnown += o.OutcomeKnown
	c.Action += o.Action
}

// rate works out the proportions of a count.
func (c SearchCount) rate(object string) SearchRate {
	return SearchRate{Object: object, SearchCount: c, Find: proportionOf(c.Linked, c.LinkedKnown, minimumCount), Acted: proportionOf(c.Action, c.OutcomeKnown, minimumCount)}
}

// stopSearch counts the year's searches.
func (b *builder) stopSearch() error {
	s := &b.out.StopSearch
	*s = StopSearch{Configured: b.facts.searches.configured, Months: []data.Month{}, Missing: []data.Month{}, Monthly: []SearchMonth{},
		Objects: []SearchRate{}, Legislation: []SearchShare{}, Outcomes: []SearchShare{}, Ethnicity: []SearchShare{}, Inside: []SearchInside{}}
	if !s.Configured {
		s.Reason = "no stop-and-search file has been loaded"
		return nil
	}
	for _, m := range b.out.Year.Held.Months() {
		if b.facts.searches.usable(b.force(), m) {
			s.Months = append(s.Months, m)
		} else {
			s.Missing = append(s.Missing, m)
		}
	}
	if len(s.Months) == 0 {
		s.Reason = "no stop-and-search file of " + b.out.Partnership.ForceName + " is held for any month of the year"
		return nil
	}
	found, err := b.readSearches()
	if err != nil {
		return err
	}
	b.countSearches(found)
	if s.Total.Searches == 0 {
		s.Reason = "none of the searches of " + b.out.Partnership.ForceName + " in these months is placed in the partnership"
		if s.NoLocation == s.Force.Searches {
			s.Reason = "no search of " + b.out.Partnership.ForceName + " in these months is published with a location"
		}
		return nil
	}
	s.Inside = b.searchesInside(found)
	return nil
}

// countSearches adds up the searches.
func (b *builder) countSearches(found []searched) {
	s := &b.out.StopSearch
	by := newSearchMonths(b)
	var force, own SearchCount
	objects := map[string]SearchCount{}
	legislation, outcomes, ethnicity := map[string]int64{}, map[string]int64{}, map[string]int64{}
	for _, x := range found {
		n := x.count()
		force.add(n)
		by.add(TypeForce, data.Code(b.force()), x, n)
		if !x.located {
			s.NoLocation += n.Searches
		}
		d, ok := b.own[x.district]
		if !ok || x.district == "" {
			continue
		}
		own.add(n)
		by.add(TypePartnership, "", x, n)
		if len(b.out.Partnership.Districts) > 1 {
			by.add(TypeDistrict, b.out.Partnership.Districts[d].Code, x, n)
		}
		o := objects[x.object]
		o.add(n)
		objects[x.object] = o
		legislation[x.legislation] += n.Searches
		outcomes[x.outcome] += n.Searches
		ethnicity[x.ethnicity] += n.Searches
	}
	s.Force, s.Total = force.rate(AllSearches), own.rate(AllSearches)
	for object, n := range objects {
		s.Objects = append(s.Objects, n.rate(object))
	}
	slices.SortFunc(s.Objects, func(x, y SearchRate) int {
		return cmp.Or(cmp.Compare(y.Searches, x.Searches), cmp.Compare(x.Object, y.Object))
	})
	s.Legislation, s.Outcomes, s.Ethnicity = searchShares(legislation), searchShares(outcomes), searchShares(ethnicity)
	s.Monthly = by.rows()
}

// searchShares lists counts with their share of the whole, most first.
func searchShares(counts map[string]int64) []SearchShare {
	var all int64
	for _, n := range counts {
		all += n
	}
	out := []SearchShare{}
	for name, n := range counts {
		out = append(out, SearchShare{name, n, float64(n) / float64(all)})
	}
	slices.SortFunc(out, func(x, y SearchShare) int {
		return cmp.Or(cmp.Compare(y.Searches, x.Searches), cmp.Compare(x.Name, y.Name))
	})
	return out
}
