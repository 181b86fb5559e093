package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// Month is what a tasking pack of one month is made from: the 12 months that end with
// it, which say what is usual, and the last three of them, which say where.
type Month struct {
	Year, Recent *analysis.Assessment
}

// TaskingPack is two pages for the people who meet each month to act: last month's
// counts against their usual range with what is due from the plan, then hot spots and
// repeats of the last three months.
//
// Its months overlap with those of the assessments. So that nothing follows from both,
// an edition that hides small counts of places tells of no place here, and one that
// keeps back a partner's table tells nothing of it.
func TaskingPack(m Month, b Boundaries, o Options) *Document {
	p := &pack{draft: newPaper(m.Year, b, o), recent: newPaper(m.Recent, b, o)}
	p.month = m.Year.Year.Whole.To
	doc := p.paper("Monthly tasking pack", p.month.Label())
	doc.Sections = []Section{p.lastMonth(), p.where()}
	return withoutSheets(doc)
}

// pack is a tasking pack being written.
type pack struct {
	*draft
	recent *draft // of the last three months
	month  data.Month
}

// lastMonth is the first page: the month's counts, and what is due.
func (p *pack) lastMonth() Section {
	s := Section{ID: "month", Title: p.month.Label() + " against its usual range", Page: true}
	if note, ok := p.notComplete(); ok {
		s.Blocks = append(s.Blocks, note)
	}
	s.Blocks = append(s.Blocks, p.outside(), p.countTable())
	s.Blocks = append(s.Blocks, p.partnersSaid()...)
	return s.with(heading("month-due", "Due from the plan")).with(p.due()...)
}

// notComplete says which of the three months cannot be counted or may still change.
func (p *pack) notComplete() (Note, bool) {
	var missing, provisional []data.Month
	for _, m := range p.recent.a.Year.Whole.Months() {
		switch {
		case !slices.Contains(p.a.Year.Months, m):
			missing = append(missing, m)
		case slices.ContainsFunc(p.a.Coverage.Months, func(c analysis.CoverageMonth) bool {
			return c.Force == p.a.Partnership.Force && c.Month == m && c.Status == data.Provisional
		}):
			provisional = append(provisional, m)
		}
	}
	var said []string
	if len(missing) > 0 {
		said = append(said, fmt.Sprintf("%s cannot be counted: the police files are missing or not whole.", monthRuns(missing)))
	}
	if len(provisional) > 0 {
		said = append(said, fmt.Sprintf("%s may still change, having only just been published.", monthRuns(provisional)))
	}
	return warning("Not every month is complete", "%s", strings.Join(said, " ")), len(said) > 0
}

// outside says in words which categories were outside their usual range.
func (p *pack) outside() Paragraph {
	var high, low []string
	judged := 0
	for _, s := range p.a.Signals {
		if s.Reason != "" || p.count(s.Category) == nil {
			continue
		}
		judged++
		if m, ok := p.signal(s); ok && m.Unusual() {
			if m.High {
				high = append(high, inSentence(s.Category))
			} else {
				low = append(low, inSentence(s.Category))
			}
		}
	}
	if judged == 0 {
		return say("No category can be held against a usual range: too few months are held, or the month is not.")
	}
	var said []string
	if len(high) > 0 {
		said = append(said, "unusually high: "+joined(high))
	}
	if len(low) > 0 {
		said = append(said, "unusually low: "+joined(low))
	}
	if len(said) == 0 {
		said = append(said, "every category was within its usual range")
	}
	return paragraph(strong("%s. ", capital(strings.Join(said, "; "))), words("The range is set by the months before the last 12 and allows for the time of year. A month is unusual only when two charts say so. Even that is a reason to ask, not proof."))
}

// signal is what the charts say of the month, where it is outside either.
func (p *pack) signal(s analysis.CategorySignals) (analysis.MonthSignal, bool) {
	i := slices.IndexFunc(s.Months, func(m analysis.MonthSignal) bool { return m.Month == p.month })
	if i < 0 {
		return analysis.MonthSignal{}, false
	}
	return s.Months[i], true
}

// count is a category's count in the month, nil where it is not held.
func (p *pack) count(c data.Category) *int64 {
	t := p.trend(c)
	if t == nil {
		return nil
	}
	return at(t.Counts, int(p.month-t.From))
}

// countTable is every category's month and quarter.
func (p *pack) countTable() Table {
	t := Table{
		ID: "month-table", Caption: fmt.Sprintf("%s and the three months that end with it, %s", p.month.Label(), p.place()), Source: p.source(),
		Columns: []Column{{Name: "Category", Width: 1.9}, {Name: p.month.Short(), Align: Right, Width: 0.7}, {Name: "Usual range", Align: Right, Width: 1.1}, {Name: "The month was", Width: 1.3}, {Name: p.month.Add(-12).Short(), Align: Right, Width: 0.7}, {Name: "Three months, as a ratio to a year before", Align: Right, Width: 1.9}},
		Note:    "The last column has the ratio with its interval, and higher or lower where that is clear.",
	}
	for i := range p.a.Trends {
		t.Rows = append(t.Rows, p.countRow(&p.a.Trends[i]))
	}
	return t
}

func (p *pack) countRow(t *analysis.Trend) []string {
	row := []string{string(t.Category), countCell(p.count(t.Category)), p.usual(t), notAvailable, countCell(at(t.Counts, int(p.month-12-t.From))), notAvailable}
	if s := p.signals(t.Category); s != nil && s.Reason == "" && p.count(t.Category) != nil {
		row[3] = p.wordOf(*s)
	}
	if p.recent.a.Previous.Reason == "" {
		if c := change(p.recent.a.Previous, t.Category); c != nil {
			row[5] = quarterCell(*c)
		}
	}
	return row
}

// quarterCell is a ratio with its interval, and its verdict where that is clear.
func quarterCell(c analysis.CategoryChange) string {
	switch {
	case c.Verdict == analysis.TooFew || c.Verdict == analysis.NotComparable || c.RateRatio == nil:
		return string(c.Verdict)
	case isClear(c.Verdict):
		return ratioCell(c.RateRatio, c.Interval) + ", " + string(c.Verdict)
	}
	return ratioCell(c.RateRatio, c.Interval)
}

// usual is the range in which the month's own count is usual: that of adjusted counts
// with the time of year put back, from nothing up.
func (p *pack) usual(t *analysis.Trend) string {
	return usualCell(t.Control, t.Seasonal, int(p.month-t.From))
}

func usualCell(c *analysis.Control, seasonal []*float64, i int) string {
	if c == nil {
		return notAvailable
	}
	u, s := at(c.Usual, i), at(seasonal, i)
	if u == nil || s == nil {
		return notAvailable
	}
	return spread(max(0, u.Lower+*s), max(0, u.Upper+*s), average)
}

// wordOf says how the month stands to its usual range.
func (p *pack) wordOf(s analysis.CategorySignals) string {
	m, ok := p.signal(s)
	side := "low"
	if m.High {
		side = "high"
	}
	switch {
	case !ok:
		return "as usual"
	case m.Unusual():
		return "unusually " + side
	}
	return side + " on one chart"
}

// partnersSaid says what each partner's table had in the month, and how that stands to
// its usual range; empty where this edition tells of none.
func (p *pack) partnersSaid() []Block {
	var parts []string
	kept := false
	for _, s := range p.a.Partners.Signals {
		if s.Flag != "" || s.Category != "" {
			continue
		}
		if p.hidden.keepsPartner(s.Source) {
			kept = true
			continue
		}
		n := p.partnerCount(s.Source)
		if n == nil {
			parts = append(parts, partnerTitle(sourceOf(p.a, s.Source))+": not held")
			continue
		}
		word := "no usual range"
		if s.Reason == "" {
			word = p.wordOf(s.CategorySignals)
		}
		parts = append(parts, fmt.Sprintf("%s: %s, %s", partnerTitle(sourceOf(p.a, s.Source)), data.Thousands(*n), word))
	}
	switch {
	case len(parts) > 0:
		return []Block{paragraph(strong("Partners' records of the month. "), words("%s.", strings.Join(parts, "; ")))}
	case kept:
		return []Block{say("What partners recorded is in the restricted edition.")}
	}
	return nil
}

// partnerCount is how many records a partner's table has of the month, nil where it is
// not held.
func (p *pack) partnerCount(source string) *int64 {
	for _, c := range p.a.Partners.Counts {
		if c.Source == source && c.Category == "" && c.Flag == "" && c.Type == analysis.TypePartnership {
			return at(c.Counts, int(p.month-c.From))
		}
	}
	return nil
}

// mostDue is how many lines of the plan the page has room for.
const mostDue = 6

// due lists the lines of the plan that are not met and due by the end of next month.
func (p *pack) due() []Block {
	plan := p.a.Plan
	if plan.Reason != "" || len(plan.Lines) == 0 {
		return []Block{absent("No plan", plan.Reason)}
	}
	until := lastDay(p.month.Add(1))
	var open []analysis.PlanLine
	undated := 0
	for _, l := range plan.Lines {
		switch {
		case l.Status == analysis.PlanMet:
		case l.DueDay == "":
			undated++
		case l.DueDay <= until:
			open = append(open, l)
		}
	}
	slices.SortStableFunc(open, func(x, y analysis.PlanLine) int { return strings.Compare(x.DueDay, y.DueDay) })
	text := fmt.Sprintf("In the plan of %s, %s not met and due by %s; %s not met and named without a day.", plan.Year,
		said(len(open), "line is", "lines are"), planDay(until), said(undated, "is", "are"))
	if plan.Quarter > 0 {
		text += fmt.Sprintf(" Each is judged as at %s, the last update held.", planDay(plan.Day))
	}
	out := []Block{say("%s", text)}
	if len(open) == 0 {
		return out
	}
	t := Table{ID: "due-table", Caption: "Lines of the plan that are due", Source: "Source: the partnership's plan and its updates.",
		Columns: []Column{{Name: "Action", Width: 3}, {Name: "Lead", Width: 1.6}, {Name: "Due", Width: 1.2}, {Name: "Status", Width: 1.2}}}
	for _, l := range open[:min(len(open), mostDue)] {
		t.Rows = append(t.Rows, []string{shortened(l.Action, 90), orNone(shortened(l.Lead, 50)), planDay(l.DueDay), string(l.Status)})
	}
	if rest := len(open) - len(t.Rows); rest > 0 {
		t.Note = fmt.Sprintf("%s not listed.", isAre(rest, "One more is", "more are"))
	}
	return append(out, t)
}
