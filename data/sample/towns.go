package sample

import (
	"cmp"
	"math"
	"slices"
)

// town draws the land around it together: near its centre lengths shrink to
// 1-strength of what they were, beyond the radius they grow a little. The map
// has no folds while strength is below 1.
type town struct {
	centre   point
	radius   float64
	strength float64
}

// move is where the town takes p.
func (t town) move(p point) point {
	d := p.minus(t.centre)
	q := (d.x*d.x + d.y*d.y) / (2 * t.radius * t.radius)
	if q > 8 {
		return p
	}
	return p.minus(d.times(t.strength * math.Exp(-q)))
}

// settlement is where people live in a district, as cells of the honeycomb.
type settlement struct {
	main     int32 // the town whose centre is the district's
	second   int32
	estate   int32 // on the side of the main town away from the second
	villages []int32
	radius   float64 // of the main town, honeycomb units
}

// settle chooses a district's towns and villages: the main town in the middle,
// the second well away from it, villages far from all the others.
func settle(m *mesh, cells []int32) settlement {
	at := func(c int32) point { return m.sites[c] }
	s := settlement{radius: math.Sqrt(0.34 * float64(len(cells)) / math.Pi)}
	s.main = nearest(m, cells, middle(cells, at))
	centre := at(s.main)
	reach := 0.0
	for _, c := range cells {
		reach = max(reach, centre.distance(at(c)))
	}
	s.second = slices.MinFunc(cells, func(a, b int32) int {
		off := func(c int32) float64 { return math.Abs(centre.distance(at(c)) - 0.55*reach) }
		return cmp.Or(cmp.Compare(off(a), off(b)), cmp.Compare(a, b))
	})
	away := centre.minus(at(s.second))
	s.estate = nearest(m, cells, centre.plus(away.times(0.62*s.radius/max(centre.distance(at(s.second)), 1))))
	taken := []int32{s.main, s.second}
	for range len(cells) / 14 {
		taken = append(taken, remotest(m, cells, taken))
	}
	s.villages = taken[2:]
	return s
}

// nearest is the cell closest to p, the first of equals.
func nearest(m *mesh, cells []int32, p point) int32 {
	return slices.MinFunc(cells, func(a, b int32) int {
		return cmp.Compare(m.sites[a].distance(p), m.sites[b].distance(p))
	})
}

// remotest is the cell farthest from all those taken, the first of equals.
func remotest(m *mesh, cells, taken []int32) int32 {
	return slices.MaxFunc(cells, func(a, b int32) int {
		room := func(c int32) float64 {
			d := math.Inf(1)
			for _, t := range taken {
				d = min(d, m.sites[c].distance(m.sites[t]))
			}
			return d
		}
		return cmp.Or(cmp.Compare(room(a), room(b)), cmp.Compare(b, a))
	})
}

// towns turns the settlement into what pulls the land, small places first.
func (s settlement) towns(m *mesh) []town {
	out := []town{{m.sites[s.estate], 0.8, 0.55}}
	for _, v := range s.villages {
		out = append(out, town{m.sites[v], 0.65, 0.45})
	}
	return append(out,
		town{m.sites[s.second], 0.62 * s.radius, 0.66},
		town{m.sites[s.main], s.radius, 0.76})
}

// terrain takes a position on the honeycomb to metres on the National Grid:
// towns draw it together one after another, then it is bent, turned and scaled.
type terrain struct {
	towns  []town // centres are where the towns before have moved them
	phase  [2]float64
	turn   float64
	metres float64 // per honeycomb unit
	origin point
}

// newTerrain lays out an island of the given number of cells.
func newTerrain(seed uint64, towns []town, cells int) terrain {
	r := stream(seed, "terrain", 0)
	t := terrain{phase: [2]float64{2 * math.Pi * r.Float64(), 2 * math.Pi * r.Float64()}, turn: 2 * math.Pi * r.Float64(), metres: 2050}
	t.origin = point{620_000, 470_000} // open sea, 80 km off the Yorkshire coast
	if cells > 3000 {
		t.origin = point{430_000, 340_000} // a country: over the middle of England
	}
	for _, next := range towns {
		for _, before := range t.towns {
			next.centre = before.move(next.centre)
		}
		t.towns = append(t.towns, next)
	}
	return t
}

// place gives the metres of a honeycomb position.
func (t terrain) place(p point) point {
	for _, town := range t.towns {
		p = town.move(p)
	}
	p.x += 0.5 * math.Sin(p.y/4+t.phase[0])
	p.y += 0.5 * math.Sin(p.x/3+t.phase[1])
	sin, cos := math.Sincos(t.turn)
	return point{p.x*cos - p.y*sin, p.x*sin + p.y*cos}.times(t.metres).plus(t.origin)
}
