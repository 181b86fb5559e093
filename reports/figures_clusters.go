package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// clusterClasses are the classes of a cluster map, in the order of its key after the plain one.
var clusterClasses = []struct {
	class analysis.Quadrant
	text  string
	fill  chart.Fill
}{
	{analysis.HighHigh, "high, neighbours high", chart.HotFill},
	{analysis.LowLow, "low, neighbours low", chart.ColdFill},
	{analysis.HighLow, "high, neighbours low", chart.HighAmongLowFill},
	{analysis.LowHigh, "low, neighbours high", chart.LowAmongHighFill},
}

// clusterMap shows the small areas that lie together or stand out. Where there are none
// a sentence says so.
func (d *draft) clusterMap(c *analysis.Clustering) Block {
	if len(c.Classed) == 0 {
		return say("%s. There is no map of them.", clusterTitle(c))
	}
	base := d.land.lsoa
	if base == nil {
		return absent("Map of neighbouring areas' rates of "+inSentence(c.Category), "no LSOA boundaries are held")
	}
	f := Figure{
		ID: "figure-clusters-" + slug(c.Category), Title: clusterTitle(c),
		Subtitle: fmt.Sprintf("Small areas (LSOAs) whose rate of %s for every 1,000 residents, smoothed, agrees or disagrees with that of their neighbours more than chance would have it (up to %s of such calls are expected to be false), %s, %s",
			inSentence(c.Category), percent(d.a.Settings.FDR), d.place(), d.window()),
		Source: d.source(residentsPart, boundaryPart), N: testedAreas(c),
		Data:  Table{Sheet: sheet("Neighbours", c.Category), Columns: []Column{{Name: "Small area", Width: 2}, {Name: "Code"}, {Name: "Class", Width: 1.5}, {Name: "Smoothed rate", Align: Right}}},
		Aside: true,
	}
	hidden := d.hide()
	in := d.mapOf(base)
	var veil hiddenClass
	in.KeyName = "Rate beside the average"
	in.Key = []chart.MapKey{{Text: "no clear pattern", Count: c.Areas - len(c.Classed), Fill: chart.PlainFill}}
	place := map[data.Code]int{} // of an area's class in the key
	for _, code := range c.NotTested {
		place[code] = -1
	}
	for _, class := range clusterClasses {
		key := chart.MapKey{Text: class.text, Fill: class.fill}
		for _, a := range c.Classed {
			if a.Class != class.class {
				continue
			}
			place[a.Code] = len(in.Key)
			key.Count++
			rate := hidden.column(analysis.AreaRate{Layer: data.LSOA, Category: c.Category}, perThousand(a.Smoothed))
			f.Data.Rows = append(f.Data.Rows, append([]string{a.Name, string(a.Code), class.text}, rate...))
		}
		if key.Count > 0 {
			in.Key = append(in.Key, key)
		}
	}
	for i, a := range base.areas {
		shape := chart.MapShape{Geometry: base.shapes[i], Class: place[a.Code], Text: a.Name + ": not tested"}
		if shape.Class == 0 && hidden.hidden[rateKey{data.LSOA, a.Code, c.Category}] {
			shape.Class = veil.class(&in)
			in.Key[0].Count--
		}
		if shape.Class >= 0 {
			shape.Text = a.Name + ": " + in.Key[shape.Class].Text
		}
		in.Shapes = append(in.Shapes, shape)
	}
	f.Alt = fmt.Sprintf("A map of the small areas in %s by whether their rates agree with their neighbours'. %s.", d.place(), f.Title)
	return d.drawnMap(f, in)
}

// testedAreas counts the areas tested and those that could not be.
func testedAreas(c *analysis.Clustering) string {
	n := counted(c.Areas, "small area", "small areas")
	if c.WithoutRate > 0 {
		n += fmt.Sprintf("; %s not tested for want of residents", isAre(c.WithoutRate, "one is", "are"))
	}
	if c.Islands > 0 {
		n += fmt.Sprintf("; %s not tested for want of a neighbour", isAre(c.Islands, "one is", "are"))
	}
	return n
}

// clusterTitle says how many areas lie among others like them and how many stand out.
func clusterTitle(c *analysis.Clustering) string {
	n := map[analysis.Quadrant]int{}
	for _, a := range c.Classed {
		n[a.Class]++
	}
	what, apart := inSentence(c.Category), n[analysis.HighLow]+n[analysis.LowHigh]
	title := ""
	switch high, low := n[analysis.HighHigh], n[analysis.LowLow]; {
	case high == 1:
		title = fmt.Sprintf("One small area with a high rate of %s has neighbours with high rates too", what)
	case high > 1:
		title = fmt.Sprintf("%s small areas with high rates of %s have neighbours with high rates too", data.Thousands(int64(high)), what)
	case low == 1:
		title = fmt.Sprintf("One small area with a low rate of %s has neighbours with low rates too", what)
	case low > 1:
		title = fmt.Sprintf("%s small areas with low rates of %s have neighbours with low rates too", data.Thousands(int64(low)), what)
	case apart == 1:
		return fmt.Sprintf("One small area stands out from its neighbours by its rate of %s", what)
	case apart > 1:
		return fmt.Sprintf("%s small areas stand out from their neighbours by their rates of %s", data.Thousands(int64(apart)), what)
	default:
		return fmt.Sprintf("No single small area clearly resembles its neighbours, or stands out from them, by its rate of %s", what)
	}
	switch {
	case apart == 1:
		title += "; one stands out from its neighbours"
	case apart > 1:
		title += fmt.Sprintf("; %s stand out from theirs", data.Thousands(int64(apart)))
	}
	return title
}
