package analysis

import (
	"fmt"
	"math"
	"strings"
	"time"

	"assess/data"
	"assess/data/plan"
)

// targetsOf are the numbers that a line is to reach: those of its target, or else of
// its measure.
func targetsOf(l plan.Line) []quantity {
	for _, text := range []string{l.Target, l.Measure} {
		var out []quantity
		for _, s := range sentences(text) {
			out = append(out, quantities(s)...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// planReading is an update taken apart.
type planReading struct {
	line    plan.Line
	clauses []planClause
	targets []quantity
	results []quantity // of what is done
	due     time.Time
	stated  bool // the line says by when
}

func (t planTime) read(l plan.Line, update string) planReading {
	r := planReading{line: l, clauses: t.clauses(update), targets: targetsOf(l)}
	r.due, r.stated = dueDate(l, t.plan)
	for _, c := range r.clauses {
		if c.later {
			continue
		}
		r.results = append(r.results, quantities(c.text)...)
	}
	return r
}

// judge says how far a line has come by its update. In this order: an update that says
// nothing; a figure held against the target; what waits on a partner; nothing done so
// far; all of it planned for later; work begun with the rest planned in time; a date
// that is past; said to be complete. What is left cannot be measured.
func (t planTime) judge(l plan.Line) PlanQuarter {
	update := l.Updates[t.quarter-1]
	q := PlanQuarter{Quarter: t.quarter, Update: update, Flags: []PlanFlag{}}
	if saysNothing.MatchString(update) {
		q.Status, q.Why = PlanNoUpdate, "the update says that there is none"
		if strings.TrimSpace(update) == "" {
			q.Why = "nothing is written"
		}
		if due, stated := dueDate(l, t.plan); stated && due.Before(t.day) {
			q.Flags = append(q.Flags, FlagPastDate)
		}
		return q
	}
	r := t.read(l, update)
	q.Status, q.Why, q.Found = t.status(r, update)
	q.Flags = append(q.Flags, t.flags(r, q.Status)...)
	return q
}

func (t planTime) status(r planReading, update string) (s PlanStatus, why, found string) {
	s, why, found = t.held(r)
	switch {
	case s == PlanMet:
		return s, why, found
	case waitsOn.MatchString(update):
		return PlanWaits, "the update leaves it to a partner", found
	case leftTo.MatchString(update) && !isOngoing.MatchString(update) && !r.onlyAhead():
		return PlanWaits, "the update names who is to act, and no more", found
	case s != "":
		return s, why, found
	case slipped.MatchString(update):
		return PlanBehind, "the update says that it is late", ""
	case nothingYet.MatchString(update):
		return PlanNotStarted, "nothing has been done so far", ""
	case r.onlyAhead():
		return PlanNotStarted, "planned for later", ""
	case r.inTime():
		return PlanOnTrack, "begun, and the rest is planned for a day that lies ahead", ""
	case r.stated && r.due.Before(t.day):
		return PlanBehind, "its date is past, and the update does not say that it is done", ""
	case r.complete():
		return PlanMet, "said to be complete", ""
	}
	return PlanNotMeasurable, r.whyNot(), ""
}

// held holds the figures of an update against the targets; the status is empty when no
// figure speaks of a target. The least of several targets decides, and one without a
// figure leaves it open.
func (t planTime) held(r planReading) (s PlanStatus, why, found string) {
	order := map[PlanStatus]int{PlanBehind: 3, PlanNotStarted: 2, PlanOnTrack: 1, PlanMet: 0}
	var figures []string
	open := false
	for _, target := range r.targets {
		result := about(target, r.results)
		if result == nil {
			open = true
			continue
		}
		status, reason := t.compare(target, *result, r)
		figures = append(figures, target.beside(*result))
		if s == "" || order[status] > order[s] {
			s, why = status, reason
		}
	}
	if open && (s == PlanMet || s == PlanOnTrack) {
		return "", "", ""
	}
	if s == "" && len(r.targets) == 0 {
		if none := zero(r); none && ofRise(r.line) {
			return PlanBehind, "an increase is asked for, and there is none so far", "none"
		}
	}
	return s, why, strings.Join(figures, "; ")
}

// about is the figure that speaks of what a target counts: of several, that whose
// sentence has most words in common with it, the last of equals.
func about(target quantity, results []quantity) *quantity {
	var best *quantity
	most := -1
	for i := range results {
		r := &results[i]
		if r.share != target.share && !(r.value == 0 && !r.stated) || target.change != 0 && r.change == 0 {
			continue
		}
		n := inCommon(target.words, r.words)
		if target.unit != nil && r.unit != nil {
			if !sameUnit(target.unit, r.unit) {
				continue
			}
		} else if n == 0 {
			continue
		}
		if n >= most {
			best, most = r, n
		}
	}
	return best
}

// compare holds one figure against one target. Of a count, as much is due as of the time
// to its day has gone, rounded down; a share or a change is due whole.
func (t planTime) compare(target, r quantity, line planReading) (PlanStatus, string) {
	over := line.due.Before(t.day) || t.quarter == plan.Quarters
	switch {
	case target.reached(r):
		return PlanMet, "the figure reaches the target"
	case target.most && !over:
		return PlanBehind, "the figure is over the most that the target allows"
	case target.most || target.share || target.change != 0:
		return PlanBehind, "the figure does not reach the target"
	case over:
		return PlanBehind, "the figure does not reach the target, and its time is over"
	case r.value == 0:
		return PlanNotStarted, "nothing has been done so far"
	}
	if r.value >= math.Floor(target.value*t.gone(line.due)) {
		return PlanOnTrack, "the figure is at least as much of the target as is due by now"
	}
	return PlanBehind, "the figure is less of the target than is due by now"
}

// reached reports whether a figure is what a target asks for.
func (q quantity) reached(r quantity) bool {
	switch {
	case q.change != 0:
		return r.change == q.change && r.value >= q.value
	case q.most:
		return r.value <= q.value
	}
	return r.value >= q.value
}

// gone is the share of the time from the start of the plan's year to a day that has
// passed.
func (t planTime) gone(due time.Time) float64 {
	from := time.Date(t.plan.Year.From.Year(), t.plan.Year.From.Calendar(), 1, 0, 0, 0, 0, time.UTC)
	all := due.Sub(from)
	if all <= 0 {
		return 1
	}
	return min(1, float64(t.day.Sub(from)+24*time.Hour)/float64(all+24*time.Hour))
}

// beside writes a figure and the target in words, a share of known counts with its
// interval: "36 of 40, 90% (77% to 96%), against 80%".
func (q quantity) beside(r quantity) string {
	out := r.String()
	if r.of > 0 {
		k := int64(math.Round(r.value * float64(r.of) / 100))
		ci := WilsonInterval(k, r.of, confidence)
		out = fmt.Sprintf("%d of %d, %s (%.0f%% to %.0f%%)", k, r.of, r, 100*ci.Lower, 100*ci.Upper)
	}
	return out + " against " + q.String()
}

func (q quantity) String() string {
	out := data.Thousands(int64(q.value))
	if q.value != math.Trunc(q.value) {
		out = fmt.Sprintf("%.1f", q.value)
	}
	if q.share {
		out += "%"
	}
	if q.unit != nil {
		if q.share {
			out += " of"
		}
		out += " " + q.unit.name
	}
	switch q.change {
	case 1:
		out += " more"
	case -1:
		out += " fewer"
	}
	return out
}

// onlyAhead reports whether all that the update tells lies ahead.
func (r planReading) onlyAhead() bool {
	ahead := false
	for _, c := range r.clauses {
		if !c.later && (c.begun || c.ongoing) || c.later && c.signed() {
			return false
		}
		ahead = ahead || c.later
	}
	return ahead
}

// signed reports whether a clause of what lies ahead tells of something secured for it.
func (c planClause) signed() bool {
	return c.begun && !isPlanned.MatchString(c.text)
}

// inTime reports whether work has begun and what remains is planned for a day ahead that
// is not after the due one; only of a line that has a number or asks for a deed.
func (r planReading) inTime() bool {
	begun, ahead := false, false
	for _, c := range r.clauses {
		begun = begun || c.begun || c.ongoing
		ahead = ahead || c.when
	}
	return begun && ahead && (len(r.targets) > 0 || !ofOutcome.MatchString(r.line.Measure) && !vagueChange.MatchString(r.line.Measure))
}

// complete reports whether the update says that a deed is done, and nothing is open.
func (r planReading) complete() bool {
	if len(r.targets) > 0 || ofOutcome.MatchString(r.line.Measure) || vagueChange.MatchString(r.line.Measure) {
		return false
	}
	done := false
	for _, c := range r.clauses {
		if c.ongoing || c.later {
			return false
		}
		done = done || c.done
	}
	return done
}

func (r planReading) whyNot() string {
	switch {
	case len(r.targets) > 0:
		return "the update has no figure that can be held against the target"
	case r.line.Measure == "" && r.line.Target == "":
		return "the line says nothing that could be measured"
	case vagueChange.MatchString(r.line.Measure + r.line.Target):
		return "the measure asks for more or less and does not say from what or by how much"
	}
	return "the measure has no number"
}

// zero reports whether the update says that there was none of what it counts.
func zero(r planReading) bool {
	for _, q := range r.results {
		if q.value == 0 && q.unit != nil && inCommon(contentWords(r.line.Measure), contentWords(q.unit.name)) > 0 {
			return true
		}
	}
	return false
}

func ofRise(l plan.Line) bool {
	return strings.Contains(strings.ToLower(l.Measure+" "+l.Target), "increas")
}
