package analysis

import (
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// KruskalWallis tests whether groups of values come from one distribution:
// H = 12 / (N (N + 1)) Σ R² / n - 3 (N + 1) over the groups' rank sums R, ties
// given their mean rank, divided by 1 - Σ (t³ - t) / (N³ - N); p from chi-square
// with one degree of freedom fewer than groups. Empty groups are passed over.
// Fewer than two groups, or values that are all equal, give h = 0 and p = 1.
// The chi-square is on the cautious side for groups of fewer than five. Values
// must not be NaN. Kruskal and Wallis (1952), doi:10.1080/01621459.1952.10483441.
func KruskalWallis(groups [][]float64) (h float64, df int, p float64) {
	type member struct {
		value float64
		group int
	}
	var all []member
	held := 0
	for g, values := range groups {
		if len(values) > 0 {
			held++
		}
		for _, v := range values {
			all = append(all, member{v, g})
		}
	}
	df = max(0, held-1)
	if df == 0 || len(all) < 3 {
		return 0, df, 1
	}
	sort.Slice(all, func(i, j int) bool { return all[i].value < all[j].value })

	rankSum := make([]float64, len(groups))
	ties := 0.0
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].value == all[from].value {
			to++
		}
		for _, m := range all[from:to] {
			rankSum[m.group] += float64(from+to+1) / 2
		}
		ties += cube(float64(to-from)) - float64(to-from)
		from = to
	}

	n := float64(len(all))
	untied := 1 - ties/(cube(n)-n)
	if untied <= 0 {
		return 0, df, 1
	}
	for g, values := range groups {
		if len(values) > 0 {
			h += rankSum[g] * rankSum[g] / float64(len(values))
		}
	}
	h = max(0, (12/(n*(n+1))*h-3*(n+1))/untied)
	return h, df, distuv.ChiSquared{K: float64(df)}.Survival(h)
}
