package chart

import "math"

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
	monthTints = tints{
		{0, under3, paper, "under 0.75"},
		{0.75, under2, ink, "0.75 to under 0.85"},
		{0.85, under1, ink, "0.85 to under 0.95"},
		{0.95, usual, ink, "0.95 to under 1.05"},
		{1.05, over1, ink, "1.05 to under 1.15"},
		{1.15, over2, ink, "1.15 to under 1.3"},
		{1.3, over3, paper, "1.3 or more"},
	}
	hourTints = tints{
		{0, under3, paper, "under 0.25"},
		{0.25, under2, ink, "0.25 to under 0.5"},
		{0.5, under1, ink, "0.5 to under 0.8"},
		{0.8, usual, ink, "0.8 to under 1.25"},
		{1.25, over1, ink, "1.25 to under 2"},
		{2, over2, ink, "2 to under 3"},
		{3, over3, paper, "3 or more"},
	}
)

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
