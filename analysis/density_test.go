package analysis

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
)

// Cells with densities 9 8 7 … and these incidents, 20 in all; a quarter is 5, half 10:
//
//	density   9 8 7 6 5 4
//	incidents 4 1 6 0 5 4
//	region    0 0 1 2 2 -
func TestDenseRegionsByHand(t *testing.T) {
	got := denseRegions([]float64{9, 8, 7, 6, 5, 4}, []int64{4, 1, 6, 0, 5, 4}, []float64{0.25, 0.5, 0.75})
	if want := []int{0, 0, 1, 2, 2, -1}; !slices.Equal(got, want) {
		t.Errorf("regions %v, want %v", got, want)
	}
	if got := denseRegions(nil, nil, denseShares); len(got) != 0 {
		t.Errorf("regions of no cell: %v", got)
	}
}

// A region holds its share and would not without the least dense of its cells, and no
// cell outside it is denser than one inside.
func TestDenseRegionsHoldTheirShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "cells")
		density := rapid.SliceOfN(rapid.Float64Range(0, 50), n, n).Draw(t, "density")
		counts := rapid.SliceOfN(rapid.Int64Range(0, 30), n, n).Draw(t, "counts")
		region := denseRegions(density, counts, denseShares)
		all := float64(total(counts))
		for k, share := range denseShares {
			held, least, most := int64(0), math.Inf(1), math.Inf(-1)
			for i, r := range region {
				if r >= 0 && r <= k {
					held += counts[i]
					least = min(least, density[i])
				} else {
					most = max(most, density[i])
				}
			}
			if float64(held) < share*all {
				t.Fatalf("region %d holds %d of %v", k, held, all)
			}
			if most > least {
				t.Fatalf("region %d leaves out a density of %v and has one of %v", k, most, least)
			}
			smallest := int64(math.MaxInt64)
			for i, r := range region {
				if r >= 0 && r <= k && density[i] == least {
					smallest = min(smallest, held-counts[i])
				}
			}
			if smallest != math.MaxInt64 && float64(smallest) >= share*all && all > 0 && len(slices.Compact(slices.Sorted(slices.Values(density)))) == n {
				t.Fatalf("region %d would hold its share without its least dense cell", k)
			}
		}
	})
}

func TestGatherAddsUpAtPoints(t *testing.T) {
	places := []placeCount{{"Burglary", 1, 2, 3}, {"Drugs", 1, 2, 4}, {data.AntiSocialBehaviour, 1, 2, 5}, {"Drugs", 7, 8, 1}}
	for c, want := range map[data.Category][]float64{data.AllCrime: {7, 1}, "Drugs": {4, 1}, data.AntiSocialBehaviour: {5}, "Robbery": nil} {
		if g := gather(places, c); !slices.Equal(g.count, want) {
			t.Errorf("%s: %v, want %v", c, g.count, want)
		}
	}
	if e, n := gather(places, "Drugs").each(); len(e) != 5 || len(n) != 5 || e[4] != 7 {
		t.Errorf("each of drugs: %v, %v", e, n)
	}
}

func TestRadiusKeepsItsLimits(t *testing.T) {
	wide := gathered{easting: []float64{0, 1e5, 2e5}, northing: []float64{0, 2e5, 0}, count: []float64{50, 50, 50}}
	if r := wide.radius(200); r != widestRadiusM {
		t.Errorf("incidents over 200 km: radius %v", r)
	}
	point := gathered{easting: []float64{5}, northing: []float64{5}, count: []float64{500}}
	if r := point.radius(200); r != 400 {
		t.Errorf("incidents at one point: radius %v, want two cells", r)
	}
	if r := wide.radius(600); r != 1200 {
		t.Errorf("cells of 600 m: radius %v, want two cells", r)
	}
}
