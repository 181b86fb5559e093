package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
)

// highestAreas lists the small areas with the highest rates, and says which of them
// stay in front however chance and neighbours are allowed for.
func (d *draft) highestAreas() []Block {
	const title = "The small areas with the highest rates"
	out := []Block{heading("places-highest", title)}
	for i := range d.a.Clustering {
		c := d.shownHighest(&d.a.Clustering[i])
		if ranked := c.Areas + c.Islands; ranked <= analysis.FirstAreas || len(c.Highest) == 0 {
			why := fmt.Sprintf("only %s a rate, and a list of %d would leave few out", isAre(ranked, "one small area has", "small areas have"), analysis.FirstAreas)
			switch {
			case len(d.a.Clustering[i].Highest) > 0 && len(c.Highest) == 0:
				why = "the counts of those with the highest rates are hidden"
			case len(c.Highest) == 0 && ranked > 0:
				why = "no small area has one"
			}
			out = append(out, absent("Highest rates of "+inSentence(c.Category), why))
			continue
		}
		out = append(out, say("%s", d.highestWords(c)), d.highestTable(c))
	}
	if len(d.a.Clustering) == 0 {
		return append(out, absent(title, "the rates of small areas are not held"))
	}
	return out
}

// shownHighest is the list less the areas whose count is hidden: a place on it would
// tell of them.
func (d *draft) shownHighest(c *analysis.Clustering) *analysis.Clustering {
	out := *c
	out.Highest = slices.DeleteFunc(slices.Clone(c.Highest), func(a analysis.HighestArea) bool {
		return d.hidden.hidden[rateKey{data.LSOA, a.Code, c.Category}]
	})
	return &out
}

// highestWords says which areas are among the first by every reading.
func (d *draft) highestWords(c *analysis.Clustering) string {
	var sure, unsure []string
	n, k := len(c.Highest), 0
	for _, a := range c.Highest {
		names := &unsure
		if a.Sure {
			k++
			names = &sure
		}
		*names = append(*names, placeName(a))
	}
	of := fmt.Sprintf("the %s with the highest rate of %s", counted(n, "small area", "small areas"), inSentence(c.Category))
	first := fmt.Sprintf("among the first %d", analysis.FirstAreas)
	switch {
	case k == n:
		return fmt.Sprintf("All of %s stay %s however chance and neighbours are allowed for. They can be named.", of, first)
	case k == 0:
		return fmt.Sprintf("None of %s stays %s once chance and neighbours are allowed for. None should be named for its rate alone.", of, first)
	}
	stay := "stay"
	if k == 1 {
		stay = "stays"
	}
	out := fmt.Sprintf("%d of %s %s %s however chance and neighbours are allowed for. %s can be named", k, of, stay, first, noun(int64(k), "It", "They"))
	if len(sure) > 0 && len(sure) <= mostNamed {
		out += ": " + joined(sure)
	}
	switch n := len(unsure); {
	case n == 1:
		out += fmt.Sprintf(". %s does not: chance may have a part in its place on the list", unsure[0])
	case n > 1 && n <= mostNamed:
		out += fmt.Sprintf(". %s do not: chance may have a part in their place on the list", joined(unsure))
	}
	return out + "."
}

// mostNamed is the most areas that a sentence names. The table shows the others.
const mostNamed = 5

// placeName is a small area's name with its ward, which people know better.
func placeName(a analysis.HighestArea) string {
	if a.Ward == "" {
		return a.Name
	}
	return a.Name + " (" + a.Ward + ")"
}

// highestTable is the areas' rates by three readings.
func (d *draft) highestTable(c *analysis.Clustering) Table {
	t := Table{
		ID: "highest-" + slug(c.Category), Sheet: sheet("Highest", c.Category), Source: d.source(residentsPart, boundaryPart),
		Caption: fmt.Sprintf("Small areas (LSOAs) with the highest rates of %s for every 1,000 residents, %s, %s", inSentence(c.Category), d.place(), d.window()),
		Columns: []Column{{Name: "Small area and ward", Width: 2.6}, {Name: capital(incidents(c.Category)), Align: Right}, {Name: "Residents", Align: Right, Width: 1.1}, {Name: "Rate", Align: Right}, {Name: "Interval", Align: Right, Width: 1.5},
			{Name: "Drawn to partnership", Align: Right, Width: 1.3}, {Name: "Drawn to neighbours", Align: Right, Width: 1.3}, {Name: "Rank by each", Align: Right, Width: 1.3}},
		Note: fmt.Sprintf("Rank by each: by the rate, by the rate drawn towards that of the partnership, and by the rate drawn towards that of the neighbours, among %s. A small area with few residents and many visitors heads such a list without being dangerous to live in.", counted(c.Areas+c.Islands, "small area", "small areas")),
	}
	hidden := d.hide()
	if _, kept := d.shownRates(data.LSOA, c.Category); len(kept) > 0 {
		t.Note += leftUnranked(len(kept))
	}
	for _, a := range c.Highest {
		key := analysis.AreaRate{Layer: data.LSOA, Code: a.Code, Category: c.Category}
		row := []string{placeName(a), data.Thousands(a.Count), average(a.Residents), perThousand(a.Rate), intervalCell(&a.Interval)}
		row = append(row, hidden.column(key, perThousand(a.Smoothed), perThousand(a.SmoothedNear), fmt.Sprintf("%d, %d, %d", a.Rank, a.RankSmoothed, a.RankNear))...)
		t.Rows = append(t.Rows, row)
	}
	return t
}
