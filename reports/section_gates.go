package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/data/workspace"
)

// gates says what was found by the looks taken at the data before publication, and for
// what reason a person let it through. The public edition does not tell of restricted
// sources, nor by whom a thing was let through.
func (d *draft) gates() []Block {
	all := d.a.Gates
	table := Table{
		ID: "gates-table", Caption: "What was found in the data before publication", Sheet: "Looks before publication",
		Columns: []Column{{Name: "Found", Width: 3}, {Name: "Source", Width: 1.5}, {Name: "Force"}, {Name: "Why it is right to go on", Width: 2}},
	}
	inside := d.o.Edition == restrictedEdition
	for _, f := range all.Findings {
		source, held := d.sourceCalled(f.Source)
		if !inside && (!held || restrictedSource(source)) {
			continue
		}
		why := "Not yet said."
		if f.Accepted != "" {
			why = capital(f.Accepted)
			if by := acceptedBy(all, f); inside && by != "" {
				why = fmt.Sprintf("%s (%s)", why, by)
			}
		}
		what := f.What
		if f.Gate != workspace.RefusedFile && f.Gate != workspace.UnknownCategory { // which start with a path
			what = capital(what)
		}
		table.Rows = append(table.Rows, []string{what, d.sourceNamed(f.Source), d.forceCalled(f.Force), why})
	}
	const looked = "Before a report is published, months, rows and places are held against what is usual."
	if len(table.Rows) == 0 {
		return []Block{say("%s Nothing out of the ordinary was found.", looked)}
	}
	return []Block{say("%s What was found stands below, with the reason why it is right to go on all the same.", looked), table}
}

// sourceCalled is the source with an id, false where none is held.
func (d *draft) sourceCalled(id string) (analysis.Source, bool) {
	for _, s := range d.a.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return analysis.Source{}, false
}

// forceCalled names a force: the partnership's own in words, another by its id.
func (d *draft) forceCalled(id string) string {
	if id == d.a.Partnership.Force {
		return d.force()
	}
	return orNone(id)
}

// acceptedBy names who let a finding through.
func acceptedBy(r analysis.GateReview, f analysis.GateFinding) string {
	for _, a := range r.Accepted {
		if a.Gate == f.Gate && a.Source == f.Source && a.Force == f.Force && a.Reason == f.Accepted && covers(a.Months, f.Months) {
			return a.By
		}
	}
	return ""
}

func covers(a, b data.Period) bool { return b.Empty() || a.Contains(b.From) && a.Contains(b.To) }
