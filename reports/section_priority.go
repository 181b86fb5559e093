package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/data/workspace"
)

// priorityPage is one priority: what it is about, what can be known of it, how that
// stands, and what came of it.
func (d *draft) priorityPage(q analysis.Priority) Section {
	title := q.Title
	if q.Label != "" {
		title = q.Label + ": " + title
	}
	s := Section{ID: "priority-" + q.ID, Title: title, Page: true}
	if q.Why != "" {
		s.Blocks = append(s.Blocks, paragraph(strong("Why it was chosen. "), words("“%s”", stop(q.Why))))
	}
	s.Blocks = append(s.Blocks, say("%s", d.priorityWords(q)), d.focusTable(q))
	if f := d.indicatorFigure(q); f != nil {
		s.Blocks = append(s.Blocks, f)
	}
	if len(q.Outcomes) > 0 {
		s.Blocks = append(s.Blocks, d.outcomeTable(q))
	}
	if len(q.Do) > 0 {
		s.Blocks = append(s.Blocks, d.doTable(q))
	}
	return s
}

// priorityWords is the page in a few sentences: what moved, and what cannot be said.
func (d *draft) priorityWords(q analysis.Priority) string {
	var told []string
	said := map[string]bool{}
	for _, f := range q.Focuses {
		for _, i := range f.Indicators {
			shown := d.indicatorShown(i)
			name := i.Title
			if !i.Told() || shown.change == nil || said[name] {
				continue
			}
			said[name] = true
			told = append(told, d.movedWords(name, i.Status, *shown.change))
		}
	}
	blind := 0
	for _, f := range q.Focuses {
		if f.Status == analysis.NotHeld || f.Status == analysis.NotMeasurable {
			blind++
		}
	}
	var out []string
	if len(told) > 0 {
		out = append(out, capital(strings.Join(told, " ")))
	}
	switch {
	case blind == len(q.Focuses) && blind == 1:
		out = append(out, "Nothing held tells of this priority.")
	case blind == len(q.Focuses):
		out = append(out, "Nothing held tells of any of its areas of focus.")
	case blind > 0:
		out = append(out, fmt.Sprintf("Of %s, nothing held tells of %s.", counted(len(q.Focuses), "area of focus", "areas of focus"), data.Thousands(int64(blind))))
	}
	if len(out) == 0 {
		out = append(out, "What is held cannot be compared with the year before.")
	}
	return strings.Join(out, " ")
}

// movedWords is an indicator's verdict on the year before, as a sentence.
func (d *draft) movedWords(name string, status analysis.Status, c analysis.CategoryChange) string {
	if status == analysis.ByProxy {
		name += " (in its place: " + inSentence(c.Category) + ")"
	}
	switch {
	case isClear(c.Verdict) && c.RateRatio != nil:
		return fmt.Sprintf("%s: %s on the year before.", name, movedShort(*c.RateRatio))
	case c.Verdict == analysis.TooFew:
		return fmt.Sprintf("%s: too few to say.", name)
	}
	return fmt.Sprintf("%s: no clear change on the year before.", name)
}

// indicatorShown is what an edition shows of an indicator.
type indicatorShown struct {
	n      string
	change *analysis.CategoryChange
	months bool // its months may be drawn
}

func (d *draft) indicatorShown(i analysis.Indicator) indicatorShown {
	return d.hidden.indicator(d.a, i)
}

// indicator is what an edition shows of an indicator: of a restricted source no more
// than its year's total, where that is told anywhere.
func (s suppression) indicator(a *analysis.Assessment, i analysis.Indicator) indicatorShown {
	if i.Partner == nil || !s.keepsPartner(i.Partner.Source) {
		return indicatorShown{integer(i.N), i.Change, true}
	}
	out := indicatorShown{n: suppressedCell}
	for _, c := range a.Partners.Counts {
		if c.PartnerKey != *i.Partner || c.Type != analysis.TypePartnership {
			continue
		}
		if y := c.Year(); i.N != nil && y.Count == *i.N && s.partnerYear(c, y) {
			out.n = integer(i.N)
		}
		out.months = s.partnerSeries(c)
	}
	for _, c := range a.Partners.Changes {
		if i.Change != nil && c.Key() == *i.Partner && c.Type == analysis.TypePartnership && s.partnerCompared(a.Partners, c) {
			out.change = i.Change
		}
	}
	return out
}

// focusTable says of each area of focus what can be known of it, with its numbers.
func (d *draft) focusTable(q analysis.Priority) Table {
	t := Table{
		ID: "priority-" + q.ID + "-focus", Sheet: sheetName("Focus", q.ID), Caption: fmt.Sprintf("What can be known of each area of focus, %s, %s", d.place(), d.window()),
		Columns: []Column{{Name: "Area of focus", Width: 1.5}, {Name: "What can be known", Width: 2.5}, {Name: "This year", Align: Right, Width: 0.8}, {Name: "Year before = 1", Align: Right, Width: 1.4}, {Name: "Comparator = 1", Align: Right, Width: 1.4}},
		Source:  d.strategySource(), Note: "Ratios with their intervals. " + notAvailable + " cannot be had.",
	}
	for _, f := range q.Focuses {
		if len(f.Indicators) == 0 {
			t.Rows = append(t.Rows, []string{f.Title, sentence("%s: %s", analysis.NotMeasurable, f.Why), notApplicable, notApplicable, notApplicable})
		}
		for _, i := range f.Indicators {
			t.Rows = append(t.Rows, d.indicatorRow(f.Title, i))
		}
	}
	return t
}

func (d *draft) indicatorRow(focus string, i analysis.Indicator) []string {
	if !i.Told() {
		return []string{focus, fmt.Sprintf("%s. %s: %s (%s).", i.Title, capital(string(i.Status)), i.Needs, i.Holder), notAvailable, notAvailable, notAvailable}
	}
	shown := d.indicatorShown(i)
	row := []string{focus, d.knownWords(i), thousandsCell(shown.n), notAvailable, notAvailable}
	switch c := shown.change; {
	case i.Change != nil && c == nil:
		row[3] = suppressedCell
	case c != nil && c.Verdict != analysis.TooFew:
		row[3] = ratioCell(c.RateRatio, c.Interval)
	case c != nil:
		row[3] = string(c.Verdict)
	}
	if v := i.Versus; v != nil && v.Verdict != analysis.TooFew {
		row[4] = ratioCell(&v.Ratio, &v.RatioCI)
	}
	return row
}

// knownWords name an indicator that is told, and how it is.
func (d *draft) knownWords(i analysis.Indicator) string {
	text := i.Title
	if i.Category != "" && !strings.Contains(text, string(i.Category)) {
		text += ", by " + i.Category.Plain()
	}
	if i.Partner != nil || i.Source == workspace.CrimeSeverity || i.Category == "" {
		text += ", from " + d.sourceNamed(i.Source)
	}
	text += ". " + capital(string(i.Status))
	if i.Of != "" {
		text += ": " + i.Of
	}
	if i.Source == workspace.CrimeSeverity {
		text += " (chapter Levels)"
	}
	return stop(text)
}

// sourceNamed is the title of a source by its id.
func (d *draft) sourceNamed(id string) string {
	for _, s := range d.a.Sources {
		if s.ID == id {
			return sourceTitle(s)
		}
	}
	if id == workspace.CrimeSeverity {
		return "the Office for National Statistics"
	}
	return id
}

// thousandsCell writes the cell of a file as a page prints it.
func thousandsCell(s string) string {
	var n int64
	if _, err := fmt.Sscan(s, &n); err != nil {
		return s
	}
	return data.Thousands(n)
}

// sheetName is the name of a sheet, short enough for a workbook.
func sheetName(what, id string) string {
	name := what + " " + strings.ReplaceAll(id, "-", " ")
	return strings.TrimSpace(name[:min(len(name), 31)])
}

// doTable is what the partnership set out to do, in its own words.
func (d *draft) doTable(q analysis.Priority) Table {
	t := Table{ID: "priority-" + q.ID + "-do", Caption: "What the partnership set out to do, in its own words", Source: d.strategySource(),
		Columns: []Column{{Name: "What will be done"}}}
	for _, x := range q.Do {
		t.Rows = append(t.Rows, []string{x})
	}
	return t
}
