package analysis

import (
	"math/rand/v2"
	"testing"
)

// The answers are those of scipy.stats.kruskal (1.15); the first is also the
// example of R's kruskal.test (Hollander and Wolfe 1973, page 116).
func TestKruskalWallisKnownAnswers(t *testing.T) {
	for _, c := range []struct {
		groups [][]float64
		h, p   float64
		df     int
	}{
		{[][]float64{{2.9, 3.0, 2.5, 2.6, 3.2}, {3.8, 2.7, 4.0, 2.4}, {2.8, 3.4, 3.7, 2.2, 2.0}}, 0.7714285714285722, 0.6799647735788936, 2},
		{[][]float64{{1, 1, 2, 5, 5}, {2, 3, 3, 5}, {}, {9, 7, 7, 7}}, 8.14589235127479, 0.017027149564228343, 2},
	} {
		h, df, p := KruskalWallis(c.groups)
		wantRelative(t, "H", h, c.h, 1e-12)
		wantRelative(t, "p", p, c.p, 1e-9)
		if df != c.df {
			t.Errorf("%d degrees of freedom, want %d", df, c.df)
		}
	}
}

func TestKruskalWallisSaysNothingOfEqualValuesOrOneGroup(t *testing.T) {
	for _, groups := range [][][]float64{nil, {{}, {}}, {{1, 2, 3}}, {{1, 2}, {}}, {{4, 4}, {4, 4, 4}}, {{1}, {2}}} {
		if h, _, p := KruskalWallis(groups); h != 0 || p != 1 {
			t.Errorf("%v: H %v, p %v, want 0 and 1", groups, h, p)
		}
	}
}

func TestKruskalWallisIsNotFooledByChance(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 1))
	const rounds = 2000
	found := 0
	for range rounds {
		groups := make([][]float64, 12)
		for g := range groups {
			for range 5 {
				groups[g] = append(groups[g], rng.NormFloat64())
			}
		}
		if _, _, p := KruskalWallis(groups); p < 0.05 {
			found++
		}
	}
	if share := float64(found) / rounds; share > 0.05+0.015 || share < 0.01 {
		t.Errorf("groups of one distribution differ in %.1f%% of tests at 5%%", 100*share)
	}
}
