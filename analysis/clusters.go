package analysis

import (
	"fmt"
	"math"

	"assess/data"
)

// ClassedArea is a small area whose rate and neighbours' rates agree, or disagree, more
// than chance would have them.
type ClassedArea struct {
	Code     data.Code `json:"area_code"`
	Name     string    `json:"area_name"`
	Class    Quadrant  `json:"class"`
	Smoothed float64   `json:"smoothed_rate"` // per 1,000
	P        float64   `json:"p_value"`
	Q        float64   `json:"q_value"`
}

// fewestRounds is the fewest draws of an area's neighbours.
const fewestRounds = 999

// roundsFor is how often the neighbours of each of so many areas are drawn: enough for
// a single one to be found after the adjustment for the false discovery rate.
func roundsFor(areas int, fdr float64) int {
	return max(fewestRounds, int(math.Ceil(2*float64(areas)/fdr)))
}

// localClusters classes each area by its rate and its neighbours' (LocalMoran), tested
// by permutation and Benjamini-Hochberg over the areas.
func (b *builder) localClusters(out *Clustering, rates []float64) {
	if out.Resemblance == CannotBeTold {
		return
	}
	z := b.small
	out.Rounds = roundsFor(out.Areas, b.out.Settings.FDR)
	places := classified(rates, z.neighbours, localTest{rounds: out.Rounds, seed: b.seed("clusters/" + string(out.Category)), fdr: b.out.Settings.FDR})
	for i, p := range places {
		if p.class != "" {
			out.Classed = append(out.Classed, ClassedArea{Code: z.areas[i].Code, Name: z.areas[i].Name, Class: p.class, Smoothed: 1000 * rates[i], P: p.p, Q: p.q})
		}
	}
}

// localTest is how a map is tested place by place.
type localTest struct {
	rounds int
	seed   uint64
	fdr    float64
}

// classedPlace is a place's class, empty for one that chance explains, with its test.
type classedPlace struct {
	class Quadrant
	p, q  float64
}

// classified tests every place of a map with LocalMoran by permutation.
func classified(x []float64, neighbours [][]int, t localTest) []classedPlace {
	p := make([]float64, len(x))
	for i, drawn := range LocalMoranPermutation(x, neighbours, t.rounds, t.seed) {
		p[i] = drawn.P
	}
	q, out := BenjaminiHochberg(p), make([]classedPlace, len(x))
	for i, place := range LocalMoran(x, neighbours) {
		out[i] = classedPlace{p: p[i], q: q[i]}
		if q[i] < t.fdr {
			out[i].class = place.Quadrant
		}
	}
	return out
}

func methodLocalMoran(b *builder) Method {
	m := Method{
		ID: "local-moran", Name: "Small areas that lie together or stand out",
		Formula: "Local Moran: an LSOA's distance from the mean rate times the mean distance of its neighbours. The LSOA keeps its rate while its neighbours' are drawn at random from all other LSOAs; it is classed when few draws lie as far out. " +
			"High-high and low-low areas resemble their neighbours; high-low and low-high ones stand out.",
		Settings: fmt.Sprintf("Smoothed rates, two-sided, Benjamini-Hochberg over the LSOAs of a category at %g. Islands and LSOAs without residents are left out.", b.out.Settings.FDR),
		Source:   "Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x; Sauer and others (2021), doi:10.31219/osf.io/ugkhp",
	}
	for _, c := range b.out.Clustering {
		m.N = fmt.Sprintf("%d LSOAs, %d left out", c.Areas, len(c.NotTested))
		if c.Rounds > 0 {
			m.Settings += fmt.Sprintf(" %s: %s draws for each LSOA.", c.Category, data.Thousands(int64(c.Rounds)))
		}
	}
	return m
}
