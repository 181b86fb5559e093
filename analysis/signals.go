package analysis

import (
	"fmt"

	"assess/data"
)

// CategorySignals is what the control charts and the run rules say of one
// category's months of the year.
type CategorySignals struct {
	Category data.Category `json:"category"`
	Looked   int           `json:"months_looked_at"` // of the year
	Months   []MonthSignal `json:"months"`           // of them, those outside the limits of a chart
	Runs     Runs          `json:"runs"`             // of the basis and the year, about the median of the basis
	Last     *LastRun      `json:"last_run"`         // nil where the last month is on the median
	Level    Verdict       `json:"level"`            // of the year against the basis
	Reason   string        `json:"reason"`           // why there are no charts; empty otherwise
}

// MonthSignal is a month outside the limits of one chart or both.
type MonthSignal struct {
	Month data.Month `json:"month"`
	High  bool       `json:"high"`
	XmR   bool       `json:"beyond_xmr"` // outside the limits of the chart of months
	Laney bool       `json:"beyond_u"`   // of the chart by exposure
}

// Unusual says whether both charts call the month out: the one rule by which a
// report calls a month unusual.
func (s MonthSignal) Unusual() bool { return s.XmR && s.Laney }

// LastRun is the run of months on one side of the median of the basis that the year
// ends in. Months on the median are passed over.
type LastRun struct {
	From   data.Month `json:"from"`
	Months int        `json:"months"`
	High   bool       `json:"high"`
}

// Shares of category-years without a change that have an unusual month, and a level
// called higher or lower, as TestSignalsAreSeldomFalse finds them, rounded up: 3.5 and 1.8 %.
const (
	FalseUnusual = 0.04
	FalseLevel   = 0.02
)

// leastLastRun is the fewest months in a row on one side of the median that are called
// a higher or lower level. Anhøj's limit is lower, but where a month is like the one
// before, one category in three passes it without a change.
const leastLastRun = 12

// signals charts every category that was decomposed and reads the year's months.
func (b *builder) signals() error {
	b.out.Signals = []CategorySignals{}
	for i := range b.out.Trends {
		t := &b.out.Trends[i]
		s := CategorySignals{Category: t.Category, Months: []MonthSignal{}, Level: NotComparable, Reason: t.Reason}
		if t.Reason == "" {
			b.chart(t, &s)
		}
		b.out.Signals = append(b.out.Signals, s)
	}
	return nil
}

// chart fills the control limits of a trend and what its year shows.
func (b *builder) chart(t *Trend, s *CategorySignals) {
	c := b.charted(t)
	l, ok := c.limits()
	if !ok {
		s.Reason = "the months before do not vary, or no two of them follow each other"
		return
	}
	t.Control = &Control{
		Basis: []data.Month{}, Centre: l.centre, Lower: l.lower, Upper: l.upper, SigmaZ: l.sigmaZ, Reach: l.reach,
		Usual: make([]*Interval, len(t.Counts)), Adjusted: true,
	}
	for i, m := range c.months {
		if c.basis[i] {
			t.Control.Basis = append(t.Control.Basis, m)
		}
		if usual, ok := l.usual(i); ok {
			t.Control.Usual[m-t.From] = &usual
		}
		if !c.year[i] {
			continue
		}
		s.Looked++
		v := c.adjusted[i]
		out := MonthSignal{Month: m, High: v > l.centre, XmR: v < l.lower || v > l.upper, Laney: v < l.lowerU[i] || v > l.upperU[i]}
		if out.XmR || out.Laney {
			s.Months = append(s.Months, out)
		}
	}
	c.level(s)
}

// level reads the run rules. The level is called higher or lower where the last
// twelve months or more all lie on one side of the median, and are more than the
// longest run that chance usually leaves.
func (c charted) level(s *CategorySignals) {
	var of []float64
	var kept charted
	for i, v := range c.adjusted {
		if c.basis[i] {
			of = append(of, v)
		}
		if c.basis[i] || c.year[i] {
			kept.adjusted = append(kept.adjusted, v)
			kept.months = append(kept.months, c.months[i])
		}
	}
	centre := middleOf(of)
	s.Runs = AnhoejRules(kept.adjusted, centre)
	s.Last = kept.lastRun(centre)
	switch {
	case s.Runs.Useful < leastUseful:
		s.Level = TooFew
	case s.Last == nil || s.Last.Months < leastLastRun || s.Last.Months <= s.Runs.LongestUsual:
		s.Level = NoClearChange
	case s.Last.High:
		s.Level = Higher
	default:
		s.Level = Lower
	}
}

// lastRun is the run that the last month is in. A gap of more than widestGap months
// ends it.
func (c charted) lastRun(centre float64) *LastRun {
	last := len(c.months) - 1
	side := sideOf(c.adjusted[last], centre)
	if side == 0 {
		return nil
	}
	run := &LastRun{From: c.months[last], High: side > 0}
	for i := last; i >= 0; i-- {
		if i < last && int(c.months[i+1]-c.months[i]) > widestGap+1 {
			break
		}
		switch sideOf(c.adjusted[i], centre) {
		case side:
			run.From = c.months[i]
			run.Months++
		case -side:
			return run
		}
	}
	return run
}

func methodControl(b *builder) Method {
	n, settings := "no series", ""
	for _, t := range b.out.Trends {
		if c := t.Control; c != nil && (settings == "" || t.Category == data.AllCrime) {
			n = fmt.Sprintf("limits from %d months (%s)", len(c.Basis), t.Category.Plain())
			settings = fmt.Sprintf(" For %s they lie %.1f standard deviations from the mean.", t.Category.Plain(), c.Reach)
		}
	}
	return Method{
		ID: "control", Name: "Control limits of the months (XmR)",
		Formula: "A chart of single seasonally adjusted months: their mean, and limits either side of it. The standard deviation is the mean step from one month to the next (moving range) divided by 1.128. It is widened, by at most three tenths, where that of the months themselves is larger.",
		Settings: fmt.Sprintf("At least %d months before this year set the limits, less those set aside.%s Three would be too few: mean, deviation and season are known from these months alone, so a new month falls outside more often (Student's t). "+
			"A month is called unusual only when the u' chart says so too. Of categories without a change, about %.0f%% have such a month in a year.", leastBasis, settings, 100*FalseUnusual),
		N: n, Source: "Wheeler and Chambers (1992), Understanding Statistical Process Control",
	}
}

func methodLaney(b *builder) Method {
	n := "no series"
	for _, t := range b.out.Trends {
		if c := t.Control; c != nil && (n == "no series" || t.Category == data.AllCrime) {
			n = fmt.Sprintf("%d months (%s), which vary %.1f times as much as chance alone", len(c.Basis), t.Category.Plain(), c.SigmaZ)
		}
	}
	return Method{
		ID: "laney", Name: "Control limits by exposure (Laney's u')",
		Formula: "Incidents over what a usual month brings as a share of the average month. Limits are those of a count that varies by chance, widened by how much more the months vary from one to the next, and follow the share of the month.",
		Settings: "The same months, the same number of standard deviations and the same widening as the chart of months. The share is that of the seasonal pattern and holds the length of the month. The upper limit is worked out on square roots, because small counts lean upwards. " +
			"The usual range in figures and files is the wider of the two charts' limits.",
		N: n, Source: "Laney (2002), doi:10.1081/QEN-120006555",
	}
}

func methodRuns(b *builder) Method {
	n := 0
	for _, s := range b.out.Signals {
		if s.Reason == "" {
			n++
		}
	}
	return Method{
		ID: "runs", Name: "Months in a row on one side",
		Formula: "The longest run of seasonally adjusted months on one side of the median of the months before this year, and how often they cross it, beside what chance leaves: no run longer than round(log2 n) + 3, and no fewer crossings than the 5% quantile of n - 1 tosses of a coin.",
		Settings: fmt.Sprintf("The level is called higher or lower only when the year ends in a run that is longer than that and has %d months or more. The rules alone signal for about a third of categories without a change, as months are a little like the one before; this one does so for about %.0f%%.",
			leastLastRun, 100*FalseLevel),
		N: fmt.Sprintf("%d categories", n), Source: "Anhøj and Olesen (2014), doi:10.1371/journal.pone.0113825",
	}
}
