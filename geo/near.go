package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Distance is how far a point lies from a shape on a plane, in the units of both: 0
// within it or on its edge, without end for an empty shape. reach bounds the work: what
// is certainly further away is without end too.
func Distance(s Shape, x, y, reach float64) float64 {
	at, best := orb.Point{x, y}, math.Inf(1)
	for _, p := range s {
		if len(p) == 0 || !p.Bound().Pad(reach).Contains(at) {
			continue
		}
		if planar.PolygonContains(p, at) {
			return 0
		}
		best = min(best, distance(p, at))
	}
	return best
}
