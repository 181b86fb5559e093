package analysis

import (
	"testing"
	"time"
	_ "time/tzdata" // the rule is held against the zone's own table
)

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestSummerTimeIsThatOfTheZoneTable(t *testing.T) {
	zone := london(t)
	for year := 1996; year <= 2037; year++ {
		changes := 0
		for at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() == year; at = at.Add(time.Hour) {
			for _, second := range []int64{at.Unix(), at.Unix() - 1} {
				if want := time.Unix(second, 0).In(zone).IsDST(); inSummer(second) != want {
					t.Fatalf("%v: summer time %v, the zone says %v", time.Unix(second, 0).UTC(), !want, want)
				}
			}
			if inSummer(at.Unix()) != inSummer(at.Unix()-1) {
				changes++
			}
		}
		if changes != 2 {
			t.Errorf("%d: the clocks change %d times", year, changes)
		}
	}
}

// Every quarter of an hour of two years: what the clocks show leads back to the moment.
func TestInstantsAreTheMomentsTheClocksShow(t *testing.T) {
	zone := london(t)
	twice := 0
	for at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2022; at = at.Add(15 * time.Minute) {
		shown, ok := clock(at.In(zone))
		first, last := instants(shown)
		if !ok || (at.Unix() != first && at.Unix() != last) {
			t.Fatalf("%v is found as %d or %d", at, first, last)
		}
		if first != last {
			twice++
			if last-first != 3600 {
				t.Fatalf("%v: the two are %d s apart", at, last-first)
			}
		}
	}
	if twice != 2*8 {
		t.Errorf("%d quarters of an hour are seen twice, want 8 in each year", twice)
	}
	// 28 March 2021, 01:30 was shown by no clock: an hour later it was 02:30 in summer.
	gap, _ := clock(time.Date(2021, 3, 28, 1, 30, 0, 0, time.UTC))
	first, last := instants(gap)
	if shown := time.Unix(first, 0).In(zone).Format("15:04"); first != last || shown != "02:30" {
		t.Errorf("the hour left out is read as %s", shown)
	}
}
