package geo

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"assess/data"
)

// 2 +---+---+
//
//	| 1 | 3 |     4 is far away;
//
// 1 +---+---+     5 has a vertex within a millionth of a degree of 3's
//
//	| 0 | 2 |
//
// 0 +---+---+
//
//	0   1   2
func TestNeighbours(t *testing.T) {
	a := atlasOf([]Shape{
		{{box(0, 0, 1, 1)}}, {{box(0, 1, 1, 2)}}, {{box(1, 0, 2, 1)}}, {{box(1, 1, 2, 2)}},
		{{box(8, 8, 9, 9)}}, {{box(2.0000004, 2, 3, 3)}},
	})
	want := [][]int{{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2, 5}, nil, {3}}
	if got := a.Neighbours(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// In a lattice each area's neighbours are the eight around it.
func TestNeighboursOfLattice(t *testing.T) {
	const n = 7
	for i, got := range atlasOf(lattice(n, 3, 9)).Neighbours() {
		var want []int
		for k := range n * n {
			if dx, dy := k/n-i/n, k%n-i%n; k != i && dx*dx <= 1 && dy*dy <= 1 {
				want = append(want, k)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("area %d: got %v, want %v", i, got, want)
		}
	}
}

func TestNeighboursThroughHole(t *testing.T) {
	if got := atlasOf(enclave()).Neighbours(); !reflect.DeepEqual(got, [][]int{{1}, {0}}) {
		t.Errorf("got %v", got)
	}
}

// spdep's poly2nb on the reference areas.
func TestNeighboursGolden(t *testing.T) {
	dir, ok := golden()
	if !ok {
		return
	}
	a := goldenAtlas(t, dir, "lsoa")
	neighbours := a.Neighbours()
	rows := table(t, dir, "ref_contiguity.csv")
	if len(rows) != len(a.Areas) {
		t.Fatalf("%d answers for %d areas", len(rows), len(a.Areas))
	}
	for _, row := range rows {
		i, ok := a.Lookup(data.Code(row["code"]))
		if !ok {
			t.Fatalf("no area %s", row["code"])
		}
		var codes []string
		for _, k := range neighbours[i] {
			codes = append(codes, string(a.Areas[k].Code))
		}
		if got := strings.Join(codes, ";"); got != row["neighbours"] {
			t.Errorf("%s: got %s, want %s", row["code"], got, row["neighbours"])
		}
	}
}
