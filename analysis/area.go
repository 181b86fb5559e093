package analysis

import (
	"strconv"
	"strings"

	"assess/data"
	"assess/geo"
)

// area describes the partnership's area.
func (b *builder) area() error {
	f, out := b.facts, &b.out.Area
	out.LSOAVintage, out.LSOAs = b.outlines.LSOA.Vintage, len(b.lsoas)
	for _, s := range b.outlines.LSOA.Metres() {
		out.AreaKm2 += geo.SquareMetres(s) / 1e6
	}
	if w := b.outlines.Ward; w != nil {
		out.WardVintage, out.Wards = w.Vintage, len(w.Areas)
	}
	year := b.req.Year.From.Year()
	if v := f.values("residents", year); v != nil {
		out.ResidentsYear = v.Year
		out.Residents = b.sum(v, b.lsoas)
	}
	if v := f.values("households", year); v != nil {
		out.Households = b.sum(v, b.lsoas)
	}
	out.DecileResidents = b.decileResidents()
	out.RuralShare = b.ruralShare()
	for canonical, k := range b.own {
		for len(out.Districts) <= k {
			out.Districts = append(out.Districts, AreaTotals{})
		}
		var own []int
		for _, i := range b.lsoas {
			if f.districts[i] == canonical {
				own = append(own, i)
			}
		}
		t := AreaTotals{Area: b.out.Partnership.Districts[k], LSOAs: len(own)}
		if v := f.values("residents", year); v != nil {
			t.Residents = b.sum(v, own)
		}
		out.Districts[k] = t
	}
	return nil
}

// wardsWithin finds the wards that belong to the districts: by the layer's own
// property, or where it has none by a point inside.
func (f *Facts) wardsWithin(own map[data.Code]int) map[data.Code]bool {
	out := map[data.Code]bool{}
	for i, w := range f.common.Layers.Ward.Atlas.Areas {
		district := districtOfWard(f.common, f.districts, i)
		if _, ok := own[district]; ok {
			out[w.Code] = true
		}
	}
	return out
}

// sum adds up a measure over LSOAs; nil when any of them has no value, because
// a part is not the whole.
func (b *builder) sum(v *Values, lsoas []int) *int64 {
	total := 0.0
	for _, i := range lsoas {
		x, ok := v.By[b.facts.common.Layers.LSOA.Atlas.Areas[i].Code]
		if !ok {
			return nil
		}
		total += x
	}
	n := int64(total + 0.5)
	return &n
}

// residentsOf gives the residents of one LSOA, for the year of the assessment.
func (b *builder) residentsOf(i int) (float64, bool) {
	v := b.facts.values("residents", b.req.Year.From.Year())
	if v == nil {
		return 0, false
	}
	x, ok := v.By[b.facts.common.Layers.LSOA.Atlas.Areas[i].Code]
	return x, ok
}

// decileOf is the deprivation decile of an LSOA, 1 to 10; 0 when not held.
func (b *builder) decileOf(i int) int {
	s := strings.TrimSpace(b.facts.context(DecileContext)[b.facts.common.Layers.LSOA.Atlas.Areas[i].Code])
	d, err := strconv.Atoi(s)
	if err != nil || d < 1 || d > 10 {
		return 0
	}
	return d
}

func (b *builder) decileResidents() []int64 {
	out := make([]int64, 10)
	any := false
	for _, i := range b.lsoas {
		d := b.decileOf(i)
		n, ok := b.residentsOf(i)
		if d == 0 || !ok {
			continue
		}
		any = true
		out[d-1] += int64(n + 0.5)
	}
	if !any {
		return []int64{}
	}
	return out
}

// ruralShare is the share of residents whose LSOA is classed as rural.
func (b *builder) ruralShare() *float64 {
	classes := b.facts.context(RuralContext)
	var rural, all float64
	for _, i := range b.lsoas {
		class, ok := classes[b.facts.common.Layers.LSOA.Atlas.Areas[i].Code]
		n, held := b.residentsOf(i)
		if !ok || !held {
			continue
		}
		all += n
		if isRural(class) {
			rural += n
		}
	}
	if all == 0 {
		return nil
	}
	share := rural / all
	return &share
}
