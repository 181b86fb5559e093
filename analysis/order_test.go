package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"
)

// The order is that of a stable sort by comparing, for few values and many, with
// ties, signs, infinities and values that are none.
func TestAscendingIsAStableOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 17))
	for _, n := range []int{0, 1, 2, fewKeys, fewKeys + 1, 5000} {
		for name, draw := range map[string]func() float64{
			"p-values":  rng.Float64,
			"ties":      func() float64 { return float64(rng.IntN(9)) / 8 },
			"all equal": func() float64 { return 0.25 },
			"tiny":      func() float64 { return math.Exp(-700 * rng.Float64()) },
			"any": func() float64 {
				return []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), -rng.Float64(), rng.NormFloat64()}[rng.IntN(7)]
			},
		} {
			values := make([]float64, n)
			var want []int
			for i := range values {
				if values[i] = draw(); !math.IsNaN(values[i]) {
					want = append(want, i)
				}
			}
			sort.SliceStable(want, func(a, b int) bool { return values[want[a]] < values[want[b]] })
			if got := ascending(values); !slices.Equal(got, want) {
				t.Errorf("%d %s: another order", n, name)
			}
		}
	}
}
