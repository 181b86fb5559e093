package analysis

import "time"

// summerTime says whether British Summer Time is in force at an instant, in seconds
// since 1970 (UTC): from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
// Sunday of October. The rule holds from 1996 (Summer Time Order 2002, SI 2002/262,
// and Council Directive 94/21/EC before it).
func summerTime(utc int64) bool {
	year := time.Unix(utc, 0).UTC().Year()
	return utc >= lastSunday(year, time.March) && utc < lastSunday(year, time.October)
}

// lastSunday is 01:00 UTC on the last Sunday of a month of 31 days.
func lastSunday(year int, month time.Month) int64 {
	last := time.Date(year, month, 31, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday())).Unix()
}

// clock is what a clock on a wall in England shows, as seconds since 1970 began on it.
// A zero time is no time: ok is false.
func clock(t time.Time) (seconds int64, ok bool) {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC).Unix(), !t.IsZero()
}

// instants are the first and the last moment, in seconds since 1970 (UTC), at which
// the clocks show this. They differ in the hour that October has twice; in the hour
// that March leaves out, both are the moment at which a clock not put forward shows it.
func instants(clock int64) (first, last int64) {
	const hour = 3600
	summer, winter := summerTime(clock-hour), !summerTime(clock)
	switch {
	case summer && winter:
		return clock - hour, clock
	case summer:
		return clock - hour, clock - hour
	}
	return clock, clock
}
