package sample

import (
	"assess/data"
	"assess/geo"
)

// spot is a hot spot with its factors by setting.
type spot struct {
	Hotspot
	times [settings]float64
}

// plant puts a hot spot into the centre of every district's main town and, when
// that is wanted, one on the first district's estate.
func (w *world) plant(t terrain) {
	for i, d := range w.districts {
		w.spots = append(w.spots, w.spot(d.Name+" town centre", t, d.settlement.main, centreTimes))
		if i == 0 && w.Planted {
			w.spots = append(w.spots, w.spot(d.Name+" estate", t, d.settlement.estate, estateTimes))
		}
	}
}

// spot centres a hot spot on a cell.
func (w *world) spot(name string, t terrain, cell int32, times [settings]float64) spot {
	at := t.place(w.land.sites[cell])
	h := Hotspot{
		Name: name, LSOA: w.new[w.newOf[cell]].Code,
		Easting: at.x, Northing: at.y, RadiusM: hotspotRadius, Times: map[data.Category]float64{},
	}
	h.Longitude, h.Latitude = geo.FromGrid(at.x, at.y)
	for _, c := range crimes {
		h.Times[c.category] = times[c.setting]
	}
	return spot{h, times}
}

// spotsOf lists the hot spots of a district, its town centre first.
func (w *world) spotsOf(d int) []spot {
	first := len(w.spots) - len(w.districts) + 1 // how many the first district has
	if d == 0 {
		return w.spots[:first]
	}
	return w.spots[first+d-1 : first+d]
}

// within reports whether p is inside the hot spot.
func (h Hotspot) within(p point) bool {
	return p.distance(point{h.Easting, h.Northing}) <= h.RadiusM
}
