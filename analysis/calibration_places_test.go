package analysis

import (
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data"
)

// wardSizes are crimes a year in the wards of a partnership, and half of them the
// incidents of anti-social behaviour.
var wardSizes = []float64{60, 120, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 800, 900, 1000, 1200, 1500, 2000, 3000, 5000}

// wardsCalled simulates partnerships whose wards' months vary phi times as much as
// chance, the larger the more with rising, and with correlation alike. Of the first ward
// of ward's size the level changes by factor. It counts the wards that are
// called higher or lower, the partnerships with one such, and how often that one ward is.
func wardsCalled(rng *rand.Rand, rounds int, s wardSimulation) (wards, any, found share) {
	for range rounds {
		var changes []Change
		for _, part := range []float64{1, 0.5} {
			var in []ChangeInput
			for k, size := range wardSizes {
				draw := s.months(rng, size*part)
				factor := 1.0
				if k == s.ward && part == 1 && s.factor > 0 {
					factor = s.factor
				}
				in = append(in, ChangeInput{Current: draw(factor), Reference: [][]int64{draw(1)}, History: [][]*int64{held(draw(1)), held(draw(1))}, Level: 0.95, MinimumCount: 20})
			}
			changes = append(changes, ComparePlaces(in)...)
		}
		n := 0
		for i, v := range judged(changes) {
			clear := v == Higher || v == Lower
			switch {
			case s.factor > 0 && i == s.ward:
				found.of++
				if clear {
					found.found++
				}
			case clear:
				n++
			}
		}
		wards.found, wards.of = wards.found+n, wards.of+len(changes)
		any.found, any.of = any.found+min(n, 1), any.of+1
	}
	return wards, any, found
}

// wardSimulation is how wards' months vary, and which of them changed.
type wardSimulation struct {
	phi, alike float64
	rising     bool // larger wards vary more: phi belongs to 1,000 a year
	ward       int
	factor     float64
}

func (w wardSimulation) months(rng *rand.Rand, yearly float64) func(float64) []int64 {
	s := simulation{rng: rng, months: 12, yearly: yearly, phi: w.phi}
	if w.rising {
		s.phi = 1 + (w.phi-1)*yearly/1000
	}
	if w.alike > 0 {
		return newAlikeMonths(s, w.alike).year
	}
	return s.year
}

// standardisedCalled simulates partnerships of own small areas beside a comparator of
// others, all of which have the rate of their decile times a stray of their own: log-normal,
// and one in 50 a town centre of eight times the rate. It counts the categories called
// higher or lower and the partnerships with one such.
func standardisedCalled(rng *rand.Rand, rounds, own, others int, phi float64) (categories, any share) {
	for range rounds {
		var rows []StandardisedRate
		centres := [2][]float64{strays(rng, own), strays(rng, others)}
		for _, c := range partnership {
			in := StandardisedInput{Strata: 10}
			in.Own = standardisedParts(rng, centres[0], c.yearly/float64(own), own, phi)
			in.Other = standardisedParts(rng, centres[1], c.yearly/float64(own), others, phi)
			var vary spreads
			vary.phi, vary.df = [2]float64{phi, phi}, [2]int{33, 33}
			if row, ok := standardisedRow(data.AllCrime, in, vary); ok {
				rows = append(rows, row)
			}
		}
		judgeRates(rows, 0.05)
		n := 0
		for _, r := range rows {
			if r.Verdict == Higher || r.Verdict == Lower {
				n++
			}
		}
		categories.found, categories.of = categories.found+n, categories.of+len(rows)
		any.found, any.of = any.found+min(n, 1), any.of+1
	}
	return categories, any
}

// strays are how many times the rate of its decile each small area has in every category.
func strays(rng *rand.Rand, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = math.Exp(0.3 * rng.NormFloat64())
		if rng.IntN(50) == 0 {
			out[i] *= 8
		}
	}
	return out
}

// standardisedParts draws one category's small areas: deciles in turn, each 1,500
// residents, a stray of the category's own beside that of the place, and the year's
// shock that all share.
func standardisedParts(rng *rand.Rand, places []float64, mean float64, n int, phi float64) []StratumPart {
	shock := 1.0
	if total := mean * float64(n); phi > 1 {
		shape := total / (phi - 1)
		shock = distuv.Gamma{Alpha: shape, Beta: shape, Src: rng}.Rand()
	}
	out := make([]StratumPart, n)
	for i := range out {
		decile := i % 10
		rate := mean * math.Exp(0.11*float64(4-decile)) * places[i] * math.Exp(0.3*rng.NormFloat64()) * shock
		out[i] = StratumPart{Stratum: decile, Exposure: 1500, Count: int64(distuv.Poisson{Lambda: rate, Src: rng}.Rand())}
	}
	return out
}
