package main

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// reviewPartners prints what is held of partners' tables, nothing when there are
// none. Places are told by their small area alone, never by a postcode.
func (s *session) reviewPartners(r analysis.Review) {
	if len(r.Partners) == 0 {
		return
	}
	t, n := s.terminal, data.Thousands
	var rows [][]string
	for _, p := range r.Partners {
		held := "none"
		if !p.From.IsZero() {
			held = p.From.String() + " to " + p.To.String()
		}
		rows = append(rows, []string{p.ID, p.Protect, held, n(int64(p.Files)), n(p.Loaded), percent(p.Loaded-p.WithoutLocation, p.Loaded), percent(p.Matched, p.Postcodes), months(p.Missing)})
	}
	t.table([]string{"table", "protect", "months", "files", "rows", "located", "postcodes matched", "months without rows"}, rows)
	for _, p := range r.Partners {
		a := p.Account
		t.result("%s: %s rows read = %s loaded + %s rejected + %s duplicate + %s superseded", p.ID, n(a.Read), n(a.Loaded), n(a.Rejected), n(a.Duplicate), n(a.Superseded))
		if w := p.Worst; w != nil {
			t.result("%s: in %s %s of the postcodes have a place, %s over all months", p.ID, w.Month, percent(w.Matched, w.Postcodes), percent(p.Matched, p.Postcodes))
		}
		if p.Reversed > 0 {
			t.result("%s: %s rows end before they begin; the end is not used", p.ID, n(p.Reversed))
		}
	}
	for _, p := range r.Points {
		where := "outside the boundaries"
		if p.LSOA != "" {
			where = "in " + string(p.LSOA)
		}
		t.result("%s: one postcode %s holds %s of the %s rows placed (%s): a station, a hospital or an address written where none was known?", p.Source, where, n(p.Rows), n(p.Total), percent(p.Rows, p.Total))
	}
	for _, o := range r.Overlaps {
		t.result("%s: %d months from %s stand in several files, and their rows have no reference: where one file replaces another, take the older away", o.Source, o.Months, o.First)
	}
}

// percent is a part of a whole in words, "none" of nothing.
func percent(part, whole int64) string {
	if whole == 0 {
		return "none"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}
