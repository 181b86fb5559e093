package analysis

import (
	"slices"
	"strings"

	"assess/data"
	"assess/data/profiles"
	"assess/data/reference"
)

// ruralSeries is the incidents in areas classed as rural, by month and category.
type ruralSeries struct {
	reason  string // why they cannot be told; empty otherwise
	source  string
	series  map[data.Category]*counted
	changes map[data.Category]CategoryChange
	months  []data.Month
}

// ruralSeries counts what the profile's areas of focus ask of rural areas; nothing is
// counted where none does.
func (b *builder) ruralSeries(p *profiles.Profile) ruralSeries {
	out := ruralSeries{source: b.openSource(), series: map[data.Category]*counted{}, changes: map[data.Category]CategoryChange{}, months: b.months}
	wanted := ruralCategories(p)
	if len(wanted) == 0 {
		return out
	}
	rural := b.ruralAreas()
	facts := &b.out.Priorities
	if facts.RuralOf == 0 {
		out.reason = "no classes of rural and urban areas are held"
	}
	if facts.RuralTold = out.reason; out.reason != "" {
		return out
	}
	span := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.Held.To}
	for _, c := range wanted {
		out.series[c] = &counted{from: span.From, counts: make([]*int64, span.Len())}
	}
	for i, m := range span.Months() {
		if !b.usable(m) {
			continue
		}
		n := map[data.Category]int64{}
		for _, line := range b.ledger.months[m] {
			if rural[b.ledger.places[line.place].lsoa] {
				n[data.Categories[line.category].Name]++
			}
		}
		for _, c := range wanted {
			if v := n[c]; inUse(c, m) {
				out.series[c].counts[i] = &v
			}
		}
	}
	b.ruralChanges(&out, wanted)
	return out
}

// ruralChanges compares each category with the same months of the year before.
func (b *builder) ruralChanges(out *ruralSeries, wanted []data.Category) {
	var rows []CategoryChange
	for _, c := range wanted {
		row := CategoryChange{Code: b.partnershipCode(), Name: b.out.Partnership.Name, Category: c, Dispersion: 1, Verdict: NotComparable}
		if in, ok := b.changeInput(out.series[c], b.previous); ok && b.previous.reason == "" {
			row.fill(CompareMonths(in), len(b.previous.offsets))
		}
		rows = append(rows, row)
	}
	adjust(rows, b.out.Settings.FDR)
	for _, r := range rows {
		out.changes[r.Category] = r
	}
}

// ruralAreas are the partnership's LSOAs that are classed as rural.
func (b *builder) ruralAreas() map[data.Code]bool {
	classes, out := b.facts.context(RuralContext), map[data.Code]bool{}
	for _, code := range b.lsoaCodes() {
		class, ok := classes[code]
		if !ok {
			continue
		}
		b.out.Priorities.RuralOf++
		if isRural(class) {
			b.out.Priorities.RuralN++
			out[code] = true
		}
	}
	return out
}

// isRural reads a class of the official classification: "Rural", "Rural town and fringe".
func isRural(class string) bool { return strings.HasPrefix(strings.ToLower(class), "rural") }

// ruralCategories are the categories that the kinds of focus of a profile, and of its
// outcomes, take of rural areas.
func ruralCategories(p *profiles.Profile) []data.Category {
	var out []data.Category
	add := func(kind string) {
		k, _ := reference.Focus(kind)
		for _, i := range k.Indicators {
			for _, c := range i.Open {
				if i.Rural && !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	for _, q := range p.Priorities {
		for _, f := range q.Focuses {
			for _, k := range f.Kinds {
				add(k)
			}
		}
		for _, o := range q.Outcomes {
			add(o.Kind)
		}
	}
	return out
}

// fill takes over the year's count, the change and the months of a category.
func (r ruralSeries) fill(row *Indicator) {
	s := r.series[row.Category]
	n := s.sum(r.months)
	row.N, row.Source, row.From, row.Counts = &n, r.source, s.from, s.counts
	if c := r.changes[row.Category]; c.Verdict != NotComparable {
		row.Change = &c
	}
}
