package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
	"assess/data"
)

// wardChangesFile holds every ward beside its own year before.
func wardChangesFile(a *analysis.Assessment) File {
	w := a.WardChanges
	f := File{Name: "ward_changes.csv", Title: "Each ward beside its own year before, all crime and anti-social behaviour, over the same months of both years",
		Columns: []string{"ward_code", "ward_name", "category", "previous_label", "current_label", "months_compared", "previous_count", "current_count", "rate_ratio", "lower", "upper", "dispersion", "p_value", "q_value", "verdict"}}
	hidden := hiddenWards(a)
	rows := slices.Clone(w.Rows)
	slices.SortStableFunc(rows, func(x, y analysis.CategoryChange) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), byOrder(x.Category, y.Category))
	})
	for _, r := range rows {
		previous, current := whole(r.PreviousTotal), whole(r.CurrentCount)
		if r.Verdict == analysis.NotComparable {
			previous, current = notAvailable, notAvailable
		}
		lower, upper := bounds(r.Interval)
		place := []string{cell(string(r.Code)), cell(r.Name), string(r.Category), cell(w.PreviousLabel), cell(w.CurrentLabel), strconv.Itoa(r.Months)}
		test := veiled(hidden[wardKey(r)], []string{previous, current, number(r.RateRatio), lower, upper, exact(r.Dispersion), probability(r.P), probability(r.Q), string(r.Verdict)})
		f.Rows = append(f.Rows, slices.Concat(place, test))
	}
	return f
}

// standardisedFile holds the counts beside those expected of places as deprived.
func standardisedFile(a *analysis.Assessment) File {
	f := File{Name: "standardised.csv", Title: "Counts beside those expected at the rates that the same deprivation deciles have in the comparator's other districts",
		Columns: []string{"comparator", "category", "count", "expected", "ratio_of_rates", "ratio", "lower", "upper", "p_value", "q_value", "verdict"}}
	for _, r := range a.Standardised.Rows {
		ratio, lower, upper := exact(r.Ratio), notAvailable, notAvailable
		if r.Interval == nil {
			ratio = notAvailable
		} else {
			lower, upper = bounds(r.Interval)
		}
		f.Rows = append(f.Rows, []string{cell(a.Standardised.Name), string(r.Category), whole(r.Count), exact(r.Expected), exact(r.Crude), ratio, lower, upper, probability(r.P), probability(r.Q), string(r.Verdict)})
	}
	return f
}

// wardKey names a ward's change as the area rates name its count.
func wardKey(r analysis.CategoryChange) rateKey { return rateKey{data.Ward, r.Code, r.Category} }

// hiddenWards are the changes of wards that are withheld where small counts are: those
// of a hidden count of the year, those of which either year's count is small or would
// tell, taken from the whole year's, a small one, and a second where only one of a
// category would be missing from its total.
func hiddenWards(a *analysis.Assessment) map[rateKey]bool {
	s := suppressionOf(a)
	out := map[rateKey]bool{}
	if s.below == 0 {
		return out
	}
	year := map[rateKey]int64{}
	for _, r := range a.AreaRates {
		year[keyOf(r)] = r.Count
	}
	hidden := map[data.Category]int{}
	for _, r := range a.WardChanges.Rows {
		k := wardKey(r)
		if s.hidden[k] || s.small(r.CurrentCount) || s.small(r.PreviousTotal) || s.small(year[k]-r.CurrentCount) {
			out[k] = true
			hidden[r.Category]++
		}
	}
	for c, n := range hidden {
		if n != 1 {
			continue
		}
		var next *analysis.CategoryChange
		for i := range a.WardChanges.Rows {
			r := &a.WardChanges.Rows[i]
			if r.Category == c && !out[wardKey(*r)] && (next == nil || min(r.CurrentCount, r.PreviousTotal) < min(next.CurrentCount, next.PreviousTotal)) {
				next = r
			}
		}
		if next != nil {
			out[wardKey(*next)] = true
		}
	}
	return out
}
