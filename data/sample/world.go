package sample

import (
	"fmt"

	"assess/data"
)

// world is everything that stays the same from month to month.
type world struct {
	Params
	plan      schedule
	land      *land
	forces    []force
	districts []district
	old, new  []zone // LSOAs of 2011 and 2021, in order of district and name
	wards     []zone
	changes   []changeover
	oldOf     []int32  // LSOA of 2011 by cell, index into old
	newOf     []int32  // LSOA of 2021 by cell, index into new
	people    []people // by LSOA of 2021
	spots     []spot   // those of the first district first
	snaps     []snap
	odds      []odds // by district
}

// force is a police force with its districts, which are neighbours.
type force struct {
	id, name  string
	districts []int
}

type district struct {
	data.Area
	force      int
	cells      []int32
	settlement settlement
	zones      [2]int // its LSOAs of 2021: from, to in world.new
}

// zone is an area of any layer: a set of cells in one district.
type zone struct {
	data.Area
	district int
	cells    []int32
}

// changeover is a line of the lookup between the censuses: indices into
// world.old and world.new.
type changeover struct {
	old, new int
	change   byte
}

// newWorld makes the land and everything on it from filled and checked Params.
func newWorld(p Params) *world {
	w := &world{Params: p, plan: newSchedule(p)}
	sizes, wards := p.perDistrict()
	m := w.found(sizes)
	families := w.divide(m, sizes)
	w.number(m, families)
	w.ward(m, wards)
	t := newTerrain(p.Seed, w.towns(m), len(m.cells))
	w.land = draw(m, t, p.Seed)
	w.plant(t)
	w.populate()
	w.snap()
	w.weigh()
	return w
}

// perDistrict gives the number of LSOAs and wards of each district, Home first.
func (p Params) perDistrict() (lsoas, wards []int) {
	lsoas, wards = []int{p.Home.LSOAs}, []int{p.Home.Wards}
	if others := p.Districts - 1; others > 0 {
		lsoas = append(lsoas, shares(p.LSOAs-p.Home.LSOAs, others)...)
		wards = append(wards, shares(p.Wards-p.Home.Wards, others)...)
	}
	return lsoas, wards
}

// Codes have the form of the Office for National Statistics and numbers that
// it is far from giving out: E01900001, E05900001, E07900001.
func code(prefix string, i int) data.Code { return data.Code(fmt.Sprintf("%s9%05d", prefix, i+1)) }

// found cuts the island into districts, as sets of cells, and gives them to
// forces.
func (w *world) found(lsoas []int) *mesh {
	total, sizes := 0, make([]int, len(lsoas))
	for i, n := range lsoas {
		sizes[i] = redrawn(n).cells(n)
		total += sizes[i]
	}
	m := honeycomb(total, stream(w.Seed, "island", 0))
	all := make([]int32, total)
	for i := range all {
		all[i] = int32(i)
	}
	names := districtNames()
	for i, cells := range partition(all, sizes, func(c int32) point { return m.sites[c] }) {
		w.districts = append(w.districts, district{
			Area: data.Area{Code: code("E07", i), Name: names[i]}, cells: cells, settlement: settle(m, cells)})
	}
	next := 0
	for f, n := range shares(w.Districts, w.Forces) {
		name := forceNames()[f]
		w.forces = append(w.forces, force{id: slug(name), name: name + " Police"})
		for range n {
			w.forces[f].districts = append(w.forces[f].districts, next)
			w.districts[next].force = f
			next++
		}
	}
	return m
}

// towns lists what pulls the land together, in an order that is the same for
// the same districts.
func (w *world) towns(m *mesh) []town {
	var out []town
	for _, d := range w.districts {
		out = append(out, d.settlement.towns(m)...)
	}
	return out
}
