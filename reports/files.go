package reports

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"assess/analysis"
	"assess/data"
)

// Files gives the tables of the output contract, whole, for the CSV files and
// the workbook of an edition. No cell is ever empty: [x] is not available, [z] not
// applicable, [c] suppressed. Rows are sorted by what they are keyed on.
func Files(a *analysis.Assessment, o Options) []File {
	return slices.Concat(files(a, suppressionOf(a, o)), planFiles(a, o), viewsFile(a, o))
}

// files gives the tables less what is hidden.
func files(a *analysis.Assessment, hidden suppression) []File {
	return slices.Concat([]File{
		monthlyCounts(a), changeFile(a), levelsFile(a), versusFile(a), standardisedFile(a, hidden), severityFile(a), trendsFile(a), signalsFile(a),
		areaRatesFile(a, hidden), wardChangesFile(a, hidden), smoothedFile(a, hidden), hotspotCells(a, hidden), historyFile(a, hidden), repeatsFile(a, hidden), busiestFile(a, hidden),
		concentrationFile(a, hidden), deprivationFile(a, hidden), coverageFile(a, hidden), restatementsFile(a, hidden), prescribedFile(a), statutoryFile(a),
	}, reconciliationFile(a), partnerFiles(a, hidden), searchFiles(a, hidden), priorityFiles(a, hidden), nextFiles(a, hidden))
}

// byOrder compares categories by their place in every table.
func byOrder(x, y data.Category) int {
	return cmp.Or(cmp.Compare(x.Order(), y.Order()), cmp.Compare(x, y))
}

// whole writes a whole number for a machine.
func whole(n int64) string { return strconv.FormatInt(n, 10) }

// exact writes a number for a machine with up to 4 decimal places; what is not
// a number is not available.
func exact(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return notAvailable
	}
	s := strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

// probability writes a p- or q-value with 4 significant digits, so that a very
// small one is not written as 0.
func probability(p *float64) string {
	if p == nil || math.IsNaN(*p) {
		return notAvailable
	}
	return strconv.FormatFloat(*p, 'g', 4, 64)
}

// number is exact for a number that may be missing.
func number(x *float64) string {
	if x == nil {
		return notAvailable
	}
	return exact(*x)
}

// integer is whole for a number that may be missing.
func integer(n *int64) string {
	if n == nil {
		return notAvailable
	}
	return whole(*n)
}

// bounds are the two ends of an interval that may be missing.
func bounds(ci *analysis.Interval) (lower, upper string) {
	if ci == nil {
		return notAvailable, notAvailable
	}
	return exact(ci.Lower), exact(ci.Upper)
}

// cell is a text that a file may not leave empty.
func cell(s string) string {
	if s == "" {
		return notApplicable
	}
	return s
}

// typeOrder is the order of area types in files.
var typeOrder = map[analysis.AreaType]int{analysis.TypePartnership: 0, analysis.TypeDistrict: 1, analysis.TypeComparator: 2}

func monthlyCounts(a *analysis.Assessment) File {
	f := File{Name: "monthly_counts.csv", Title: "Incidents by month and category for the partnership, its districts and the comparator; a missing month is a row without a number; the marker [p] is provisional, [r] revised since first published",
		Columns: []string{"area_type", "area_code", "area_name", "month", "category", "count", "marker"}}
	series := slices.Clone(a.Monthly)
	slices.SortStableFunc(series, func(x, y analysis.Monthly) int {
		return cmp.Or(cmp.Compare(typeOrder[x.Type], typeOrder[y.Type]), cmp.Compare(x.Code, y.Code), byOrder(x.Category, y.Category))
	})
	for _, s := range series {
		for i, n := range s.Counts {
			f.Rows = append(f.Rows, []string{string(s.Type), cell(string(s.Code)), cell(s.Name), s.From.Add(i).String(), string(s.Category), integer(n), monthMark(s, s.From.Add(i))})
		}
	}
	return f
}

func levelsFile(a *analysis.Assessment) File {
	f := File{Name: "levels.csv", Title: "Counts and rates over the months assessed",
		Columns: []string{"area_type", "area_code", "area_name", "category", "months", "count", "residents", "rate", "lower", "upper"}}
	levels := slices.Clone(a.Levels)
	slices.SortStableFunc(levels, func(x, y analysis.Level) int {
		return cmp.Or(cmp.Compare(typeOrder[x.Type], typeOrder[y.Type]), cmp.Compare(x.Code, y.Code), byOrder(x.Category, y.Category))
	})
	for _, l := range levels {
		lower, upper := bounds(l.Interval)
		f.Rows = append(f.Rows, []string{string(l.Type), cell(string(l.Code)), cell(l.Name), string(l.Category), strconv.Itoa(l.Months), whole(l.Count), integer(l.Residents), number(l.Rate), lower, upper})
	}
	return f
}

func versusFile(a *analysis.Assessment) File {
	f := File{Name: "versus.csv", Title: "Rates beside those of the comparator's other districts",
		Columns: []string{"comparator", "category", "count", "rate", "lower", "upper", "comparator_count", "comparator_rate", "ratio", "ratio_lower", "ratio_upper", "verdict"}}
	rows := slices.Clone(a.Versus.Rows)
	slices.SortStableFunc(rows, func(x, y analysis.VersusRate) int { return byOrder(x.Category, y.Category) })
	for _, r := range rows {
		ratio, lower, upper := exact(r.Ratio), exact(r.RatioCI.Lower), exact(r.RatioCI.Upper)
		if r.Verdict == analysis.TooFew {
			ratio, lower, upper = notAvailable, notAvailable, notAvailable
		}
		f.Rows = append(f.Rows, []string{cell(a.Versus.Name), string(r.Category), whole(r.Count), exact(r.Rate), exact(r.Interval.Lower), exact(r.Interval.Upper), whole(r.Other), exact(r.OtherRate), ratio, lower, upper, string(r.Verdict)})
	}
	return f
}
