package analysis

import (
	"sort"

	"assess/data"
	"assess/data/reference"
	"assess/geo"
)

// Outlines are the boundaries that a partnership's maps are drawn from; nil
// where the layer is not configured.
type Outlines struct {
	LSOA, Ward, District *geo.Atlas
}

// cut takes the partnership's areas out of every layer.
func (b *builder) cut() Outlines {
	l := b.facts.common.Layers
	lsoas := map[data.Code]bool{}
	for _, c := range b.lsoaCodes() {
		lsoas[c] = true
	}
	out := Outlines{LSOA: l.LSOA.Atlas.Subset(func(a data.Area) bool { return lsoas[a.Code] })}
	if l.Ward != nil {
		wards := b.facts.wardsWithin(b.own)
		out.Ward = l.Ward.Atlas.Subset(func(a data.Area) bool { return wards[a.Code] })
	}
	if l.District != nil {
		out.District = l.District.Atlas.Subset(func(a data.Area) bool { return b.owns(reference.Recoded(a.Code)) })
	}
	return out
}

// Input is an extract that is counted.
type Input struct {
	Path, SHA256 string
	Rows         int64
}

// Inputs lists the extracts that are counted and the partners' files held, by path.
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
	for _, f := range f.partners.files {
		out = append(out, f.Input)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out
}
