package analysis

import (
	"fmt"
	"slices"

	"assess/data"
)

// Spacing is how far incidents lie from the next, by their anonymous points. Because
// points are shared it says more of the points than of the incidents.
type Spacing struct {
	Incidents int64   `json:"incidents"` // located, in the partnership's LSOAs
	Points    int     `json:"points"`    // different points that they are at
	Shared    float64 `json:"shared"`    // share of incidents whose point another one has too
	Mean      float64 `json:"mean_m"`    // metres to the nearest other incident, on average
	Expected  float64 `json:"expected_m"`
	Index     float64 `json:"index"` // Mean / Expected
}

// spacing measures the year's located incidents of a category; nil below two, and
// without an area.
func (b *builder) spacing(out *Clustering) error {
	points, counts := pointsOf(b.points, out.Category)
	alone := int64(0)
	for _, n := range counts {
		if n == 1 {
			alone++
		}
	}
	n := nearestNeighbour(points, counts, 1e6*b.out.Area.AreaKm2)
	if known(n.Index) == nil {
		return nil
	}
	all := total(counts)
	out.Spacing = &Spacing{Incidents: all, Points: len(points), Shared: float64(all-alone) / float64(all), Mean: n.Mean, Expected: n.Expected, Index: n.Index}
	return nil
}

// pointsOf are the different points of a category's incidents, or of every crime's,
// with how many are at each.
func pointsOf(located []placeCount, c data.Category) (points []point, counts []int64) {
	var kept []placeCount
	for _, p := range located {
		if p.Category == c || c == data.AllCrime && p.Category.IsCrime() {
			kept = append(kept, p)
		}
	}
	slices.SortFunc(kept, func(p, q placeCount) int {
		return along(0)(point{p.Easting, p.Northing}, point{q.Easting, q.Northing})
	})
	for _, p := range kept {
		at := point{p.Easting, p.Northing}
		if k := len(points) - 1; k >= 0 && points[k] == at {
			counts[k] += p.Count
			continue
		}
		points, counts = append(points, at), append(counts, p.Count)
	}
	return points, counts
}

func methodNearest(b *builder) Method {
	m := Method{
		ID: "nearest", Name: "Nearest neighbour index",
		Formula:  "The mean distance from an incident to the nearest other one, beside what incidents thrown at random over the area would have: 0.5 over the square root of their density.",
		Settings: "By anonymous point; incidents at one point are 0 metres apart. No correction at the edge. It is given as a measure of the anonymising and is no finding about incidents.",
		Source:   "Clark and Evans (1954), doi:10.2307/1931034",
		N:        "no located incidents",
	}
	for _, c := range b.out.Clustering {
		if c.Category == data.AllCrime && c.Spacing != nil {
			m.N = fmt.Sprintf("%s incidents at %s points (all crime)", data.Thousands(c.Spacing.Incidents), data.Thousands(int64(c.Spacing.Points)))
		}
	}
	return m
}
