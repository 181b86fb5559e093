package geo

import "github.com/paulmach/orb"

type Index struct{}

func newIndex([]Shape) *Index { panic("unfinished") }
func project([]Shape) []Shape { panic("unfinished") }

// Find gives the area (index into Areas) that holds a point, -1 for none.
func (ix *Index) Find(lon, lat float64) int { panic("unfinished") }

// Neighbours lists for each area those that share a vertex with it, sorted.
func (a *Atlas) Neighbours() [][]int { panic("unfinished") }

// Interior is a point surely inside the shape.
func Interior(s Shape) orb.Point { panic("unfinished") }

// SquareMetres is the area of a shape in metres.
func SquareMetres(s Shape) float64 { panic("unfinished") }

// ToGrid converts WGS84 to the British National Grid.
func ToGrid(lon, lat float64) (easting, northing float64) { panic("unfinished") }

// FromGrid converts the British National Grid to WGS84.
func FromGrid(easting, northing float64) (lon, lat float64) { panic("unfinished") }

// Simplify thins outlines in metres; neighbours still meet.
func Simplify(shapes []Shape, toleranceM float64) []Shape { panic("unfinished") }

// Dissolve is the outline of the union.
func Dissolve(shapes []Shape) Shape { panic("unfinished") }

// Cells is a hot-spot grid.
type Cells struct{}

// Clip makes the cells whose centre lies in the shapes (metres).
func Clip(shapes []Shape, cell int) *Cells { panic("unfinished") }

// Len is the number of cells.
func (c *Cells) Len() int { panic("unfinished") }

// Size is the side of a cell in metres.
func (c *Cells) Size() int { panic("unfinished") }

// Corner is the south-west corner of cell i.
func (c *Cells) Corner(i int) (easting, northing int) { panic("unfinished") }

// Find gives the cell that holds a point, -1 for none.
func (c *Cells) Find(easting, northing float64) int { panic("unfinished") }

// Neighbours lists for each cell those around it, sorted.
func (c *Cells) Neighbours() [][]int { panic("unfinished") }
