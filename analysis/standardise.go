package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data"
)

// The fewest small areas of the comparator in a group of deprivation deciles: the
// rate of a few is that of a town centre or two. And the least share of residents,
// on either side, whose decile must be held.
const (
	fewestLSOAs   = 10
	leastStratify = 0.95
)

// Standardisation sets the partnership beside the rest of its comparator with
// deprivation allowed for: its counts beside those it would have had, had each of its
// deprivation deciles the comparator's rate there.
type Standardisation struct {
	Name   string             `json:"name"`   // of the comparator, as in Versus
	Reason string             `json:"reason"` // why there is none
	Groups []DecileGroup      `json:"groups"`
	Tests  int                `json:"tests_adjusted"` // number of tests that the q-values adjust for
	Rows   []StandardisedRate `json:"rows"`
}

// DecileGroup is neighbouring deprivation deciles that share one rate: a single
// decile where the comparator has enough small areas in it.
type DecileGroup struct {
	From           int     `json:"from"` // 1 is most deprived
	To             int     `json:"to"`
	LSOAs          int     `json:"lsoas"`
	Residents      float64 `json:"residents"`
	OtherLSOAs     int     `json:"comparator_lsoas"`
	OtherResidents float64 `json:"comparator_residents"`
}

// StandardisedRate is one category. Count is of the small areas whose decile is held.
type StandardisedRate struct {
	Category data.Category `json:"category"`
	Count    int64         `json:"count"`
	Expected float64       `json:"expected"`
	Crude    float64       `json:"crude_ratio"` // of the rates, deprivation not allowed for
	Ratio    float64       `json:"ratio"`       // 1 is as many as expected
	Interval *Interval     `json:"interval"`
	P        *float64      `json:"p_value"`
	Q        *float64      `json:"q_value"`
	Verdict  Verdict       `json:"verdict"` // higher, lower, no clear change (difference), too few to say
}

// standardise works out the standardised ratios of every category.
func (b *builder) standardise() error {
	out := &b.out.Standardised
	*out = Standardisation{Name: b.out.Versus.Name, Groups: []DecileGroup{}, Rows: []StandardisedRate{}}
	x, reason := b.beside()
	if reason != "" {
		out.Reason = reason
		return nil
	}
	s, reason := b.stratify(x)
	if reason == "" {
		out.Groups, reason = s.groups()
	}
	if reason != "" {
		out.Reason = reason
		return nil
	}
	counts, err := b.strataCounts(s, x)
	if err != nil {
		return err
	}
	vary := b.variation(x)
	for _, c := range b.categories() {
		in := StandardisedInput{Own: s.areas(ownSide, out.Groups, counts[ownSide][c]), Other: s.areas(restSide, out.Groups, counts[restSide][c]), Strata: len(out.Groups)}
		if row, ok := standardisedRow(c, in, vary[c]); ok {
			out.Rows = append(out.Rows, row)
		}
	}
	if len(out.Rows) == 0 {
		out.Reason = "two years of months are needed to tell how much they vary"
		return nil
	}
	out.Tests = judgeRates(out.Rows, b.out.Settings.FDR)
	return nil
}

// standardisedRow is one category's ratio. ok is false where nothing is expected, or
// where it cannot be told how much the months vary.
func standardisedRow(c data.Category, in StandardisedInput, vary spreads) (row StandardisedRate, ok bool) {
	if vary.df[ownSide] < 1 || vary.df[restSide] < 1 {
		return row, false
	}
	in.PhiOwn, in.PhiOther = vary.phi[ownSide], vary.phi[restSide]
	ratio, se, ok := StandardiseAreas(in)
	if !ok {
		return row, false
	}
	own, residents := together(in.Own)
	other, others := together(in.Other)
	row = StandardisedRate{Category: c, Count: own, Expected: ratio.Expected, Ratio: ratio.Ratio / 100, Verdict: TooFew,
		Crude: float64(own) / residents / (float64(other) / others)}
	if own < minimumCount || other < minimumCount {
		return row, true
	}
	t := distuv.StudentsT{Sigma: 1, Nu: float64(len(in.Own) - 1)}
	reach := t.Quantile(0.5+confidence/2) * se
	p := 2 * t.Survival(math.Abs(math.Log(row.Ratio))/se)
	row.Interval, row.P = &Interval{row.Ratio * math.Exp(-reach), row.Ratio * math.Exp(reach)}, &p
	return row, true
}

// together is the count and the exposure of all small areas.
func together(areas []StratumPart) (count int64, exposure float64) {
	for _, a := range areas {
		count += a.Count
		exposure += a.Exposure
	}
	return count, exposure
}

// judgeRates gives every tested row its q-value and its verdict, and the number of
// tests.
func judgeRates(rows []StandardisedRate, fdr float64) (tests int) {
	p := notTested(len(rows))
	for i, r := range rows {
		if r.P != nil {
			p[i] = *r.P
			tests++
		}
	}
	for i, q := range BenjaminiHochberg(p) {
		r := &rows[i]
		if r.P == nil {
			continue
		}
		r.Q, r.Verdict = known(q), NoClearChange
		switch {
		case q < fdr && r.Interval.Lower > 1:
			r.Verdict = Higher
		case q < fdr && r.Interval.Upper < 1:
			r.Verdict = Lower
		}
	}
	return tests
}

func methodStandardised(b *builder) Method {
	s := b.out.Standardised
	m := Method{
		ID: "standardised", Name: "Allowing for deprivation",
		Formula: "The partnership's count over the count expected, had each of its deprivation deciles the rate of the same decile in the comparator's other districts (indirect standardisation). " +
			"The interval takes both counts as uncertain. It allows for months that vary more than chance, and for small areas of one decile that differ from each other. Before a verdict, the p-values of all categories are adjusted (Benjamini-Hochberg).",
		Settings: fmt.Sprintf("%.0f%% intervals. Higher or lower when the adjusted p-value is below %g. A decile with fewer than %d small areas in the comparator is taken together with its neighbour.",
			100*confidence, b.out.Settings.FDR, fewestLSOAs),
		N:      fmt.Sprintf("%d categories, %d tests, %d groups of deciles", len(s.Rows), s.Tests, len(s.Groups)),
		Source: "Breslow and Day (1987), section 2.3; White (1980), doi:10.2307/1912934; Benjamini and Hochberg (1995)",
	}
	if s.Reason != "" {
		m.Settings = "Not used: " + s.Reason + "."
	}
	return m
}
