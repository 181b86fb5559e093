package data

import (
	"fmt"
	"strconv"
	"time"
)

// Month is a calendar month, counted from January of year 0. Police open data
// knows no finer time. The zero value is not a month: IsZero tells.
type Month int32

// NewMonth makes a Month of a year and a calendar month.
func NewMonth(year int, m time.Month) Month { return Month(year*12 + int(m) - 1) }

// ParseMonth reads the ISO form "2020-04" and nothing else.
func ParseMonth(s string) (Month, error) {
	if len(s) == 7 && s[4] == '-' {
		y, errY := strconv.ParseUint(s[:4], 10, 16)
		m, errM := strconv.ParseUint(s[5:], 10, 8)
		if errY == nil && errM == nil && y >= 1900 && m >= 1 && m <= 12 {
			return NewMonth(int(y), time.Month(m)), nil
		}
	}
	return 0, fmt.Errorf("month %q is not written as YYYY-MM", s)
}

// IsZero reports whether m is the zero value rather than a month.
func (m Month) IsZero() bool { return m == 0 }

// Year is the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Calendar is the month of the year.
func (m Month) Calendar() time.Month { return time.Month(int(m)%12 + 1) }

// Add is the month n months later (earlier when n is negative).
func (m Month) Add(n int) Month { return m + Month(n) }

// Days is the number of days in the month.
func (m Month) Days() int {
	return time.Date(m.Year(), m.Calendar()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// First is midnight UTC of the first day.
func (m Month) First() time.Time {
	return time.Date(m.Year(), m.Calendar(), 1, 0, 0, 0, 0, time.UTC)
}

// String is the ISO form, "2020-04".
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year(), int(m.Calendar()))
}

// Label is the form people read, "April 2020".
func (m Month) Label() string { return fmt.Sprintf("%s %d", m.Calendar(), m.Year()) }

// Short is the form for axes, "Apr 2020".
func (m Month) Short() string { return fmt.Sprintf("%s %d", m.Calendar().String()[:3], m.Year()) }

// MarshalText writes the ISO form.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads the ISO form; empty text is the zero value.
func (m *Month) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = 0
		return nil
	}
	v, err := ParseMonth(string(b))
	*m = v
	return err
}
