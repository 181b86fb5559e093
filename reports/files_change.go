package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
	"assess/data"
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
		centre := notAvailable
		if t.Control != nil {
			centre = exact(t.Control.Centre)
		}
		signals := signalWords(a, t.Category)
		for i, n := range t.Counts {
			month := t.From.Add(i).String()
			lower, upper := notAvailable, notAvailable
			if t.Control != nil {
				lower, upper = bounds(at(t.Control.Usual, i))
			}
			f.Rows = append(f.Rows, []string{string(t.Category), month, integer(n), number(at(t.Trend, i)), number(at(t.Seasonal, i)), number(at(t.Adjusted, i)), centre, lower, upper, cell(signals[month])})
		}
	}
	return f
}

// signalWords are the year's months outside the limits of a chart, by month.
func signalWords(a *analysis.Assessment, c data.Category) map[string]string {
	out := map[string]string{}
	for _, s := range a.Signals {
		if s.Category != c {
			continue
		}
		for _, m := range s.Months {
			word := "outside on one chart"
			if m.Unusual() {
				word = "unusual"
			}
			out[m.Month.String()] = word
		}
	}
	return out
}

// signalsFile holds what control charts and run rules say of each category's year.
func signalsFile(a *analysis.Assessment) File {
	f := File{Name: "signals.csv", Title: "Control charts and run rules, by category: unusual months of the year, runs about the median of the months before",
		Columns: []string{"category", "months_looked_at", "unusual_months", "one_chart_months", "sigma_z", "reach", "last_run_from", "last_run_months", "last_run_side", "longest_run", "longest_run_usual", "crossings", "crossings_usual", "level"}}
	rows := slices.Clone(a.Signals)
	slices.SortStableFunc(rows, func(x, y analysis.CategorySignals) int { return byOrder(x.Category, y.Category) })
	for _, s := range rows {
		row := []string{string(s.Category)}
		for range len(f.Columns) - 2 {
			row = append(row, notAvailable)
		}
		row = append(row, string(s.Level))
		if s.Reason == "" {
			both := len(unusual(s))
			row[1], row[2], row[3] = strconv.Itoa(s.Looked), strconv.Itoa(both), strconv.Itoa(len(s.Months)-both)
			row[9], row[10], row[11], row[12] = strconv.Itoa(s.Runs.Longest), strconv.Itoa(s.Runs.LongestUsual), strconv.Itoa(s.Runs.Crossings), strconv.Itoa(s.Runs.CrossingsUsual)
		}
		for _, t := range a.Trends {
			if t.Category == s.Category && t.Control != nil {
				row[4], row[5] = exact(t.Control.SigmaZ), exact(t.Control.Reach)
			}
		}
		if s.Last != nil {
			row[6], row[7], row[8] = s.Last.From.String(), strconv.Itoa(s.Last.Months), "below"
			if s.Last.High {
				row[8] = "above"
			}
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}
