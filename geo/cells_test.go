package geo

import (
	"math"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// Cells of 100 m over an area that runs from 150 to 400 m east and 200 to 340 m
// north: a centre on the edge is in, one 10 m outside is out.
//
//	400 +    +----+----+----+
//	    |    |  . |  . |  . |     row 3: centres at 350 m, outside
//	300 +  . +----+----+----+
//	    |  1 |  2 |  3 |  . |     row 2: centres at 250 m
//	200 +----+----+----+----+
//	   100  200  300  400
func TestClip(t *testing.T) {
	c := Clip([]Shape{{{box(150, 200, 400, 340)}}}, 100)
	var corners [][2]int
	for i := range c.Len() {
		e, n := c.Corner(i)
		corners = append(corners, [2]int{e, n})
	}
	if want := [][2]int{{100, 200}, {200, 200}, {300, 200}}; !reflect.DeepEqual(corners, want) || c.Size() != 100 {
		t.Errorf("got %v, want %v", corners, want)
	}
	if got, want := c.Neighbours(), [][]int{{1}, {0, 2}, {1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("neighbours: got %v, want %v", got, want)
	}
	for _, p := range []struct {
		e, n float64
		want int
	}{
		{100, 200, 0}, {199.999, 299.999, 0}, {200, 200, 1}, {399, 299, 2}, {400, 299, -1}, {250, 300, -1},
		{math.Nextafter(200, 0), 250, 0}, {99.9, 250, -1}, {250, 199.9, -1}, {-1e300, 250, -1},
		{math.NaN(), 250, -1}, {250, math.NaN(), -1}, {math.Inf(1), 250, -1},
	} {
		if got := c.Find(p.e, p.n); got != p.want {
			t.Errorf("%g %g: in cell %d, want %d", p.e, p.n, got, p.want)
		}
	}
}

func TestClipNothing(t *testing.T) {
	for name, c := range map[string]*Cells{
		"no shapes":   Clip(nil, 100),
		"empty shape": Clip([]Shape{{}}, 100),
		"no size":     Clip([]Shape{{{box(0, 0, 1000, 1000)}}}, 0),
		"too small":   Clip([]Shape{{{box(0, 0, 10, 10)}}}, 100),
	} {
		if c.Len() != 0 || c.Find(5, 5) != -1 || len(c.Neighbours()) != 0 {
			t.Errorf("%s: %d cells", name, c.Len())
		}
	}
}

// Every square of the bound is a cell exactly when its centre is in a shape;
// finding a cell's corner gives the cell; neighbours are those that touch it;
// cells are in order.
func TestClipOfAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(9, 90).Draw(t, "size")
		shapes := anyShapes(t, rapid.Float64Range(-300, 300))
		c := Clip(shapes, size)
		at := map[[2]int]int{}
		for i := range c.Len() {
			e, n := c.Corner(i)
			at[[2]int{e, n}] = i
			if c.Find(float64(e), float64(n)) != i || c.Find(float64(e)+float64(size)*0.999, float64(n)+0.5) != i {
				t.Fatalf("cell %d at %d %d is not found", i, e, n)
			}
			if i > 0 {
				if e0, n0 := c.Corner(i - 1); e < e0 || e == e0 && n <= n0 {
					t.Fatalf("cell %d at %d %d comes after %d %d", i, e, n, e0, n0)
				}
			}
		}
		wanted := 0
		for e := -320/size*size - size; e <= 320; e += size {
			for n := -320/size*size - size; n <= 320; n += size {
				centre := orb.Point{float64(e) + float64(size)/2, float64(n) + float64(size)/2}
				if _, found := at[[2]int{e, n}]; found != (firstHolder(shapes, centre[0], centre[1]) >= 0) {
					t.Fatalf("square at %d %d: a cell %v", e, n, found)
				} else if found {
					wanted++
				}
			}
		}
		if wanted != c.Len() {
			t.Fatalf("%d cells, want %d", c.Len(), wanted)
		}
		for i, list := range c.Neighbours() {
			e, n := c.Corner(i)
			count := 0
			for dx := -size; dx <= size; dx += size {
				for dy := -size; dy <= size; dy += size {
					if k, ok := at[[2]int{e + dx, n + dy}]; ok && k != i {
						if count >= len(list) || list[count] != k {
							t.Fatalf("cell %d: neighbours %v, want %d at %d", i, list, k, count)
						}
						count++
					}
				}
			}
			if count != len(list) {
				t.Fatalf("cell %d has %d neighbours, want %d", i, len(list), count)
			}
		}
	})
}

// A cell belongs to the grid once, though its centre is on the border of two
// districts.
func TestClipAcrossBorder(t *testing.T) {
	two := []Shape{{{box(0, 0, 150, 300)}}, {{box(150, 0, 300, 300)}}}
	whole := []Shape{{{box(0, 0, 300, 300)}}}
	if a, b := Clip(two, 100), Clip(whole, 100); !reflect.DeepEqual(a, b) || a.Len() != 9 {
		t.Errorf("%d cells in two halves, %d in the whole, want 9", a.Len(), b.Len())
	}
}

func TestFloorDivide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 5000).Draw(t, "size")
		k := rapid.IntRange(-100000, 100000).Draw(t, "k")
		edge := float64(k * size)
		if got := floorDivide(edge, size); got != k {
			t.Fatalf("on the edge: %d", got)
		}
		if got := floorDivide(math.Nextafter(edge, math.Inf(-1)), size); got != k-1 {
			t.Fatalf("just below: %d", got)
		}
	})
}
