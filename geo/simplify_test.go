package geo

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

func vertices(shapes []Shape) int {
	n := 0
	for _, s := range shapes {
		for _, p := range s {
			for _, r := range p {
				n += len(r)
			}
		}
	}
	return n
}

// requireFit fails unless the shapes fit together without gap or overlap: the
// outline of all has the area of all.
func requireFit(t interface{ Fatalf(string, ...any) }, shapes []Shape) {
	total := 0.0
	for _, s := range shapes {
		total += SquareMetres(s)
	}
	if got := SquareMetres(Dissolve(shapes)); !near(got, total, 1e-9) {
		t.Fatalf("the outline has %g square metres, the areas %g", got, total)
	}
}

func requireSound(t interface{ Fatalf(string, ...any) }, before, after []Shape) {
	if len(before) != len(after) {
		t.Fatalf("%d areas, want %d", len(after), len(before))
	}
	for i, s := range after {
		if len(s) == 0 || SquareMetres(s) < SquareMetres(before[i])/4 {
			t.Fatalf("area %d is gone: %v", i, s)
		}
		for _, p := range s {
			for _, r := range p {
				if len(r) < 4 || r[0] != r[len(r)-1] {
					t.Fatalf("area %d has the ring %v", i, r)
				}
			}
		}
	}
}

// A lattice thinned at any tolerance still fits together, keeps its corners,
// and so its neighbours.
func TestSimplifyLattice(t *testing.T) {
	shapes := scaled(lattice(6, 20, 11), 1000, 550000, 180000)
	last := vertices(shapes)
	for _, tolerance := range []float64{1, 10, 50, 200, 1000, 1e6} {
		thin := Simplify(shapes, tolerance)
		requireSound(t, shapes, thin)
		requireFit(t, thin)
		n := vertices(thin)
		if n > last {
			t.Errorf("tolerance %g: %d vertices, %d at the one before", tolerance, n, last)
		}
		last = n
		if tolerance < 100 {
			if got, want := atlasOf(thin).Neighbours(), atlasOf(shapes).Neighbours(); !reflect.DeepEqual(got, want) {
				t.Errorf("tolerance %g: neighbours have changed", tolerance)
			}
		}
	}
	if last > 36*9 {
		t.Errorf("%d vertices at the greatest tolerance", last)
	}
}

// No vertex of the outline is further from the thinned one than the tolerance.
func TestSimplifyKeepsWithinTolerance(t *testing.T) {
	shapes := scaled(lattice(3, 30, 5), 1000, 550000, 180000)
	for i, s := range Simplify(shapes, 25) {
		for _, v := range shapes[i][0][0] {
			if d := distance(s[0], v); d > 25+1e-6 {
				t.Errorf("area %d: vertex %v is %.1f m away", i, v, d)
			}
		}
		if len(s[0][0]) >= len(shapes[i][0][0]) {
			t.Errorf("area %d: nothing was left out", i)
		}
	}
}

// An area with an enclave, an island, a speck, a pond, and a speck of an area:
//
// +-----------------+
// | +--+  o(pond)   |   +---+
// | |1 |            |   |   | island of 0     . speck of 0    . area 2
// | +--+        0   |   +---+
// +-----------------+
func TestSimplifyParts(t *testing.T) {
	ring := func(x, y, radius float64) orb.Ring {
		var r orb.Ring
		for k := range 40 {
			a := 2 * math.Pi * float64(k) / 40
			r = append(r, orb.Point{x + radius*math.Cos(a), y + radius*math.Sin(a)})
		}
		return append(r, r[0])
	}
	inner := ring(300, 500, 10)
	shapes := []Shape{
		{{ring(500, 500, 400), reversed(inner), reversed(ring(600, 600, 10))}, {ring(2000, 500, 200)}, {ring(3000, 500, 10)}},
		{{inner}},
		{{ring(4000, 500, 5)}},
	}
	thin := Simplify(shapes, 50)
	requireSound(t, shapes, thin)
	requireFit(t, thin)
	if len(thin[0]) != 2 {
		t.Errorf("%d parts, want the main one and the island, not the speck", len(thin[0]))
	}
	if len(thin[0][0]) != 2 {
		t.Fatalf("%d rings, want the shell and the enclave's hole, not the pond", len(thin[0][0]))
	}
	hole, fill := thin[0][0][1].Clone(), thin[1][0][0].Clone()
	slices.SortFunc(hole[1:], comparePoints)
	slices.SortFunc(fill[1:], comparePoints)
	if len(hole) != len(fill) || !slices.Equal(slices.CompactFunc(hole[1:], samePoint), slices.CompactFunc(fill[1:], samePoint)) {
		t.Errorf("the enclave %v does not fill its hole %v", fill, hole)
	}
}

func comparePoints(a, b orb.Point) int {
	switch {
	case a[0] < b[0] || a[0] == b[0] && a[1] < b[1]:
		return -1
	case a == b:
		return 0
	}
	return 1
}

func samePoint(a, b orb.Point) bool { return a == b }

func TestSimplifyLeavesInputAlone(t *testing.T) {
	shapes := scaled(lattice(3, 10, 5), 1000, 550000, 180000)
	before := make([]Shape, len(shapes))
	for i := range shapes {
		before[i] = shapes[i].Clone()
	}
	first := Simplify(shapes, 100)
	if !reflect.DeepEqual(shapes, before) {
		t.Error("the shapes given were changed")
	}
	if !reflect.DeepEqual(first, Simplify(shapes, 100)) {
		t.Error("not the same twice")
	}
	for _, tolerance := range []float64{0, -1, math.NaN()} {
		if !reflect.DeepEqual(Simplify(shapes, tolerance), shapes) {
			t.Errorf("tolerance %g changes shapes", tolerance)
		}
	}
	if got := Simplify(nil, 10); len(got) != 0 {
		t.Errorf("nothing gives %v", got)
	}
}

// Shapes that break every rule come through with every part that matters.
func TestSimplifyOfAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shapes := anyShapes(t, rapid.Map(rapid.IntRange(-5, 5), func(v int) float64 { return float64(v) * 100 }))
		shapes = append(shapes, Shape{}, Shape{{}}, Shape{{{}}})
		thin := Simplify(shapes, rapid.Float64Range(0.1, 1000).Draw(t, "tolerance"))
		for i, s := range thin {
			if planar.Area(shapes[i]) > 0 && len(s) == 0 {
				t.Fatalf("area %d is gone", i)
			}
			for _, p := range s {
				for _, r := range p {
					if len(r) > 0 && r[0] != r[len(r)-1] {
						t.Fatalf("area %d has the open ring %v", i, r)
					}
				}
			}
		}
	})
}

func TestSimplifyGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	a := goldenAtlas(t, dir, "lsoa")
	for _, tolerance := range []float64{5, 25, 100, 500} {
		thin := Simplify(a.Metres(), tolerance)
		requireSound(t, a.Metres(), thin)
		if n, most := vertices(thin), vertices(a.Metres()); n >= most {
			t.Errorf("tolerance %g: %d vertices of %d", tolerance, n, most)
		}
	}
}
