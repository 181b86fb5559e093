package sample

import (
	"cmp"
	"math"
	"slices"
)

// people is who lives in an LSOA of 2021.
type people struct {
	residents, households int
	decile                int // of deprivation over the whole land, 1 the most deprived
	urban                 bool
}

// crowded is the density from which an LSOA counts as urban, residents a square
// kilometre.
const crowded = 700

// populate gives every LSOA of 2021 residents and a deprivation decile. Deprived
// are town centres and above all the estates.
func (w *world) populate() {
	w.people = make([]people, len(w.new))
	need := make([]float64, len(w.new))
	r := stream(w.Seed, "people", 0)
	for i, z := range w.new {
		residents := min(max(1610*math.Exp(0.17*r.NormFloat64()), 1000), 3000)
		w.people[i] = people{
			residents:  int(residents),
			households: int(residents / (2.3 + 0.15*r.NormFloat64())),
			urban:      residents/w.squareKilometres(z.cells) > crowded,
		}
		need[i] = w.need(z) + 0.4*r.NormFloat64()
	}
	order := make([]int, len(need))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(need[b], need[a]), cmp.Compare(a, b)) })
	for rank, i := range order {
		w.people[i].decile = rank*10/len(order) + 1
	}
}

// need is how deprived a zone is expected to be, without units: it falls away
// from the estate and from the centres of the towns.
func (w *world) need(z zone) float64 {
	d := w.districts[z.district]
	at := middle(z.cells, func(c int32) point { return w.land.sites[c] })
	near := func(cell int32, reach float64) float64 {
		q := at.distance(w.land.sites[cell]) / reach
		return math.Exp(-q * q)
	}
	s := d.settlement
	return 1.2*near(s.main, 1.2*s.radius) + 0.7*near(s.second, 0.8*s.radius) + 2.5*near(s.estate, 0.9)
}

// squareKilometres is the area of a set of cells.
func (w *world) squareKilometres(cells []int32) float64 {
	sum := 0.0
	for _, c := range cells {
		ring := w.land.ring(c)
		for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
			a, b := ring[j].minus(ring[0]), ring[i].minus(ring[0])
			sum += a.x*b.y - b.x*a.y
		}
	}
	return sum / 2e6
}
