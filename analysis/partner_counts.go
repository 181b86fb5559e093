package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/data"
	"assess/data/reference"
	"assess/data/workspace"
)

// partnerTable is a partner's table being analysed.
type partnerTable struct {
	workspace.Source
	held   data.Period         // from the first month with a row to the last
	months map[data.Month]bool // with a row, of any area
	home   *data.Code          // district of rows without one of their own, empty for the partnership alone; nil where they count nowhere
	series map[partnerSeriesKey]*partnerSeries
	plan   monthPlan
	nested bool // one of its categories is the sum of others: all records together mean nothing
}

// partnerSeriesKey is a series in the partnership or, with a district, in one.
type partnerSeriesKey struct {
	PartnerKey
	district data.Code // canonical; empty for the partnership
}

// partnerSeries is a series' months, up to the last of the year assessed.
type partnerSeries struct {
	counted
	rows, hidden []int64 // by month: rows, and those of them without a number
}

// usable reports whether a month of the table counts.
func (t *partnerTable) usable(m data.Month) bool { return t.months[m] }

// partnerCounts counts each partner's table by month, year, category and flag.
func (b *builder) partnerCounts() error {
	p := &b.out.Partners
	p.Sources, p.Counts = []PartnerSource{}, []PartnerCount{}
	for _, s := range b.facts.common.Sources {
		if s.Table == nil {
			continue
		}
		t := b.partnerTable(s)
		p.Sources = append(p.Sources, b.partnerSource(t))
		if p.Sources[len(p.Sources)-1].Reason != "" {
			continue
		}
		b.partners = append(b.partners, t)
		for _, key := range t.keys() {
			p.Counts = append(p.Counts, b.partnerCount(t, key))
		}
	}
	return nil
}

// partnerTable lays a source's cells out as series.
func (b *builder) partnerTable(s workspace.Source) *partnerTable {
	t := &partnerTable{Source: s, months: map[data.Month]bool{}, series: map[partnerSeriesKey]*partnerSeries{}, home: b.home(s.Table)}
	for _, m := range b.facts.partners.months {
		if m.Source != s.ID || m.Loaded == 0 || m.Month.IsZero() {
			continue
		}
		t.months[m.Month] = true
		if t.held.From.IsZero() || m.Month < t.held.From {
			t.held.From = m.Month
		}
		t.held.To = max(t.held.To, m.Month)
	}
	for _, c := range b.facts.partners.cells {
		district, ours := t.districtOf(c, b.own)
		if c.source != s.ID || !ours || c.month > b.out.Year.Held.To {
			continue
		}
		for _, k := range t.keysOf(c) {
			t.at(b, partnerSeriesKey{k, ""}).add(c)
			if district != "" {
				t.at(b, partnerSeriesKey{k, district}).add(c)
			}
		}
	}
	t.fill(b)
	t.plan = planner{year: b.out.Year.Held, usable: t.usable}.previous()
	return t
}

// home is where a table's rows without a district count.
func (b *builder) home(t *workspace.Table) *data.Code {
	districts := map[data.Code]bool{}
	for _, code := range t.Areas {
		if !b.owns(reference.Recoded(code)) {
			return nil
		}
		districts[reference.Recoded(code)] = true
	}
	switch len(districts) {
	case 0:
		return nil
	case 1:
		only := reference.Recoded(t.Areas[0])
		return &only
	}
	return new(data.Code)
}

// districtOf is the district of a cell among the partnership's own; empty where it
// counts for the partnership alone.
func (t *partnerTable) districtOf(c partnerCell, own map[data.Code]int) (district data.Code, ours bool) {
	if c.district == "" {
		if t.home == nil {
			return "", false
		}
		return *t.home, true
	}
	_, ours = own[c.district]
	return c.district, ours
}

// keysOf lists the series that a cell counts in.
func (t *partnerTable) keysOf(c partnerCell) []PartnerKey {
	keys := []PartnerKey{{Source: t.ID}}
	if c.category != "" {
		keys = append(keys, PartnerKey{Source: t.ID, Category: c.category})
	}
	for _, f := range t.Table.Flags {
		if c.flagged(f.Flag) {
			keys = append(keys, PartnerKey{Source: t.ID, Flag: f.Flag})
		}
	}
	return keys
}

// flagged reports whether the cell's rows have a flag.
func (c partnerCell) flagged(flag string) bool {
	i := slices.Index(workspace.Flags, flag)
	return i >= 0 && c.flags&(1<<i) != 0
}

// at is a series, begun where it is new.
func (t *partnerTable) at(b *builder, k partnerSeriesKey) *partnerSeries {
	s := t.series[k]
	if s == nil {
		n := max(0, int(b.out.Year.Held.To-t.held.From)+1)
		s = &partnerSeries{counted: counted{from: t.held.From, counts: make([]*int64, n)}, rows: make([]int64, n), hidden: make([]int64, n)}
		for i := range s.counts {
			if t.usable(s.from.Add(i)) {
				s.counts[i] = new(int64)
			}
		}
		t.series[k] = s
	}
	return s
}

func (s *partnerSeries) add(c partnerCell) {
	i := int(c.month - s.from)
	if s.counts[i] == nil {
		return
	}
	*s.counts[i] += c.count
	s.rows[i] += c.rows
	s.hidden[i] += c.hidden
}

// fill gives every district each of the partnership's series, drops the category of a
// table that has one alone, and adds the flags that no row has.
func (t *partnerTable) fill(b *builder) {
	all := partnerSeriesKey{PartnerKey{Source: t.ID}, ""}
	t.at(b, all)
	for _, f := range t.Table.Flags {
		t.at(b, partnerSeriesKey{PartnerKey{Source: t.ID, Flag: f.Flag}, ""})
	}
	var categories []partnerSeriesKey
	for k := range t.series {
		if k.Category != "" && k.district == "" {
			categories = append(categories, k)
		}
	}
	t.nested = len(categories) > 1 && slices.ContainsFunc(categories, func(k partnerSeriesKey) bool { return namesAll(k.Category) })
	if len(categories) == 1 {
		for k := range t.series {
			if k.Category != "" {
				delete(t.series, k)
			}
		}
	}
	if len(b.own) < 2 {
		for k := range t.series {
			if k.district != "" {
				delete(t.series, k)
			}
		}
		return
	}
	var whole []PartnerKey
	for k := range t.series {
		if k.district == "" {
			whole = append(whole, k.PartnerKey)
		}
	}
	for _, k := range whole {
		for d := range b.own {
			t.at(b, partnerSeriesKey{k, d})
		}
	}
}

// namesAll reports whether a category is by its name the sum of others.
func namesAll(category string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(category), func(r rune) bool { return r < 'a' || r > 'z' }), func(w string) bool {
		return w == "all" || w == "total" || w == "any"
	})
}

// keys lists the series: the partnership's before those of districts, all records before
// categories and flags.
func (t *partnerTable) keys() []partnerSeriesKey {
	keys := make([]partnerSeriesKey, 0, len(t.series))
	for k := range t.series {
		if !t.nested || k.Category+k.Flag != "" {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(x, y partnerSeriesKey) int {
		return cmp.Or(strings.Compare(string(x.district), string(y.district)), slices.Index(workspace.Flags, x.Flag)-slices.Index(workspace.Flags, y.Flag), strings.Compare(x.Category, y.Category))
	})
	return keys
}

// partnerSource describes a table's year.
func (b *builder) partnerSource(t *partnerTable) PartnerSource {
	out := PartnerSource{
		ID: t.ID, Title: t.Table.Title, Owner: t.Table.Owner, Protect: t.Table.Protect, LocatedBy: t.Table.Where.By(), Sensitive: t.Table.Sensitive,
		Held: t.held, Months: []data.Month{}, Missing: []data.Month{}, Calendar: []int{}, LeftOut: append([]LeftOut{}, t.plan.leftOut...), NotCompared: t.plan.reason,
	}
	year := b.out.Year.Held
	for _, m := range year.Months() {
		if t.usable(m) {
			out.Months = append(out.Months, m)
		} else {
			out.Missing = append(out.Missing, m)
		}
	}
	for _, c := range b.facts.partners.cells {
		if c.source == t.ID && c.district == "" && t.home == nil && year.Contains(c.month) {
			out.Unplaced += c.rows
		}
	}
	ours := int64(0)
	for _, n := range t.series[partnerSeriesKey{PartnerKey{Source: t.ID}, ""}].rows {
		ours += n
	}
	switch {
	case len(t.months) == 0:
		out.Reason = "no row has been loaded"
	case len(out.Months) == 0:
		out.Reason = fmt.Sprintf("it has no month of %s: its months run from %s to %s", year.Label(), t.held.From.Label(), t.held.To.Label())
	case ours == 0:
		out.Reason = "no row of it lies in the partnership"
		if out.Unplaced > 0 {
			out.Reason += "; its rows name no district, and areas in its block of the configuration could"
		}
	}
	if out.Reason == "" && t.plan.reason == "" {
		out.CurrentLabel, out.PreviousLabel = t.plan.span(year).Label(), b.referenceLabel(t.plan)
		for _, i := range t.plan.offsets {
			out.Calendar = append(out.Calendar, int(year.From.Add(i).Calendar()))
		}
	}
	return out
}

// sensitiveRecords reports whether a series of a table is sensitive.
func (t *partnerTable) sensitiveRecords(k PartnerKey) bool {
	return t.Table.Sensitive || data.Sensitive(k.Category) || k.Flag == "domestic_abuse" || k.Flag == "hate"
}

// partnerCount is a series with its years and its rate.
func (b *builder) partnerCount(t *partnerTable, k partnerSeriesKey) PartnerCount {
	s := t.series[k]
	out := PartnerCount{PartnerKey: k.PartnerKey, Sensitive: t.sensitiveRecords(k.PartnerKey), From: s.from, Counts: s.counts, Years: []PartnerYear{}}
	out.Type, out.Code, out.Name = b.partnerArea(k.district)
	out.Residents = b.residents(out.Type, out.Code)
	for back := 0; ; back++ {
		window := b.out.Year.Whole.Add(-12 * back)
		if window.To < t.held.From {
			break
		}
		out.Years = append(out.Years, s.year(window))
		out.Years[back].Label = shortYear(window)
	}
	slices.Reverse(out.Years)
	if y := out.Year(); out.Residents != nil && y.Months > 0 {
		if rate, ci, ok := Rate(y.Count, float64(*out.Residents), 1000, confidence); ok {
			out.Rate, out.Interval = &rate, &ci
		}
	}
	return out
}

// partnerArea is the partnership or one of its districts by canonical code.
func (b *builder) partnerArea(district data.Code) (AreaType, data.Code, string) {
	if district == "" {
		return TypePartnership, b.partnershipCode(), b.out.Partnership.Name
	}
	d := b.out.Partnership.Districts[b.own[district]]
	return TypeDistrict, d.Code, d.Name
}

// year adds up a series' months within a window.
func (s *partnerSeries) year(window data.Period) PartnerYear {
	out := PartnerYear{From: window.From}
	for i, n := range s.counts {
		if n != nil && window.Contains(s.from.Add(i)) {
			out.Months++
			out.Count += *n
			out.Hidden += s.hidden[i]
		}
	}
	return out
}

func methodPartnerCounts(b *builder) Method {
	n := "no partner's table"
	if len(b.partners) > 0 {
		n = fmt.Sprintf("%d tables, %d series of the partnership and its districts", len(b.partners), len(b.out.Partners.Counts))
	}
	return Method{
		ID: "partner-counts", Name: "Counting partners' records",
		Formula: "A record counts in the district of its place, else of the ward it names, else in the district it names itself. A record with a place outside the boundaries, or with no district, counts nowhere, unless its table is of known districts alone. " +
			"A month counts when the table has a record of it: one without any is missing, not zero. Where a category is by its name the sum of others the table has no total. Rates are those of the months that count, with the interval of a Poisson count. Records of different suppliers are never added, nor to crime or anti-social behaviour of the police.",
		Settings: fmt.Sprintf("%.0f%% intervals, exact below 10 records. Records whose number the supplier hides are in no count and are stated.", 100*confidence),
		N:        n,
		Source:   "Garwood (1936); Breslow and Day (1987)",
	}
}
