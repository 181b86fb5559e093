package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// standardisedBlocks sets the counts beside those expected of places as deprived.
// Where there is no comparison at all, the note on that has said why.
func (d *draft) standardisedBlocks() []Block {
	s := d.a.Standardised
	if len(d.a.Versus.Rows) == 0 {
		return nil
	}
	if len(s.Rows) == 0 {
		why := s.Reason
		if why == "" {
			why = "no deprivation decile is held; add a context source named imd-decile"
			if d.hidden.on() && len(d.a.Deprivation) > 0 {
				why = "it takes the counts of every decile, and some are hidden"
			}
		}
		return []Block{absent("No comparison that allows for deprivation", why)}
	}
	var out []Block
	if text := d.standardisedText(); text != "" {
		out = append(out, say("%s", text))
	}
	return append(out, d.standardisedFigure())
}

// standardised is a category's row, nil when it has none.
func (d *draft) standardised(c data.Category) *analysis.StandardisedRate {
	for i := range d.a.Standardised.Rows {
		if r := &d.a.Standardised.Rows[i]; r.Category == c {
			return r
		}
	}
	return nil
}

// standardisedText says what is expected of places as deprived, and how far the
// partnership is from it; then what the interval allows for.
func (d *draft) standardisedText() string {
	r, s := d.standardised(data.AllCrime), d.a.Standardised
	if r == nil || r.Interval == nil {
		return ""
	}
	verdict := "That is no clear difference"
	if isClear(r.Verdict) {
		verdict = fmt.Sprintf("Allowing for deprivation, all crime is %s", awayShort(r.Ratio))
	}
	text := fmt.Sprintf("Had each deprivation decile here the rate that it has in %s, there would have been about %s crimes; %s were counted. %s (%s). "+
		"The interval is wide because small areas of one decile differ, those with a town centre above all.",
		s.Name, rounded(r.Expected), data.Thousands(r.Count), verdict, sureness(&r.Ratio, r.Interval, d.a.Settings.ConfidenceLevel))
	if joinedDeciles := groupWords(s.Groups); joinedDeciles != "" {
		text += " " + joinedDeciles
	}
	return text
}

// awayShort says a ratio to what is expected: "about a fifth above what is expected".
func awayShort(ratio float64) string {
	switch {
	case ratio >= 1.95:
		return fmt.Sprintf("about %s times what is expected", decimals(ratio, 1))
	case ratio > 1:
		return fraction(ratio-1) + " above what is expected"
	case ratio > 0.05:
		return fraction(1-ratio) + " below what is expected"
	}
	return "far below what is expected"
}

// rounded writes an expected count to three digits: what more there is would be noise.
func rounded(x float64) string {
	unit := 1.0
	for x/unit >= 1000 {
		unit *= 10
	}
	return average(unit * float64(int64(x/unit+0.5)))
}

// groupWords names the deciles that share a rate; empty when each has its own.
func groupWords(groups []analysis.DecileGroup) string {
	var parts []string
	for _, g := range groups {
		switch {
		case g.To == g.From+1:
			parts = append(parts, fmt.Sprintf("%d and %d", g.From, g.To))
		case g.To > g.From:
			parts = append(parts, fmt.Sprintf("%d to %d", g.From, g.To))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Deciles %s share one rate, because the comparator has few small areas in them.", strings.Join(parts, ", "))
}

// standardisedTitle says which counts differ from those expected of places as deprived.
func standardisedTitle(s analysis.Standardisation) string {
	var more, fewer []string
	for _, r := range s.Rows {
		switch r.Verdict {
		case analysis.Higher:
			more = append(more, inSentence(r.Category))
		case analysis.Lower:
			fewer = append(fewer, inSentence(r.Category))
		}
	}
	var parts []string
	if len(more) > 0 {
		parts = append(parts, "above what is expected for "+few(more, 3, "other", "others"))
	}
	if len(fewer) > 0 {
		parts = append(parts, "below what is expected for "+few(fewer, 3, "other", "others"))
	}
	if len(parts) == 0 {
		return "Allowing for deprivation, no count is clearly different from what is expected"
	}
	return "Allowing for deprivation, counts are " + strings.Join(parts, ", and ")
}

// standardisedFigure is every category's ratio to what is expected.
func (d *draft) standardisedFigure() Block {
	s := d.a.Standardised
	f := Figure{
		ID: "figure-standardised", Title: standardisedTitle(s),
		Subtitle: fmt.Sprintf("Count divided by the count expected at the rates that the same deprivation deciles have in %s, with %s interval, by category, %s, %s",
			s.Name, confidence(d.a.Settings.ConfidenceLevel), d.place(), d.window()),
		Source: d.source(residentsPart, deprivationPart), Aside: true, Least: leastChart,
		Data: Table{Sheet: "Deprivation allowed for", Columns: []Column{{Name: "Category", Width: 2.4}, {Name: "Count", Align: Right}, {Name: "Expected", Align: Right},
			{Name: "Ratio of rates", Align: Right}, {Name: "Ratio to expected and interval", Align: Right, Width: 1.8}, {Name: "Verdict", Width: 1.6}}},
	}
	in := chart.Forest{Label: "Ratio to what is expected (1 is as expected)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more",
		Key: []chart.ToneKey{{Tone: chart.High, Text: "More than expected"}, {Tone: chart.Low, Text: "Fewer than expected"}, {Tone: chart.Neutral, Text: "No clear difference"}}}
	var alt []string
	for _, r := range s.Rows {
		row := chart.ForestRow{Name: string(r.Category), Tone: tones[r.Verdict]}
		text := notAvailable
		if r.Interval == nil || r.Interval.Lower <= 0 {
			row.None, row.Text = true, string(r.Verdict)
		} else {
			row.Estimate, row.Lower, row.Upper = r.Ratio, r.Interval.Lower, r.Interval.Upper
			text = ratioCell(&r.Ratio, r.Interval)
			row.Text = text
			alt = append(alt, fmt.Sprintf("%s %s", inSentence(r.Category), ratioOf(r.Ratio)))
		}
		in.Rows = append(in.Rows, row)
		f.Data.Rows = append(f.Data.Rows, []string{string(r.Category), data.Thousands(r.Count), average(r.Expected), ratioOf(r.Crude), text, differs(r.Verdict)})
	}
	own, other := 0, 0
	for _, g := range s.Groups {
		own, other = own+g.LSOAs, other+g.OtherLSOAs
	}
	f.N = fmt.Sprintf("%s here and %s in the comparator", counted(own, "small area", "small areas"), data.Thousands(int64(other)))
	f.Alt = fmt.Sprintf("A mark with its interval for each category around the line of as many as expected. Ratios: %s.", strings.Join(alt, "; "))
	if len(alt) == 0 {
		f.Alt = "A list of the categories. None has a ratio that can be drawn."
	}
	drawing, err := chart.NewForest(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// differs is a verdict on a difference between places.
func differs(v analysis.Verdict) string {
	if v == analysis.NoClearChange {
		return "no clear difference"
	}
	return string(v)
}
