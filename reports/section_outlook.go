package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// outlook says what the next months would bring if things went on as before, how
// far such a forecast was out when it was tried, or why there is none.
func outlook(d *draft) Section {
	s := Section{ID: "outlook", Title: "Outlook"}
	s.Blocks = append(s.Blocks, say("A forecast says what would come if things went on as they did in the months it rests on. It knows nothing of new policing, new laws or anything else that has not happened before."))
	var missing lacking
	for i := range d.a.Outlooks {
		o := &d.a.Outlooks[i]
		if o.Reason != "" {
			missing.add(o.Reason, inSentence(o.Category))
			continue
		}
		s.Blocks = append(s.Blocks, d.outlookFigure(o))
		if text := skillWords(o); text != "" {
			s.Blocks = append(s.Blocks, say("%s", text))
		}
	}
	s.Blocks = append(s.Blocks, missing.notes("Outlook of ")...)
	if len(d.a.Outlooks) == 0 {
		s.Blocks = append(s.Blocks, absent("The months to come", "no month can be counted"))
	}
	return s
}

// outlookFigure is one category's months and the 12 after them.
func (d *draft) outlookFigure(o *analysis.Outlook) Block {
	t := d.trend(o.Category)
	if t == nil {
		return absent("Outlook of "+inSentence(o.Category), "its months are not held")
	}
	low, high, mean := o.Months[0].P95.Lower, o.Months[0].P95.Upper, 0.0
	for _, m := range o.Months {
		low, high = min(low, m.P95.Lower), max(high, m.P95.Upper)
		mean += m.Expected / float64(len(o.Months))
	}
	f := Figure{
		ID: "figure-outlook-" + slug(o.Category),
		Title: fmt.Sprintf("If things go on as before, a month brings about %s %s, and at least 19 months in 20 lie between %s and %s",
			average(mean), incidentsOf(o.Category), average(low), average(high)),
		Subtitle: fmt.Sprintf("%s by month with a forecast of %s and the ranges that hold 80%% and 95%% of outcomes, %s",
			capital(incidentsOf(o.Category)), (data.Period{From: o.From, To: o.From.Add(len(o.Months) - 1)}).Label(), d.place()),
		Source: d.source(), N: counted(o.Fitted.Len(), "month", "months") + " that the forecast rests on",
		Data: Table{Sheet: sheet("Outlook", o.Category), Columns: []Column{{Name: "Month"}, {Name: "Expected", Align: Right}, {Name: "80% range", Align: Right}, {Name: "95% range", Align: Right}}},
		Alt: fmt.Sprintf("A line of monthly counts, then a widening fan of %s: about %s a month, between %s and %s.",
			counted(len(o.Months), "month", "months"), average(mean), average(low), average(high)),
		Aside: true, Least: leastChart,
	}
	in := chart.Fan{
		Label:   capital(incidents(o.Category)) + " a month",
		History: chart.Series{Name: string(o.Category), From: t.From, Values: floats(t.Counts)},
		Shade:   d.a.Year.Held, Grey: d.a.Settings.Exclude,
	}
	for i, m := range o.Months {
		in.Forecast = append(in.Forecast, chart.FanMonth{Expected: m.Expected, Lower80: m.P80.Lower, Upper80: m.P80.Upper, Lower95: m.P95.Lower, Upper95: m.P95.Upper})
		f.Data.Rows = append(f.Data.Rows, []string{o.From.Add(i).Label(), average(m.Expected), spread(m.P80.Lower, m.P80.Upper, average), spread(m.P95.Lower, m.P95.Upper, average)})
	}
	drawing, err := chart.NewFan(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// skillWords say how far the forecast was out when it was tried on months that it
// had not seen; empty when it could not be tried.
func skillWords(o *analysis.Outlook) string {
	s := o.Skill
	if s == nil {
		return sentence("there are too few months to try the forecast of %s on any that it has not seen, so take its ranges with care", inSentence(o.Category))
	}
	text := fmt.Sprintf("The forecast of %s was tried from %s, on %s that it had not seen. Its 95%% range held %s of them.",
		inSentence(o.Category), counted(s.Origins, "earlier starting point", "earlier starting points"), counted(s.Months, "month", "months"), percent(s.Cover95))
	switch {
	case s.NaiveMASE <= 0 || s.MASE >= s.NaiveMASE:
		text += " It repeats the months of the year before, because nothing more elaborate did better."
	default:
		text += fmt.Sprintf(" Its errors were %s of the size of those of a forecast that repeats the months of the year before.", percent(s.MASE/s.NaiveMASE))
	}
	return text
}
