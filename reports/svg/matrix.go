package svg

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// matrix maps (x, y) to (m0 x + m2 y + m4, m1 x + m3 y + m5), as in SVG.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul is the matrix that applies n first and m after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1],
		m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) apply(p vg.Point) (x, y float64) {
	px, py := p.X.Points(), p.Y.Points()
	return m[0]*px + m[2]*py + m[4], m[1]*px + m[3]*py + m[5]
}

func (m matrix) determinant() float64 { return m[0]*m[3] - m[1]*m[2] }

// scale is by how much lengths grow, on average over directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.determinant())) }

// similar reports whether circles stay circles.
func (m matrix) similar() bool {
	const tolerance = 1e-9
	size := math.Abs(m[0]) + math.Abs(m[1]) + math.Abs(m[2]) + math.Abs(m[3])
	return math.Abs(m[0]*m[2]+m[1]*m[3]) <= tolerance*size*size &&
		math.Abs(math.Hypot(m[0], m[1])-math.Hypot(m[2], m[3])) <= tolerance*size
}

// upright reports whether text stands as it would untransformed but for its place and size.
func (m matrix) upright() bool {
	return m[1] == 0 && m[2] == 0 && m[0] > 0 && math.Abs(m[0]-m[3]) < 1e-9
}

// attribute is the transform attribute, in SVG's space of y downwards, of what
// stands upright at the origin and is to be turned and stretched by m and put
// at (x, y).
func (m matrix) attribute(x, y float64) string {
	s := `transform="matrix(`
	for _, f := range [...]float64{m[0], -m[1], -m[2], m[3]} {
		s += strconv.FormatFloat(math.Round(f*1e4)/1e4+0, 'f', -1, 64) + " "
	}
	return s + decimal(x) + " " + decimal(y) + `)"`
}
