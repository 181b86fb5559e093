package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// The chapter for the county strategy group.
const (
	countySection = "county"
	countyTitle   = "For the county group"
)

// county is what concerns more than one partnership: hot spots near the boundary, and how
// the neighbours changed.
func county(d *draft) Section {
	s := Section{ID: countySection, Title: countyTitle}
	c := d.a.County
	if c.Reason != "" || len(c.Neighbours) == 0 {
		s.Blocks = append(s.Blocks, absent("No neighbour is told of", orElse(c.Reason, "no boundary has been looked at")))
		return s
	}
	s.Blocks = append(s.Blocks, say("%s", d.neighbourWords()))
	s.Blocks = append(s.Blocks, heading("county-spots", "Hot spots near the boundary"), say("%s", d.borderWords()))
	if t, ok := d.borderTable(); ok {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, heading("county-neighbours", "How the neighbours changed"))
	if c.NotTold != "" {
		return s.with(absent("Neighbours are not compared", c.NotTold))
	}
	s.Blocks = append(s.Blocks, say("%s", d.neighbourMoves()))
	if f, ok := d.neighbourFigure(); ok {
		s.Blocks = append(s.Blocks, f)
	}
	return s.with(d.neighbourTable())
}

// neighbourWords name the neighbours, and those of which nothing can be told.
func (d *draft) neighbourWords() string {
	c := d.a.County
	var names []string
	var untold lacking
	for _, n := range c.Neighbours {
		names = append(names, n.Name)
		if n.Reason != "" {
			untold.add(n.Reason, n.Name)
		}
	}
	text := fmt.Sprintf("%s land within %s of the boundary: %s.", capital(plural(int64(len(names)), "district has", "districts have")), kilometres(c.WithinM), joined(names))
	for _, r := range untold.reasons {
		text += fmt.Sprintf(" Not told of %s: %s.", joined(untold.names[r]), r)
	}
	if c.Open >= leastOpen {
		text += fmt.Sprintf(" No district is held beyond %s of the boundary: it is the sea, or another county.", percent(c.Open))
	}
	return text
}

// leastOpen is the share of the boundary with nothing beyond it that is worth a sentence.
const leastOpen = 0.05

// kilometres writes metres as people say them.
func kilometres(m int) string {
	if m%1000 == 0 {
		return fmt.Sprintf("%d km", m/1000)
	}
	return fmt.Sprintf("%s metres", data.Thousands(int64(m)))
}

// borderSpots are the hot spots near a neighbour, in the order of their numbers, or where
// that would tell of their counts by their ward; and how many are near an open edge.
func borderSpots(a *analysis.Assessment, hidden suppression) (near, open []analysis.BorderSpot) {
	for _, s := range a.County.Spots {
		if s.Neighbour.Code == "" {
			open = append(open, s)
		} else {
			near = append(near, s)
		}
	}
	if !hidden.sums() {
		for _, list := range [][]analysis.BorderSpot{near, open} {
			slices.SortStableFunc(list, func(x, y analysis.BorderSpot) int {
				return cmp.Or(byOrder(x.Category, y.Category), cmp.Compare(x.Ward, y.Ward), cmp.Compare(x.Neighbour.Name, y.Neighbour.Name), cmp.Compare(x.DistanceM, y.DistanceM))
			})
		}
	}
	return near, open
}

// borderWords say how many hot spots lie near the boundary, and which go on beyond it.
func (d *draft) borderWords() string {
	near, open := borderSpots(d.a, d.hidden)
	if len(near)+len(open) == 0 {
		return fmt.Sprintf("No hot spot of all crime or of anti-social behaviour has a cell within %s of the boundary.", kilometres(d.a.County.WithinM))
	}
	var parts []string
	if n := distinctSpots(near); n > 0 {
		parts = append(parts, fmt.Sprintf("%s within %s of a neighbour.", capital(plural(int64(n), "hot spot lies", "hot spots lie")), kilometres(d.a.County.WithinM)))
		var both []string
		for _, s := range near {
			if s.Other == analysis.OtherHot {
				both = appendOnce(both, s.Neighbour.Name)
			}
		}
		if len(both) > 0 {
			parts = append(parts, fmt.Sprintf("The other side is hot too in %s: that is work for both partnerships.", joined(both)))
		} else if !slices.ContainsFunc(near, func(s analysis.BorderSpot) bool { return s.Other == analysis.OtherUnknown }) {
			parts = append(parts, "On no other side is it hot too.")
		}
	} else {
		parts = append(parts, fmt.Sprintf("No hot spot lies within %s of a neighbour.", kilometres(d.a.County.WithinM)))
	}
	if n := distinctSpots(open); n > 0 {
		parts = append(parts, fmt.Sprintf("%s near the sea, or near a district that is not held.", capital(plural(int64(n), "other hot spot lies", "other hot spots lie"))))
	}
	return strings.Join(parts, " ")
}

// distinctSpots counts hot spots, each once however many neighbours it is near.
func distinctSpots(spots []analysis.BorderSpot) int {
	type spot struct {
		category data.Category
		number   int
	}
	seen := map[spot]bool{}
	for _, s := range spots {
		seen[spot{s.Category, s.Number}] = true
	}
	return len(seen)
}

// borderTable lists the hot spots near a neighbour.
func (d *draft) borderTable() (Table, bool) {
	t := Table{
		ID: "county-spots-table", Sheet: "Hot spots at the boundary", Caption: fmt.Sprintf("Hot spots with cells within %s of a neighbour, %s", kilometres(d.a.County.WithinM), d.window()),
		Columns: []Column{{Name: "Of", Width: 1.5}, {Name: "Ward", Width: 1.8}, {Name: "Neighbour", Width: 1.3}, {Name: "Cells near it", Align: Right}, {Name: "Incidents in them", Align: Right}, {Name: "Metres away", Align: Right}, {Name: "Other side", Width: 1.1}},
		Source:  d.source(boundaryPart),
		Note:    "Distance is from the middle of the nearest cell to the neighbour's land. The other side is judged on the neighbour's own map of hot cells.",
	}
	near, _ := borderSpots(d.a, d.hidden)
	small := 0
	for _, s := range near {
		if d.hidden.sums() && s.Incident < analysis.LeastHot {
			small++
			continue
		}
		t.Rows = append(t.Rows, slices.Concat([]string{string(s.Category), cell(s.Ward), s.Neighbour.Name, data.Thousands(int64(s.Cells))},
			veiled(!d.hidden.sums(), []string{data.Thousands(s.Incident)}), []string{data.Thousands(int64(s.DistanceM)), string(s.Other)}))
	}
	if small > 0 {
		t.Note += fmt.Sprintf(" %s only in county_matters.csv.", capital(plural(int64(small), "smaller one is", "smaller ones are")))
	}
	if hiddenIn(t.Rows) && len(t.Rows) == 1 {
		t.Note += " " + suppressedCell + ": hidden, as every count of a hot spot is in this edition."
	}
	return t, len(t.Rows) > 0
}

// neighbourMoves say which neighbours changed clearly, beside what changed here.
func (d *draft) neighbourMoves() string {
	c := d.a.County
	var parts []string
	for _, category := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		var up, down []string
		for _, r := range c.Changes {
			switch {
			case r.Category != category:
			case r.Verdict == analysis.Higher:
				up = append(up, r.Name)
			case r.Verdict == analysis.Lower:
				down = append(down, r.Name)
			}
		}
		var said []string
		if len(up) > 0 {
			said = append(said, "rose clearly in "+joined(up))
		}
		if len(down) > 0 {
			said = append(said, "fell clearly in "+joined(down))
		}
		if len(said) == 0 {
			said = []string{"changed clearly in no neighbour"}
		}
		text := capital(inSentence(category)) + " " + joined(said)
		if own := change(d.a.Previous, category); own != nil && own.Verdict != analysis.NotComparable {
			text += fmt.Sprintf("; here: %s", own.Verdict)
		}
		parts = append(parts, text+".")
	}
	return strings.Join(parts, " ")
}

// neighbourRows are the partnership's own changes and those of the neighbours, by category.
func (d *draft) neighbourRows() (out []analysis.CategoryChange) {
	for _, category := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		if own := change(d.a.Previous, category); own != nil {
			out = append(out, *own)
		}
		for _, r := range d.a.County.Changes {
			if r.Category == category {
				out = append(out, r)
			}
		}
	}
	return out
}

// neighbourFigure draws the ratios; ok is false where none can be drawn.
func (d *draft) neighbourFigure() (Block, bool) {
	in := chart.Forest{Label: "Ratio to the year before (1 is no change)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more"}
	t := Table{Sheet: "Neighbours' ratios", Columns: []Column{{Name: "District", Width: 2}, {Name: "Category", Width: 2}, {Name: "Ratio and interval", Align: Right}, {Name: "Verdict"}}}
	var alt []string
	for _, r := range d.neighbourRows() {
		if r.Category != data.AllCrime || !drawable(r) {
			continue
		}
		in.Rows = append(in.Rows, chart.ForestRow{Name: r.Name, Tone: tones[r.Verdict], Estimate: *r.RateRatio, Lower: r.Interval.Lower, Upper: r.Interval.Upper, Text: ratioCell(r.RateRatio, r.Interval)})
		t.Rows = append(t.Rows, []string{r.Name, string(r.Category), ratioCell(r.RateRatio, r.Interval), string(r.Verdict)})
		alt = append(alt, fmt.Sprintf("%s %s", r.Name, ratioOf(*r.RateRatio)))
	}
	if len(in.Rows) < leastForest {
		return nil, false
	}
	f := Figure{
		ID: "figure-county", Title: d.neighbourTitle(),
		Subtitle: fmt.Sprintf("All crime divided by that of the same months of the year before, with %s interval: %s, then its neighbours", confidence(d.a.Settings.ConfidenceLevel), d.a.Partnership.Name),
		Source:   d.source(), N: counted(d.a.County.Calendar, "month of each year compared", "months of each year compared"), Data: t, Aside: true, Table: "county-neighbours-table", Least: leastChart,
		Alt: fmt.Sprintf("A mark with its interval for the partnership and each neighbour around the line of no change. Ratios: %s.", strings.Join(alt, "; ")),
	}
	drawing, err := chart.NewForest(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// neighbourTitle says in how many neighbours all crime changed clearly.
func (d *draft) neighbourTitle() string {
	n := map[analysis.Verdict]int{}
	all := 0
	for _, r := range d.a.County.Changes {
		if r.Category == data.AllCrime {
			n[r.Verdict]++
			all++
		}
	}
	if n[analysis.Higher]+n[analysis.Lower] == 0 {
		return "All crime changed clearly in none of the neighbours"
	}
	var parts []string
	for _, v := range []struct {
		analysis.Verdict
		moved string
	}{{analysis.Higher, "rose"}, {analysis.Lower, "fell"}} {
		if n[v.Verdict] > 0 {
			parts = append(parts, fmt.Sprintf("%s clearly in %d", v.moved, n[v.Verdict]))
		}
	}
	return fmt.Sprintf("All crime %s of %s", joined(parts), counted(all, "neighbour", "neighbours"))
}

// neighbourTable is every neighbour beside its own year before, all crime and anti-social
// behaviour side by side.
func (d *draft) neighbourTable() Table {
	t := Table{
		ID: "county-neighbours-table", Sheet: "Neighbours", Caption: fmt.Sprintf("%s and its neighbours against the same months of the year before", d.a.Partnership.Name),
		Columns: []Column{{Name: "District", Width: 1.8}, {Name: "Crimes then", Align: Right, Width: 0.9}, {Name: "Now", Align: Right, Width: 0.9}, {Name: "Ratio and interval", Align: Right, Width: 1.7},
			{Name: "ASB then", Align: Right, Width: 0.8}, {Name: "Now", Align: Right, Width: 0.8}, {Name: "Ratio and interval", Align: Right, Width: 1.7}},
		Source: d.source(),
		Note: fmt.Sprintf("%s compared. ASB is anti-social behaviour. A change is called higher or lower only where it is clear once the number of neighbours is allowed for.",
			capital(plural(int64(d.a.County.Calendar), "month of each year is", "months of each year are"))),
	}
	at := map[data.Code]int{}
	for _, r := range d.neighbourRows() {
		i, known := at[r.Code]
		if !known {
			i = len(t.Rows)
			at[r.Code] = i
			t.Rows = append(t.Rows, append([]string{r.Name}, slices.Repeat([]string{notAvailable}, 6)...))
		}
		from := 1
		if r.Category == data.AntiSocialBehaviour {
			from = 4
		}
		if r.Verdict == analysis.NotComparable {
			continue
		}
		ratio := ratioCell(r.RateRatio, r.Interval)
		if isClear(r.Verdict) {
			ratio += ", " + string(r.Verdict)
		}
		copy(t.Rows[i][from:], []string{average(r.PreviousCount), data.Thousands(r.CurrentCount), ratio})
	}
	return t
}
