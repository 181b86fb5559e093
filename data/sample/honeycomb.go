package sample

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// point is a position in the plane: in honeycomb units, where neighbouring
// cells lie 1 apart, until the land is laid out, in metres after that.
type point struct{ x, y float64 }

func (p point) plus(q point) point       { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point      { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point    { return point{p.x * f, p.y * f} }
func (p point) distance(q point) float64 { return math.Hypot(p.x-q.x, p.y-q.y) }

// mesh is an island of six-sided cells. Corner k of a cell follows corner k-1
// counter-clockwise; edge k runs from corner k to the next, and near[k] is the
// cell across it, -1 for the sea. Three cells meet at a corner, never four.
type mesh struct {
	sites   []point // of cells, before the land is laid out
	corners []point
	cells   []cell
}

type cell struct {
	corners [6]int32
	near    [6]int32
}

// site is the centre of the cell with axial coordinates q, r.
func site(q, r int) point {
	return point{float64(q) + float64(r)/2, float64(r) * math.Sqrt(3) / 2}
}

// honeycomb is an island of n cells with a wavering coast. Corners are shifted
// a little, so that no two cells look alike.
func honeycomb(n int, r *rand.Rand) *mesh {
	axial := island(n, r)
	index := make(map[[2]int]int32, n)
	m := &mesh{sites: make([]point, n), cells: make([]cell, n)}
	for i, a := range axial {
		index[a] = int32(i)
		m.sites[i] = site(a[0], a[1])
	}
	seen := make(map[[3]int]int32, 2*n+n/4)
	corner := func(q, r0, foot int) int32 { // the top of a cell, or its foot
		key := [3]int{q, r0, foot}
		if id, ok := seen[key]; ok {
			return id
		}
		id := int32(len(m.corners))
		seen[key] = id
		at := site(q, r0).plus(point{0, (1 - 2*float64(foot)) / math.Sqrt(3)})
		const shift = 0.36
		m.corners = append(m.corners, at.plus(point{shift * (r.Float64() - 0.5), shift * (r.Float64() - 0.5)}))
		return id
	}
	const top, foot = 0, 1
	for i, a := range axial {
		q, s := a[0], a[1]
		m.cells[i].corners = [6]int32{
			corner(q, s, top), corner(q-1, s+1, foot), corner(q, s-1, top),
			corner(q, s, foot), corner(q+1, s-1, top), corner(q, s+1, foot),
		}
		for k, step := range [6][2]int{{-1, 1}, {-1, 0}, {0, -1}, {1, -1}, {1, 0}, {0, 1}} {
			m.cells[i].near[k] = -1
			if j, ok := index[[2]int{q + step[0], s + step[1]}]; ok {
				m.cells[i].near[k] = j
			}
		}
	}
	return m
}

// island lists the axial coordinates of the n cells nearest to the middle,
// distances being stretched by direction.
func island(n int, r *rand.Rand) [][2]int {
	type candidate struct {
		axial [2]int
		reach float64
	}
	var phase [3]float64
	for i := range phase {
		phase[i] = 2 * math.Pi * r.Float64()
	}
	coast := func(p point) float64 {
		a := math.Atan2(p.y, p.x)
		return 1 + 0.16*math.Sin(2*a+phase[0]) + 0.09*math.Sin(3*a+phase[1]) + 0.05*math.Sin(7*a+phase[2])
	}
	span := int(math.Ceil(math.Sqrt(float64(n))*1.1)) + 2
	var all []candidate
	for q := -span; q <= span; q++ {
		for s := -span; s <= span; s++ {
			p := site(q, s)
			all = append(all, candidate{[2]int{q, s}, math.Hypot(p.x, p.y) / coast(p)})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.reach, b.reach), slices.Compare(a.axial[:], b.axial[:]))
	})
	out := make([][2]int, n)
	for i := range out {
		out[i] = all[i].axial
	}
	return out
}
