package analysis

import "math"

// StratumPart is one small area, a part of its stratum.
type StratumPart struct {
	Stratum  int // from 0
	Exposure float64
	Count    int64
}

// StandardisedInput is the small areas of an area and those of its comparator, with how
// many times more than chance the months of each vary (1 where they do not).
type StandardisedInput struct {
	Own, Other       []StratumPart
	Strata           int
	PhiOwn, PhiOther float64
}

// StandardiseAreas is StandardisedRatio from small areas, with the standard error of the
// logarithm of the ratio in place of its interval. The error allows for what
// StandardisedRatio leaves out. The comparator is counted, not known. Months vary more
// than chance, by phi. And small areas of one stratum differ: a town centre in a
// decile of the comparator raises the rate of all its residents. So the variance of
// each side's count is that of its small areas about their stratum's rate,
//
//	Σ (count - ratio × rate × exposure)² n / (n - 1)   for the area,
//	Σ (count - rate × exposure)² (E's share of the stratum)² n / (n - 1)   for the comparator,
//
// each not below that of chance, with phi - 1 times that of chance added. Small areas
// are taken as independent draws; where neighbours are alike it is too small.
//
// ok is false where StandardisedRatio's is, and for an area or a stratum in use
// with fewer than two small areas. The error is +Inf where nothing was observed. White (1980), doi:10.2307/1912934.
func StandardiseAreas(in StandardisedInput) (s Standardised, se float64, ok bool) {
	strata, areas := make([]Stratum, in.Strata), make([]int, in.Strata)
	var observed int64
	for _, a := range in.Own {
		observed += a.Count
		strata[a.Stratum].Exposure += a.Exposure
	}
	for _, a := range in.Other {
		strata[a.Stratum].Other += a.Count
		strata[a.Stratum].OtherExposure += a.Exposure
		areas[a.Stratum]++
	}
	if s, ok = StandardisedRatio(observed, strata, confidence); !ok || len(in.Own) < 2 {
		return s, math.NaN(), false
	}
	rate, share := make([]float64, len(strata)), make([]float64, len(strata))
	for j, x := range strata {
		if x.Exposure == 0 {
			continue
		}
		if areas[j] < 2 {
			return s, math.NaN(), false
		}
		rate[j], share[j] = float64(x.Other)/x.OtherExposure, x.Exposure/x.OtherExposure
	}
	o, ratio := float64(observed), float64(observed)/s.Expected
	own := 0.0
	for _, a := range in.Own {
		own += square(float64(a.Count) - ratio*rate[a.Stratum]*a.Exposure)
	}
	n := float64(len(in.Own))
	own = max(o, own*n/(n-1)) + (in.PhiOwn-1)*o
	var other, chance float64
	for _, a := range in.Other {
		k := float64(areas[a.Stratum])
		weight := share[a.Stratum] * share[a.Stratum]
		if weight > 0 {
			other += weight * square(float64(a.Count)-rate[a.Stratum]*a.Exposure) * k / (k - 1)
			chance += weight * float64(a.Count)
		}
	}
	other = max(chance, other) + (in.PhiOther-1)*chance
	return s, math.Sqrt(own/(o*o) + other/(s.Expected*s.Expected)), true
}

func square(v float64) float64 { return v * v }
