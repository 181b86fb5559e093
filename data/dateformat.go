package data

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// DateFormat is how a table writes its dates: DD/MM/YYYY, YYYY-MM-DD, D MMM YYYY,
// MM/YYYY for a month alone, with HH:mm behind it where a time of day counts. D and
// M take one digit or two, as DD and MM do; MMM takes a month's name, short or
// whole, in any case. There is no YY: two digits do not say which century.
type DateFormat struct {
	text  string
	parts []datePart
	Day   bool // it has a day; a month alone has none
	Time  bool // the time behind the date counts
}

// datePart is a field of the date, or text that stands between two.
type datePart struct {
	field byte // 'Y', 'M', 'N' for a month's name, 'D', 0 for text
	text  string
}

// ISODate is the format of a table that does not say.
var ISODate = DateFormat{"YYYY-MM-DD", []datePart{{'Y', ""}, {0, "-"}, {'M', ""}, {0, "-"}, {'D', ""}}, true, false}

// Reasons why a text is not a date.
var (
	ErrNotDate     = errors.New("the date is not written as the format says")
	ErrShortYear   = errors.New("the year of the date has two digits")
	ErrTurned      = errors.New("the date has day and month the other way round")
	ErrNoSuchDay   = errors.New("the date is not in the calendar")
	ErrFarFromHere = errors.New("the year of the date is not within 1990 to 2100")
)

// String is the format as it was written.
func (f DateFormat) String() string { return f.text }

// ParseDateFormat reads a format.
func ParseDateFormat(s string) (DateFormat, error) {
	f := DateFormat{text: s}
	date, clock, timed := strings.Cut(s, "HH")
	if timed {
		if clock != ":mm" && clock != ":mm:ss" && clock != "mm" {
			return f, fmt.Errorf("format %q: the time is written HH:mm, HH:mm:ss or HHmm", s)
		}
		f.Time, date = true, strings.TrimRight(strings.TrimSuffix(date, "T"), " ")
	}
	seen := map[byte]bool{}
	for rest := date; rest != ""; {
		part, n := nextPart(rest)
		rest = rest[n:]
		if part.field == 'y' {
			return f, fmt.Errorf("format %q: two digits do not say which century; write YYYY, and have the dates sent with four", s)
		}
		kind := part.field
		if kind == 'N' {
			kind = 'M'
		}
		if kind == 0 && strings.ContainsAny(part.text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
			return f, fmt.Errorf("format %q: %q is no part of a date; the parts are YYYY, MM, MMM, DD and HH:mm", s, part.text)
		}
		if kind != 0 && seen[kind] {
			return f, fmt.Errorf("format %q names a part of the date twice", s)
		}
		seen[kind] = true
		f.parts = append(f.parts, part)
	}
	if !seen['Y'] || !seen['M'] || f.Time && !seen['D'] {
		return f, fmt.Errorf("format %q is no whole date; write one such as DD/MM/YYYY, YYYY-MM-DD, D MMM YYYY or MM/YYYY", s)
	}
	f.Day = seen['D']
	return f, nil
}

// nextPart cuts the first part off a format.
func nextPart(s string) (datePart, int) {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	switch {
	case s[0] == 'Y' && n == 4:
		return datePart{field: 'Y'}, n
	case s[0] == 'Y' && n == 2:
		return datePart{field: 'y'}, n
	case s[0] == 'D' && n <= 2:
		return datePart{field: 'D'}, n
	case s[0] == 'M' && n <= 2:
		return datePart{field: 'M'}, n
	case s[0] == 'M' && n <= 4:
		return datePart{field: 'N'}, n
	}
	return datePart{text: s[:n]}, n
}

// Read reads the date at the start of a text and gives what stands behind it. The
// day of a month alone is its first. The error is one of those above.
func (f DateFormat) Read(text string) (date time.Time, rest string, err error) {
	var year, month, day = 0, 0, 1
	rest = text
	for _, p := range f.parts {
		ok, n := true, 0
		switch p.field {
		case 'Y':
			year, n = number(rest, 4)
			if n == 2 {
				return time.Time{}, text, ErrShortYear
			}
			ok = n == 4
		case 'M':
			month, n = number(rest, 2)
			ok = n > 0
		case 'N':
			month, n = monthNamed(rest)
			ok = n > 0
		case 'D':
			day, n = number(rest, 2)
			ok = n > 0
		default:
			n = len(p.text)
			ok = strings.HasPrefix(rest, p.text)
		}
		if !ok {
			return time.Time{}, text, ErrNotDate
		}
		rest = rest[n:]
	}
	if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return time.Time{}, text, ErrNotDate
	}
	date, err = calendar(year, month, day)
	return date, rest, err
}

func calendar(year, month, day int) (time.Time, error) {
	switch {
	case month > 12 && month <= 31 && day >= 1 && day <= 12:
		return time.Time{}, ErrTurned
	case month < 1 || month > 12:
		return time.Time{}, ErrNoSuchDay
	case year < 1990 || year > 2100:
		return time.Time{}, ErrFarFromHere
	}
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if day < 1 || date.Day() != day {
		return time.Time{}, ErrNoSuchDay
	}
	return date, nil
}

// number reads up to most digits; n is how many there are.
func number(s string, most int) (v, n int) {
	for n < len(s) && n < most && s[n] >= '0' && s[n] <= '9' {
		v = v*10 + int(s[n]-'0')
		n++
	}
	return v, n
}

// monthNamed reads a month's name or its first three letters, and "Sept".
func monthNamed(s string) (month, n int) {
	for n < len(s) && (s[n]|32 >= 'a' && s[n]|32 <= 'z') {
		n++
	}
	word := strings.ToLower(s[:n])
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] || word == "sept" && m == time.September {
			return int(m), n
		}
	}
	return 0, 0
}

// Turned is the format with day and month changed over, for the advice on a table
// that is written the other way round.
func (f DateFormat) Turned() string {
	return strings.NewReplacer("DD", "MM", "MM", "DD", "D", "M", "M", "D").Replace(f.text)
}
