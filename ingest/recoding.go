package ingest

import (
	"math"

	"github.com/paulmach/orb"

	"assess/data"
	"assess/geo"
)

// recoding brings stated LSOA codes to the vintage of an atlas by the rule that
// the package comment gives.
type recoding struct {
	atlas    *geo.Atlas
	bridges  []bridge
	interior map[lsoa]orb.Point // in metres
}

func newRecoding(atlas *geo.Atlas, bridges []bridge) *recoding {
	return &recoding{atlas, bridges, map[lsoa]orb.Point{}}
}

// current is the code of the atlas's vintage for a place that has one.
func (c *recoding) current(p place) lsoa {
	candidates := c.successors(p.lsoa, int(p.vintage))
	if len(candidates) == 1 {
		return candidates[0]
	}
	if !p.hasPoint() {
		return candidates[0]
	}
	lon, lat := p.point()
	if i := c.atlas.Index().Find(lon, lat); i >= 0 {
		for _, code := range candidates {
			if code.String() == string(c.atlas.Areas[i].Code) {
				return code
			}
		}
	}
	return c.nearest(candidates, lon, lat)
}

// successors follows the lookups from one vintage to the atlas's, forwards or
// back, and lists the codes it comes to in order. There is always one.
func (c *recoding) successors(code lsoa, vintage int) []lsoa {
	codes := []lsoa{code}
	if vintage == 0 {
		return codes
	}
	for vintage < c.atlas.Vintage {
		b := c.step(func(b bridge) bool { return b.from == vintage && b.to <= c.atlas.Vintage })
		if b == nil {
			return codes
		}
		codes, vintage = follow(codes, b.forward), b.to
	}
	for vintage > c.atlas.Vintage {
		b := c.step(func(b bridge) bool { return b.to == vintage && b.from >= c.atlas.Vintage })
		if b == nil {
			return codes
		}
		codes, vintage = follow(codes, b.back), b.from
	}
	return codes
}

func (c *recoding) step(leads func(bridge) bool) *bridge {
	for i := range c.bridges {
		if leads(c.bridges[i]) {
			return &c.bridges[i]
		}
	}
	return nil
}

// follow takes each code to where it leads; one that leads nowhere stays.
func follow(codes []lsoa, to map[lsoa][]lsoa) []lsoa {
	var out []lsoa
	for _, code := range codes {
		next, ok := to[code]
		if !ok {
			next = []lsoa{code}
		}
		for _, n := range next {
			out = insert(out, n)
		}
	}
	return out
}

// nearest is the candidate whose interior point is nearest, the lowest code
// among equals and when none has a shape.
func (c *recoding) nearest(candidates []lsoa, lon, lat float64) lsoa {
	x, y := geo.ToGrid(lon, lat)
	best, least := candidates[0], math.Inf(1)
	for _, code := range candidates {
		at, ok := c.inside(code)
		if !ok {
			continue
		}
		if d := math.Hypot(at[0]-x, at[1]-y); d < least {
			best, least = code, d
		}
	}
	return best
}

// inside is a point inside an LSOA of the atlas, in metres.
func (c *recoding) inside(code lsoa) (orb.Point, bool) {
	if at, ok := c.interior[code]; ok {
		return at, true
	}
	i, ok := c.atlas.Lookup(data.Code(code.String()))
	if !ok {
		return orb.Point{}, false
	}
	p := geo.Interior(c.atlas.Shapes[i])
	x, y := geo.ToGrid(p[0], p[1])
	c.interior[code] = orb.Point{x, y}
	return orb.Point{x, y}, true
}
