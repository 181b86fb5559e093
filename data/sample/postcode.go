package sample

import (
	"fmt"
	"math"
	"strings"
)

// postcodesPath is the directory of postcodes.
const postcodesPath = "postcodes/zx.csv"

// Of every district, its postcodes are shared out among as many outward areas.
const outwards = 4

// unitLetters are those that the second half of a postcode may end in.
const unitLetters = "ABDEFGHJLNPQRSTUWXYZ"

// postcode is the postcode beside snap point i. The letters ZX are of no part of Great
// Britain, and no postcode of a sample has a 0 after its space.
func (w *world) postcode(i int) string {
	d := w.new[i/snapsPerLSOA].district
	from, to := w.districts[d].zones[0]*snapsPerLSOA, w.districts[d].zones[1]*snapsPerLSOA
	share := (to - from + outwards - 1) / outwards
	n, units := (i-from)%share, len(unitLetters)*len(unitLetters)
	return fmt.Sprintf("ZX%d %d%c%c", 1+outwards*d+(i-from)/share, 1+n/units, unitLetters[n/len(unitLetters)%len(unitLetters)], unitLetters[n%len(unitLetters)])
}

// outward is the first half of a postcode.
func outward(postcode string) string { return postcode[:strings.IndexByte(postcode, ' ')] }

// strange is a postcode that the directory does not have.
func strange(n int) string {
	return fmt.Sprintf("ZX%d 0%c%c", 1+n%outwards, unitLetters[n%len(unitLetters)], unitLetters[n/7%len(unitLetters)])
}

// doorstep is the point of the postcode beside snap point i, to the metre, inside the
// LSOA that the snap point is of: up to a third of the way to the middle of its cell.
func (w *world) doorstep(i int) (easting, northing int) {
	ring := w.land.ring(w.snaps[i].cell)
	centre, at := mean(ring), w.snaps[i].at
	r := stream(w.Seed, "postcode", i)
	p := at.plus(centre.minus(at).times(0.05 + 0.28*r.Float64()))
	if !inside(p, ring) {
		p = within(ring, r)
	}
	return int(math.Round(p.x)), int(math.Round(p.y))
}

// directory is the table of all postcodes, in the layout of Code-Point Open: no header;
// postcode, quality, easting, northing, country, health authorities, county, district,
// ward.
func (w *world) directory() []byte {
	ward := make([]string, len(w.new))
	for _, z := range w.wards {
		for _, c := range z.cells {
			ward[w.newOf[c]] = string(z.Code)
		}
	}
	var b []byte
	for i := range w.snaps[:len(w.new)*snapsPerLSOA] {
		z := i / snapsPerLSOA
		e, n := w.doorstep(i)
		b = fmt.Appendf(b, "\"%s\",10,%d,%d,\"E92000001\",\"\",\"\",\"\",%q,%q\n", w.postcode(i), e, n, w.new[z].District, ward[z])
	}
	return b
}
