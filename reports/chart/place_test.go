package chart

import (
	"math"
	"sort"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		name        string
		want        []vg.Length
		gap, lo, hi vg.Length
		out         []vg.Length
	}{
		{"nothing", nil, 10, 0, 100, nil},
		{"far apart stay", []vg.Length{10, 50, 90}, 10, 0, 100, []vg.Length{10, 50, 90}},
		{"two at one place part evenly", []vg.Length{50, 50}, 10, 0, 100, []vg.Length{45, 55}},
		{"order is kept", []vg.Length{52, 50}, 10, 0, 100, []vg.Length{56, 46}},
		{"pushed off the lower end", []vg.Length{0, 1, 2}, 10, 0, 100, []vg.Length{0, 10, 20}},
		{"pushed off the upper end", []vg.Length{100, 100}, 10, 0, 100, []vg.Length{90, 100}},
		{"too many share what there is", []vg.Length{5, 5, 5}, 10, 0, 10, []vg.Length{0, 5, 10}},
	} {
		got := spread(c.want, c.gap, c.lo, c.hi)
		for i := range c.out {
			if math.Abs(float64(got[i]-c.out[i])) > 1e-9 {
				t.Errorf("%s: %v, want %v", c.name, got, c.out)
				break
			}
		}
	}
}

func TestSpreadKeepsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "n")
		want := make([]vg.Length, n)
		for i := range want {
			want[i] = vg.Length(rapid.Float64Range(-50, 350).Draw(t, "want"))
		}
		got := append([]vg.Length(nil), spread(want, 10, 0, 300)...)
		sort.Slice(got, func(i, j int) bool { return got[i] < got[j] })
		for i, v := range got {
			if v < -1e-6 || v > 300+1e-6 {
				t.Fatalf("%g is out of bounds", float64(v))
			}
			if i > 0 && v-got[i-1] < 10-1e-6 {
				t.Fatalf("%g and %g are too close", float64(got[i-1]), float64(v))
			}
		}
	})
}

func TestCrowd(t *testing.T) {
	k := crowd{frame: box(0, 0, 100, 100)}
	for _, c := range []struct {
		r    vg.Rectangle
		want bool
	}{
		{box(10, 10, 30, 20), true},
		{box(20, 15, 40, 25), false}, // covers the first
		{box(30, 10, 50, 20), true},  // beside it
		{box(90, 90, 101, 95), false},
	} {
		if got := k.take(c.r); got != c.want {
			t.Errorf("%v: %v, want %v", c.r, got, c.want)
		}
	}
}
