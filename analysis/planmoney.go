package analysis

import (
	"slices"

	"assess/data"
	"assess/data/profiles"
)

// PlanMoney is a line of funding in pounds. What the partnership has not said is nil.
type PlanMoney struct {
	Line       string      `json:"line"`
	Period     data.Period `json:"period"`   // empty when it is not said
	Priority   string      `json:"priority"` // its title; empty for money of no one priority
	Allocation *float64    `json:"allocation"`
	Committed  *float64    `json:"committed"`
	Spent      *float64    `json:"spent"`
	Note       string      `json:"note,omitempty"`
}

// noPlan says what is missing, and from whom.
const noPlan = "the partnership's action plan, with the updates of its quarters, has not been supplied; to add it, name its file as plan in the profile"

// planProgress sets the partnership's plan and its money beside what its updates say.
func (b *builder) planProgress() error {
	year := b.out.Year.Whole
	span := data.Period{From: year.From.Add(-12), To: year.To}
	b.out.Plan = PlanProgress{Reason: noPlan, Lines: []PlanLine{}, By: []PlanTally{}, Leads: []PlanTally{}, Flags: []FlagCount{}}
	if p := b.req.Papers.Plan; p != nil {
		b.out.Plan = *ProgressOf(p)
		b.out.Plan.Older = p.Year.To < span.From
		for i := range b.out.Plan.Lines {
			b.out.Plan.Lines[i].Of = PlanPriority(b.req.Papers.Profile, b.out.Plan.Lines[i].Priority)
		}
		span = p.Year
	}
	b.out.Plan.Money = moneyOf(b.req.Papers.Profile, span)
	return nil
}

// moneyOf are the funding lines of a profile that fall into a span, those of priorities
// in the order of the strategy and then those of none.
func moneyOf(p *profiles.Profile, span data.Period) []PlanMoney {
	out := []PlanMoney{}
	if p == nil {
		return out
	}
	place := func(f profiles.Funding) int {
		i := slices.IndexFunc(p.Priorities, func(q profiles.Priority) bool { return q.ID == f.Priority })
		if i < 0 {
			return len(p.Priorities)
		}
		return i
	}
	lines := slices.Clone(p.Funding)
	slices.SortStableFunc(lines, func(a, b profiles.Funding) int { return place(a) - place(b) })
	for _, f := range lines {
		if !f.Period.Empty() && (f.Period.To < span.From || f.Period.From > span.To) {
			continue
		}
		m := PlanMoney{Line: f.Line, Period: f.Period, Allocation: f.Allocated, Committed: f.Committed, Spent: f.Spent, Note: f.Note}
		if q := p.Priority(f.Priority); q != nil {
			m.Priority = q.Title
		}
		out = append(out, m)
	}
	return out
}
