package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// ChangeInput holds the counts of M calendar months in the year assessed and in
// earlier years. Every row has M values, in the same order of calendar months.
type ChangeInput struct {
	Current      []int64    // the year assessed
	Reference    [][]int64  // each earlier year compared with, complete in these months
	History      [][]*int64 // further years, whole or in part (nil: not held), used for the dispersion alone
	Level        float64    // of the interval, 0.95
	MinimumCount int64      // no test where both counts are smaller
}

// Change is the year's count beside the mean of the reference years.
type Change struct {
	Current       int64
	Previous      float64   // PreviousTotal divided by the reference years
	PreviousTotal int64     // of all reference years
	Ratio         *float64  // Current / Previous; nil when Previous is 0
	Interval      *Interval // of the ratio; nil when it has no upper end, or when nothing could be tested
	P             *float64  // two-sided, of no change; nil when not tested
	Dispersion    float64   // phi of the year + month model, at least 1
	DF            int       // its degrees of freedom; 0 when the dispersion cannot be judged
}

// CompareMonths compares the year's rate with that of the reference years over the
// same calendar months, allowing for months that vary more than chance would have
// them. The dispersion phi is that of Dispersion over all rows. The interval of the
// ratio is
//
//	log ratio ± t √(phi (1/a + 1/b)),   t with the model's degrees of freedom,
//
// a the year's count and b that of all reference years, and p comes from the same
// t. Where phi is 1 the exact interval and p of the split of a + b events are had as
// well, and the wider end and the larger p of the two are kept: that phi was not
// found above 1 does not prove that it is not. Where a or b is 0 there is no log
// ratio: the exact ones of a/phi and b/phi events are taken, nothing being added to
// a count. In every case p is below 1 - Level exactly when the interval leaves out 1.
//
// Without a reference, or without an incident, nothing is compared: Ratio, Interval
// and P are nil. With one calendar month, or otherwise no degree of freedom, the
// ratio alone is given, because the variation is not known. Where both counts are
// below MinimumCount there is an interval and no P, so that the test does not weigh
// on the adjustment of others. McCullagh and Nelder (1989), section 6.2.
func CompareMonths(in ChangeInput) Change {
	c := Change{Dispersion: 1}
	for _, n := range in.Current {
		c.Current += n
	}
	for _, year := range in.Reference {
		for _, n := range year {
			c.PreviousTotal += n
		}
	}
	years := float64(len(in.Reference))
	if years == 0 {
		return c
	}
	c.Previous = float64(c.PreviousTotal) / years
	if c.PreviousTotal > 0 {
		ratio := float64(c.Current) / c.Previous
		c.Ratio = &ratio
	}
	c.Dispersion, c.DF = Dispersion(in.table())
	if c.DF == 0 || c.Current+c.PreviousTotal == 0 {
		return c
	}

	ci, p := c.test(1/years, in.Level)
	if !math.IsInf(ci.Upper, 1) {
		c.Interval = &ci
	}
	if !c.tooFew(in.MinimumCount) {
		c.P = &p
	}
	return c
}

// test gives the interval of the ratio and the p of no change; odds to 1 of the
// events are expected to be the year's.
func (c Change) test(odds, level float64) (Interval, float64) {
	a, b := float64(c.Current), float64(c.PreviousTotal)
	if a == 0 || b == 0 {
		scaled := binomialSplit{a: a / c.Dispersion, b: b / c.Dispersion, odds: odds}
		return scaled.interval(level), scaled.centralP()
	}
	nu := float64(c.DF)
	centre, se := math.Log(a/b/odds), math.Sqrt(c.Dispersion*(1/a+1/b))
	reach := distuv.StudentsT{Sigma: 1, Nu: nu}.Quantile(1-(1-level)/2) * se
	ci := Interval{Lower: math.Exp(centre - reach), Upper: math.Exp(centre + reach)}
	p := mathext.RegIncBeta(nu/2, 0.5, nu/(nu+centre*centre/(se*se))) // both tails of t
	if c.Dispersion > 1 {
		return ci, p
	}
	exact := binomialSplit{a: a, b: b, odds: odds}
	eci := exact.interval(level)
	ci = Interval{Lower: min(ci.Lower, eci.Lower), Upper: max(ci.Upper, eci.Upper)}
	return ci, max(p, exact.centralP())
}

// table is every row held, the year's first.
func (in ChangeInput) table() [][]*int64 {
	rows := [][]*int64{held(in.Current)}
	for _, year := range in.Reference {
		rows = append(rows, held(year))
	}
	return append(rows, in.History...)
}

func held(counts []int64) []*int64 {
	row := make([]*int64, len(counts))
	for i := range counts {
		row[i] = &counts[i]
	}
	return row
}

func (c Change) tooFew(minimum int64) bool {
	return c.Current < minimum && c.Previous < float64(minimum)
}

// Judge gives the word for a change whose p-value was adjusted to q (NaN when it was
// not tested). TooFew: both counts are below minimum (20). NotComparable: nothing could
// be tested, for want of a reference or of a way to tell how much the months vary.
// Higher or Lower: q is below fdr and the interval leaves out 1; where nothing was
// counted before, q alone decides. NoClearChange otherwise.
func Judge(c Change, q float64, fdr float64, minimum int64) Verdict {
	switch {
	case c.tooFew(minimum):
		return TooFew
	case c.P == nil && c.Interval == nil:
		return NotComparable
	case !(q < fdr):
		return NoClearChange
	case c.PreviousTotal == 0:
		return Higher
	case c.Interval != nil && c.Interval.Lower > 1:
		return Higher
	case c.Interval != nil && c.Interval.Upper < 1:
		return Lower
	}
	return NoClearChange
}
