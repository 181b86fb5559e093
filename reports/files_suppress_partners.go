package reports

import (
	"cmp"
	"maps"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// A restricted partner's table is told in the public edition as tables that hang
// together in one number at most, so that each can be protected by itself:
//
//	a year's totals, category by district, with the partnership's
//	a year's totals of records with a mark, by district
//	a year's months of the whole partnership, category by month, unless sensitive
//
// Small numbers are hidden, and further ones until none can be worked out. What a year
// hides follows from that year's numbers alone, so that every edition that prints it
// hides the same; a year that is not over is not told, because a later edition less
// this one would tell the months between. Wards, hours, places and pairs of records are
// left to the restricted edition.

// partnerVeil is what an edition tells of restricted partners' tables.
type partnerVeil struct {
	kept   map[string]bool // sources with something to keep back
	years  map[partnerTotal]bool
	months map[partnerTotal]bool // years of which every month is told
}

// partnerTotal names a year's total of a series in an area.
type partnerTotal struct {
	analysis.PartnerKey
	area analysis.AreaType
	code data.Code
	from data.Month // the year's first
}

// keepsPartner reports whether an edition keeps back anything of a source: below the
// whole partnership's and the districts' years nothing of it is told.
func (s suppression) keepsPartner(source string) bool { return s.tables.kept[source] }

// partnerYear reports whether a year's total of a series is told.
func (s suppression) partnerYear(c analysis.PartnerCount, y analysis.PartnerYear) bool {
	return !s.keepsPartner(c.Source) || s.tables.years[partnerTotal{c.PartnerKey, c.Type, c.Code, y.From}]
}

// partnerMonth reports whether the number of a month of a series is told.
func (s suppression) partnerMonth(c analysis.PartnerCount, m data.Month) bool {
	if !s.keepsPartner(c.Source) {
		return true
	}
	for _, y := range c.Years {
		if m >= y.From && m < y.From.Add(12) {
			return s.tables.months[partnerTotal{c.PartnerKey, c.Type, c.Code, y.From}]
		}
	}
	return false
}

// partnerSeries reports whether every month of a series that is held is told, as what
// is made of all of them asks: a control chart, a test.
func (s suppression) partnerSeries(c analysis.PartnerCount) bool {
	for i, n := range c.Counts {
		if n != nil && !s.partnerMonth(c, c.From.Add(i)) {
			return false
		}
	}
	return true
}

// partnerCompared reports whether the two years of a change are told: both totals are,
// and the months compared are all that either has.
func (s suppression) partnerCompared(p analysis.PartnerRecords, ch analysis.PartnerChange) bool {
	if !s.keepsPartner(ch.Source) {
		return true
	}
	for _, c := range p.Counts {
		if c.PartnerKey != ch.Key() || c.Type != ch.Type || c.Code != ch.Code || len(c.Years) < 2 {
			continue
		}
		now, before := c.Year(), c.Years[len(c.Years)-2]
		return now.From.Add(-12) == before.From && now.Months == ch.Months && before.Months == ch.Months &&
			now.Count == ch.CurrentCount && before.Count == ch.PreviousTotal && s.partnerYear(c, now) && s.partnerYear(c, before)
	}
	return false
}

// partnerVeilOf works out what an edition tells.
func partnerVeilOf(a *analysis.Assessment, o Options) partnerVeil {
	v := partnerVeil{map[string]bool{}, map[partnerTotal]bool{}, map[partnerTotal]bool{}}
	below := int64(a.Settings.SuppressBelow)
	if o.Edition == restrictedEdition || below < 2 {
		return v
	}
	for _, src := range a.Partners.Sources {
		if src.Protect != "restricted" {
			continue
		}
		v.kept[src.ID] = true
		b := partnerBlocks{veil: &v, source: src, below: below}
		for _, c := range a.Partners.Counts {
			if c.Source == src.ID {
				b.counts = append(b.counts, c)
			}
		}
		for _, from := range b.yearsOver() {
			if !a.Withheld.Partner(src.ID, from) {
				b.year(from)
			}
		}
	}
	return v
}

// partnerBlocks protects one source year by year.
type partnerBlocks struct {
	veil   *partnerVeil
	source analysis.PartnerSource
	below  int64
	counts []analysis.PartnerCount
}

// yearsOver are the first months of the years that a source holds to their end.
func (b partnerBlocks) yearsOver() (out []data.Month) {
	for _, c := range b.counts {
		for _, y := range c.Years {
			if y.From.Add(11) <= b.source.Held.To && !slices.Contains(out, y.From) {
				out = append(out, y.From)
			}
		}
	}
	slices.Sort(out)
	return out
}

// partnerCell is a series in one year.
type partnerCell struct {
	analysis.PartnerCount
	year   int64
	months []*int64
}

func (c partnerCell) at(from data.Month) partnerTotal {
	return partnerTotal{c.PartnerKey, c.Type, c.Code, from}
}

// cells are the series in a year that has months of theirs.
func (b partnerBlocks) cells(from data.Month) (out []partnerCell) {
	for _, c := range b.counts {
		i := slices.IndexFunc(c.Years, func(y analysis.PartnerYear) bool { return y.From == from })
		if i < 0 {
			continue
		}
		cell := partnerCell{PartnerCount: c, year: c.Years[i].Count, months: make([]*int64, 12)}
		for k := range cell.months {
			if at := int(from-c.From) + k; at >= 0 && at < len(c.Counts) {
				cell.months[k] = c.Counts[at]
			}
		}
		out = append(out, cell)
	}
	return out
}

// year protects one year's totals, then those of its months that may be told.
func (b partnerBlocks) year(from data.Month) {
	var plain []partnerCell
	marked := map[string][]partnerCell{}
	for _, c := range b.cells(from) {
		switch {
		case c.Flag == "":
			plain = append(plain, c)
		case c.Category == "": // records with a mark are told of all categories together
			marked[c.Flag] = append(marked[c.Flag], c)
		}
	}
	b.tell(from, plain, partnerTable(plain))
	b.tellMonths(from, plain)
	for _, flag := range slices.Sorted(maps.Keys(marked)) {
		list := marked[flag]
		b.tell(from, list, markedTable(list, plain))
		b.tellMarkedMonths(from, list, plain)
	}
}

// tell notes the totals that can be told. Numbers that do not add up are not told.
func (b partnerBlocks) tell(from data.Month, cells []partnerCell, table disclosure.Counts) {
	hidden, _, err := disclosure.Protect(table, b.below)
	for i, c := range cells {
		if err == nil && !hidden[i] {
			b.veil.years[c.at(from)] = true
		}
	}
}

// partnerTable is a year's totals, category by district: the categories of a district
// add up to all its records, the districts of a category to the partnership's.
func partnerTable(cells []partnerCell) (t disclosure.Counts) {
	rows, columns := map[data.Code][]int{}, map[string][]int{}
	rowOf, columnOf := map[data.Code]int{}, map[string]int{}
	districts := slices.ContainsFunc(cells, func(c partnerCell) bool { return c.Type == analysis.TypeDistrict })
	for i, c := range cells {
		t.Values = append(t.Values, c.year)
		if c.Type == analysis.TypePartnership {
			columnOf[c.Category] = i
		} else {
			columns[c.Category] = append(columns[c.Category], i)
		}
		if districts && c.Type == analysis.TypePartnership {
			continue // its categories add up because those of the districts do
		}
		if c.Category == "" {
			rowOf[c.Code] = i
		} else {
			rows[c.Code] = append(rows[c.Code], i)
		}
	}
	addSums(&t, rows, rowOf)
	addSums(&t, columns, columnOf)
	return t
}

// markedTable is a year's totals of the records with a mark, by district: with those
// without it they add up to all records, which are taken as known.
func markedTable(marked, plain []partnerCell) (t disclosure.Counts) {
	parts, whole := map[string][]int{}, map[string]int{}
	for i, c := range marked {
		t.Values, t.Open = append(t.Values, c.year), append(t.Open, false)
		if c.Type == analysis.TypePartnership {
			whole[""] = i
		} else {
			parts[""] = append(parts[""], i)
		}
	}
	for i, c := range marked {
		for _, all := range plain {
			if all.Category == "" && all.Type == c.Type && all.Code == c.Code {
				n := len(t.Values)
				t.Values, t.Open = append(t.Values, all.year, all.year-c.year), append(t.Open, true, false)
				t.Sums = append(t.Sums, disclosure.Sum{Whole: n, Parts: []int{i, n + 1}})
			}
		}
	}
	addSums(&t, parts, whole)
	return t
}

// addSums says of each list of counts that it adds up to its whole. What the parts leave
// of it is a count of its own, of which nothing is told.
func addSums[K cmp.Ordered](t *disclosure.Counts, parts map[K][]int, whole map[K]int) {
	for _, k := range slices.Sorted(maps.Keys(parts)) {
		w, ok := whole[k]
		if !ok {
			continue
		}
		list, rest := slices.Clone(parts[k]), t.Values[w]
		for _, i := range list {
			rest -= t.Values[i]
		}
		if rest != 0 {
			list = append(list, len(t.Values))
			t.Values = append(t.Values, rest)
			if t.Open != nil {
				t.Open = append(t.Open, false)
			}
		}
		t.Sums = append(t.Sums, disclosure.Sum{Whole: w, Parts: list})
	}
}

// tellMonths notes the series of the whole partnership of which every month of a year
// can be told: its year is, and none of its months is small or would give away one of
// another. Where a category is sensitive, the months of all records are not told:
// less the other categories they would be its own.
func (b partnerBlocks) tellMonths(from data.Month, plain []partnerCell) {
	var all *partnerCell
	var rows []*monthsRow
	of := map[*monthsRow]partnerCell{}
	sensitive := b.source.Sensitive
	for i, c := range plain {
		switch {
		case c.Type != analysis.TypePartnership:
		case c.Category == "":
			all = &plain[i]
		default:
			sensitive = sensitive || c.Sensitive
			r := b.row(c, from)
			rows, of[r] = append(rows, r), c
		}
	}
	if all == nil {
		return
	}
	whole := b.row(*all, from)
	if len(rows) > 0 {
		rows = append(rows, remaining(whole, rows))
	}
	s := suppression{below: b.below}
	withhold(rows, s)
	for _, r := range rows {
		if c, ok := of[r]; ok && !r.hidden {
			b.veil.months[c.at(from)] = true
		}
	}
	if !sensitive && !whole.hidden && kept(rows, s) {
		b.veil.months[all.at(from)] = true
	}
}

// row is a series' months, hidden where they cannot be told whatever the others are.
func (b partnerBlocks) row(c partnerCell, from data.Month) *monthsRow {
	r := &monthsRow{name: c.Category, counts: c.months, hidden: c.Sensitive || b.source.Sensitive || !b.veil.years[c.at(from)]}
	r.add(suppression{below: b.below})
	return r
}

// remaining is what the rows leave of the whole in each month, such as records without
// a category: of it nothing is told.
func remaining(whole *monthsRow, rows []*monthsRow) *monthsRow {
	out := &monthsRow{name: "\uffff", counts: make([]*int64, len(whole.counts)), hidden: true}
	for i := range out.counts {
		n := whole.at(i)
		for _, r := range rows {
			n -= r.at(i)
		}
		out.counts[i] = &n
		out.total += n
	}
	return out
}

// tellMarkedMonths notes the months of records with a mark: those of all records are
// told, and neither the marked nor the others are few in one.
func (b partnerBlocks) tellMarkedMonths(from data.Month, marked, plain []partnerCell) {
	for _, c := range marked {
		if c.Type != analysis.TypePartnership {
			continue
		}
		r := b.row(c, from)
		for _, all := range plain {
			if all.Category != "" || all.Type != c.Type || !b.veil.months[all.at(from)] {
				continue
			}
			others := b.row(all, from)
			rest := remaining(others, []*monthsRow{r})
			rest.hidden = false
			rest.add(suppression{below: b.below})
			if !r.hidden && !rest.hidden {
				b.veil.months[c.at(from)] = true
			}
		}
	}
}
