package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
)

// standing is a ward's place among the wards by its rate in one category.
type standing struct {
	rank  int // 1 is the highest rate; wards of one rate share a rank
	of    int // wards ranked
	alike int // others whose intervals overlap with this one's
}

// standingsOf ranks the wards by category among those whose rate may be shown: so no
// rank says anything of a hidden count.
func standingsOf(a *analysis.Assessment, hidden suppression) map[rateKey]standing {
	columns := map[data.Category][]analysis.AreaRate{}
	for _, r := range a.AreaRates {
		if r.Layer == data.Ward && r.Rate != nil && r.Interval != nil && !hidden.hidden[keyOf(r)] {
			columns[r.Category] = append(columns[r.Category], r)
		}
	}
	out := map[rateKey]standing{}
	for _, rates := range columns {
		slices.SortStableFunc(rates, func(x, y analysis.AreaRate) int { return cmp.Compare(*y.Rate, *x.Rate) })
		for i, r := range rates {
			s := standing{rank: i + 1, of: len(rates), alike: -1} // it overlaps with itself
			if i > 0 && *rates[i-1].Rate == *r.Rate {
				s.rank = out[keyOf(rates[i-1])].rank
			}
			for _, other := range rates {
				if r.Interval.Lower <= other.Interval.Upper && other.Interval.Lower <= r.Interval.Upper {
					s.alike++
				}
			}
			out[keyOf(r)] = s
		}
	}
	return out
}

// shownChanges are the changes of wards against their own year before, without those
// that are withheld.
func shownChanges(a *analysis.Assessment, hidden suppression) map[rateKey]*analysis.CategoryChange {
	out := map[rateKey]*analysis.CategoryChange{}
	for i := range a.WardChanges.Rows {
		if r := &a.WardChanges.Rows[i]; !hidden.changes[wardKey(*r)] {
			out[wardKey(*r)] = r
		}
	}
	return out
}
