package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"assess/data"
)

// Concentration says how unevenly one category falls over places of one kind.
type Concentration struct {
	Category    data.Category `json:"category"`
	Places      string        `json:"places"` // "lsoa" | "cell"
	N           int           `json:"n_places"`
	Count       int64         `json:"count"`
	Top5Share   float64       `json:"top5_share"`       // share of incidents in the 5 % of places with most
	HalfShare   float64       `json:"half_share"`       // smallest share of places that holds half of the incidents
	Gini        float64       `json:"gini"`             // plain
	Generalised float64       `json:"gini_generalised"` // corrected for fewer incidents than places
	Curve       []CurvePoint  `json:"curve"`            // at most 101 points, places sorted from most incidents
}

// CurvePoint is one point of a concentration curve, both shares from 0 to 1.
type CurvePoint struct {
	Places    float64 `json:"places"`
	Incidents float64 `json:"incidents"`
}

// curvePoints is the number of steps of a concentration curve.
const curvePoints = 100

// Concentrate measures how unevenly incidents fall over places, one count for
// each place, empty places among them. It fills N, Count, the shares, the Gini
// coefficients and the curve of a Concentration; the caller names its category
// and its kind of place. counts is left as it was.
//
//   - Top5Share: share of incidents in the 5 % of places, rounded up, with most.
//   - HalfShare: smallest share of places that holds at least half of the incidents.
//   - Gini: 2 Σ i x / (n Σ x) - (n + 1) / n, x ascending. Gini (1912).
//   - Generalised: Gini against the most even spread that so few incidents allow,
//     max(1/c, 1/n) Σ (2i - n - 1) y - max(n/c, 1) + 1 for shares y of c incidents.
//     Bernasco and Steenbeek (2017), doi:10.1007/s10940-016-9324-7.
//   - Curve: cumulative shares at 0, 1, … 100 % of places (all places if fewer).
//
// Without places or without incidents all shares are 0 and the curve is empty.
func Concentrate(counts []int64) Concentration {
	x := make([]float64, len(counts))
	for i, c := range counts {
		x[i] = float64(c)
	}
	slices.Sort(x)
	n, total := float64(len(x)), floats.Sum(x)
	out := Concentration{N: len(x), Count: int64(total)}
	if total <= 0 {
		return out
	}

	weighted := 0.0
	for i, v := range x {
		weighted += (2*float64(i+1) - n - 1) * v / total
	}
	out.Gini = weighted / n
	out.Generalised = max(1/total, 1/n)*weighted - max(n/total, 1) + 1

	slices.Reverse(x)
	running := floats.CumSum(make([]float64, len(x)), x)
	half, _ := slices.BinarySearch(running, total/2)
	out.HalfShare = float64(half+1) / n
	out.Top5Share = running[int(math.Ceil(n/20))-1] / total
	out.Curve = concentrationCurve(running)
	return out
}

// concentrationCurve is the cumulative counts as shares, from (0, 0) to (1, 1).
func concentrationCurve(running []float64) []CurvePoint {
	n := len(running)
	steps := min(n, curvePoints)
	curve := make([]CurvePoint, 0, steps+1)
	curve = append(curve, CurvePoint{})
	for s := 1; s <= steps; s++ {
		places := int(math.Round(float64(s) * float64(n) / float64(steps)))
		curve = append(curve, CurvePoint{
			Places:    float64(places) / float64(n),
			Incidents: running[places-1] / running[n-1],
		})
	}
	return curve
}

// concentration says how unevenly each category falls over LSOAs and over cells.
func (b *builder) concentration() error {
	b.out.Concentration = []Concentration{}
	byLSOA := map[data.Category][]int64{}
	for _, r := range b.out.AreaRates {
		if r.Layer == data.LSOA {
			byLSOA[r.Category] = append(byLSOA[r.Category], r.Count)
		}
	}
	for _, c := range b.categories() {
		for _, over := range []struct {
			places string
			counts []int64
		}{{"lsoa", byLSOA[c]}, {"cell", b.cells[c]}} {
			var total int64
			for _, n := range over.counts {
				total += n
			}
			if total < minimumCount {
				continue
			}
			row := Concentrate(over.counts)
			row.Category, row.Places = c, over.places
			b.out.Concentration = append(b.out.Concentration, row)
		}
	}
	return nil
}
