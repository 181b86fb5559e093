package chart

import (
	"math"
	"testing"
)

// sampleWeek is quiet by night and busy on the nights of Friday and Saturday.
func sampleWeek() WeekHours {
	in := WeekHours{Name: "Violence", Note: "1 is the average hour", Frame: func(hour int) bool { return hour >= 4*24+21 && hour < 5*24+3 }}
	for day := range 7 {
		for hour := range 24 {
			in.Ratio[day][hour] = []float64{0.1, 0.3, 0.6, 1, 1.3, 1.5}[hour/4]
		}
	}
	for hour := 4*24 + 21; hour < 5*24+3; hour++ {
		in.Ratio[hour/24][hour%24] = 3.4
	}
	return in
}

func TestHoursOfAWeekAreTintedAndTold(t *testing.T) {
	for ratio, want := range map[float64]string{0: "under 0.25", 0.249: "0.25 to under 0.5", 0.8: "0.8 to under 1.25", 1: "0.8 to under 1.25", 1.25: "1.25 to under 2", 40: "3 or more"} {
		if got := hourTints[hourTints.class(ratio)].words; got != want {
			t.Errorf("%g is %q, want %q", ratio, got, want)
		}
	}
	d, err := NewWeekHours(sampleWeek(), textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"Monday", "Sunday", "23", "3.4", "1 is the average hour", "3 or more"} {
		if !r.has(want) {
			t.Errorf("%q is not drawn: %s", want, r.all())
		}
	}
	spots := d.(Telling).Tracks()[0].Spots
	if len(spots) != 7*24 || spots[4*24+22].Text != "Violence, Friday 22:00 to 23:00: 3.40 times the average hour" {
		t.Errorf("%d hours are told, that of Friday 22:00 as %q", len(spots), spots[4*24+22].Text)
	}
	narrow, err := NewWeekHours(sampleWeek(), 240)
	draws(t, narrow, err)
}

func TestWeeksWithoutAnHourAreRefused(t *testing.T) {
	for name, v := range map[string]float64{"not a number": math.NaN(), "negative": -1, "none": 0} {
		in := WeekHours{}
		in.Ratio[2][3] = v
		if _, err := NewWeekHours(in, textWidth); err == nil {
			t.Errorf("%s: drawn", name)
		}
	}
}
