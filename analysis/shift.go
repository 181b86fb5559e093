package analysis

import (
	"math"
	"slices"
)

// shifts are the tests of whether the share of all incidents that fell in a cell and
// its neighbours differs between the year and the steps before.
type shifts struct {
	q           []float64 // adjusted, NaN where there are too few incidents to test
	up          []bool
	tested      int
	dispersion  float64 // how many times wider than chance the middle nine vary
	perIncident float64 // how much wider than that for each incident of the nine: busy ones vary more
	memory      float64 // times more that their steps' likeness to the step before takes, at least 1
}

// of is 1 for a cell that shifted up, -1 for down and 0 for neither.
func (s shifts) of(cell int, fdr float64) int {
	switch {
	case !(s.q[cell] < fdr):
		return 0
	case s.up[cell]:
		return 1
	}
	return -1
}

// leastShift is the fewest incidents of nine cells over all steps of which a shift is
// tested.
const leastShift = minimumCount

// shifts tests every cell whose nine hold leastShift incidents over all steps. Given
// their sum, those of the year are binomial with the year's share of all incidents of
// the map, so that a season or a change everywhere is no shift. Both counts are first
// divided by how much wider than chance the steps vary about the two levels (Pearson's
// chi-square over its degrees of freedom; the largest of that of the middle ones tested,
// of that usual of nine so busy, 1 plus the middle excess an incident times their sum,
// and of their own before the year, since a shift within the year is no dispersion) and
// by (1 + r) / (1 - r), r the correlation of a step with the one
// before over all cells tested. Cells are picked by their sum alone, which tells
// nothing of a shift.
func (c stepCounts) shifts() shifts {
	n := len(c.neighbours)
	s := shifts{up: make([]bool, n), q: notTested(n), dispersion: 1, memory: 1}
	m := c.margins()
	if m.year == 0 || m.before == 0 {
		return s
	}
	nines, phi, slope := make([]nine, n), []float64(nil), []float64(nil)
	likeness, squares := 0.0, 0.0
	for i := range n {
		nines[i] = c.nine(i, m)
		if l := nines[i]; l.tested() {
			s.tested++
			usual := l.squares / m.middle
			phi = append(phi, usual)
			slope = append(slope, (usual-1)/(l.year+l.before))
			likeness += l.products
			squares += l.squares
		}
	}
	if s.tested == 0 {
		return s
	}
	s.dispersion, s.perIncident = max(1, middleOf(phi)), max(0, middleOf(slope))
	r := min(0.8, max(0, (likeness/squares+m.lost)/(1-3*m.lost)))
	s.memory = (1 + r) / (1 - r)
	p := notTested(n)
	for i, l := range nines {
		if !l.tested() {
			continue
		}
		by := max(s.dispersion, 1+s.perIncident*(l.year+l.before), l.earlier/m.earlier) * s.memory
		p[i] = l.p(by, m.year/m.before)
		s.up[i] = l.year*m.before > l.before*m.year
	}
	s.q = BenjaminiHochberg(p)
	return s
}

// mapTotals are the incidents of the whole map by step, in the year and before.
type mapTotals struct {
	step         []float64
	year, before float64
	df, earlier  float64 // of the residuals about two levels; of those before the year alone
	middle       float64 // of a chi-square of df degrees of freedom
	lost         float64 // what fitting two levels takes from the correlation of neighbouring residuals
}

func (c stepCounts) margins() mapTotals {
	m := mapTotals{step: make([]float64, len(c.counts))}
	held := map[bool]float64{}
	for k, counts := range c.counts {
		if counts == nil {
			continue
		}
		held[c.recent[k]]++
		m.step[k] = float64(total(counts))
		if c.recent[k] {
			m.year += m.step[k]
		} else {
			m.before += m.step[k]
		}
	}
	m.df, m.earlier = max(1, held[true]+held[false]-2), max(1, held[false]-1)
	m.middle = m.df * math.Pow(1-2/(9*m.df), 3) // Wilson and Hilferty (1931)
	for _, size := range []float64{held[true], held[false]} {
		if size > 0 {
			m.lost += (size - 1) / size / m.df
		}
	}
	return m
}

// nine is the incidents of a cell and its neighbours in the year and before, with the
// sums of the squares of the steps' residuals about those two levels, of those before
// the year, and of the products of residuals that follow each other on one level.
// Residuals are Pearson's.
type nine struct{ year, before, squares, earlier, products float64 }

// p is the two-sided p-value of the year's part of the incidents, divided by so much.
// Within one standard deviation of what is expected it is 1: no adjustment rejects
// what is there, and most cells are.
func (l nine) p(by, odds float64) float64 {
	share := odds / (1 + odds)
	off := l.year - share*(l.year+l.before)
	if off*off < by*share*(1-share)*(l.year+l.before) {
		return 1
	}
	return binomialSplit{a: l.year / by, b: l.before / by, odds: odds}.centralP()
}

func (l nine) tested() bool { return l.year+l.before >= leastShift }

func (c stepCounts) nine(cell int, m mapTotals) nine {
	var l nine
	var stack [64]float64
	sums := slices.Grow(stack[:0], len(c.counts))
	for k, counts := range c.counts {
		if counts == nil {
			sums = append(sums, math.NaN())
			continue
		}
		sum := around(counts, cell, c.neighbours)
		sums = append(sums, float64(sum))
		if c.recent[k] {
			l.year += float64(sum)
		} else {
			l.before += float64(sum)
		}
	}
	if !l.tested() {
		return l
	}
	last := math.NaN()
	for k, sum := range sums {
		expected := m.step[k] * l.before / m.before
		if c.recent[k] {
			expected = m.step[k] * l.year / m.year
		}
		if k > 0 && c.recent[k] != c.recent[k-1] {
			last = math.NaN()
		}
		residual := (sum - expected) / math.Sqrt(expected)
		if expected == 0 {
			residual = 0
		}
		if !math.IsNaN(residual) {
			l.squares += residual * residual
			if !c.recent[k] {
				l.earlier += residual * residual
			}
		}
		if !math.IsNaN(residual * last) {
			l.products += residual * last
		}
		last = residual
	}
	return l
}
