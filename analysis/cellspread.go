package analysis

import (
	"math"
	"slices"
)

// SplitSpread is how many times wider than chance the counts of cells in two periods
// split: Base + PerIncident times the cell's incidents in both. Repeats at one place
// widen all cells alike, which is Base, at least 1; what happens in a neighbourhood
// in one year and not in the other widens busy cells more.
type SplitSpread struct{ Base, PerIncident float64 }

// Phi is the dispersion of a cell with so many incidents in both periods.
func (s SplitSpread) Phi(total int64) float64 { return s.Base + s.PerIncident*float64(total) }

// A cell's share in the spread is cut off at spreadCut times what is usual, the square
// of the normal's two-sided 10 % point, so that the cells that did change do not pass
// for the way in which all cells vary; spreadKept is what is then left of a
// chi-square's mean of 1: 2 Φ(z) - 1 - 2 z φ(z) + 2 z² (1 - Φ(z)), z² = spreadCut.
const (
	spreadCut  = 2.705543454095414
	spreadKept = 0.8312682811
)

// spreadRounds end the fit of SplitSpread, which settles within a dozen.
const spreadRounds = 60

// FitSplitSpread fits the spread to cells of at least minimum incidents in the two
// periods, of which odds to 1 fall in the later when nothing changed: each cell's
// squared distance from its expectation, in units of its binomial variance, on its
// number of incidents, by least squares with the weights of a variance that grows as
// the square of the mean, each distance cut off at spreadCut times its fitted mean
// (Huber's second proposal). n is the number of cells that it rests on; without one
// the spread is chance alone. McCullagh and Nelder (1989), chapter 10; Huber (1981),
// Robust Statistics, section 6.4.
func FitSplitSpread(before, after []int64, odds float64, minimum int64) (s SplitSpread, n int) {
	share := odds / (1 + odds)
	var size, distance []float64
	for i := range before {
		if total := before[i] + after[i]; total >= max(1, minimum) {
			d := float64(after[i]) - float64(total)*share
			size = append(size, float64(total))
			distance = append(distance, d*d/(float64(total)*share*(1-share)))
		}
	}
	s = SplitSpread{Base: 1}
	if len(size) == 0 || !(share > 0 && share < 1) {
		return s, 0
	}
	s.Base = max(1, middleOf(distance)/chiSquareMedian)
	cut := make([]float64, len(size))
	for range spreadRounds {
		for i, d := range distance {
			cut[i] = min(d, spreadCut*(s.Base+s.PerIncident*size[i])) / spreadKept
		}
		next := s.refit(size, cut)
		settled := math.Abs(next.Base-s.Base)+math.Abs(next.PerIncident-s.PerIncident)*slices.Max(size) < 1e-6*next.Base
		if s = next; settled {
			break
		}
	}
	return s, len(size)
}

// chiSquareMedian is the median of a chi-square of one degree of freedom.
const chiSquareMedian = 0.4549364231195727

// refit is one step of the weighted least squares, kept at a Base of at least 1 and a
// PerIncident of at least 0.
func (s SplitSpread) refit(size, distance []float64) SplitSpread {
	var w, wx, wy, wxx, wxy float64
	for i, x := range size {
		weight := s.Base + s.PerIncident*x
		weight = 1 / (weight * weight)
		w, wx, wy = w+weight, wx+weight*x, wy+weight*distance[i]
		wxx, wxy = wxx+weight*x*x, wxy+weight*x*distance[i]
	}
	flat := SplitSpread{Base: max(1, wy/w)}
	determinant := w*wxx - wx*wx
	if !(determinant > 1e-9*w*wxx) { // cells of one size
		return flat
	}
	slope := (w*wxy - wx*wy) / determinant
	base := (wy - slope*wx) / w
	switch {
	case slope <= 0:
		return flat
	case base < 1:
		return SplitSpread{Base: 1, PerIncident: max(0, (wxy-wx)/wxx)}
	}
	return SplitSpread{Base: base, PerIncident: slope}
}
