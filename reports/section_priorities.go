package reports

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"assess/analysis"
	"assess/data"
)

// priorities is the partnership's strategy beside what the data held can tell of it;
// each priority follows on a page of its own.
func priorities(d *draft) Section {
	s := Section{ID: "priorities", Title: "Priorities"}
	p := d.a.Priorities
	if p.Reason != "" || len(p.Pages) == 0 {
		s.Blocks = []Block{absent("No priorities", p.Reason)}
		return s
	}
	s.Blocks = append(s.Blocks, d.strategyWords())
	switch old := p.Strategy.Expired || p.Strategy.Ahead; {
	case old && p.Embedded:
		s.Blocks = append(s.Blocks, warning("The strategy is not of this year", "%s %s", d.strategyAge(), publishedStrategy))
	case old:
		s.Blocks = append(s.Blocks, warning("The strategy is not of this year", "%s", d.strategyAge()))
	case p.Embedded:
		s.Blocks = append(s.Blocks, reading("Where the priorities are from", publishedStrategy))
	}
	s.Blocks = append(s.Blocks, d.measurabilityWords(), d.tallyTable())
	if t, ok := d.wantedTable(); ok {
		s.Blocks = append(s.Blocks, heading("priorities-wanted", "What is not held, and who has it"), t)
	}
	s.Blocks = append(s.Blocks, d.versionBlocks()...)
	s.Blocks = append(s.Blocks, d.governanceBlocks()...)
	for _, q := range p.Pages {
		s.Pages = append(s.Pages, d.priorityPage(q))
	}
	return s
}

// publishedStrategy says of a profile that came with the program where it is from.
const publishedStrategy = "The priorities were taken from the strategy that the partnership published; it has supplied no profile of its own."

// strategyWords name the document and its priorities.
func (d *draft) strategyWords() Paragraph {
	p := d.a.Priorities
	var names []string
	for _, q := range p.Pages {
		names = append(names, q.Title)
	}
	text := fmt.Sprintf(" is the strategy that this report measures. It is for %s", p.Strategy.Period.Label())
	if day, err := time.Parse(time.DateOnly, p.Strategy.Date); err == nil {
		text += fmt.Sprintf(" and dated %s", day.Format("2 January 2006"))
	}
	return paragraph(strong("%s", p.Strategy.Title), words("%s. Its %s: %s. A page on each follows.", text, noun(int64(len(names)), "priority is", "priorities are"), strings.Join(names, "; ")))
}

// strategyAge says that the strategy is of other years than the one assessed.
func (d *draft) strategyAge() string {
	s, year := d.a.Priorities.Strategy, d.a.Year.Whole
	if s.Ahead {
		return fmt.Sprintf("It begins in %s, after the months assessed here.", s.Period.From.Label())
	}
	return fmt.Sprintf("It ended in %s and the months assessed here begin in %s. Its priorities stand here until a newer strategy is supplied.", s.Period.To.Label(), year.From.Label())
}

// measurabilityWords say how many areas of focus can be measured.
func (d *draft) measurabilityWords() Paragraph {
	p := d.a.Priorities
	n, total := map[analysis.Status]int{}, 0
	for _, t := range p.Tally {
		n[t.Status] = t.Focuses
		total += t.Focuses
	}
	join := func(words ...statusClause) string {
		var parts []string
		for _, x := range words {
			if k := int64(n[x.status]); k > 0 {
				parts = append(parts, plural(k, x.one, x.many))
			}
		}
		return joined(parts)
	}
	known := join(statusClause{analysis.Measured, "is measured", "are measured"},
		statusClause{analysis.ByProxy, "has only a number that stands in for it", "have only a number that stands in for them"},
		statusClause{analysis.InPart, "is told in part", "are told in part"})
	unknown := join(statusClause{analysis.NotHeld, "needs data that is not held", "need data that is not held"},
		statusClause{analysis.NotMeasurable, "is work that no record counts", "are work that no record counts"})
	text := fmt.Sprintf("Of %s, ", counted(total, "area of focus", "areas of focus"))
	switch {
	case known != "" && unknown != "":
		text += known + ". Of the others, " + unknown + "."
	default:
		text += known + unknown + "."
	}
	if p.Outcomes > 0 {
		switch told := p.Outcomes - p.NotTold; {
		case told == 0:
			text += fmt.Sprintf(" Of %s none can be judged yet.", counted(p.Outcomes, "outcome that was hoped for,", "outcomes that were hoped for,"))
		default:
			text += fmt.Sprintf(" Of %s, %s can be judged.", counted(p.Outcomes, "outcome that was hoped for", "outcomes that were hoped for"), data.Thousands(int64(told)))
		}
	}
	return say("%s", text)
}

// statusClause says a status of one area of focus and of several.
type statusClause struct {
	status    analysis.Status
	one, many string
}

// tallyTable counts each priority's areas of focus by what can be known of them.
func (d *draft) tallyTable() Table {
	t := Table{
		ID: "priorities-table", Sheet: "Priorities", Caption: "Areas of focus of each priority by what can be known of them",
		Columns: []Column{{Name: "Priority", Width: 3}}, Source: d.strategySource(),
		Note: "A proxy is a number that stands in for what is meant. Each indicator is in measurability.csv.",
	}
	var statuses []analysis.Status
	for _, r := range d.a.Priorities.Tally {
		if r.Status != analysis.InPart || r.Focuses > 0 {
			statuses = append(statuses, r.Status)
			t.Columns = append(t.Columns, Column{Name: capital(string(r.Status)), Align: Right})
		}
	}
	if slices.Contains(statuses, analysis.InPart) {
		t.Note = strings.Replace(t.Note, " Each", " In part: it joins several matters, and what is held measures some of them. Each", 1)
	}
	for _, q := range d.a.Priorities.Pages {
		row := []string{q.Title}
		for _, s := range statuses {
			n := 0
			for _, f := range q.Focuses {
				if f.Status == s {
					n++
				}
			}
			row = append(row, whole(int64(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// strategySource is the source line of what the strategy says.
func (d *draft) strategySource() string {
	return "Source: " + stop(d.a.Priorities.Strategy.Source)
}

// wantedTable lists the data that no source loaded holds, by who has it; ok is false
// where nothing is wanted.
func (d *draft) wantedTable() (Table, bool) {
	t := Table{
		ID: "priorities-wanted-table", Sheet: "Data wanted", Caption: "Data that the areas of focus need and this report does not hold",
		Columns: []Column{{Name: "Who has it", Width: 1.4}, {Name: "What is wanted", Width: 2.6}, {Name: "For", Width: 2}},
		Source:  "Source: " + "rules of this report, from the sources loaded.",
	}
	type row struct{ needs, focuses []string }
	rows := map[string]*row{}
	var order []string
	for _, q := range d.a.Priorities.Pages {
		for _, f := range q.Focuses {
			for _, i := range f.Indicators {
				if i.Status == analysis.Measured || i.Needs == "" {
					continue
				}
				if rows[i.Holder] == nil {
					rows[i.Holder] = &row{}
					order = append(order, i.Holder)
				}
				r := rows[i.Holder]
				r.needs, r.focuses = appendOnce(r.needs, i.Needs), appendOnce(r.focuses, f.Title)
			}
		}
	}
	for _, holder := range order {
		t.Rows = append(t.Rows, []string{capital(holder), capital(strings.Join(rows[holder].needs, "; ")), strings.Join(rows[holder].focuses, "; ")})
	}
	return t, len(t.Rows) > 0
}

func appendOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// versionBlocks say where another statement of the priorities differs from the strategy.
func (d *draft) versionBlocks() []Block {
	var out []Block
	for i, v := range d.a.Priorities.Versions {
		if len(v.Differences)+len(v.Left) == 0 {
			continue
		}
		if len(out) == 0 {
			out = append(out, heading("priorities-versions", "Other statements of the priorities"))
		}
		text := fmt.Sprintf("“%s” differs from the strategy.", v.Title)
		if v.Note != "" {
			text += " " + sentence("%s", v.Note)
		}
		if len(v.Left) > 0 {
			text += fmt.Sprintf(" It lists nothing for %s.", joined(v.Left))
		}
		t := Table{
			ID: fmt.Sprintf("priorities-version-%d", i+1), Caption: "Where it differs from the strategy, priority by priority",
			Columns: []Column{{Name: "Priority", Width: 1.4}, {Name: "Only in the strategy", Width: 1.4}, {Name: "Only in the other", Width: 1.8}, {Name: "In other words", Width: 2}},
			Source:  "Source: " + stop(v.Source),
		}
		for _, x := range v.Differences {
			var reworded []string
			if x.Title != "" {
				reworded = append(reworded, "“"+x.Title+"”")
			}
			for _, pair := range x.Rewritten {
				reworded = append(reworded, "“"+pair[1]+"” for “"+pair[0]+"”")
			}
			t.Rows = append(t.Rows, []string{x.Priority, listCell(x.Strategy), listCell(x.Version), listCell(reworded)})
		}
		out = append(out, say("%s", text))
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// listCell is several texts in one cell.
func listCell(items []string) string {
	if len(items) == 0 {
		return notApplicable
	}
	return strings.Join(items, "; ")
}

// governanceBlocks say who delivers and who is told, and when.
func (d *draft) governanceBlocks() []Block {
	p := d.a.Priorities
	if len(p.Groups)+len(p.Meetings) == 0 {
		return nil
	}
	out := []Block{heading("priorities-governance", "Who delivers and who is told")}
	if len(p.Meetings) > 0 {
		t := Table{ID: "priorities-meetings", Sheet: "Calendar", Caption: "Governance calendar as the strategy has it", Source: d.strategySource(),
			Columns: []Column{{Name: "Meeting or report", Width: 1.5}, {Name: "How often"}, {Name: "What", Width: 2.6}}}
		for _, m := range p.Meetings {
			often := m.Every
			if m.When != "" {
				often = strings.TrimPrefix(often+", "+m.When, ", ")
			}
			if often == "" {
				often = "not stated"
			}
			t.Rows = append(t.Rows, []string{m.Name, often, cell(m.What)})
		}
		out = append(out, t)
	}
	if len(p.Groups) > 0 {
		t := Table{ID: "priorities-groups", Caption: "Groups that deliver", Source: d.strategySource(),
			Columns: []Column{{Name: "Group", Width: 1.5}, {Name: "What it does", Width: 2.6}, {Name: "For"}}}
		for _, g := range p.Groups {
			t.Rows = append(t.Rows, []string{g.Name, cell(g.Role), d.prioritiesNamed(g.Priorities)})
		}
		out = append(out, t)
	}
	return out
}

// prioritiesNamed are titles of priorities by id; all of them for none.
func (d *draft) prioritiesNamed(ids []string) string {
	if len(ids) == 0 {
		return "all priorities"
	}
	var names []string
	for _, q := range d.a.Priorities.Pages {
		if slices.Contains(ids, q.ID) {
			names = append(names, q.Title)
		}
	}
	return strings.Join(names, "; ")
}
