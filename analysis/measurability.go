package analysis

import (
	"fmt"
	"slices"

	"assess/data"
	"assess/data/profiles"
	"assess/data/reference"
	"assess/data/workspace"
)

// focus says what the sources loaded tell of an area of focus.
func (b *builder) focus(f profiles.Focus, rural ruralSeries) Focus {
	out := Focus{ID: f.ID, Title: f.Title, Do: f.Do, Status: NotMeasurable, Indicators: []Indicator{}}
	for _, own := range f.Indicators {
		out.Indicators = append(out.Indicators, b.ownIndicator(own))
	}
	var kinds []Status
	if len(f.Kinds) != 1 && len(out.Indicators) > 0 {
		kinds = append(kinds, bestOf(out.Indicators))
	}
	for _, id := range f.Kinds {
		kind, _ := reference.Focus(id)
		if len(kind.Indicators) == 0 {
			out.Why = kind.Why
		}
		var rows []Indicator
		for _, i := range kind.Indicators {
			rows = append(rows, b.indicators(i, rural)...)
		}
		for k := range rows {
			rows[k].Kind = id
		}
		out.Indicators = append(out.Indicators, rows...)
		if len(f.Kinds) == 1 { // what the partnership chose itself tells of it too
			rows = out.Indicators
		}
		kinds = append(kinds, bestOf(rows))
	}
	out.Status = statusOf(kinds)
	return out
}

// bestOf is the most that can be known by any of the indicators of a kind.
func bestOf(rows []Indicator) Status {
	best := NotMeasurable
	for _, i := range rows {
		if slices.Index(Statuses, i.Status) < slices.Index(Statuses, best) {
			best = i.Status
		}
	}
	return best
}

// statusOf is what can be known of a focus, from the statuses of its kinds.
func statusOf(kinds []Status) Status {
	best, told := NotMeasurable, 0
	for _, s := range kinds {
		if slices.Index(Statuses, s) < slices.Index(Statuses, best) {
			best = s
		}
		if s == Measured || s == ByProxy {
			told++
		}
	}
	if told > 0 && slices.ContainsFunc(kinds, func(s Status) bool { return s != kinds[0] }) {
		return InPart
	}
	return best
}

// indicators are the rows of one indicator of a kind: counted by a partner's records
// where one holds them, by each of its categories of open data otherwise.
func (b *builder) indicators(i reference.Indicator, rural ruralSeries) []Indicator {
	base := Indicator{Title: i.Title, Of: i.Of, Needs: i.Needs, Holder: i.Holder, Counts: []*int64{}}
	if base, ok := b.held(base, i); ok {
		return []Indicator{base}
	}
	if len(i.Open) == 0 || i.Rural && rural.reason != "" {
		base.Status = NotHeld
		if i.Rural {
			base.Of, base.Needs, base.Holder = "", "areas classed as rural or urban", "the Office for National Statistics"
		}
		return []Indicator{base}
	}
	var out []Indicator
	for _, c := range i.Open {
		row := base
		row.Status, row.Category, row.Rural = Measured, c, i.Rural
		if i.Proxy {
			row.Status = ByProxy
		}
		row.Title = titleOf(i, c)
		if i.Rural {
			rural.fill(&row)
		} else {
			b.fillOpen(&row)
		}
		if row.N == nil {
			row.Status, row.Of, row.Needs, row.Holder = NotHeld, "", "records of "+c.Plain()+" in the year assessed", "the police"
		}
		out = append(out, row)
	}
	return out
}

// titleOf names an indicator by its category where it has several.
func titleOf(i reference.Indicator, c data.Category) string {
	switch {
	case len(i.Open) > 1 && i.Rural:
		return string(c) + " in rural areas"
	case len(i.Open) > 1:
		return string(c)
	}
	return i.Title
}

// fillOpen takes over what the police's open data tells of a category.
func (b *builder) fillOpen(row *Indicator) {
	row.Source = b.openSource()
	for _, l := range b.out.Levels {
		if l.Type == TypePartnership && l.Category == row.Category {
			n := l.Count
			row.N = &n
		}
	}
	for _, c := range b.out.Previous.Changes {
		if c.Category == row.Category && c.Verdict != NotComparable {
			row.Change = &c
		}
	}
	for _, v := range b.out.Versus.Rows {
		if v.Category == row.Category {
			row.Versus = &v
		}
	}
}

// openSource is the id of the police's open data; empty when none is loaded.
func (b *builder) openSource() string {
	for _, s := range b.out.Sources {
		if s.Kind == workspace.PoliceStreet {
			return s.ID
		}
	}
	return ""
}

// held fills an indicator from a source other than the street-level files; ok is false
// when none loaded counts it.
func (b *builder) held(row Indicator, i reference.Indicator) (Indicator, bool) {
	row.Status = Measured
	if slices.Contains(i.Items, workspace.CrimeSeverity) && b.out.Severity.Reason == "" && len(b.out.Severity.Districts) > 0 {
		row.Source = workspace.CrimeSeverity
		return row, true
	}
	if slices.Contains(i.Items, workspace.StopAndSearch) && b.out.StopSearch.Configured && b.out.StopSearch.Reason == "" {
		row.Source = b.sourceOf(workspace.StopAndSearch)
		n := b.out.StopSearch.Total.Searches
		row.N = &n
		return row, true
	}
	if i.Flag == reference.TimeFlag {
		return b.heldHours(row)
	}
	for _, c := range b.out.Partners.Counts {
		if c.whole() && c.Flag == "" && b.named(c.Source, i.Items) {
			b.fillPartner(&row, c)
			return row, true
		}
	}
	for _, c := range b.out.Partners.Counts {
		if c.whole() && c.Flag == i.Flag && i.Flag != "" {
			b.fillPartner(&row, c)
			return row, true
		}
	}
	return row, false
}

// whole reports whether a series is of the partnership and every category of a source,
// and the year has months of it.
func (c PartnerCount) whole() bool {
	return c.Type == TypePartnership && c.Category == "" && c.Year().Months > 0
}

// heldHours finds the first source whose hours of the week can be told.
func (b *builder) heldHours(row Indicator) (Indicator, bool) {
	for _, h := range b.out.Partners.Hours {
		if h.Category == "" && h.Flag == "" && len(h.Week) > 0 {
			n := int64(h.Events)
			row.Source, row.Partner, row.N, row.Of = h.Source, &PartnerKey{Source: h.Source}, &n, anyHour
			return row, true
		}
	}
	return row, false
}

// named reports whether a source is one of items: by its id, or by its item of the
// prescribed information.
func (b *builder) named(id string, items []string) bool {
	return slices.ContainsFunc(b.out.Sources, func(s Source) bool {
		return s.ID == id && (slices.Contains(items, s.ID) || slices.ContainsFunc(s.Schedule, func(i string) bool { return slices.Contains(items, i) }))
	})
}

func (b *builder) sourceOf(kind string) string {
	i := slices.IndexFunc(b.out.Sources, func(s Source) bool { return s.Kind == kind })
	if i < 0 {
		return kind
	}
	return b.out.Sources[i].ID
}

// fillPartner takes over what a partner's table tells.
func (b *builder) fillPartner(row *Indicator, c PartnerCount) {
	key := c.PartnerKey
	n := c.Year().Count
	row.Status, row.Of, row.Source, row.Partner, row.N = Measured, "", c.Source, &key, &n
	row.From, row.Counts = c.From, c.Counts
	for _, change := range b.out.Partners.Changes {
		if change.Type == TypePartnership && change.Key() == key && change.Reason == "" && change.Verdict != NotComparable {
			row.Change = &change.CategoryChange
		}
	}
}

// ownIndicator is one that the partnership chose itself.
func (b *builder) ownIndicator(own profiles.Indicator) Indicator {
	row := Indicator{Title: own.Title, Status: NotHeld, Needs: own.Needs, Holder: own.Holder, Direction: own.Direction, Counts: []*int64{}}
	if own.Measure == "" {
		return row
	}
	if _, ok := data.LookupCategory(own.Measure); ok || own.Measure == string(data.AllCrime) {
		row.Category = data.Category(own.Measure)
		if b.fillOpen(&row); row.N != nil {
			row.Status = Measured
		}
		return row
	}
	for _, c := range b.out.Partners.Counts {
		if c.Type == TypePartnership && c.Source == own.Measure && c.Category == own.Category && c.Flag == own.Flag && c.Year().Months > 0 {
			b.fillPartner(&row, c)
			return row
		}
	}
	if row.Needs == "" {
		row.Needs = fmt.Sprintf("records of the source %q in the year assessed", own.Measure)
	}
	return row
}

func methodMeasurability(b *builder) Method {
	p := b.out.Priorities
	focuses := 0
	for _, t := range p.Tally {
		focuses += t.Focuses
	}
	return Method{
		ID: "measurability", Name: "What can be measured of each priority",
		Formula: "Each area of focus is of one kind or several, and each kind has its indicators in a table of this program. An indicator is measured where a source loaded counts it: by its mark, its item of the prescribed information or its name. " +
			"Otherwise it has the categories of the police open data that measure it or stand in for it, and where there are none it needs data not held. A kind has the best status of its indicators; an area of focus of several kinds is told in part where they differ and some are told. " +
			"Rural areas are the LSOAs whose class begins with rural.",
		Settings: fmt.Sprintf("An indicator is compared with the year before as in Change on the year before, one of rural areas by the same test among its own. %d kinds of focus.", len(reference.FocusKinds())),
		N:        fmt.Sprintf("%d areas of focus of %d priorities; %d of %d classed LSOAs are rural", focuses, len(p.Pages), p.RuralN, p.RuralOf),
		Source:   "rule of this program",
	}
}
