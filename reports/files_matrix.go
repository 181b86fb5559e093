package reports

import (
	"strconv"

	"assess/analysis"
	strategy "assess/data/profiles"
)

// nextFiles are the tables of what comes next and for whom.
func nextFiles(a *analysis.Assessment, hidden suppression) []File {
	return []File{matrixFile(a, hidden), countyFile(a, hidden)}
}

// matrixFile has a row for each issue that was scored.
func matrixFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "priority_matrix.csv", Title: "Issues scored for the proposed priorities, 0 to 4 by each criterion, with the range of each rank while the weights move; a proposal for the board",
		Columns: []string{"issue"}}
	f.Columns = append(append(f.Columns, strategy.Criteria...), "score", "rank", "rank_low", "rank_high", "source")
	m := hidden.matrix(a)
	for _, i := range m.Issues {
		row := []string{issueName(a, i)}
		for k, c := range m.Criteria {
			if c.Used() {
				row = append(row, scoreCell(i, k))
			} else {
				row = append(row, notAvailable)
			}
		}
		row = append(row, rankCells(i, exact, strconv.Itoa(i.RankLow), strconv.Itoa(i.RankHigh))...)
		f.Rows = append(f.Rows, append(row, issueSource(a, i)))
	}
	return f
}

// issueSource is the id of the source that an issue is counted by.
func issueSource(a *analysis.Assessment, i analysis.Issue) string {
	if i.Partner != nil {
		return i.Partner.Source
	}
	for _, s := range a.Sources {
		if s.Kind == policeKind {
			return s.ID
		}
	}
	return notAvailable
}

// countyFile has a row for each hot spot near each neighbour, then one for each neighbour's
// change.
func countyFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "county_matters.csv", Title: "Matters for the county group: hot spots within 1 km of the boundary, and changes in the neighbouring districts",
		Columns: []string{"matter", "category", "neighbour_code", "neighbour_name", "ward", "cells", "incidents", "distance_m", "other_side", "incidents_beyond",
			"months_compared", "previous_count", "current_count", "rate_ratio", "lower", "upper", "q_value", "verdict"}}
	none := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = notApplicable
		}
		return out
	}
	near, open := borderSpots(a, hidden)
	for _, s := range append(near, open...) {
		beyond, code := whole(s.Beyond), string(s.Neighbour.Code)
		if s.Other == analysis.OtherUnknown {
			beyond = notAvailable
		}
		if code == "" {
			code = notAvailable
		}
		name := s.Neighbour.Name
		if name == "" {
			name = notAvailable
		}
		counts := veiled(!hidden.sums(), []string{whole(s.Incident), beyond})
		row := []string{"hot spot", string(s.Category), code, name, cell(s.Ward), strconv.Itoa(s.Cells), counts[0], strconv.Itoa(s.DistanceM), string(s.Other), counts[1]}
		f.Rows = append(f.Rows, append(row, none(8)...))
	}
	for _, c := range a.County.Changes {
		previous, current := exact(c.PreviousCount), whole(c.CurrentCount)
		if c.Verdict == analysis.NotComparable {
			previous, current = notAvailable, notAvailable
		}
		lower, upper := bounds(c.Interval)
		row := append([]string{"change", string(c.Category), string(c.Code), cell(c.Name)}, none(6)...)
		f.Rows = append(f.Rows, append(row, strconv.Itoa(c.Months), previous, current, number(c.RateRatio), lower, upper, probability(c.Q), string(c.Verdict)))
	}
	return f
}
