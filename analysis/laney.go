package analysis

import "math"

// UChart is a control chart of counts per unit of exposure, value by value: all
// slices are as long as the counts. NaN where a value is not held; the limits are
// held wherever the exposure is, so that they can be drawn over a gap.
type UChart struct {
	Centre     float64   // events per unit of exposure over the basis
	SigmaZ     float64   // how many times wider than a Poisson count's the values vary from one to the next
	U          []float64 // count / exposure
	Z          []float64 // (U - Centre) / √(Centre / exposure)
	Lower      []float64 // Laney's limit: Centre - 3 SigmaZ √(Centre / exposure), not below 0
	Upper      []float64
	PlainLower []float64 // the limits of a plain u chart, as if SigmaZ were 1
	PlainUpper []float64
	Values     int // values that set the centre
	Ranges     int // moving ranges that set SigmaZ
}

// LaneyU sets the limits of a u' chart: counts per unit of exposure (days of the
// month, or residents times days), each with its own limits
//
//	ubar ± 3 sigma_z √(ubar / exposure),   ubar = Σ count / Σ exposure,
//
// where sigma_z is the mean moving range of z, divided by 1.128. A plain u chart
// (sigma_z = 1) calls most large monthly counts out of control since crime varies
// more than a Poisson count; sigma_z can also be below 1. Laney (2002),
// doi:10.1081/QEN-120006555.
//
// basis marks the values that set centre and limits and adjacent the values that
// follow the one before by a month, both as in XmR (nil: all). A NaN count, or an
// exposure that is not above 0, is a gap. Without a value in the basis all is NaN;
// without a moving range SigmaZ and Laney's limits are. When all counts are 0 the
// centre and the plain limits are 0 and Z, SigmaZ and Laney's limits NaN. A
// seasonal series should be adjusted first, or its season is the signal.
func LaneyU(counts, exposure []float64, adjacent, basis []bool) UChart {
	c := newUChart(len(counts))
	held := make([]bool, len(counts))
	var events, units float64
	for i, n := range counts {
		held[i] = exposure[i] > 0 && !math.IsNaN(n)
		if held[i] && (basis == nil || basis[i]) {
			events += n
			units += exposure[i]
			c.Values++
		}
	}
	c.Centre = events / units
	for i, n := range counts {
		if held[i] {
			c.U[i] = n / exposure[i]
			if c.Centre > 0 {
				c.Z[i] = (c.U[i] - c.Centre) / math.Sqrt(c.Centre/exposure[i])
			}
		}
	}
	ranges := movingRanges(c.Z, adjacent, basis)
	c.Ranges = len(ranges)
	c.SigmaZ = meanOf(ranges) / movingRangeD2
	for i, e := range exposure {
		if e > 0 {
			reach := 3 * math.Sqrt(c.Centre/e)
			c.PlainLower[i], c.PlainUpper[i] = max(0, c.Centre-reach), c.Centre+reach
			c.Lower[i], c.Upper[i] = max(0, c.Centre-reach*c.SigmaZ), c.Centre+reach*c.SigmaZ
		}
	}
	return c
}

// newUChart has no value in any of n months.
func newUChart(n int) UChart {
	var c UChart
	for _, column := range []*[]float64{&c.U, &c.Z, &c.Lower, &c.Upper, &c.PlainLower, &c.PlainUpper} {
		*column = notTested(n)
	}
	return c
}
