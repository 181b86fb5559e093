package analysis

import (
	"testing"
	"time"

	"assess/data"
	"assess/data/profiles"
	"assess/data/workspace"
)

func event(title string, from, to data.Month) data.Event {
	return data.Event{From: from, To: to, Title: title, Kind: data.OtherEvent}
}

// Events come in order of time, each once, those of which a month is held; months set
// aside are told as one unless an event lies in them.
func TestEventsAreInOrderAndCoverMonthsSetAside(t *testing.T) {
	m := func(year int, month time.Month) data.Month { return data.NewMonth(year, month) }
	b := &builder{
		facts: &Facts{common: Common{Events: []data.Event{event("later", m(2021, 2), m(2021, 2)), event("too late", m(2021, 4), m(2021, 4)), event("first", m(2018, 1), m(2020, 4))}}},
		out:   &Assessment{Year: Year{DataFrom: m(2019, 1), Held: data.Period{From: m(2020, 4), To: m(2021, 3)}}},
		req: Request{Papers: Papers{Profile: &profiles.Profile{Events: []data.Event{event("later", m(2021, 2), m(2021, 2)), event("too early", m(2018, 1), m(2018, 12))}}},
			Partnership: workspace.Partnership{}},
	}
	b.out.Settings.Exclude = []data.Period{{From: m(2020, 3), To: m(2020, 6)}, {From: m(2020, 9), To: m(2020, 10)}}
	if err := b.events(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range b.out.Events {
		got = append(got, e.Title)
	}
	want := []string{"first", leftOutTitle, "later"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("events %q, want %q", got, want)
	}
}

func TestReasonsAreMetByTheAnalystsText(t *testing.T) {
	for _, c := range []struct {
		name string
		a    Assessment
		want string
	}{
		{"nothing", Assessment{}, ItemMissing},
		{"a template", Assessment{Narrative: []NarrativeText{{Section: "why", Unwritten: []string{"Social"}}}}, ItemMissing},
		{"months set aside", Assessment{Events: []data.Event{{Title: leftOutTitle}}}, ItemMissing},
		{"an event", Assessment{Events: []data.Event{{Title: "Operation"}}}, ItemSome},
		{"another chapter", Assessment{Narrative: []NarrativeText{{Section: "changes", Written: 1}}}, ItemSome},
		{"why", Assessment{Narrative: []NarrativeText{{Section: "why", Written: 1}}}, ItemMet},
	} {
		if got, _ := reasonsMet(&c.a); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
