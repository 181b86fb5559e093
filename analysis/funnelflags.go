package analysis

import "math"

// FunnelZone is where an area lies among the limits of a funnel: 0 within those of
// 95 %, 1 above them, 2 above those of 99.8 %, -1 and -2 below likewise.
type FunnelZone int

// The zones of a funnel.
const (
	FarBelow FunnelZone = iota - 2
	Below
	Within
	Above
	FarAbove
)

// The levels of a funnel's two pairs of limits.
const (
	funnelWarn = 0.95
	funnelFar  = 0.998
)

// FunnelFlag is one area's zones. Chance is by FunnelLimits, which allow for chance
// alone; Spread by FunnelSpread with the tau2 of all areas, which also allow for areas
// differing as they usually do.
type FunnelFlag struct {
	Tested         bool // false, and the zones Within, where the area has no exposure or no count
	Chance, Spread FunnelZone
}

// FunnelFlags says which areas lie outside the 95 % and the 99.8 % limits of a funnel
// about target, in events per unit of exposure, with and without the variance between
// areas. phi and tau2 are Overdispersion's of FunnelScores over the areas tested;
// counts[i] events belong to exposure[i], and a nil count is not known. The target is
// usually the pooled rate of all areas, Σ counts / Σ exposure.
//
// On the limit is within it. Of areas that share the target's rate, from 20 events
// expected, the Chance limits flag 4.3 % and 0.15 % (counts are whole, so fewer than
// 5 % and 0.2 %; fewer still below 20) and the Spread limits 5 % and 0.2 %. Where areas
// do differ by more than chance, all alike, Chance flags far too many; and Spread 10 %
// of areas of like size beyond its 95 % limits and 1 % beyond those of 99.8 %, 16 % and
// 3 % where sizes range from 1 to 50. That is the price of winsorised scores: they
// understate how much all areas differ so that true outliers show. So print Spread as
// "differs more than most areas do", never as a probability, and remember that one in
// 20 areas is flagged by chance. With fewer than three areas tested tau2 is 0.
// Spiegelhalter (2005), doi:10.1002/sim.1970.
//
// Slices of different lengths, or a target that is not 0 or more, give no flags: nil,
// phi 1, tau2 0.
func FunnelFlags(counts []*int64, exposure []float64, target float64) (flags []FunnelFlag, phi, tau2 float64) {
	if len(counts) != len(exposure) || !(target >= 0) || math.IsInf(target, 1) {
		return nil, 1, 0
	}
	known, tested := make([]int64, len(counts)), make([]float64, len(counts))
	for i, n := range counts {
		if n == nil || *n < 0 || !positive(exposure[i]) {
			tested[i] = math.NaN()
			continue
		}
		known[i], tested[i] = *n, exposure[i]
	}
	phi, tau2 = Overdispersion(FunnelScores(known, tested, target))
	flags = make([]FunnelFlag, len(counts))
	for i, n := range known {
		if !positive(tested[i]) {
			continue
		}
		count := float64(n)
		flags[i] = FunnelFlag{
			Tested: true,
			Chance: funnelZone(count, func(level float64) (float64, float64) { return FunnelLimits(target, tested[i], level) }),
			Spread: funnelZone(count, func(level float64) (float64, float64) { return FunnelSpread(target, tested[i], level, tau2) }),
		}
	}
	return flags, phi, tau2
}

// funnelZone places a count among the limits at the two levels.
func funnelZone(count float64, limits func(level float64) (lower, upper float64)) FunnelZone {
	zone := Within
	for _, level := range []float64{funnelWarn, funnelFar} {
		lower, upper := limits(level)
		switch {
		case count < lower:
			zone--
		case count > upper:
			zone++
		}
	}
	return zone
}
