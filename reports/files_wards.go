package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
)

// wardChangesFile holds every ward beside its own year before.
func wardChangesFile(a *analysis.Assessment, hidden suppression) File {
	w := a.WardChanges
	f := File{Name: "ward_changes.csv", Title: "Each ward beside its own year before, all crime and anti-social behaviour, over the same months of both years",
		Columns: []string{"ward_code", "ward_name", "category", "previous_label", "current_label", "months_compared", "previous_count", "current_count", "rate_ratio", "lower", "upper", "dispersion", "p_value", "q_value", "verdict"}}
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
		test := veiled(hidden.changes[wardKey(r)], []string{previous, current, number(r.RateRatio), lower, upper, exact(r.Dispersion), probability(r.P), probability(r.Q), string(r.Verdict)})
		f.Rows = append(f.Rows, slices.Concat(place, test))
	}
	return f
}

// standardisedFile holds the counts beside those expected of places as deprived.
func standardisedFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "standardised.csv", Title: "Counts beside those expected at the rates that the same deprivation deciles have in the comparator's other districts",
		Columns: []string{"comparator", "category", "count", "expected", "ratio_of_rates", "ratio", "lower", "upper", "p_value", "q_value", "verdict"}}
	for _, r := range a.Standardised.Rows {
		ratio, lower, upper := exact(r.Ratio), notAvailable, notAvailable
		if r.Interval == nil {
			ratio = notAvailable
		} else {
			lower, upper = bounds(r.Interval)
		}
		test := veiled(hidden.outsideDeciles(r.Category), []string{whole(r.Count), exact(r.Expected), exact(r.Crude), ratio, lower, upper, probability(r.P), probability(r.Q)})
		f.Rows = append(f.Rows, slices.Concat([]string{cell(a.Standardised.Name), string(r.Category)}, test, []string{string(r.Verdict)}))
	}
	return f
}
