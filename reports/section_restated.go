package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// moves is how many of the largest changes the chapter lists.
const moves = 5

// restated says which months the police have published again, and what that changed.
func (d *draft) restated() []Block {
	r := d.a.Restated
	var out []Block
	if len(r.Lost) > 0 {
		out = append(out, d.lostMonths())
	}
	if len(r.Replaced) == 0 {
		out = append(out, say("No month has been published again: each month held of %s has been read from one file alone.", d.force()))
		return append(out, d.restatedPartners()...)
	}
	text := fmt.Sprintf("%s been published again: %s.", isAre(len(r.Replaced), "One month has", "months have"), monthRuns(r.Replaced))
	if len(r.Months) == 0 {
		out = append(out, say("%s No count of %s changed.", text, d.place()))
		return append(out, d.restatedPartners()...)
	}
	out = append(out, say("%s The newest file counts. %s %s", text, d.restatedCounts(), d.restatedYear()))
	table := Table{ID: "restated-table", Sheet: "Months published again", Source: d.source(),
		Caption: fmt.Sprintf("The largest changes to a month's count since its first file, %s", d.place()),
		Columns: []Column{{Name: "Month"}, {Name: "Category", Width: 2}, {Name: "At first", Align: Right}, {Name: "Now", Align: Right}, {Name: "Difference", Align: Right}},
		Note:    "Each change, for every district and category, is in restatements.csv. In monthly_counts.csv these months carry the mark " + revisedMark + ", and months that may still change the mark " + provisionalMark + ".",
	}
	for _, m := range largestMoves(d.a, moves) {
		table.Rows = append(table.Rows, []string{m.Month.Label(), capital(m.Category.Plain()), data.Thousands(m.First), data.Thousands(m.Current), signed(float64(m.Move), 0)})
	}
	if len(table.Rows) > 0 {
		out = append(out, table)
	}
	return append(out, d.restatedPartners()...)
}

// restatedCounts says in how many of the months published again a count changed.
func (d *draft) restatedCounts() string {
	r := d.a.Restated
	switch {
	case len(r.Replaced) == 1:
		return fmt.Sprintf("It changed counts of %s.", d.place())
	case len(r.Months) == len(r.Replaced):
		return fmt.Sprintf("All of them changed counts of %s.", d.place())
	}
	return fmt.Sprintf("%s changed counts of %s.", isAre(len(r.Months), "One of them", "of them"), d.place())
}

// restatedYear says what that came to over the months of the year.
func (d *draft) restatedYear() string {
	var parts []string
	for _, t := range d.a.Restated.Year {
		if t.Category != data.AllCrime && t.Category != data.AntiSocialBehaviour {
			continue
		}
		what := "crimes"
		if t.Category == data.AntiSocialBehaviour {
			what = "reports of anti-social behaviour"
		}
		if t.Move == 0 {
			parts = append(parts, fmt.Sprintf("the same number of %s", what))
			continue
		}
		more := "more"
		if t.Move < 0 {
			more = "fewer"
		}
		parts = append(parts, fmt.Sprintf("%s %s %s (%s, from %s)", data.Thousands(max(t.Move, -t.Move)), more, what, data.Thousands(t.Current), data.Thousands(t.First)))
	}
	if len(parts) == 0 {
		return "The year's own totals are as they were first published."
	}
	return fmt.Sprintf("The year's months now hold %s than at first.", strings.Join(parts, " and "))
}

// lostMonths warns of months that were held once and are no more.
func (d *draft) lostMonths() Block {
	var months []data.Month
	for _, l := range d.a.Restated.Lost {
		months = append(months, l.Month)
	}
	return warning("Months that are no longer held", "%s held once and in no file any more: %s. Nothing of %s is counted. The police site may have dropped %s: the file has to be put back.",
		isAre(len(months), "One month was", "months were"), monthRuns(months), noun(int64(len(months)), "it", "them"), noun(int64(len(months)), "it", "them"))
}

// restatedPartners says which partners' tables changed months that had been sent before.
func (d *draft) restatedPartners() []Block {
	var out []Block
	told := restatedPartners(d.a, d.hide().reserved)
	for _, s := range d.a.Sources {
		var months []data.Month
		var last *analysis.PartnerRestatement
		for i, r := range told {
			if r.Source == s.ID && (len(months) == 0 || months[len(months)-1] != r.Month) {
				months, last = append(months, r.Month), &told[i]
			}
		}
		if last == nil {
			continue
		}
		out = append(out, say("A newer file of %s changed totals that had been sent before: %s. The last of them went from %s to %s records.",
			s.Title, monthRuns(months), data.Thousands(last.Previous), data.Thousands(last.Current)))
	}
	return out
}
