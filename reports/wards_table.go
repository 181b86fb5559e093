package reports

import (
	"fmt"
	"slices"

	"assess/data"
)

// tableOfWard is every category's count, rate and place among the wards.
func (p *profiles) tableOfWard(w *ward) Block {
	t := Table{
		ID: wardID(w) + "-table", Source: p.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("%s: counts, and rates for every 1,000 residents, %s", w.title, p.window()),
		Columns: []Column{{Name: "Category", Width: 2.2}, {Name: "Count", Align: Right, Width: 0.8}, {Name: "Rate", Align: Right, Width: 0.8}, {Name: "Interval", Align: Right, Width: 1.3},
			{Name: "Rank", Align: Right, Width: 1.2}, {Name: "Not told apart from", Align: Right, Width: 1.5}},
		Note: fmt.Sprintf("Rank 1 is the highest rate. A category with fewer than %d incidents in the ward has no rank. %s is not available, %s does not apply.", p.a.Settings.MinimumCount, notAvailable, notApplicable),
	}
	if len(p.hidden.hidden) > 0 {
		t.Note += fmt.Sprintf(" %s is hidden, because it or another that it would give away is small.", suppressedCell)
	}
	for _, c := range p.categories {
		r, ok := p.rate(w, c)
		if !ok {
			t.Rows = append(t.Rows, []string{string(c), notAvailable, notAvailable, notAvailable, notAvailable, notAvailable})
			continue
		}
		rank, alike := notAvailable, notAvailable
		if s, ok := p.standings[keyOf(r)]; ok {
			rank, alike = fmt.Sprintf("%d of %d", s.rank, s.of), isOne(s.alike, "1 other", data.Thousands(int64(s.alike))+" others")
			switch {
			case r.Count < int64(p.a.Settings.MinimumCount):
				rank, alike = "too few to say", notApplicable
			case s.alike == 0:
				alike = "none"
			}
		}
		t.Rows = append(t.Rows, slices.Concat([]string{string(c)}, p.hidden.cells(r, data.Thousands(r.Count), rateCell(r.Rate), intervalCell(r.Interval), rank, alike)))
	}
	if len(t.Rows) == 0 {
		return absent("Counts and rates", "no incident of the year is counted in a ward")
	}
	if allHidden(t.Rows) {
		return absent("Counts and rates", p.allHidden("categories"))
	}
	return t
}
