package reports

import (
	"fmt"
	"strings"

	"assess/data"
)

// area describes the place: its size, residents, deprivation and wards.
func area(d *draft) Section {
	s := Section{ID: "area", Title: "The area"}
	s.Blocks = append(s.Blocks, d.areaFacts())
	if t, ok := d.districtTable(); ok {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, d.orientationMap())
	s.Blocks = append(s.Blocks, heading("area-deprivation", "Deprivation"), d.decileFigure())
	return s
}

// areaFacts is the area in one paragraph.
func (d *draft) areaFacts() Block {
	f := d.a.Area
	var parts []string
	if f.Residents != nil {
		s := plural(*f.Residents, "resident", "residents")
		if f.ResidentsYear > 0 {
			s += fmt.Sprintf(" (%d)", f.ResidentsYear)
		}
		parts = append(parts, s)
	}
	if f.Households != nil {
		parts = append(parts, plural(*f.Households, "household", "households"))
	}
	if f.AreaKm2 > 0 {
		parts = append(parts, decimals(f.AreaKm2, 0)+" square kilometres")
	}
	var divided []string
	if f.LSOAs > 0 {
		divided = append(divided, vintaged(f.LSOAs, "small area (LSOA", "small areas (LSOAs", f.LSOAVintage)+")")
	}
	if f.Wards > 0 {
		divided = append(divided, vintaged(f.Wards, "ward (boundaries", "wards (boundaries", f.WardVintage)+")")
	}
	if len(parts)+len(divided) == 0 {
		return absent("No facts about the area", "neither residents nor boundaries are held")
	}
	text := ""
	if len(parts) > 0 {
		text = fmt.Sprintf("%s has %s. ", d.place(), joined(parts))
	}
	if len(divided) > 0 {
		text += fmt.Sprintf("The area is divided into %s.", joined(divided))
	}
	text = strings.TrimSpace(text)
	if f.RuralShare != nil {
		text += fmt.Sprintf(" %s of residents live in rural small areas.", capital(percent(*f.RuralShare)))
	}
	if f.Residents == nil {
		text += " No number of residents is held, so no rates can be given."
	}
	return say("%s", text)
}

// vintaged writes a number with its noun and the year of the boundaries.
func vintaged(n int, one, many string, year int) string {
	s := counted(n, one, many)
	if year > 0 {
		s += fmt.Sprintf(" of %d", year)
	}
	return s
}

// districtTable lists the districts where there are several.
func (d *draft) districtTable() (Table, bool) {
	if len(d.a.Area.Districts) < 2 {
		return Table{}, false
	}
	t := Table{ID: "districts-table", Caption: "Districts of the partnership", Sheet: "Districts", Source: d.source(residentsPart),
		Columns: []Column{{Name: "District", Width: 2}, {Name: "Code"}, {Name: "Residents", Align: Right}, {Name: "Small areas", Align: Right}}}
	for _, a := range d.a.Area.Districts {
		residents := notAvailable
		if a.Residents != nil {
			residents = data.Thousands(*a.Residents)
		}
		t.Rows = append(t.Rows, []string{a.Name, string(a.Code), residents, data.Thousands(int64(a.LSOAs))})
	}
	return t, true
}

// decileTitle says how deprived the area is: which share of residents live in
// the most deprived two tenths of England.
func decileTitle(residents []int64) string {
	var all int64
	for _, n := range residents {
		all += n
	}
	if all == 0 || len(residents) < 10 {
		return ""
	}
	most := float64(residents[0]+residents[1]) / float64(all)
	least := float64(residents[8]+residents[9]) / float64(all)
	return fmt.Sprintf("%s of residents live in the most deprived fifth of England's small areas and %s in the least deprived fifth",
		capital(orNobody(most)), orNobody(least))
}

// orNobody is percent with a word for nothing.
func orNobody(share float64) string {
	if share == 0 {
		return "none"
	}
	return percent(share)
}

// decileName names a decile: the ends say which end they are.
func decileName(decile int) string {
	switch decile {
	case 1:
		return "1 (most deprived)"
	case 10:
		return "10 (least deprived)"
	}
	return data.Thousands(int64(decile))
}
