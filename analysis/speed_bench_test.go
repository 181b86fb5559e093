package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// place is an area of a size that occurs, with what its methods may take of a core or
// two for a report to be made while one waits: 5 surfaces of each kind, the series of
// its districts.
//
//	              Gi*, 5 surfaces   densities, 5   local Moran, 999 draws   STL, robust
//	a district    5 ms              10 ms          20 ms                    15 series, 10 ms
//	a force       60 ms             100 ms         300 ms                   225 series, 150 ms
type place struct {
	name                string
	columns, rows       int // squares of 200 m
	acrossLSOA, upLSOAs int
	incidents, series   int
}

var places = []place{
	{"district", 100, 83, 15, 7, 40_000, 15},
	{"force", 400, 230, 33, 33, 300_000, 225},
}

// surface draws incidents as police data has them: at the middles of streets, which
// crowd about towns of very different sizes, a few of them with very many incidents.
// It gives the positions and their incidents, and the counts of the cells.
func (p place) surface(rng *rand.Rand) (easting, northing, incidents, counts []float64) {
	const size = 200.0
	wide, high := size*float64(p.columns), size*float64(p.rows)
	streets := p.columns * p.rows / 3
	counts = make([]float64, p.columns*p.rows)
	var towns [][3]float64
	for k := range max(4, streets/400) {
		towns = append(towns, [3]float64{wide * rng.Float64(), high * rng.Float64(), 400 + 3000/float64(1+k)})
	}
	var weights float64
	for len(easting) < streets {
		t := towns[int(float64(len(towns))*math.Pow(rng.Float64(), 2))]
		x, y := t[0]+t[2]*rng.NormFloat64(), t[1]+t[2]*rng.NormFloat64()
		if x < 0 || y < 0 || x >= wide || y >= high {
			continue
		}
		w := math.Exp(1.2 * rng.NormFloat64())
		easting, northing, incidents = append(easting, x), append(northing, y), append(incidents, w)
		weights += w
	}
	for i, w := range incidents {
		incidents[i] = math.Ceil(w / weights * float64(p.incidents))
		counts[int(northing[i]/size)*p.columns+int(easting[i]/size)] += incidents[i]
	}
	return easting, northing, incidents, counts
}

func BenchmarkPlace(b *testing.B) {
	for _, p := range places {
		rng := rand.New(rand.NewPCG(20210401, 16))
		easting, northing, incidents, counts := p.surface(rng)
		cells := queen(p.columns, p.rows)
		b.Run(p.name+"/Gi*", func(b *testing.B) {
			for b.Loop() {
				for range 5 {
					z := GiStar(counts, cells)
					Classify(z, BenjaminiHochberg(TwoSided(z)), 0.05)
				}
			}
		})
		l := Lattice{Size: 200, Columns: p.columns, Rows: p.rows}
		density := DensityParams{Kernel: Quartic, Bandwidth: 600, EdgeCorrected: true, Weights: incidents}
		b.Run(p.name+"/density", func(b *testing.B) {
			for b.Loop() {
				for range 5 {
					if _, err := Density(easting, northing, l, density); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
		areas := queen(p.acrossLSOA, p.upLSOAs)
		rates := make([]float64, len(areas))
		for i := range rates {
			rates[i] = 80 * math.Exp(0.5*rng.NormFloat64())
		}
		for _, m := range []struct {
			what       string
			x          []float64
			neighbours [][]int
		}{{"LSOA rates", rates, areas}, {"cell counts", counts, cells}} {
			b.Run(fmt.Sprintf("%s/local Moran of %s", p.name, m.what), func(b *testing.B) {
				for b.Loop() {
					LocalMoranPermutation(m.x, m.neighbours, 999, 1)
				}
			})
		}
		y := benchSeries(5)
		b.Run(fmt.Sprintf("%s/STL of %d series", p.name, p.series), func(b *testing.B) {
			for b.Loop() {
				for range p.series {
					if _, err := STL(y, STLParams{Period: 12, Robust: true}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
