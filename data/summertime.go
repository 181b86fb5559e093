package data

import "time"

// SummerTime says whether British Summer Time is in force at an instant: from 01:00
// UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. The rule
// holds from 1996 (Summer Time Order 2002, SI 2002/262, and Council Directive 94/21/EC
// before it).
func SummerTime(at time.Time) bool {
	at = at.UTC()
	lastSunday := func(m time.Month) time.Time {
		last := time.Date(at.Year(), m, 31, 1, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -int(last.Weekday()))
	}
	return !at.Before(lastSunday(time.March)) && at.Before(lastSunday(time.October))
}
