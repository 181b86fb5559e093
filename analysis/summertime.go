package analysis

import (
	"time"

	"assess/data"
)

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
	summer, winter := inSummer(clock-hour), !inSummer(clock)
	switch {
	case summer && winter:
		return clock - hour, clock
	case summer:
		return clock - hour, clock - hour
	}
	return clock, clock
}

// inSummer is data.SummerTime of an instant in seconds since 1970 (UTC).
func inSummer(utc int64) bool { return data.SummerTime(time.Unix(utc, 0)) }
