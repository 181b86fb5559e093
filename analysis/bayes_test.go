package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Three areas by hand: 10, 30 and 5 events among 1,000, 1,000 and 500 people.
//
//	b = 45/2500 = 0.018, mean population 2500/3
//	Σ n (r - b)² = 1000·0.008² + 1000·0.012² + 500·0.008² = 0.24
//	a = 0.24/2500 - 0.018/(2500/3) = 0.000096 - 0.0000216 = 0.0000744
//	first: 0.018 + a·(-0.008)/(a + 0.000018) = 0.018 - 0.0064415584…
func TestEmpiricalBayesByHand(t *testing.T) {
	got := EmpiricalBayes([]int64{10, 30, 5, 7}, []float64{1000, 1000, 500, 0})
	a := 0.0000744
	wantAll(t, "smoothed", got, []float64{
		0.018 - 0.008*a/(a+0.018/1000),
		0.018 + 0.012*a/(a+0.018/1000),
		0.018 - 0.008*a/(a+0.018/500),
		math.NaN(),
	}, 1e-9)
}

func TestEmpiricalBayesEdges(t *testing.T) {
	nan := math.NaN()
	wantAll(t, "no events", EmpiricalBayes([]int64{0, 0, 0}, []float64{10, 20, 0}), []float64{0, 0, nan}, 0)
	wantAll(t, "nobody", EmpiricalBayes([]int64{0, 3}, []float64{0, nan}), []float64{nan, nan}, 0)
	wantAll(t, "one area", EmpiricalBayes([]int64{4}, []float64{100}), []float64{0.04}, 1e-12)
	wantAll(t, "equal rates", EmpiricalBayes([]int64{4, 8}, []float64{100, 200}), []float64{0.04, 0.04}, 1e-12)
	if got := EmpiricalBayes(nil, nil); len(got) != 0 {
		t.Errorf("no areas: %v", got)
	}
}

func TestEmpiricalBayesDrawsEachRateTowardsTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "areas")
		counts := rapid.SliceOfN(rapid.Int64Range(0, 400), n, n).Draw(t, "counts")
		population := rapid.SliceOfN(rapid.Float64Range(1, 9000), n, n).Draw(t, "population")
		var events, people float64
		for i := range counts {
			events += float64(counts[i])
			people += population[i]
		}
		for i, got := range EmpiricalBayes(counts, population) {
			own, overall := float64(counts[i])/population[i], events/people
			slack := 1e-12 * (own + overall)
			if got < min(own, overall)-slack || got > max(own, overall)+slack {
				t.Fatalf("area %d: %v is not between its own %v and the whole's %v", i, got, own, overall)
			}
		}
	})
}
