package ingest

import (
	"sort"

	"assess/data"
)

// vintages knows the LSOA codes of each census year, out of the configured
// boundaries and lookups.
type vintages struct {
	years []int           // ascending
	held  map[lsoa]uint32 // bit i: a code of years[i]
}

// readVintages reads the boundaries of LSOAs.
func readVintages(layers []Layer, bridges []bridge) (*vintages, error) {
	codes := map[int][]lsoa{}
	for _, l := range layers {
		if l.Layer != data.LSOA {
			continue
		}
		atlas, err := l.Open()
		if err != nil {
			return nil, err
		}
		for _, a := range atlas.Areas {
			if code, ok := parseLSOA([]byte(a.Code)); ok {
				codes[l.Vintage] = append(codes[l.Vintage], code)
			}
		}
	}
	for _, b := range bridges {
		for code := range b.forward {
			codes[b.from] = append(codes[b.from], code)
		}
		for code := range b.back {
			codes[b.to] = append(codes[b.to], code)
		}
	}
	v := &vintages{held: map[lsoa]uint32{}}
	for year := range codes {
		v.years = append(v.years, year)
	}
	sort.Ints(v.years)
	for i, year := range v.years {
		for _, code := range codes[year] {
			v.held[code] |= 1 << i
		}
	}
	return v, nil
}

// date finds the vintage of a file: the census year that holds the codes of
// most of its rows, the newest among equals, 0 when no code is known. Codes
// that only one year has decide, since every year holds the others. Each place
// gets that vintage, or the newest that holds its code when that one does not.
// strays counts the rows of the latter.
func (v *vintages) date(s *street) (vintage int, strays int64) {
	rows := make([]int64, len(s.places))
	for _, at := range s.at {
		rows[at]++
	}
	held := make([]uint32, len(s.places))
	sum := make([]int64, len(v.years))
	for i, p := range s.places {
		held[i] = v.held[p.lsoa]
		for y := range v.years {
			if held[i]&(1<<y) != 0 {
				sum[y] += rows[i]
			}
		}
	}
	file := -1
	for y, n := range sum {
		if n > 0 && (file < 0 || n >= sum[file]) {
			file = y
		}
	}
	if file < 0 {
		return 0, 0
	}
	for i := range s.places {
		if s.places[i].lsoa == (lsoa{}) {
			continue
		}
		year := file
		if held[i] != 0 && held[i]&(1<<file) == 0 {
			for year = len(v.years) - 1; held[i]&(1<<year) == 0; {
				year--
			}
			strays += rows[i]
		}
		s.places[i].vintage = int16(v.years[year])
	}
	return v.years[file], strays
}
