package analysis

import (
	"fmt"
	"math"
	"strings"
)

// leastNear is the fewest records of near repeats, mostNear the most: pairs grow with
// the square of the records.
const (
	leastNear  = 50
	mostNear   = 20_000
	nearRounds = 999
)

// The bands of near repeats: metres and days.
var (
	nearMetres = []float64{0, 200, 400}
	nearDays   = []int{14, 28}
)

// nearWords are parts of the names of categories in which one record is known to be
// followed by others near by.
var nearWords = []string{"burglar", "robber", "theft from a vehicle", "theft from vehicle", "theft of vehicle", "vehicle", "arson", "deliberate", "criminal damage", "graffiti"}

// nearRepeating reports whether near repeats are looked for in a category.
func nearRepeating(category string) bool {
	name := strings.ToLower(category)
	for _, w := range nearWords {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// partnerNear tests the categories of each table with days and points for near repeats.
func (b *builder) partnerNear() error {
	p := &b.out.Partners
	p.Near = []PartnerNear{}
	for _, t := range b.partners {
		if !pointed(t.Table.Where.By()) || t.Table.When.Month != nil || t.Table.Count != "" {
			continue
		}
		year := t.inYear(b.partnerRows[t.ID], b.out.Year.Held)
		for _, k := range t.kinds() {
			name := k.Category
			if name == "" {
				name = t.Table.Title
			}
			if !nearRepeating(name) {
				continue
			}
			n, err := b.nearRepeats(PartnerNear{PartnerKey: k, Sensitive: t.sensitiveRecords(k), Bands: []NearBand{}}, ofCategory(year, k.Category))
			if err != nil {
				return err
			}
			p.Near = append(p.Near, n)
		}
	}
	p.adjustNear()
	return nil
}

// adjustNear gives every band its q-value, over the bands of all categories together.
func (p *PartnerRecords) adjustNear() {
	var ps []float64
	for _, n := range p.Near {
		for _, b := range n.Bands {
			ps = append(ps, b.P)
		}
	}
	q := BenjaminiHochberg(ps)
	for i := range p.Near {
		for j := range p.Near[i].Bands {
			p.Near[i].Bands[j].Q, q = q[0], q[1:]
		}
	}
}

// nearRepeats is the Knox test of rows.
func (b *builder) nearRepeats(out PartnerNear, rows []partnerRow) (PartnerNear, error) {
	in := KnoxInput{Distances: nearMetres, Days: nearDays, Rounds: nearRounds, Seed: b.seed("near/" + out.Source + "/" + out.Category)}
	for _, r := range rows {
		if r.located && !r.day.IsZero() {
			in.Easting, in.Northing, in.Day = append(in.Easting, r.easting), append(in.Northing, r.northing), append(in.Day, day(r.day))
		}
	}
	out.Records = len(in.Day)
	switch {
	case out.Records < leastNear:
		out.Reason = fmt.Sprintf("%d records with a day and a point are fewer than the %d that near repeats are read from", out.Records, leastNear)
		return out, nil
	case out.Records > mostNear:
		out.Reason = fmt.Sprintf("%d records are more than the %d that are tested in pairs", out.Records, mostNear)
		return out, nil
	}
	out.Rounds = in.Rounds
	table, err := Knox(in)
	if err != nil {
		return out, err
	}
	for i, row := range table {
		for j, c := range row {
			band := NearBand{AboveM: -1, UpToM: nearMetres[i], ToDays: nearDays[j], Observed: c.Observed, Expected: c.Expected, P: c.P}
			if i > 0 {
				band.AboveM = nearMetres[i-1]
			}
			if j > 0 {
				band.FromDays = nearDays[j-1] + 1
			}
			if !math.IsInf(c.Ratio, 0) {
				band.Ratio = known(c.Ratio)
			}
			out.Bands = append(out.Bands, band)
		}
	}
	return out, nil
}

func methodPartnerNear(b *builder) Method {
	n := 0
	for _, x := range b.out.Partners.Near {
		if x.Reason == "" {
			n++
		}
	}
	return Method{
		ID: "partner-near", Name: "Near repeats (Knox)",
		Formula: "Pairs of records are counted by how far apart they lie and how many days lie between them, beside what is expected were place and day unrelated. The days are shuffled over the records to tell chance. Records at one point are repeats and kept apart.",
		Settings: fmt.Sprintf("The same point, up to %.0f m and up to %.0f m; up to %d days and %d to %d. %d shuffles, one-sided, Benjamini-Hochberg over the bands of all categories at %g. At least %d records with a day and a point; a postcode's point stands for its addresses.",
			nearMetres[1], nearMetres[2], nearDays[0], nearDays[0]+1, nearDays[1], nearRounds, b.out.Settings.FDR, leastNear),
		N:      fmt.Sprintf("%d categories", n),
		Source: "Knox (1964), doi:10.2307/2985220; Johnson and others (2007), doi:10.1007/s10940-007-9025-3",
	}
}
