package analysis

import "math"

// Stratum is one part of an area's exposure, such as the residents of one
// deprivation decile or one age band, with what the comparator had in such parts.
type Stratum struct {
	Exposure      float64 // of the area: residents, households, person-years
	Other         int64   // events of the comparator in this stratum
	OtherExposure float64 // of the comparator, same unit
}

// Standardised is a count beside the one expected at the comparator's rates.
type Standardised struct {
	Observed int64
	Expected float64  // events
	Ratio    float64  // 100 is as many as expected
	Interval Interval // of Ratio
}

// StandardisedRatio is the indirectly standardised ratio 100 O / E: the events
// observed in an area against those expected had each stratum of it the comparator's
// rate,
//
//	E = Σ exposure × other / other exposure,
//
// so that an area is not called high for the make-up of its residents. One category
// against its own rate is one stratum. The interval is CountInterval's of the observed
// count (Byar's from 10 events, exact below) over E.
//
// What a caller must know: E is taken as known, which is fair where the comparator has
// many times the area's events; with a comparator of like size the interval is too
// narrow. The comparator should leave the area itself out. Each ratio may be set
// beside 100 but not beside another area's, because each is weighted by its own strata.
//
// A stratum without exposure in the area counts for nothing. ok is false, with only
// Observed set, where a stratum of the area has no exposure in the comparator (its
// rate is not known, not 0), where a number is negative, NaN or infinite, or where
// nothing is expected: no strata, or no event in the comparator. Breslow and Day
// (1987), Statistical Methods in Cancer Research II, section 2.3.
func StandardisedRatio(observed int64, strata []Stratum, level float64) (s Standardised, ok bool) {
	s.Observed = observed
	expected := 0.0
	for _, x := range strata {
		if !(x.Exposure >= 0) || x.Other < 0 {
			return s, false
		}
		if x.Exposure == 0 {
			continue
		}
		if !positive(x.OtherExposure) {
			return s, false
		}
		expected += x.Exposure * float64(x.Other) / x.OtherExposure
	}
	if observed < 0 || !positive(expected) || !validLevel(level) {
		return s, false
	}
	scale := 100 / expected
	ci := CountInterval(observed, level)
	s.Expected, s.Ratio = expected, float64(observed)/expected*100
	s.Interval = Interval{Lower: ci.Lower * scale, Upper: ci.Upper * scale}
	return s, !math.IsInf(s.Ratio, 1)
}
