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

// source is the line under a figure or a table: the police data with its
// cut-off, then whatever else it rests on.
func (d *draft) source(parts ...part) string {
	y := d.a.Year
	s := fmt.Sprintf("Source: data.police.uk, street-level crime and anti-social behaviour, %s, months to %s", d.force(), y.DataTo.Label())
	if d.a.Synthetic {
		s = fmt.Sprintf("Source: synthetic rows in the layout of data.police.uk, %s, months to %s", d.force(), y.DataTo.Label())
	}
	if y.DataTo.IsZero() {
		s, _, _ = strings.Cut(s, ", months to ")
	}
	for _, p := range parts {
		s += "; " + d.origin(p)
	}
	return s + "."
}

// origin names one further kind of data.
func (d *draft) origin(p part) string {
	ons := "Office for National Statistics "
	if d.a.Synthetic {
		ons = "synthetic "
	}
	switch p {
	case residentsPart:
		if year := d.a.Area.ResidentsYear; year > 0 {
			return fmt.Sprintf("%sresidents, %d", ons, year)
		}
		return ons + "residents"
	case deprivationPart:
		if d.a.Synthetic {
			return "synthetic deprivation deciles"
		}
		return "English indices of deprivation, national deciles"
	}
	return fmt.Sprintf("%sboundaries%s", ons, vintages(d.land))
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
