package main

import (
	"math"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
)

// densityIsTrue checks that the densest quarter of crime lies about the planted hot
// spots, that each region holds its share, and that no cell moved: the generator
// changes categories everywhere alike and no place.
func densityIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	if len(a.Densities) != 3 || len(a.Movements) != 2 {
		t.Fatalf("%d densities and %d movements, want 3 and 2", len(a.Densities), len(a.Movements))
	}
	for _, d := range a.Densities {
		for _, r := range d.Regions {
			if got := float64(r.Incident) / float64(d.Incident); got < r.Share || got > r.Share+0.05 {
				t.Errorf("%s: the region of %g holds %.2f", d.Category, r.Share, got)
			}
		}
		cells := 0
		for _, run := range d.Runs {
			cells += run.Cells
		}
		if last := d.Regions[len(d.Regions)-1]; cells != last.Cells {
			t.Errorf("%s: runs of %d cells for regions of %d", d.Category, cells, last.Cells)
		}
	}
	for _, h := range truth.Hotspots {
		nearest := math.Inf(1)
		d := a.Densities[0]
		for _, run := range d.Runs {
			for k := range run.Cells {
				half := float64(d.CellM) / 2
				e, n := float64(run.Easting)+half, float64(run.Northing+k*d.CellM)+half
				if run.Region == 0 {
					nearest = min(nearest, math.Hypot(e-h.Easting, n-h.Northing))
				}
			}
		}
		if d.Category != data.AllCrime || nearest > h.RadiusM {
			t.Errorf("the densest quarter of %s is %.0f m from the hot spot %s", d.Category, nearest, h.Name)
		}
	}
	for _, m := range a.Movements {
		if m.Reason != "" || m.Tested < 20 || len(m.Moved) != 0 {
			t.Errorf("%s: %q, %d cells tested, moved %+v", m.Category, m.Reason, m.Tested, m.Moved)
		}
	}
}
