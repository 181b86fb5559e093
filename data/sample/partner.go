package sample

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"assess/data"
)

// partnerTable is a partner's table as it is made: its files, and what is true of it.
type partnerTable struct {
	Table
	texts [][]byte // of Table.Files
}

// partners makes the tables of all partners. They come only where truths are planted:
// they are of the first district, or of the first force, over the last whole year and
// the two or three before it.
func (w *world) partners() []*partnerTable {
	if !w.Planted {
		return nil
	}
	return []*partnerTable{
		w.forceExtract(), w.fires(), w.ambulance(), w.hospital(), w.landlord(), w.hateCrime(), w.flyTipping(),
	}
}

// writePartners writes the tables, and the directory that places their postcodes,
// below dir and enters them into the truth.
func (w *world) writePartners(dir string, t *Truth) error {
	for _, p := range w.partners() {
		for i, f := range p.Files {
			path := filepath.Join(dir, filepath.FromSlash(f.Path))
			if err := create(path, p.texts[i]); err != nil {
				return err
			}
			if err := os.Chtimes(path, w.received(), w.received()); err != nil {
				return err
			}
		}
		t.Tables = append(t.Tables, p.Table)
	}
	if !w.Planted {
		return nil
	}
	return create(filepath.Join(dir, postcodesPath), w.directory())
}

func newPartnerTable(id, title string) *partnerTable {
	return &partnerTable{Table: Table{ID: id, Title: title, Counts: map[Cell]int{}, Hidden: map[Cell]int{}, Flagged: map[Mark]int{}}}
}

// file enters a file and its account.
func (p *partnerTable) file(f TableFile, text []byte) {
	p.Files, p.texts = append(p.Files, f), append(p.texts, text)
}

// received is when the partners sent their tables: in the week after the last whole year.
func (w *world) received() time.Time {
	return lastWholeYear(w.files()).To.Add(1).First().Add(4*24*time.Hour + 10*time.Hour)
}

// cell is a place in the table's counts.
func (w *world) cell(d int, category string, m data.Month) Cell {
	return Cell{w.districts[d].Code, data.Category(category), m}
}

// partnerYears is a period that ends with the last whole year and has n years.
func (w *world) partnerYears(n int) data.Period {
	year := lastWholeYear(w.files())
	return data.Period{From: year.From.Add(-12 * (n - 1)), To: year.To}
}

// expected is the mean of a month for a rate a year for 1,000 residents of a district,
// with a season that peaks in summer, and by how much it changed with the last whole
// year.
func (w *world) expected(d int, rate, swing, change float64, m data.Month) float64 {
	residents := 0
	for i := w.districts[d].zones[0]; i < w.districts[d].zones[1]; i++ {
		residents += w.people[i].residents
	}
	mean := rate / 12 * float64(residents) / 1000 * crime{peak: time.July, swing: swing}.season(m.Calendar())
	if d == 0 && m >= lastWholeYear(w.files()).From {
		mean *= change
	}
	return mean
}

// moment is a time of a month by the clock. night is the share of records that fall
// into the nights before Saturday and Sunday, from 9 in the evening to 3 in the
// morning; the others lie about the given hour of any day.
func moment(r *rand.Rand, m data.Month, night, hour float64) (at time.Time, weekend bool) {
	day := m.First().AddDate(0, 0, r.IntN(m.Days()))
	if r.Float64() < night {
		for day.Weekday() != time.Friday && day.Weekday() != time.Saturday {
			day = m.First().AddDate(0, 0, r.IntN(m.Days()))
		}
		at = day.Add(time.Duration(nightFrom*60+r.IntN(60*nightHours)) * time.Minute)
		if at.Before(m.Add(1).First()) {
			return at, true
		}
		return day.Add(time.Duration(nightFrom*60+r.IntN(60*(24-nightFrom))) * time.Minute), true
	}
	const whole = 24 * 60
	minute := int(60*(hour+4.5*r.NormFloat64())) % whole
	return day.Add(time.Duration((minute+whole)%whole) * time.Minute), false
}

// The weekend's nights: from 21:00 for six hours.
const (
	nightFrom  = 21
	nightHours = 6
)

// spell writes a text as people do who type it: one in so many in small letters, or
// without its space.
func spell(r *rand.Rand, postcode string) string {
	switch r.IntN(12) {
	case 0:
		return postcode[:len(postcode)-4] + postcode[len(postcode)-3:]
	case 1:
		return string(lower(postcode))
	case 2:
		return postcode[:len(postcode)-4] + "  " + postcode[len(postcode)-3:] + " "
	}
	return postcode
}

func lower(s string) []byte {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return b
}

// thousands writes a number as office programs do: "1,234", in quotes for a CSV.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("\"%d,%03d\"", n/1000, n%1000)
}
