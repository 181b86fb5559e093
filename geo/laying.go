package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Sizes of the grid: cells for each edge, the most cells, and the most cells
// that an edge may be looked at in, on average, before cells are made larger.
const (
	cellsPerEdge = 2
	mostCells    = 1 << 20
	workPerEdge  = 64
)

// mark says that a part reaches a cell, and whether it covers the cell whole.
type mark struct {
	cell, part int32
	covers     bool
}

// lay chooses the grid and fills it. rings holds the shell and holes of each part.
func (ix *Index) lay(rings [][]orb.Ring) {
	edges := 0
	for _, part := range rings {
		for _, r := range part {
			edges += len(r)
		}
	}
	cells := min(mostCells, cellsPerEdge*edges)
	for ix.divide(cells); cells > 1 && ix.work(rings) > workPerEdge*edges; ix.divide(cells) {
		cells /= 2
	}
	var marks []mark
	crossed := make([]int32, ix.nx*ix.ny) // last part with an edge in the cell, plus one
	for k := range rings {
		marks = ix.mark(marks, int32(k), rings[k], crossed)
	}
	ix.fill(marks)
}

// work bounds the number of cells that laying the rings must visit.
func (ix *Index) work(rings [][]orb.Ring) int {
	n := 0
	for k, part := range rings {
		b := ix.parts[k].shell.bound
		n += (ix.column(b.Max[0]) - ix.column(b.Min[0]) + 1) * (ix.row(b.Max[1]) - ix.row(b.Min[1]) + 1)
		for _, r := range part {
			for i := 1; i < len(r); i++ {
				n += span(ix.column(r[i-1][0]), ix.column(r[i][0])) + span(ix.row(r[i-1][1]), ix.row(r[i][1]))
			}
		}
	}
	return n
}

func span(a, b int) int { return max(a, b) - min(a, b) + 1 }

// mark adds the cells that one part reaches: those that an edge may run
// through, and those of the rest whose centre is inside.
func (ix *Index) mark(marks []mark, part int32, rings []orb.Ring, crossed []int32) []mark {
	for _, r := range rings {
		for i := 1; i < len(r); i++ {
			ix.walk(r[i-1], r[i], func(cell int) {
				if crossed[cell] != part+1 {
					crossed[cell] = part + 1
					marks = append(marks, mark{cell: int32(cell), part: part})
				}
			})
		}
	}
	p := &ix.parts[part]
	b := p.shell.bound
	for row, top := ix.row(b.Min[1]), ix.row(b.Max[1]); row <= top; row++ {
		known, inside := false, false // cells side by side that no edge crosses share one answer
		for col, right := ix.column(b.Min[0]), ix.column(b.Max[0]); col <= right; col++ {
			cell := row*ix.nx + col
			if crossed[cell] == part+1 {
				known = false
				continue
			}
			if !known {
				inside, known = p.contains(ix.centre(col, row)), true
			}
			if inside {
				marks = append(marks, mark{int32(cell), part, true})
			}
		}
	}
	return marks
}

func (ix *Index) centre(col, row int) (x, y float64) {
	x, y = ix.bound.Min[0], ix.bound.Min[1]
	if ix.perX > 0 {
		x += (float64(col) + 0.5) / ix.perX
	}
	if ix.perY > 0 {
		y += (float64(row) + 0.5) / ix.perY
	}
	return x, y
}

// walk visits every cell that the segment may pass through, row by row. Cells
// are widened by a millionth, and by the rounding of coordinates, so that none
// is missed.
func (ix *Index) walk(a, b orb.Point, visit func(cell int)) {
	if a[1] > b[1] {
		a, b = b, a
	}
	padX, padY := ix.pad(0, ix.perX), ix.pad(1, ix.perY)
	dx, dy := b[0]-a[0], b[1]-a[1]
	bottom, top := ix.row(a[1]-padY), ix.row(b[1]+padY)
	for row := bottom; row <= top; row++ {
		left, right := a[0], b[0]
		if dy > 0 && bottom < top {
			from := ix.bound.Min[1] + float64(row)/ix.perY - padY
			to := ix.bound.Min[1] + float64(row+1)/ix.perY + padY
			left = a[0] + dx*min(1, max(0, (from-a[1])/dy))
			right = a[0] + dx*min(1, max(0, (to-a[1])/dy))
		}
		end := ix.column(max(left, right) + padX)
		for col := ix.column(min(left, right) - padX); col <= end; col++ {
			visit(row*ix.nx + col)
		}
	}
}

func (ix *Index) pad(axis int, per float64) float64 {
	pad := 1e-14 * max(math.Abs(ix.bound.Min[axis]), math.Abs(ix.bound.Max[axis]))
	if per > 0 {
		pad += 1e-6 / per
	}
	return pad
}

// fill turns the marks, which come in the order of parts, into each cell's
// answer or list.
func (ix *Index) fill(marks []mark) {
	ix.cells = make([]int32, ix.nx*ix.ny)
	first := make([]int32, len(ix.cells)+1)
	for _, m := range marks {
		first[m.cell+1]++
	}
	for c := range ix.cells {
		first[c+1] += first[c]
	}
	sorted := make([]mark, len(marks))
	next := slices.Clone(first)
	for _, m := range marks {
		sorted[next[m.cell]] = m
		next[m.cell]++
	}
	for c := range ix.cells {
		ix.cells[c] = ix.answer(sorted[first[c]:first[c+1]])
	}
}

// answer encodes one cell's marks. Parts beyond the first that covers the cell
// can never be the answer there.
func (ix *Index) answer(marks []mark) int32 {
	switch {
	case len(marks) == 0:
		return none
	case marks[0].covers:
		return ix.parts[marks[0].part].area
	}
	start, otherwise := int32(len(ix.lists)), int32(none)
	for _, m := range marks {
		if m.covers {
			otherwise = ix.parts[m.part].area
			break
		}
		ix.lists = append(ix.lists, m.part)
	}
	ix.lists = append(ix.lists, encode(otherwise))
	return encode(start)
}
