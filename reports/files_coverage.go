package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
	"assess/data"
)

// coverageFile says for every source and month what was read: of police forces month by
// month and force by force, of partners' tables by month. The month of rows that were
// rejected before one was known is not available. In an edition that keeps a source's
// small numbers back, none of its months is told: what is large in one would give away
// what is small in another.
func coverageFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "coverage.csv", Title: "What was read by source, force and month; loaded, rejected, duplicate and superseded rows add up to rows read",
		Columns: []string{"source", "force", "month", "files", "rows_read", "loaded", "rejected", "duplicate", "superseded", "without_location", "status", "postcodes", "postcodes_matched"}}
	rows := slices.Concat(a.Coverage.Months, a.Coverage.Searches)
	slices.SortStableFunc(rows, func(x, y analysis.CoverageMonth) int {
		return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Force, y.Force), cmp.Compare(x.Month, y.Month))
	})
	for _, m := range rows {
		row := []string{cell(m.Source), cell(m.Force), m.Month.String(), strconv.Itoa(m.Files)}
		f.Rows = append(f.Rows, append(append(row, accountCells(m.RowAccount)...), string(m.Status), notApplicable, notApplicable))
	}
	for _, m := range a.Coverage.Partners {
		month := notAvailable
		if !m.Month.IsZero() {
			month = m.Month.String()
		}
		numbers := slices.Concat([]string{strconv.Itoa(m.Files)}, accountCells(m.RowAccount), []string{partnerStatus(a, m), whole(m.Postcodes), whole(m.Matched)})
		_, kept := hidden.partners[m.Source]
		f.Rows = append(f.Rows, append([]string{cell(m.Source), notApplicable, month}, veiled(kept, numbers)...))
	}
	return f
}

func accountCells(a analysis.RowAccount) []string {
	return []string{whole(a.Read), whole(a.Loaded), whole(a.Rejected), whole(a.Duplicate), whole(a.Superseded), whole(a.WithoutLocation)}
}

// partnerStatus is how far a month of a partner's table is held. Its last month may
// still be added to; one without a row may be a month in which nothing happened, and
// is called missing since nobody said so. A month with rows is as whole as it was sent.
func partnerStatus(a *analysis.Assessment, m analysis.PartnerMonth) string {
	switch {
	case m.Month.IsZero():
		return notApplicable
	case m.Empty:
		return string(data.Missing)
	}
	for _, s := range a.Sources {
		if s.ID == m.Source && s.To == m.Month {
			return string(data.Provisional)
		}
	}
	return string(data.Complete)
}
