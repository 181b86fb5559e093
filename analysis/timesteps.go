package analysis

import (
	"fmt"

	"assess/data"
)

// stepMonths is how many calendar months make one step of a history.
const stepMonths = 3

// timeSteps are the steps of three calendar months that end with the last month of
// the year, oldest first.
type timeSteps struct {
	periods []data.Period
	held    []bool // all three months can be counted
	recent  []bool // ends in the year assessed
}

// steps counts back from the last month of the year to the first month held of the
// force; months over at the start make no step. A step is not held when a month of
// it is missing or partial, or lies before the year and was set aside: the year
// itself is what is assessed, whatever it was like.
func (p planner) steps(first data.Month) timeSteps {
	var s timeSteps
	whole := (data.Period{From: first, To: p.year.To}).Len() / stepMonths
	for k := whole; k > 0; k-- {
		from := p.year.To.Add(1 - k*stepMonths)
		step := data.Period{From: from, To: from.Add(stepMonths - 1)}
		held := true
		for _, m := range step.Months() {
			held = held && p.usable(m) && (p.year.Contains(m) || !p.excluded(m))
		}
		s.periods = append(s.periods, step)
		s.held = append(s.held, held)
		s.recent = append(s.recent, p.year.Contains(step.To))
	}
	return s
}

// count is how many steps are held.
func (s timeSteps) count() (n int) {
	for _, held := range s.held {
		if held {
			n++
		}
	}
	return n
}

// of is the number of the step that a month is counted in, -1 for none.
func (s timeSteps) of(m data.Month) int {
	for i, p := range s.periods {
		if s.held[i] && p.Contains(m) {
			return i
		}
	}
	return -1
}

// reason says why no pattern can be read from the steps, empty when one can.
func (s timeSteps) reason() string {
	n, last := s.count(), len(s.periods)-1
	switch {
	case n < leastSteps:
		return fmt.Sprintf("a history takes %d steps of %d months that can be counted whole; %d can", leastSteps, stepMonths, n)
	case !s.held[last]:
		return fmt.Sprintf("the last %d months, %s, cannot be counted whole", stepMonths, s.periods[last].Label())
	}
	return ""
}
