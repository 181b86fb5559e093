package reports

import (
	"fmt"
	"slices"
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
	s.Blocks = append(s.Blocks, say("%s", d.priorityWords(q)))
	if p, ok := d.priorityPlaces(q); ok {
		s.Blocks = append(s.Blocks, p)
	}
	s.Blocks = append(s.Blocks, d.focusTable(q))
	if f := d.indicatorFigure(q); f != nil {
		s.Blocks = append(s.Blocks, f)
	}
	if f := d.placesMap(q); f != nil {
		s.Blocks = append(s.Blocks, f)
	}
	if len(q.Outcomes) > 0 {
		s.Blocks = append(s.Blocks, d.outcomeTable(q))
	}
	if t := d.doTable(q); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// priorityWords is the page in a few sentences: what moved, and what cannot be said.
func (d *draft) priorityWords(q analysis.Priority) string {
	out := d.movedWords(q)
	blind := 0
	for _, f := range q.Focuses {
		if f.Status == analysis.NotHeld || f.Status == analysis.NotMeasurable {
			blind++
		}
	}
	switch {
	case blind == len(q.Focuses) && blind == 1:
		out = append(out, "Nothing held tells of this priority.")
	case blind == len(q.Focuses):
		out = append(out, "Nothing held tells of any of its areas of focus.")
	case blind > 0:
		out = append(out, fmt.Sprintf("Of %s, nothing held tells of %s.", counted(len(q.Focuses), "area of focus", "areas of focus"), data.Thousands(int64(blind))))
	}
	out = append(out, untoldParts(q)...)
	if len(out) == 0 {
		out = append(out, "What is held cannot be compared with the year before.")
	}
	return strings.Join(out, " ")
}

// untoldParts say of each area of focus that is told in part of which matters nothing
// held tells.
func untoldParts(q analysis.Priority) (out []string) {
	for _, f := range q.Focuses {
		var names []string
		for _, k := range kindsOf(f) {
			if !slices.ContainsFunc(k, analysis.Indicator.Told) {
				names = append(names, lowerFirst(k[0].Title))
			}
		}
		switch {
		case f.Status != analysis.InPart || len(names) == 0:
		case len(q.Focuses) == 1:
			out = append(out, fmt.Sprintf("Nothing held tells of %s.", joined(names)))
		default:
			out = append(out, fmt.Sprintf("Of %s, nothing held tells of %s.", f.Title, joined(names)))
		}
	}
	return out
}

// kindsOf are the indicators of an area of focus, those of a kind together.
func kindsOf(f analysis.Focus) (out [][]analysis.Indicator) {
	for n, i := range f.Indicators {
		if n == 0 || i.Kind != f.Indicators[n-1].Kind {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// movedWords are the verdicts on the year before of what tells of a priority, those that
// are clear first; and that a proxy is one.
func (d *draft) movedWords(q analysis.Priority) (out []string) {
	var moved, steady, lower, higher []string
	said, proxies, measured := map[string]bool{}, false, false
	for _, f := range q.Focuses {
		for _, i := range f.Indicators {
			c := d.indicatorShown(i).change
			name := indicatorName(i)
			if !i.Told() || c == nil || said[name] {
				continue
			}
			said[name] = true
			proxies, measured = proxies || i.Status == analysis.ByProxy, measured || i.Status == analysis.Measured
			switch {
			case isClear(c.Verdict) && c.RateRatio != nil:
				moved = append(moved, fmt.Sprintf("%s: %s on the year before.", capital(name), movedShort(*c.RateRatio)))
			case c.Verdict == analysis.NoClearChange:
				steady = append(steady, name)
				switch onlyAlone(*c) {
				case analysis.Lower:
					lower = append(lower, name)
				case analysis.Higher:
					higher = append(higher, name)
				}
			}
		}
	}
	out = moved
	if len(steady) > 0 {
		out = append(out, fmt.Sprintf("No clear change in %s.", joined(steady)))
	}
	for _, x := range []struct {
		names []string
		way   string
	}{{lower, "lower"}, {higher, "higher"}} {
		if len(x.names) > 0 {
			out = append(out, fmt.Sprintf("Tested alone, %s would be called %s; with all that was tested, that may be chance.", joined(x.names), x.way))
		}
	}
	switch {
	case proxies && measured:
		out = append(out, "Some of these numbers only stand in for what is meant.")
	case proxies:
		out = append(out, "These numbers only stand in for what is meant.")
	}
	return out
}

// indicatorName is what an indicator counts, within a sentence.
func indicatorName(i analysis.Indicator) string {
	switch {
	case i.Category != "" && i.Rural:
		return inSentence(i.Category) + " in rural areas"
	case i.Category != "":
		return inSentence(i.Category)
	}
	return lowerFirst(i.Title)
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
		Columns: []Column{{Name: "Area of focus", Width: 1.4}, {Name: "What can be known", Width: 3.2}, {Name: "This year", Align: Right, Width: 0.6}, {Name: "Against the year before", Align: Right, Width: 1.35}, {Name: "Against the comparator", Align: Right, Width: 1.35}},
		Source:  d.strategySource(), Note: "Ratios with intervals; a change is clear only once the number of tests is allowed for. " + notAvailable + " cannot be had, " + notApplicable + " does not apply.",
	}
	told := false
	for _, f := range q.Focuses {
		t.Rows = append(t.Rows, d.focusRows(f)...)
		told = told || slices.ContainsFunc(f.Indicators, analysis.Indicator.Told)
	}
	if !told { // no column of numbers without one
		t.Columns, t.Note = t.Columns[:2], ""
		for k := range t.Rows {
			t.Rows[k] = t.Rows[k][:2]
		}
	}
	return t
}

// focusRows are the indicators of a focus that are told, and in one row what each kind of
// which none is would take. What more could be had of the others is in the chapter's
// table of data wanted.
func (d *draft) focusRows(f analysis.Focus) (out [][]string) {
	if f.Status != analysis.InPart {
		return d.kindRows(f.Title, f.Indicators, "", f.Why)
	}
	for _, k := range kindsOf(f) {
		out = append(out, d.kindRows(f.Title, k, k[0].Title+". ", "")...)
	}
	if f.Why != "" {
		out = append(out, d.kindRows(f.Title, nil, "The rest of it. ", f.Why)...)
	}
	return out
}

// kindRows are the rows of one kind of focus; what it is called stands where none of its
// indicators is told.
func (d *draft) kindRows(focus string, kind []analysis.Indicator, called, why string) (out [][]string) {
	var needs []string
	for _, i := range kind {
		if i.Told() {
			out = append(out, d.indicatorRow(focus, i))
		} else {
			needs = append(needs, fmt.Sprintf("%s (%s)", i.Needs, i.Holder))
		}
	}
	switch {
	case len(out) > 0:
	case len(needs) > 0:
		out = append(out, []string{focus, called + sentence("%s: %s", analysis.NotHeld, strings.Join(needs, "; ")), notAvailable, notAvailable, notAvailable})
	default:
		out = append(out, []string{focus, called + sentence("%s: %s", analysis.NotMeasurable, why), notApplicable, notApplicable, notApplicable})
	}
	return out
}

func (d *draft) indicatorRow(focus string, i analysis.Indicator) []string {
	shown := d.indicatorShown(i)
	row := []string{focus, d.knownWords(i), thousandsCell(shown.n), notAvailable, notAvailable}
	if i.ByHour() {
		row[2] = notApplicable
	}
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
	if s, ok := d.sourceCalled(id); ok {
		return sourceTitle(s)
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
