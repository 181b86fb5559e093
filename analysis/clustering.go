package analysis

import (
	"fmt"
	"math"

	"assess/data"
)

// Clustering says of one category how the rates of small areas (LSOAs) lie beside
// those of their neighbours. Rates are smoothed (EmpiricalBayes); neighbours share an
// edge or a corner.
type Clustering struct {
	Category    data.Category `json:"category"`
	Areas       int           `json:"areas"`        // with a rate and a neighbour that has one: those tested
	Islands     int           `json:"islands"`      // with a rate, without such a neighbour
	WithoutRate int           `json:"without_rate"` // residents are not held
	Moran       *MapMeasure   `json:"moran"`
	Geary       *MapMeasure   `json:"geary"`
	GeneralG    *MapMeasure   `json:"general_g"`
	Resemblance Resemblance   `json:"resemblance"`
	Reason      string        `json:"reason"` // why it cannot be told, empty otherwise
	Spacing     *Spacing      `json:"spacing"`
	Rounds      int           `json:"rounds"`     // that each area's neighbours were drawn at least, 0 without a test
	Classed     []ClassedArea `json:"classed"`    // by code
	NotTested   []data.Code   `json:"not_tested"` // islands and areas without a rate
	Highest     []HighestArea `json:"highest"`    // the highest rates first
}

// MapMeasure is a measure of a whole map beside what the same rates put down in any
// order would give.
type MapMeasure struct {
	Value    float64 `json:"value"`
	Expected float64 `json:"expected"`
	Z        float64 `json:"z"`       // positive: like lies beside like; for general G, high beside high
	P        float64 `json:"p_value"` // two-sided
}

// Resemblance is whether areas resemble their neighbours, in words.
type Resemblance string

// The readings of Moran's I.
const (
	Resemble      Resemblance = "areas resemble their neighbours"
	Contrast      Resemblance = "areas differ from their neighbours"
	NoResemblance Resemblance = "no clear resemblance"
	CannotBeTold  Resemblance = "cannot be told"
)

// leastTested is the fewest small areas whose resemblance is judged.
const leastTested = 20

// Clear reports whether a measure lies further from its expectation than chance puts
// one map in twenty.
func (m *MapMeasure) Clear() bool { return m != nil && m.P < 1-confidence }

// clustering holds the small areas' rates of all crime and of anti-social behaviour
// against those of their neighbours.
func (b *builder) clustering() error {
	b.out.Clustering = []Clustering{}
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		counts := make([]int64, len(b.small.areas))
		for i, a := range b.small.areas {
			counts[i] = b.small.counts[c][a.Code]
		}
		rates := EmpiricalBayes(counts, b.small.residents)
		out := Clustering{Category: c, Classed: []ClassedArea{}, NotTested: []data.Code{}}
		b.small.resemblance(&out, rates)
		b.localClusters(&out, rates)
		b.highest(&out, counts, rates)
		if err := b.spacing(&out); err != nil {
			return err
		}
		b.out.Clustering = append(b.out.Clustering, out)
	}
	return nil
}

// resemblance counts the areas that can be tested and fills the measures of the whole map.
func (z *zone) resemblance(out *Clustering, rates []float64) {
	net := newNetwork(rates, z.neighbours)
	for i, rate := range rates {
		switch {
		case math.IsNaN(rate):
			out.WithoutRate++
		case math.IsNaN(net.values[i]):
			out.Islands++
		default:
			out.Areas++
			continue
		}
		out.NotTested = append(out.NotTested, z.areas[i].Code)
	}
	random, _ := Moran(rates, z.neighbours)
	out.Moran = measured(random)
	out.Geary = measured(Geary(rates, z.neighbours))
	out.GeneralG = measured(GeneralG(rates, z.neighbours))
	out.Resemblance, out.Reason = verdictOnMoran(out.Areas, out.Moran)
}

// measured is a test as the report shows it, nil for one without an answer.
func measured(t GlobalTest) *MapMeasure {
	if math.IsNaN(t.Statistic) {
		return nil
	}
	return &MapMeasure{Value: t.Statistic, Expected: t.Expected, Z: t.Z, P: TwoSided([]float64{t.Z})[0]}
}

// verdictOnMoran puts Moran's I of so many areas in words, with the reason where it says nothing.
func verdictOnMoran(areas int, moran *MapMeasure) (Resemblance, string) {
	switch {
	case areas < leastTested:
		return CannotBeTold, fmt.Sprintf("small areas with a rate and a neighbour number %d; the test takes %d", areas, leastTested)
	case moran == nil:
		return CannotBeTold, "the rates of small areas differ by no more than chance"
	case !moran.Clear():
		return NoResemblance, ""
	case moran.Z > 0:
		return Resemble, ""
	}
	return Contrast, ""
}

func methodResemblance(b *builder) Method {
	m := Method{
		ID: "resemblance", Name: "Whether areas resemble their neighbours",
		Formula: "Moran's I sets the products of neighbours' distances from the mean rate beside the spread of all rates. Geary's C sets the differences between neighbours beside those between any two areas. " +
			"Getis and Ord's general G is the share of all products of two rates that neighbours have. Each is compared with what the same rates put down in any order would give.",
		Settings: fmt.Sprintf("Smoothed rates of LSOAs. Neighbours share an edge or a corner, and weigh the same. Moran's I gives the reading: two-sided, at %.0f%%, from %d areas.", 100*(1-confidence), leastTested),
		Source:   "Cliff and Ord (1981), Spatial Processes; Geary (1954), doi:10.2307/2986645; Getis and Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x",
	}
	for _, c := range b.out.Clustering {
		m.N = fmt.Sprintf("%d LSOAs", c.Areas)
		if c.Reason != "" {
			m.Settings += fmt.Sprintf(" Not judged for %s: %s.", c.Category.Plain(), c.Reason)
		}
	}
	return m
}
