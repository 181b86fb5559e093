package ingest

import (
	"testing"
	"time"
)

// A load by a clock that has gone back is noted as of the newest time in the store: no
// extract ends before it began, the order of loads stays, and what was known on a day
// between is what was known then.
func TestAClockThatGoesBackReordersNothing(t *testing.T) {
	f := newField(t)
	now := time.Date(2022, 2, 10, 9, 0, 0, 0, time.UTC)
	month := func(rows int) string {
		text := file()
		for range rows {
			text += line("", "2021-04", "-0.95", "52.05", "E01000100", "Burglary")
		}
		return text
	}
	for i, back := range []time.Duration{0, -48 * time.Hour, -50 * 365 * 24 * time.Hour, time.Hour} {
		f.in.Now = now.Add(back)
		f.put("2021-04-sample-street.csv", month(i+1))
		r := f.load()
		if want := now.Add(max(0, back)); !r.Noted.Equal(want) {
			t.Errorf("load %d, by a clock at %v, is noted as of %v, want %v", i+1, f.in.Now, r.Noted, want)
		}
		f.sound()
	}
	for _, wrong := range f.query(`SELECT id FROM extract WHERE retired_at < loaded_at`) {
		t.Errorf("extract %s ends before it began", wrong)
	}
	if got := f.query(`SELECT count(*) FROM (SELECT loaded_at, lag(loaded_at) OVER (ORDER BY id) AS before FROM extract) WHERE loaded_at < before`); got[0] != "0" {
		t.Error("the times of loading are not in the order of the loads")
	}
	if got := f.query(`SELECT loaded FROM account`); len(got) != 1 || got[0] != "4" {
		t.Errorf("rows that count are %v, want the 4 of the last load", got)
	}
}
