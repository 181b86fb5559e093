package analysis

import (
	"fmt"
	"math"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// usualReach is how many calendar months back, or forward where too few lie before, the
// months may lie that say what is usual.
const usualReach = 24

// beyondChance is how many standard errors a month has to be from what is usual, beside
// the limit that is configured. It keeps small forces quiet.
const beyondChance = 5

// jump is a month that is not like those before it.
type jump struct {
	at    int // in the series
	usual float64
	limit float64
}

// jumps finds the values that lie more than a limit from what is usual, and as far, to the
// same side, from the month held before: so that a change that stays is told once, when
// it comes, and a return to what is usual is not. What is usual is the median of up to 12
// earlier months; where fewer than three lie within two years, that of the next three, and
// of a series' first month the next stands for the one before.
// limit gives how far value i may lie from a usual one. months are in order and as many
// as values.
func jumps(months []data.Month, values []float64, limit func(i int, usual float64) float64) []jump {
	var out []jump
	for i, v := range values {
		near, beside := usualMonths(months, i)
		if len(near) < least {
			continue
		}
		var of []float64
		for _, k := range near {
			of = append(of, values[k])
		}
		usual := middleOf(of)
		most := limit(i, usual)
		if !(math.Abs(v-usual) > most) {
			continue
		}
		if w := values[beside]; !(math.Abs(v-w) > most && (v > usual) == (v > w)) {
			continue
		}
		out = append(out, jump{i, usual, most})
	}
	return out
}

// usualMonths lists the months that say what is usual in month i, and the one beside it
// that it has to differ from as well: the month held before, or the next where there is
// none within reach.
func usualMonths(months []data.Month, i int) (near []int, beside int) {
	for k := i - 1; k >= 0 && len(near) < trailing && months[i]-months[k] <= usualReach; k-- {
		near = append(near, k)
	}
	beside = i - 1
	if len(near) == 0 {
		beside = i + 1
	}
	if len(near) >= least {
		return near, beside
	}
	near = nil
	for k := i + 1; k < len(months) && len(near) < least && months[k]-months[i] <= usualReach; k++ {
		near = append(near, k)
	}
	return near, beside
}

// rowFindings finds the months whose rows are not what is usual: fewer by more than the
// share change, or more by as large a factor. Partial months are told by themselves. A
// month has to differ by beyondChance standard errors too: of a Poisson count, and of what
// the series itself varies from one month to the next. In orderly series with a season
// of 15% and counts that vary by 5% beside chance, of 100 to 20,000 rows a month, fewer
// than one month in 2,000 is found (TestGatesAreSeldomFalse).
func rowFindings(months []gateMonth, change float64) []GateFinding {
	months = slices.DeleteFunc(slices.Clone(months), func(m gateMonth) bool { return m.status == data.Partial || m.rows <= 0 })
	var at []data.Month
	var logs []float64
	for _, m := range months {
		at = append(at, m.month)
		logs = append(logs, math.Log(float64(m.rows)))
	}
	configured := -math.Log(1 - change)
	found := jumps(at, logs, func(i int, usual float64) float64 {
		return max(configured, beyondChance*math.Exp(-usual/2), beyondChance*wobble(logs, i))
	})
	var out []GateFinding
	for _, j := range found {
		m, usual := months[j.at], math.Round(math.Exp(j.usual))
		rows := float64(m.rows)
		way := fmt.Sprintf("%.0f%% fewer", 100*(1-rows/usual))
		if rows > usual {
			way = fmt.Sprintf("%.1f times as many", rows/usual)
		}
		share := 1 - math.Exp(-j.limit)
		out = append(out, GateFinding{
			Gate: workspace.RowCount, Months: data.Period{From: m.month, To: m.month}, Number: rows, Usual: &usual, Limit: share,
			What: fmt.Sprintf("%s has %s rows where %s are usual, %s; let through are %.0f%% fewer to %.1f times as many",
				m.month.Label(), data.Thousands(m.rows), data.Thousands(int64(usual)), way, 100*share, 1/(1-share)),
		})
	}
	return out
}

// wobble is the standard deviation of a month as the steps from one to the next tell it:
// the median step, which a few large ones do not move, over 0.6745 and the square root of
// two. The steps are those of the 24 values before i; where they are fewer than twelve, of
// those after it as well. It is 0 where there are fewer than six.
func wobble(values []float64, i int) float64 {
	var steps []float64
	add := func(from, to int) {
		for k := max(1, from); k < min(to, len(values)); k++ {
			steps = append(steps, math.Abs(values[k]-values[k-1]))
		}
	}
	if add(i-usualReach, i); len(steps) < trailing {
		add(i+2, i+2+usualReach)
	}
	if len(steps) < 6 {
		return 0
	}
	return middleOf(steps) / (0.6745 * math.Sqrt2)
}
