package analysis

import "math"

// Pattern names how a place came to be hot or cold over time.
type Pattern string

// The patterns of an emerging hot-spot analysis. NotAssessed is a place whose last
// step is missing or that has fewer than leastSteps; the others are defined at Emerge.
const (
	NotAssessed  Pattern = "not assessed"
	NoPattern    Pattern = "no pattern"
	New          Pattern = "new"
	Consecutive  Pattern = "consecutive"
	Intensifying Pattern = "intensifying"
	Persistent   Pattern = "persistent"
	Diminishing  Pattern = "diminishing"
	Sporadic     Pattern = "sporadic"
	Oscillating  Pattern = "oscillating"
	Historical   Pattern = "historical"
)

// leastSteps is the fewest steps that a pattern is read from, and mostSteps the share
// of them from which a place is hot nearly always.
const (
	leastSteps = 10
	mostSteps  = 0.9
)

// Emerging is one place's pattern.
type Emerging struct {
	Class     Class // what the pattern is of: Hot, Cold, or NotSignificant without a pattern
	Pattern   Pattern
	Steps     int // that hold a z-score
	HotSteps  int
	ColdSteps int
	Trend     Kendall // of the z-scores
}

// Emerge reads the pattern of one place from its z-scores (GiStar, one per time step,
// oldest first, NaN where the step is missing) and what each step was classed as
// (Classify). The slices are of one length. Of hot places, in this order:
//
//   - new: hot in the last step and never before.
//   - consecutive: hot in a single run of two or more steps up to the last, never
//     before it, and in fewer than 90 % of steps.
//   - intensifying, diminishing: hot in 90 % of steps or more, the last among them, and
//     z rising, falling, by the Mann-Kendall test with P below alpha (0.05).
//   - persistent: the same without such a trend.
//   - sporadic: hot in the last step, on and off before, fewer than 90 %, never cold.
//   - oscillating: the same, but cold in some earlier step.
//   - historical: hot in 90 % of steps or more, but not in the last.
//
// Cold places have the same patterns, hot and cold changed about: an intensifying cold
// spot has a falling z. A place is judged by the class of its last step first; only one
// that is neither hot nor cold there, or whose turn it just was, can be historical.
// Missing steps are left out of counts, runs and shares. Fewer than 10 steps held, or
// none for the last, give NotAssessed.
//
// Patterns and wording follow Esri, How Emerging Hot Spot Analysis works (ArcGIS Pro 3;
// earlier versions did not ask of a sporadic place that it be hot in the last step).
// Esri's z-scores look back over earlier steps too; these are whatever is passed. Steps
// shorter than a year carry the season into the trend and the last step: say so, or
// pass z-scores of running twelve-month counts. A pattern is a description of tests, not a test: adjust each step's p-values first.
func Emerge(z []float64, class []Class, alpha float64) Emerging {
	e := Emerging{Class: NotSignificant, Pattern: NotAssessed, Trend: MannKendall(z)}
	var held []Class
	for i, v := range z {
		if math.IsNaN(v) {
			continue
		}
		held = append(held, class[i])
		switch class[i] {
		case Hot:
			e.HotSteps++
		case Cold:
			e.ColdSteps++
		}
	}
	e.Steps = len(held)
	if e.Steps < leastSteps || math.IsNaN(z[len(z)-1]) {
		return e
	}
	sides := []Class{Hot, Cold}
	if held[e.Steps-1] == Cold {
		sides = []Class{Cold, Hot}
	}
	e.Pattern = NoPattern
	for _, side := range sides {
		if p := e.of(side, held, alpha); p != NoPattern {
			e.Class, e.Pattern = side, p
			break
		}
	}
	return e
}

// of is the pattern of one side's steps; the other side is its opposite.
func (e Emerging) of(side Class, held []Class, alpha float64) Pattern {
	on, opposite, direction := e.HotSteps, e.ColdSteps, e.Trend.Z
	if side == Cold {
		on, opposite, direction = opposite, on, -direction
	}
	run := 0
	for run < len(held) && held[len(held)-1-run] == side {
		run++
	}
	mostly := float64(on) >= mostSteps*float64(len(held))
	switch {
	case run == 0 && mostly:
		return Historical
	case run == 0:
		return NoPattern
	case on == 1:
		return New
	case run == on && !mostly:
		return Consecutive
	case mostly && e.Trend.P < alpha && direction > 0:
		return Intensifying
	case mostly && e.Trend.P < alpha && direction < 0:
		return Diminishing
	case mostly:
		return Persistent
	case opposite == 0:
		return Sporadic
	}
	return Oscillating
}
