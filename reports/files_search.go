package reports

import (
	"strings"

	"assess/analysis"
)

// searchFiles are the tables of stop-and-search files; none where no such source is
// configured. Their rows are in the order of the assessment: the force, the partnership,
// its districts, each month by month.
func searchFiles(a *analysis.Assessment, hidden suppression) []File {
	if !a.StopSearch.Configured {
		return nil
	}
	return []File{searchMonths(a), searchInside(a, hidden)}
}

func searchMonths(a *analysis.Assessment) File {
	f := File{Name: "stop_and_search.csv", Title: "Stop and searches by area, month and what was looked for; those without a location are counted for the force alone, and a missing month is a row without a number",
		Columns: []string{"area_type", "area_code", "area_name", "month", "object", "searches", "linked_known", "outcome_linked", "outcome_known", "action_taken"}}
	for _, m := range a.StopSearch.Monthly {
		cells := []string{whole(m.Searches), whole(m.LinkedKnown), whole(m.Linked), whole(m.OutcomeKnown), whole(m.Action)}
		if m.Missing {
			for i := range cells {
				cells[i] = notAvailable
			}
		}
		f.Rows = append(f.Rows, append([]string{string(m.Type), cell(string(m.Code)), cell(m.Name), m.Month.String(), m.Object}, cells...))
	}
	return f
}

// searchInside hides the crime in hot spots where counts of squares are hidden: it is
// a sum of squares of single categories.
func searchInside(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "stop_and_search_hot_spots.csv", Title: "Stop and searches inside hot spots of the crime that they aim at",
		Columns: []string{"aim", "objects", "categories", "months", "searches", "inside", "share", "lower", "upper", "cells", "hot_cells", "area_share", "incidents", "incidents_inside", "incident_share", "reason"}}
	for _, x := range a.StopSearch.Inside {
		var categories, months []string
		for _, c := range x.Categories {
			categories = append(categories, string(c))
		}
		for _, m := range x.Months {
			months = append(months, m.String())
		}
		share, lower, upper := notAvailable, notAvailable, notAvailable
		if p := x.Share; p != nil {
			share = exact(p.Share)
			lower, upper = bounds(&p.Interval)
		}
		area := notAvailable
		if x.Reason == "" {
			area = exact(x.AreaShare)
		}
		searches, inside := whole(x.Searches), whole(x.In)
		crime := []string{whole(x.Incident), whole(x.InHot), number(x.Crime)}
		if x.Reason != "" {
			inside, crime = notAvailable, []string{notAvailable, notAvailable, notAvailable}
		}
		if len(x.Months) == 0 {
			searches = notAvailable
		}
		row := []string{x.Aim, cell(strings.Join(x.Objects, "; ")), cell(strings.Join(categories, "; ")), cell(strings.Join(months, "; ")),
			searches, inside, share, lower, upper, whole(int64(x.Cells)), whole(int64(x.Hot)), area}
		row = append(row, veiled(hidden.on(), crime)...)
		f.Rows = append(f.Rows, append(row, cell(x.Reason)))
	}
	return f
}
