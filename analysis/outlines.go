package analysis

import (
	"cmp"
	"slices"
	"strings"

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

// Input is a file, or a member of an archive, that the store holds.
type Input struct {
	Path, SHA256 string
	Rows         int64
	Arrived      string // the day of a partner's file, which the report prints, ISO; empty of others
}

// Inputs lists what was counted, by path: extracts, stop-and-search files and the
// partners' files held.
func (f *Facts) Inputs() []Input { return f.inputs(true) }

// SetAside lists the extracts held that were not counted, by path: another one of the
// same month was.
func (f *Facts) SetAside() []Input { return f.inputs(false) }

// Remembered lists what is told of and no raw file has any more, by path: the extracts and
// partners' files that others replaced under their names, and the last extracts of months
// that are lost. An assessment that tells of some cannot be made again from the raw files alone.
func (f *Facts) Remembered() []Input {
	out := []Input{}
	add := func(e extract) { out = append(out, Input{Path: e.Path, SHA256: e.SHA256, Rows: e.Account.Read}) }
	for _, list := range f.restated.copies {
		for _, c := range list {
			if c.State == stateWithdrawn {
				add(c.extract)
			}
		}
	}
	for _, e := range f.restated.lost {
		add(e.extract)
	}
	return byPath(append(out, f.partners.remembered...))
}

func byPath(list []Input) []Input {
	slices.SortFunc(list, func(a, b Input) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.SHA256, b.SHA256))
	})
	return list
}

func (f *Facts) inputs(counted bool) []Input {
	ids := map[int32]bool{}
	for _, id := range f.counted {
		ids[id] = true
	}
	for _, e := range f.searches.counted {
		ids[e.ID] = true
	}
	out := []Input{}
	for _, e := range slices.Concat(f.extracts, f.searches.extracts) {
		if ids[e.ID] == counted {
			out = append(out, Input{Path: e.Path, SHA256: e.SHA256, Rows: e.Account.Read})
		}
	}
	for _, p := range f.partners.files {
		if counted {
			p.Arrived = p.received
			out = append(out, p.Input)
		}
	}
	return byPath(out)
}
