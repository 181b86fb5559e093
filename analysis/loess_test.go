package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLoessKeepsWhatItCanFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		l := loess{
			window: 2*rapid.IntRange(1, 30).Draw(t, "half window") + 1,
			degree: rapid.IntRange(0, 1).Draw(t, "degree"),
			jump:   rapid.IntRange(1, 9).Draw(t, "jump"),
		}
		slope := 0.0
		if l.degree == 1 && l.window > 3 { // three points leave the ends with one neighbour
			slope = rapid.Float64Range(-5, 5).Draw(t, "slope")
		}
		y, out := make([]float64, n), make([]float64, n)
		for i := range y {
			y[i] = 7 + slope*float64(i)
		}
		l.smooth(out, y, nil)
		for i := range y {
			if math.Abs(out[i]-y[i]) > 1e-9 {
				t.Fatalf("value %d of a straight line is %v, smoothed %v", i, y[i], out[i])
			}
		}
	})
}

func TestLoessWithoutWeightTakesTheValue(t *testing.T) {
	y, out := []float64{1, 5, 2, 8, 3}, make([]float64, 5)
	loess{window: 3, degree: 1, jump: 1}.smooth(out, y, make([]float64, 5))
	wantAll(t, "smoothed", out, y, 0)
	loess{window: 7, degree: 1, jump: 1}.smooth(out[:1], y[:1], nil)
	if out[0] != 1 {
		t.Errorf("a single value becomes %v", out[0])
	}
}

// Window 3 at the middle point: distances 1, 0, 1 of reach 1 have weights 0, 1, 0;
// at the first point the window is the first three, reach 2, weights 1, (7/8)³, 0.
func TestLoessByHand(t *testing.T) {
	y, out := []float64{1, 5, 2, 8}, make([]float64, 4)
	loess{window: 3, degree: 0, jump: 1}.smooth(out, y, nil)
	w := math.Pow(7.0/8, 3)
	wantAll(t, "local means", out, []float64{(1 + 5*w) / (1 + w), 5, 2, (8 + 2*w) / (1 + w)}, 1e-12)
}
