package analysis

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"assess/data"
	"assess/data/profiles"
)

func TestThemesAreWhatIsNewAtTheEnd(t *testing.T) {
	at := func(y int, m time.Month) data.Month { return data.NewMonth(y, m) }
	both := func(m data.Month, high bool) MonthSignal { return MonthSignal{m, high, true, true} }
	b := &builder{out: &Assessment{}}
	b.out.Year.Held = data.Period{From: at(2021, time.April), To: at(2022, time.March)}
	b.out.Signals = []CategorySignals{
		{Category: "Burglary", Level: Lower, Last: &LastRun{From: at(2021, time.January), Months: 15}},
		{Category: "Drugs", Level: NoClearChange, Months: []MonthSignal{both(at(2022, time.January), true), both(at(2022, time.March), true)}},
		{Category: "Robbery", Level: NoClearChange, Months: []MonthSignal{both(at(2021, time.December), true), {at(2022, time.March), true, true, false}}},
		{Category: "Public order", Level: NoClearChange, Months: []MonthSignal{both(at(2022, time.February), false)}},
		{Category: "Shoplifting", Level: NoClearChange, Months: []MonthSignal{both(at(2022, time.February), false), both(at(2022, time.March), true)}},
	}
	old, recent := Stretch{From: at(2019, time.April), To: at(2021, time.March), Mean: 50}, Stretch{From: at(2021, time.April), To: at(2022, time.March), Months: 12, Mean: 70}
	b.out.LevelShifts = []LevelShift{
		{Category: "Vehicle crime", Stretches: []Stretch{old, recent}},
		{Category: "Other theft", Stretches: []Stretch{{To: at(2021, time.February)}, {From: at(2021, time.March), To: at(2022, time.March), Mean: 3}}},
		{Category: "Other crime", Stretches: []Stretch{recent}},
	}
	b.out.Histories = []HotspotHistory{{Category: data.AllCrime, Courses: []CourseTotals{{Course: NewlyHot, Cells: 2, Wards: []string{"Abbey"}}, {Course: Faded, Cells: 4}}}}
	q, weak := 0.001, 0.04
	moved := func(source, category string, v Verdict, q *float64) PartnerChange {
		return PartnerChange{Source: source, Type: TypePartnership, CategoryChange: CategoryChange{Category: data.Category(category), Verdict: v, Q: q}}
	}
	b.out.Partners.Changes = []PartnerChange{moved("fire", "", Higher, &q), moved("fire", "Car", Higher, &q), moved("fire", "Bin", Lower, &weak), moved("hate", "", NoClearChange, &weak)}
	b.out.Partners.Signals = []PartnerSignals{{Source: "fire", CategorySignals: b.out.Signals[3]}}
	b.req.Papers.Profile = &profiles.Profile{Themes: []profiles.Theme{{Title: "Old", FirstSeen: "2021-01", Status: "closed"}, {Title: "Older", FirstSeen: "2020-01", Status: "watching"}, {Title: "New", FirstSeen: "2021-05-04", Status: "growing"}}}
	if err := b.themes(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range b.out.Emerging.Signals {
		name := string(s.Category)
		if s.Partner != nil {
			name = s.Partner.Source + "/" + s.Partner.Category
		}
		got = append(got, fmt.Sprintf("%s %s: %s, %s", name, s.Verdict, s.Kind, s.Sure))
	}
	want := []string{
		"Burglary lower: a year on one side, firm", "fire/ higher: change of a partner's records, firm",
		"Drugs higher: unusual month, probable", "Vehicle crime higher: new level, probable", "All crime higher: new hot cells, probable", "fire/Bin lower: change of a partner's records, probable",
		"Public order lower: unusual month, to watch", "fire/Public order lower: unusual month of a partner's records, to watch",
	}
	if !slices.Equal(got, want) {
		t.Errorf("signals are\n%q, want\n%q", got, want)
	}
	if r := b.out.Emerging.Register; len(r) != 3 || r[0].Title != "New" || r[2].Title != "Old" || b.out.Emerging.Tally[0] != (ThemeRows{"watching", 1}) {
		t.Errorf("the register is %+v", r)
	}
}
