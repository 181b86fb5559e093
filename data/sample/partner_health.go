package sample

import (
	"fmt"
	"strings"
	"time"
)

// calls is why an ambulance was called.
var calls = []struct {
	text, kept  string
	rate, night float64 // a year for 1,000 residents; share in the weekend's nights
}{
	{"ASSAULT/SEXUAL ASSAULT", "Assault", 2.3, 0.36},
	{"STAB/GUNSHOT/PENETRATING TRAUMA", "Stabbing or shooting", 0.12, 0.3},
	{"OVERDOSE/POISONING", "Overdose or poisoning", 2.2, 0.1},
}

// ambulance is two years of calls in the first district: a CSV with the first half of
// the postcode alone, day and time in columns of their own, and a month that the
// service could not supply.
func (w *world) ambulance() *partnerTable {
	t := newPartnerTable("ambulance-calls", "the first half of the postcode alone")
	t.Night = 0.36
	years := w.partnerYears(2)
	t.Missing = years.From.Add(7)
	r := stream(w.Seed, "ambulance", 0)
	b := []byte("Incident date,Time of call,Chief complaint,Outward postcode,Local authority,Triage text\n")
	rows := 0
	for _, m := range years.Months() {
		if m == t.Missing {
			continue
		}
		for _, c := range calls {
			for range count(r, w.expected(0, c.rate, 0.08, 1, m), overdispersion) {
				at, _ := moment(r, m, c.night, 18)
				place := outward(w.postcode(w.odds[0].places[street].draw(r)))
				if r.IntN(60) == 0 {
					place = "n/k"
					t.Unplaced++
				}
				b = fmt.Appendf(b, "%s,%s,%s,%s,%s,%s\n", at.Format(time.DateOnly), at.Format("1504"), c.text, place, w.districts[0].Name, "Madeup caller says patient is breathing")
				t.Counts[w.cell(0, c.kept, m)]++
				rows++
			}
		}
	}
	t.file(TableFile{Path: "raw/partners/ambulance/calls.csv", Rows: rows}, b)
	return t
}

// attendances is what the hospital counts. Its second count is hidden most months.
var attendances = []struct {
	text, kept string
	rate       float64
}{
	{"All attendances", "Emergency attendances, all causes", 360},
	{"Assault - sharp object", "Emergency attendances, stabbing", 0.34},
	{"Assault - other", "Emergency attendances, other assault", 2.6},
}

// hiddenBelow is under what the hospital says "<5".
const hiddenBelow = 5

// hospital is three years of counts that the hospital has made itself: by month,
// district and cause, with commas in large numbers and small ones hidden. The counts of
// one month were lost for one district.
func (w *world) hospital() *partnerTable {
	t := newPartnerTable("hospital-attendances", `counts such as "1,234", "<5" and n/a`)
	r := stream(w.Seed, "hospital", 0)
	years := w.partnerYears(3)
	var b strings.Builder
	b.WriteString("Emergency department attendances by residents of Exampleshire (synthetic)\n\nMonth,Area,Cause,N,,\n")
	rows, total := 0, 0
	for _, m := range years.Months() {
		for _, d := range w.forces[0].districts {
			for k, a := range attendances {
				n, cell := count(r, w.expected(d, a.rate, 0.04, 1, m), overdispersion), w.cell(d, a.kept, m)
				text := thousands(n)
				switch {
				case k == 0 && d == w.forces[0].districts[len(w.forces[0].districts)-1] && m == years.From.Add(4):
					text = "n/a"
				case n > 0 && n < hiddenBelow:
					text = "<5"
				}
				if text == "n/a" || text == "<5" {
					t.Hidden[cell]++
				} else {
					t.Counts[cell] += n
					total += n
				}
				fmt.Fprintf(&b, "%s,%s,%s,%s,,\n", m.Short(), w.districts[d].Name, a.text, text)
				rows++
			}
		}
	}
	fmt.Fprintf(&b, "Total,,,%s,,\n", strings.ReplaceAll(thousandsOf(total), " ", ""))
	t.file(TableFile{Path: "raw/partners/health/attendances.csv", Rows: rows + 1, Rejected: 1}, []byte(b.String()))
	return t
}

// thousandsOf writes a number of any size as thousands does.
func thousandsOf(n int) string {
	if n < 1_000_000 {
		return thousands(n)
	}
	return fmt.Sprintf("\"%d,%03d,%03d\"", n/1_000_000, n/1000%1000, n%1000)
}

// strands are the grounds of hate crimes with their rates.
var strands = []struct {
	text string
	rate float64
}{{"Race", 1.1}, {"Religion", 0.12}, {"Sexual orientation", 0.22}, {"Disability", 0.12}, {"Transgender identity", 0.05}}

// hateCrime is three years of counts from the force, by district, month and ground,
// with a row of units below the header.
func (w *world) hateCrime() *partnerTable {
	t := newPartnerTable("hate-crime", "counts by district, with a row of units below the header")
	r := stream(w.Seed, "hate", 0)
	b := []byte("Period,LA code,Strand,Offences\nYYYY-MM,ONS,text,number\n")
	rows := 1
	for _, m := range w.partnerYears(3).Months() {
		for _, d := range w.forces[0].districts {
			for _, s := range strands {
				n := count(r, w.expected(d, s.rate, 0.15, 1, m), overdispersion)
				b = fmt.Appendf(b, "%s,%s,%s,%d\n", m, w.districts[d].Code, s.text, n)
				t.Counts[w.cell(d, s.text, m)] += n
				rows++
			}
		}
	}
	t.file(TableFile{Path: "raw/partners/police/hate-crime.csv", Rows: rows, Rejected: 1}, b)
	return t
}
