package reports

import (
	"fmt"
	"sort"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// compositionFigure is what all crime is made of, largest category first.
func (d *draft) compositionFigure() Block {
	rows := d.crimeLevels()
	all := d.level(data.AllCrime)
	if all == nil || all.Count == 0 || len(rows) == 0 {
		return absent("What crime is made of", "no crime is counted in the year")
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].Count > rows[j].Count })
	top := rows[0]
	f := Figure{
		ID:       "figure-composition",
		Title:    fmt.Sprintf("%s made up %s of all crime", capital(top.Category.Plain()), percent(float64(top.Count)/float64(all.Count))),
		Subtitle: fmt.Sprintf("Crimes by category, number and share of all crime, %s, %s", d.place(), d.window()),
		Source:   d.source(), N: plural(all.Count, "crime", "crimes"),
		Data: Table{Sheet: "Composition", Columns: []Column{{Name: "Category", Width: 2}, {Name: "Crimes", Align: Right}, {Name: "Share of all crime", Align: Right}}},
	}
	in := chart.Bars{Label: "Crimes"}
	for _, l := range rows {
		share := float64(l.Count) / float64(all.Count)
		in.Rows = append(in.Rows, chart.BarRow{Name: string(l.Category), Value: float64(l.Count), Text: data.Thousands(l.Count) + " (" + percent(share) + ")"})
		f.Data.Rows = append(f.Data.Rows, []string{string(l.Category), data.Thousands(l.Count), percentFine(share)})
	}
	f.Alt = fmt.Sprintf("A bar for each category of crime, longest first. %s: %s of %s.", f.Title, data.Thousands(top.Count), data.Thousands(all.Count))
	drawing, err := chart.NewBars(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// versusFigure is every category's rate beside the comparator's.
func (d *draft) versusFigure() Block {
	v := d.a.Versus
	f := Figure{
		ID: "figure-versus", Title: versusTitle(v),
		Subtitle: fmt.Sprintf("Rate for every 1,000 residents by category with %s interval, %s, %s", confidence(d.a.Settings.ConfidenceLevel), d.place(), d.window()),
		Source:   d.source(residentsPart), Data: d.versusTable(), Table: "versus-table",
	}
	f.Data.ID, f.Data.Sheet, f.Least = f.ID+"-numbers", "Versus comparator", leastChart
	in := chart.Dots{Label: "For every 1,000 residents", Groups: []string{d.place(), v.Name}}
	var n int64
	for _, r := range v.Rows {
		if r.Category == data.AllCrime {
			n += r.Count
			continue // so much larger than its parts that they could not be read
		}
		if !r.Category.IsCrime() {
			n += r.Count
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: string(r.Category), Values: []chart.DotValue{
			{Value: r.Rate, Lower: r.Interval.Lower, Upper: r.Interval.Upper},
			{Value: r.OtherRate, Lower: r.OtherRate, Upper: r.OtherRate}}})
	}
	f.N = plural(n, "crime or incident in the area", "crimes and incidents in the area")
	f.Alt = fmt.Sprintf("Two dots for each category: the rate in %s and that of %s. %s.", d.place(), v.Name, f.Title)
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// peersOf are the districts with the category's rate, highest first.
func (d *draft) peersOf(c data.Category) []analysis.Peer {
	var out []analysis.Peer
	for _, p := range d.a.Peers {
		if p.Category == c && p.Residents > 0 {
			out = append(out, p)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Rate > out[j].Rate })
	return out
}

// peerFigure is one category's rate in each district of the comparator.
func (d *draft) peerFigure(c data.Category) Block {
	peers := d.peersOf(c)
	if len(peers) == 0 {
		return absent(string(c)+" by district", "no district has a rate of "+inSentence(c))
	}
	f := Figure{
		ID: "figure-districts-" + slug(c), Title: peerTitle(c, peers),
		Subtitle: fmt.Sprintf("%s for every 1,000 residents by district with %s interval, %s", capital(incidentsOf(c)), confidence(d.a.Settings.ConfidenceLevel), d.window()),
		Source:   d.source(residentsPart), N: counted(len(peers), "district", "districts"),
		Data: Table{Sheet: sheet("Districts", c), Columns: []Column{{Name: "District", Width: 2}, {Name: "Code"}, {Name: "Count", Align: Right}, {Name: "Residents", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right}}},
	}
	in := chart.Dots{Label: "For every 1,000 residents", Groups: []string{"This partnership", "Other districts"}}
	for _, p := range peers {
		dot := chart.DotValue{Value: p.Rate, Lower: p.Interval.Lower, Upper: p.Interval.Upper}
		values := []chart.DotValue{{None: true}, dot}
		if p.Own {
			values = []chart.DotValue{dot, {None: true}}
		}
		in.Rows = append(in.Rows, chart.DotRow{Name: p.Name, Values: values})
		f.Data.Rows = append(f.Data.Rows, []string{p.Name, string(p.Code), data.Thousands(p.Count), data.Thousands(p.Residents), perThousand(p.Rate), spread(p.Interval.Lower, p.Interval.Upper, perThousand)})
	}
	f.Least = leastChart
	first, last := peers[0], peers[len(peers)-1]
	f.Alt = fmt.Sprintf("A dot with its interval for each district, highest rate first: from %s in %s to %s in %s.", perThousand(first.Rate), first.Name, perThousand(last.Rate), last.Name)
	drawing, err := chart.NewDots(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// peerTitle says where the partnership's own districts stand among the others.
func peerTitle(c data.Category, peers []analysis.Peer) string {
	var own []string
	for i, p := range peers {
		if p.Own {
			own = append(own, fmt.Sprintf("%s %s%s", p.Name, ranked(i+1, len(peers)), untold(p, peers)))
		}
	}
	if len(own) == 0 || len(peers) == 1 {
		return fmt.Sprintf("%s by district", capital(incidentsOf(c)))
	}
	return fmt.Sprintf("%s for every 1,000 residents: %s", capital(incidentsOf(c)), joined(own))
}

// untold says how many other districts have an interval that meets a district's own, so
// that their order is not known; empty where none has.
func untold(p analysis.Peer, peers []analysis.Peer) string {
	n := 0
	for _, q := range peers {
		if q.Code != p.Code && q.Interval.Lower <= p.Interval.Upper && q.Interval.Upper >= p.Interval.Lower {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (not told apart from %s)", counted(n, "other", "others"))
}

// ranked says a place in a ranking of n from the highest.
func ranked(place, n int) string {
	switch place {
	case 1:
		return fmt.Sprintf("has the highest rate of %d districts", n)
	case n:
		return fmt.Sprintf("has the lowest rate of %d districts", n)
	}
	return fmt.Sprintf("has the %s highest rate of %d districts", ordinal(place), n)
}

// incidentsOf names what is counted in a category within a title.
func incidentsOf(c data.Category) string {
	switch c {
	case data.AllCrime:
		return "crimes"
	case data.AntiSocialBehaviour:
		return "incidents of anti-social behaviour"
	}
	return c.Plain()
}
