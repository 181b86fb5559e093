package analysis

import (
	"math"
	"slices"
)

// Kendall is a test for a rising or falling tendency in a series.
type Kendall struct {
	N        int     // values held
	S        float64 // pairs that rise less pairs that fall
	Variance float64 // of S if the values came in any order, ties allowed for
	Z        float64 // (S - 1) / √Variance for S above 0, (S + 1) / √Variance below, 0 at 0
	P        float64 // two-sided, by the normal distribution
	TauB     float64 // S as a share of the pairs, ties allowed for, -1 to 1; NaN from SeasonalKendall
	Slope    float64 // Sen's: the median slope between two values, in units per month
}

// MannKendall tests whether later values tend to be higher or lower than earlier
// ones, whatever the shape of the tendency:
//
//	S = Σ sign(later - earlier),  Variance = (n (n - 1) (2n + 5) - Σ t (t - 1) (2t + 5)) / 18
//
// over the groups of t equal values; tau-b is S / √(pairs (pairs - tied pairs)).
// y[i] is the value of month i; NaN is a month not held. Fewer than two values, or
// values that are all equal, give S, Z and Slope 0 (Slope NaN for fewer than two),
// P 1 and TauB NaN. The normal p is rough below ten values. The values are taken to
// be independent: a season or a persistent level makes P too small, so take
// SeasonalKendall for months. Mann (1945), doi:10.2307/1907187; Kendall (1975), Rank
// Correlation Methods; Sen (1968), doi:10.1080/01621459.1968.10480934.
func MannKendall(y []float64) Kendall {
	k := Kendall{P: 1, TauB: math.NaN()}
	tied := k.add(y)
	pairs := float64(k.N) * float64(k.N-1) / 2
	if pairs > tied {
		k.TauB = k.S / (math.Sqrt(pairs) * math.Sqrt(pairs-tied))
	}
	k.Slope = middleOf(slopes(nil, y, 1))
	k.judge()
	return k
}

// SeasonalKendall is MannKendall within each calendar month (period 12) added up: a
// January is compared with other Januaries alone, so the season has no part in S.
// Variance is the sum of the months', which takes the months to be independent.
// Slope is the median of the slopes within calendar months, still per month. y[i]
// is of calendar month i modulo period; NaN is a month not held, and a calendar
// month held less than twice adds nothing. Opposite tendencies of different
// calendar months cancel out. Hirsch, Slack and Smith (1982),
// doi:10.1029/WR018i001p00107. period must be at least 1.
func SeasonalKendall(y []float64, period int) Kendall {
	k := Kendall{P: 1, TauB: math.NaN()}
	var all []float64
	for month := range min(period, len(y)) {
		values := everyNth(y, month, period)
		k.add(values)
		all = slopes(all, values, float64(period))
	}
	k.Slope = middleOf(all)
	k.judge()
	return k
}

// add adds the pairs of one series to S, its variance and N, and returns how many
// of the pairs are tied.
func (k *Kendall) add(y []float64) (tied float64) {
	for i, v := range y {
		for _, earlier := range y[:i] {
			k.S += float64(sideOf(v, earlier))
		}
	}
	sorted := slices.DeleteFunc(slices.Clone(y), math.IsNaN)
	slices.Sort(sorted)
	n := len(sorted)
	k.N += n
	eighteen := ordered(n)
	for from := 0; from < n; {
		to := from
		for to < n && sorted[to] == sorted[from] {
			to++
		}
		t := float64(to - from)
		tied += t * (t - 1) / 2
		eighteen -= ordered(to - from)
		from = to
	}
	k.Variance += eighteen / 18
	return tied
}

// ordered is n (n - 1) (2n + 5).
func ordered(n int) float64 {
	v := float64(n)
	return v * (v - 1) * (2*v + 5)
}

// judge sets Z and P.
func (k *Kendall) judge() {
	if k.Variance <= 0 || k.S == 0 {
		return
	}
	k.Z = (k.S - math.Copysign(1, k.S)) / math.Sqrt(k.Variance)
	k.P = math.Erfc(math.Abs(k.Z) / math.Sqrt2)
}

// slopes appends the slope of every pair of values that are step months apart for
// each place between them.
func slopes(out, y []float64, step float64) []float64 {
	for i, v := range y {
		for j, earlier := range y[:i] {
			if slope := (v - earlier) / (step * float64(i-j)); !math.IsNaN(slope) {
				out = append(out, slope)
			}
		}
	}
	return out
}
