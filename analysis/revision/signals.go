package revision

import (
	"slices"

	"assess/analysis"
	"assess/data"
)

// SignalChange is a month that the charts call unusual on one side only.
type SignalChange struct {
	Source   string        `json:"source,omitempty"` // of a partner's table; empty for police data
	Flag     string        `json:"flag,omitempty"`
	Category data.Category `json:"category"`
	Month    data.Month    `json:"month"`
	High     bool          `json:"high"`
	New      bool          `json:"new"` // it is unusual now and was not, or was not held
}

// signals lists the months that are unusual on one side only: of police data by
// category, then of partners' tables.
func (d *Differences) signals(was, now *analysis.Assessment) {
	before, after := unusual(was), unusual(now)
	for _, s := range after {
		if !slices.Contains(before, s) {
			s.New = true
			d.Signals = append(d.Signals, s)
		}
	}
	for _, s := range before {
		if !slices.Contains(after, s) {
			d.Signals = append(d.Signals, s)
		}
	}
}

// unusual lists the months of an assessment's year that both charts call out.
func unusual(a *analysis.Assessment) (out []SignalChange) {
	add := func(source, flag string, s analysis.CategorySignals) {
		for _, m := range s.Months {
			if m.Unusual() {
				out = append(out, SignalChange{Source: source, Flag: flag, Category: s.Category, Month: m.Month, High: m.High})
			}
		}
	}
	for _, s := range a.Signals {
		add("", "", s)
	}
	for _, s := range a.Partners.Signals {
		add(s.Source, s.Flag, s.CategorySignals)
	}
	return out
}
