package analysis

import (
	"math"
	"testing"
)

// The intervals are those of Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E,
// table I, method 3.
func TestWilsonInterval(t *testing.T) {
	for _, tc := range []struct {
		k, n         int64
		lower, upper float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {29, 29, 0.8830, 1}} {
		in := WilsonInterval(tc.k, tc.n, 0.95)
		if math.Abs(in.Lower-tc.lower) > 5e-5 || math.Abs(in.Upper-tc.upper) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", tc.k, tc.n, in.Lower, in.Upper, tc.lower, tc.upper)
		}
	}
	for _, bad := range [][2]int64{{-1, 3}, {4, 3}, {0, 0}} {
		if in := WilsonInterval(bad[0], bad[1], 0.95); !math.IsNaN(in.Lower) || !math.IsNaN(in.Upper) {
			t.Errorf("%v gives %v", bad, in)
		}
	}
	if p := proportionOf(3, 19, 20); p != nil {
		t.Errorf("3 of 19 is told as %v where 20 are the least", p)
	}
}
