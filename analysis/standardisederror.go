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
// decile of the comparator raises the rate expected of all residents in it. So the
// variance of the comparator's count in a stratum is that of its n small areas about their rate,
//
//	Σ (count - rate × exposure)² n / (n - 1),
//
// weighted by the square of the area's share of the stratum. That of the area's count is
// had likewise from its own small areas, about ratio × rate × exposure, and once more
// from the comparator's, as if the area had drawn as many of them: whichever is larger, because an
// area without a town centre does not show how it might have had one. Neither is below
// that of chance, and phi - 1 times that of chance is added to each. Small areas are taken as
// independent draws; where neighbours are alike the error is too small.
//
// ok is false where StandardisedRatio's is, and for an area or a stratum in use
// with fewer than two small areas. The error is +Inf where nothing was observed. White
// (1980), doi:10.2307/1912934.
func StandardiseAreas(in StandardisedInput) (s Standardised, se float64, ok bool) {
	t := newStandardisedTable(in)
	if s, ok = StandardisedRatio(t.observed, t.strata, confidence); !ok || len(in.Own) < 2 {
		return s, math.NaN(), false
	}
	for j, x := range t.strata {
		if x.Exposure > 0 && t.others[j] < 2 {
			return s, math.NaN(), false
		}
	}
	o, ratio := float64(t.observed), float64(t.observed)/s.Expected
	var seen, drawn, other, chance float64
	for _, a := range in.Own {
		seen += square(float64(a.Count) - ratio*t.rate(a.Stratum)*a.Exposure)
	}
	seen *= float64(len(in.Own)) / float64(len(in.Own)-1)
	squares := make([]float64, len(t.strata))
	for _, a := range in.Other {
		squares[a.Stratum] += square(float64(a.Count) - t.rate(a.Stratum)*a.Exposure)
	}
	for j, x := range t.strata {
		if x.Exposure == 0 {
			continue
		}
		n, share := float64(t.others[j]), x.Exposure/x.OtherExposure
		other += share * share * squares[j] * n / (n - 1)
		chance += share * share * float64(x.Other)
		size := x.Exposure / float64(t.own[j]) / (x.OtherExposure / n) // of the area's small areas beside the comparator's
		drawn += float64(t.own[j]) * square(ratio*size) * squares[j] / (n - 1)
	}
	own := max(o, seen, drawn) + (in.PhiOwn-1)*o
	other = max(chance, other) + (in.PhiOther-1)*chance
	return s, math.Sqrt(own/(o*o) + other/(s.Expected*s.Expected)), true
}

// standardisedTable is the small areas added up by stratum.
type standardisedTable struct {
	observed    int64
	strata      []Stratum
	own, others []int // small areas
}

func newStandardisedTable(in StandardisedInput) standardisedTable {
	t := standardisedTable{strata: make([]Stratum, in.Strata), own: make([]int, in.Strata), others: make([]int, in.Strata)}
	for _, a := range in.Own {
		t.observed += a.Count
		t.strata[a.Stratum].Exposure += a.Exposure
		t.own[a.Stratum]++
	}
	for _, a := range in.Other {
		t.strata[a.Stratum].Other += a.Count
		t.strata[a.Stratum].OtherExposure += a.Exposure
		t.others[a.Stratum]++
	}
	return t
}

// rate is the comparator's in a stratum.
func (t standardisedTable) rate(stratum int) float64 {
	x := t.strata[stratum]
	if x.OtherExposure == 0 {
		return 0
	}
	return float64(x.Other) / x.OtherExposure
}

func square(v float64) float64 { return v * v }
