package analysis

import (
	"slices"
	"strings"
)

// flags names what a reader should not miss in an update, in the order of PlanFlags.
func (t planTime) flags(r planReading, s PlanStatus) []PlanFlag {
	var out []PlanFlag
	if r.otherUnits() {
		out = append(out, FlagUnits)
	}
	if r.withoutBase() {
		out = append(out, FlagBase)
	}
	if s != PlanMet && r.stated && r.due.Before(t.day) || slices.ContainsFunc(r.clauses, func(c planClause) bool { return c.missed }) {
		out = append(out, FlagPastDate)
	}
	if r.activityAlone(s) {
		out = append(out, FlagActivity)
	}
	return out
}

// otherUnits reports whether the update's figures count other things than the target:
// shares of other things, counts of other things, or the one where the other is asked
// for of the same things.
func (r planReading) otherUnits() bool {
	other := false
	for _, target := range r.targets {
		if about(target, r.results) != nil {
			return false
		}
		for _, q := range r.results {
			if target.unit == nil || q.unit == nil || !q.stated {
				continue
			}
			other = other || (q.share == target.share) != sameUnit(q.unit, target.unit)
		}
	}
	return other
}

// withoutBase reports whether a sentence has a percentage and no count that it is of.
func (r planReading) withoutBase() bool {
	for _, c := range r.clauses {
		share, count := false, false
		for _, q := range quantities(c.text) {
			if !q.stated {
				continue
			}
			share = share || q.share
			count = count || !q.share
		}
		if share && !count {
			return true
		}
	}
	return false
}

// activityAlone reports whether the measure asks for an outcome and the update tells
// what was done, without a figure of the outcome.
func (r planReading) activityAlone(s PlanStatus) bool {
	if s == PlanWaits || s == PlanNotStarted || s == PlanMet || !ofOutcome.MatchString(r.line.Measure+" "+r.line.Target) {
		return false
	}
	for _, target := range r.targets {
		if about(target, r.results) != nil {
			return false
		}
	}
	return slices.ContainsFunc(r.clauses, func(c planClause) bool { return !c.later })
}

// rowsApart is how far off a layout may have moved an update.
const rowsApart = 2

// wrongRows marks updates that speak of another line near by: a sentence has a pair of
// words that only that line's action has, and none of them is in its own line. Where that line has no update of its own, it
// is marked too, and its target held against the sentence.
func (t planTime) wrongRows(judged []PlanQuarter) {
	pairs := make([]map[string]bool, len(judged))
	holders := map[string]int{}
	for i, l := range t.plan.Lines {
		pairs[i] = pairsOf(l.Action)
		for p := range pairs[i] {
			holders[p]++
		}
	}
	for i := range judged {
		for j := max(0, i-rowsApart); j <= min(len(judged)-1, i+rowsApart); j++ {
			if i == j || t.plan.Lines[i].Priority != t.plan.Lines[j].Priority {
				continue
			}
			said := t.saysOf(i, pairs, j, holders)
			if len(said) == 0 {
				continue
			}
			mark(&judged[i], FlagWrongRow)
			if judged[j].Status != PlanNoUpdate {
				continue
			}
			mark(&judged[j], FlagWrongRow)
			judged[j].Why = "nothing is written, and an update near by seems to be about it"
			if t.read(t.plan.Lines[j], strings.Join(said, "\n")).otherUnits() {
				mark(&judged[j], FlagUnits)
			}
		}
	}
}

// saysOf are the sentences of line i's update that speak of line j's action.
func (t planTime) saysOf(i int, pairs []map[string]bool, j int, holders map[string]int) (out []string) {
	own := contentWords(strings.Join([]string{t.plan.Lines[i].Action, t.plan.Lines[i].Measure, t.plan.Lines[i].Objective}, " "))
	for _, s := range sentences(t.plan.Lines[i].Updates[t.quarter-1]) {
		for p := range pairsOf(s) {
			first, second, _ := strings.Cut(p, " ")
			if pairs[j][p] && holders[p] == 1 && !slices.Contains(own, first) && !slices.Contains(own, second) {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// pairsOf are the words that follow each other in a text, two by two.
func pairsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, s := range sentences(text) {
		words := contentWords(s)
		for k := 1; k < len(words); k++ {
			out[words[k-1]+" "+words[k]] = true
		}
	}
	return out
}

// mark adds a flag once, in the order of PlanFlags.
func mark(q *PlanQuarter, f PlanFlag) {
	if slices.Contains(q.Flags, f) {
		return
	}
	q.Flags = append(q.Flags, f)
	slices.SortFunc(q.Flags, func(a, b PlanFlag) int { return slices.Index(PlanFlags, a) - slices.Index(PlanFlags, b) })
}
