package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Three areas in a row, 10, 30 and 5 events among 1,000, 1,000 and 500. Around the
// first: m = 40/2000 = 0.02, spread (1000·0.01² + 1000·0.01²)/2000 = 0.0001, less
// m/1000: a = 0.00008; 0.02 - 0.01 · 0.00008/(0.00008 + 0.00002) = 0.012.
//
// With each area's own m the second's is 0.018, as all three are around it:
// (1000·0.01² + 1000·0.012²)/2000 = 0.000122, a = 0.000102.
func TestLocalEmpiricalBayesByHand(t *testing.T) {
	counts, population, row := []int64{10, 30, 5}, []float64{1000, 1000, 500}, [][]int{{1}, {0, 2}, {1}}
	got := LocalEmpiricalBayes(counts, population, row, false)
	wantRelative(t, "first", got[0], 0.012, 1e-12)
	whole := EmpiricalBayes(counts, population)
	wantRelative(t, "the one with all around it", got[1], whole[1], 1e-12)
	got = LocalEmpiricalBayes(counts, population, row, true)
	wantRelative(t, "first, own centres", got[0], 0.02-0.01*0.000102/(0.000102+0.00002), 1e-12)
}

func TestLocalEmpiricalBayesEdges(t *testing.T) {
	nan := math.NaN()
	pair := [][]int{{1}, {0}, {}}
	wantAll(t, "nobody, an island", LocalEmpiricalBayes([]int64{3, 4, 5}, []float64{0, 100, 50}, pair, false), []float64{nan, 0.04, 0.1}, 1e-12)
	wantAll(t, "no events", LocalEmpiricalBayes([]int64{0, 0, 0}, []float64{10, 20, nan}, pair, true), []float64{0, 0, nan}, 0)
	if got := LocalEmpiricalBayes(nil, nil, nil, false); len(got) != 0 {
		t.Errorf("no areas: %v", got)
	}
}

func TestLocalEmpiricalBayesOfNeighboursAllRoundIsTheGlobalOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "areas")
		counts := rapid.SliceOfN(rapid.Int64Range(0, 400), n, n).Draw(t, "counts")
		population := rapid.SliceOfN(rapid.Float64Range(1, 9000), n, n).Draw(t, "population")
		all := make([][]int, n)
		for i := range all {
			all[i] = upTo(n)
		}
		want := EmpiricalBayes(counts, population)
		for _, own := range []bool{false, true} {
			for i, got := range LocalEmpiricalBayes(counts, population, all, own) {
				if !closeTo(got, want[i], 1e-6, 1e-9+want[i]) {
					t.Fatalf("area %d, own centres %v: %v, want %v", i, own, got, want[i])
				}
			}
		}
	})
}
