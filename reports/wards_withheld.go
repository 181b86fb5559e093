package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
)

// shownMonths are the months of wards that may be shown. Where small counts are hidden,
// those of a ward with a small month are withheld whole, and so are those of a ward
// whose year, or change, is hidden: months add up to years. Further wards are withheld
// until no small month can be worked out from the totals of their district.
func shownMonths(a *analysis.Assessment, hidden suppression, district map[data.Code]data.Code) map[rateKey][]*int64 {
	out := map[rateKey][]*int64{}
	type column struct {
		category data.Category
		district data.Code
	}
	columns := map[column][]*monthsRow{}
	for _, s := range a.WardMonths.Rows {
		k := rateKey{data.Ward, s.Code, s.Category}
		out[k] = s.Counts
		row := &monthsRow{key: k, counts: s.Counts, hidden: hidden.hidden[k] || hidden.changes[k]}
		for _, n := range s.Counts {
			if n != nil {
				row.total += *n
				row.hidden = row.hidden || hidden.small(*n)
			}
		}
		at := column{s.Category, district[s.Code]}
		columns[at] = append(columns[at], row)
	}
	if !hidden.on() {
		return out
	}
	years := yearsOf(a)
	for _, rows := range columns {
		withhold(rows, years, hidden)
		for _, r := range rows {
			if r.hidden {
				delete(out, r.key)
			}
		}
	}
	return out
}

// monthsRow is one ward's months in one category.
type monthsRow struct {
	key    rateKey
	counts []*int64
	total  int64
	hidden bool
}

// at is the count of a month, 0 where it cannot be counted.
func (r *monthsRow) at(i int) int64 {
	if i < 0 || i >= len(r.counts) || r.counts[i] == nil {
		return 0
	}
	return *r.counts[i]
}

// yearsOf are the stretches of the months listed whose sums are shown by ward: the year
// assessed and the year before. Each is a set of places in the lists of counts.
func yearsOf(a *analysis.Assessment) [][]int {
	var this, before []int
	for _, m := range a.Year.Months {
		i := int(m - a.WardMonths.From)
		this, before = append(this, i), append(before, i-12)
	}
	return [][]int{this, before}
}

// withhold hides further wards, those with the fewest incidents first, until every
// small month of a hidden one could have as many values as a count that is hidden
// anywhere else. A ward that is alone in its district cannot be kept from its totals.
func withhold(rows []*monthsRow, years [][]int, s suppression) {
	rest := slices.Clone(rows)
	slices.SortStableFunc(rest, func(x, y *monthsRow) int {
		return cmp.Or(cmp.Compare(x.total, y.total), cmp.Compare(x.key.code, y.key.code))
	})
	for _, next := range rest {
		if kept(rows, years, s) {
			return
		}
		next.hidden = true
	}
}

// kept tells whether no small month can be worked out to fewer values than small counts
// have: all that is known of the hidden months is their sum over the wards and, in a
// year, their sum over its months. Between two such sums a cell of a table has sharp
// bounds (Fréchet).
func kept(rows []*monthsRow, years [][]int, s suppression) bool {
	var hidden []*monthsRow
	months := 0
	for _, r := range rows {
		if r.hidden {
			hidden = append(hidden, r)
			months = max(months, len(r.counts))
		}
	}
	for i := range months {
		var month int64
		for _, r := range hidden {
			month += r.at(i)
		}
		for _, r := range hidden {
			n := r.at(i)
			if !s.small(n) {
				continue
			}
			least, most := int64(0), month
			if len(hidden) == 1 {
				least = month
			}
			for _, year := range years {
				if !slices.Contains(year, i) {
					continue
				}
				own, all := sumAt(r, year), int64(0)
				for _, other := range hidden {
					all += sumAt(other, year)
				}
				least, most = max(least, own+month-all), min(most, own)
			}
			if most-least < s.below-1 {
				return false
			}
		}
	}
	return true
}

func sumAt(r *monthsRow, year []int) (n int64) {
	for _, i := range year {
		n += r.at(i)
	}
	return n
}
