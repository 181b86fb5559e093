package sample

// odds is where and how much crime to expect in one district.
type odds struct {
	from    int               // index of its first snap point
	places  [settings]lottery // over its snap points
	monthly []float64         // expected count of a month of average season, by index into crimes
}

// weigh works out the odds of every district. Its total is what its residents
// and their deprivation give; hot spots only move crime within the district.
func (w *world) weigh() {
	share := make([]float64, len(w.districts)) // residents weighted by deprivation
	residents, weighted := 0.0, 0.0
	for i, z := range w.new {
		n := float64(w.people[i].residents)
		share[z.district] += n * gradient(w.people[i].decile)
		residents, weighted = residents+n, weighted+n*gradient(w.people[i].decile)
	}
	scale := 1.0
	if w.Rows > 0 {
		perThousand := 0.0
		for _, c := range crimes {
			perThousand += c.rate
		}
		scale = float64(w.Rows) / (perThousand * residents / 1000 * float64(w.Months) / 12)
	}
	for d := range w.districts {
		o := w.spread(d)
		for _, c := range crimes {
			o.monthly = append(o.monthly, scale*c.rate/12*share[d]*residents/weighted/1000)
		}
		w.odds = append(w.odds, o)
	}
}

// spread gives every snap point of a district its weights. Points differ a
// little among themselves, as streets do.
func (w *world) spread(d int) odds {
	zones := w.districts[d].zones
	o := odds{from: zones[0] * snapsPerLSOA}
	snaps := w.snaps[o.from : zones[1]*snapsPerLSOA]
	r := stream(w.Seed, "street", d)
	plain := make([]float64, len(snaps))
	for i := range snaps {
		p := w.people[zones[0]+i/snapsPerLSOA]
		plain[i] = float64(p.residents) * gradient(p.decile) * (0.6 + 0.8*r.Float64())
	}
	for s := range settings {
		weights := make([]float64, len(plain))
		for i, weight := range plain {
			weights[i] = weight
			for _, h := range w.spotsOf(d) {
				if h.within(snaps[i].at) {
					weights[i] *= h.times[s]
				}
			}
		}
		o.places[s] = newLottery(weights)
	}
	return o
}
