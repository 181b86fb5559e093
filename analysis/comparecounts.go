package analysis

import (
	"math"
	"slices"
)

// CountsInput is two counts of one place over the same calendar months.
type CountsInput struct {
	Current, Previous int64
	Dispersion        float64 // how many times more than chance alone such counts vary; below 1 is 1
	Level             float64 // of the interval, 0.95
	MinimumCount      int64   // no test where both counts are smaller
}

// CompareCounts compares a place's count with its own count of a year before, where
// its months are too few or too thin to be modelled one place at a time and how much
// they vary is told from elsewhere. p is that of ETest where the counts vary as chance
// has them, and otherwise that of its distance over √dispersion, taken as normal. The
// interval is RatioExact's, of counts divided by the dispersion: as wide as that of as
// many independent events as the counts are worth.
//
// Without an event nothing is compared. Interval is nil where it has no upper end, P
// where both counts are below MinimumCount. Negative counts, a dispersion that is not a
// number and a level outside 0 to 1 give the counts alone. Krishnamoorthy and Thomson
// (2004), doi:10.1016/S0378-3758(02)00408-1; McCullagh and Nelder (1989), section 6.2.
func CompareCounts(in CountsInput) Change {
	c := Change{Current: in.Current, Previous: float64(in.Previous), PreviousTotal: in.Previous, Dispersion: max(1, in.Dispersion)}
	if in.Current < 0 || in.Previous < 0 || in.Current+in.Previous == 0 || !positive(c.Dispersion) || !validLevel(in.Level) {
		return c
	}
	if in.Previous > 0 {
		ratio := float64(in.Current) / c.Previous
		c.Ratio = &ratio
	}
	worth := binomialSplit{a: float64(in.Current) / c.Dispersion, b: c.Previous / c.Dispersion, odds: 1}
	if ci := worth.interval(in.Level); !math.IsInf(ci.Upper, 1) {
		c.Interval = &ci
	}
	if c.tooFew(in.MinimumCount) {
		return c
	}
	z, p := ETest(in.Current, in.Previous, 1, 1)
	if c.Dispersion > 1 {
		p = TwoSided([]float64{z / math.Sqrt(c.Dispersion)})[0]
	}
	c.P = known(p)
	return c
}

// ComparePlaces compares each of several places with its own year before. Its dispersion
// is the largest of three: its own from month to month; that of all places together,
// because a place's few months tell little of how much they vary; and that of all
// places' earlier years, whose months may stray together from one to the next. Every
// place has the same months; the first reference year is the one compared with, the
// others tell how counts vary. Without a degree of freedom in the months of any place
// there is a ratio, and neither interval nor P.
func ComparePlaces(places []ChangeInput) []Change {
	own, chi, freedom := make([]float64, len(places)), 0.0, 0
	for i, in := range places {
		x, df := pearson(in.table())
		if df > 0 {
			own[i] = x / float64(df)
			chi, freedom = chi+x, freedom+df
		}
	}
	shared := max(chi/float64(max(1, freedom)), yearsVary(places))
	out := make([]Change, len(places))
	for i, in := range places {
		counts := CountsInput{Level: in.Level, MinimumCount: in.MinimumCount, Dispersion: max(own[i], shared)}
		for k, n := range in.Current {
			counts.Current += n
			counts.Previous += in.Reference[0][k]
		}
		out[i] = CompareCounts(counts)
		if freedom == 0 {
			out[i].Interval, out[i].P = nil, nil
		}
	}
	return out
}

// yearsVary is the dispersion of the places' totals of earlier years about a level of each
// year and a share of each place; 1 where fewer than two such years are whole. The
// year that is judged is not among them.
func yearsVary(places []ChangeInput) float64 {
	if len(places) == 0 {
		return 1
	}
	var years [][]*int64
	for k := range places[0].table()[1:] {
		row := make([]*int64, len(places))
		for i, in := range places {
			row[i] = whole(in.table()[k+1])
		}
		if !slices.Contains(row, nil) {
			years = append(years, row)
		}
	}
	phi, _ := Dispersion(years)
	return phi
}

// whole is the sum of a year's months, nil where one is not held.
func whole(months []*int64) *int64 {
	sum := new(int64)
	for _, n := range months {
		if n == nil {
			return nil
		}
		*sum += *n
	}
	return sum
}
