package analysis

import (
	"fmt"
	"slices"

	"assess/data"
	"assess/data/profiles"
)

// EmergingThemes is what may be coming: signals that the analysis found at the end of the
// year, and the register of themes that the analyst keeps.
type EmergingThemes struct {
	Since    data.Month       `json:"unusual_months_since"` // unusual months are listed from here on
	Signals  []EmergingSignal `json:"signals"`              // the surest first
	Register []Theme          `json:"register"`             // open ones before closed ones, the newest first
	Tally    []ThemeRows      `json:"register_by_status"`   // in the order of profiles.ThemeStatuses
	Reason   string           `json:"register_reason"`      // why there is no register; empty otherwise
}

// SignalKind says what a signal is of.
type SignalKind string

// The kinds of signals.
const (
	UnusualMonth  SignalKind = "unusual month"
	LongSide      SignalKind = "a year on one side"
	NewLevel      SignalKind = "new level"
	NewHotSpot    SignalKind = "new hot cells"
	PartnerMoved  SignalKind = "change of a partner's records"
	PartnerMonths SignalKind = "unusual month of a partner's records"
)

// Sureness is how much a signal can be relied on.
type Sureness string

// The degrees of sureness, the surest first: what chance alone seldom brings about (in 1
// of 50 cases or fewer); what the tests call after allowing for their number; and a single
// month, which comes about by chance in some category nearly every year.
const (
	Firm     Sureness = "firm"
	Probable Sureness = "probable"
	ToWatch  Sureness = "to watch"
)

// SurenessOrder lists the degrees.
var SurenessOrder = []Sureness{Firm, Probable, ToWatch}

// EmergingSignal is one signal. What does not belong to its kind is left out.
type EmergingSignal struct {
	Kind     SignalKind    `json:"kind"`
	Category data.Category `json:"category"`
	Partner  *PartnerKey   `json:"partner,omitempty"`
	Verdict  Verdict       `json:"verdict"` // Higher or Lower
	Sure     Sureness      `json:"sure"`
	Months   []data.Month  `json:"months,omitempty"` // unusual ones
	From     data.Month    `json:"from"`             // since when
	Run      int           `json:"run,omitempty"`    // months on one side, or of the new level
	Before   *float64      `json:"before,omitempty"` // monthly mean of the level before
	After    *float64      `json:"after,omitempty"`  // of the new one
	Cells    int           `json:"cells,omitempty"`
	Incident int64         `json:"incidents,omitempty"` // of the year in these cells
	Wards    []string      `json:"wards,omitempty"`
	Ratio    *float64      `json:"rate_ratio,omitempty"`
	Interval *Interval     `json:"interval,omitempty"`
	Q        *float64      `json:"q_value,omitempty"`
}

// Theme is an entry of the register.
type Theme struct {
	Title     string `json:"title"`
	FirstSeen string `json:"first_seen"` // ISO, a day or a month
	Evidence  string `json:"evidence"`
	Owner     string `json:"owner,omitempty"`
	Status    string `json:"status"`
	Public    bool   `json:"public"`
}

// ThemeRows counts entries of the register.
type ThemeRows struct {
	Status string `json:"status"`
	Themes int    `json:"themes"`
}

// noRegister says what is missing, and from whom.
const noRegister = "the analyst keeps none; to begin one, add themes to the profile, each with its evidence, owner and status"

// lastMonths is how many of the year's last months are looked at for unusual ones, and
// newWithin the most months that a new level may be old.
const (
	lastMonths = 3
	newWithin  = 12
)

// firmQ is the adjusted p-value below which a change of a partner's records is firm.
const firmQ = 0.02

// themes gathers the signals and the register.
func (b *builder) themes() error {
	b.out.Emerging = EmergingThemes{Since: b.out.Year.Held.To.Add(1 - lastMonths), Signals: []EmergingSignal{}, Register: []Theme{}, Tally: []ThemeRows{}}
	e := &b.out.Emerging
	for _, s := range b.out.Signals {
		b.runSignal(s)
		e.add(monthsSignal(s, e.Since, UnusualMonth))
	}
	for _, l := range b.out.LevelShifts {
		e.level(levelSignal(l, b.out.Year.Held.To))
	}
	for _, h := range b.out.Histories {
		for _, t := range h.Courses {
			if t.Course == NewlyHot && t.Cells > 0 && h.Reason == "" {
				e.Signals = append(e.Signals, EmergingSignal{Kind: NewHotSpot, Category: h.Category, Verdict: Higher, Sure: Probable, From: b.out.Year.Held.From,
					Cells: t.Cells, Incident: t.Incident, Wards: append([]string{}, t.Wards...)})
			}
		}
	}
	b.partnerThemes()
	slices.SortStableFunc(e.Signals, func(x, y EmergingSignal) int {
		return slices.Index(SurenessOrder, x.Sure) - slices.Index(SurenessOrder, y.Sure)
	})
	b.register(b.req.Papers.Profile)
	return nil
}

func (e *EmergingThemes) add(s *EmergingSignal) {
	if s != nil {
		e.Signals = append(e.Signals, *s)
	}
}

// level adds a new level, or where the category has been on that side for a year already
// says with it what the levels are.
func (e *EmergingThemes) level(s *EmergingSignal) {
	if s == nil {
		return
	}
	for i := range e.Signals {
		if x := &e.Signals[i]; x.Kind == LongSide && x.Category == s.Category && x.Verdict == s.Verdict {
			x.Before, x.After = s.Before, s.After
			return
		}
	}
	e.add(s)
}

// runSignal is a category whose year ends in a long run on one side.
func (b *builder) runSignal(s CategorySignals) {
	if s.Level != Higher && s.Level != Lower || s.Last == nil {
		return
	}
	b.out.Emerging.add(&EmergingSignal{Kind: LongSide, Category: s.Category, Verdict: s.Level, Sure: Firm, From: s.Last.From, Run: s.Last.Months})
}

// monthsSignal is a category's unusual months from a month on; two or more on the same
// side are more than a single one. nil where there is none, or they point both ways.
func monthsSignal(s CategorySignals, since data.Month, kind SignalKind) *EmergingSignal {
	out := &EmergingSignal{Kind: kind, Category: s.Category, Sure: ToWatch}
	high := 0
	for _, m := range s.Months {
		if m.Unusual() && m.Month >= since {
			out.Months = append(out.Months, m.Month)
			if m.High {
				high++
			}
		}
	}
	switch n := len(out.Months); {
	case n == 0 || high > 0 && high < n:
		return nil
	case n > 1:
		out.Sure = Probable
	}
	out.From, out.Verdict = out.Months[0], Lower
	if high > 0 {
		out.Verdict = Higher
	}
	return out
}

// levelSignal is a new level that is no older than newWithin months; nil where there is
// none.
func levelSignal(l LevelShift, last data.Month) *EmergingSignal {
	n := len(l.Stretches)
	if l.Reason != "" || n < 2 {
		return nil
	}
	before, now := l.Stretches[n-2], l.Stretches[n-1]
	if now.To < last || int(last-now.From) >= newWithin || before.Mean == now.Mean {
		return nil
	}
	out := &EmergingSignal{Kind: NewLevel, Category: l.Category, Verdict: Higher, Sure: Probable, From: now.From, Run: now.Months, Before: &before.Mean, After: &now.Mean}
	if now.Mean < before.Mean {
		out.Verdict = Lower
	}
	return out
}

// partnerThemes are the clear changes of partners' records and their unusual months.
// Where all records of a table changed, those of its categories that went the same way
// are not listed again.
func (b *builder) partnerThemes() {
	e, p := &b.out.Emerging, b.out.Partners
	whole := map[string]Verdict{}
	for _, c := range p.Changes {
		if c.Type != TypePartnership || c.Verdict != Higher && c.Verdict != Lower || c.Verdict == whole[c.Source] {
			continue
		}
		if c.Category == "" && c.Flag == "" {
			whole[c.Source] = c.Verdict
		}
		key, sure := c.Key(), Probable
		if c.Q != nil && *c.Q < firmQ {
			sure = Firm
		}
		e.Signals = append(e.Signals, EmergingSignal{Kind: PartnerMoved, Partner: &key, Verdict: c.Verdict, Sure: sure, From: b.out.Year.Held.From, Ratio: c.RateRatio, Interval: c.Interval, Q: c.Q})
	}
	for _, s := range p.Signals {
		if m := monthsSignal(s.CategorySignals, e.Since, PartnerMonths); m != nil {
			m.Partner, m.Category = &PartnerKey{s.Source, string(s.Category), s.Flag}, ""
			e.add(m)
		}
	}
}

// register takes over the analyst's register.
func (b *builder) register(p *profiles.Profile) {
	e := &b.out.Emerging
	if p == nil || len(p.Themes) == 0 {
		e.Reason = noRegister
		return
	}
	for _, t := range p.Themes {
		e.Register = append(e.Register, Theme(t))
	}
	slices.SortStableFunc(e.Register, func(x, y Theme) int {
		if cx, cy := x.Status == themeClosed, y.Status == themeClosed; cx != cy {
			if cx {
				return 1
			}
			return -1
		}
		switch {
		case x.FirstSeen > y.FirstSeen:
			return -1
		case x.FirstSeen < y.FirstSeen:
			return 1
		}
		return 0
	})
	for _, status := range profiles.ThemeStatuses {
		n := 0
		for _, t := range e.Register {
			if t.Status == status {
				n++
			}
		}
		e.Tally = append(e.Tally, ThemeRows{status, n})
	}
}

// themeClosed is the status of a theme that is over.
const themeClosed = "closed"

func methodThemes(b *builder) Method {
	e := b.out.Emerging
	return Method{
		ID: "emerging", Name: "Emerging themes",
		Formula: "What other methods of this annex found at the end of the year, in one list: categories whose year ends in a long run on one side of the middle; levels that are new; unusual months among the last ones; hot cells that are new; and partners' records that changed clearly or had unusual months.",
		Settings: fmt.Sprintf("A level is new when it began in the last %d months. Unusual months are those of the last %d. "+
			"Firm is a long run, and a partner's change with an adjusted p-value below %g. Probable is a new level, new hot cells, two unusual months on one side, and any other clear change of a partner's records. A single unusual month is to watch.",
			newWithin, lastMonths, firmQ),
		N:      fmt.Sprintf("%d signals; %d entries of the register", len(e.Signals), len(e.Register)),
		Source: "rule of this program",
	}
}
