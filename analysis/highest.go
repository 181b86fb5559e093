package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assess/data"
	"assess/geo"
)

// HighestArea is one of the small areas with the highest rates, by three readings: the
// rate itself, drawn towards the partnership's, and drawn towards that of its
// surroundings. A rank counts the areas whose rate is as high or higher.
type HighestArea struct {
	Code         data.Code `json:"area_code"`
	Name         string    `json:"area_name"`
	Ward         string    `json:"ward"` // that a point inside it lies in, empty without one
	Count        int64     `json:"count"`
	Residents    float64   `json:"residents"`
	Rate         float64   `json:"rate"` // per 1,000
	Interval     Interval  `json:"interval"`
	Smoothed     float64   `json:"smoothed_rate"`       // towards the partnership, per 1,000
	SmoothedNear float64   `json:"smoothed_rate_near"`  // towards the area and its neighbours
	Rank         int       `json:"rank"`                // by rate
	RankSmoothed int       `json:"rank_smoothed"`       // by Smoothed
	RankNear     int       `json:"rank_near"`           // by SmoothedNear
	Sure         bool      `json:"among_first_by_each"` // of the first by every reading
}

// FirstAreas is how many of the small areas with the highest rates are listed.
const FirstAreas = 10

// highest lists the areas with the highest rates with what smoothing makes of them. An
// area without an incident is never listed.
func (b *builder) highest(out *Clustering, counts []int64, smoothed []float64) {
	z := b.small
	wards := b.outlines.Ward
	near := LocalEmpiricalBayes(counts, z.residents, z.neighbours, false)
	rates := make([]float64, len(counts))
	var order []int
	for i, n := range z.residents {
		rates[i] = math.NaN()
		if n > 0 {
			rates[i] = float64(counts[i]) / n
			if counts[i] > 0 {
				order = append(order, i)
			}
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(rates[j], rates[i]) })
	out.Highest = []HighestArea{}
	for _, i := range order[:min(FirstAreas, len(order))] {
		rate, interval, ok := Rate(counts[i], z.residents[i], 1000, confidence)
		if !ok {
			continue
		}
		a := HighestArea{
			Code: z.areas[i].Code, Name: z.areas[i].Name, Count: counts[i], Residents: z.residents[i], Rate: rate, Interval: interval,
			Smoothed: 1000 * smoothed[i], SmoothedNear: 1000 * near[i],
			Rank: rankOf(rates, i), RankSmoothed: rankOf(smoothed, i), RankNear: rankOf(near, i),
		}
		if wards != nil {
			inside := geo.Interior(b.outlines.LSOA.Shapes[i])
			if w := wards.Index().Find(inside[0], inside[1]); w >= 0 {
				a.Ward = wards.Areas[w].Name
			}
		}
		a.Sure = max(a.Rank, a.RankSmoothed, a.RankNear) <= FirstAreas
		out.Highest = append(out.Highest, a)
	}
}

// rankOf is how many values are as high as that of a place or higher, itself included.
// Values equal but for rounding are level.
func rankOf(values []float64, place int) (rank int) {
	for _, v := range values {
		if v >= values[place]*(1-1e-12) {
			rank++
		}
	}
	return rank
}

func methodLocalSmoothing(b *builder) Method {
	n := 0
	for _, c := range b.out.Clustering {
		n = c.Areas + c.Islands
	}
	return Method{
		ID: "local-smoothing", Name: "The highest rates, smoothed two ways",
		Formula: "The rate of an LSOA is drawn towards the partnership's, as on the maps, and apart from that towards the rate of the LSOA and its neighbours together, the more so the fewer the residents (local empirical Bayes). " +
			"An LSOA's place in the order is given by its own rate and by both smoothed rates.",
		Settings: fmt.Sprintf("The %d LSOAs with the highest rates. One that is among the first %d by all three stands wherever chance and neighbours are allowed for. LSOAs with level rates share the lower place.", FirstAreas, FirstAreas),
		N:        fmt.Sprintf("%d LSOAs with residents", n),
		Source:   "Marshall (1991), doi:10.2307/2347593",
	}
}
