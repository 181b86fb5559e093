package chart

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"gonum.org/v1/plot/vg"

	"assess/geo"
)

// mapFrame places British National Grid metres on the sheet, with one scale
// both ways and north up. Places are rounded to a tenth of a point, finer than
// print shows, so that outlines shared by two areas stay the same and files
// stay small.
type mapFrame struct {
	west, south float64   // metres, of the south-west corner
	origin      vg.Point  // where that corner is on the sheet
	scale       float64   // points per metre
	w, h        vg.Length // of the frame
}

func (f mapFrame) at(e, n float64) vg.Point {
	return vg.Point{
		X: tenth(f.origin.X + vg.Length((e-f.west)*f.scale)),
		Y: tenth(f.origin.Y + vg.Length((n-f.south)*f.scale)),
	}
}

func tenth(v vg.Length) vg.Length { return vg.Length(math.Round(float64(v)*10) / 10) }

// ring places a closed ring without its repeated last point and without points
// that fall together; nil when fewer than three are left. Its direction is
// counter-clockwise, or clockwise for a hole, whatever the input's.
func (f mapFrame) ring(r orb.Ring, hole bool) []vg.Point {
	pts := make([]vg.Point, 0, len(r))
	for _, c := range r {
		pt := f.at(c[0], c[1])
		if len(pts) == 0 || pts[len(pts)-1] != pt {
			pts = append(pts, pt)
		}
	}
	for len(pts) > 1 && pts[0] == pts[len(pts)-1] {
		pts = pts[:len(pts)-1]
	}
	if len(pts) < 3 {
		return nil
	}
	if (twiceArea(pts) < 0) != hole {
		for i, j := 0, len(pts)-1; i < j; i, j = i+1, j-1 {
			pts[i], pts[j] = pts[j], pts[i]
		}
	}
	return pts
}

// twiceArea is positive for counter-clockwise rings.
func twiceArea(pts []vg.Point) vg.Length {
	a := vg.Length(0)
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		a += p.X*q.Y - q.X*p.Y
	}
	return a
}

// rings places every ring of a shape.
func (f mapFrame) rings(s geo.Shape) [][]vg.Point {
	var out [][]vg.Point
	for _, poly := range s {
		for i, r := range poly {
			if pts := f.ring(r, i > 0); pts != nil {
				out = append(out, pts)
			}
		}
	}
	return out
}

// extent is the box in metres of everything that a map draws to scale.
func (in Map) extent() (x, y span, err error) {
	x, y = nothing(), nothing()
	cover := func(e, n float64) {
		if err == nil && (math.IsNaN(e+n) || math.IsInf(e+n, 0)) {
			err = fmt.Errorf("a place at %g, %g is not on the National Grid", e, n)
		}
		x.cover(e)
		y.cover(n)
	}
	outline := func(s geo.Shape) {
		for _, poly := range s {
			for _, r := range poly {
				for _, c := range r {
					cover(c[0], c[1])
				}
			}
		}
	}
	for _, s := range in.Shapes {
		outline(s.Geometry)
	}
	for _, l := range in.Lines {
		outline(l.Geometry)
	}
	for _, c := range in.Cells {
		cover(c.Easting, c.Northing)
		cover(c.Easting+c.Size, c.Northing+c.Size)
	}
	const most = 1.5e6 // metres; Great Britain is 1.2e6 long
	switch {
	case err != nil:
	case x.empty() || x.max-x.min <= 0 || y.max-y.min <= 0:
		err = fmt.Errorf("no area or cell has an extent")
	case x.max-x.min > most || y.max-y.min > most:
		err = fmt.Errorf("the map would be %.0f by %.0f km, larger than the country: are its coordinates metres of the National Grid?", (x.max-x.min)/1000, (y.max-y.min)/1000)
	}
	return x, y, err
}
