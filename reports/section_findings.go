package reports

import (
	"math"
	"sort"

	"assess/analysis"
	"assess/data"
)

// most is the largest number of findings that the first page holds.
const most = 9

// fewest is how many findings the first page has at least, where there are as
// many categories to say something of.
const fewest = 6

// findings chooses what the first page says. What is clear comes first: single
// crime categories, largest difference in incidents first, then anti-social
// behaviour. What is not clear follows in the same order, then All crime, where
// crime falls (hot spots, else concentration), and the rate beside the
// comparator's.
func (d *draft) findings() []Finding {
	sure, steady := d.chosen()
	var out []Finding
	behaviour := d.judgedChange(data.AntiSocialBehaviour)
	for _, c := range sure {
		out = append(out, d.changeFinding(c))
	}
	if behaviour != nil && isClear(behaviour.Verdict) {
		out = append(out, d.changeFinding(*behaviour))
	}
	for _, c := range steady {
		out = append(out, d.changeFinding(c))
	}
	if behaviour != nil && !isClear(behaviour.Verdict) {
		out = append(out, d.changeFinding(*behaviour))
	}
	return explainedOnce(append(out, d.standing()...))
}

// explainedOnce says what the ratio and the interval are in the first finding that has
// them; those after it have the numbers alone.
func explainedOnce(rows []Finding) []Finding {
	said := false
	for i := range rows {
		if rows[i].again == nil {
			continue
		}
		if said {
			rows[i].Sure = rows[i].again
		}
		said = true
	}
	return rows
}

// standing are the findings of every report but anti-social behaviour's: All
// crime, where, and the rate.
func (d *draft) standing() []Finding {
	var out []Finding
	if row := d.judgedChange(data.AllCrime); row != nil {
		out = append(out, d.changeFinding(*row))
	}
	if f, ok := d.whereFinding(); ok {
		out = append(out, f)
	}
	if f, ok := d.versusFinding(); ok {
		out = append(out, f)
	}
	return out
}

// judgedChange is a category's change on the year before, nil when nothing was
// compared.
func (d *draft) judgedChange(c data.Category) *analysis.CategoryChange {
	if d.a.Previous.Reason != "" {
		return nil
	}
	return change(d.a.Previous, c)
}

// chosen are the single crime categories that the first page has room for. One
// without a clear change is always among them; where few changed clearly there
// are more. Where both directions are clear, both are shown.
func (d *draft) chosen() (sure, steady []analysis.CategoryChange) {
	sure, steady = d.singles(d.a.Previous)
	fixed := len(d.standing())
	if d.judgedChange(data.AntiSocialBehaviour) != nil {
		fixed++
	}
	keepSteady := min(1, len(steady))
	keepSure := min(len(sure), most-fixed-keepSteady)
	keepSteady = min(len(steady), max(keepSteady, fewest-fixed-keepSure), most-fixed-keepSure)
	return bothWays(sure, keepSure), steady[:keepSteady]
}

// bothWays is the first n changes; where they all go one way, the last of them
// gives its place to the first that goes the other.
func bothWays(sure []analysis.CategoryChange, n int) []analysis.CategoryChange {
	out := append([]analysis.CategoryChange(nil), sure[:n]...)
	if n < 2 {
		return out
	}
	for i, c := range sure {
		if c.Verdict != sure[0].Verdict {
			if i >= n {
				out[n-1] = c
			}
			break
		}
	}
	return out
}

// otherwise says what the verdict against the baseline years is, where it is another
// than that of a change against the year before; empty where it is not.
func (d *draft) otherwise(c analysis.CategoryChange) string {
	b := change(d.a.Baseline, c.Category)
	switch {
	case b == nil || d.a.Baseline.Reason != "" || b.Verdict == c.Verdict:
		return ""
	case isClear(b.Verdict) || isClear(c.Verdict) && b.Verdict == analysis.NoClearChange:
		return capital(string(b.Verdict)) + " against " + referenceLabel(d.a.Baseline)
	}
	return ""
}

// otherChanges names the clear changes that the findings have no room for.
func (d *draft) otherChanges() string {
	all, _ := d.singles(d.a.Previous)
	shown := map[data.Category]bool{}
	kept, _ := d.chosen()
	for _, c := range kept {
		shown[c.Category] = true
	}
	var rest []string
	for _, c := range all {
		if !shown[c.Category] {
			rest = append(rest, lowerFirst(changeMessage(c, d.a.Settings.MinimumCount)))
		}
	}
	if len(rest) == 0 {
		return ""
	}
	return sentence("%s", joined(rest))
}

// singles are the single crime categories of a comparison: those with a clear
// change by the difference in incidents, those without by their count. What is
// too few to say is in neither.
func (d *draft) singles(cmp analysis.Comparison) (sure, steady []analysis.CategoryChange) {
	if cmp.Reason != "" {
		return nil, nil
	}
	for _, c := range cmp.Changes {
		if c.Category == data.AllCrime || !c.Category.IsCrime() {
			continue
		}
		switch {
		case isClear(c.Verdict):
			sure = append(sure, c)
		case c.Verdict == analysis.NoClearChange:
			steady = append(steady, c)
		}
	}
	byDifference(sure)
	sort.SliceStable(steady, func(i, j int) bool { return steady[i].CurrentCount > steady[j].CurrentCount })
	return sure, steady
}

// movers are the clear changes of single categories of crime by direction,
// largest difference first.
func (d *draft) movers(cmp analysis.Comparison) (up, down []analysis.CategoryChange) {
	sure, _ := d.singles(cmp)
	for _, c := range sure {
		if c.Verdict == analysis.Higher {
			up = append(up, c)
		} else {
			down = append(down, c)
		}
	}
	return up, down
}

// difference is how many incidents more or fewer there were.
func difference(c analysis.CategoryChange) float64 {
	return math.Abs(float64(c.CurrentCount) - c.PreviousCount)
}

// byDifference sorts changes by the difference in incidents, largest first.
func byDifference(cs []analysis.CategoryChange) {
	sort.SliceStable(cs, func(i, j int) bool { return difference(cs[i]) > difference(cs[j]) })
}

// size is the difference in incidents of several changes together.
func size(cs []analysis.CategoryChange) (sum float64) {
	for _, c := range cs {
		sum += difference(c)
	}
	return sum
}

// changeFinding is one category's change as a finding.
func (d *draft) changeFinding(c analysis.CategoryChange) Finding {
	cmp := d.a.Previous
	f := Finding{Link: "#changes"}
	switch c.Verdict {
	case analysis.Higher:
		f.Direction = Up
	case analysis.Lower:
		f.Direction = Down
	}
	f.What = []Span{strong("%s", changeMessage(c, d.a.Settings.MinimumCount))}
	if c.Verdict == analysis.NotComparable {
		f.Sure = []Span{words("not compared")}
		return f
	}
	f.What = append(f.What, words(". %s against %s", data.Thousands(c.CurrentCount), average(c.PreviousCount)))
	if said := d.otherwise(c); said != "" {
		f.What = append(f.What, words(". %s", said))
	}
	if c.Category == data.AntiSocialBehaviour {
		f.What = append(f.What, words(". Not crime, and not counted with it"))
		if d.restricted() {
			f.What = append(f.What, words(". Known from elsewhere: forces counted breaches of the restrictions here, each in its own way. The data cannot separate them"))
		}
	}
	if c.Verdict == analysis.TooFew {
		f.Sure = []Span{words("too few for a ratio")}
		return f
	}
	outvoted := outvoted(c, cmp.Adjusted)
	f.Sure = []Span{words("%s%s", sureness(c.RateRatio, c.Interval, d.a.Settings.ConfidenceLevel), outvoted)}
	if c.RateRatio != nil && c.Interval != nil {
		f.again = []Span{words("%s%s", ratioCell(c.RateRatio, c.Interval), outvoted)}
	}
	return f
}
