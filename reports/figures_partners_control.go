package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/reports/chart"
)

// mostControls is the most series of partners whose months are drawn.
const mostControls = 2

// partnerControls draws the months of the series that left their usual range or moved to
// another level, those with most unusual months first: of tables of which this edition
// keeps nothing back.
func (d *draft) partnerControls() (out []Block) {
	var moved []analysis.PartnerSignals
	for _, s := range d.a.Partners.Signals {
		if s.Reason == "" && s.Control != nil && (len(unusual(s.CategorySignals)) > 0 || isClear(s.Level)) && !d.hidden.keepsPartner(s.Source) {
			moved = append(moved, s)
		}
	}
	slices.SortStableFunc(moved, func(x, y analysis.PartnerSignals) int {
		return cmp.Compare(len(unusual(y.CategorySignals)), len(unusual(x.CategorySignals)))
	})
	for k, s := range moved[:min(len(moved), mostControls)] {
		if f, ok := d.partnerControl(s, k+1); ok {
			out = append(out, f)
		}
	}
	if len(out) > 0 {
		out = append([]Block{heading("partners-months", "Months that stand out"),
			say("A month stands out when it lies outside the usual range on both of two charts. It is a reason to ask the supplier, and no proof of a change.")}, out...)
	}
	return out
}

// partnerControl is one series' months against their usual range. number tells its sheet
// from another's.
func (d *draft) partnerControl(s analysis.PartnerSignals, number int) (Block, bool) {
	i := slices.IndexFunc(d.a.Partners.Counts, func(c analysis.PartnerCount) bool {
		return c.Type == analysis.TypePartnership && c.PartnerKey == s.Key()
	})
	if i < 0 {
		return nil, false
	}
	c, src := d.a.Partners.Counts[i], sourceOf(d.a, s.Source)
	values, measure := floats(c.Counts), "count"
	if s.Control.Adjusted && len(s.Adjusted) == len(c.Counts) {
		values, measure = s.Adjusted, "seasonally adjusted count"
	}
	name := d.recordsOf(analysis.PartnerChange{Source: s.Source, Flag: s.Flag, CategoryChange: analysis.CategoryChange{Category: s.Category}})
	title := signalsOf(capital(name), s.CategorySignals)
	sets := counted(len(s.Control.Basis), "month", "months")
	f := Figure{
		ID: "figure-partner-" + slugOf(s.Key()), Title: title,
		Subtitle: fmt.Sprintf("Records by month (%s) with the usual range, %s, %s; the range is set by %s", measure, d.place(), src.Held.Label(), sets),
		Source:   d.partnersCredit(s.Source), N: counted(len(s.Control.Basis), "month that sets the range", "months that set the range"), Aside: true, Least: leastChart,
		Data: Table{Sheet: fmt.Sprintf("Partners, usual range %d", number), Columns: []Column{{Name: "Month"}, {Name: "Count", Align: Right}, {Name: capital(measure), Align: Right}, {Name: "Usual range", Align: Right}, {Name: "Sets the range"}}},
		Alt:  fmt.Sprintf("A line of monthly counts around an average of %s, between the limits of the usual range. %s.", average(s.Control.Centre), title),
	}
	in := chart.ControlChart{
		Label: "Records a month", Values: chart.Series{Name: capital(measure), From: c.From, Values: values},
		Centre: s.Control.Centre, Basis: s.Control.Basis, Shade: d.a.Year.Held, Signals: marked(unusual(s.CategorySignals)),
	}
	in.Usual, f.Data.Rows = usualRange(c.From, c.Counts, values, s.Control)
	drawing, err := chart.NewControlChart(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// slugOf names a series in anchors.
func slugOf(k analysis.PartnerKey) string {
	words := strings.FieldsFunc(strings.ToLower(k.Source+" "+k.Category+" "+k.Flag), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}
