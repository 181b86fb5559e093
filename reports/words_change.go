package reports

import (
	"fmt"
	"math"
	"strings"

	"assess/analysis"
	"assess/data"
)

// fractions are the sizes of a change that have a plain name. A size is given
// the name that is nearest to it.
var fractions = []struct {
	size float64
	name string
}{
	{0.1, "a tenth"}, {0.125, "an eighth"}, {1. / 6, "a sixth"}, {0.2, "a fifth"}, {0.25, "a quarter"},
	{0.3, "three tenths"}, {1. / 3, "a third"}, {0.4, "two fifths"}, {0.5, "a half"}, {0.6, "three fifths"}, {2. / 3, "two thirds"}, {0.7, "seven tenths"},
	{0.75, "three quarters"}, {0.8, "four fifths"}, {0.9, "nine tenths"},
}

// fraction says how large a change from 0 to 0.95 is: "about a fifth". Changes
// too small for a fraction are said in per cent.
func fraction(size float64) string {
	switch {
	case size < 0.005:
		return "less than 1%"
	case size < 0.085:
		return "about " + decimals(size*100, 0) + "%"
	}
	best := fractions[0]
	for _, f := range fractions {
		if math.Abs(f.size-size) < math.Abs(best.size-size) {
			best = f
		}
	}
	return "about " + best.name
}

// moved says a ratio as a movement: "fell by about a fifth", "about doubled".
func moved(ratio float64) string {
	switch {
	case ratio == 1:
		return "did not move"
	case ratio == 0:
		return "fell to none"
	case ratio <= 0.05:
		return "fell by more than nine tenths"
	case ratio < 1:
		return "fell by " + fraction(1-ratio)
	case ratio < 1.95:
		return "rose by " + fraction(ratio-1)
	case ratio < 2.25:
		return "about doubled"
	case ratio < 2.75:
		return "more than doubled"
	case ratio < 3.25:
		return "about tripled"
	}
	return "rose to about " + decimals(ratio, 0) + " times as many"
}

// movedShort is moved for a message without a verb: "down by about a fifth".
func movedShort(ratio float64) string {
	s := moved(ratio)
	switch {
	case strings.HasPrefix(s, "fell"):
		return "down" + strings.TrimPrefix(s, "fell")
	case strings.HasPrefix(s, "rose"):
		return "up" + strings.TrimPrefix(s, "rose")
	}
	return s
}

// subject is the name of a category at the start of a message.
func subject(c data.Category) string {
	if c == data.AntiSocialBehaviour {
		return "Anti-social behaviour incidents"
	}
	return capital(c.Plain())
}

// inSentence is the name of a category within a sentence about a movement.
func inSentence(c data.Category) string {
	if c == data.AntiSocialBehaviour {
		return "recorded anti-social behaviour"
	}
	return c.Plain()
}

// incidents is what the category's counts are counts of.
func incidents(c data.Category) string {
	if c.IsCrime() {
		return "crimes"
	}
	return "incidents"
}

// sizeable reports whether a movement may be said as a fraction: both counts
// have reached the fewest events for which that is fair.
func sizeable(c analysis.CategoryChange, fewest int) bool {
	return c.RateRatio != nil && c.CurrentCount >= int64(fewest) && c.PreviousCount >= float64(fewest)
}

// isClear reports whether the verdict is a rise or a fall.
func isClear(v analysis.Verdict) bool { return v == analysis.Higher || v == analysis.Lower }

// changeMessage says a change in a few words: "Burglary down by about a fifth",
// "Robbery: no clear change".
func changeMessage(c analysis.CategoryChange, fewest int) string {
	name := subject(c.Category)
	if !isClear(c.Verdict) {
		return name + ": " + string(c.Verdict)
	}
	if sizeable(c, fewest) {
		return name + " " + movedShort(*c.RateRatio)
	}
	if c.Verdict == analysis.Higher {
		return name + " up"
	}
	return name + " down"
}

// changeClause says a clear change inside a sentence: "burglary fell by about a
// fifth".
func changeClause(c analysis.CategoryChange, fewest int) string {
	name := inSentence(c.Category)
	switch {
	case c.Verdict == analysis.TooFew:
		return "the counts of " + name + " are too small to say"
	case c.Verdict == analysis.NotComparable:
		return name + " cannot be compared"
	case !isClear(c.Verdict):
		return "no clear change in " + name
	case sizeable(c, fewest):
		return name + " " + moved(*c.RateRatio)
	case c.Verdict == analysis.Higher:
		return name + " rose"
	}
	return name + " fell"
}

// changeClauses joins clauses of one direction and says the shared verb once:
// "shoplifting fell by about a third and burglary by about a fifth", "vehicle
// crime and burglary each fell by about a half".
func changeClauses(cs []analysis.CategoryChange, fewest int) string {
	if s, ok := alike(cs, fewest); ok {
		return s
	}
	var parts []string
	shared := ""
	for _, c := range cs {
		s := changeClause(c, fewest)
		for _, verb := range []string{" fell by ", " rose by "} {
			if !strings.Contains(s, verb) {
				continue
			}
			if shared == verb {
				s = strings.Replace(s, verb, " by ", 1)
			}
			shared = verb
		}
		parts = append(parts, s)
	}
	return joined(parts)
}

// alike says several changes of one size together; ok is false where they differ.
func alike(cs []analysis.CategoryChange, fewest int) (s string, ok bool) {
	if len(cs) < 2 {
		return "", false
	}
	var names []string
	movement := strings.TrimPrefix(changeClause(cs[0], fewest), inSentence(cs[0].Category)+" ")
	for _, c := range cs {
		if !isClear(c.Verdict) || changeClause(c, fewest) != inSentence(c.Category)+" "+movement {
			return "", false
		}
		names = append(names, inSentence(c.Category))
	}
	return joined(names) + " each " + movement, true
}

// against gives both counts of a change: "2,665 against 3,412 in the same 11
// months".
func against(c analysis.CategoryChange, cmp analysis.Comparison) string {
	s := data.Thousands(c.CurrentCount) + " against " + average(c.PreviousCount)
	if cmp.Years > 1 {
		s += " a year on average"
	}
	if c.Months == 1 {
		return s + " in the same month"
	}
	return s + fmt.Sprintf(" in the same %d months", c.Months)
}

// sureness gives the ratio and its interval: "ratio 0.78, 95% interval 0.70 to
// 0.87".
func sureness(ratio *float64, ci *analysis.Interval, level float64) string {
	switch {
	case ratio == nil:
		return "no ratio can be given"
	case ci == nil:
		return "ratio " + ratioOf(*ratio) + ", no interval can be given"
	}
	return fmt.Sprintf("ratio %s, %s interval %s", ratioOf(*ratio), confidence(level), spread(ci.Lower, ci.Upper, boundOf))
}

// outvoted says why a change whose interval leaves out 1 is still not clear;
// empty for any other.
func outvoted(c analysis.CategoryChange, tests int) string {
	if onlyAlone(c) == "" {
		return ""
	}
	return fmt.Sprintf("; not clear after allowing for %s", counted(tests, "test", "tests"))
}

// onlyAlone is the verdict that a change would have if it were the only one tested, where
// it is not clear among all; empty for any other.
func onlyAlone(c analysis.CategoryChange) analysis.Verdict {
	switch {
	case c.Verdict != analysis.NoClearChange || c.Interval == nil:
		return ""
	case c.Interval.Upper < 1:
		return analysis.Lower
	case c.Interval.Lower > 1:
		return analysis.Higher
	}
	return ""
}

// ratioCell is the ratio with its interval as charts and tables print it:
// "0.78 (0.70 to 0.87)".
func ratioCell(ratio *float64, ci *analysis.Interval) string {
	if ratio == nil || ci == nil {
		return notAvailable
	}
	return fmt.Sprintf("%s (%s)", ratioOf(*ratio), spread(ci.Lower, ci.Upper, boundOf))
}

// The symbols of the Government Analysis Function for a cell without a number.
const (
	suppressedCell = "[c]"
	notAvailable   = "[x]"
	notApplicable  = "[z]"
)
