package reports

import (
	"cmp"
	"slices"
)

// monthsRow is a year's months of one series: of a ward in a category, of a category in
// the partnership.
type monthsRow struct {
	name   string
	counts []*int64 // nil for a month that cannot be counted
	total  int64
	hidden bool
}

// add adds the months up; one that is small hides them all.
func (r *monthsRow) add(s suppression) {
	r.total = 0
	for i := range r.counts {
		r.total += r.at(i)
		r.hidden = r.hidden || s.small(r.at(i))
	}
}

// at is the count of a month, 0 where it cannot be counted.
func (r *monthsRow) at(i int) int64 {
	if i < 0 || i >= len(r.counts) || r.counts[i] == nil {
		return 0
	}
	return *r.counts[i]
}

// withhold hides further rows, those with the fewest incidents first, until every
// small month of a hidden one could have as many values as a count that is hidden
// anywhere else. A row that is alone cannot be kept from the totals of the months.
func withhold(rows []*monthsRow, s suppression) {
	rest := slices.Clone(rows)
	slices.SortStableFunc(rest, func(x, y *monthsRow) int {
		return cmp.Or(cmp.Compare(x.total, y.total), cmp.Compare(x.name, y.name))
	})
	for _, next := range rest {
		if kept(rows, s) {
			return
		}
		next.hidden = true
	}
}

// kept tells whether no small month can be worked out to fewer values than small counts
// have: all that is known of the hidden months is their sum over the rows and their sum
// over the year. Between two such sums a cell of a table has sharp bounds (Fréchet).
func kept(rows []*monthsRow, s suppression) bool {
	var hidden []*monthsRow
	var all int64
	for _, r := range rows {
		if r.hidden {
			hidden = append(hidden, r)
			all += r.total
		}
	}
	for _, r := range hidden {
		for i := range r.counts {
			if !s.small(r.at(i)) {
				continue
			}
			var month int64
			for _, other := range hidden {
				month += other.at(i)
			}
			least, most := max(0, r.total+month-all), min(month, r.total)
			if most-least < s.below-1 {
				return false
			}
		}
	}
	return true
}
