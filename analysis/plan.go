package analysis

import (
	"fmt"

	"assess/data"
)

// monthPlan says which months a comparison sets side by side: the offsets into
// the assessment year that every compared year has, so that like is compared
// with like.
type monthPlan struct {
	offsets []int // months after the start of the year, rising
	back    []int // how many years earlier each reference year is, nearest first
	leftOut []LeftOut
	reason  string // why nothing can be compared
}

// planner knows what may be counted.
type planner struct {
	year    data.Period // the part of the assessment year that is held
	usable  func(data.Month) bool
	exclude []data.Period // not used in baselines
}

// current lists the offsets of the year's countable months.
func (p planner) current(out *monthPlan) []int {
	var offsets []int
	for i, m := range p.year.Months() {
		if p.usable(m) {
			offsets = append(offsets, i)
		} else {
			out.leftOut = append(out.leftOut, LeftOut{m, "not held"})
		}
	}
	return offsets
}

// previous compares with the same months of the year before, whatever they were.
func (p planner) previous() monthPlan {
	out := monthPlan{back: []int{1}}
	for _, i := range p.current(&out) {
		if m := p.year.From.Add(i - 12); p.usable(m) {
			out.offsets = append(out.offsets, i)
		} else {
			out.leftOut = append(out.leftOut, LeftOut{m, "not held"})
		}
	}
	if len(out.offsets) == 0 {
		out.reason = fmt.Sprintf("no month of %s is held", p.year.Add(-12).Label())
	}
	return out
}

// baseline compares with the same months of up to years earlier years. A year
// counts when at least half of the current months can be used in it; the months
// compared are those that every such year has.
func (p planner) baseline(years int) monthPlan {
	var out monthPlan
	offsets := p.current(&out)
	if len(offsets) == 0 {
		out.reason = "no month of this year is held"
		return out
	}
	for b := 1; b <= years; b++ {
		n := 0
		for _, i := range offsets {
			if p.eligible(p.year.From.Add(i - 12*b)) {
				n++
			}
		}
		if 2*n >= len(offsets) {
			out.back = append(out.back, b)
		}
	}
	for _, i := range offsets {
		all := true
		for _, b := range out.back {
			m := p.year.From.Add(i - 12*b)
			if p.eligible(m) {
				continue
			}
			all = false
			out.leftOut = append(out.leftOut, LeftOut{m, p.why(m)})
		}
		if all && len(out.back) > 0 {
			out.offsets = append(out.offsets, i)
		}
	}
	switch {
	case len(out.back) == 0:
		out.reason = fmt.Sprintf("none of the %d years before has half of these months held and not set aside", years)
	case len(out.back) == 1 && out.back[0] == 1 && years > 1:
		out.reason = "the only earlier year held is the year before, which is compared above"
	case len(out.offsets) == 0:
		out.reason = "no calendar month is held in every baseline year"
	}
	return out
}

func (p planner) eligible(m data.Month) bool { return p.usable(m) && !p.excluded(m) }

func (p planner) excluded(m data.Month) bool {
	for _, x := range p.exclude {
		if x.Contains(m) {
			return true
		}
	}
	return false
}

func (p planner) why(m data.Month) string {
	if p.excluded(m) {
		return "set aside in the configuration"
	}
	return "not held"
}
