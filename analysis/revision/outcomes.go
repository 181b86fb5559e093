package revision

import "assess/analysis"

// OutcomeChange is an outcome of a priority whose verdict differs.
type OutcomeChange struct {
	Priority string           `json:"priority"` // its title
	Outcome  string           `json:"outcome"`
	Source   string           `json:"source,omitempty"` // the partner's table that it rests on; empty for police data
	Before   analysis.Reached `json:"before"`
	After    analysis.Reached `json:"after"`
}

// outcomes lists the outcomes of priorities on both sides whose verdicts differ.
func (d *Differences) outcomes(was, now *analysis.Assessment) {
	type key struct{ priority, outcome string }
	old := map[key]analysis.Reached{}
	for _, p := range was.Priorities.Pages {
		for _, o := range p.Outcomes {
			old[key{p.ID, o.Title}] = o.Verdict
		}
	}
	for _, p := range now.Priorities.Pages {
		for _, o := range p.Outcomes {
			before, ok := old[key{p.ID, o.Title}]
			if !ok || before == o.Verdict {
				continue
			}
			c := OutcomeChange{Priority: p.Title, Outcome: o.Title, Before: before, After: o.Verdict}
			if o.Partner != nil {
				c.Source = o.Partner.Source
			}
			d.Outcomes = append(d.Outcomes, c)
		}
	}
}
