package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

// counts is the number of holes of each part, and the area of all.
func counts(s Shape) (holes []int, area float64) {
	for _, p := range s {
		holes = append(holes, len(p)-1)
	}
	return holes, planar.Area(s)
}

// a +---+---+   b +---+       c +---+---+---+   d +---+---+
//
//	|   |   |     |   |         |   |   |   |     |   |   |
//	+---+---+     +---+---+     +---+---+---+     +---+---+
//	|   |   |         |   |     |   |   |   |     |   |
//	+---+---+         +---+     +---+ . +---+     +---+
//	                            |   |   |   |
//	                            +---+---+---+
func TestDissolve(t *testing.T) {
	at := func(x, y float64) Shape { return Shape{{box(x, y, x+1, y+1)}} }
	clockwise := Shape{{reversed(box(1, 0, 2, 1))}}
	around := []Shape{at(0, 0), at(1, 0), at(2, 0), at(0, 1), at(2, 1), at(0, 2), at(1, 2), at(2, 2)}
	for _, c := range []struct {
		name   string
		shapes []Shape
		holes  []int
		area   float64
	}{
		{"nothing", nil, nil, 0},
		{"empty", []Shape{{}, {{}}, {{{}}}}, nil, 0},
		{"one", []Shape{at(0, 0)}, []int{0}, 1},
		{"four (a)", []Shape{at(0, 0), at(1, 0), at(0, 1), at(1, 1)}, []int{0}, 4},
		{"corner to corner (b)", []Shape{at(0, 1), at(1, 0)}, []int{0, 0}, 2},
		{"around nothing (c)", around, []int{1}, 8},
		{"three (d)", []Shape{at(0, 0), at(0, 1), at(1, 1)}, []int{0}, 3},
		{"either way round", []Shape{at(0, 0), clockwise}, []int{0}, 2},
		{"the same twice", []Shape{at(0, 0), at(0, 0)}, []int{0}, 1},
		{"apart", []Shape{at(0, 0), at(5, 0)}, []int{0, 0}, 2},
		{"a hole filled", enclave(), []int{0}, 12},
		{"a hole left", enclave()[:1], []int{1}, 10},
		{"parts of one shape", []Shape{{at(0, 0)[0], at(1, 0)[0]}}, []int{0}, 2},
		{"within a hole", append(append([]Shape{}, around...), Shape{{box(1.25, 1.25, 1.75, 1.75)}}), []int{1, 0}, 8.25},
		{"along one edge in one direction", []Shape{at(0, 0), {{box(0, 0, 1, 2)}}, at(0, 2)}, []int{0, 0}, 4},
		{"a hair apart", []Shape{at(0, 0), {{box(1.0000001, 0, 2, 1)}}}, []int{0}, 2},
	} {
		holes, area := counts(Dissolve(c.shapes))
		if len(holes) != len(c.holes) || !near(area, c.area, 1e-6) {
			t.Errorf("%s: %v holes, area %g, want %v, %g", c.name, holes, area, c.holes, c.area)
			continue
		}
		total := 0
		for i := range holes {
			total += holes[i] - c.holes[i]
		}
		if total != 0 {
			t.Errorf("%s: %v holes, want %v", c.name, holes, c.holes)
		}
	}
}

// A hole that touches the outline in one vertex is a hole all the same:
//
// +-------+
// |  /\   |
// | /  \  |
// | \  /  |
// +--\/---+
func TestDissolveTouchingHole(t *testing.T) {
	shell := orb.Ring{{0, 0}, {2, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}
	hole := orb.Ring{{2, 0}, {3, 1}, {2, 2}, {1, 1}, {2, 0}}
	out := Dissolve([]Shape{{{shell, hole}}})
	if holes, area := counts(out); len(holes) != 1 || holes[0] != 1 || area != 14 {
		t.Errorf("holes %v, area %g: %v", holes, area, out)
	}
	filled := Dissolve([]Shape{{{shell, hole}}, {{hole}}})
	if holes, area := counts(filled); len(holes) != 1 || holes[0] != 0 || area != 16 {
		t.Errorf("holes %v, area %g: %v", holes, area, filled)
	}
}

// The union of any areas of a lattice has their area together, contains the
// points that they contain, and its shells run anticlockwise, holes clockwise.
func TestDissolveAnyOfLattice(t *testing.T) {
	for unit, place := range map[string]func([]Shape) []Shape{
		"degrees": func(s []Shape) []Shape { return scaled(s, 0.01, 0.5, 51.5) },
		"metres":  func(s []Shape) []Shape { return scaled(s, 1000, 550000, 180000) },
	} {
		all := place(lattice(6, 2, 4))
		rapid.Check(t, func(t *rapid.T) {
			var shapes []Shape
			chosen := rapid.SliceOfN(rapid.Bool(), len(all), len(all)).Draw(t, "chosen")
			want := 0.0
			for i, ok := range chosen {
				if ok {
					shapes = append(shapes, all[i])
					want += planar.Area(all[i])
				}
			}
			out := Dissolve(shapes)
			if got := planar.Area(out); !near(got, want, 1e-9) {
				t.Fatalf("%s: area %g, want %g", unit, got, want)
			}
			for i, s := range all {
				if got := planar.MultiPolygonContains(out, Interior(s)); got != chosen[i] {
					t.Fatalf("%s: the middle of area %d is inside: %v", unit, i, got)
				}
			}
			for _, p := range out {
				for k, r := range p {
					if (signedArea(r) > 0) != (k == 0) || r[0] != r[len(r)-1] {
						t.Fatalf("%s: ring %d runs the wrong way or is open", unit, k)
					}
				}
			}
		})
	}
}

// Shapes that break every rule still give rings that close.
func TestDissolveOfAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Map(rapid.IntRange(0, 5), func(v int) float64 { return float64(v) })
		for _, p := range Dissolve(anyShapes(t, whole)) {
			for _, r := range p {
				if len(r) < 4 || r[0] != r[len(r)-1] || signedArea(r) == 0 || math.IsNaN(signedArea(r)) {
					t.Fatalf("ring %v", r)
				}
			}
		}
	})
}

// The reference areas are one district: its outline has their area and no hole
// that is not in them.
func TestDissolveGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	a := goldenAtlas(t, dir, "lsoa")
	out, want := Dissolve(a.Metres()), 0.0
	for _, s := range a.Metres() {
		want += SquareMetres(s)
	}
	if got := SquareMetres(out); !near(got, want, 1e-9) {
		t.Errorf("area %.1f, want %.1f", got, want)
	}
	if got, most := len(out), 12; got > most {
		t.Errorf("%d parts, want at most %d", got, most)
	}
}
