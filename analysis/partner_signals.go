package analysis

import (
	"fmt"

	"assess/data"
)

// partnerSignals charts the months of each series of the partnership that has enough
// of them.
func (b *builder) partnerSignals() error {
	p := &b.out.Partners
	p.Signals = []PartnerSignals{}
	for _, c := range p.Counts {
		if c.Type != TypePartnership {
			continue
		}
		t := Trend{Category: data.Category(c.Category), From: c.From, Counts: c.Counts, Filled: []data.Month{},
			Trend: make([]*float64, len(c.Counts)), Seasonal: make([]*float64, len(c.Counts)), Adjusted: make([]*float64, len(c.Counts))}
		if err := b.decompose(&t); err != nil {
			return fmt.Errorf("months of %s: %w", c.Source, err)
		}
		s := CategorySignals{Category: t.Category, Months: []MonthSignal{}, Level: NotComparable, Reason: t.Reason}
		if t.Reason == "" {
			b.chart(&t, &s)
		}
		p.Signals = append(p.Signals, PartnerSignals{Source: c.Source, Flag: c.Flag, Sensitive: c.Sensitive, Control: t.Control, CategorySignals: s, Adjusted: t.Adjusted})
	}
	return nil
}

func methodPartnerSignals(b *builder) Method {
	n := 0
	for _, s := range b.out.Partners.Signals {
		if s.Reason == "" {
			n++
		}
	}
	return Method{
		ID: "partner-signals", Name: "Unusual months of partners' records",
		Formula:  "The months of a series are charted as those of a police category are: seasonally adjusted, with limits from the months before this year. A month is called unusual only when both charts say so.",
		Settings: fmt.Sprintf("Series with %d months or more in an unbroken run.", leastRun),
		N:        fmt.Sprintf("%d series", n),
		Source:   "as for the control limits of the months",
	}
}
