package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// 10 ┌───────┐
//
//	  │ ┌───┐ │
//	  │ │   │ │        · (13, 5)
//	  │ └───┘ │
//	0 └───────┘
//	  0       10
func TestDistanceFromAShape(t *testing.T) {
	square := func(from, to float64) orb.Ring {
		return orb.Ring{{from, from}, {to, from}, {to, to}, {from, to}, {from, from}}
	}
	s := Shape{{square(0, 10), square(4, 6)}}
	for _, c := range []struct{ x, y, reach, want float64 }{
		{2, 2, 100, 0}, {10, 5, 100, 0}, {13, 5, 100, 3}, {13, 14, 100, 5}, {5, 5, 100, 1}, {13, 5, 2, math.Inf(1)},
	} {
		if got := Distance(s, c.x, c.y, c.reach); math.Abs(got-c.want) > 1e-12 && got != c.want {
			t.Errorf("(%g, %g) is %g away, want %g", c.x, c.y, got, c.want)
		}
	}
	if got := Distance(nil, 1, 1, 10); !math.IsInf(got, 1) {
		t.Errorf("nothing is %g away", got)
	}
}
