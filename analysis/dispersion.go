package analysis

import "math"

// Dispersion is how many times wider than a Poisson variable's the monthly counts
// vary about a model of one level for each year and one factor for each calendar
// month: Pearson's chi-square of that log-linear model divided by its degrees of
// freedom. phi is not below 1, and 1 with df 0 when there is nothing to judge by.
// table[y][m] is the count of calendar month m in year y, nil where it is not held;
// all rows are of one length. Years and calendar months without an incident are
// left out, with their degree of freedom; one year at least should be whole, so that
// the others are linked by it. The model lets years differ freely, so a
// change between years is not dispersion. McCullagh and Nelder (1989), Generalized
// Linear Models, sections 4.5 and 6.2.3.
func Dispersion(table [][]*int64) (phi float64, df int) {
	chi, df := pearson(table)
	if df == 0 {
		return 1, 0
	}
	return max(1, chi/float64(df)), df
}

// pearson is the chi-square of the table about the model of Dispersion, with its
// degrees of freedom; both are 0 when there is nothing to judge by.
func pearson(table [][]*int64) (chi float64, df int) {
	m := newMargins(table)
	cells, years, months := m.size(table)
	df = cells - years - months + 1
	if cells == 0 || df < 1 {
		return 0, 0
	}
	fitted := m.fit(table)
	m.each(table, func(y, k int, count float64) {
		e := fitted(y, k)
		chi += (count - e) * (count - e) / e
	})
	return chi, df
}

// margins are a table's totals over the cells held.
type margins struct{ year, month []float64 }

func newMargins(table [][]*int64) margins {
	m := margins{year: make([]float64, len(table))}
	for y, row := range table {
		if m.month == nil {
			m.month = make([]float64, len(row))
		}
		for k, c := range row {
			if c != nil {
				m.year[y] += float64(*c)
				m.month[k] += float64(*c)
			}
		}
	}
	return m
}

// each calls f for every cell held whose year and month have an incident.
func (m margins) each(table [][]*int64, f func(y, k int, count float64)) {
	for y, row := range table {
		for k, c := range row {
			if c != nil && m.year[y] > 0 && m.month[k] > 0 {
				f(y, k, float64(*c))
			}
		}
	}
}

// size counts the cells, years and months that each visits. A year or a month
// with an incident has at least the cell of that incident.
func (m margins) size(table [][]*int64) (cells, years, months int) {
	m.each(table, func(_, _ int, _ float64) { cells++ })
	for _, t := range m.year {
		if t > 0 {
			years++
		}
	}
	for _, t := range m.month {
		if t > 0 {
			months++
		}
	}
	return cells, years, months
}

// fitRounds and fitTolerance end the proportional fitting: a full table needs one
// round, one with gaps a few dozen.
const (
	fitRounds    = 1000
	fitTolerance = 1e-10
)

// fit is the maximum likelihood fit of year times month by iterative proportional
// fitting over the cells held: year levels and month factors are scaled in turn
// until both margins are met. Deming and Stephan (1940), doi:10.1214/aoms/1177731829.
func (m margins) fit(table [][]*int64) func(y, k int) float64 {
	level, factor := make([]float64, len(m.year)), make([]float64, len(m.month))
	for k := range factor {
		factor[k] = 1
	}
	for range fitRounds {
		sums := make([]float64, len(level))
		m.each(table, func(y, k int, _ float64) { sums[y] += factor[k] })
		for y, s := range sums {
			if s > 0 {
				level[y] = m.year[y] / s
			}
		}
		sums = make([]float64, len(factor))
		m.each(table, func(y, k int, _ float64) { sums[k] += level[y] })
		moved := 0.0
		for k, s := range sums {
			if s > 0 {
				next := m.month[k] / s
				moved = max(moved, math.Abs(next/factor[k]-1))
				factor[k] = next
			}
		}
		if moved < fitTolerance {
			break
		}
	}
	return func(y, k int) float64 { return level[y] * factor[k] }
}
