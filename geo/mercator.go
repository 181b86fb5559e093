package geo

import "math"

// mercator is the projection of the British National Grid (EPSG:27700):
// true origin 49 N 2 W, false origin 400 km west and 100 km north of it.
var mercator = newTransverseMercator(airy, radians(-2), radians(49), 0.9996012717, 400000, -100000)

// transverseMercator follows Krüger's series in the third flattening, to the
// fourth order (Karney 2011, doi:10.1007/s00190-011-0445-3): errors below a
// micrometre over Great Britain.
type transverseMercator struct {
	e           float64 // eccentricity
	lambda0     float64 // central meridian
	east, north float64 // grid position of the equator on the central meridian
	radius      float64 // scale at the meridian times the rectifying radius, metres
	alpha, beta [4]float64
}

func newTransverseMercator(el ellipsoid, lambda0, phi0, k0, east, north float64) *transverseMercator {
	n := (el.a - el.b) / (el.a + el.b)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	t := &transverseMercator{
		e: math.Sqrt(el.e2()), lambda0: lambda0, east: east,
		radius: k0 * el.a / (1 + n) * (1 + n2/4 + n4/64),
		alpha: [4]float64{
			n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180,
			13*n2/48 - 3*n3/5 + 557*n4/1440,
			61*n3/240 - 103*n4/140,
			49561 * n4 / 161280,
		},
		beta: [4]float64{
			n/2 - 2*n2/3 + 37*n3/96 - n4/360,
			n2/48 + n3/15 - 437*n4/1440,
			17*n3/480 - 37*n4/840,
			4397 * n4 / 161280,
		},
	}
	_, origin := t.forward(lambda0, phi0)
	t.north = north - origin
	return t
}

// forward projects radians to metres.
func (t *transverseMercator) forward(lambda, phi float64) (easting, northing float64) {
	sin, cos := math.Sincos(lambda - t.lambda0)
	tau := t.conformal(math.Tan(phi))
	xi := math.Atan2(tau, cos)
	eta := math.Asinh(sin / math.Hypot(tau, cos))
	dXi, dEta := series(t.alpha, xi, eta)
	return t.east + t.radius*(eta+dEta), t.north + t.radius*(xi+dXi)
}

// inverse turns metres into radians.
func (t *transverseMercator) inverse(easting, northing float64) (lambda, phi float64) {
	xi, eta := (northing-t.north)/t.radius, (easting-t.east)/t.radius
	dXi, dEta := series(t.beta, xi, eta)
	xi, eta = xi-dXi, eta-dEta
	sin, cos := math.Sincos(xi)
	tau := sin / math.Hypot(math.Sinh(eta), cos)
	return t.lambda0 + math.Atan2(math.Sinh(eta), cos), math.Atan(t.geodetic(tau))
}

// series sums c[j] sin 2(j+1)z over the terms of Krüger's series for the complex
// z = xi + i eta, by Clenshaw's recurrence.
func series(c [4]float64, xi, eta float64) (dXi, dEta float64) {
	sin, cos := math.Sincos(2 * xi)
	sinh, cosh := math.Sinh(2*eta), math.Cosh(2*eta)
	sine, cosine := complex(sin*cosh, cos*sinh), complex(cos*cosh, -sin*sinh)
	var b, before complex128
	for j := len(c) - 1; j >= 0; j-- {
		b, before = 2*cosine*b-before+complex(c[j], 0), b
	}
	sum := sine * b
	return real(sum), imag(sum)
}

// conformal gives the tangent of the conformal latitude from that of the
// geodetic one.
func (t *transverseMercator) conformal(tau float64) float64 {
	h := math.Hypot(1, tau)
	sigma := math.Sinh(t.e * math.Atanh(t.e*tau/h))
	return tau*math.Hypot(1, sigma) - sigma*h
}

// geodetic undoes conformal by Newton's method; the third step no longer moves it.
func (t *transverseMercator) geodetic(conformal float64) float64 {
	e2 := t.e * t.e
	tau := conformal / (1 - e2)
	for range 3 {
		c := t.conformal(tau)
		slope := (1 - e2) * math.Hypot(1, c) * math.Hypot(1, tau) / (1 + (1-e2)*tau*tau)
		tau += (conformal - c) / slope
	}
	return tau
}
