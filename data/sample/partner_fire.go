package sample

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"assess/data"
)

// fireTypes is what the fire service calls its deliberate fires. The first, of refuse
// and grass, falls in the first district.
var fireTypes = []struct {
	code, kept string
	rate       float64 // a year for 1,000 residents
}{
	{"Sec", "Deliberate secondary fire", 1.15},
	{"Prim-Veh", "Deliberate primary fire, vehicle", 0.22},
	{"Prim", "Deliberate primary fire, other", 0.14},
}

const (
	firesFallenTo = 0.62
	farPostcode   = 0.08 // share of fires whose postcode no directory has
)

// fires is a workbook of four years and all districts: titles, a row of merged groups
// and the header below them, days both as dates and as text, a row of totals, and rows
// of nothing at the end.
func (w *world) fires() *partnerTable {
	t := newPartnerTable("fire-deliberate", "a workbook with titles and merged cells above its header, dates as dates and as text, totals, rows of nothing, and postcodes that no directory has")
	t.Rose = Change{data.Category(fireTypes[0].kept), firesFallenTo}
	r := stream(w.Seed, "fires", 0)
	type fire struct {
		at            time.Time
		kind, d, snap int
	}
	var all []fire
	for _, m := range w.partnerYears(4).Months() {
		for _, d := range w.forces[0].districts {
			for k, f := range fireTypes {
				change := 1.0
				if k == 0 {
					change = firesFallenTo
				}
				for range count(r, w.expected(d, f.rate, 0.35, change, m), overdispersion) {
					at, _ := moment(r, m, 0.1, 20)
					all = append(all, fire{at, k, d, w.odds[d].from + w.odds[d].places[street].draw(r)})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b fire) int { return cmp.Compare(a.at.Unix(), b.at.Unix()) })

	b := book{name: "Incidents", about: "Synthetic extract: every fire in it is made up.", blank: 250, merge: []string{"A4:C4", "D4:E4"}, rows: [][]any{
		{"Exampleshire Fire and Rescue Service (synthetic)"}, {"Deliberate fires attended"}, nil,
		{"Incident", nil, nil, "Place", nil, "Attendance"},
		{"Incident No", "Call Date", "Fire Type", "PCode", "LA", "Crew notes", "Pumps"},
	}}
	for i, f := range all {
		var when any = f.at.Format("02/01/2006")
		if i%3 > 0 {
			when = day(f.at.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
		}
		postcode := spell(r, w.postcode(f.snap))
		if r.Float64() < farPostcode {
			postcode = strange(i)
			t.Unplaced++
			t.Unmatched++
		}
		b.rows = append(b.rows, []any{10_001 + i, when, fireTypes[f.kind].code, postcode, w.districts[f.d].Name, "Madeup hose reel, one jet", 1 + i%3})
		t.Counts[w.cell(f.d, fireTypes[f.kind].kept, data.NewMonth(f.at.Year(), f.at.Month()))]++
	}
	b.rows = append(b.rows, []any{"Total", nil, nil, nil, nil, nil, fmt.Sprint(len(all))})
	t.file(TableFile{Path: "raw/partners/fire/deliberate-fires.xlsx", Rows: len(all) + 1, Rejected: 1}, b.xlsx())
	return t
}
