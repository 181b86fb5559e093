package sample

import (
	"math/rand/v2"
	"slices"
)

// family is a set of cells that both censuses divide into LSOAs among
// themselves. old and new are the LSOAs of 2011 and 2021, each a set of cells.
type family struct {
	old, new [][]int32
	change   byte // U unchanged, S split, M merged, X irregular
}

// cells lists all cells of the family.
func (f family) cells() []int32 { return slices.Concat(f.new...) }

// redraw is how many LSOAs of each odd kind a district gets.
type redraw struct {
	enclaves  int // an LSOA that lies in a hole of another
	parts     int // an LSOA in two parts that do not touch
	merges    int // two LSOAs of 2011 became one
	splits    int // one LSOA of 2011 became two
	irregular int // two LSOAs of 2011 became two others
}

// redrawn is what a district with n LSOAs gets.
func redrawn(n int) redraw {
	return redraw{enclaves: n / 60, parts: n / 60, merges: (n + 20) / 40, splits: (n + 10) / 20, irregular: n / 80}
}

// cells is how many honeycomb cells n LSOAs of 2021 need.
func (d redraw) cells(n int) int { return n + 5*d.enclaves + d.parts + d.merges + d.irregular }

// divider hands out the cells of one district.
type divider struct {
	m        *mesh
	cells    []int32 // in the order they are tried
	free     map[int32]bool
	families []family
}

// divide makes exactly n LSOAs of 2021 out of the cells of a district, of
// which there are at least n, and the LSOAs of 2011 that they came from. The
// enclave is looked for around the villages.
func divide(m *mesh, cells, villages []int32, n int, r *rand.Rand) []family {
	d := &divider{m: m, cells: slices.Clone(cells), free: map[int32]bool{}}
	for _, c := range cells {
		d.free[c] = true
	}
	r.Shuffle(len(d.cells), func(i, j int) { d.cells[i], d.cells[j] = d.cells[j], d.cells[i] })
	want := redrawn(n)
	d.repeat(want.enclaves, append(slices.Clone(villages), d.cells...), d.enclave)
	d.repeat(want.irregular, d.cells, d.irregular)
	d.repeat(want.parts, d.cells, d.parts)
	d.repeat(want.merges, d.cells, d.merge)
	d.repeat(want.splits, d.cells, d.split)
	d.rest(n)
	return d.families
}

// repeat tries every cell until the pattern has been placed the given number of
// times.
func (d *divider) repeat(times int, cells []int32, place func(int32) bool) {
	for _, c := range cells {
		if times > 0 && d.free[c] && place(c) {
			times--
		}
	}
}

// add books a family.
func (d *divider) add(f family) bool {
	for _, c := range f.cells() {
		delete(d.free, c)
	}
	d.families = append(d.families, f)
	return true
}

// neighbours lists the free cells next to c.
func (d *divider) neighbours(c int32) []int32 {
	var out []int32
	for _, n := range d.m.cells[c].near {
		if n >= 0 && d.free[n] {
			out = append(out, n)
		}
	}
	return out
}

// touches reports whether two cells share an edge.
func (d *divider) touches(a, b int32) bool { return slices.Contains(d.m.cells[a].near[:], b) }

func (d *divider) enclave(c int32) bool {
	ring := d.neighbours(c)
	if len(ring) < 6 {
		return false
	}
	both := [][]int32{ring, {c}}
	return d.add(family{both, both, 'U'})
}

// irregular redraws a row of three: the middle cell changes sides.
func (d *divider) irregular(c int32) bool {
	for _, a := range d.neighbours(c) {
		for _, b := range d.neighbours(c) {
			if a != b && !d.touches(a, b) {
				return d.add(family{[][]int32{{a, c}, {b}}, [][]int32{{a}, {c, b}}, 'X'})
			}
		}
	}
	return false
}

// parts joins two neighbours of c that do not touch each other; c stays free.
func (d *divider) parts(c int32) bool {
	for _, a := range d.neighbours(c) {
		for _, b := range d.neighbours(c) {
			if a != b && !d.touches(a, b) {
				both := [][]int32{{a, b}}
				return d.add(family{both, both, 'U'})
			}
		}
	}
	return false
}

func (d *divider) merge(c int32) bool {
	for _, a := range d.neighbours(c) {
		return d.add(family{[][]int32{{c}, {a}}, [][]int32{{c, a}}, 'M'})
	}
	return false
}

func (d *divider) split(c int32) bool {
	for _, a := range d.neighbours(c) {
		return d.add(family{[][]int32{{c, a}}, [][]int32{{c}, {a}}, 'S'})
	}
	return false
}

// rest makes the remaining cells into n-len(families' LSOAs) LSOAs, one cell
// each. Where a pattern found no room there are cells to spare: that many LSOAs
// get two.
func (d *divider) rest(n int) {
	for _, f := range d.families {
		n -= len(f.new)
	}
	spare := len(d.free) - n
	for i, c := range d.cells {
		if !d.free[c] {
			continue
		}
		lsoa := []int32{c}
		if spare > 0 {
			lsoa = append(lsoa, d.partner(i))
			spare--
		}
		both := [][]int32{lsoa}
		d.add(family{both, both, 'U'})
	}
}

// partner is a free cell next to cell i of the list, or else the next free one.
func (d *divider) partner(i int) int32 {
	if near := d.neighbours(d.cells[i]); len(near) > 0 {
		return near[0]
	}
	later := d.cells[i+1:]
	return later[slices.IndexFunc(later, func(c int32) bool { return d.free[c] })]
}
