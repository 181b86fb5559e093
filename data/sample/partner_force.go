package sample

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/klauspost/compress/gzip"

	"assess/data"
)

// offence is how a force's own extract tells one kind of crime.
type offence struct {
	category data.Category // of the published files
	code     string        // of the offence
	weight   float64       // invented: how grave one is
	text     string        // in the extract
	kept     string        // in the words of assess.toml
	share    float64       // of the category
	night    float64       // share in the weekend's nights
	hour     float64       // about which the others lie
	away     float64       // hours, at most, between the last time all was well and the find; 0 for a time that is known
	flags    [5]float64    // chance of each of the flags
}

// offences is in the order of their categories in the published files.
var offences = []offence{
	{"Burglary", "28E", 40, "BURGLARY - RESIDENTIAL (HOME)", "Residential burglary", 0.62, 0.02, 11, 9, [5]float64{0.01, 0, 0.01, 0.02, 0.12}},
	{"Burglary", "28G", 8, "BURGLARY - RESIDENTIAL (SHED OR GARAGE)", "Residential burglary", 0.16, 0.02, 23, 9, [5]float64{0, 0, 0, 0, 0.10}},
	{"Burglary", "30C", 10, "BURGLARY - BUSINESS AND COMMUNITY", "Business burglary", 0.22, 0.05, 1, 11, [5]float64{0, 0, 0.01, 0.01, 0.18}},
	{"Possession of weapons", "10D", 20, "HAVING AN ARTICLE WITH A BLADE OR POINT", "Bladed article", 1, 0.20, 17, 0, [5]float64{0.02, 0, 0.95, 0.12, 0}},
	{"Robbery", "34B", 300, "ROBBERY OF PERSONAL PROPERTY", "Robbery", 1, 0.15, 18, 0, [5]float64{0.01, 0.01, 0.22, 0.08, 0.05}},
	{"Vehicle crime", "45", 3, "THEFT FROM A VEHICLE", "Theft from a vehicle", 0.68, 0.04, 22, 9, [5]float64{0, 0, 0, 0.01, 0.06}},
	{"Vehicle crime", "48", 5, "THEFT OR UNAUTHORISED TAKING OF A VEHICLE", "Theft of a vehicle", 0.32, 0.04, 23, 9, [5]float64{0.02, 0, 0, 0.01, 0.03}},
	{"Violence and sexual offences", "8N", 30, "ASSAULT OCCASIONING ACTUAL BODILY HARM", "Violence with injury", 0.28, 0.38, 17, 0, [5]float64{0.34, 0.02, 0.05, 0.30, 0.21}},
	{"Violence and sexual offences", "105A", 2, "COMMON ASSAULT AND BATTERY", "Violence without injury", 0.36, 0.30, 16, 0, [5]float64{0.33, 0.04, 0.02, 0.24, 0.22}},
	{"Violence and sexual offences", "8L", 10, "STALKING AND HARASSMENT", "Stalking and harassment", 0.28, 0.03, 15, 0, [5]float64{0.38, 0.05, 0.01, 0.04, 0.34}},
	{"Violence and sexual offences", "19C", 800, "RAPE AND OTHER SEXUAL OFFENCES", "Sexual offences", 0.08, 0.22, 20, 0, [5]float64{0.24, 0.01, 0.01, 0.16, 0.16}},
}

// flagNames are the flags in their order, as assess.toml calls them.
var flagNames = [5]string{"domestic_abuse", "hate", "knife", "alcohol", "repeat_victim"}

// What the extract plants and spoils.
const (
	nearShare   = 0.22 // of burglaries of homes that follow one nearby
	nearMetres  = 200
	nearDays    = 14
	openShare   = 0.3  // of times that are known, without an end
	turnedEvery = 300  // one end in so many lies before its beginning
	noPostcode  = 0.02 // share of crimes
	badPostcode = 0.01
	repeatsEach = 6 // rows written twice in every file
)

// methods are what the free text says. Reading it is nobody's business.
var methods = []string{
	"Madeup entry by rear window, untidy search", "Madeup suspect known to victim", "Madeup dispute outside licensed premises, \"no injuries seen\"",
	"Madeup vehicle left insecure overnight", "", "Madeup witness Figment Fable spoken to",
}

// committed is one crime of the extract.
type committed struct {
	offence  int
	place    int32
	from, to time.Time // to is zero where it is left open
	reversed bool
	flags    [5]byte // Y, N, or U where the force does not say
}

// forceExtract is the force's own extract of the first district: a compressed CSV for
// each year, with times, flags and postcodes. Its crimes are those of the published
// files that have a location.
func (w *world) forceExtract() *partnerTable {
	t := newPartnerTable("force-crimes", "the force's own extract: times with open ends, a few that end before they begin, flags, rows sent twice, postcodes in every spelling")
	t.Night = 0.30
	years := w.partnerYears(3)
	for from := years.From; from <= years.To; from += 12 {
		r := stream(w.Seed, "force extract", int(from))
		var all []committed
		for m := from; m < from.Add(12); m++ {
			all = append(all, w.committed(t, m, r)...)
		}
		f, text := w.forceFile(t, from, all, r)
		t.file(f, text)
	}
	return t
}

// committed is the month's crimes by time.
func (w *world) committed(t *partnerTable, m data.Month, r *rand.Rand) (out []committed) {
	home := int32(w.districts[0].zones[1] * snapsPerLSOA)
	var last *committed // burglary of a home
	for _, in := range w.month(0, m) {
		if in.place == nowhere || in.place >= home {
			continue
		}
		o := offenceOf(crimes[in.crime].category, r)
		if o < 0 {
			continue
		}
		c := offences[o].happen(m, r)
		c.offence, c.place = o, in.place
		if offences[o].kept == offences[0].kept {
			if near := w.near(last, m, r); near != nil {
				c.place, c.from, c.to, c.reversed = near.place, near.from, near.to, false
				t.NearRepeats++
			}
			last = &c
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b committed) int { return a.from.Compare(b.from) })
	return out
}

// offenceOf draws what a crime of a category is in the extract, -1 when it is not there.
func offenceOf(c data.Category, r *rand.Rand) int {
	left := r.Float64()
	for i, o := range offences {
		if o.category != c {
			continue
		}
		if left -= o.share; left < 1e-9 {
			return i
		}
	}
	return -1
}

// happen draws when it happened and what is marked.
func (o offence) happen(m data.Month, r *rand.Rand) (c committed) {
	var weekend bool
	c.from, weekend = moment(r, m, o.night, o.hour)
	switch {
	case o.away > 0:
		c.to = c.from.Add(time.Duration(30+r.IntN(int(60*o.away))) * time.Minute)
	case r.Float64() > openShare:
		c.to = c.from.Add(time.Duration(r.IntN(20)) * time.Minute)
	}
	if !c.to.IsZero() && r.IntN(turnedEvery) == 0 {
		c.to, c.reversed = c.from.AddDate(0, 0, -1), true
	}
	for i, chance := range o.flags {
		if weekend && flagNames[i] == "alcohol" {
			chance = min(2*chance, 0.9)
		}
		switch draw := r.Float64(); {
		case draw < chance:
			c.flags[i] = 'Y'
		case draw > 0.98:
			c.flags[i] = 'U'
		default:
			c.flags[i] = 'N'
		}
	}
	return c
}

// near is a burglary that follows the last one within nearMetres and nearDays in the
// same month; nil where none does.
func (w *world) near(last *committed, m data.Month, r *rand.Rand) *committed {
	if last == nil || r.Float64() >= nearShare {
		return nil
	}
	at := last.from.AddDate(0, 0, 1+r.IntN(nearDays-2))
	if !at.Before(m.Add(1).First()) {
		return nil
	}
	c := committed{place: last.place, from: at, to: at.Add(time.Duration(30+r.IntN(300)) * time.Minute)}
	x, y := w.doorstep(int(last.place))
	first := last.place / snapsPerLSOA * snapsPerLSOA
	for range 6 {
		other := first + int32(r.IntN(snapsPerLSOA))
		a, b := w.doorstep(int(other))
		if (point{float64(a), float64(b)}).distance(point{float64(x), float64(y)}) < nearMetres-2 {
			c.place = other
			break
		}
	}
	return &c
}

// forceFile writes one year of the extract.
func (w *world) forceFile(t *partnerTable, from data.Month, all []committed, r *rand.Rand) (TableFile, []byte) {
	f := TableFile{Path: fmt.Sprintf("raw/partners/police/crimes-%d-%02d.csv.gz", from.Year(), (from.Year()+1)%100), Rejected: 2}
	b := []byte("\ufeffCRIME REF,OFFENCE,COMMITTED FROM,COMMITTED TO,POSTCODE,DISTRICT,DA,HATE,KNIFE,ALCOHOL,REPEAT VICTIM,MO,CODE\r\n")
	const clock = "02/01/2006 15:04"
	for i, c := range all {
		o := offences[c.offence]
		to := ""
		if !c.to.IsZero() {
			to = c.to.Format(clock)
		}
		if c.reversed {
			t.Reversed++
		}
		postcode := spell(r, w.postcode(int(c.place)))
		switch draw := r.Float64(); {
		case draw < noPostcode:
			postcode = ""
			t.Unplaced++
		case draw < noPostcode+badPostcode:
			postcode = strange(i)
			t.Unplaced++
			t.Unmatched++
		}
		cell := w.cell(0, o.kept, data.NewMonth(c.from.Year(), c.from.Month()))
		t.Counts[cell]++
		row := fmt.Appendf(nil, "MOCK/%d/%05d,%s,%s,%s,%s,%s", from.Year(), i+1, o.text, c.from.Format(clock), to, postcode, w.districts[0].Name)
		for k, flag := range c.flags {
			row = append(append(row, ','), map[byte]string{'Y': "Y", 'N': "", 'U': "n/k"}[flag]...)
			if flag == 'Y' {
				t.Flagged[Mark{flagNames[k], cell}]++
			}
		}
		row = fmt.Appendf(row, ",%s,%s\r\n", quotedCSV(methods[(i+int(c.place))%len(methods)]), spelledCode(o.code, i))
		b = append(b, row...)
		if i%(len(all)/repeatsEach+1) == 1 {
			b = append(b, row...)
			f.Duplicate++
		}
	}
	f.Rows = len(all) + f.Duplicate + f.Rejected
	b = fmt.Appendf(b, "MOCK/%d/90001,%s,31/02/%d 10:00,,,%s,,,,,,,\r\n", from.Year(), offences[0].text, from.Year()+1, w.districts[0].Name)
	b = fmt.Appendf(b, "TOTAL,%d,,,,,,,,,,,\r\n", len(all))
	return f, deflated(b)
}

func quotedCSV(s string) string {
	if s == "" {
		return s
	}
	return `"` + string(bytes.ReplaceAll([]byte(s), []byte(`"`), []byte(`""`))) + `"`
}

// deflated is a gzip file without name or time.
func deflated(text []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(text); err != nil {
		panic(err) // a buffer takes all
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// spelledCode writes a code as the extract does: every fifth with a zero in front.
func spelledCode(code string, i int) string {
	if i%5 == 0 {
		return "0" + code
	}
	return code
}

// weightsTable is a table of invented weights by offence code.
func weightsTable() string {
	var b bytes.Buffer
	b.WriteString("code,offence,weight\n")
	for _, o := range offences {
		fmt.Fprintf(&b, "%s,%s,%g\n", o.code, quotedCSV(o.kept), o.weight)
	}
	return b.String()
}
