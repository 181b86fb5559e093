package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data"
)

// Control is what two control charts of one seasonally adjusted series expect: of
// the months themselves (XmR) and of incidents by exposure (Laney's u').
type Control struct {
	Basis    []data.Month `json:"basis"`  // the months that set the limits
	Centre   float64      `json:"centre"` // mean of the adjusted months of the basis
	Lower    float64      `json:"lower"`  // limits of the chart of months; below 0 where no count is too low
	Upper    float64      `json:"upper"`
	SigmaZ   float64      `json:"sigma_z"` // of the chart by exposure: 1 where months vary as chance alone makes them
	Reach    float64      `json:"reach"`   // standard deviations from the centre to a limit, of both charts
	Usual    []*Interval  `json:"usual"`   // of adjusted counts, month by month as the counts: the wider of both limits
	Adjusted bool         `json:"seasonally_adjusted"`
}

// leastBasis is the fewest months that set control limits.
const leastBasis = 12

// charted are the months of one category that its charts show: those held of the
// run that was decomposed, oldest first. All slices have one value a month.
type charted struct {
	months   []data.Month
	counts   []float64
	seasonal []float64
	adjusted []float64
	adjacent []bool // follows the one before by a month
	basis    []bool // sets the limits
	year     []bool // of the assessment year
}

// charted takes the months of a trend. The months before the year that are not set
// aside set the limits; where they are too few, every month that is not set aside
// does, and otherwise all.
func (b *builder) charted(t *Trend) charted {
	var c charted
	p := planner{exclude: b.out.Settings.Exclude}
	var aside []bool
	for i, v := range t.Adjusted {
		if v == nil {
			continue
		}
		m := t.From.Add(i)
		c.adjacent = append(c.adjacent, len(c.months) > 0 && c.months[len(c.months)-1] == m.Add(-1))
		c.months = append(c.months, m)
		c.counts = append(c.counts, float64(*t.Counts[i]))
		c.seasonal = append(c.seasonal, *t.Seasonal[i])
		c.adjusted = append(c.adjusted, *v)
		c.year = append(c.year, b.inYear(m))
		aside = append(aside, p.excluded(m))
		c.basis = append(c.basis, m < b.out.Year.Held.From && !p.excluded(m))
	}
	if count(c.basis) < leastBasis {
		for i := range c.basis {
			c.basis[i] = !aside[i]
		}
	}
	if count(c.basis) < leastBasis {
		for i := range c.basis {
			c.basis[i] = true
		}
	}
	return c
}

// controlLimits are the limits of both charts, of adjusted counts, in months.
type controlLimits struct {
	centre, sigmaZ, reach float64
	lower, upper          float64   // of the chart of months
	lowerU, upperU        []float64 // of the chart by exposure, NaN where a month has none
}

// limits sets the limits of both charts; false where the months that set them do
// not adjoin, are nothing or do not vary.
//
// The exposure of a month is what a usual one brings as a share of the average
// month. The upper limit by exposure is that of square roots, as small counts lean.
func (c charted) limits() (controlLimits, bool) {
	x := XmR(c.adjusted, c.adjacent, c.basis)
	sigma := widened((x.Upper-x.Centre)/3, deviation(c.adjusted, c.basis, x.Centre))
	n, basis := len(c.months), count(c.basis)
	if !(x.Centre > 0) || !(sigma > 1e-9*x.Centre) || n <= monthsInYear {
		return controlLimits{}, false
	}
	exposure := make([]float64, n)
	for i, s := range c.seasonal {
		exposure[i] = max(0, 1+s/x.Centre)
	}
	u := LaneyU(c.counts, exposure, c.adjacent, c.basis)
	l := controlLimits{centre: x.Centre, reach: limitReach(n, basis), lowerU: notTested(n), upperU: notTested(n)}
	l.sigmaZ = widened(u.SigmaZ, deviation(u.Z, c.basis, 0))
	l.lower, l.upper = x.Centre-l.reach*sigma, x.Centre+l.reach*sigma
	for i, e := range exposure {
		if e > 0 {
			root := l.reach * l.sigmaZ / 2 / math.Sqrt(e)
			l.lowerU[i] = max(0, u.Centre-2*root*math.Sqrt(u.Centre))*e - c.seasonal[i]
			l.upperU[i] = (math.Sqrt(u.Centre)+root)*(math.Sqrt(u.Centre)+root)*e - c.seasonal[i]
		}
	}
	return l, true
}

// monthsInYear is how many seasonal means are taken out of a series.
const monthsInYear = 12

// limitReach is how many standard deviations lie between the centre and a limit, so
// that a new month is outside as seldom (0.27 %) as three would have it if centre and
// deviation were known. Both come from the months of the basis, less what the season
// took: a twelfth of n months each. 3.9 where three years set the limits, 3.5 for five.
func limitReach(n, basis int) float64 {
	left := float64(n-monthsInYear) / float64(n)
	t := distuv.StudentsT{Sigma: 1, Nu: float64(basis) * left}
	return t.Quantile(distuv.UnitNormal.CDF(3)) * math.Sqrt((1+1/float64(basis))/left)
}

// mostAlike is the correlation with the month before that limits allow for.
const mostAlike = 0.4

// widened is the standard deviation of moving ranges or, where it is larger, that of
// the values. Where each month is a little like the one before, the former is too small
// by the root of one less their correlation; it is widened by no more than mostAlike
// asks for, so that a drift of the months before does not hide what comes after it.
func widened(ofRanges, ofValues float64) float64 {
	return min(max(ofRanges, ofValues), ofRanges/math.Sqrt(1-mostAlike))
}

// deviation is the standard deviation of the values of the basis about a centre.
func deviation(values []float64, basis []bool, centre float64) float64 {
	sum, n := 0.0, 0
	for i, v := range values {
		if basis[i] && !math.IsNaN(v) {
			sum += (v - centre) * (v - centre)
			n++
		}
	}
	return math.Sqrt(sum / float64(n-1))
}

// usual is the range in which month i is usual: outside it both charts call it out.
// False where the month has no limit by exposure.
func (l controlLimits) usual(i int) (Interval, bool) {
	if math.IsNaN(l.lowerU[i]) || math.IsNaN(l.upperU[i]) {
		return Interval{}, false
	}
	return Interval{min(l.lower, l.lowerU[i]), max(l.upper, l.upperU[i])}, true
}

func count(flags []bool) (n int) {
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}
