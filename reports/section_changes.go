package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// changes says what moved: against the year before, against the baseline, and
// month by month.
func changes(d *draft) Section {
	s := Section{ID: "changes", Title: "Changes"}
	s.Blocks = append(s.Blocks, heading("changes-previous", "Against the year before"))
	s.Blocks = append(s.Blocks, d.comparison(d.a.Previous, previousView)...)
	s.Blocks = append(s.Blocks, heading("changes-baseline", "Against the baseline"))
	s.Blocks = append(s.Blocks, d.comparison(d.a.Baseline, baselineView)...)
	s.Blocks = append(s.Blocks, heading("changes-monthly", "Month by month"), d.panelsFigure())
	s.Blocks = append(s.Blocks, d.unusualMonths()...)
	s.Blocks = append(s.Blocks, gathered([]Block{
		d.controlFigure(data.AllCrime), d.controlFigure(data.AntiSocialBehaviour), d.decompositionFigure(data.AllCrime),
	})...)
	s.Blocks = append(s.Blocks, d.longRun()...)
	return s
}

// gathered makes one note of notes in a row that say what is missing for one and
// the same reason.
func gathered(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		n, ok := b.(Note)
		if ok && n.Kind == Missing && len(out) > 0 {
			if before, ok := out[len(out)-1].(Note); ok && before.Kind == Missing && slices.Equal(before.Spans, n.Spans) {
				before.Title += "; " + lowerFirst(n.Title)
				out[len(out)-1] = before
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// view is how a comparison is named in figures and anchors.
type view struct {
	id, name string // "previous", "the year before"
}

var (
	previousView = view{"previous", "the year before"}
	baselineView = view{"baseline", "the baseline years"}
)

// comparison says which months stand against which, and shows every category.
func (d *draft) comparison(cmp analysis.Comparison, v view) []Block {
	if why := notCompared(cmp); why != "" {
		return append([]Block{absent("No comparison with "+v.name, why)}, d.leftOut(cmp)...)
	}
	years := "both years"
	if cmp.Years > 1 {
		years = fmt.Sprintf("all %d years", cmp.Years+1)
	}
	blocks := []Block{say("%s is compared with %s. The comparison is over %s. Both sides have the same months, so the counts can be compared as they are.", capital(d.currentLabel(cmp)), referenceLabel(cmp), monthsOf(cmp, years))}
	blocks = append(blocks, d.leftOut(cmp)...)
	blocks = append(blocks, d.forestFigure(cmp, v))
	blocks = append(blocks, d.stricter(cmp)...)
	if len(cmp.Districts) > 0 {
		blocks = append(blocks, d.districtChanges(cmp, v))
	}
	return blocks
}

// currentLabel is the months assessed, with a word where the year is not over.
func (d *draft) currentLabel(cmp analysis.Comparison) string {
	if d.a.Year.ToDate {
		return cmp.CurrentLabel + " (year to date)"
	}
	return cmp.CurrentLabel
}

// referenceLabel is the months compared with: "April 2019 to March 2020", "the
// average of 2018/19 and 2019/20".
func referenceLabel(cmp analysis.Comparison) string {
	if strings.HasPrefix(cmp.PreviousLabel, "average of ") {
		return "the " + cmp.PreviousLabel
	}
	return cmp.PreviousLabel
}

// leftOut lists the months that a comparison could not use, by reason.
func (d *draft) leftOut(cmp analysis.Comparison) []Block {
	if len(cmp.LeftOut) == 0 {
		return nil
	}
	return []Block{paragraph(strong("Months left out: "), words("%s.", leftOutWords(cmp)))}
}

// leftOutWords lists the months that a comparison could not use, by reason:
// "July 2019 (not held)".
func leftOutWords(cmp analysis.Comparison) string {
	var reasons []string
	months := map[string][]data.Month{}
	for _, l := range cmp.LeftOut {
		if _, ok := months[l.Reason]; !ok {
			reasons = append(reasons, l.Reason)
		}
		months[l.Reason] = append(months[l.Reason], l.Month)
	}
	var parts []string
	for _, r := range reasons {
		parts = append(parts, fmt.Sprintf("%s (%s)", monthRuns(months[r]), strings.TrimSuffix(r, ".")))
	}
	return strings.Join(parts, "; ")
}

// changesTitle says what a comparison shows: which categories rose, which fell,
// and in how many nothing is clear.
func (d *draft) changesTitle(cmp analysis.Comparison) string {
	up, down := d.movers(cmp)
	_, steady := d.singles(cmp)
	groups := []struct {
		verb string
		rows []analysis.CategoryChange
	}{{"fell", down}, {"rose", up}}
	if size(up) > size(down) {
		groups[0], groups[1] = groups[1], groups[0]
	}
	var parts []string
	for _, g := range groups {
		if len(g.rows) == 0 {
			continue
		}
		var names []string
		for _, c := range g.rows {
			names = append(names, inSentence(c.Category))
		}
		parts = append(parts, few(names, 3, "other category", "other categories")+" "+g.verb)
	}
	switch {
	case len(parts) == 0 && len(steady) == 0:
		parts = append(parts, "too few crimes of any category to say")
	case len(parts) == 0:
		parts = append(parts, "no category of crime changed clearly")
	case len(steady) == 1:
		parts = append(parts, "no clear change in "+inSentence(steady[0].Category))
	case len(steady) > 1:
		parts = append(parts, fmt.Sprintf("no clear change in %d categories", len(steady)))
	}
	if c := change(cmp, data.AntiSocialBehaviour); c != nil && isClear(c.Verdict) {
		parts = append(parts, changeClause(*c, d.a.Settings.MinimumCount))
	}
	return capital(strings.Join(parts, "; "))
}

// changeTable is every category of a comparison in numbers.
func (d *draft) changeTable(cmp analysis.Comparison, v view) Table {
	t := Table{
		ID: "changes-table-" + v.id, Sheet: "Changes " + v.id,
		Caption: fmt.Sprintf("%s against %s, %s, %s", capital(d.currentLabel(cmp)), referenceLabel(cmp), counted(len(cmp.Calendar), "month", "months"), d.place()),
		Columns: []Column{{Name: "Category", Width: 2.2}, {Name: "Then", Align: Right}, {Name: "Now", Align: Right}, {Name: "Ratio and interval", Align: Right, Width: 1.7}, {Name: "Verdict", Width: 1.3}},
		Source:  d.source(),
		Note:    fmt.Sprintf("Then: %s. Now: %s. Same months on both sides. Anti-social behaviour is not crime and is not in All crime.", referenceLabel(cmp), d.currentLabel(cmp)),
	}
	for _, c := range cmp.Changes {
		t.Rows = append(t.Rows, changeRow(string(c.Category), c))
	}
	return t
}

// changeRow is one change as a table prints it.
func changeRow(name string, c analysis.CategoryChange) []string {
	if c.Verdict == analysis.NotComparable {
		return []string{name, notAvailable, notAvailable, notAvailable, string(c.Verdict)}
	}
	ratio := ratioCell(c.RateRatio, c.Interval)
	if c.Verdict == analysis.TooFew {
		ratio = notAvailable
	}
	return []string{name, average(c.PreviousCount), data.Thousands(c.CurrentCount), ratio, string(c.Verdict)}
}

// districtChanges is all crime and anti-social behaviour in each district.
func (d *draft) districtChanges(cmp analysis.Comparison, v view) Table {
	t := d.changeTable(cmp, v)
	t.ID, t.Sheet = "changes-districts-"+v.id, "Districts "+v.id
	t.Caption = fmt.Sprintf("Each district: %s against %s", d.currentLabel(cmp), referenceLabel(cmp))
	t.Columns[0].Name = "District and category"
	t.Rows = nil
	for _, c := range cmp.Districts {
		if c.Category == data.AllCrime || c.Category == data.AntiSocialBehaviour {
			t.Rows = append(t.Rows, changeRow(c.Name+": "+inSentence(c.Category), c))
		}
	}
	return t
}
