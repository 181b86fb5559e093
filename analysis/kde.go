package analysis

import (
	"fmt"
	"math"
	"slices"

	"assess/geo"
)

// Lattice is a rectangle of square cells for a density surface, read row by row from
// the south-west: cell row·Columns + column has its centre at West + (column + ½) Size,
// South + (row + ½) Size. Metres.
type Lattice struct {
	West, South   float64
	Size          float64
	Columns, Rows int
	Inside        []bool // cells in the area of interest; nil for all
}

// LatticeOf is the lattice about a grid clipped to a boundary, with the lattice cell of
// each of the grid's: density[place[i]] is that of grid cell i.
func LatticeOf(cells *geo.Cells) (l Lattice, place []int) {
	if cells.Len() == 0 {
		return Lattice{}, nil
	}
	size := cells.Size()
	west, south := cells.Corner(0)
	east, north := west, south
	for i := range cells.Len() {
		e, n := cells.Corner(i)
		west, east, south, north = min(west, e), max(east, e), min(south, n), max(north, n)
	}
	l = Lattice{West: float64(west), South: float64(south), Size: float64(size)}
	l.Columns, l.Rows = (east-west)/size+1, (north-south)/size+1
	l.Inside = make([]bool, l.Columns*l.Rows)
	place = make([]int, cells.Len())
	for i := range place {
		e, n := cells.Corner(i)
		place[i] = (n-south)/size*l.Columns + (e-west)/size
		l.Inside[place[i]] = true
	}
	return l, place
}

// Kernel is the shape by which an incident is spread.
type Kernel string

// The kernels of Density, as densities over the plane at distance r.
const (
	Quartic  Kernel = "quartic"  // 3/(π h²) (1 - (r/h)²)² within the bandwidth h, 0 beyond
	Gaussian Kernel = "gaussian" // exp(-r²/2h²) / (2π h²), h being the standard deviation
)

// gaussianReach is where a Gaussian ends, in standard deviations: what lies beyond is
// below 3e-18 of its peak.
const gaussianReach = 9

// DensityParams says how incidents are spread.
type DensityParams struct {
	Kernel    Kernel
	Bandwidth float64 // h, metres: at least a cell, or the lattice is too coarse to see it
	// EdgeCorrected gives each incident back, within the lattice's inside, what its
	// kernel would put outside: it is divided by its kernel's share inside (Diggle
	// 1985, doi:10.2307/2347366). The densities times the cells' areas then add up to
	// the number of incidents in the cells inside; incidents elsewhere are left out.
	// Without it incidents beyond the boundary count where they are given, and density
	// falls towards the boundary where they are not.
	EdgeCorrected bool
	Weights       []float64 // incidents at each position; nil for one each
}

// Density is the kernel density of incidents at the centres of the lattice's cells, in
// incidents per km²: the sum, over incidents, of the kernel at the distance to the
// centre. One easting and northing per incident, in metres, or per position with its
// incidents in p.Weights; an incident without a finite position is passed over. Cells outside have NaN. Without incidents all inside
// are 0. Police open data are snapped to points that stand for streets: choose a
// bandwidth well above their spacing, and read no address off the surface.
// Silverman (1986), Density Estimation, section 4.2.
func Density(easting, northing []float64, l Lattice, p DensityParams) ([]float64, error) {
	if len(easting) != len(northing) {
		return nil, fmt.Errorf("kernel density: %d eastings but %d northings", len(easting), len(northing))
	}
	if p.Weights != nil && len(p.Weights) != len(easting) {
		return nil, fmt.Errorf("kernel density: %d weights for %d positions", len(p.Weights), len(easting))
	}
	if p.Kernel != Quartic && p.Kernel != Gaussian {
		return nil, fmt.Errorf("kernel density: unknown kernel %q, want %q or %q", p.Kernel, Quartic, Gaussian)
	}
	if !(p.Bandwidth > 0) || math.IsInf(p.Bandwidth, 1) {
		return nil, fmt.Errorf("kernel density: bandwidth %v m, want above 0", p.Bandwidth)
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	s := newSurface(l, p)
	for i := range easting {
		weight := 1.0
		if p.Weights != nil {
			weight = p.Weights[i]
		}
		s.add(easting[i], northing[i], weight)
	}
	for i := range s.density {
		s.density[i] *= 1e6 // per m² to per km²
		if !l.inside(i) {
			s.density[i] = math.NaN()
		}
	}
	return s.density, nil
}

func (l Lattice) check() error {
	switch {
	case !(l.Size > 0) || math.IsInf(l.Size, 1):
		return fmt.Errorf("kernel density: cells of %v m, want above 0", l.Size)
	case l.Columns < 0 || l.Rows < 0:
		return fmt.Errorf("kernel density: lattice of %d by %d cells", l.Columns, l.Rows)
	case l.Inside != nil && len(l.Inside) != l.Columns*l.Rows:
		return fmt.Errorf("kernel density: %d cells marked inside or not, want %d", len(l.Inside), l.Columns*l.Rows)
	}
	return nil
}

func (l Lattice) inside(cell int) bool { return l.Inside == nil || l.Inside[cell] }

// cell is the cell that holds a point, its south and west edges among it; -1 for none.
func (l Lattice) cell(x, y float64) int {
	column, row := math.Floor((x-l.West)/l.Size), math.Floor((y-l.South)/l.Size)
	if !(column >= 0 && row >= 0 && column < float64(l.Columns) && row < float64(l.Rows)) {
		return -1
	}
	return int(row)*l.Columns + int(column)
}

// surface is a density, per m², in the making.
type surface struct {
	Lattice
	DensityParams
	density []float64
	along   []float64 // of one incident: the kernel's part in each column
	reach   float64
}

func newSurface(l Lattice, p DensityParams) *surface {
	s := &surface{Lattice: l, DensityParams: p, density: make([]float64, l.Columns*l.Rows), along: make([]float64, l.Columns)}
	s.reach = p.Bandwidth
	if p.Kernel == Gaussian {
		s.reach *= gaussianReach
	}
	return s
}

// add spreads the incidents of one position.
func (s *surface) add(x, y, weight float64) {
	if math.IsNaN(x-y) || math.IsInf(x-y, 0) {
		return
	}
	scale := weight
	if s.EdgeCorrected {
		if at := s.cell(x, y); at < 0 || !s.inside(at) {
			return
		}
		held := 0.0
		s.spread(x, y, func(_ int, v float64) { held += v })
		if held *= s.Size * s.Size; held > 0 {
			scale = weight / held
		} else { // a kernel that falls between centres: all of it is the cell's own
			s.density[s.cell(x, y)] += weight / (s.Size * s.Size)
			return
		}
	}
	s.spread(x, y, func(cell int, v float64) { s.density[cell] += scale * v })
}

// spread calls f for each cell inside that the incident's kernel reaches.
func (s *surface) spread(x, y float64, f func(cell int, v float64)) {
	h2 := s.Bandwidth * s.Bandwidth
	west, east := centresWithin(x-s.West, s.reach, s.Size, s.Columns)
	south, north := centresWithin(y-s.South, s.reach, s.Size, s.Rows)
	for c := west; c < east; c++ {
		d := s.West + (float64(c)+0.5)*s.Size - x
		s.along[c] = d * d / h2
		if s.Kernel == Gaussian {
			s.along[c] = math.Exp(-d * d / (2 * h2))
		}
	}
	for row := south; row < north; row++ {
		d := s.South + (float64(row)+0.5)*s.Size - y
		across := d * d / h2
		if s.Kernel == Gaussian {
			across = math.Exp(-d*d/(2*h2)) / (2 * math.Pi * h2)
		}
		for c := west; c < east; c++ {
			cell := row*s.Columns + c
			if !s.inside(cell) {
				continue
			}
			if s.Kernel == Gaussian {
				f(cell, s.along[c]*across)
			} else if left := 1 - s.along[c] - across; left > 0 {
				f(cell, 3/(math.Pi*h2)*left*left)
			}
		}
	}
}

// centresWithin is the range of cells, first and one past the last, whose centres lie no
// farther than reach from a point so far along.
func centresWithin(along, reach, size float64, cells int) (from, to int) {
	low := math.Ceil((along-reach)/size - 0.5)
	high := math.Floor((along+reach)/size-0.5) + 1
	limit := float64(cells)
	return int(min(max(low, 0), limit)), int(min(max(high, 0), limit))
}

// ScottBandwidth is a standard deviation for a Gaussian density, in metres, by Scott's
// rule for two dimensions: on each axis the smaller of the standard deviation and the
// interquartile range over 1.349, times n^(-1/6); the two axes are joined as the root
// of their mean square. Where half of an axis' values are equal (snapped points) its
// standard deviation serves. NaN below two incidents or when all lie at one point;
// incidents without a finite position are passed over. Scott (1992), Multivariate
// Density Estimation, section 6.3.1; the robust spread is Silverman's (1986).
// It over-smooths towns of several centres: state the bandwidth used. For a quartic
// kernel take QuarticRadius of it.
func ScottBandwidth(easting, northing []float64) float64 {
	var x, y []float64
	for i := range easting {
		if d := easting[i] - northing[i]; !math.IsNaN(d) && !math.IsInf(d, 0) {
			x, y = append(x, easting[i]), append(y, northing[i])
		}
	}
	if len(x) < 2 {
		return math.NaN()
	}
	a, b := robustSpread(x), robustSpread(y)
	if a == 0 && b == 0 {
		return math.NaN()
	}
	return math.Sqrt((a*a+b*b)/2) * math.Pow(float64(len(x)), -1.0/6)
}

// QuarticRadius is the radius of a quartic kernel that spreads an incident as widely,
// by variance along an axis, as a Gaussian of this standard deviation: √8 times it.
func QuarticRadius(sigma float64) float64 { return math.Sqrt(8) * sigma }

// robustSpread is the smaller of the standard deviation and, where it is above 0, the
// interquartile range over 1.349. It sorts the values.
func robustSpread(v []float64) float64 {
	f := newField(v)
	spread := math.Sqrt(f.squares / (f.n - 1))
	slices.Sort(v)
	if quartiles := (percentile(v, 0.75) - percentile(v, 0.25)) / 1.349; quartiles > 0 {
		spread = min(spread, quartiles)
	}
	return spread
}
