package data

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestDateFormatReads(t *testing.T) {
	for _, c := range []struct {
		format, text, want, rest string
		err                      error
	}{
		{"DD/MM/YYYY", "01/04/2021", "2021-04-01", "", nil},
		{"DD/MM/YYYY", "1/4/2021 23:15", "2021-04-01", " 23:15", nil},
		{"D/M/YYYY", "31/12/2021", "2021-12-31", "", nil},
		{"YYYY-MM-DD", "2021-04-01T10:00:00Z", "2021-04-01", "T10:00:00Z", nil},
		{"YYYYMMDD", "20210401", "2021-04-01", "", nil},
		{"D MMM YYYY", "1 sept 2021", "2021-09-01", "", nil},
		{"MMMM YYYY", "April 2021", "2021-04-01", "", nil},
		{"MMM-YYYY", "Apr-2021", "2021-04-01", "", nil},
		{"MM/YYYY", "04/2021", "2021-04-01", "", nil},
		{"DD/MM/YYYY HH:mm", "01/04/2021 23:15", "2021-04-01", " 23:15", nil},
		{"DD/MM/YYYY", "01/04/21", "", "", ErrShortYear},
		{"DD/MM/YYYY", "04/13/2021", "", "", ErrTurned},
		{"DD/MM/YYYY", "30/02/2021", "", "", ErrNoSuchDay},
		{"DD/MM/YYYY", "00/02/2021", "", "", ErrNoSuchDay},
		{"DD/MM/YYYY", "32/13/2021", "", "", ErrNoSuchDay},
		{"DD/MM/YYYY", "01/04/20211", "", "", ErrNotDate},
		{"DD/MM/YYYY", "2021-04-01", "", "", ErrNotDate},
		{"DD/MM/YYYY", "1 April", "", "", ErrNotDate},
		{"D MMM YYYY", "1 Germinal 2021", "", "", ErrNotDate},
		{"YYYY-MM-DD", "1899-12-30", "", "", ErrFarFromHere},
		{"DD/MM/YYYY", "", "", "", ErrNotDate},
	} {
		f, err := ParseDateFormat(c.format)
		if err != nil {
			t.Errorf("%s: %v", c.format, err)
			continue
		}
		got, rest, err := f.Read(c.text)
		if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
			t.Errorf("%q as %s: error %v, want %v", c.text, c.format, err, c.err)
			continue
		}
		if err == nil && (got.Format(time.DateOnly) != c.want || rest != c.rest) {
			t.Errorf("%q as %s is %s and %q behind it, want %s and %q", c.text, c.format, got.Format(time.DateOnly), rest, c.want, c.rest)
		}
	}
}

func TestDateFormatOfOthers(t *testing.T) {
	for text, want := range map[string]string{
		"DD/MM/YY": "century", "DD/MM": "no whole date", "YYYY": "no whole date", "DD/DD/YYYY": "twice", "dd/mm/yyyy": "no part of a date",
		"MM/YYYY HH:mm": "no whole date", "DD/MM/YYYY HH": "the time is written", "": "no whole date", "DDD/MM/YYYY": "no part",
	} {
		if _, err := ParseDateFormat(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestISODateIsParsed(t *testing.T) {
	f, err := ParseDateFormat(ISODate.String())
	if err != nil || len(f.parts) != len(ISODate.parts) || f.Day != ISODate.Day || f.Time != ISODate.Time {
		t.Errorf("%+v, %v; want %+v", f, err, ISODate)
	}
}

func TestTurned(t *testing.T) {
	for format, want := range map[string]string{"DD/MM/YYYY": "MM/DD/YYYY", "YYYY-MM-DD HH:mm": "YYYY-DD-MM HH:mm"} {
		f, err := ParseDateFormat(format)
		if err != nil || f.Turned() != want {
			t.Errorf("%s turned is %s (%v), want %s", format, f.Turned(), err, want)
		}
	}
}
