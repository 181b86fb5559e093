package geo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

func ExampleIndex_Find() {
	a := atlasOf([]Shape{
		{{box(0.8, 51.8, 0.9, 51.9)}},
		{{box(0.9, 51.8, 1.0, 51.9)}},
	})
	for _, lon := range []float64{0.85, 0.9, 0.95, 1.2} {
		if i := a.Index().Find(lon, 51.85); i >= 0 {
			fmt.Println(lon, a.Areas[i].Code)
		} else {
			fmt.Println(lon, "outside")
		}
	}
	// Output:
	// 0.85 A000
	// 0.9 A000
	// 0.95 A001
	// 1.2 outside
}

// firstHolder is what Find must answer: the lowest shape that orb says holds
// the point.
func firstHolder(shapes []Shape, x, y float64) int {
	for i, s := range shapes {
		if planar.MultiPolygonContains(s, orb.Point{x, y}) {
			return i
		}
	}
	return -1
}

func requireSame(t interface{ Fatalf(string, ...any) }, ix *Index, shapes []Shape, x, y float64) {
	if got, want := ix.Find(x, y), firstHolder(shapes, x, y); got != want {
		t.Fatalf("point %v %v: in area %d, orb says %d; shapes %v", x, y, got, want, shapes)
	}
}

// 4 +-----+-----+
//
//	|  1  |  2  |      5 is an island of area 1 with a lake,
//
// 2 +-----+-----+      3 fills the hole of 4
//
//	|  0  |     |
//
// 0 +-----+     +
//
//	0     2     4
func TestFind(t *testing.T) {
	shapes := []Shape{
		{{box(0, 0, 2, 2)}},
		{{box(0, 2, 2, 4)}, {box(10, 10, 14, 14), reversed(box(11, 11, 12, 12))}},
		{{box(2, 2, 4, 4)}},
		{{box(21, 21, 22, 22)}},
		{{box(20, 20, 24, 24), reversed(box(21, 21, 22, 22))}},
	}
	ix := newIndex(shapes)
	for _, c := range []struct {
		name string
		x, y float64
		want int
	}{
		{"inside", 1, 1, 0},
		{"on the edge of two", 1, 2, 0},
		{"on the vertex of three", 2, 2, 0},
		{"on an outer edge", 4, 3, 2},
		{"on an outer vertex", 4, 4, 2},
		{"in no area, within the bound", 3, 1, -1},
		{"beyond the bound", -5, 1, -1},
		{"on the island", 10.5, 13, 1},
		{"in the lake", 11.5, 11.5, -1},
		{"in the area that fills the hole", 21.5, 21.5, 3},
		{"on the edge of the filled hole", 21, 21.5, 3},
		{"around the filled hole", 23, 21.5, 4},
		{"not a number", math.NaN(), 1, -1},
		{"not a number", 1, math.NaN(), -1},
		{"infinite", math.Inf(1), 1, -1},
	} {
		if got := ix.Find(c.x, c.y); got != c.want {
			t.Errorf("%s: %g %g is in %d, want %d", c.name, c.x, c.y, got, c.want)
		}
	}
}

func TestFindInDegenerateShapes(t *testing.T) {
	line := orb.Ring{{0, 0}, {4, 0}, {2, 0}, {0, 0}}
	point := orb.Ring{{1, 1}, {1, 1}, {1, 1}, {1, 1}}
	for _, c := range []struct {
		name   string
		shapes []Shape
		x, y   float64
		want   int
	}{
		{"nothing", nil, 0, 0, -1},
		{"empty shape", []Shape{{}}, 0, 0, -1},
		{"empty polygon", []Shape{{{}}}, 0, 0, -1},
		{"empty ring", []Shape{{{{}}}}, 0, 0, -1},
		{"empty hole", []Shape{{{box(0, 0, 1, 1), {}}}}, 0.5, 0.5, 0},
		{"beside a line", []Shape{{{line}}}, 3, 1, -1},
		{"on a line", []Shape{{{line}}}, 3, 0, 0},
		{"on a point", []Shape{{{point}}}, 1, 1, 0},
		{"not numbers", []Shape{{{{{math.NaN(), 0}, {1, math.NaN()}, {1, 1}, {math.NaN(), 0}}}}}, 0.5, 0.2, -1},
		{"without end", []Shape{{{box(math.Inf(-1), 0, math.Inf(1), 1)}}}, 5, 2, -1},
	} {
		if got := newIndex(c.shapes).Find(c.x, c.y); got != c.want {
			t.Errorf("%s: found %d, want %d", c.name, got, c.want)
		}
	}
}

// anyRing is a ring with no regard for validity: it may cross itself.
func anyRing(t *rapid.T, coordinate *rapid.Generator[float64]) orb.Ring {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}
	})
	r := orb.Ring(rapid.SliceOfN(point, 3, 9).Draw(t, "ring"))
	return append(r, r[0])
}

func anyShapes(t *rapid.T, coordinate *rapid.Generator[float64]) []Shape {
	var out []Shape
	for range rapid.IntRange(1, 5).Draw(t, "areas") {
		var s Shape
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			var p orb.Polygon
			for range rapid.IntRange(1, 3).Draw(t, "rings") {
				p = append(p, anyRing(t, coordinate))
			}
			s = append(s, p)
		}
		out = append(out, s)
	}
	return out
}

// On a small lattice nearly every point is on an edge or level with a vertex,
// and most shapes overlap, cross themselves or have holes beyond their shells.
func TestFindAgreesWithOrbOnLattice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Map(rapid.IntRange(0, 8), func(v int) float64 { return float64(v) })
		shapes := anyShapes(t, whole)
		ix := newIndex(shapes)
		for x := -0.5; x <= 8.5; x += 0.5 {
			for y := -0.5; y <= 8.5; y += 0.5 {
				requireSame(t, ix, shapes, x, y)
			}
		}
	})
}

// With coordinates of any size the rounding of orb's arithmetic shows: the
// answers must be the same all the same, on vertices and near them.
func TestFindAgreesWithOrbAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.OneOf(rapid.Float64Range(-200, 200), rapid.Float64Range(-1e-9, 1e-9), rapid.SampledFrom([]float64{0, 1, 51.5, -2}))
		shapes := anyShapes(t, coordinate)
		ix := newIndex(shapes)
		for range 20 {
			requireSame(t, ix, shapes, coordinate.Draw(t, "x"), coordinate.Draw(t, "y"))
		}
		for _, s := range shapes {
			for _, p := range s {
				for _, r := range p {
					for i := 1; i < len(r); i++ {
						a, b := r[i-1], r[i]
						requireSame(t, ix, shapes, a[0], a[1])
						requireSame(t, ix, shapes, math.Nextafter(a[0], 1e9), a[1])
						requireSame(t, ix, shapes, (a[0]+b[0])/2, (a[1]+b[1])/2)
						requireSame(t, ix, shapes, a[0], (a[1]+b[1])/2)
					}
				}
			}
		}
	})
}

// Many bent borders, large areas over small ones, comb-like rings whose every
// edge spans the whole width: cells of every kind.
func TestFindAgreesWithOrbOnMany(t *testing.T) {
	comb := orb.Ring{{-1, -1}}
	for i := range 400 {
		comb = append(comb, orb.Point{13 - float64(i%2)*12, float64(i) / 40})
	}
	comb = append(comb, orb.Point{-1, 10}, comb[0])
	shapes := lattice(12, 5, 1)
	shapes = append(shapes, Shape{{comb}}, Shape{{box(-2, -2, 14, 14), box(3, 3, 9, 9)}}, Shape{{box(4, 4, 5, 5)}})
	ix := newIndex(shapes)
	random := rand.New(rand.NewPCG(2, 0))
	for range 5000 {
		requireSame(t, ix, shapes, random.Float64()*18-3, random.Float64()*18-3)
	}
	for _, s := range shapes {
		for _, p := range s[0][0] {
			requireSame(t, ix, shapes, p[0], p[1])
		}
	}
}

// A file built to make an index explode must not: each edge of these spans
// everything.
func TestIndexStaysSmall(t *testing.T) {
	var zigzag orb.Ring
	const n = 40000
	for i := range n {
		zigzag = append(zigzag, orb.Point{float64(i%2) * 10, float64(i)})
	}
	zigzag = append(zigzag, orb.Point{-1, n}, zigzag[0])
	var shapes []Shape
	for range 200 {
		shapes = append(shapes, Shape{{box(0, 0, 10, n)}})
	}
	shapes = append(shapes, Shape{{zigzag}})
	ix := newIndex(shapes)
	entries := len(ix.cells) + len(ix.lists)
	for i := range ix.parts {
		entries += len(ix.parts[i].shell.edges)
	}
	if most := 100 * n; entries > most {
		t.Errorf("%d entries for %d edges, want at most %d", entries, n, most)
	}
}

func TestIndexIsBuiltOnce(t *testing.T) {
	a := atlasOf(lattice(4, 3, 3))
	var wait sync.WaitGroup
	seen := make([]*Index, 8)
	for i := range seen {
		wait.Go(func() {
			seen[i] = a.Index()
			seen[i].Find(1, 1)
			a.Metres()
		})
	}
	wait.Wait()
	for _, ix := range seen {
		if ix != seen[0] || ix == nil {
			t.Fatal("more than one index")
		}
	}
}

// Every point of the reference set is where sf puts it; one on a border is in
// the lowest of the areas that it touches.
func TestFindGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	layers := map[string]*Atlas{"lsoa": goldenAtlas(t, dir, "lsoa"), "ward": goldenAtlas(t, dir, "ward")}
	points, answers := table(t, dir, "points.csv"), table(t, dir, "ref_points.csv")
	if len(points) != len(answers) || len(points) < 10000 {
		t.Fatalf("%d points, %d answers", len(points), len(answers))
	}
	for i, point := range points {
		if point["id"] != answers[i]["id"] {
			t.Fatalf("row %d: point %s, answer %s", i, point["id"], answers[i]["id"])
		}
		lon, err1 := strconv.ParseFloat(point["lon"], 64)
		lat, err2 := strconv.ParseFloat(point["lat"], 64)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for layer, a := range layers {
			got, want := "", lowest(answers[i][layer+"_touch_or_within"])
			if k := a.Index().Find(lon, lat); k >= 0 {
				got = string(a.Areas[k].Code)
			}
			if got != want {
				t.Errorf("point %s at %s %s: in %s %q, want %q", point["id"], point["lon"], point["lat"], layer, got, want)
			}
			requireSame(t, a.Index(), a.Shapes, lon, lat)
		}
	}
}

// lowest is the first in order of a list of codes.
func lowest(codes string) string {
	best := ""
	for _, c := range strings.FieldsFunc(codes, func(r rune) bool { return r == ';' || r == ' ' || r == ',' }) {
		if best == "" || c < best {
			best = c
		}
	}
	return best
}
