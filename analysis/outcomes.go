package analysis

import (
	"fmt"

	"assess/data"
	"assess/data/profiles"
	"assess/data/reference"
)

// Reached is the word on an outcome.
type Reached string

// The words on outcomes.
const (
	OutcomeMet    Reached = "met"
	OutcomeNotMet Reached = "not met"
	CannotTell    Reached = "cannot tell"
)

// Outcome is what should come of the work on a priority, with what is known of it. It is
// met where what measures it changed clearly in the direction wanted since the baseline,
// not met where it changed clearly in the other, and cannot be told otherwise. One with a
// target is judged by that: see judgeTarget.
type Outcome struct {
	Title     string             `json:"title"`
	Direction profiles.Direction `json:"direction,omitempty"`
	Verdict   Reached            `json:"verdict"`
	Why       string             `json:"why"` // a clause: why it cannot be told, or what changed
	Indicator string             `json:"indicator,omitempty"`
	Category  data.Category      `json:"category,omitempty"` // of the police that tells of it, all areas counted
	Proxy     bool               `json:"proxy,omitempty"`    // the indicator stands in for the outcome
	Partner   *PartnerKey        `json:"partner,omitempty"`
	Baseline  string             `json:"baseline,omitempty"` // label of its months
	Latest    string             `json:"latest,omitempty"`
	Change    *CategoryChange    `json:"change"`               // from the baseline to the latest
	Target    string             `json:"target,omitempty"`     // in words; empty when it has none
	Year      *YearCount         `json:"year_count,omitempty"` // where the target is a number of records
}

// outcomeTest is an outcome that is compared, with its place.
type outcomeTest struct {
	page, at int
	change   CategoryChange
	target   *profiles.Target
}

// outcomes judges the outcomes of every priority.
func (b *builder) outcomes(p *profiles.Profile, rural ruralSeries) {
	pages := b.out.Priorities.Pages
	var tests []outcomeTest
	for i, q := range p.Priorities {
		for _, o := range q.Outcomes {
			out := Outcome{Title: o.Title, Direction: o.Direction, Verdict: CannotTell}
			if o.Target != nil {
				out.Target = targetWords(*o.Target, o.Direction)
			}
			change, ok := b.outcome(&out, o, rural)
			switch {
			case ok:
				tests = append(tests, outcomeTest{i, len(pages[i].Outcomes), change, o.Target})
			case o.Target != nil:
				out.judgeTarget(*o.Target, b.out.Year.Held.To)
			}
			pages[i].Outcomes = append(pages[i].Outcomes, out)
		}
	}
	rows := make([]CategoryChange, len(tests))
	for k, t := range tests {
		rows[k] = t.change
		if t.change.P != nil {
			b.out.Priorities.Adjusted++
		}
	}
	adjust(rows, b.out.Settings.FDR)
	for k, t := range tests {
		out := &pages[t.page].Outcomes[t.at]
		out.judge(rows[k])
		if t.target != nil {
			out.judgeTarget(*t.target, b.out.Year.Held.To)
		}
	}
}

// outcome finds what measures an outcome and compares it with the baseline; ok is false
// when nothing can be compared, and Why then says why.
func (b *builder) outcome(out *Outcome, o profiles.Outcome, rural ruralSeries) (CategoryChange, bool) {
	row, ok := b.measureOf(o, rural)
	switch {
	case o.Kind == "":
		out.Why = "no record counts it"
	case !ok && row.Needs != "":
		out.Why = fmt.Sprintf("it needs data not held: %s, from %s", row.Needs, row.Holder)
	case !ok:
		out.Why = "no record counts it"
	}
	if !ok {
		return CategoryChange{}, false
	}
	out.Indicator, out.Proxy, out.Partner = row.Title, row.Status == ByProxy, row.Partner
	if !row.Rural {
		out.Category = row.Category
	}
	s := b.seriesOf(row)
	if o.Direction == "" || s == nil {
		out.Why = "it names no number that should go up or down"
		return CategoryChange{}, false
	}
	if o.Target != nil && o.Target.Level != nil {
		out.Year = b.yearCount(s, 1)
	}
	plan, reason := b.sinceBaseline(o.Baseline, s)
	if reason != "" {
		out.Why = reason
		if out.Proxy { // no baseline would let it tell
			out.Why = standsIn
		}
		return CategoryChange{}, false
	}
	out.Baseline, out.Latest = plan.span(b.out.Year.Held).Add(-12*plan.back[0]).Label(), plan.span(b.out.Year.Held).Label()
	change := CategoryChange{Code: b.partnershipCode(), Name: b.out.Partnership.Name, Category: row.Category, Dispersion: 1, Verdict: NotComparable}
	in, ok := b.changeInput(s, plan)
	if !ok {
		out.Why = "its months cannot be compared"
		return change, false
	}
	change.fill(CompareMonths(in), len(plan.offsets))
	if out.Year != nil {
		out.Year = b.yearCount(s, change.Dispersion)
	}
	return change, true
}

// measureOf is the first indicator of an outcome's kind that can be told. Where none
// can, the one given is the first, which says what it needs.
func (b *builder) measureOf(o profiles.Outcome, rural ruralSeries) (first Indicator, ok bool) {
	kind, known := reference.Focus(o.Kind)
	if !known {
		return Indicator{}, false
	}
	for _, i := range kind.Indicators {
		for _, row := range b.indicators(i, rural) {
			if row.Told() {
				return row, true
			}
			if first.Title == "" {
				first = row
			}
		}
	}
	return first, false
}

// seriesOf is an indicator's months; nil when it has none.
func (b *builder) seriesOf(row Indicator) *counted {
	switch {
	case len(row.Counts) > 0:
		return &counted{from: row.From, counts: row.Counts}
	case row.Category != "":
		return b.ownSeries(row.Category)
	}
	return nil
}

// sinceBaseline plans the comparison of the year with a baseline year: the one named by
// its first month, or else the last that ended before the strategy began. Fewer than
// half of the year's months are not compared.
func (b *builder) sinceBaseline(named int, s *counted) (monthPlan, string) {
	year := b.out.Year.Whole
	back := year.From.Year() - named
	if named == 0 {
		for back = 0; year.To.Add(-12*back) >= b.req.Papers.Profile.Strategy.Period.From; back++ {
		}
	}
	if back < 1 {
		return monthPlan{}, "its baseline is not before the year assessed"
	}
	plan := monthPlan{back: []int{back}}
	for i, m := range b.out.Year.Held.Months() {
		if s.at(m) != nil && s.at(m.Add(-12*back)) != nil {
			plan.offsets = append(plan.offsets, i)
		}
	}
	if base := year.Add(-12 * back); len(plan.offsets) == 0 {
		return plan, fmt.Sprintf("its baseline is %s, of which no month is held", base.Label())
	} else if 2*len(plan.offsets) < len(b.months) {
		return plan, fmt.Sprintf("its baseline is %s, of which too few months are held", base.Label())
	}
	return plan, ""
}

// standsIn is why a proxy tells of no outcome.
const standsIn = "the number held only stands in for it"

// judge takes over a tested change. What only stands in for an outcome cannot tell that
// it was met.
func (o *Outcome) judge(c CategoryChange) {
	o.Change = &c
	wanted := map[profiles.Direction]Verdict{profiles.Lower: Lower, profiles.Higher: Higher}[o.Direction]
	clear := c.Verdict == Lower || c.Verdict == Higher
	switch {
	case o.Proxy:
		o.Why = standsIn
	case clear && c.Verdict == wanted:
		o.Verdict, o.Why = OutcomeMet, "it changed clearly as wanted"
	case clear:
		o.Verdict, o.Why = OutcomeNotMet, "it changed clearly the other way"
	case c.Verdict == TooFew:
		o.Why = "there are too few records to say"
	default:
		o.Why = "there is no clear change"
	}
}

func methodOutcomes(b *builder) Method {
	p := b.out.Priorities
	return Method{
		ID: "outcomes", Name: "Whether outcomes were reached",
		Formula: "What measures an outcome is compared with its baseline over the same calendar months, as in Change on the year before. The baseline is the year that the profile names, or the last year that ended before the strategy began. " +
			"An outcome is met when the change is clear and as wanted, not met when it is clear and the other way, and cannot be told otherwise. " +
			"One with a target is met when the whole interval of the ratio, or of the year's number, reaches the target, and not met when none of it does after the month by which it is due. A year's number has the interval of a Poisson count, widened by how much the months vary. A proxy never tells.",
		Settings: fmt.Sprintf("%.0f%% intervals; p-values adjusted over the outcomes compared (Benjamini-Hochberg, %g). At least half of the months assessed are held of both years.", 100*confidence, b.out.Settings.FDR),
		N:        fmt.Sprintf("%d outcomes, %d tests", p.Outcomes, p.Adjusted),
		Source:   "as for the year before",
	}
}
