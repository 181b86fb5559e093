package reports

import (
	"math"
	"sort"

	"assess/analysis"
	"assess/data"
)

// most is the largest number of findings that the first page holds.
const most = 8

// findings chooses what the first page says, in this order: the clear changes
// of single crime categories, largest difference in incidents first; the largest
// category without a clear change; All crime; anti-social behaviour apart; where
// crime falls (hot spots, else concentration); the rate beside the comparator's.
// All but the first are always kept. The clear changes take the room that is
// left, and where they are few, further categories without a clear change fill
// up to six findings.
func (d *draft) findings() []Finding {
	cmp := d.a.Previous
	var fixed []Finding
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		if row := change(cmp, c); row != nil && cmp.Reason == "" {
			fixed = append(fixed, d.changeFinding(*row))
		}
	}
	if f, ok := d.whereFinding(); ok {
		fixed = append(fixed, f)
	}
	if f, ok := d.versusFinding(); ok {
		fixed = append(fixed, f)
	}
	sure, steady := d.singles(cmp)
	room := most - len(fixed)
	keepSteady := min(1, len(steady))
	keepSure := min(len(sure), room-keepSteady)
	keepSteady = min(len(steady), max(keepSteady, 6-len(fixed)-keepSure), room-keepSure)
	var out []Finding
	for _, c := range append(sure[:keepSure:keepSure], steady[:keepSteady]...) {
		out = append(out, d.changeFinding(c))
	}
	return append(out, fixed...)
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
	f.What = append(f.What, words(". %s", against(c, cmp)))
	if c.Category == data.AntiSocialBehaviour {
		f.What = append(f.What, words(". Not crime, and not counted with it"))
	}
	if c.Verdict == analysis.TooFew {
		f.Sure = []Span{words("too few for a ratio")}
		return f
	}
	f.Sure = []Span{words("%s", sureness(c.RateRatio, c.Interval, d.a.Settings.ConfidenceLevel))}
	return f
}
