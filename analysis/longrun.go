package analysis

import (
	"fmt"
	"math"

	"assess/data"
)

// LongRun says whether a category's counts tend up or down over all the years held,
// each calendar month beside the same month of other years.
type LongRun struct {
	Category data.Category `json:"category"`
	From     data.Month    `json:"from"`     // first month used
	To       data.Month    `json:"to"`       // last
	Months   int           `json:"months"`   // held between them and not set aside
	Middle   *float64      `json:"middle"`   // incidents of a middle year: twelve times the mean of the calendar months' medians
	Slope    *float64      `json:"slope"`    // Sen's: incidents by which a year differs from the year before it
	Interval *Interval     `json:"interval"` // of the slope; nil where the months are too few to bound it
	P        *float64      `json:"p_value"`  // nil when not tested
	Q        *float64      `json:"q_value"`
	Verdict  Verdict       `json:"verdict"`
	Reason   string        `json:"reason"` // why it cannot be told, empty otherwise
}

// leastYears is the fewest years of months from which a direction is told. With
// fewer the test holds its level too, but it could not find one: a category that
// moves the same way in every month has p 0.015 at best after 5 years, which does not
// pass the adjustment for a dozen categories.
const leastYears = 6

// longRuns tests every category's months up to the end of the year.
func (b *builder) longRuns() error {
	b.out.LongRuns = []LongRun{}
	p := make([]float64, len(b.out.Trends))
	for i := range b.out.Trends {
		r := longRun(&b.out.Trends[i], planner{exclude: b.out.Settings.Exclude})
		p[i] = math.NaN()
		if r.P != nil {
			p[i] = *r.P
		}
		b.out.LongRuns = append(b.out.LongRuns, r)
	}
	for i, q := range BenjaminiHochberg(p) {
		b.out.LongRuns[i].judge(q, b.out.Settings.FDR)
	}
	return nil
}

// longRun tests one category; the verdict of what was tested waits for the q-value.
func longRun(t *Trend, p planner) LongRun {
	r := LongRun{Category: t.Category, Verdict: NotComparable}
	y := p.wholeYears(t)
	for i, v := range y {
		if math.IsNaN(v) {
			continue
		}
		r.To = t.From.Add(i - (len(y) - len(t.Counts)))
		if r.Months++; r.Months == 1 {
			r.From = r.To
		}
	}
	years := (r.Months + 6) / 12 // to the nearest: one month missing does not cost a year
	if years < leastYears {
		r.Reason = fmt.Sprintf("%d months are held and not set aside, about %d years; fewer than %d years are too few to tell a direction from the ups and downs of single years", r.Months, years, leastYears)
		return r
	}
	middle := middleYear(y)
	r.Middle = &middle
	if middle < minimumCount {
		r.Verdict = TooFew
		return r
	}
	k := DependentMonths(y, 12)
	const perYear = 12 * 12 // months in a year's count, and months between two years
	slope := perYear * k.Slope
	r.Slope, r.P = &slope, &k.P
	if ci, ok := SenInterval(y, 12, k.Variance, confidence); ok {
		r.Interval = &Interval{Lower: perYear * ci.Lower, Upper: perYear * ci.Upper}
	}
	return r
}

// wholeYears are the months of a series in years that end with its last month: NaN
// where a month is not held or set aside, and before the first.
func (p planner) wholeYears(t *Trend) []float64 {
	n := len(t.Counts)
	before := (12 - n%12) % 12
	y := make([]float64, before+n)
	for i := range y {
		y[i] = math.NaN()
		if k := i - before; k >= 0 && t.Counts[k] != nil && !p.excluded(t.From.Add(k)) {
			y[i] = float64(*t.Counts[k])
		}
	}
	return y
}

// middleYear is twelve times the mean of the calendar months' medians.
func middleYear(y []float64) float64 {
	sum, held := 0.0, 0.0
	for month := range 12 {
		var values []float64
		for _, v := range everyNth(y, month, 12) {
			if !math.IsNaN(v) {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			sum += middleOf(values)
			held++
		}
	}
	return 12 * sum / held
}

// judge takes the q-value, NaN where nothing was tested, and gives the word for it.
func (r *LongRun) judge(q, fdr float64) {
	if math.IsNaN(q) {
		return
	}
	r.Q = &q
	switch {
	case !(q < fdr) || r.Interval == nil:
		r.Verdict = NoClearChange
	case r.Interval.Lower > 0:
		r.Verdict = Higher
	case r.Interval.Upper < 0:
		r.Verdict = Lower
	default:
		r.Verdict = NoClearChange
	}
}

func methodLongRun(b *builder) Method {
	tested, months := 0, 0
	for _, r := range b.out.LongRuns {
		if r.P != nil {
			tested++
			months = max(months, r.Months)
		}
	}
	n := fmt.Sprintf("%d categories, up to %d months", tested, months)
	if tested == 0 {
		n = "no category: too few years are held"
	}
	return Method{
		ID: "long-run", Name: "Direction over all the years held",
		Formula: "Each month is held against the same calendar month of every other year: pairs that rise less pairs that fall (seasonal Kendall test), with a variance that allows for months of one year that move together. " +
			"The change a year is the middle of the changes between all such pairs (Sen's slope). Its interval rests on the same variance.",
		Settings: fmt.Sprintf("At least %d years of months, those set aside left out. The larger of the variances with and without the covariances of months. At least %d incidents in a middle year. Benjamini-Hochberg over the categories at %g. Intervals of %.0f%%.",
			leastYears, minimumCount, b.out.Settings.FDR, 100*confidence),
		N:      n,
		Source: "Hirsch, Slack and Smith (1982), doi:10.1029/WR018i001p00107; Hirsch and Slack (1984), doi:10.1029/WR020i006p00727; Sen (1968), doi:10.1080/01621459.1968.10480934",
	}
}
