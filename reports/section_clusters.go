package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
)

// resemblance says whether neighbouring small areas resemble each other: a map of each
// category and the measures of the whole maps.
func (d *draft) resemblance() []Block {
	const title = "Do neighbouring areas resemble each other?"
	out := []Block{heading("places-resemblance", title)}
	var told []analysis.Clustering
	for _, c := range d.a.Clustering {
		if c.Resemblance != analysis.CannotBeTold {
			told = append(told, c)
		}
	}
	if len(told) > 0 {
		out = append(out, say("%s", resemblanceWords(told)))
	}
	if len(told) < len(d.a.Clustering) || len(told) == 0 {
		out = append(out, d.untold(title)...)
	}
	for i := range told {
		out = append(out, d.clusterMap(d.shownClasses(&told[i])))
	}
	if t := d.measureTable(); len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

// shownClasses is the classes less those of areas whose count is hidden.
func (d *draft) shownClasses(c *analysis.Clustering) *analysis.Clustering {
	out := *c
	out.Classed = slices.DeleteFunc(slices.Clone(c.Classed), func(a analysis.ClassedArea) bool {
		return d.hidden.hidden[rateKey{data.LSOA, a.Code, c.Category}]
	})
	return &out
}

// untold is the note on the categories of which nothing can be told, one note a reason.
func (d *draft) untold(title string) []Block {
	var missing lacking
	for _, c := range d.a.Clustering {
		if c.Resemblance == analysis.CannotBeTold {
			missing.add("whether they resemble each other cannot be told: "+c.Reason, inSentence(c.Category))
		}
	}
	if len(missing.reasons) == 0 {
		return []Block{absent(title, "the rates of small areas are not held")}
	}
	return missing.notes("Neighbouring areas' rates of ")
}

// resemblanceWords puts the reading of each category in a sentence, one for those that
// read the same.
func resemblanceWords(told []analysis.Clustering) string {
	names, order := map[analysis.Resemblance][]string{}, []analysis.Resemblance{}
	for _, c := range told {
		if names[c.Resemblance] == nil {
			order = append(order, c.Resemblance)
		}
		names[c.Resemblance] = append(names[c.Resemblance], inSentence(c.Category))
	}
	out := ""
	for _, r := range order {
		what := joined(names[r])
		switch r {
		case analysis.Resemble:
			out += fmt.Sprintf("For %s, neighbouring small areas have rates more alike than chance would have them. ", what)
		case analysis.Contrast:
			out += fmt.Sprintf("For %s, neighbouring small areas have rates less alike than chance would have them. ", what)
		default:
			out += fmt.Sprintf("For %s, there is no clear sign that neighbouring small areas resemble each other. ", what)
		}
	}
	return out + "On the maps, high and low are beside the average of the small areas."
}

// measureTable is the measures of the whole maps with what they say.
func (d *draft) measureTable() Table {
	t := Table{
		ID: "resemblance-table", Sheet: "Neighbouring areas", Source: d.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("Measures of the whole map, small areas (LSOAs) of %s, %s", d.place(), d.window()),
		Columns: []Column{{Name: "Measure", Width: 3.3}, {Name: "Value", Align: Right}, {Name: "By chance", Align: Right, Width: 1.1}, {Name: "p-value", Align: Right, Width: 1.2}, {Name: "Reading", Width: 3.3}},
		Note:    "By chance: what the same rates would give in any other order. The nearest neighbour index is no finding: it measures how points are made anonymous.",
	}
	hidden := d.hide()
	for _, c := range d.a.Clustering {
		column := analysis.AreaRate{Layer: data.LSOA, Category: c.Category}
		row := func(name string, m *analysis.MapMeasure, readings [3]string) {
			if m == nil {
				return
			}
			cells := hidden.column(column, decimals(m.Value, 3), decimals(m.Expected, 3), chance(m.P))
			t.Rows = append(t.Rows, slices.Concat([]string{name + ", " + c.Category.Plain()}, cells, []string{measureReading(m, readings)}))
		}
		if c.Resemblance != analysis.CannotBeTold {
			row("Moran's I", c.Moran, [3]string{"areas resemble their neighbours", "areas differ from their neighbours", "no clear pattern"})
			row("Geary's C", c.Geary, [3]string{"neighbours differ less than other areas", "neighbours differ more than other areas", "no clear pattern"})
			row("General G", c.GeneralG, [3]string{"high rates lie near each other", "high rates lie apart", "no clear pattern of high rates"})
		}
		if s := c.Spacing; s != nil {
			index := hidden.surface(decimals(s.Index, 3), fmt.Sprintf("%s of %s share their point", percent(s.Shared), incidents(c.Category)))
			if index[1] != suppressedCell {
				t.Rows = append(t.Rows, []string{"Nearest neighbour index, " + c.Category.Plain(), index[0], "1", notApplicable, index[1]})
			}
		}
	}
	return t
}

// measureReading picks the words for a measure that is clearly above chance, clearly
// below, or neither.
func measureReading(m *analysis.MapMeasure, readings [3]string) string {
	switch {
	case !m.Clear():
		return readings[2]
	case m.Z > 0:
		return readings[0]
	}
	return readings[1]
}

// chance writes a p-value as far as it can be told from nothing.
func chance(p float64) string {
	if p < 0.001 {
		return "below 0.001"
	}
	return decimals(p, 3)
}
