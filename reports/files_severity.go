package reports

import (
	"slices"

	"assess/analysis"
	"assess/data"
)

// severityFile holds every district's published score.
func severityFile(a *analysis.Assessment) File {
	s := a.Severity
	f := File{Name: "severity.csv", Title: "Published Crime Severity Score of the partnership's districts and the comparator's, highest first; context that is not worked out here",
		Columns: []string{"area_code", "area_name", "own", "period_from", "period_to", "score", "place"}}
	row := func(x data.Area, own bool, score, place string) {
		f.Rows = append(f.Rows, []string{cell(string(x.Code)), cell(x.Name), yesNo(own), s.Period.From.String(), s.Period.To.String(), score, place})
	}
	for _, x := range s.Districts {
		place := notApplicable
		if s.Others > 0 {
			place = whole(int64(x.Place))
		}
		row(x.Area, x.Own, exact(x.Score), place)
	}
	for _, x := range s.Without {
		own := slices.ContainsFunc(a.Partnership.Districts, func(o data.Area) bool { return o.Code == x.Code })
		row(x, own, notAvailable, notAvailable)
	}
	return f
}

// yesNo writes a truth value for a machine.
func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
