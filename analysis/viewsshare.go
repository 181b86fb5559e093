package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data/survey"
)

// leastBase is the fewest people of whom a percentage is told.
const leastBase = minimumCount

// SurveyShare is the share of the people of a group who gave an answer: weighted, with
// the Wilson interval of as many people as the group is worth.
//
// A group is worth (Σw)² / Σw² people, fewer than it has where they count unequally:
// Kish (1965), Survey Sampling. nil where the group has fewer than least people.
func SurveyShare(g survey.Group, a survey.Answer, least int64) *Proportion {
	if g.Base < max(least, 1) || g.Weight <= 0 {
		return nil
	}
	share := min(1, a.Weight/g.Weight)
	n := effectiveBase(g)
	return &Proportion{Share: share, Interval: wilson(share*n, n, confidence)}
}

// effectiveBase is how many people of equal weight would tell as much as a group.
func effectiveBase(g survey.Group) float64 {
	if g.Squares <= 0 {
		return 0
	}
	return g.Weight * g.Weight / g.Squares
}

// designEffect is how many times wider than chance alone weights make variances, 1 for
// equal weights.
func designEffect(g survey.Group) float64 {
	if n := effectiveBase(g); n > 0 {
		return float64(g.Base) / n
	}
	return 1
}

// shareDifference is the change from an earlier share to a later one with the interval of
// Newcombe (1998), method 10: doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
func shareDifference(later, earlier Proportion) Difference {
	d := later.Share - earlier.Share
	return Difference{Points: 100 * d, Interval: Interval{
		Lower: 100 * (d - math.Hypot(later.Share-later.Interval.Lower, earlier.Interval.Upper-earlier.Share)),
		Upper: 100 * (d + math.Hypot(later.Interval.Upper-later.Share, earlier.Share-earlier.Interval.Lower)),
	}}
}

// shareTest is the two-sided p-value of no change between shares of n people each
// (score test, pooled variance); 1 where nobody, or everybody, gave the answer.
func shareTest(later, n1, earlier, n2 float64) float64 {
	if n1 <= 0 || n2 <= 0 {
		return math.NaN()
	}
	pooled := (later*n1 + earlier*n2) / (n1 + n2)
	v := pooled * (1 - pooled) * (1/n1 + 1/n2)
	if v <= 0 {
		return 1
	}
	return 2 * distuv.UnitNormal.Survival(math.Abs(later-earlier)/math.Sqrt(v))
}
