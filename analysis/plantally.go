package analysis

import (
	"slices"
	"strings"
)

// noLead names the lines that say no lead.
const noLead = "No lead named"

// tally counts lines by status, over all, by priority in the order of the plan, and by
// lead, those with most lines first.
func (p *PlanProgress) tally() {
	p.Total = PlanTally{Name: "All lines", Counts: make([]int, len(PlanStatuses))}
	p.By, p.Leads = []PlanTally{}, []PlanTally{}
	flagged := map[PlanFlag]int{}
	for _, l := range p.Lines {
		p.Total.add(l.Status)
		p.By = tallied(p.By, l.Priority, l.Status)
		for _, lead := range leadsOf(l.Lead) {
			p.Leads = tallied(p.Leads, lead, l.Status)
		}
		for _, f := range l.Last().Flags {
			flagged[f]++
		}
	}
	slices.SortStableFunc(p.Leads, func(a, b PlanTally) int {
		if a.Lines != b.Lines {
			return b.Lines - a.Lines
		}
		return strings.Compare(a.Name, b.Name)
	})
	p.Flags = []FlagCount{}
	for _, f := range PlanFlags {
		p.Flags = append(p.Flags, FlagCount{f, flagged[f]})
	}
}

func (t *PlanTally) add(s PlanStatus) {
	t.Lines++
	t.Counts[slices.Index(PlanStatuses, s)]++
}

func tallied(all []PlanTally, name string, s PlanStatus) []PlanTally {
	at := slices.IndexFunc(all, func(t PlanTally) bool { return strings.EqualFold(t.Name, name) })
	if at < 0 {
		at = len(all)
		all = append(all, PlanTally{Name: name, Counts: make([]int, len(PlanStatuses))})
	}
	all[at].add(s)
	return all
}

// leadsOf are the leads that a line names, each once, in the order written. They are set
// apart by strokes, commas, plus signs or lines.
func leadsOf(text string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/,;+\n", r) }) {
		l = strings.TrimSpace(l)
		if l != "" && !slices.ContainsFunc(out, func(x string) bool { return strings.EqualFold(x, l) }) {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return []string{noLead}
	}
	return out
}
