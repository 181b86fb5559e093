package analysis

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestConcentrateByHand(t *testing.T) {
	// Eight crimes, four in each of two of ten places: the plain Gini coefficient is
	// 0.8, but eight crimes cannot reach more than eight places.
	c := Concentrate([]int64{0, 4, 0, 0, 0, 4, 0, 0, 0, 0})
	wantRelative(t, "Gini", c.Gini, 0.8, 1e-12)
	wantRelative(t, "generalised Gini", c.Generalised, 0.75, 1e-12)
	wantRelative(t, "top 5 %", c.Top5Share, 0.5, 1e-12)
	wantRelative(t, "half", c.HalfShare, 0.1, 1e-12)
	want := []CurvePoint{{0, 0}, {0.1, 0.5}, {0.2, 1}, {0.3, 1}, {0.4, 1}, {0.5, 1}, {0.6, 1}, {0.7, 1}, {0.8, 1}, {0.9, 1}, {1, 1}}
	if !reflect.DeepEqual(c.Curve, want) {
		t.Errorf("curve %v, want %v", c.Curve, want)
	}
}

func TestConcentrateOfEvenAndEmptyPlaces(t *testing.T) {
	for _, c := range []struct {
		what              string
		counts            []int64
		gini, generalised float64
		half              float64
	}{
		{"the same everywhere", []int64{3, 3, 3, 3}, 0, 0, 0.5},
		{"one each, as even as three crimes in five places can be", []int64{1, 0, 1, 0, 1}, 0.4, 0, 0.4},
		{"one place", []int64{7}, 0, 0, 1},
	} {
		got := Concentrate(c.counts)
		if !closeTo(got.Gini, c.gini, 1e-12, 1) || !closeTo(got.Generalised, c.generalised, 1e-12, 1) || !closeTo(got.HalfShare, c.half, 1e-12, 1) {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
	for _, counts := range [][]int64{nil, {}, {0, 0, 0}} {
		if got := Concentrate(counts); !reflect.DeepEqual(got, Concentration{N: len(counts)}) {
			t.Errorf("%v: %+v, want nothing", counts, got)
		}
	}
}

func TestConcentrateBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 50), 1, 400).Draw(t, "counts")
		counts[0]++
		before := slices.Clone(counts)
		c := Concentrate(counts)
		if !slices.Equal(counts, before) {
			t.Fatal("the counts were changed")
		}
		slices.Reverse(counts)
		if !reflect.DeepEqual(Concentrate(counts), c) {
			t.Fatal("the order of the places matters")
		}
		if c.Gini < -1e-12 || c.Gini >= 1 || c.Generalised < -1e-9 || c.Generalised > c.Gini+1e-12 {
			t.Fatalf("Gini %v, generalised %v", c.Gini, c.Generalised)
		}
		if c.HalfShare <= 0 || c.HalfShare > 0.5+0.5/float64(c.N) || c.Top5Share*float64(c.N) < math.Ceil(float64(c.N)/20)-1e-9 {
			t.Fatalf("half in %v of places, top 5 %% hold %v", c.HalfShare, c.Top5Share)
		}
		curve := c.Curve
		if len(curve) > 101 || curve[0] != (CurvePoint{}) || curve[len(curve)-1] != (CurvePoint{1, 1}) {
			t.Fatalf("curve of %d points from %v to %v", len(curve), curve[0], curve[len(curve)-1])
		}
		for i := 1; i < len(curve); i++ {
			if curve[i].Places <= curve[i-1].Places || curve[i].Incidents < curve[i-1].Incidents || curve[i].Incidents < curve[i].Places-1e-12 {
				t.Fatalf("curve goes from %v to %v", curve[i-1], curve[i])
			}
		}
	})
}
