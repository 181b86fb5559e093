package chart

import (
	"fmt"
	"math"
)

// tint is a class of ratios with how its cells look.
type tint struct {
	from       float64 // the least ratio of the class
	fill, text swatch
	words      string
}

// tints are the classes of a heat table of ratios in rising order, the first from 0.
// Either side of 1 they are as far from it.
type tints []tint

// monthTints are those of the months of a year, hourTints those of the hours of a week,
// which differ more.
var (
	monthTints = tintsFrom(0.75, 0.85, 0.95, 1.05, 1.15, 1.3)
	hourTints  = tintsFrom(0.25, 0.5, 0.8, 1.25, 2, 3)
)

// looks are those of the classes, from far under 1 to far over it.
var looks = [...]struct{ fill, text swatch }{
	{under3, paper}, {under2, ink}, {under1, ink}, {usual, ink}, {over1, ink}, {over2, ink}, {over3, paper},
}

// tintsFrom are the classes that bounds part.
func tintsFrom(bounds ...float64) (ts tints) {
	for i, l := range looks {
		t := tint{fill: l.fill, text: l.text}
		switch {
		case i == 0:
			t.words = fmt.Sprintf("under %g", bounds[0])
		case i == len(bounds):
			t.from, t.words = bounds[i-1], fmt.Sprintf("%g or more", bounds[i-1])
		default:
			t.from, t.words = bounds[i-1], fmt.Sprintf("%g to under %g", bounds[i-1], bounds[i])
		}
		ts = append(ts, t)
	}
	return ts
}

// class is the place of a ratio's class, of the ratio as it is printed: to two decimals.
func (ts tints) class(ratio float64) int {
	ratio = math.Round(ratio*100) / 100
	k := 0
	for i, t := range ts {
		if ratio >= t.from {
			k = i
		}
	}
	return k
}

// key explains the classes that occur in rows; NaN is no ratio.
func (ts tints) key(rows [][]float64) (es []entry) {
	found := make([]bool, len(ts))
	for _, row := range rows {
		for _, v := range row {
			if !math.IsNaN(v) {
				found[ts.class(v)] = true
			}
		}
	}
	for i, t := range ts {
		if found[i] {
			es = append(es, entry{fillSample(t.fill), t.words})
		}
	}
	return es
}
