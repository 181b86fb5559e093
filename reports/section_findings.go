package reports

import (
	"fmt"
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

// whereFinding says where crime falls: its hot spots, or where there are none
// how far it is concentrated.
func (d *draft) whereFinding() (Finding, bool) {
	f := Finding{Direction: Place, Link: "#places"}
	if h := d.hotspots(data.AllCrime); h != nil && h.Reason == "" && h.Hot > 0 && len(h.Groups) > 0 {
		g := h.Groups[0]
		f.What = []Span{strong("%s of crime is in %s of the area's cells", capital(percent(h.HotShare)), percent(share(h.Hot, h.Cells))),
			words(". %s, the largest %s", counted(len(h.Groups), "hot spot", "hot spots"), located(g))}
		f.Sure = []Span{words("%s of %s cells are hot, after allowing for %s tests", thousands(int64(h.Hot)), thousands(int64(h.Cells)), thousands(int64(h.Cells)))}
		return f, true
	}
	for _, c := range d.a.Concentration {
		if c.Category == data.AllCrime && c.Count > 0 {
			f.What = []Span{strong("Half of crime is in %s of %s", percent(c.HalfShare), placeWord(c.Places, 2))}
			f.Sure = []Span{words("%s in %s", plural(c.Count, "crime", "crimes"), counted(c.N, placeWord(c.Places, 1), placeWord(c.Places, 2)))}
			return f, true
		}
	}
	return Finding{}, false
}

// located says where a hot spot lies and how much it holds.
func located(g analysis.HotGroup) string {
	where := "in no ward"
	if g.Ward != "" {
		where = "in " + g.Ward + " ward"
	}
	return fmt.Sprintf("%s, with %s of crime", where, percent(g.Share))
}

// versusFinding sets the rate of all crime beside the comparator's.
func (d *draft) versusFinding() (Finding, bool) {
	row := d.versus(data.AllCrime)
	if row == nil {
		return Finding{}, false
	}
	f := Finding{Link: "#levels"}
	message := "Crime rate: no clear difference from " + d.a.Versus.Name
	switch row.Verdict {
	case analysis.Higher:
		f.Direction, message = Up, fmt.Sprintf("Crime rate %s", apart(row.Ratio, d.a.Versus.Name))
	case analysis.Lower:
		f.Direction, message = Down, fmt.Sprintf("Crime rate %s", apart(row.Ratio, d.a.Versus.Name))
	case analysis.TooFew:
		message = "Crime rate: too few crimes to set beside " + d.a.Versus.Name
	}
	f.What = []Span{strong("%s", capital(message)), words(". %s for every 1,000 residents against %s", perThousand(row.Rate), perThousand(row.OtherRate))}
	f.Sure = []Span{words("too few for a ratio")}
	if row.Verdict != analysis.TooFew {
		f.Sure = []Span{words("%s", sureness(&row.Ratio, &row.RatioCI, d.a.Settings.ConfidenceLevel))}
	}
	return f, true
}

// apart says how far a rate is from another's: "about a fifth below the other
// districts of South Yorkshire".
func apart(ratio float64, other string) string {
	switch {
	case ratio < 1:
		return fraction(min(1-ratio, 0.95)) + " below " + other
	case ratio < 1.95:
		return fraction(ratio-1) + " above " + other
	}
	return "about " + decimals(ratio, 1) + " times that of " + other
}

// versus is a category's row beside the comparator, nil when there is none.
func (d *draft) versus(c data.Category) *analysis.VersusRate {
	for i := range d.a.Versus.Rows {
		if d.a.Versus.Rows[i].Category == c {
			return &d.a.Versus.Rows[i]
		}
	}
	return nil
}

// hotspots is a category's hot-spot layer, nil when there is none.
func (d *draft) hotspots(c data.Category) *analysis.HotspotLayer {
	for i := range d.a.Hotspots {
		if d.a.Hotspots[i].Category == c {
			return &d.a.Hotspots[i]
		}
	}
	return nil
}

// share is part of whole, 0 when there is no whole.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// placeWord names the places of a concentration.
func placeWord(places string, n int) string {
	word := "small area"
	if places == "cell" {
		word = "cell"
	}
	if n == 1 {
		return word
	}
	return word + "s"
}
