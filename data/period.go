package data

import (
	"fmt"
	"strings"
)

// Period is an unbroken run of months, both ends included. The zero value is
// empty.
type Period struct {
	From Month `json:"from"`
	To   Month `json:"to"`
}

// ParsePeriod reads "2020-03/2021-07".
func ParsePeriod(s string) (Period, error) {
	a, b, ok := strings.Cut(s, "/")
	if !ok {
		return Period{}, fmt.Errorf("period %q is not written as YYYY-MM/YYYY-MM", s)
	}
	from, err := ParseMonth(a)
	if err != nil {
		return Period{}, err
	}
	to, err := ParseMonth(b)
	if err != nil {
		return Period{}, err
	}
	if to < from {
		return Period{}, fmt.Errorf("period %q ends before it starts", s)
	}
	return Period{from, to}, nil
}

// Empty reports whether the period holds no month.
func (p Period) Empty() bool { return p.From.IsZero() || p.To < p.From }

// Len is the number of months.
func (p Period) Len() int {
	if p.Empty() {
		return 0
	}
	return int(p.To-p.From) + 1
}

// Contains reports whether m lies in the period.
func (p Period) Contains(m Month) bool { return !p.Empty() && m >= p.From && m <= p.To }

// Months lists the months in order.
func (p Period) Months() []Month {
	out := make([]Month, 0, p.Len())
	for m := p.From; m <= p.To && !p.Empty(); m++ {
		out = append(out, m)
	}
	return out
}

// Add is the period n months later.
func (p Period) Add(n int) Period { return Period{p.From.Add(n), p.To.Add(n)} }

// Label is the form people read, "April 2020 to March 2021".
func (p Period) Label() string {
	switch {
	case p.Empty():
		return "no months"
	case p.From == p.To:
		return p.From.Label()
	case p.From.Year() == p.To.Year():
		return fmt.Sprintf("%s to %s", p.From.Calendar(), p.To.Label())
	}
	return p.From.Label() + " to " + p.To.Label()
}
