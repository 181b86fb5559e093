package analysis

import "assess/data"

// SmallArea is one LSOA of the partnership and what is known of it beside incidents.
type SmallArea struct {
	data.Area
	Decile    int    `json:"decile"`    // of national deprivation, 1 is most deprived; 0 when not held
	Residents *int64 `json:"residents"` // nil when not held
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
		b.out.SmallAreas = append(b.out.SmallAreas, a)
	}
	return nil
}
