package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// RepeatPlace is how much falls on places with AtLeast incidents or more, beside what the
// same incidents thrown at random over the same places would give.
type RepeatPlace struct {
	AtLeast           int64
	Places            int     // with as many or more
	PlaceShare        float64 // of all places
	Incidents         int64   // at those places
	Share             float64 // of all incidents
	ExpectedPlaces    float64
	ExpectedIncidents float64
	ExpectedShare     float64
	// Ratio is Incidents / ExpectedIncidents: 1 for chance alone; +Inf where chance
	// would give none to speak of.
	Ratio float64
}

// RepeatPlaces says, for each threshold, how much of a year falls on repeat places. counts
// has one number per place that could have had an incident, empty ones among them:
// leaving those out makes chance look likelier than it is. Chance is Poisson of mean
// m = incidents / places: places with k or more are expected to be places · P(X >= k),
// and to hold incidents · P(X >= k - 1). Thresholds below 1 stand for 1.
//
// On police open data a place is a snap point, which stands for several addresses and
// for a whole car park or centre: print repeat streets, never repeat victims. Without
// incidents the shares and the ratio are NaN. Farrell and Pease (1993), Once Bitten,
// Twice Bitten; Sherman, Gartin and Buerger (1989), doi:10.1111/j.1745-9125.1989.tb00862.x.
func RepeatPlaces(counts []int64, atLeast []int64) []RepeatPlace {
	var total int64
	for _, c := range counts {
		total += c
	}
	places := float64(len(counts))
	mean := float64(total) / places
	out := make([]RepeatPlace, len(atLeast))
	for i, k := range atLeast {
		r := RepeatPlace{AtLeast: max(1, k)}
		for _, c := range counts {
			if c >= r.AtLeast {
				r.Places++
				r.Incidents += c
			}
		}
		r.PlaceShare = float64(r.Places) / places
		r.Share = float64(r.Incidents) / float64(total)
		if total > 0 {
			r.ExpectedPlaces = places * poissonAtLeast(r.AtLeast, mean)
			r.ExpectedIncidents = float64(total) * poissonAtLeast(r.AtLeast-1, mean)
		}
		r.ExpectedShare = r.ExpectedIncidents / float64(total)
		r.Ratio = float64(r.Incidents) / r.ExpectedIncidents
		out[i] = r
	}
	return out
}

// poissonAtLeast is the probability that a Poisson variable with this mean, above 0,
// is k or more.
func poissonAtLeast(k int64, mean float64) float64 {
	if k <= 0 {
		return 1
	}
	if math.IsNaN(mean) {
		return mean
	}
	return mathext.GammaIncReg(float64(k), mean)
}
