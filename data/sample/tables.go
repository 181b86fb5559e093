package sample

import (
	"fmt"
	"strconv"
	"strings"
)

// lookup is the table that leads from the LSOAs of 2011 to those of 2021. Change
// codes are those of the Office for National Statistics: U unchanged, S split,
// M merged, X irregular.
func (w *world) lookup() string {
	var b strings.Builder
	b.WriteString("lsoa11_code,lsoa11_name,change_code,lsoa21_code,lsoa21_name,ltla_code\n")
	for _, c := range w.changes {
		old, new := w.old[c.old], w.new[c.new]
		fmt.Fprintf(&b, "%s,%s,%c,%s,%s,%s\n", old.Code, old.Name, c.change, new.Code, new.Name, new.District)
	}
	return b.String()
}

// table has one value or two for every LSOA of 2021.
func (w *world) table(columns string, values func(people) []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "lsoa21_code,lsoa21_name,%s\n", columns)
	for i, z := range w.new {
		fmt.Fprintf(&b, "%s,%s,%s\n", z.Code, z.Name, strings.Join(values(w.people[i]), ","))
	}
	return b.String()
}

// residents is the table of both denominators.
func (w *world) residents() string {
	return w.table("residents,households", func(p people) []string {
		return []string{strconv.Itoa(p.residents), strconv.Itoa(p.households)}
	})
}

// deprivation is the table of deciles, 1 the most deprived.
func (w *world) deprivation() string {
	return w.table("IMD_decile", func(p people) []string { return []string{strconv.Itoa(p.decile)} })
}

// countryside is the table of the rural-urban class.
func (w *world) countryside() string {
	return w.table("ruc", func(p people) []string {
		if p.urban {
			return []string{"Urban"}
		}
		return []string{"Rural"}
	})
}
