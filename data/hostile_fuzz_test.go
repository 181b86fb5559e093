package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/hostile"
)

// little is what reading a word may take.
var little = hostile.Bound{Base: 1 << 20, Factor: 1_000}

// A year as typed is 12 months from the month in which years start, and is read the same
// when it is written plainly.
func FuzzParseYear(f *testing.F) {
	for _, seed := range []string{"2021", "2021/22", "2021-22", "2021/2022", "2020/22", "21", "２０２１", "+2021", "2021/", "2021/\x1b[2J", "99999999999999999999"} {
		f.Add(seed, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, month uint8) {
		if len(text) > 300 {
			return
		}
		starts := time.Month(month%12 + 1)
		var p data.Period
		var err error
		hostile.Watch(t, len(text), little, func() { p, err = data.ParseYear(text, starts) })
		if err != nil {
			hostile.Sentence(t, err)
			return
		}
		if p.Len() != 12 || p.From.Calendar() != starts || !strings.HasPrefix(text, p.From.String()[:4]) {
			t.Fatalf("%q is %s", text, p.Label())
		}
		if again, err := data.ParseYear(p.From.String()[:4], starts); err != nil || again != p {
			t.Fatalf("%q is %s, and its year %s, %v", text, p.Label(), again.Label(), err)
		}
	})
}

// Months and periods are what they are written as, and nothing else is taken.
func FuzzParseMonth(f *testing.F) {
	for _, seed := range []string{"2021-04", "2020-03/2021-07", "2021-13", "0000-01", "2021-4", "2021-04-01", "9999-12", "2021-+4", "2021-07/2020-03", "/", "april", "MAY"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 300 {
			return
		}
		hostile.Watch(t, len(text), hostile.Bound{Base: 4 << 20, Factor: 1_000}, func() {
			if m, err := data.ParseMonth(text); err != nil {
				hostile.Sentence(t, err)
			} else if m.String() != text || m.IsZero() || m.Days() < 28 {
				t.Errorf("%q is %s", text, m)
			}
			if p, err := data.ParsePeriod(text); err != nil {
				hostile.Sentence(t, err)
			} else if p.From.String()+"/"+p.To.String() != text || p.Empty() || len(p.Months()) != p.Len() {
				t.Errorf("%q is %s", text, p.Label())
			}
			if m, err := data.ParseCalendar(text); err != nil {
				hostile.Sentence(t, err)
			} else if !strings.EqualFold(m.String(), text) {
				t.Errorf("%q is %s", text, m)
			}
		})
	})
}

// Formats of dates: one that is taken reads what it writes.
func FuzzDateFormat(f *testing.F) {
	for _, seed := range [][2]string{{"DD/MM/YYYY HH:mm", "01/04/2021 23:15"}, {"D MMM YYYY", "3 Sept 2021"}, {"YYYY-MM-DDTHH:mm:ss", "2021-04-01T00:00:00"}, {"MM/YYYY", "04/2021"},
		{"YY", ""}, {"DDMMYYYY", "31022021"}, {"YYYYYYYY", "20212021"}, {"%s\x1b", ""}, {strings.Repeat("/", 250) + "DDMMYYYY", ""}} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, format, text string) {
		if len(format)+len(text) > 300 {
			return
		}
		hostile.Watch(t, len(format)+len(text), little, func() {
			parsed, err := data.ParseDateFormat(format)
			if err != nil {
				hostile.Sentence(t, err)
				return
			}
			date, rest, err := parsed.Read(text)
			if err != nil {
				if !slices.Contains([]error{data.ErrNotDate, data.ErrShortYear, data.ErrTurned, data.ErrNoSuchDay, data.ErrFarFromHere}, err) {
					t.Errorf("%q by %q: %v", text, format, err)
				}
				return
			}
			if y := date.Year(); y < 1990 || y > 2100 || !strings.HasSuffix(text, rest) || !parsed.Day && date.Day() != 1 {
				t.Errorf("%q by %q is %v with %q left", text, format, date, rest)
			}
		})
	})
}

// The nearest of names is one of them, and long names cost no more than short ones.
func FuzzNearest(f *testing.F) {
	f.Add("burgulary", "burglary,robbery,drugs")
	f.Add("", ",")
	f.Add(strings.Repeat("é", 900), strings.Repeat("è", 900)+","+strings.Repeat("\xff", 900))
	f.Fuzz(func(t *testing.T, word, names string) {
		if len(word)+len(names) > 8<<10 {
			return
		}
		candidates := strings.Split(names, ",")
		hostile.Watch(t, len(word)+len(names), hostile.Bound{Base: 1 << 20, Factor: 100_000}, func() {
			if near, ok := data.Nearest(word, candidates); ok && !slices.Contains(candidates, near) {
				t.Errorf("the nearest to %q is %q", word, near)
			}
			if !slices.Contains(candidates, data.Closest(word, candidates)) {
				t.Errorf("the closest to %q is none of them", word)
			}
		})
	})
}

// Offence codes have one form, whatever they are written as.
func FuzzOffenceCode(f *testing.F) {
	for _, seed := range []string{"28E", "8n", "104/23", " 5D ", "0", "100000/1", "1/2/3", "\x1b", "２８E", "28E; DROP TABLE x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := data.OffenceCode(text)
		if !ok {
			return
		}
		if again, ok := data.OffenceCode(code); !ok || again != code || len(code) > 12 || data.Shown(code) != code {
			t.Fatalf("%q is %q, and that %q", text, code, again)
		}
	})
}
