package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
)

// changeFile holds both comparisons, told apart by previous_label, for the
// partnership and each of its districts.
func changeFile(a *analysis.Assessment) File {
	f := File{Name: "change.csv", Title: "Changes against the year before and against the baseline, over the same months on both sides",
		Columns: []string{"area_code", "area_name", "category", "previous_label", "current_label", "months_compared", "previous_count", "current_count", "rate_ratio", "lower", "upper", "p_value", "q_value", "verdict"}}
	for _, c := range []analysis.Comparison{a.Previous, a.Baseline} {
		for _, rows := range [][]analysis.CategoryChange{c.Changes, c.Districts} {
			rows = slices.Clone(rows)
			slices.SortStableFunc(rows, func(x, y analysis.CategoryChange) int {
				return cmp.Or(cmp.Compare(x.Code, y.Code), byOrder(x.Category, y.Category))
			})
			for _, r := range rows {
				f.Rows = append(f.Rows, changeFileRow(c, r))
			}
		}
	}
	return f
}

// changeFileRow is one change. A change that could not be compared has no
// counts, because no months were counted for it.
func changeFileRow(c analysis.Comparison, r analysis.CategoryChange) []string {
	previous, current := exact(r.PreviousCount), whole(r.CurrentCount)
	if r.Verdict == analysis.NotComparable {
		previous, current = notAvailable, notAvailable
	}
	lower, upper := bounds(r.Interval)
	return []string{cell(string(r.Code)), cell(r.Name), string(r.Category), cell(c.PreviousLabel), cell(c.CurrentLabel), strconv.Itoa(r.Months),
		previous, current, number(r.RateRatio), lower, upper, probability(r.P), probability(r.Q), string(r.Verdict)}
}

// trendsFile holds every category's monthly series taken apart, with its
// control limits.
func trendsFile(a *analysis.Assessment) File {
	f := File{Name: "trends.csv", Title: "Monthly series of the partnership with trend, usual year, seasonally adjusted count and control limits",
		Columns: []string{"category", "month", "count", "trend", "seasonal", "adjusted", "centre", "lower_limit", "upper_limit", "signal"}}
	trends := slices.Clone(a.Trends)
	slices.SortStableFunc(trends, func(x, y analysis.Trend) int { return byOrder(x.Category, y.Category) })
	for _, t := range trends {
		centre, lower, upper := notAvailable, notAvailable, notAvailable
		signals := map[string]string{}
		if t.Control != nil {
			centre, lower, upper = exact(t.Control.Centre), exact(t.Control.Lower), exact(t.Control.Upper)
			for _, s := range t.Control.Signals {
				signals[s.Month.String()] = s.Rule
			}
		}
		for i, n := range t.Counts {
			month := t.From.Add(i).String()
			f.Rows = append(f.Rows, []string{string(t.Category), month, integer(n), number(at(t.Trend, i)), number(at(t.Seasonal, i)), number(at(t.Adjusted, i)), centre, lower, upper, cell(signals[month])})
		}
	}
	return f
}

// coverageFile says for every source, force and month what was read.
func coverageFile(a *analysis.Assessment) File {
	f := File{Name: "coverage.csv", Title: "What was read by source, force and month; loaded, rejected, duplicate and superseded rows add up to rows read",
		Columns: []string{"source", "force", "month", "files", "rows_read", "loaded", "rejected", "duplicate", "superseded", "without_location", "status"}}
	rows := slices.Clone(a.Coverage.Months)
	slices.SortStableFunc(rows, func(x, y analysis.CoverageMonth) int {
		return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Force, y.Force), cmp.Compare(x.Month, y.Month))
	})
	for _, m := range rows {
		row := []string{cell(m.Source), cell(m.Force), m.Month.String(), strconv.Itoa(m.Files)}
		for _, n := range []int64{m.Read, m.Loaded, m.Rejected, m.Duplicate, m.Superseded, m.WithoutLocation} {
			row = append(row, whole(n))
		}
		f.Rows = append(f.Rows, append(row, string(m.Status)))
	}
	return f
}
