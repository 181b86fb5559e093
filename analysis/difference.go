package analysis

import "math"

// CellDifference is one cell's counts in two periods.
type CellDifference struct {
	Before, After int64
	Expected      float64 // After, had the cell moved as Odds says
	P             float64 // two-sided; NaN where neither period has an incident
	Q             float64 // Benjamini-Hochberg over the cells tested
	Verdict       Verdict // Higher, Lower, NoClearChange; TooFew below Minimum
}

// DifferenceParams say against what two periods are set and how strictly.
type DifferenceParams struct {
	// Odds are the incidents expected after for each one before where nothing changed:
	// the length of the later period over the earlier's for change outright, or the
	// later total over the earlier total for cells that moved unlike the whole. The
	// second, taken from the same cells, leaves the test a little cautious.
	Odds float64
	// Phi is how many times wider than chance counts vary (Dispersion); 1 or less is
	// chance alone. Both counts are divided by it before the test.
	Phi float64
	// Phis are the same for each cell, in Phi's place where given.
	Phis    []float64
	FDR     float64 // 0.05
	Minimum int64   // fewest incidents, before and after together, that a cell is tested with
}

// Differences sets two periods beside each other on one grid, a count per cell: each
// cell's later count is binomial, given its total, when it moved as Odds says; P is
// twice the smaller tail. Q adjusts over the cells tested, those with an incident
// and at least Minimum. Such few counts are discrete: the share of false findings
// is below FDR. Przyborowski and Wilenski (1940), doi:10.2307/2332612, for the
// test.
//
// A cell's change says nothing of its cause; incidents that moved to the next street
// show as one cell lower and one higher. Odds not above 0 leave all untested.
func Differences(before, after []int64, p DifferenceParams) []CellDifference {
	out, ps := make([]CellDifference, len(before)), make([]float64, len(before))
	for i := range out {
		b, a := before[i], after[i]
		out[i] = CellDifference{Before: b, After: a, Expected: float64(a+b) * p.Odds / (1 + p.Odds)}
		ps[i] = math.NaN()
		phi := max(1, p.Phi)
		if p.Phis != nil {
			phi = max(1, p.Phis[i])
		}
		if a+b > 0 && a+b >= p.Minimum && p.Odds > 0 && !math.IsInf(p.Odds, 1) {
			ps[i] = binomialSplit{a: float64(a) / phi, b: float64(b) / phi, odds: p.Odds}.centralP()
		}
	}
	for i, q := range BenjaminiHochberg(ps) {
		out[i].P, out[i].Q = ps[i], q
		switch {
		case math.IsNaN(q):
			out[i].Verdict = TooFew
		case q < p.FDR && float64(out[i].After) > out[i].Expected:
			out[i].Verdict = Higher
		case q < p.FDR:
			out[i].Verdict = Lower
		default:
			out[i].Verdict = NoClearChange
		}
	}
	return out
}
