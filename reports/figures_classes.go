package reports

import (
	"fmt"
	"math"
	"sort"

	"assess/reports/chart"
)

// classes cut the values of a map into groups that hold about the same number
// of areas. Class k runs from its lower edge, included, to the next one's.
type classes struct {
	edges  []float64 // between the classes, rising
	step   float64   // what the edges were rounded to
	counts []int     // values in each class
}

// classRule is the rule in words, for the subtitle of a map.
const classRule = "classes hold about the same number of areas, their edges rounded"

// classify cuts values into at most n classes at their quantiles. The edges are
// rounded to a round step of about a twelfth of the spread of the middle four
// fifths of values; edges that leave a class empty are dropped.
func classify(values []float64, n int) classes {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	if len(sorted) == 0 {
		return classes{}
	}
	c := classes{step: roundStep((quantile(sorted, 0.9) - quantile(sorted, 0.1)) / 12)}
	below := 0 // values under the last edge kept
	for k := 1; k < n; k++ {
		edge := quantile(sorted, float64(k)/float64(n))
		if c.step > 0 {
			edge = math.Round(edge/c.step) * c.step
		}
		under := sort.SearchFloat64s(sorted, edge)
		if under > below && under < len(sorted) {
			c.edges = append(c.edges, edge)
			below = under
		}
	}
	c.counts = make([]int, len(c.edges)+1)
	for _, v := range sorted {
		c.counts[c.of(v)]++
	}
	return c
}

// of is the class of a value.
func (c classes) of(v float64) int {
	return sort.Search(len(c.edges), func(i int) bool { return c.edges[i] > v })
}

// key is the classes as a map's key lists them, lightest first.
func (c classes) key() []chart.MapKey {
	places := 0
	if c.step > 0 && c.step < 1 {
		places = int(math.Ceil(-math.Log10(c.step)))
	}
	edge := func(i int) string { return decimals(c.edges[i], places) }
	fills := fillsFor(len(c.counts))
	var out []chart.MapKey
	for i, n := range c.counts {
		text := "all areas"
		switch {
		case len(c.edges) == 0:
		case i == 0:
			text = "under " + edge(0)
		case i == len(c.edges):
			text = edge(i-1) + " and over"
		default:
			text = fmt.Sprintf("%s to under %s", edge(i-1), edge(i))
		}
		out = append(out, chart.MapKey{Text: text, Count: n, Fill: fills[i]})
	}
	return out
}

// fillsFor spreads n classes over the five sequential fills.
func fillsFor(n int) []chart.Fill {
	all := []chart.Fill{chart.Sequential1, chart.Sequential2, chart.Sequential3, chart.Sequential4, chart.Sequential5}
	picks := map[int][]int{1: {2}, 2: {1, 3}, 3: {0, 2, 4}, 4: {0, 1, 3, 4}}[n]
	if picks == nil {
		return all
	}
	var out []chart.Fill
	for _, i := range picks {
		out = append(out, all[i])
	}
	return out
}

// quantile is the value below which a share q of the sorted values lies, by
// linear interpolation.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// roundStep is the largest of 1, 2 and 5 times a power of ten that is not above
// x; 0 for an x that is not above 0.
func roundStep(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{5, 2} {
		if x >= m*power {
			return m * power
		}
	}
	return power
}
