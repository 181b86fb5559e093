package revision

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
)

// HotspotChange is how the hot squares of a category differ.
type HotspotChange struct {
	Category data.Category `json:"category"`
	Before   int           `json:"before"` // hot squares
	After    int           `json:"after"`
	Gained   []Square      `json:"gained"` // hot now and not before
	Lost     []Square      `json:"lost"`
	Wards    []string      `json:"wards,omitempty"` // of the hot spots that squares gained lie in
}

// Square is the south-west corner of a square of the map, in metres of the British
// National Grid.
type Square struct {
	Easting  int `json:"easting"`
	Northing int `json:"northing"`
}

// hotspots lists the categories whose hot squares differ. Squares of two sizes cannot be
// told apart one by one; their numbers are.
func (d *Differences) hotspots(was, now *analysis.Assessment) {
	old := map[data.Category]analysis.HotspotLayer{}
	for _, l := range was.Hotspots {
		old[l.Category] = l
	}
	for _, l := range now.Hotspots {
		o, ok := old[l.Category]
		if !ok {
			continue
		}
		before, after := hot(o), hot(l)
		if slices.Equal(before, after) {
			continue
		}
		c := HotspotChange{Category: l.Category, Before: len(before), After: len(after), Gained: []Square{}, Lost: []Square{}}
		if o.CellM == l.CellM {
			c.Gained, c.Lost = lacking(after, before), lacking(before, after)
		}
		for _, g := range l.Groups {
			near := slices.ContainsFunc(c.Gained, func(s Square) bool {
				return max(g.Easting-float64(s.Easting), float64(s.Easting)-g.Easting) < float64(5*l.CellM) &&
					max(g.Northing-float64(s.Northing), float64(s.Northing)-g.Northing) < float64(5*l.CellM)
			})
			if near && g.Ward != "" && !slices.Contains(c.Wards, g.Ward) {
				c.Wards = append(c.Wards, g.Ward)
			}
		}
		d.Hotspots = append(d.Hotspots, c)
	}
}

// hot lists the hot squares of a layer by easting, then northing.
func hot(l analysis.HotspotLayer) (out []Square) {
	for _, c := range l.Listed {
		if c.Class == analysis.Hot {
			out = append(out, Square{c.Easting, c.Northing})
		}
	}
	slices.SortFunc(out, func(a, b Square) int {
		return cmp.Or(cmp.Compare(a.Easting, b.Easting), cmp.Compare(a.Northing, b.Northing))
	})
	return out
}

// lacking lists the squares that another list does not have; never nil.
func lacking(squares, other []Square) []Square {
	return slices.DeleteFunc(append([]Square{}, squares...), func(s Square) bool { return slices.Contains(other, s) })
}
