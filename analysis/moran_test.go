package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Four places in a row, x = 0, 0, 2, 6: mean 2, z = -2, -2, 0, 4, Σ z² = 24, S0 = 4.
//
//	I: means of neighbours' z are -2, -1, 1, 0;  Σ z lag = 4 + 2 + 0 + 0 = 6;  4/4 · 6/24 = 1/4
//	C: Σ w (x - x')² = 0 + (0 + 4)/2 + (4 + 16)/2 + 16 = 28;  3 · 28 / (2 · 4 · 24) = 7/16
//	G: Σ w x x' = 2 (0 + 0 + 12) = 24;  Σ x x' = 64 - 40 = 24;  1
func TestGlobalStatisticsByHand(t *testing.T) {
	x, row := []float64{0, 0, 2, 6}, [][]int{{1}, {0, 2}, {1, 3}, {2}}
	moran, _ := Moran(x, row)
	wantRelative(t, "I", moran.Statistic, 0.25, 1e-12)
	wantRelative(t, "E(I)", moran.Expected, -1.0/3, 1e-12)
	wantRelative(t, "C", Geary(x, row).Statistic, 7.0/16, 1e-12)
	g := GeneralG(x, row)
	wantRelative(t, "G", g.Statistic, 1, 1e-12)
	wantRelative(t, "E(G)", g.Expected, 6.0/12, 1e-12)
}

// permuted calls f for every order of the values.
func permuted(x []float64, f func([]float64)) {
	var walk func(k int)
	walk = func(k int) {
		if k == len(x) {
			f(x)
			return
		}
		for i := k; i < len(x); i++ {
			x[k], x[i] = x[i], x[k]
			walk(k + 1)
			x[k], x[i] = x[i], x[k]
		}
	}
	walk(0)
}

// globals are the statistics whose moments rest on all orders of the values.
var globals = map[string]func([]float64, [][]int) GlobalTest{
	"Moran":    func(x []float64, n [][]int) GlobalTest { random, _ := Moran(x, n); return random },
	"Geary":    Geary,
	"GeneralG": GeneralG,
}

func TestGlobalMomentsAreThoseOfAllOrders(t *testing.T) {
	x := []float64{0, 1, 1, 4, 7, 3}
	for shape, neighbours := range map[string][][]int{
		"a lattice": queen(3, 2),
		"one-sided": {{1, 2}, {2}, {3, 0}, {4}, {5, 1}, {0}},
	} {
		for name, statistic := range globals {
			var n, sum, squares float64
			permuted(append([]float64(nil), x...), func(order []float64) {
				v := statistic(order, neighbours).Statistic
				n, sum, squares = n+1, sum+v, squares+v*v
			})
			got := statistic(x, neighbours)
			wantRelative(t, name+" on "+shape+", expectation", got.Expected, sum/n, 1e-10)
			wantRelative(t, name+" on "+shape+", variance", got.Variance, squares/n-sum/n*sum/n, 1e-9)
		}
	}
}

func TestGlobalStatisticsWithoutAnAnswer(t *testing.T) {
	nan := math.NaN()
	row := [][]int{{1}, {0, 2}, {1, 3}, {2}}
	for name, statistic := range globals {
		for what, got := range map[string]GlobalTest{
			"no places":    statistic(nil, nil),
			"one place":    statistic([]float64{3}, [][]int{{}}),
			"three places": statistic([]float64{3, 1, 2}, [][]int{{1}, {0, 2}, {1}}),
			"all equal":    statistic([]float64{0.1, 0.1, 0.1, 0.1}, row),
			"all zero":     statistic([]float64{0, 0, 0, 0}, row),
			"all islands":  statistic([]float64{1, 2, 3, 4}, make([][]int, 4)),
			"all missing":  statistic([]float64{nan, nan, nan, nan}, row),
		} {
			if !math.IsNaN(got.Statistic) || !math.IsNaN(got.P) {
				t.Errorf("%s, %s: %+v, want none", name, what, got)
			}
		}
		whole := statistic([]float64{0, 0, 2, 6}, row)
		holed := statistic([]float64{0, 0, 2, 6, nan, 50}, [][]int{{1, 4, 0}, {0, 2}, {1, 3}, {2, 4}, {0, 3}, {}})
		if whole != holed {
			t.Errorf("%s: a missing place and an island change %+v to %+v", name, whole, holed)
		}
	}
	if got := GeneralG([]float64{-1, 0, 2, 6}, row); !math.IsNaN(got.Statistic) {
		t.Errorf("general G of a negative value: %+v", got)
	}
	if got := GeneralG([]float64{0, 0, 0, 6}, row); !math.IsNaN(got.Statistic) {
		t.Errorf("general G of one place with any: %+v", got)
	}
}

func TestLocalMoranByHand(t *testing.T) {
	nan := math.NaN()
	m := LocalMoran([]float64{0, 0, 2, 6}, [][]int{{1}, {0, 2}, {1, 3}, {2}})
	var got []float64
	for _, p := range m {
		got = append(got, p.I)
	}
	wantAll(t, "I", got, []float64{4.0 / 6, 2.0 / 6, 0, 0}, 1e-12)
	if m[0].Quadrant != LowLow || m[2].Quadrant != LowHigh || !math.IsNaN(m[2].Z) {
		t.Errorf("quadrants %v and %v, z of a place at the mean %v", m[0].Quadrant, m[2].Quadrant, m[2].Z)
	}
	for what, m := range map[string]LocalMoranI{
		"an island": LocalMoran([]float64{0, 3, 2, 6}, [][]int{{1}, {0, 3}, {}, {1}})[2],
		"missing":   LocalMoran([]float64{0, 3, nan, 6}, [][]int{{1}, {0, 2}, {1, 3}, {1}})[2],
		"all equal": LocalMoran([]float64{4, 4, 4}, [][]int{{1}, {0, 2}, {1}})[1],
		"two":       LocalMoran([]float64{4, 5}, [][]int{{1}, {0}})[1],
	} {
		if !math.IsNaN(m.I) || !math.IsNaN(m.P) || !math.IsNaN(m.VarianceTotal) || m.Quadrant != "" {
			t.Errorf("%s has %+v, want none", what, m)
		}
	}
	if LocalMoran(nil, nil) == nil {
		t.Error("no places: want an empty answer")
	}
}

func TestLocalMoranAddsUpToMoran(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, rows := rapid.IntRange(2, 7).Draw(t, "columns"), rapid.IntRange(2, 7).Draw(t, "rows")
		n := columns * rows
		x := rapid.SliceOfN(rapid.Float64Range(0, 50), n, n).Draw(t, "x")
		neighbours := queen(columns, rows)
		global, _ := Moran(x, neighbours)
		sum, high := 0.0, 0
		for _, m := range LocalMoran(x, neighbours) {
			sum += m.I / float64(n)
			if !math.IsNaN(m.I) && (m.I > 1e-9) && (m.Quadrant == HighLow || m.Quadrant == LowHigh) {
				high++
			}
		}
		if !math.IsNaN(global.Statistic) && !closeTo(sum, global.Statistic, 1e-9, 1) {
			t.Fatalf("mean of the local ones %v, global %v", sum, global.Statistic)
		}
		if high > 0 {
			t.Fatalf("%d places are outliers by quadrant but alike by I", high)
		}
	})
}

func TestGlobalStatisticsDoNotDependOnNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, rows := rapid.IntRange(2, 6).Draw(t, "columns"), rapid.IntRange(2, 6).Draw(t, "rows")
		n := columns * rows
		counts := rapid.SliceOfN(rapid.Int64Range(0, 30), n, n).Draw(t, "counts")
		order := rapid.Permutation(upTo(n)).Draw(t, "order")
		x, renamed, next := make([]float64, n), make([]float64, n), make([][]int, n)
		neighbours := queen(columns, rows)
		for i, c := range counts {
			x[i], renamed[order[i]] = float64(c), 3*float64(c)
			for _, j := range neighbours[i] {
				next[order[i]] = append(next[order[i]], order[j])
			}
		}
		for name, statistic := range globals {
			a, b := statistic(x, neighbours), statistic(renamed, next)
			if !closeTo(b.Statistic, a.Statistic, 1e-9, 1) || !closeTo(b.Variance, a.Variance, 1e-9, 1) {
				t.Fatalf("%s: %+v, by other names and units %+v", name, a, b)
			}
		}
	})
}

// poissonMap is counts thrown over cells.
func poissonMap(rng *rand.Rand, cells, incidents int) []float64 {
	x := make([]float64, cells)
	for range incidents {
		x[rng.IntN(cells)]++
	}
	return x
}

func BenchmarkGlobalStatistics(b *testing.B) {
	neighbours, x := queen(100, 83), poissonMap(rand.New(rand.NewPCG(1, 1)), 8300, 20000)
	for name, statistic := range globals {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				statistic(x, neighbours)
			}
		})
	}
	b.Run("LocalMoran", func(b *testing.B) {
		for b.Loop() {
			LocalMoran(x, neighbours)
		}
	})
	rng := rand.New(rand.NewPCG(1, 2))
	distinct := make([]float64, len(x))
	for i := range distinct {
		distinct[i] = rng.Float64()
	}
	for what, values := range map[string][]float64{"counts": x, "distinct": distinct} {
		b.Run(fmt.Sprintf("LocalMoranPermutation/%s", what), func(b *testing.B) {
			for b.Loop() {
				LocalMoranPermutation(values, neighbours, 999, 1)
			}
		})
	}
}
