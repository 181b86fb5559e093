package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// concernBlocks set what people worry about beside what the police recorded.
func (d *draft) concernBlocks(veil viewsVeil) []Block {
	v := d.a.Views
	var told []analysis.Concern
	for _, c := range v.Concerns {
		if !veil.hidesConcern(v.Asked, c) {
			told = append(told, c)
		}
	}
	title := heading("views-concern", "Worry and recorded crime")
	if len(told) < 2 {
		why := v.Untold
		if why == "" {
			why = "too few of the answers can be told in this edition"
		}
		return []Block{absent("Worry beside recorded crime", why)}
	}
	return []Block{title, d.concernWords(told), d.concernFigure(told),
		warning("Worry is not a count", "People worry about what would hurt them most and what they hear of, and the police count what is reported and written down. Neither is wrong where they differ. A place in a list of %d says nothing of how far apart two of them are.", len(v.Concerns))}
}

// gapped are the concerns that stand higher, or lower, among worries than what was
// recorded of them does: by two places or more beyond those that chance leaves open.
func gapped(all []analysis.Concern) (more, less []analysis.Concern) {
	for _, c := range all {
		switch {
		case c.Recorded > c.RankHigh+1:
			more = append(more, c)
		case c.Recorded < c.RankLow-1:
			less = append(less, c)
		}
	}
	return more, less
}

// concernWords name the concerns whose places are apart.
func (d *draft) concernWords(told []analysis.Concern) Paragraph {
	first := told[0]
	spans := []Span{words("Of %s that the police count too, people name %s most (%s). ", counted(len(d.a.Views.Concerns), "worry", "worries"), quotedText(first.Text), percent(first.Share.Share))}
	more, less := gapped(told)
	for _, part := range []struct {
		list []analysis.Concern
		word string
	}{{more, "More on people's minds than in the records: "}, {less, "Less: "}} {
		var said []string
		for _, c := range part.list {
			said = append(said, fmt.Sprintf("%s (%s among worries, %s in the records)", quotedText(c.Text), ordinal(c.Rank), ordinal(c.Recorded)))
		}
		if len(said) > 0 {
			spans = append(spans, words("%s%s. ", part.word, few(said, mostSaid, "other", "others")))
		}
	}
	if len(more)+len(less) == 0 {
		spans = append(spans, words("None of them stands clearly elsewhere among worries than in the records."))
	}
	return paragraph(spans...)
}

// concernFigure draws the place of each concern among worries, with what chance leaves
// open, and its place in the records.
func (d *draft) concernFigure(told []analysis.Concern) Block {
	n := len(d.a.Views.Concerns)
	f := Figure{ID: "figure-concern", Title: "What people worry about, and what the police recorded",
		Subtitle: fmt.Sprintf("Place among %d worries, most people first, with the places that chance leaves open; and place by crimes and incidents recorded, %s, %s", n, d.place(), d.window()),
		Source:   "Source: " + d.a.Views.Asked + "; police open data.", N: fmt.Sprintf("%s people", data.Thousands(told[0].Base)), Least: leastChart,
		Data: Table{Sheet: "Worry and records", Columns: []Column{{Name: "Worry", Width: 2}, {Name: "Recorded as", Width: 2}, {Name: "Share of people", Align: Right}, {Name: "Interval", Align: Right, Width: 1.4},
			{Name: "Place", Align: Right}, {Name: "Places left open", Align: Right}, {Name: "Recorded", Align: Right}, {Name: "Per 1,000 residents", Align: Right}, {Name: "Place in the records", Align: Right}}},
	}
	if more, _ := gapped(told); len(more) > 0 {
		f.Title = fmt.Sprintf("%s is more on people's minds than in the police's records", quotedText(more[0].Text))
	}
	in := chart.Dots{Label: fmt.Sprintf("Place, 1 for the most named or recorded, %d for the least", n), Groups: []string{"Among worries", "In the records"}, Heading: "Share of people", Places: n}
	for _, c := range told {
		rate := notAvailable
		if c.Rate != nil {
			rate = perThousand(*c.Rate)
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: c.Text, Text: percent(c.Share.Share), Values: []chart.DotValue{
			{Value: float64(c.Rank), Lower: float64(c.RankLow), Upper: float64(c.RankHigh)}, {Value: float64(c.Recorded), Lower: float64(c.Recorded), Upper: float64(c.Recorded)}}})
		f.Data.Rows = append(f.Data.Rows, []string{c.Text, capital(c.Category.Plain()), percent(c.Share.Share), spread(c.Share.Interval.Lower, c.Share.Interval.Upper, percent),
			fmt.Sprint(c.Rank), spread(float64(c.RankLow), float64(c.RankHigh), func(x float64) string { return decimals(x, 0) }), data.Thousands(c.Count), rate, fmt.Sprint(c.Recorded)})
	}
	f.Alt = sentence("Two dots for each worry: its place among worries, with a bar over the places that chance leaves open, and its place in the records. %s comes first among worries", quotedText(told[0].Text))
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// publicMeeting is the kind of occasion that the regulations ask for.
const publicMeeting = "public meeting"

// logBlocks tell where people were heard in the year, and whether the yearly public
// meeting is recorded.
func (d *draft) logBlocks() []Block {
	v := d.a.Views
	out := []Block{heading("views-log", "Meetings and consultations")}
	switch {
	case v.Meetings == 0:
		out = append(out, absent("No public meeting of the year", "the regulations ask for one every year, and none is recorded as consultation in the profile; the community safety team has the record"))
	default:
		var days []string
		for _, o := range v.Log {
			if o.Kind == publicMeeting {
				days = append(days, planDay(o.Day))
			}
		}
		out = append(out, say("The regulations ask for a public meeting every year. For the year assessed it is recorded: %s.", joined(days)))
	}
	if len(v.Log) == 0 {
		return out
	}
	t := Table{ID: "views-log-table", Sheet: "Consultations", Caption: "Where people were heard, " + d.a.Year.Whole.Label(), Source: "Source: the partnership's profile.",
		Columns: []Column{{Name: "Day", Width: 1.1}, {Name: "What and where", Width: 1.8}, {Name: "People", Align: Right, Width: 0.7}, {Name: "What was asked", Width: 1.8}, {Name: "Where the record lies", Width: 1.6}}}
	for _, o := range v.Log {
		what := capital(o.Kind)
		if o.Title != "" {
			what += ": " + o.Title
		}
		if o.Place != "" {
			what += ", " + o.Place
		}
		t.Rows = append(t.Rows, []string{planDay(o.Day), what, integer(o.People), o.Asked, o.Record})
	}
	return append(out, t)
}
