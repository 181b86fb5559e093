package analysis

import (
	"math"
	"testing"
	"time"
)

// weekOf is a week with one weight in every hour and another in the hours of a block.
func weekOf(quiet, busy float64, block PeakHours) Week {
	var w Week
	for i := range w {
		w[i] = quiet
	}
	for d := range block.Days {
		for h := range block.Hours {
			w[((block.Day+d)*24+block.Hour+h)%HoursOfWeek] = busy
		}
	}
	return w
}

func TestThePeakIsTheBlockThatIsBusier(t *testing.T) {
	for name, want := range map[string]PeakHours{
		"one evening":                {Day: 2, Days: 1, Hour: 18, Hours: 4},
		"two nights":                 {Day: 4, Days: 2, Hour: 21, Hours: 6},
		"past Sunday":                {Day: 6, Days: 2, Hour: 22, Hours: 3},
		"one hour of every day":      {Day: 0, Days: 7, Hour: 15, Hours: 1},
		"a single hour":              {Day: 3, Days: 1, Hour: 0, Hours: 1},
		"school hours of three days": {Day: 0, Days: 3, Hour: 8, Hours: 8},
	} {
		got := PeakOf(weekOf(1, 4, want))
		if got == nil || got.Day != want.Day || got.Days != want.Days || got.Hour != want.Hour || got.Hours != want.Hours {
			t.Errorf("%s: the peak is %+v, want %+v", name, got, want)
			continue
		}
		n := float64(want.Days * want.Hours)
		if share := 4 * n / (4*n + HoursOfWeek - n); math.Abs(got.Share-share) > 1e-9 || got.Even != n/HoursOfWeek || math.Abs(got.Count-4*n) > 1e-9 {
			t.Errorf("%s: the peak has %+v, want a share of %g and of the week %g", name, got, share, n/HoursOfWeek)
		}
	}
}

func TestAWeekWithoutAPeakHasNone(t *testing.T) {
	if got := PeakOf(Week{}); got != nil {
		t.Errorf("no event has the peak %+v", got)
	}
	if got := PeakOf(weekOf(3, 3, PeakHours{})); got != nil {
		t.Errorf("a week of even hours has the peak %+v", got)
	}
	if got := PeakOf(weekOf(0, 5, PeakHours{Day: 1, Days: 1, Hour: 2, Hours: 1})); got == nil || got.Share != 1 || got.Hours != 1 {
		t.Errorf("where one hour has all, the peak is %+v", got)
	}
}

func TestHoursAreReadFromEnoughRecords(t *testing.T) {
	friday := time.Date(2021, 6, 4, 22, 0, 0, 0, time.UTC)
	rows := make([]partnerRow, leastTimed)
	for i := range rows {
		rows[i] = partnerRow{from: friday, to: friday.Add(2 * time.Hour)}
	}
	rows[0].to = time.Time{}
	var few, enough PartnerHours
	few.read(rows[1:])
	if few.Reason == "" || len(few.Week) != 0 || few.Peak != nil {
		t.Errorf("%d records give %+v", len(rows)-1, few)
	}
	enough.read(rows)
	if enough.Reason != "" || enough.Events != leastTimed || enough.Exact != 1 || enough.Spread != leastTimed-1 {
		t.Errorf("%d records give %+v", len(rows), enough)
	}
	if p := enough.Peak; p == nil || p.Day != 4 || p.Hour != 22 || p.Hours != 2 || p.Share != 1 {
		t.Errorf("the peak is %+v, want Friday 22:00 to 24:00", p)
	}
}
