package sample

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// snap is a point to which incidents nearby are moved before publication, so
// that nobody's door is shown.
type snap struct {
	text string // longitude, latitude and location as a police file has them, each with a comma after it
	at   point  // metres
	cell int32  // whose LSOA the files name; -1 for the one outside the land
}

const (
	snapsPerLSOA = 20
	astray       = 40 // one in so many lies just across the border of the LSOA that the files name
)

// elsewhere is open sea, off the land of every sample.
var elsewhere = point{600_000, 700_000}

// snap lays out the snap points of every LSOA of 2021, in order; after the last,
// one in a place outside the land, because some incidents of a force are
// recorded elsewhere.
func (w *world) snap() {
	for i, z := range w.new {
		r := stream(w.Seed, "snap", i)
		centre := w.spotsOf(z.district)[0]
		rings := make(map[int32][]point, len(z.cells))
		for k := range snapsPerLSOA {
			c := z.cells[k%len(z.cells)]
			if rings[c] == nil {
				rings[c] = w.land.ring(c)
			}
			at, ok := point{}, false
			if r.IntN(astray) == 0 {
				at, ok = w.across(c, r)
			}
			if !ok {
				at = within(rings[c], r)
			}
			w.snaps = append(w.snaps, newSnap(at, c, locationName(r, centre.within(at))))
		}
	}
	w.snaps = append(w.snaps, newSnap(elsewhere, -1, "On or near Petrol Station"))
}

func newSnap(at point, cell int32, location string) snap {
	p := locate(at)
	b := appendDegrees(nil, p.lon)
	b = appendDegrees(append(b, ','), p.lat)
	b = append(append(append(b, ','), location...), ',')
	return snap{string(b), at, cell}
}

// within is a random point inside a ring that its centre overlooks nearly
// everywhere.
func within(ring []point, r *rand.Rand) point {
	centre := mean(ring)
	for range 50 {
		i := r.IntN(len(ring))
		edge := ring[i].plus(ring[(i+1)%len(ring)].minus(ring[i]).times(r.Float64()))
		if p := centre.plus(edge.minus(centre).times(0.92 * math.Sqrt(r.Float64()))); inside(p, ring) {
			return p
		}
	}
	return centre
}

// across is a point just beyond one side of a cell, in another LSOA of the same
// district; ok is false where the side chosen leads elsewhere.
func (w *world) across(c int32, r *rand.Rand) (p point, ok bool) {
	k := r.IntN(6)
	n := w.land.cells[c].near[k]
	if n < 0 || w.newOf[n] == w.newOf[c] || w.new[w.newOf[n]].district != w.new[w.newOf[c]].district {
		return p, false
	}
	line, _ := w.land.side(c, k)
	ring := w.land.ring(n)
	p = line[len(line)/2]
	p = p.plus(mean(ring).minus(p).times(0.08))
	return p, inside(p, ring)
}

func mean(ps []point) point {
	var sum point
	for _, p := range ps {
		sum = sum.plus(p)
	}
	return sum.times(1 / float64(len(ps)))
}

// appendDegrees writes millionths of a degree with six decimals.
func appendDegrees(b []byte, v int32) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, int64(v/1e6), 10)
	b = append(b, '.')
	for unit := int32(1e5); unit > 0; unit /= 10 {
		b = append(b, '0'+byte(v/unit%10))
	}
	return b
}
