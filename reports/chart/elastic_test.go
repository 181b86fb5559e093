package chart

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

// A drawing is as low as asked, but no lower than it says; its letters stay as large.
func TestElasticDrawingsAreAsLowAsAsked(t *testing.T) {
	for _, e := range examples() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatal(err)
		}
		k, ok := d.(Elastic)
		if !ok {
			continue
		}
		_, usual := d.Size()
		if k.Least() > usual || k.Least() < usual/2 {
			t.Errorf("%s: %g points at least of %g", e.name, float64(k.Least()), float64(usual))
		}
		for _, height := range []vg.Length{0, k.Least() + 0.3*(usual-k.Least()), k.Least() + 0.8*(usual-k.Least()), usual + 100} {
			_, h := k.Lower(height).Size()
			if h > max(height, k.Least()) || h > usual || h < min(height, usual)-12 {
				t.Errorf("%s: asked for %g points of %g to %g, it is %g tall", e.name, float64(height), float64(k.Least()), float64(usual), float64(h))
			}
		}
	}
}

// Ten gridlines a panel at most, whatever the values.
func TestTenGridlinesAtMost(t *testing.T) {
	for lo := -6.0; lo <= 3; lo += 0.05 {
		for hi := lo + 0.1; hi <= 6; hi += 0.05 {
			s := span{pow10(lo), pow10(hi)}
			if n := len(ratios(s)); n > 10 {
				t.Errorf("%d ratios from %g to %g", n, s.min, s.max)
			}
			for _, steps := range []int{3, 5, 6} {
				if n := len(around(s, steps)); n > 10 {
					t.Errorf("%d steps from %g to %g", n, s.min, s.max)
				}
			}
		}
	}
}

func pow10(x float64) float64 { return math.Pow(10, x) }
