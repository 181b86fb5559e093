package reports

import (
	"fmt"
	"slices"
	"time"

	"assess/analysis"
	"assess/data"
)

// sourceTable is the register of the sources: what is held of each, from whom and
// under which agreement.
func (d *draft) sourceTable() Block {
	if len(d.a.Sources) == 0 {
		return absent("No sources", "no source of incidents has been loaded")
	}
	t := Table{
		ID: "sources-table", Caption: "Register of sources", Sheet: "Sources",
		Columns: []Column{{Name: "Source", Width: 1.7}, {Name: "Supplier", Width: 1.6}, {Name: "Months held", Width: 1.4},
			{Name: "Rows", Align: Right, Width: 0.9}, {Name: "Located", Align: Right, Width: 0.9}, {Name: "Licence or agreement", Width: 1.5}, {Name: "Last received", Width: 1.1}, {Name: "Protection", Width: 1.2}},
		Note: "Rows are those that count, of every area in the files and not of this partnership alone. Located are those with a place.",
	}
	for _, src := range d.a.Sources {
		held := notAvailable
		if p := (data.Period{From: src.From, To: src.To}); !p.Empty() {
			held = fmt.Sprintf("%d from %s to %s", p.Len()-len(src.Missing), src.From.Short(), src.To.Short())
		}
		rows, located := d.hidden.holding(d.a.Partners, src)
		t.Rows = append(t.Rows, []string{sourceTitle(src), orNone(src.Owner), held, rows, located, orNone(src.Licence), received(src), orNone(src.Protect)})
	}
	if slices.ContainsFunc(t.Rows, func(r []string) bool { return slices.Contains(r, notAvailable) }) {
		t.Note += " " + notAvailable + ": not stated."
	}
	if hiddenIn(t.Rows) {
		t.Note += fmt.Sprintf(" %s: kept back, since the source is restricted and the number small or telling.", suppressedCell)
	}
	return t
}

// received is the day on which the newest file of a partner's table came; of other
// sources nothing, as they are fetched and not sent.
func received(src analysis.Source) string {
	if day, err := time.Parse(time.DateOnly, src.Received); err == nil {
		return day.Format("2 Jan 2006")
	}
	return notAvailable
}

// hiddenIn reports whether a table's rows hold a number that is kept back.
func hiddenIn(rows [][]string) bool {
	for _, r := range rows {
		for _, c := range r {
			if c == suppressedCell {
				return true
			}
		}
	}
	return false
}

// allHidden reports whether every cell of a table but the first of each row is kept back.
func allHidden(rows [][]string) bool {
	for _, r := range rows {
		if slices.ContainsFunc(r[1:], func(c string) bool { return c != suppressedCell }) {
			return false
		}
	}
	return hiddenIn(rows)
}

// allHidden is why nothing is told of areas whose counts are all kept back.
func (d *draft) allHidden(of string) string {
	if d.a.Year.ToDate {
		return "the counts of all " + of + " are hidden until the year is over"
	}
	return "the counts of all " + of + " are hidden"
}

// partnersHeld says where partners' records are counted; no block when there are none.
// The register has their names.
func (d *draft) partnersHeld() []Block {
	if !slices.ContainsFunc(d.a.Sources, analysis.Source.PartnerTable) {
		return nil
	}
	return []Block{say("Partners' records are counted by themselves, in \"What partners recorded\". They are in no count of crime or of anti-social behaviour.")}
}

// holding is a source's rows and the share of them that has a place, as an edition
// may tell them.
func (s suppression) holding(p analysis.PartnerRecords, src analysis.Source) (rows, located string) {
	below := s.partners[src.ID]
	if below > 0 && !s.tellsRows(p, src) {
		return suppressedCell, suppressedCell
	}
	with := src.Loaded - src.WithoutLocation
	rows, located = data.Thousands(src.Loaded), notAvailable
	if src.Loaded > 0 {
		located = percentFine(float64(with) / float64(src.Loaded))
	}
	small := func(n int64) bool { return n > 0 && n < below }
	if small(with) || small(src.WithoutLocation) {
		located = suppressedCell
	}
	return rows, located
}

// tellsRows reports whether the rows of a restricted table are told: only where they are
// the sum of years that are told anyway. Else they would be, less those years, a year
// that is not told, or less those of all partnerships in the files, one of another's.
func (s suppression) tellsRows(p analysis.PartnerRecords, src analysis.Source) bool {
	left := src.Loaded
	for _, c := range p.Counts {
		if c.PartnerKey != (analysis.PartnerKey{Source: src.ID}) || c.Type != analysis.TypePartnership {
			continue
		}
		for _, y := range c.Years {
			if left -= y.Count; !s.partnerYear(c, y) {
				return false
			}
		}
	}
	return left == 0
}
