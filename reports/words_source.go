package reports

import (
	"fmt"
	"strings"

	"assess/data/reference"
)

// part is a kind of data that a figure or a table rests on.
type part int

// The parts of a source line, named in this order.
const (
	residentsPart part = iota
	deprivationPart
	boundaryPart
)

// source is the line under a figure or a table: the police data with its cut-off, then
// whatever else it rests on, in few words. The annex of licences has the whole of each.
func (d *draft) source(parts ...part) string {
	return d.credit(append([]string{d.policeOrigin()}, d.origins(parts)...)...)
}

// policeOrigin names the police's open data with its last month.
func (d *draft) policeOrigin() string {
	police := "data.police.uk"
	if d.a.Synthetic {
		police = "invented rows in the form of data.police.uk"
	}
	if to := d.a.Year.DataTo; !to.IsZero() {
		police += " to " + to.Label()
	}
	return police
}

// credit is a source line of what is given.
func (d *draft) credit(origins ...string) string {
	return fmt.Sprintf("Source: %s (%s).", strings.Join(origins, "; "), d.whole)
}

// inAnnex says in a source line where the whole of each source is.
const inAnnex = "annex E"

// origins names further kinds of data with their year.
func (d *draft) origins(parts []part) (out []string) {
	for _, p := range parts {
		s, year := "", 0
		switch p {
		case residentsPart:
			s, year = "residents", d.a.Area.ResidentsYear
		case deprivationPart:
			s = "deprivation deciles"
		case boundaryPart:
			s, year = "boundaries", d.land.newest()
		}
		if d.a.Synthetic {
			s = "invented " + s
		}
		if year > 0 {
			s += fmt.Sprint(" ", year)
		}
		out = append(out, s)
	}
	return out
}

// licensed is what of a kind of data the report rests on, for the annex of licences.
func (d *draft) licensed(l reference.Licence) string {
	switch {
	case l.ID == "police" && d.force() != "":
		return fmt.Sprintf("%s, %s, %s", l.What, d.force(), d.heldWords())
	case l.ID == "geography":
		return l.What + vintages(d.land)
	case l.ID == "residents" && d.a.Area.ResidentsYear > 0:
		return fmt.Sprintf("%s, %d", l.What, d.a.Area.ResidentsYear)
	case l.ID == "deprivation":
		return l.What + ", national deciles"
	}
	return l.What
}

// vintages lists the vintages of the outlines that are held: " (LSOA 2021, ward
// 2025)".
func vintages(l *land) string {
	var parts []string
	for _, layer := range []struct {
		name string
		o    *outlines
	}{{"LSOA", l.lsoa}, {"ward", l.ward}, {"district", l.district}} {
		if layer.o != nil && layer.o.vintage > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", layer.name, layer.o.vintage))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// mapLicence is the line that a map carries. The year is that of the newest
// boundaries drawn.
func (d *draft) mapLicence() string {
	if d.a.Synthetic {
		return "Synthetic boundaries: these outlines are invented."
	}
	l, _ := reference.LicenceOf("geography")
	return l.LineFor(d.land.newest())
}

// newest is the newest vintage held, 0 when none says.
func (l *land) newest() int {
	year := 0
	for _, layer := range []*outlines{l.lsoa, l.ward, l.district} {
		if layer != nil {
			year = max(year, layer.vintage)
		}
	}
	return year
}
