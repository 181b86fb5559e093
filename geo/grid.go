package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// ToGrid turns WGS84 longitude and latitude, in degrees, into British National
// Grid metres: the seven-parameter Helmert transformation to OSGB36 (EPSG:1314)
// and the transverse Mercator projection of the grid. It lies within about 2 m
// of the Ordnance Survey's OSTN15 in England, 4 m at the far ends of Great
// Britain. It is the exact inverse of FromGrid. NaN in, NaN out.
func ToGrid(lon, lat float64) (easting, northing float64) {
	lambda, phi := radians(lon), radians(lat)
	// The grid knows no height. A point on the grid lies on the Airy ellipsoid,
	// some 50 m from the other one, and the two verticals differ by 0.1
	// milliradian: take the WGS84 height at which the Airy height is nil.
	var onAiry place
	height := 0.0
	for range 2 {
		onAiry = airy.place(toOSGB36(wgs84.vector(place{lambda, phi, height})))
		height -= onAiry.height
	}
	return mercator.forward(onAiry.lambda, onAiry.phi)
}

// FromGrid turns British National Grid metres into WGS84 longitude and
// latitude in degrees; see ToGrid for the method and how near it comes.
func FromGrid(easting, northing float64) (lon, lat float64) {
	lambda, phi := mercator.inverse(easting, northing)
	p := wgs84.place(fromOSGB36(airy.vector(place{lambda, phi, 0})))
	return degrees(p.lambda), degrees(p.phi)
}

// onGrid is the shapes in British National Grid metres. Equal vertices stay equal.
func onGrid(shapes []Shape) []Shape {
	out := make([]Shape, len(shapes))
	for i, s := range shapes {
		out[i] = s.Clone()
		for _, polygon := range out[i] {
			for _, ring := range polygon {
				for k, p := range ring {
					e, n := ToGrid(p[0], p[1])
					ring[k] = orb.Point{e, n}
				}
			}
		}
	}
	return out
}

func radians(d float64) float64 { return d * math.Pi / 180 }
func degrees(r float64) float64 { return r * 180 / math.Pi }
