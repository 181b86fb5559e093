package analysis

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// scattered draws a map without any pattern: areas of 1,000 to 3,000 residents whose
// rates are lognormal about 90 in a thousand, with Poisson counts, as smoothed rates.
// A spread of 1 gives the few very high rates that town centres have.
func scattered(rng *rand.Rand, areas int, spread float64) []float64 {
	counts, residents := make([]int64, areas), make([]float64, areas)
	for i := range counts {
		residents[i] = 1000 + 2000*rng.Float64()*rng.Float64()
		rate := 0.09 * math.Exp(spread*rng.NormFloat64()-spread*spread/2)
		counts[i] = int64(distuv.Poisson{Lambda: residents[i] * rate, Src: rng}.Rand())
	}
	return EmpiricalBayes(counts, residents)
}

// Where areas lie in no order, few maps may be said to have one, and few may have an
// area that is said to lie with its neighbours or to stand out from them.
func TestAreasInNoOrderSeldomResemble(t *testing.T) {
	type lattice struct{ columns, rows int }
	maps, lattices := 60, []lattice{{5, 4}, {10, 10}, {15, 10}}
	if os.Getenv("ASSESS_CALIBRATION") == "full" {
		maps, lattices = 1000, []lattice{{5, 4}, {10, 10}, {20, 20}, {40, 25}}
	}
	t.Log("areas  spread   resemble   differ    a class   (% of maps)")
	for _, m := range lattices {
		neighbours, areas := queen(m.columns, m.rows), m.columns*m.rows
		all, worst := 0, monteCarlo(3*maps)
		for _, spread := range []float64{0.3, 0.6, 1} {
			rng := rand.New(rand.NewPCG(20210401, uint64(areas)+uint64(10*spread)))
			resemble, differ, classed := 0, 0, 0
			for k := range maps {
				rates := scattered(rng, areas, spread)
				random, _ := Moran(rates, neighbours)
				switch verdict, _ := verdictOnMoran(areas, measured(random)); verdict {
				case Resemble:
					resemble++
				case Contrast:
					differ++
				}
				for _, p := range classified(rates, neighbours, localTest{rounds: roundsFor(areas, 0.05), seed: uint64(k), fdr: 0.05}) {
					if p.class != "" {
						classed++
						break
					}
				}
			}
			percent := func(n int) float64 { return 100 * float64(n) / float64(maps) }
			t.Logf("%5d  %6.1f  %9.1f %8.1f %10.1f", areas, spread, percent(resemble), percent(differ), percent(classed))
			if share := float64(resemble+differ) / float64(maps); share > monteCarlo(maps) {
				t.Errorf("%d areas, spread %v: %.1f%% of maps in no order are called one", areas, spread, 100*share)
			}
			all += classed
		}
		if share := float64(all) / float64(3*maps); share > worst {
			t.Errorf("%d areas: %.1f%% of maps in no order have an area with a class, want at most %.1f%%", areas, 100*share, 100*worst)
		}
	}
}
