package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"

	"assess/data"
)

// a horseshoe, whose centroid      a frame, whose centroid
// is outside it                    is in its hole
//
// +--+      +--+                   +---------+
// |  |      |  |                   | +-----+ |
// |  +------+  |                   | |     | |
// +------------+                   | +-----+ |
//
//	+---------+
func TestInterior(t *testing.T) {
	horseshoe := orb.Ring{{0, 0}, {10, 0}, {10, 8}, {9, 8}, {9, 1}, {1, 1}, {1, 8}, {0, 8}, {0, 0}}
	for name, s := range map[string]Shape{
		"square":        {{box(0, 0, 2, 2)}},
		"horseshoe":     {{horseshoe}},
		"frame":         {{box(0, 0, 10, 10), reversed(box(0.1, 0.1, 9.9, 9.9))}},
		"needle":        {{{{0, 0}, {1000, 1e-6}, {1000, 2e-6}, {0, 0}}}},
		"part of many":  {{box(0, 0, 1, 1)}, {box(5, 5, 9, 9)}},
		"after nothing": {{}, {{}}, {box(5, 5, 9, 9)}},
	} {
		p := Interior(s)
		inside := false
		for _, polygon := range s {
			inside = inside || len(polygon) > 0 && planar.PolygonContains(polygon, p) && distance(polygon, p) > 0
		}
		if !inside {
			t.Errorf("%s: %v is not inside", name, p)
		}
	}
	if p := Interior(Shape{{box(0, 0, 1, 1)}, {box(5, 5, 9, 9)}}); p[0] < 5 {
		t.Errorf("%v is not in the largest part", p)
	}
	if p := Interior(Shape{{box(0, 0, 2, 2)}}); distance(orb.Polygon{box(0, 0, 2, 2)}, p) < 0.9 {
		t.Errorf("%v is not near the middle of the square", p)
	}
	if p := Interior(nil); p != (orb.Point{}) {
		t.Errorf("no shape: %v", p)
	}
	if p := Interior(Shape{{{{3, 4}, {5, 4}, {3, 4}, {3, 4}}}}); p != (orb.Point{3, 4}) {
		t.Errorf("no inside: %v", p)
	}
}

func TestInteriorOfAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRing(t, rapid.Float64Range(-100, 100))
		p := Interior(Shape{{r}})
		if math.Abs(signedArea(r)) > 1e-3 && (!planar.RingContains(r, p) || distance(orb.Polygon{r}, p) == 0) {
			t.Fatalf("%v is not inside %v", p, r)
		}
	})
}

func TestSquareMetres(t *testing.T) {
	shapes := scaled(enclave(), 100, 600000, 200000)
	for i, want := range []float64{100000, 20000} {
		if got := SquareMetres(shapes[i]); math.Abs(got-want) > 1e-6 {
			t.Errorf("area %d: got %g, want %g", i, got, want)
		}
	}
	if got := SquareMetres(nil); got != 0 {
		t.Errorf("no shape: %g", got)
	}
}

// sf's areas and centroids of the reference areas in metres.
func TestSquareMetresGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	a := goldenAtlas(t, dir, "lsoa")
	for _, row := range table(t, dir, "ref_areas.csv") {
		i, ok := a.Lookup(data.Code(row["code"]))
		if !ok {
			t.Fatalf("no area %s", row["code"])
		}
		shape := a.Metres()[i]
		centre, _ := planar.CentroidArea(shape)
		if got, want := SquareMetres(shape), value(t, row, "area_m2_27700"); !near(got, want, 1e-6) {
			t.Errorf("%s: got %.3f m2, want %.3f", row["code"], got, want)
		}
		if x, y := value(t, row, "cx"), value(t, row, "cy"); math.Hypot(centre[0]-x, centre[1]-y) > 0.01 {
			t.Errorf("%s: centroid %v, want %.3f %.3f", row["code"], centre, x, y)
		}
		if p := Interior(shape); !planar.MultiPolygonContains(shape, p) {
			t.Errorf("%s: %v is not inside", row["code"], p)
		}
	}
}
