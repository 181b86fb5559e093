package sample

import (
	"fmt"
	"slices"

	"assess/data"
)

// divide makes the LSOAs of both censuses, by district. The families of a
// district come in groups of about five LSOAs that lie together, as MSOAs do,
// which number the names.
func (w *world) divide(m *mesh, lsoas []int) [][][]family {
	out := make([][][]family, len(w.districts))
	for i, d := range w.districts {
		families := divide(m, d.cells, d.settlement.villages, lsoas[i], stream(w.Seed, "census", i))
		items := make([]int32, len(families))
		for j := range items {
			items[j] = int32(j)
		}
		at := func(j int32) point {
			return middle(families[j].cells(), func(c int32) point { return m.sites[c] })
		}
		groups := partition(items, shares(len(families), (len(families)+4)/5), at)
		for _, group := range groups {
			slices.Sort(group)
			var msoa []family
			for _, j := range group {
				msoa = append(msoa, families[j])
			}
			out[i] = append(out[i], msoa)
		}
	}
	return out
}

// number gives every LSOA its code and name. As in the real censuses an
// unchanged LSOA keeps both; what is new in 2021 takes the next free letter of
// its MSOA and a code beyond all those of 2011.
func (w *world) number(m *mesh, families [][][]family) {
	w.oldOf, w.newOf = make([]int32, len(m.cells)), make([]int32, len(m.cells))
	for d, msoas := range families {
		w.districts[d].zones[0] = len(w.new)
		for i, msoa := range msoas {
			w.name(d, fmt.Sprintf("%s %03d", w.districts[d].Name, i+1), msoa)
		}
		w.districts[d].zones[1] = len(w.new)
	}
	next := len(w.old)
	for i := range w.new {
		if w.new[i].Code == "" {
			w.new[i].Code = code("E01", next)
			next++
		}
	}
}

// name enters the LSOAs of one MSOA of district d into both censuses. The codes
// of those that are new in 2021 stay empty.
func (w *world) name(d int, msoa string, families []family) {
	letter := byte('A')
	next := func() string {
		letter++
		return msoa + string(rune(letter-1))
	}
	first := len(w.old)
	for _, f := range families {
		for _, cells := range f.old {
			w.old = append(w.old, w.zone(d, code("E01", len(w.old)), next(), cells))
		}
	}
	for _, f := range families {
		w.change(f, first, len(w.new))
		for i, cells := range f.new {
			z := w.zone(d, "", "", cells)
			if f.change == 'U' {
				z.Area = w.old[first+i].Area
			} else {
				z.Name = next()
			}
			w.new = append(w.new, z)
		}
		first += len(f.old)
	}
}

func (w *world) zone(d int, c data.Code, name string, cells []int32) zone {
	return zone{data.Area{Code: c, Name: name, District: w.districts[d].Code}, d, cells}
}

// change enters a family, whose LSOAs start at the given indices, into the
// lookup and by cell.
func (w *world) change(f family, old, new int) {
	for i, cells := range f.old {
		for _, c := range cells {
			w.oldOf[c] = int32(old + i)
		}
		for j, others := range f.new {
			if slices.ContainsFunc(others, func(c int32) bool { return slices.Contains(cells, c) }) {
				w.changes = append(w.changes, changeover{old + i, new + j, f.change})
			}
		}
	}
	for j, cells := range f.new {
		for _, c := range cells {
			w.newOf[c] = int32(new + j)
		}
	}
}

// ward groups the LSOAs of 2021 of every district into wards.
func (w *world) ward(m *mesh, counts []int) {
	for d, n := range counts {
		zones := w.districts[d].zones
		items := make([]int32, 0, zones[1]-zones[0])
		for z := zones[0]; z < zones[1]; z++ {
			items = append(items, int32(z))
		}
		at := func(z int32) point {
			return middle(w.new[z].cells, func(c int32) point { return m.sites[c] })
		}
		for i, group := range partition(items, shares(len(items), n), at) {
			var cells []int32
			for _, z := range group {
				cells = append(cells, w.new[z].cells...)
			}
			w.wards = append(w.wards, w.zone(d, code("E05", len(w.wards)), wardName(i), cells))
		}
	}
}
