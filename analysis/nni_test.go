package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestNearestNeighbourOfALattice(t *testing.T) {
	var x, y []float64
	for i := range 100 {
		x, y = append(x, float64(i%10)*100), append(y, float64(i/10)*100)
	}
	got := NearestNeighbour(x, y, 1e6)
	wantRelative(t, "mean", got.Mean, 100, 1e-12)
	wantRelative(t, "expected", got.Expected, 50, 1e-12)
	wantRelative(t, "index", got.Index, 2, 1e-12)
	wantRelative(t, "z", got.Z, 50/(0.26136/math.Sqrt(1e4/1e6)), 1e-12)
}

func TestNearestNeighbourEdges(t *testing.T) {
	nan := math.NaN()
	for what, got := range map[string]NearestNeighbourIndex{
		"none":     NearestNeighbour(nil, nil, 1e6),
		"one":      NearestNeighbour([]float64{1, nan}, []float64{1, 2}, 1e6),
		"no area":  NearestNeighbour([]float64{1, 2}, []float64{1, 2}, 0),
		"any area": NearestNeighbour([]float64{1, 2}, []float64{1, 2}, nan),
	} {
		if !math.IsNaN(got.Index) || !math.IsNaN(got.P) {
			t.Errorf("%s: %+v, want no index", what, got)
		}
	}
	same := NearestNeighbour([]float64{7, 7, 7}, []float64{8, 8, 8}, 100)
	if same.Index != 0 || same.N != 3 || !(same.P < 0.01) {
		t.Errorf("all at one point: %+v, want index 0", same)
	}
}

func TestNearestNeighbourAgreesWithAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		// Whole metres of a small square: points coincide and tie.
		x := rapid.SliceOfN(rapid.IntRange(0, 12), n, n).Draw(t, "x")
		y := rapid.SliceOfN(rapid.IntRange(0, 12), n, n).Draw(t, "y")
		fx, fy := make([]float64, n), make([]float64, n)
		for i := range x {
			fx[i], fy[i] = float64(x[i]), float64(y[i])
		}
		total := 0.0
		for i := range fx {
			best := math.Inf(1)
			for j := range fx {
				if i != j {
					best = min(best, math.Hypot(fx[i]-fx[j], fy[i]-fy[j]))
				}
			}
			total += best
		}
		if got := NearestNeighbour(fx, fy, 169); !closeTo(got.Mean, total/float64(n), 1e-9, 1) {
			t.Fatalf("mean %v, over all pairs %v", got.Mean, total/float64(n))
		}
	})
}

func BenchmarkNearestNeighbour(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	for name, spread := range map[string]float64{"even": 1, "clustered": 1e-6} {
		x, y := make([]float64, 20000), make([]float64, 20000)
		for i := range x {
			x[i], y[i] = 20000*spread*rng.Float64(), 20000*spread*rng.Float64()
		}
		x[0], y[0] = 20000, 20000
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				NearestNeighbour(x, y, 4e8)
			}
		})
	}
}
