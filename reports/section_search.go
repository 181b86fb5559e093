package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// searchBlocks are what stop-and-search files tell of the year; none where no such
// source is configured, which the limits of the data say.
func (d *draft) searchBlocks() []Block {
	s := d.a.StopSearch
	if !s.Configured {
		return nil
	}
	const title = "Stop and search"
	out := []Block{heading("places-searches", title)}
	if s.Reason != "" {
		return append(out, absent(title, s.Reason), d.searchesLeftOut())
	}
	out = append(out, say("%s", d.searchWords()), d.searchesLeftOut(), d.searchFigure(), d.searchMonthTable())
	out = append(out, d.insideBlocks()...)
	return append(out, d.searchTable("searches-outcomes", "What came of the searches", "Outcome", s.Outcomes), d.searchTable("searches-law", "Law under which people were searched", "Law", s.Legislation), d.ethnicityTable(), d.ethnicityNote())
}

// searchWords says how many searches there were and what came of them.
func (d *draft) searchWords() string {
	s := d.a.StopSearch
	text := fmt.Sprintf("%s placed in %s in %s.", plural(s.Total.Searches, "stop and search was", "stop and searches were"), d.place(), monthRuns(s.Months))
	if p := s.Total.Find; p != nil {
		text += fmt.Sprintf(" In %s of them the force linked the outcome to what it was looking for. That is the find rate.", proportion(p))
		if q := s.Force.Find; q != nil {
			text += fmt.Sprintf(" In the same months it was %s over all of %s.", proportion(q), d.force())
		}
	} else {
		text += fmt.Sprintf(" Fewer than %d of them say whether the outcome was linked to what the force was looking for, so no find rate is given.", d.a.Settings.MinimumCount)
	}
	if p := s.Total.Acted; p != nil {
		text += fmt.Sprintf(" After %s something was done, from a warning to an arrest.", proportion(p))
	}
	return text + " The published files do not say whether anything was found."
}

// proportion writes a share with its interval: "23% (20% to 26%)".
func proportion(p *analysis.Proportion) string {
	return fmt.Sprintf("%s (%s)", percent(p.Share), spread(p.Interval.Lower, p.Interval.Upper, percent))
}

// searchesLeftOut says which searches and months are in no number.
func (d *draft) searchesLeftOut() Block {
	s := d.a.StopSearch
	var parts []string
	if s.Force.Searches > 0 {
		parts = append(parts, fmt.Sprintf("%s published %s in these months. %s no location and %s in no district.",
			d.force(), plural(s.Force.Searches, "search", "searches"), capital(plural(s.NoLocation, "of them carries", "of them carry")), noun(s.NoLocation, "is counted", "are counted")))
	}
	if s.Alike > 0 {
		parts = append(parts, fmt.Sprintf("Searches carry no reference. %s equal to another one in all that is kept of it, as when people are searched together. All are counted.", plural(s.Alike, "is", "are")))
	}
	if len(s.Missing) > 0 {
		parts = append(parts, fmt.Sprintf("No whole file of searches is held for %s.", monthRuns(s.Missing)))
	}
	if len(parts) == 0 {
		parts = append(parts, "Every month of the year is held.")
	}
	return say("%s", strings.Join(parts, " "))
}

// insideBlocks say how many searches were in hot spots of the crime that they aim at.
func (d *draft) insideBlocks() []Block {
	var items List
	var without lacking
	var drawn []analysis.SearchInside
	for _, x := range d.a.StopSearch.Inside {
		if x.Share == nil {
			without.add(x.Reason, x.Title)
			continue
		}
		drawn = append(drawn, x)
		items.Items = append(items.Items, []Span{strong("%s. ", sentenceless(x.Title)), words("%s", d.insideWords(x))})
	}
	out := []Block{Heading{Level: 3, ID: "searches-inside", Text: "Searches inside hot spots"}}
	if len(drawn) > 0 {
		out = append(out, say("Are searches made where the crime is that they aim at? The hot spots are those of %s. %s", d.window(), d.sameMonths(drawn[0].Months)), items, d.insideFigure(drawn),
			warning("Searches make crimes too", "A search that finds drugs or a weapon is recorded as a crime at that place. So part of the crime in these hot spots comes from the searches themselves. Points of both are moved to a street nearby, and a hot spot is no reason to search anyone."))
	}
	return append(out, without.notes("Searches for ")...)
}

// sameMonths says over which months searches and crimes are compared.
func (d *draft) sameMonths(months []data.Month) string {
	return fmt.Sprintf("Searches and crimes are both counted over %s.", monthRuns(months))
}

// sentenceless is a title with its first letter large.
func sentenceless(s string) string { return capital(strings.TrimSuffix(s, ".")) }

// insideWords is one aim's share beside those of the area and of the crime.
func (d *draft) insideWords(x analysis.SearchInside) string {
	text := fmt.Sprintf("Of %s, %s %s in a hot spot. Those hot spots cover %s of the area", plural(x.Searches, "search", "searches"), proportion(x.Share), noun(x.In, "was", "were"), percentFine(x.AreaShare))
	if x.Crime == nil || d.hidden.on() {
		return text + "."
	}
	text += fmt.Sprintf(" and had %s of the crime aimed at.", percent(*x.Crime))
	switch {
	case x.Share.Interval.Upper < *x.Crime:
		return text + " Searches are spread more widely than that crime."
	case x.Share.Interval.Lower > *x.Crime:
		return text + " Searches are more concentrated than that crime."
	}
	return text + " That is no clear difference."
}

// ethnicityNote says why there is no rate by ethnicity.
func (d *draft) ethnicityNote() Block {
	return reading("What these shares cannot say", "Whether some groups are searched more than their share is asked of every force. To answer it takes residents by ethnicity, which are not held here. Those searched need not live here either. So this report prints who was searched, and no comparison between groups.")
}
