package reports

import (
	"cmp"
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
)

// searchSource is the source line of what rests on searches alone.
func (d *draft) searchSource() string {
	what := "data.police.uk, stop and search"
	if d.a.Synthetic {
		what = "synthetic searches in the layout of data.police.uk"
	}
	return fmt.Sprintf("Source: %s, %s, %s.", what, d.force(), monthRuns(d.a.StopSearch.Months))
}

// searchMonthTable is the partnership's searches in the months held.
func (d *draft) searchMonthTable() Block {
	t := Table{
		ID: "searches-months", Caption: fmt.Sprintf("Stop and searches by month, %s", d.place()), Sheet: "Searches by month", Source: d.searchSource(),
		Columns: []Column{{Name: "Month", Width: 1.4}, {Name: "Searches", Align: Right}, {Name: "Outcome linked", Align: Right}, {Name: "Action taken", Align: Right}},
		Note:    "Outcome linked: to what the force was looking for.",
	}
	for _, m := range d.a.StopSearch.Monthly {
		if m.Type != analysis.TypePartnership || m.Object != analysis.AllSearches || m.Missing {
			continue
		}
		t.Rows = append(t.Rows, []string{m.Month.Label(), data.Thousands(m.Searches), data.Thousands(m.Linked), data.Thousands(m.Action)})
	}
	return t
}

// searchTable lists the shares of one field, most searches first.
func (d *draft) searchTable(id, caption, column string, shares []analysis.SearchShare) Block {
	t := Table{
		ID: id, Caption: fmt.Sprintf("%s, %s", caption, d.place()), Sheet: caption[:min(31, len(caption))], Source: d.searchSource(),
		Columns: []Column{{Name: column, Width: 3}, {Name: "Searches", Align: Right}, {Name: "Share", Align: Right}},
	}
	for _, s := range shares {
		t.Rows = append(t.Rows, []string{s.Name, data.Thousands(s.Searches), percent(s.Share)})
	}
	return t
}

// ethnicityTable is who was searched. The public edition hides small numbers of it,
// open data though they are: they are few people of one place.
func (d *draft) ethnicityTable() Block {
	shares := d.a.StopSearch.Ethnicity
	t := d.searchTable("searches-ethnicity", "Ethnicity as the officer saw it", "Ethnicity", shares).(Table)
	kept := map[string]bool{}
	if d.o.Edition != restrictedEdition {
		kept = keptShares(shares, int64(d.a.Settings.SuppressBelow))
	}
	if len(kept) == len(shares) {
		return absent("Ethnicity as the officer saw it", "so few people were searched that no number by ethnicity is given")
	}
	for i, s := range shares {
		cells := veiled(kept[s.Name], t.Rows[i][1:])
		t.Rows[i] = append(t.Rows[i][:1:1], cells...)
	}
	// what is hidden must not be told by its place on the list
	slices.SortStableFunc(t.Rows, func(x, y []string) int {
		if hidden := cmp.Compare(b2i(x[1] == suppressedCell), b2i(y[1] == suppressedCell)); hidden != 0 {
			return hidden
		}
		if x[1] == suppressedCell {
			return cmp.Compare(x[0], y[0])
		}
		return 0
	})
	if hiddenIn(t.Rows) {
		t.Note = fmt.Sprintf("%s: kept back, since the number is small or would tell a small one.", suppressedCell)
	}
	return t
}

// keptShares are the names whose counts are kept back: those below a limit, and then
// the next smallest until none can be told from the total to be below it.
func keptShares(shares []analysis.SearchShare, below int64) map[string]bool {
	order := slices.Clone(shares)
	slices.SortFunc(order, func(x, y analysis.SearchShare) int {
		return cmp.Or(cmp.Compare(x.Searches, y.Searches), cmp.Compare(x.Name, y.Name))
	})
	kept := map[string]bool{}
	var sum int64
	for _, s := range order {
		small := s.Searches < below
		// each hidden count can be anything from 1 to what the others, at 1 each, leave
		told := len(kept) > 0 && sum < below+int64(len(kept))-1
		if !small && !told {
			break
		}
		kept[s.Name] = true
		sum += s.Searches
	}
	return kept
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
