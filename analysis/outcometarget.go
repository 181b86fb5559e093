package analysis

import (
	"fmt"
	"math"

	"assess/data"
	"assess/data/profiles"
)

// YearCount is the records of the year assessed with the range in which the number that
// lies behind it is likely to be.
type YearCount struct {
	Count    int64    `json:"count"`
	Months   int      `json:"months"` // of the year that are held
	Interval Interval `json:"interval"`
}

// targetWords say a target: "10% lower than the baseline", "at most 250 in a year".
func targetWords(t profiles.Target, direction profiles.Direction) string {
	text := fmt.Sprintf("%g%% %s than the baseline", math.Abs(math.Round(1e4*t.Change)/100), direction)
	if t.Level != nil {
		text = map[profiles.Direction]string{profiles.Lower: "at most ", profiles.Higher: "at least "}[direction] + data.Thousands(*t.Level) + " in a year"
	}
	if !t.By.IsZero() {
		text += ", by " + t.By.Label()
	}
	return text
}

// yearCount is the year's records of a series, with an interval that is widened by how much
// its months vary beyond chance.
func (b *builder) yearCount(s *counted, dispersion float64) *YearCount {
	out := &YearCount{}
	for _, m := range b.out.Year.Whole.Months() {
		if n := s.at(m); n != nil {
			out.Count, out.Months = out.Count+*n, out.Months+1
		}
	}
	ci, wide, n := CountInterval(out.Count, confidence), math.Sqrt(max(1, dispersion)), float64(out.Count)
	out.Interval = Interval{Lower: max(0, n-wide*(n-ci.Lower)), Upper: n + wide*(ci.Upper-n)}
	return out
}

// judgeTarget sets what is known of an outcome beside its target: it is met where the
// whole interval reaches the target, not met where none of it does, and cannot be told
// where the target lies within. Until the month by which it is to be reached an outcome is
// met or cannot be told yet. to is the last month held.
func (o *Outcome) judgeTarget(t profiles.Target, to data.Month) {
	if o.Proxy {
		return // a proxy cannot tell, and judge has said so
	}
	var ci *Interval
	target := 1 + t.Change
	switch {
	case t.Level != nil && o.Year == nil:
		return // nothing counts it, and Why says so
	case t.Level != nil && o.Year.Months < 12:
		o.Verdict, o.Why = CannotTell, fmt.Sprintf("its target is a whole year's number, and %d months are held", o.Year.Months)
		return
	case t.Level != nil:
		ci, target = &o.Year.Interval, float64(*t.Level)
	case o.Change == nil || o.Change.Verdict == TooFew || o.Change.Interval == nil:
		return // it cannot be compared, and Why says so
	default:
		ci = o.Change.Interval
	}
	reached, missed := ci.Upper <= target, ci.Lower > target
	if o.Direction == profiles.Higher {
		reached, missed = ci.Lower >= target, ci.Upper < target
	}
	switch {
	case reached:
		o.Verdict, o.Why = OutcomeMet, "its interval lies wholly within the target"
	case t.By > to:
		o.Verdict, o.Why = CannotTell, fmt.Sprintf("it has until %s, and is not clearly there yet", t.By.Label())
	case missed:
		o.Verdict, o.Why = OutcomeNotMet, "its interval lies wholly short of the target"
	default:
		o.Verdict, o.Why = CannotTell, "the target lies within its interval"
	}
}
