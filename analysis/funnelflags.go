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
// areas. phi is Overdispersion's and tau2 UsualSpread, of FunnelScores over the areas
// tested; counts[i] events belong to exposure[i], and a nil count is not known. The target
// is usually the pooled rate of all areas, Σ counts / Σ exposure.
//
// On the limit is within it. Of areas that share the target's rate, from 20 events
// expected, the Chance limits flag 4.3 % and 0.15 % (counts are whole, so fewer than
// 5 % and 0.2 %; fewer still below 20). Where areas differ by more than chance, all alike,
// Chance flags far too many and Spread 5 % and 0.2 % (0.5 % of as few as 8 areas),
// whatever their sizes. So one area in 20 lies beyond the 95 % limits though none
// stands out. With fewer than three areas tested tau2 is 0. Spiegelhalter (2005),
// doi:10.1002/sim.1970.
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
	z, se := FunnelScores(known, tested, target)
	phi, _ = Overdispersion(z, se)
	tau2 = UsualSpread(z, se)
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
