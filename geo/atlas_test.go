package geo

import (
	"testing"

	"assess/data"
)

func TestLookup(t *testing.T) {
	a := atlasOf(lattice(3, 1, 1))
	for i, area := range a.Areas {
		if k, ok := a.Lookup(area.Code); !ok || k != i {
			t.Errorf("%s: got %d %v, want %d", area.Code, k, ok, i)
		}
	}
	for _, code := range []data.Code{"", "A", "A0005", "B"} {
		if k, ok := a.Lookup(code); ok || k != -1 {
			t.Errorf("%q: got %d %v, want none", code, k, ok)
		}
	}
}

func TestSubset(t *testing.T) {
	a := atlasOf(lattice(3, 1, 1))
	p := Interior(a.Shapes[4])
	if i := a.Index().Find(p[0], p[1]); i != 4 {
		t.Fatalf("in %d, want 4", i)
	}
	sub := a.Subset(func(area data.Area) bool { return area.Code == "A004" || area.Code == "A007" })
	if sub.Layer != a.Layer || sub.Vintage != a.Vintage || len(sub.Areas) != 2 || len(sub.Shapes) != 2 {
		t.Fatalf("got %+v", sub.Areas)
	}
	if i := sub.Index().Find(p[0], p[1]); i != 0 || sub.Areas[i].Code != "A004" {
		t.Errorf("in %d of the subset, want 0", i)
	}
	if got := len(sub.Metres()); got != 2 {
		t.Errorf("%d shapes in metres, want 2", got)
	}
	none := a.Subset(func(data.Area) bool { return false })
	if none.Index().Find(p[0], p[1]) != -1 || len(none.Neighbours()) != 0 || len(none.Metres()) != 0 {
		t.Error("an empty atlas is not empty")
	}
}

func TestMetres(t *testing.T) {
	a := atlasOf([]Shape{{{box(0.8, 51.8, 0.9, 51.9)}}})
	m := a.Metres()
	e, n := ToGrid(0.9, 51.9)
	if got := m[0][0][0][2]; got[0] != e || got[1] != n {
		t.Errorf("got %v, want %v %v", got, e, n)
	}
	if a.Shapes[0][0][0][2][0] != 0.9 {
		t.Error("the shapes in degrees were changed")
	}
}
