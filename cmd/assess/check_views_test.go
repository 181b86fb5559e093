package main

import (
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/profiles"
)

// What is due follows from the last month of the data, not from the clock.
func TestWhatIsDue(t *testing.T) {
	last := data.NewMonth(2022, time.March)
	day := func(y int, m time.Month) time.Time { return time.Date(y, m, 15, 0, 0, 0, 0, time.UTC) }
	p := &profiles.Profile{
		Strategy:      profiles.Strategy{Period: data.Period{From: last.Add(-11), To: last}},
		Consultations: []profiles.Consultation{{Kind: profiles.PublicMeeting, Date: day(2021, time.April)}},
		Surveys:       []profiles.Survey{{To: day(2022, time.March)}},
	}
	if d := due(p, last); len(d) != 0 {
		t.Errorf("due with all held: %q", d)
	}
	if d := due(p, last.Add(1)); len(d) != 2 || !strings.Contains(d[0], "a strategy: this one ended with March 2022") || !strings.Contains(d[1], "a public meeting") {
		t.Errorf("due a month later: %q", d)
	}
	p.Consultations[0].Kind, p.Surveys[0].To = "forum", day(2022, time.April)
	if d := due(p, last); len(d) != 2 || !strings.Contains(d[1], "a survey: none ended in the twelve months to March 2022") {
		t.Errorf("a forum is no public meeting, and a survey that ends later is not held: %q", d)
	}
	if d := due(p, 0); d != nil {
		t.Errorf("due without data: %q", d)
	}
}
