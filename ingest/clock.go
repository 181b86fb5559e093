package ingest

import (
	"math"
	"strconv"
	"strings"
	"time"

	"assess/data"
)

// dayMinutes is the number of minutes in a day by the clock.
const dayMinutes = 24 * 60

// readClock reads a time of day in minutes after midnight: "23:15", "23:15:59",
// "2315", "11:15 pm". What a night shift writes as 24:30 or 25:30 is half past
// midnight or half past one on the next day; 29:59 is the last. Seconds are
// dropped. rest is what stands behind it.
func readClock(text string) (minutes int, rest string, ok bool) {
	hour, minute, n := 0, 0, 0
	hour, n = digitsOf(text)
	switch {
	case n == 4 && !strings.HasPrefix(text[n:], ":"):
		hour, minute, rest = hour/100, hour%100, text[n:]
	case n == 0 || n > 2:
		return 0, text, false
	case strings.HasPrefix(text[n:], ":"):
		rest = text[n+1:]
		if minute, n = digitsOf(rest); n != 2 {
			return 0, text, false
		}
		if rest, ok = dropSeconds(rest[n:]); !ok {
			return 0, text, false
		}
	default:
		return 0, text, false
	}
	half := strings.ToLower(strings.TrimLeft(rest, " "))
	if strings.HasPrefix(half, "am") || strings.HasPrefix(half, "pm") {
		if hour < 1 || hour > 12 {
			return 0, text, false
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
		rest = strings.TrimLeft(rest, " ")[2:]
	}
	return 60*hour + minute, rest, hour <= 29 && minute <= 59
}

// dropSeconds steps over ":59" and ":59.123".
func dropSeconds(text string) (rest string, ok bool) {
	if !strings.HasPrefix(text, ":") {
		return text, true
	}
	seconds, n := digitsOf(text[1:])
	if n != 2 || seconds > 60 {
		return text, false
	}
	rest = text[1+n:]
	if strings.HasPrefix(rest, ".") {
		_, n = digitsOf(rest[1:])
		return rest[1+n:], n > 0
	}
	return rest, true
}

func digitsOf(s string) (v, n int) {
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		v = 10*v + int(s[n]-'0')
		n++
	}
	return v, n
}

// readZone reads what tells the time zone: "Z", "+01:00", "-0500". ok is false when
// something else stands there; stated is false when nothing does.
func readZone(text string) (minutesAhead int, stated, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, false, true
	}
	if text == "Z" || text == "z" || text == "UTC" || text == "GMT" {
		return 0, true, true
	}
	if text == "BST" {
		return 60, true, true
	}
	if text[0] != '+' && text[0] != '-' {
		return 0, false, false
	}
	d := strings.Replace(text[1:], ":", "", 1)
	v, n := digitsOf(d)
	if n != len(d) || n != 2 && n != 4 {
		return 0, false, false
	}
	if n == 2 {
		v *= 100
	}
	minutesAhead = 60*(v/100) + v%100
	if text[0] == '-' {
		minutesAhead = -minutesAhead
	}
	return minutesAhead, true, v/100 <= 14 && v%100 < 60
}

// londonClock is what a clock in England shows at an instant, as a time in UTC
// that shows the same.
func londonClock(at time.Time) time.Time {
	at = at.UTC()
	if data.SummerTime(at) {
		return at.Add(time.Hour)
	}
	return at
}

// The days on which workbooks begin to count: of 1900, which they take for a leap
// year, so that the count is right from March 1900; and of 1904.
var (
	days1900 = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	days1904 = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
)

// readSerial reads a workbook's date and time: days, and parts of one. The time is
// rounded to the minute.
func readSerial(text string, from04 bool) (at time.Time, ok bool) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= 0 && v < 100_000) {
		return time.Time{}, false
	}
	start := days1900
	if from04 {
		start = days1904
	}
	day, part := math.Modf(v)
	at = start.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(part*dayMinutes)) * time.Minute)
	return at, at.Year() >= 1990 && at.Year() <= 2100
}

// readDayPart reads a workbook's time of day: a part of one day. Whole days before
// the point are left out.
func readDayPart(text string) (minutes int, ok bool) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= 0 && v < 100_000) {
		return 0, false
	}
	_, part := math.Modf(v)
	return int(math.Round(part * dayMinutes)), true
}
