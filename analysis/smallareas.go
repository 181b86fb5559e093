package analysis

import (
	"assess/data"
	"assess/geo"
)

// SmallArea is one LSOA of the partnership and what is known of it beside incidents.
type SmallArea struct {
	data.Area
	Decile    int       `json:"decile"`    // of national deprivation, 1 is most deprived; 0 when not held
	Residents *int64    `json:"residents"` // nil when not held
	Ward      data.Code `json:"ward"`      // that has a point inside it, whatever the year; empty for none
}

// smallAreas lists the LSOAs in the order of their layer.
func (b *builder) smallAreas() error {
	b.out.SmallAreas = []SmallArea{}
	for _, i := range b.lsoas {
		a := SmallArea{Area: b.facts.common.Layers.LSOA.Atlas.Areas[i], Decile: b.decileOf(i)}
		a.District = b.out.Partnership.Districts[b.own[b.facts.districts[i]]].Code
		if n, ok := b.residentsOf(i); ok {
			whole := int64(n + 0.5)
			a.Residents = &whole
		}
		if w := b.outlines.Ward; w != nil {
			p := geo.Interior(b.facts.common.Layers.LSOA.Atlas.Shapes[i])
			if k := w.Index().Find(p[0], p[1]); k >= 0 {
				a.Ward = w.Areas[k].Code
			}
		}
		b.out.SmallAreas = append(b.out.SmallAreas, a)
	}
	return nil
}
