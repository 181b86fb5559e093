package geo

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func ExampleToGrid() {
	e, n := ToGrid(0.8919, 51.8959) // Colchester
	fmt.Printf("%.0f %.0f\n", e, n)
	// Output: 599073 225880
}

// The positions of the worked example in the Ordnance Survey's "A guide to
// coordinate systems in Great Britain", annex C: Caister water tower, as
// projected, without a change of datum.
func TestMercatorWorkedExample(t *testing.T) {
	lat, lon := 52+39.0/60+27.2531/3600, 1+43.0/60+4.5177/3600
	e, n := mercator.forward(radians(lon), radians(lat))
	if math.Abs(e-651409.903) > 0.001 || math.Abs(n-313177.270) > 0.001 {
		t.Errorf("got %.3f %.3f, want 651409.903 313177.270", e, n)
	}
	lambda, phi := mercator.inverse(651409.903, 313177.270)
	if math.Abs(degrees(lambda)-lon) > 1e-8 || math.Abs(degrees(phi)-lat) > 1e-8 {
		t.Errorf("got %.9f %.9f, want %.9f %.9f", degrees(lambda), degrees(phi), lon, lat)
	}
}

// PROJ 9.6.0's answers for EPSG:1314 from one end of Great Britain to the other.
func TestGrid(t *testing.T) {
	for _, c := range []struct{ easting, northing, lon, lat float64 }{
		{603249, 240613, 0.96121390992006, 52.0266780606592},
		{429157, 623009, -1.54000791005172, 55.4999996081763},
		{216650, 771288, -5.00395763263584, 56.7968973819855},
		{180862, 10000, -5.0560464999092, 49.9498978221801},
	} {
		if lon, lat := FromGrid(c.easting, c.northing); math.Abs(lon-c.lon) > 1e-9 || math.Abs(lat-c.lat) > 1e-9 {
			t.Errorf("%g %g: got %.12f %.12f, want %.12f %.12f", c.easting, c.northing, lon, lat, c.lon, c.lat)
		}
		if e, n := ToGrid(c.lon, c.lat); math.Hypot(e-c.easting, n-c.northing) > 1e-4 {
			t.Errorf("%.9f %.9f: got %.6f %.6f, want %g %g", c.lon, c.lat, e, n, c.easting, c.northing)
		}
	}
}

// Everywhere on the grid, there and back again ends where it began.
func TestGridRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.Float64Range(0, 700e3).Draw(t, "easting")
		n := rapid.Float64Range(0, 1300e3).Draw(t, "northing")
		lon, lat := FromGrid(e, n)
		if lon < -12 || lon > 5 || lat < 49 || lat > 62 {
			t.Fatalf("%g %g is at %g %g", e, n, lon, lat)
		}
		e2, n2 := ToGrid(lon, lat)
		if math.Hypot(e2-e, n2-n) > 1e-6 {
			t.Fatalf("%g %g came back as %g %g", e, n, e2, n2)
		}
	})
}

func TestGridOfNaN(t *testing.T) {
	if e, n := ToGrid(math.NaN(), 52); !math.IsNaN(e) || !math.IsNaN(n) {
		t.Errorf("got %g %g", e, n)
	}
	if lon, lat := FromGrid(math.NaN(), 0); !math.IsNaN(lon) || !math.IsNaN(lat) {
		t.Errorf("got %g %g", lon, lat)
	}
}

// PROJ's answers for the same Helmert transformation.
func TestGridGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	for _, row := range table(t, dir, "ref_osgb.csv") {
		e, n := value(t, row, "easting"), value(t, row, "northing")
		wantLon, wantLat := value(t, row, "helmert_lon"), value(t, row, "helmert_lat")
		lon, lat := FromGrid(e, n)
		if math.Abs(lon-wantLon) > 1e-9 || math.Abs(lat-wantLat) > 1e-9 {
			t.Errorf("%g %g: got %.12f %.12f, want %.12f %.12f", e, n, lon, lat, wantLon, wantLat)
		}
		if e2, n2 := ToGrid(wantLon, wantLat); math.Hypot(e2-e, n2-n) > 1e-4 {
			t.Errorf("%g %g: came back as %.6f %.6f", e, n, e2, n2)
		}
	}
}
