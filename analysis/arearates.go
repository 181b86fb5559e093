package analysis

import (
	"math"
	"sort"

	"assess/data"
	"assess/geo"
)

// zone is one layer of the partnership's areas, ready to be counted.
type zone struct {
	layer      data.Layer
	vintage    int
	areas      []data.Area
	neighbours [][]int
	residents  []float64 // NaN when not held
	counts     areaCounts
	of         func(ledgerPlace) data.Code // the area that a place is in
}

// areaRates gives rates, smoothed rates and Gi* for wards and LSOAs, and their counts
// and rates of the year before.
func (b *builder) areaRates() error {
	b.out.AreaRates = []AreaRate{}
	var zones []*zone
	if b.outlines.Ward != nil {
		z := b.wardZone()
		b.out.Coverage.OutsideWards = z.outside()
		zones = append(zones, z)
	}
	b.small = b.lsoaZone()
	zones = append(zones, b.small)
	for _, z := range zones {
		b.rateZone(z)
	}
	b.earlierRates(zones)
	return nil
}

func (b *builder) lsoaZone() *zone {
	atlas := b.outlines.LSOA
	z := &zone{layer: data.LSOA, vintage: atlas.Vintage, areas: atlas.Areas, neighbours: atlas.Neighbours()}
	for _, i := range b.lsoas {
		n, ok := b.residentsOf(i)
		if !ok {
			n = math.NaN()
		}
		z.residents = append(z.residents, n)
	}
	z.of = func(p ledgerPlace) data.Code { return p.lsoa }
	z.counts = b.ledger.areas(b.months, z.of)
	return z
}

// wardZone gives each ward the residents of the LSOAs that have a point inside
// it: LSOAs and wards do not nest, so ward rates are approximate.
func (b *builder) wardZone() *zone {
	l := b.facts.common.Layers
	atlas := b.outlines.Ward
	z := &zone{layer: data.Ward, vintage: atlas.Vintage, areas: atlas.Areas, neighbours: atlas.Neighbours(), residents: make([]float64, len(atlas.Areas))}
	for _, i := range b.lsoas {
		p := geo.Interior(l.LSOA.Atlas.Shapes[i])
		w := atlas.Index().Find(p[0], p[1])
		if w < 0 {
			continue
		}
		n, ok := b.residentsOf(i)
		if !ok {
			n = math.NaN()
		}
		z.residents[w] += n
	}
	for i, n := range z.residents {
		if n == 0 {
			z.residents[i] = math.NaN()
		}
	}
	z.of = func(p ledgerPlace) data.Code { return p.ward }
	z.counts = b.ledger.areas(b.months, z.of)
	return z
}

// outside counts the crimes and incidents whose point is in none of the areas.
func (z *zone) outside() (n int64) {
	within := map[data.Code]bool{}
	for _, a := range z.areas {
		within[a.Code] = true
	}
	for category, codes := range z.counts {
		if category == data.AllCrime {
			continue
		}
		for code, c := range codes {
			if !within[code] {
				n += c
			}
		}
	}
	return n
}

// rateZone appends a row for every area and category, tested with Gi* on the
// smoothed rates so that a few residents do not make a hot spot.
func (b *builder) rateZone(z *zone) {
	rows := []AreaRate{}
	for _, c := range b.categories() {
		counts := make([]int64, len(z.areas))
		for i, a := range z.areas {
			counts[i] = z.counts[c][a.Code]
		}
		smoothed := EmpiricalBayes(counts, z.residents)
		t := testMap(smoothed, z.neighbours, b.out.Settings.FDR)
		for i, a := range z.areas {
			row := AreaRate{Layer: z.layer, Vintage: z.vintage, Code: a.Code, Name: a.Name, Category: c, Count: counts[i], Class: t.class[i]}
			if rate, ci, ok := Rate(counts[i], z.residents[i], 1000, confidence); ok {
				n := z.residents[i]
				row.Denominator, row.Rate, row.Interval = &n, &rate, &ci
			}
			row.Smoothed = known(1000 * smoothed[i])
			row.GiStar, row.P, row.Q = known(t.gi[i]), known(t.p[i]), known(t.q[i])
			rows = append(rows, row)
		}
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Code < rows[j].Code })
	b.out.AreaRates = append(b.out.AreaRates, rows...)
}

// known is a pointer to a number, nil for one that is not.
func known(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
