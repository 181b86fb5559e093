package reports

import (
	"assess/analysis"
	"assess/data"
)

// wardKey names a ward's change as the area rates name its count.
func wardKey(r analysis.CategoryChange) rateKey { return rateKey{data.Ward, r.Code, r.Category} }

// wardChanges are the changes of wards that are hidden: either year's count is, or the
// months compared are not those of both years' own editions, from which they could be
// taken.
func (s suppression) wardChanges(a *analysis.Assessment) map[rateKey]bool {
	out := map[rateKey]bool{}
	whole := s.earlier != nil && a.WardChanges.Months == len(a.Year.Months)
	for _, r := range a.WardChanges.Rows {
		if k := wardKey(r); !whole || s.hidden[k] || s.earlier.hidden[k] {
			out[k] = true
		}
	}
	return out
}

// wardMonths are the months of wards in the years of which something is shown: the year
// assessed, and the one before where its counts are those of its own edition.
func (s suppression) wardMonths(a *analysis.Assessment) analysis.WardMonths {
	out := a.WardMonths
	from := a.Year.Held.From
	if s.earlier != nil {
		from = from.Add(-12)
	}
	from = max(from, out.From)
	out.Rows = nil
	for _, r := range a.WardMonths.Rows {
		r.Counts = r.Counts[min(int(from-out.From), len(r.Counts)):]
		out.Rows = append(out.Rows, r)
	}
	out.From = from
	return out
}
