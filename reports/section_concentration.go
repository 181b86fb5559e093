package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// concentrationBlocks says how much of the area holds half of the incidents.
func (d *draft) concentrationBlocks() []Block {
	var held []analysis.Concentration
	for _, c := range d.a.Concentration {
		if c.Count > 0 {
			held = append(held, c)
		}
	}
	if len(held) == 0 {
		return []Block{absent("Concentration", "no incident of the year can be placed")}
	}
	shown := slices.DeleteFunc(held, func(c analysis.Concentration) bool { return !d.hidden.spreads(c) })
	if len(shown) == 0 {
		return []Block{absent("Concentration", "it is measured over all places, and the counts of some are hidden")}
	}
	return []Block{d.curveFigure(), d.concentrationTable(shown)}
}

// concentrationTable is one row a category, small areas beside cells.
func (d *draft) concentrationTable(held []analysis.Concentration) Table {
	t := Table{ID: "concentration-table", Caption: fmt.Sprintf("Concentration by category, %s", d.window()), Sheet: "Concentration", Source: d.source(boundaryPart),
		Columns: []Column{{Name: "Category", Width: 2}, {Name: "Incidents", Align: Right}, {Name: "Small areas that hold half", Align: Right}, {Name: "Share in the top 5% of small areas", Align: Right},
			{Name: "Cells that hold half", Align: Right}, {Name: "Share in the top 5% of cells", Align: Right}},
		Note: "With few incidents some concentration comes about by chance: a handful can only fall in a handful of places."}
	rows, none := map[data.Category][]string{}, notAvailable
	if d.hidden.on() {
		none = suppressedCell
	}
	for _, c := range held {
		row := rows[c.Category]
		if row == nil {
			row = []string{string(c.Category), data.Thousands(c.Count), none, none, none, none}
			t.Rows, rows[c.Category] = append(t.Rows, row), row
		}
		at := 2
		if c.Places == "cell" {
			at = 4
		}
		row[at], row[at+1] = percentFine(c.HalfShare), percent(c.Top5Share)
	}
	return t
}

// curveFigure is the concentration of all crime and anti-social behaviour over
// the smallest places held.
func (d *draft) curveFigure() Block {
	f := Figure{
		ID:       "figure-concentration",
		Subtitle: fmt.Sprintf("Share of incidents held by the places with most of them, %s, %s", d.place(), d.window()),
		Source:   d.source(boundaryPart),
		Data:     Table{Sheet: "Concentration curves", Columns: []Column{{Name: "Line", Width: 2}, {Name: "Share of places", Align: Right}, {Name: "Share of incidents", Align: Right}}},
	}
	in := chart.Curve{XLabel: "Share of places, those with most incidents first", YLabel: "Share of incidents"}
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		for _, places := range []string{"cell", "lsoa"} {
			k := d.concentration(c, places)
			if k == nil {
				continue
			}
			line := chart.CurveLine{Name: fmt.Sprintf("%s, %s", c, placeWord(places, 2))}
			for _, p := range k.Curve {
				line.X, line.Y = append(line.X, p.Places), append(line.Y, p.Incidents)
				f.Data.Rows = append(f.Data.Rows, []string{line.Name, percentFine(p.Places), percentFine(p.Incidents)})
			}
			in.Lines = append(in.Lines, line)
			if f.Title == "" {
				f.Title = fmt.Sprintf("Half of %s is in %s of %s", inSentence(c), percentFine(k.HalfShare), placeWord(places, 2))
				f.N = fmt.Sprintf("%s in %s", plural(k.Count, "incident", "incidents"), counted(k.N, placeWord(places, 1), placeWord(places, 2)))
			}
		}
	}
	if len(in.Lines) == 0 {
		why := "neither all crime nor anti-social behaviour can be placed"
		if d.hidden.on() {
			why = "of all crime and of anti-social behaviour the counts of some places are hidden"
		}
		return absent("Concentration curves", why)
	}
	f.Alt = fmt.Sprintf("Curves that rise above the line of even spread. %s.", f.Title)
	f.Least = leastChart
	drawing, err := chart.NewCurve(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// concentration is a category's concentration over one kind of place, nil when
// it has no curve.
func (d *draft) concentration(c data.Category, places string) *analysis.Concentration {
	for i := range d.a.Concentration {
		if k := &d.a.Concentration[i]; k.Category == c && k.Places == places && k.Count > 0 && len(k.Curve) > 1 && d.hidden.spreads(*k) {
			return k
		}
	}
	return nil
}
