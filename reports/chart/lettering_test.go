package chart

import (
	"reflect"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	long := "Bradwell, Bowers Gifford and North Benfleet"
	for _, c := range []struct {
		text  string
		width vg.Length
		n     int
		want  []string
	}{
		{"Boyce", 100, 2, []string{"Boyce"}},
		{"", 100, 2, []string{""}},
		{long, 500, 2, []string{long}},
		{long, 110, 2, []string{"Bradwell, Bowers Gifford and", "North Benfleet"}},
		{long, 110, 1, []string{"Bradwell, Bowers Gifford a…"}},
		{"  two \t words\u200b ", 100, 2, []string{"two words"}},
	} {
		if got := plainText.wrap(c.text, c.width, c.n); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q on %d lines of %g: %q, want %q", c.text, c.n, float64(c.width), got, c.want)
		}
	}
}

func TestWrapFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zŵŷ ,]{0,80}`).Draw(t, "text")
		width := vg.Length(rapid.Float64Range(20, 200).Draw(t, "width"))
		n := rapid.IntRange(1, 4).Draw(t, "n")
		lines := plainText.wrap(text, width, n)
		if len(lines) > n || len(lines) == 0 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, l := range lines {
			if plainText.width(l) > width {
				t.Fatalf("%q is wider than %g", l, float64(width))
			}
		}
		fold := plainText.fold(text, n)
		if got := strings.Join(plainText.wrap(text, fold, n), " "); got != clean(text) {
			t.Fatalf("folded for %g, %q lost something: %q", float64(fold), text, got)
		}
	})
}

func TestNameColumnIsAtMostTwoFifths(t *testing.T) {
	k := newColumn(append(sampleWards, strings.Repeat("Llanfair ", 30)), never, textWidth)
	if k.width > textWidth*0.4 {
		t.Errorf("the names take %g of %g", float64(k.width), float64(textWidth))
	}
	for i, lines := range k.lines[:len(sampleWards)-1] {
		if strings.Join(lines, " ") != sampleWards[i] {
			t.Errorf("%q is cut to %q", sampleWards[i], lines)
		}
	}
}

func TestThousands(t *testing.T) {
	for _, c := range []struct {
		v    float64
		d    int
		want string
	}{
		{0, 0, "0"}, {999, 0, "999"}, {14786, 0, "14,786"}, {1234567.25, 1, "1,234,567.2"},
		{-0.5, 1, "−0.5"}, {-0.001, 1, "0.0"}, {-12000, 0, "−12,000"}, {2e300, 0, "2e+300"},
	} {
		if got := thousands(c.v, c.d); got != c.want {
			t.Errorf("%g with %d decimals: %q, want %q", c.v, c.d, got, c.want)
		}
	}
}
