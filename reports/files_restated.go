package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
)

// The marks of a month in a table: its number may still change, or is not as it was
// first published. They stand in a column of their own, never in the number's.
const (
	provisionalMark = "[p]"
	revisedMark     = "[r]"
)

// monthMark is the cell of a month's marks.
func monthMark(s analysis.Monthly, m data.Month) string {
	p, r := slices.Contains(s.Provisional, m), slices.Contains(s.Revised, m)
	switch {
	case p && r:
		return provisionalMark + " " + revisedMark
	case p:
		return provisionalMark
	case r:
		return revisedMark
	}
	return notApplicable
}

// restatementsFile lists the counts that files changed when they replaced others: of
// districts by category, and of partners' tables in total. Of a restricted source the
// edition for everyone lists none: what was added to a month is a small number.
func restatementsFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "restatements.csv", Title: "Counts of months that were published again: each change that a newer file made, with when each count was known",
		Columns: []string{"area_code", "area_name", "month", "category", "previous_count", "current_count", "difference", "previous_known", "current_known", "source"}}
	for _, r := range a.Restated.Rows {
		current, difference := notAvailable, notAvailable
		if r.Current != nil {
			current, difference = whole(*r.Current), whole(*r.Current-r.Previous)
		}
		f.Rows = append(f.Rows, []string{string(r.Code), cell(r.Name), r.Month.String(), string(r.Category), whole(r.Previous), current, difference, r.PreviousKnown, r.CurrentKnown, notApplicable})
	}
	for _, r := range restatedPartners(a, hidden.reserved) {
		f.Rows = append(f.Rows, []string{notApplicable, "all areas of the table", r.Month.String(), "all records", whole(r.Previous), whole(r.Current), whole(r.Current - r.Previous), r.PreviousKnown, r.CurrentKnown, r.Source})
	}
	return f
}

// restatedPartners are the restatements of partners' tables that an edition tells.
func restatedPartners(a *analysis.Assessment, reserved bool) []analysis.PartnerRestatement {
	return slices.DeleteFunc(slices.Clone(a.Restated.Partners), func(r analysis.PartnerRestatement) bool {
		return reserved && slices.ContainsFunc(a.Sources, func(s analysis.Source) bool { return s.ID == r.Source && restrictedSource(s) })
	})
}

// largestMoves are the counts of the whole partnership that moved most, of categories by
// themselves, the largest first.
func largestMoves(a *analysis.Assessment, most int) []analysis.RestatedCount {
	out := slices.DeleteFunc(slices.Clone(a.Restated.Net), func(n analysis.RestatedCount) bool { return n.Category == data.AllCrime })
	slices.SortStableFunc(out, func(x, y analysis.RestatedCount) int {
		return cmp.Or(cmp.Compare(max(y.Move, -y.Move), max(x.Move, -x.Move)), cmp.Compare(x.Month, y.Month), byOrder(x.Category, y.Category))
	})
	return out[:min(most, len(out))]
}
