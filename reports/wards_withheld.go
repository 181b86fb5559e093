package reports

import (
	"assess/analysis"
	"assess/data"
)

// shownMonths are the months of wards that may be shown. Where small counts are hidden,
// those of a ward with a small month are withheld whole, and so are those of a ward
// one of whose years is hidden: months add up to years. Further wards are withheld
// until no small month can be worked out from the totals of their district, each year
// by itself.
func shownMonths(a *analysis.Assessment, hidden suppression, district map[data.Code]data.Code) map[rateKey][]*int64 {
	out := map[rateKey][]*int64{}
	for _, s := range a.WardMonths.Rows {
		out[rateKey{data.Ward, s.Code, s.Category}] = s.Counts
	}
	if !hidden.on() {
		return out
	}
	veils := []*yearVeil{&hidden.yearVeil, hidden.earlier}
	for back, veil := range veils {
		if veil == nil {
			continue
		}
		first := a.Year.Held.From.Add(-12 * back)
		for _, rows := range wardYears(a, first, veil, hidden, district) {
			months := make([]*monthsRow, 0, len(rows))
			for _, r := range rows {
				months = append(months, r.monthsRow)
			}
			withhold(months, hidden)
			for _, r := range rows {
				if r.hidden {
					delete(out, r.key)
				}
			}
		}
	}
	return out
}

// wardYear is one ward's months of a year in one category.
type wardYear struct {
	*monthsRow
	key rateKey
}

// wardYears are the months of one year by category and district, in the order of the
// wards.
func wardYears(a *analysis.Assessment, first data.Month, veil *yearVeil, hidden suppression, district map[data.Code]data.Code) map[districtColumn][]wardYear {
	out := map[districtColumn][]wardYear{}
	for _, s := range a.WardMonths.Rows {
		k := rateKey{data.Ward, s.Code, s.Category}
		row := &monthsRow{name: string(s.Code), hidden: veil.hidden[k]}
		for m := first; m < first.Add(12); m++ {
			if i := int(m - a.WardMonths.From); i >= 0 && i < len(s.Counts) {
				row.counts = append(row.counts, s.Counts[i])
			}
		}
		row.add(hidden)
		at := districtColumn{s.Category, district[s.Code]}
		out[at] = append(out[at], wardYear{row, k})
	}
	return out
}

// districtColumn is a category of a district.
type districtColumn struct {
	category data.Category
	district data.Code
}
