package analysis

import (
	"fmt"

	"assess/data"
)

// neighbourChanges compares each neighbour whose incidents can be told with its own year
// before, over the months that the partnership is compared over.
func (b *builder) neighbourChanges(all []foreign) {
	c := &b.out.County
	if c.NotTold = b.previous.reason; c.NotTold != "" {
		return
	}
	c.Calendar = len(b.previous.offsets)
	for _, f := range all {
		if f.Reason != "" {
			continue
		}
		for _, category := range historical {
			row := CategoryChange{Code: f.Code, Name: f.Name, Category: category, Dispersion: 1, Verdict: NotComparable}
			if in, ok := b.changeInput(b.neighbourSeries(f, category), b.previous); ok {
				row.fill(CompareMonths(in), len(b.previous.offsets))
			}
			c.Changes = append(c.Changes, row)
		}
	}
	adjust(c.Changes, b.out.Settings.FDR)
	for _, r := range c.Changes {
		if r.P != nil {
			c.Adjusted++
		}
	}
	if len(c.Changes) == 0 && len(all) > 0 {
		c.NotTold = "of no neighbour the incidents can be told"
	}
}

// neighbourSeries is a category's months in a neighbour, from its own force's files.
func (b *builder) neighbourSeries(f foreign, category data.Category) *counted {
	span := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.DataTo}
	s := &counted{from: span.From, counts: make([]*int64, span.Len())}
	for i, m := range span.Months() {
		if b.facts.usable(f.force, m) {
			s.counts[i] = new(int64)
		}
	}
	for _, r := range b.facts.cube {
		if r.District != f.canonical || r.Force != f.force || (r.Category == data.AntiSocialBehaviour) != (category == data.AntiSocialBehaviour) {
			continue
		}
		if n := s.at(r.Month); n != nil {
			*n += r.Count
		}
	}
	return s
}

func methodCounty(b *builder) Method {
	c := b.out.County
	known := 0
	for _, n := range c.Neighbours {
		if n.Reason == "" {
			known++
		}
	}
	m := Method{
		ID: "county", Name: "Matters for the county group",
		Formula: "A neighbour is a district with land near the boundary. A hot cell is near a neighbour when its middle is that near to the neighbour's land. The other side is hot too when a hot cell of the neighbour's own map, made in the same way from its own incidents, is that near to one of these cells. " +
			"Each neighbour is compared with its own year before, over the months that the partnership is compared over and by the same test.",
		Settings: fmt.Sprintf("Near is within %s km. All crime and anti-social behaviour. p-values are adjusted over the neighbours (Benjamini-Hochberg at %g). A district with fewer incidents by LSOA than %.0f%% of those here is taken for one whose police force's files are not held. %.0f%% of the boundary has no district held beyond it.",
			kilometres(borderM), b.out.Settings.FDR, 100*leastPoliced, 100*c.Open),
		N:      fmt.Sprintf("%d neighbours, %d of them with incidents; %d tests", len(c.Neighbours), known, c.Adjusted),
		Source: "as for hot spots and for the change on the year before",
	}
	if c.Reason != "" {
		m.Settings += " Not used: " + c.Reason + "."
	}
	return m
}
