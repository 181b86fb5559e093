package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/analysis/revision"
	"assess/data"
)

// Since is a revision of a published edition beside the one before.
type Since struct {
	Number, Before int // of the two revisions
	Differences    revision.Differences
	Files          []string // of the edition, that differ
}

// changesListed is the most rows that a table of what changed prints.
const changesListed = 12

// WhatChanged is the paper that goes with a further revision of a published edition:
// what is no longer as the last one said, and why. The edition for everyone tells of
// nothing in it that rests on a restricted source.
func WhatChanged(a *analysis.Assessment, s Since, o Options) *Document {
	d := newPaper(a, Boundaries{}, o)
	doc := d.paper(fmt.Sprintf("What changed since revision %d", s.Before), a.Year.Held.Label())
	c := changed{d, s, d.openDifferences(s.Differences)}
	doc.Cover = append(doc.Cover, Fact{"Revision", fmt.Sprint(s.Number)})
	doc.Sections = []Section{c.whole()}
	return finished(doc)
}

// changed draws up what changed.
type changed struct {
	*draft
	since Since
	open  revision.Differences // those that the edition may tell
}

// openDifferences leaves out what the edition may not tell: of restricted sources, and of
// squares of the map where small counts are hidden.
func (d *draft) openDifferences(all revision.Differences) revision.Differences {
	kept := func(source string) bool {
		return d.hide().reserved && slices.ContainsFunc(d.a.Sources, func(s analysis.Source) bool { return s.ID == source && restrictedSource(s) })
	}
	all.Signals = slices.DeleteFunc(slices.Clone(all.Signals), func(s revision.SignalChange) bool { return kept(s.Source) })
	all.Outcomes = slices.DeleteFunc(slices.Clone(all.Outcomes), func(o revision.OutcomeChange) bool { return kept(o.Source) })
	if d.hide().on() {
		all.Hotspots = nil
	}
	return all
}

// whole says in short how much changed and why, and lists what did.
func (c changed) whole() Section {
	s := Section{ID: "changed", Title: "What changed, and why"}
	s.Blocks = append(s.Blocks, say("This is revision %d of the %s of %s. It takes the place of revision %d, which stays as it was published. %s",
		c.since.Number, c.edition(), c.a.Year.Label, c.since.Before, c.inShort()))
	var items [][]Span
	for _, cause := range c.open.Causes {
		items = append(items, []Span{strong("%s. ", c.causeName(cause)), words("%s", c.causeWords(cause))})
	}
	if len(items) == 0 {
		s.Blocks = append(s.Blocks, say("Data, settings and program are the same. The cause lies in what else the program was told, such as the editions that were published between the two."))
	} else {
		s.Blocks = append(s.Blocks, List{items})
	}
	if n := len(c.since.Files); n > 0 {
		s.Blocks = append(s.Blocks, say("%s of the edition %s.", plural(int64(n), "file", "files"), noun(int64(n), "differs", "differ")))
	}
	for _, t := range []Table{c.totals(), c.counts(), c.verdicts(), c.hotspots(), c.signals(), c.outcomes()} {
		if len(t.Rows) > 0 {
			s.Blocks = append(s.Blocks, t)
		}
	}
	return s
}

func (c changed) edition() string {
	return strings.ToLower(c.o.Edition) + " edition"
}

// inShort counts what changed.
func (c changed) inShort() string {
	d := c.open
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, plural(int64(n), one, many))
		}
	}
	add(len(d.New), "month that is new", "months that are new")
	add(len(d.Gone), "month that is gone", "months that are gone")
	add(c.monthsRecounted(), "month with other counts", "months with other counts")
	add(len(d.Verdicts), "other verdict", "other verdicts")
	add(len(d.Hotspots), "map with other hot squares", "maps with other hot squares")
	add(len(d.Signals), "other unusual month", "other unusual months")
	add(len(d.Outcomes), "other outcome", "other outcomes")
	if len(parts) == 0 {
		return "No count, verdict, hot spot, signal or outcome that this edition tells is different."
	}
	return "It has " + joined(parts) + "."
}

func (c changed) monthsRecounted() int {
	months := map[data.Month]bool{}
	for _, n := range c.open.Counts {
		months[n.Month] = true
	}
	return len(months)
}

func (c changed) causeName(cause revision.Cause) string {
	switch cause.Kind {
	case revision.NewMonths:
		return "New months"
	case revision.LostMonth:
		return "Months gone"
	case revision.Restated:
		return "Months published again"
	case revision.Settings:
		return "Settings"
	case revision.Areas:
		return "Boundaries and values of areas"
	case revision.Papers:
		return "The partnership's own papers"
	}
	return "The program"
}

func (c changed) causeWords(cause revision.Cause) string {
	switch cause.Kind {
	case revision.NewMonths:
		return fmt.Sprintf("%s can be counted, and could not before.", monthRuns(cause.Months))
	case revision.LostMonth:
		return fmt.Sprintf("%s can no longer be counted.", monthRuns(cause.Months))
	case revision.Restated:
		return fmt.Sprintf("The police have published %s again, and the newest file counts.", monthRuns(cause.Months))
	case revision.Settings:
		if len(cause.What) == 0 {
			return "The configuration was edited, in nothing that a count or a test rests on."
		}
		return fmt.Sprintf("The configuration is another in %s.", joined(cause.What))
	case revision.Areas:
		return fmt.Sprintf("Other files are used: %s.", few(cause.What, 4, "other", "others"))
	case revision.Papers:
		return "What the partnership wrote was edited: its profile, plan, texts or results of surveys."
	}
	return fmt.Sprintf("Another version made this revision (%s).", strings.Join(cause.What, ", then "))
}

// heads are the columns of the two revisions.
func (c changed) heads(align Align) []Column {
	return []Column{{Name: fmt.Sprintf("Revision %d", c.since.Before), Align: align}, {Name: fmt.Sprintf("Revision %d", c.since.Number), Align: align}}
}

func (c changed) totals() Table {
	t := Table{ID: "totals-table", Caption: fmt.Sprintf("The year's totals over the months that both revisions count, %s", c.place()), Source: c.source(),
		Columns: append([]Column{{Name: "Category", Width: 2}}, append(c.heads(Right), Column{Name: "Difference", Align: Right})...)}
	for _, n := range c.open.Totals {
		t.Rows = append(t.Rows, []string{capital(n.Category.Plain()), data.Thousands(n.Before), data.Thousands(n.After), signed(float64(n.After-n.Before), 0)})
	}
	return t
}

// counts are the largest changes to a month, those of the year and those that it is
// compared with.
func (c changed) counts() Table {
	t := Table{ID: "counts-table", Caption: fmt.Sprintf("The largest changes to a month's count, %s", c.place()), Source: c.source(),
		Columns: append([]Column{{Name: "Month"}, {Name: "Category", Width: 2}}, append(c.heads(Right), Column{Name: "Difference", Align: Right})...)}
	all := slices.DeleteFunc(slices.Clone(c.open.Counts), func(n revision.CountChange) bool {
		return n.Type != analysis.TypePartnership || n.Category == data.AllCrime
	})
	slices.SortStableFunc(all, func(x, y revision.CountChange) int {
		return cmp.Compare(max(y.After-y.Before, y.Before-y.After), max(x.After-x.Before, x.Before-x.After))
	})
	if len(all) > changesListed {
		t.Note = fmt.Sprintf("%s more changed by less, or by as much.", data.Thousands(int64(len(all)-changesListed)))
		all = all[:changesListed]
	}
	for _, n := range all {
		t.Rows = append(t.Rows, []string{n.Month.Label(), capital(n.Category.Plain()), data.Thousands(n.Before), data.Thousands(n.After), signed(float64(n.After-n.Before), 0)})
	}
	return t
}

func (c changed) verdicts() Table {
	t := Table{ID: "verdicts-table", Caption: "Verdicts that are others", Source: c.source(),
		Columns: append([]Column{{Name: "Category", Width: 2}, {Name: "Area", Width: 1.5}, {Name: "Against", Width: 2}}, c.heads(Left)...)}
	for _, v := range c.open.Verdicts {
		t.Rows = append(t.Rows, []string{capital(v.Category.Plain()), orNone(v.Name), orNone(v.Against), string(v.Before), string(v.After)})
	}
	return t
}

func (c changed) hotspots() Table {
	t := Table{ID: "hotspots-table", Caption: "Hot squares of the map", Source: c.source(),
		Columns: append([]Column{{Name: "Category", Width: 2}}, append(c.heads(Right), Column{Name: "Gained", Align: Right}, Column{Name: "Lost", Align: Right})...)}
	for _, h := range c.open.Hotspots {
		t.Rows = append(t.Rows, []string{capital(h.Category.Plain()), data.Thousands(int64(h.Before)), data.Thousands(int64(h.After)), data.Thousands(int64(len(h.Gained))), data.Thousands(int64(len(h.Lost)))})
	}
	return t
}

func (c changed) signals() Table {
	t := Table{ID: "signals-table", Caption: "Months that are unusual in one of the revisions alone", Source: c.source(),
		Columns: append([]Column{{Name: "Category", Width: 2}, {Name: "Month"}}, c.heads(Left)...)}
	for _, s := range c.open.Signals {
		usual, unusual := "not unusual", "unusually low"
		if s.High {
			unusual = "unusually high"
		}
		row := []string{c.signalName(s), s.Month.Label(), unusual, usual}
		if s.New {
			row[2], row[3] = usual, unusual
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (c changed) signalName(s revision.SignalChange) string {
	if s.Source == "" {
		return capital(s.Category.Plain())
	}
	name := s.Source
	for _, src := range c.a.Sources {
		if src.ID == s.Source {
			name = src.Title
		}
	}
	if s.Category != "" {
		name += ": " + string(s.Category)
	}
	return name
}

func (c changed) outcomes() Table {
	t := Table{ID: "outcomes-table", Caption: "Outcomes of priorities", Source: "Source: the partnership's strategy, and the data held.",
		Columns: append([]Column{{Name: "Priority", Width: 1.5}, {Name: "Outcome", Width: 2.5}}, c.heads(Left)...)}
	for _, o := range c.open.Outcomes {
		t.Rows = append(t.Rows, []string{o.Priority, o.Outcome, string(o.Before), string(o.After)})
	}
	return t
}
