package analysis

import (
	"math"
	"slices"
)

// DependentMonths is SeasonalKendall with a Variance that does not take the months of
// a year to be independent of each other: the sum of the calendar months' variances,
// or that sum with their covariances where it is larger. Months that persist have
// covariances above 0, and without them P is too small. A short series knows its
// covariances badly and may have them below 0 by chance: then they are not believed.
// The covariances are taken within years that begin with the first of y and within
// years that begin half a period later, because the last month of a year resembles the
// first of the next, and the larger sum is kept. A tendency that all months share is
// taken for persistence in part, so it is found late: at most z = 2.0 after 4 years,
// 2.4 after 5, 2.8 after 6 and 3.1 after 7. All but Variance, Z and P is
// SeasonalKendall's.
func DependentMonths(y []float64, period int) Kendall {
	k := SeasonalKendall(y, period)
	later := slices.Repeat([]float64{math.NaN()}, period/2)
	if more := max(covariances(y, period), covariances(append(later, y...), period)); more > 0 {
		k.Variance += more
		k.Z, k.P = 0, 1
		k.judge()
	}
	return k
}

// covariances is the sum of the covariances of the S of calendar months over all
// ordered pairs of different months, each
//
//	(Σ sign(g later - g earlier) sign(h later - h earlier) + Σ net(g) net(h)) / 3
//
// the first sum over pairs of years, the second over years; net is the number of
// years that are lower in that month less the number that are higher. It is what the
// years would give in any order, and another form of (K + 4 Σ R R - n (n + 1)²) / 3.
// A year in which a month is not held has no part in that month. A year is period
// values from the first of y; the last may be short. Dietz and Killeen (1981), Journal of the
// American Statistical Association 76, 169-174, as used by Hirsch and Slack (1984),
// doi:10.1029/WR020i006p00727.
func covariances(y []float64, period int) float64 {
	years := (len(y) + period - 1) / period
	months := make([]yearPairs, min(period, len(y)))
	for g := range months {
		months[g] = pairYears(everyNth(y, g, period), years)
	}
	total := 0.0
	for g, a := range months {
		for _, b := range months[:g] {
			total += 2 * (dot(a.sign, b.sign) + dot(a.net, b.net)) / 3
		}
	}
	return total
}

// yearPairs is one calendar month with every year held against every other.
type yearPairs struct {
	sign []float64 // of the later less the earlier, for every pair of years; 0 where one is not held
	net  []float64 // of each year: years that are lower less years that are higher
}

// pairYears compares the values of a month; the years beyond them are not held.
func pairYears(values []float64, years int) yearPairs {
	c := yearPairs{net: make([]float64, years)}
	at := func(i int) float64 {
		if i < len(values) {
			return values[i]
		}
		return math.NaN()
	}
	for later := range years {
		for earlier := range later {
			s := float64(sideOf(at(later), at(earlier)))
			c.sign = append(c.sign, s)
			c.net[later] += s
			c.net[earlier] -= s
		}
	}
	return c
}
