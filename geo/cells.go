package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Cells is a grid of squares for hot-spot statistics, clipped to the areas of
// interest: squares whose corners are multiples of the cell size on the British
// National Grid and whose centre lies in the areas. Cells are numbered from 0,
// by easting, then by northing.
type Cells struct {
	size     int
	west     int     // column number (easting / size) of the first column
	first    []int   // column's first cell; one more than there are columns
	northing []int   // row number (northing / size) of each cell
	column   []int32 // column of each cell, from west
}

// Clip makes the cells, cell metres on a side, whose centre lies in one of the
// shapes or on its edge. A size below one metre, or no shapes, gives no cells.
func Clip(shapes []Shape, cell int) *Cells {
	c := &Cells{size: cell, first: []int{0}}
	b, ok := boundOf(shapes)
	if cell < 1 || !ok {
		return c
	}
	ix := newIndex(shapes)
	half := float64(cell) / 2
	c.west = floorDivide(b.Min[0], cell)
	south, north := floorDivide(b.Min[1], cell), floorDivide(b.Max[1], cell)
	for col := c.west; col <= floorDivide(b.Max[0], cell); col++ {
		for row := south; row <= north; row++ {
			if ix.Find(float64(col*cell)+half, float64(row*cell)+half) >= 0 {
				c.northing = append(c.northing, row)
				c.column = append(c.column, int32(col-c.west))
			}
		}
		c.first = append(c.first, len(c.northing))
	}
	return c
}

// Len is the number of cells.
func (c *Cells) Len() int { return len(c.northing) }

// Size is the side of a cell in metres.
func (c *Cells) Size() int { return c.size }

// Corner is the south-west corner of cell i, in metres.
func (c *Cells) Corner(i int) (easting, northing int) {
	return (c.west + int(c.column[i])) * c.size, c.northing[i] * c.size
}

// Find gives the cell that holds a point, -1 for none. A cell holds its south
// and west edges but not the other two.
func (c *Cells) Find(easting, northing float64) int {
	const far = 1 << 40 // beyond any cell, yet safe to count in
	if c.Len() == 0 || !(math.Abs(easting) < far && math.Abs(northing) < far) {
		return none
	}
	return c.at(floorDivide(easting, c.size)-c.west, floorDivide(northing, c.size))
}

// at finds the cell of a column, counted from west, and a row number.
func (c *Cells) at(column, row int) int {
	if column < 0 || column >= len(c.first)-1 {
		return none
	}
	start := c.first[column]
	i, ok := slices.BinarySearch(c.northing[start:c.first[column+1]], row)
	if !ok {
		return none
	}
	return start + i
}

// Neighbours lists for each cell those of the up to eight around it that are in
// the grid, sorted; the cell itself is not among them.
func (c *Cells) Neighbours() [][]int {
	out := make([][]int, c.Len())
	for i := range out {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if k := c.at(int(c.column[i])+dx, c.northing[i]+dy); k >= 0 && k != i {
					out[i] = append(out[i], k)
				}
			}
		}
	}
	return out
}

// floorDivide is the number of the cell, size metres wide, that holds v.
func floorDivide(v float64, size int) int {
	k := int(math.Floor(v / float64(size)))
	if float64(k*size) > v { // the quotient was rounded up to a whole number
		k--
	}
	return k
}

// boundOf is the bound of all shapes; ok is false when they have no vertex.
func boundOf(shapes []Shape) (b orb.Bound, ok bool) {
	b = Shape(nil).Bound()
	for _, s := range shapes {
		b = b.Union(s.Bound())
	}
	return b, !b.IsEmpty()
}
