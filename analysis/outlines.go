package analysis

import (
	"sort"

	"assess/data"
	"assess/data/reference"
	"assess/data/workspace"
	"assess/geo"
)

// Outlines are the boundaries that a partnership's maps are drawn from; nil
// where the layer is not configured.
type Outlines struct {
	LSOA, Ward, District *geo.Atlas
}

// Outlines cuts the layers to the areas of one partnership.
func (f *Facts) Outlines(p workspace.Partnership) Outlines {
	own := map[data.Code]int{}
	for i, c := range p.Areas {
		own[reference.Recoded(c)] = i
	}
	l := f.common.Layers
	lsoas := map[data.Code]bool{}
	for i, a := range l.LSOA.Atlas.Areas {
		if _, ok := own[f.districts[i]]; ok {
			lsoas[a.Code] = true
		}
	}
	out := Outlines{LSOA: l.LSOA.Atlas.Subset(func(a data.Area) bool { return lsoas[a.Code] })}
	if l.Ward != nil {
		wards := f.wardsWithin(own)
		out.Ward = l.Ward.Atlas.Subset(func(a data.Area) bool { _, ok := wards[a.Code]; return ok })
	}
	if l.District != nil {
		out.District = l.District.Atlas.Subset(func(a data.Area) bool { _, ok := own[reference.Recoded(a.Code)]; return ok })
	}
	return out
}

// Input is an extract that is counted.
type Input struct {
	Path, SHA256 string
	Rows         int64
}

// Inputs lists the extracts that are counted, by path.
func (f *Facts) Inputs() []Input {
	counted := map[int32]bool{}
	for _, id := range f.counted {
		counted[id] = true
	}
	out := []Input{}
	for _, e := range f.extracts {
		if counted[e.ID] {
			out = append(out, Input{e.Path, e.SHA256, e.Account.Read})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}
