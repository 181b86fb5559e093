package ingest

import (
	"errors"
	"strings"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// moment is when something happened: a day, and the time of day where that counts.
type moment struct {
	at    time.Time // what clock and calendar showed, as UTC
	timed bool      // else the day alone is known
}

// momentReader reads the dates of one role.
type momentReader struct {
	*workspace.Moment
	date, clock int // columns, -1 when there is none
	// What a column of both texts and numbers looks like: days of the month.
	lowNumbers, highNumbers, lowTexts, highTexts int
}

// Reasons why a date or a time cannot be used.
var (
	errNoDate    = errors.New("no date")
	errNotTime   = errors.New("the time is not written as one")
	errAmbiguous = errors.New("the date can be read in two ways")
)

// read reads the date of a row, and its time.
func (r *momentReader) read(row []cell, from04 bool) (m moment, err error) {
	c := at(row, r.date)
	var minutes int
	if c.kind == numberCell && !r.digits() {
		ok := false
		if m.at, ok = readSerial(c.text, from04); !ok {
			return m, data.ErrNotDate
		}
		r.note(m.at.Day(), true)
		minutes = 60*m.at.Hour() + m.at.Minute()
		m.at, m.timed = day(m.at), r.Format.Time
	} else {
		if m.at, minutes, m.timed, err = r.text(c.text); err != nil {
			return m, err
		}
		r.note(m.at.Day(), false)
	}
	if r.Time != "" {
		if minutes, m.timed, err = r.ownClock(at(row, r.clock)); err != nil {
			return m, err
		}
	}
	if m.timed {
		m.at = m.at.Add(time.Duration(minutes) * time.Minute)
	}
	return m, nil
}

// digits reports whether the format is one of digits alone, such as YYYYMMDD, which
// a workbook keeps as a number.
func (r *momentReader) digits() bool {
	return r.Stated && strings.Trim(r.Format.String(), "YMD") == ""
}

// text reads a date out of a text, and the time behind it. A time that the format
// has no use for must still be one.
func (r *momentReader) text(s string) (date time.Time, minutes int, timed bool, err error) {
	if s == "" {
		return date, 0, false, errNoDate
	}
	date, rest, err := r.Format.Read(s)
	if err != nil {
		if !r.Stated && strings.Count(s, "/")+strings.Count(s, "-")+strings.Count(s, ".") == 2 && !errors.Is(err, data.ErrNoSuchDay) {
			err = errAmbiguous
		}
		return date, 0, false, err
	}
	if rest == "" {
		return date, 0, false, nil
	}
	minutes, rest, ok := readClock(strings.TrimLeft(strings.TrimPrefix(rest, "T"), " "))
	if !ok {
		return date, 0, false, data.ErrNotDate
	}
	ahead, zoned, ok := readZone(rest)
	if !ok {
		return date, 0, false, data.ErrNotDate
	}
	if zoned {
		shown := londonClock(date.Add(time.Duration(minutes-ahead) * time.Minute))
		date, minutes = day(shown), 60*shown.Hour()+shown.Minute()
	}
	return date, minutes, r.Format.Time, nil
}

// ownClock reads a time that has a column of its own. None is no error.
func (r *momentReader) ownClock(c cell) (minutes int, timed bool, err error) {
	if unknownWord(c.text) {
		return 0, false, nil
	}
	ok := false
	if c.kind == numberCell && strings.Contains(c.text, ".") || c.text == "0" {
		minutes, ok = readDayPart(c.text)
	} else {
		text := c.text
		if c.kind == numberCell && len(text) < 4 {
			text = "0000"[len(text):] + text // 30 is half past midnight where 2315 is quarter past eleven
		}
		var rest string
		minutes, rest, ok = readClock(text)
		ok = ok && strings.TrimSpace(rest) == ""
	}
	if !ok {
		return 0, false, errNotTime
	}
	return minutes, true, nil
}

func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// note remembers whether a day of the month could be a month too.
func (r *momentReader) note(dayOfMonth int, number bool) {
	switch low := dayOfMonth <= 12; {
	case low && number:
		r.lowNumbers++
	case number:
		r.highNumbers++
	case low:
		r.lowTexts++
	default:
		r.highTexts++
	}
}

// halfTurned reports whether the column looks as if a spreadsheet program that puts
// the month first had opened it: what it could read so became a date, with day and
// month changed over, and the rest stayed text.
func (r *momentReader) halfTurned() bool {
	return r.lowNumbers >= 3 && r.highTexts >= 3 && r.highNumbers == 0 && r.lowTexts == 0
}

// span is when something happened, from its columns. end is zero when not known.
type span struct {
	start    moment
	end      time.Time
	reversed bool // the end given lies before the start, and is not used
}

// endOf reads the end of a span. An end that has a time alone is on the day of the
// start, or on the next where it would lie before it.
func endOf(start moment, to *momentReader, row []cell, from04 bool) (s span, err error) {
	s.start = start
	if !start.timed {
		return s, nil
	}
	var end moment
	if to.Column == "" {
		minutes, timed, err := to.ownClock(at(row, to.clock))
		if err != nil || !timed {
			return s, err
		}
		end = moment{day(start.at).Add(time.Duration(minutes) * time.Minute), true}
		if end.at.Before(start.at) {
			end.at = end.at.AddDate(0, 0, 1)
		}
	} else {
		if unknownWord(at(row, to.date).text) {
			return s, nil
		}
		if end, err = to.read(row, from04); err != nil || !end.timed {
			return s, err
		}
	}
	if end.at.Before(start.at) {
		s.reversed = true
		return s, nil
	}
	s.end = end.at
	return s, nil
}

// at is a cell of a row; what a row does not reach is blank.
func at(row []cell, i int) cell {
	if i < 0 || i >= len(row) {
		return cell{}
	}
	return row[i]
}

// unknownWord reports whether a text says that nothing is known.
func unknownWord(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .")) {
	case "", "-", "--", "n/a", "na", "n.a", "nk", "n/k", "not known", "unknown", "null", "none", "#n/a":
		return true
	}
	return false
}
