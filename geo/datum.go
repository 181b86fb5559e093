package geo

import "math"

// ellipsoid is a figure of the Earth: semi-axes in metres.
type ellipsoid struct{ a, b float64 }

var (
	wgs84 = ellipsoid{6378137, 6378137 * (1 - 1/298.257223563)}       // EPSG:7030
	airy  = ellipsoid{6377563.396, 6377563.396 * (1 - 1/299.3249646)} // Airy 1830, EPSG:7001
)

// place is a position on an ellipsoid: radians, and metres above it.
type place struct{ lambda, phi, height float64 }

// vector is a geocentric position in metres.
type vector [3]float64

// e2 is the square of the first eccentricity.
func (e ellipsoid) e2() float64 { return 1 - (e.b*e.b)/(e.a*e.a) }

func (e ellipsoid) vector(p place) vector {
	sin, cos := math.Sincos(p.phi)
	nu := e.a / math.Sqrt(1-e.e2()*sin*sin)
	r := (nu + p.height) * cos
	return vector{r * math.Cos(p.lambda), r * math.Sin(p.lambda), (nu*(1-e.e2()) + p.height) * sin}
}

// place is Bowring's formula (Survey Review 23, 1976), exact to a micrometre
// within kilometres of the surface.
func (e ellipsoid) place(v vector) place {
	r := math.Hypot(v[0], v[1])
	sin, cos := math.Sincos(math.Atan2(v[2]*e.a, r*e.b))
	e2 := e.e2()
	phi := math.Atan2(v[2]+e2/(1-e2)*e.b*sin*sin*sin, r-e2*e.a*cos*cos*cos)
	sinPhi, cosPhi := math.Sincos(phi)
	height := r*cosPhi + v[2]*sinPhi - e.a*math.Sqrt(1-e2*sinPhi*sinPhi)
	return place{math.Atan2(v[1], v[0]), phi, height}
}

// The Helmert parameters of OSGB36 to WGS84, EPSG:1314, in the position vector
// convention: metres, radians, and the factor of scale.
var (
	shift    = vector{446.448, -125.157, 542.060}
	rotation = vector{arcseconds(0.150), arcseconds(0.247), arcseconds(0.842)}
)

const scale = 1 - 20.489e-6

func arcseconds(s float64) float64 { return s / 3600 * math.Pi / 180 }

// fromOSGB36 is shift + scale*(v + rotation x v).
func fromOSGB36(v vector) vector {
	c := rotation.cross(v)
	for i := range c {
		c[i] = shift[i] + scale*(v[i]+c[i])
	}
	return c
}

// toOSGB36 solves fromOSGB36 for v: with w = (v - shift)/scale, the solution of
// x + r x x = w is (w + r(r.w) - r x w) / (1 + r.r).
func toOSGB36(v vector) vector {
	var w vector
	for i := range w {
		w[i] = (v[i] - shift[i]) / scale
	}
	c, d, square := rotation.cross(w), rotation.dot(w), rotation.dot(rotation)
	for i := range w {
		w[i] = (w[i] + rotation[i]*d - c[i]) / (1 + square)
	}
	return w
}

func (v vector) dot(w vector) float64 { return v[0]*w[0] + v[1]*w[1] + v[2]*w[2] }

func (v vector) cross(w vector) vector {
	return vector{v[1]*w[2] - v[2]*w[1], v[2]*w[0] - v[0]*w[2], v[0]*w[1] - v[1]*w[0]}
}
