package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// Persistence says how well an earlier period's hot places foretold where a later
// period's incidents fell.
type Persistence struct {
	Places    int
	HotPlaces int
	AreaShare float64 // of the hot places in all
	N         int64   // incidents of the later period
	Hits      int64   // of them in the hot places
	HitRate   float64 // Hits / N
	HitCI     Interval
	PAI       float64 // prediction accuracy index: HitRate / AreaShare, 1 for places picked at random
	PAICI     Interval
	// PEI is PAI beside the best that as many places could have reached, 0 to 1: those
	// with most incidents. Only where places are of one size; NaN otherwise.
	PEI float64
	// StillHot of the hot places are hot in the later period too, and NewlyHot are hot
	// only there; both 0 where the later classes are not given.
	StillHot, NewlyHot int
}

// PersistenceInput is one place per index of each slice.
type PersistenceInput struct {
	Hot    []bool    // in the earlier period
	Counts []int64   // of the later period
	Later  []bool    // hot in the later period; nil when not known
	Area   []float64 // of each place, any unit; nil when all are of one size
	Level  float64   // of the intervals: 0.95
}

// Persist measures whether last period's hot places held: the share of this period's
// incidents that fell in them (hit rate) beside their share of the area (prediction
// accuracy index; Chainey, Tompson and Uhlig 2008, doi:10.1057/palgrave.sj.8350066;
// PEI: Hunt 2016). The interval is Clopper and Pearson's for the hit rate, which takes
// incidents to fall independently: they cluster, so it is if anything too narrow.
//
// Without incidents the hit rate, PAI and PEI are NaN with intervals of NaN; without
// hot places the hit rate is 0 and PAI and PEI are NaN. When the hot places hold the
// whole area PAI is 1.
func Persist(in PersistenceInput) Persistence {
	out := Persistence{Places: len(in.Hot)}
	hot, whole := 0.0, 0.0
	for i, is := range in.Hot {
		size := 1.0
		if in.Area != nil {
			size = in.Area[i]
		}
		whole += size
		out.N += in.Counts[i]
		later := in.Later != nil && in.Later[i]
		switch {
		case is:
			hot += size
			out.HotPlaces++
			out.Hits += in.Counts[i]
			if later {
				out.StillHot++
			}
		case later:
			out.NewlyHot++
		}
	}
	out.AreaShare = hot / whole
	out.HitRate = float64(out.Hits) / float64(out.N)
	out.HitCI = shareInterval(out.Hits, out.N, in.Level)
	out.PAI = out.HitRate / out.AreaShare
	out.PAICI = Interval{Lower: out.HitCI.Lower / out.AreaShare, Upper: out.HitCI.Upper / out.AreaShare}
	out.PEI = math.NaN()
	if in.Area == nil && out.HotPlaces > 0 {
		out.PEI = float64(out.Hits) / float64(most(in.Counts, out.HotPlaces))
	}
	if out.HotPlaces == 0 {
		out.PAI, out.PAICI = math.NaN(), Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	return out
}

// most is the sum of the k largest counts.
func most(counts []int64, k int) int64 {
	sorted := slices.Sorted(slices.Values(counts))
	var sum int64
	for _, c := range sorted[len(sorted)-k:] {
		sum += c
	}
	return sum
}

// shareInterval is Clopper and Pearson's interval of a share of k in n, doi:10.2307/2331986;
// NaN without a base.
func shareInterval(k, n int64, level float64) Interval {
	if n <= 0 || k < 0 || k > n || !validLevel(level) {
		return Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	in, tail := Interval{Lower: 0, Upper: 1}, (1-level)/2
	a, b := float64(k), float64(n-k)
	if k > 0 {
		in.Lower = mathext.InvRegIncBeta(a, b+1, tail)
	}
	if k < n {
		in.Upper = 1 - mathext.InvRegIncBeta(b, a+1, tail)
	}
	return in
}
