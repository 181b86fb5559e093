package reports

import (
	"math"
	"testing"
)

func TestFitColumns(t *testing.T) {
	type extents = []columnExtent
	cases := []struct {
		name    string
		columns extents
		want    []float64
		whole   bool
	}{
		{"natural widths and half as much again", extents{{10, 100, 0, 0}, {10, 20, 0, 0}}, []float64{150, 30}, true},
		{"no wider than the measure", extents{{10, 200, 0, 0}, {10, 50, 0, 0}}, []float64{240, 60}, true},
		{"squeezed towards the least", extents{{50, 450, 0, 0}, {50, 50, 0, 0}}, []float64{250, 50}, true},
		{"words broken", extents{{150, 200, 0, 0}, {150, 200, 0, 0}, {100, 100, 0, 0}}, []float64{112.5, 112.5, 75}, false},
		{"one endless word", extents{{5000, 5000, 0, 0}, {50, 60, 0, 0}}, []float64{249.8, 50.2}, true},
		{"weights", extents{{10, 20, 2, 0}, {10, 20, 1, 0}}, []float64{200, 100}, true},
		{"weights yield to words", extents{{10, 20, 5, 0}, {90, 90, 1, 0}}, []float64{210, 90}, true},
		{"room that a column has no use for goes where cells would be broken", extents{{10, 180, 1, 180}, {20, 60, 1, 60}}, []float64{180, 120}, true},
		{"but not what its cells need", extents{{10, 500, 1, 500}, {20, 140, 1, 100}}, []float64{198, 102}, true},
		{"a weight left out is 1", extents{{10, 20, 2, 0}, {10, 20, 0, 0}}, []float64{200, 100}, true},
	}
	for _, c := range cases {
		got, whole := fitColumns(c.columns, 300)
		var sum float64
		for _, w := range got {
			sum += w
		}
		if sum > 300.001 {
			t.Errorf("%s: the columns take %.1f of 300", c.name, sum)
		}
		if whole != c.whole {
			t.Errorf("%s: whole is %v", c.name, whole)
		}
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > 0.1 {
				t.Errorf("%s: widths are %.1f, want %.1f", c.name, got, c.want)
				break
			}
		}
	}
}
