package sample

import (
	"encoding/json"
	"fmt"
	"time"

	"assess/data"
)

// complaints is what tenants call their landlord about.
var complaints = []struct {
	text, kept string
	rate, hour float64
}{
	{"Noise", "Noise", 2.4, 22},
	{"Intimidation / harassment", "Intimidation", 1.3, 18},
	{"Rubbish & fly tipping", "Rubbish", 0.9, 11},
	{"Drug use or dealing", "Drugs", 0.7, 17},
}

// landlord is three years of calls to a housing association in the first district: one
// JSON object a line, with the ward and the instant of the call with its time zone.
func (w *world) landlord() *partnerTable {
	t := newPartnerTable("housing-asb", "JSON lines with wards and times that tell their zone")
	r := stream(w.Seed, "landlord", 0)
	var b []byte
	rows := 0
	for _, m := range w.partnerYears(3).Months() {
		for _, c := range complaints {
			for range count(r, w.expected(0, c.rate, 0.25, 1, m), overdispersion) {
				at, _ := moment(r, m, 0.12, c.hour)
				zone := "Z"
				if data.SummerTime(at.Add(-time.Hour)) {
					zone = "+01:00"
				}
				z := w.odds[0].places[home].draw(r) / snapsPerLSOA
				rows++
				b = append(b, line(map[string]any{
					"case_ref": fmt.Sprintf("MOCK/2%06d", rows), "logged_at": at.Format("2006-01-02T15:04:05") + zone,
					"type": c.text, "ward": w.wardOf(z), "summary": "Madeup caller reports a neighbour",
				})...)
				t.Counts[w.cell(0, c.kept, m)]++
			}
		}
	}
	t.file(TableFile{Path: "raw/partners/housing/asb-calls.jsonl", Rows: rows}, b)
	return t
}

// line is one JSON object and the end of its line. Its keys are in order.
func line(object map[string]any) []byte {
	text, err := json.Marshal(object)
	if err != nil {
		panic(err) // texts can be written
	}
	return append(text, '\n')
}

// wardOf is the code of the ward that LSOA z of 2021 is in.
func (w *world) wardOf(z int) data.Code {
	for _, ward := range w.wards {
		for _, c := range ward.cells {
			if int(w.newOf[c]) == z {
				return ward.Code
			}
		}
	}
	return ""
}

// tips is what is fly-tipped.
var tips = []struct {
	text, kept string
	rate       float64
}{
	{"Car boot or less", "Small load", 2.6}, {"Small van", "Van load", 3.1}, {"Transit van", "Van load", 1.6}, {"Tipper lorry", "Lorry load", 0.3},
}

const tippingRisenBy = 1.4

// flyTipping is three years of the council's own public table of the first district:
// grid references with commas in them, a few without one, blank columns at the end.
func (w *world) flyTipping() *partnerTable {
	t := newPartnerTable("fly-tipping", "public, grid references with commas, blank columns at the end")
	t.Rose = Change{"Van load", tippingRisenBy}
	r := stream(w.Seed, "fly-tipping", 0)
	b := []byte("Case,Reported,Size,Easting,Northing,Clear-up notes,,\n")
	rows := 0
	for _, m := range w.partnerYears(3).Months() {
		for _, k := range tips {
			change := 1.0
			if k.kept == string(t.Rose.Category) {
				change = tippingRisenBy
			}
			for range count(r, w.expected(0, k.rate, 0.1, change, m), overdispersion) {
				at, _ := moment(r, m, 0, 9)
				easting, northing := w.doorstep(w.odds[0].places[home].draw(r))
				e, n := thousands(easting), thousands(northing) // with a comma
				if r.IntN(50) == 0 {
					e, n = "0", "0"
					t.Unplaced++
				}
				t.Counts[w.cell(0, k.kept, m)]++
				rows++
				b = fmt.Appendf(b, "FT%05d,%s,%s,%s,%s,Madeup mattress and tyres,,\n", rows, at.Format("2 Jan 2006"), k.text, e, n)
			}
		}
	}
	t.file(TableFile{Path: "raw/partners/council/fly-tipping.csv", Rows: rows}, b)
	return t
}
