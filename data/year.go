package data

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParseYear reads the year of an assessment as a user types it and gives its
// 12 months. "2021" is the 12 months that start in 2021 at the given month;
// "2021/22" and "2021-22" say the same. "2020/22" is refused with a hint.
func ParseYear(s string, starts time.Month) (Period, error) {
	head, tail := s, ""
	if i := strings.IndexAny(s, "/-"); i >= 0 {
		head, tail = s[:i], s[i+1:]
		if tail == "" {
			return Period{}, yearError(s)
		}
	}
	y, err := strconv.Atoi(head)
	if err != nil || len(head) != 4 || y < 2010 || y > 2100 {
		return Period{}, yearError(s)
	}
	if tail != "" {
		next := strconv.Itoa(y + 1)
		if starts == time.January {
			return Period{}, fmt.Errorf("year %q spans two calendar years but year_starts is january: write %d", s, y)
		}
		if tail != next && tail != next[2:] {
			return Period{}, fmt.Errorf("year %q is not one year: write %d or %d/%s", s, y, y, next[2:])
		}
	}
	from := NewMonth(y, starts)
	return Period{from, from.Add(11)}, nil
}

func yearError(s string) error {
	return fmt.Errorf("year %q is not a year: write the year in which its 12 months start, such as 2021 or 2021/22", s)
}

// ParseCalendar reads the name of a calendar month in English, any case.
func ParseCalendar(s string) (time.Month, error) {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(s, m.String()) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("%q is not the name of a month", s)
}
