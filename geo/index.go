package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Index answers which area holds a point. A uniform grid is laid over the
// areas. A cell that lies wholly within one area names it outright; one that a
// border crosses lists the few parts of areas to try, lowest area first.
//
// The answer is the lowest area for which orb/planar's MultiPolygonContains is
// true, for every point, whether or not areas overlap or rings are valid. So a
// point on a shared edge or vertex belongs to the lowest of the areas that meet
// there, and a point on the edge of a hole to whatever fills the hole. An Index
// is safe for concurrent use.
type Index struct {
	bound      orb.Bound
	nx, ny     int
	perX, perY float64 // cells in a unit of x and y
	cells      []int32 // an answer: area or none; or, below none, where the cell's list starts
	lists      []int32 // parts to try, ended by the encoded answer when none of them holds the point
	parts      []part
}

const none = -1

// part is one polygon of an area.
type part struct {
	area  int32
	shell outline
	holes []outline
}

// encode makes a number below zero of none or any number from zero up, and
// decode undoes it: none stays none.
func encode(v int32) int32 { return -(v + 2) }
func decode(v int32) int32 { return -v - 2 }

// newIndex takes shapes in any planar units, and skips empty rings.
func newIndex(shapes []Shape) *Index {
	ix := &Index{}
	var rings [][]orb.Ring
	for area, s := range shapes {
		for _, polygon := range s {
			if len(polygon) == 0 || len(polygon[0]) == 0 {
				continue
			}
			p := part{area: int32(area), shell: newOutline(polygon[0])}
			kept := []orb.Ring{polygon[0]}
			for _, hole := range polygon[1:] {
				if len(hole) > 0 {
					p.holes = append(p.holes, newOutline(hole))
					kept = append(kept, hole)
				}
			}
			if len(ix.parts) == 0 {
				ix.bound = p.shell.bound
			}
			ix.bound = ix.bound.Union(p.shell.bound)
			ix.parts = append(ix.parts, p)
			rings = append(rings, kept)
		}
	}
	if len(ix.parts) > 0 {
		ix.lay(rings)
	}
	return ix
}

// contains reports whether the point is in the shell or on it, and neither in
// a hole nor on one.
func (p *part) contains(x, y float64) bool {
	if !p.shell.contains(x, y) {
		return false
	}
	for i := range p.holes {
		if p.holes[i].contains(x, y) {
			return false
		}
	}
	return true
}

// Find gives the area that holds the point, as an index into the atlas's Areas,
// or -1 for none. NaN is in none.
func (ix *Index) Find(lon, lat float64) int {
	b := &ix.bound
	if len(ix.parts) == 0 || !(lon >= b.Min[0] && lon <= b.Max[0] && lat >= b.Min[1] && lat <= b.Max[1]) {
		return none
	}
	c := ix.cells[ix.row(lat)*ix.nx+ix.column(lon)]
	if c >= none {
		return int(c)
	}
	for _, v := range ix.lists[decode(c):] {
		if v < 0 {
			return int(decode(v))
		}
		if p := &ix.parts[v]; p.contains(lon, lat) {
			return int(p.area)
		}
	}
	return none
}

func (ix *Index) column(x float64) int {
	return min(ix.nx-1, max(0, int((x-ix.bound.Min[0])*ix.perX)))
}

func (ix *Index) row(y float64) int {
	return min(ix.ny-1, max(0, int((y-ix.bound.Min[1])*ix.perY)))
}

// divide sets the grid to about the number of cells wanted, as square as the
// bound allows.
func (ix *Index) divide(cells int) {
	w, h := ix.bound.Max[0]-ix.bound.Min[0], ix.bound.Max[1]-ix.bound.Min[1]
	ix.nx, ix.ny, ix.perX, ix.perY = 1, 1, 0, 0
	switch {
	case w > 0 && h > 0:
		nx := math.Sqrt(float64(cells) * w / h)
		ix.nx = int(min(float64(cells), max(1, nx)))
		ix.ny = max(1, cells/ix.nx)
	case w > 0:
		ix.nx = cells
	case h > 0:
		ix.ny = cells
	}
	if w > 0 {
		ix.perX = float64(ix.nx) / w
	}
	if h > 0 {
		ix.perY = float64(ix.ny) / h
	}
}
