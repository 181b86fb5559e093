package analysis

import "math"

// LocalEmpiricalBayes is EmpiricalBayes within each area's surroundings: an area's rate
// is drawn towards the rate m of the area and its neighbours together,
//
//	m + a (r - m) / (a + m / n),   a = Σ n' (r' - c)² / Σ n' - m / mean n', not below 0,
//
// with sums over the area and its neighbours, r being an area's rate and n its
// population. The centre c is m for Marshall's estimator (spdep's EBlocal with geoda =
// TRUE; ownCentres false). With ownCentres it is each neighbour's own m, as EBlocal has
// it by default; take it only to agree with figures made that way.
//
// neighbours[i] lists the areas next to i by index, each once; i in its own list is
// passed over. An area whose population is not above 0 gets NaN and has no part in the
// others. Where the surroundings have no event the rate is 0; where they differ by no
// more than chance it is m, so an area without neighbours keeps its own rate. It
// keeps local highs that EmpiricalBayes flattens, at the price of more noise.
// Marshall (1991), doi:10.2307/2347593.
func LocalEmpiricalBayes(counts []int64, population []float64, neighbours [][]int, ownCentres bool) []float64 {
	s := surroundings{counts: counts, population: population, neighbours: neighbours}
	centre := make([]float64, len(counts))
	for i := range counts {
		centre[i], _ = s.rate(i)
	}
	out := make([]float64, len(counts))
	for i, n := range population {
		m, people := s.rate(i)
		areas, spread := 0.0, 0.0
		s.each(i, func(j int) {
			c := m
			if ownCentres {
				c = centre[j]
			}
			d := float64(counts[j])/population[j] - c
			spread += population[j] * d * d
			areas++
		})
		between := max(0, spread/people-m*areas/people)
		switch {
		case !(n > 0):
			out[i] = math.NaN()
		case between == 0:
			out[i] = m
		default:
			out[i] = m + (float64(counts[i])/n-m)*between/(between+m/n)
		}
	}
	return out
}

// surroundings are areas with their neighbours.
type surroundings struct {
	counts     []int64
	population []float64
	neighbours [][]int
}

// each calls f for an area and its neighbours, those with a population.
func (s surroundings) each(area int, f func(j int)) {
	if s.population[area] > 0 {
		f(area)
	}
	for _, j := range s.neighbours[area] {
		if j != area && s.population[j] > 0 {
			f(j)
		}
	}
}

// rate is that of an area and its neighbours together, and their population.
func (s surroundings) rate(area int) (rate, people float64) {
	events := 0.0
	s.each(area, func(j int) {
		events += float64(s.counts[j])
		people += s.population[j]
	})
	return events / people, people
}
