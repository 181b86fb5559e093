package reports

import (
	"fmt"

	"assess/data"
	"assess/geo"
	"assess/reports/chart"
)

// decileFigure is the number of residents in each national deprivation decile.
func (d *draft) decileFigure() Block {
	residents := d.a.Area.DecileResidents
	title := decileTitle(residents)
	if title == "" {
		return absent("Residents by deprivation", "no deprivation decile is held for these small areas; add a context source named imd-decile to show it")
	}
	f := Figure{
		ID: "figure-deciles", Title: title,
		Subtitle: fmt.Sprintf("Residents of %s by national deprivation decile of their small area", d.place()),
		Source:   d.contextSource(),
		Data:     Table{Sheet: "Deprivation deciles", Columns: []Column{{Name: "Decile"}, {Name: "Residents", Align: Right}, {Name: "Share", Align: Right}}},
	}
	var all int64
	for _, n := range residents {
		all += n
	}
	f.Aside = true
	in := chart.Bars{Label: "Residents"}
	for i, n := range residents {
		name, share := decileName(i+1), float64(n)/float64(all)
		in.Rows = append(in.Rows, chart.BarRow{Name: name, Value: float64(n), Text: data.Thousands(n) + " (" + percent(share) + ")"})
		f.Data.Rows = append(f.Data.Rows, []string{name, data.Thousands(n), percentFine(share)})
	}
	f.N = plural(all, "resident", "residents")
	f.Alt = fmt.Sprintf("A bar for each tenth of England's small areas, from most to least deprived. %s.", title)
	drawing, err := chart.NewBars(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// contextSource is the source line of what describes the area without police data.
func (d *draft) contextSource() string {
	return d.credit(d.origins([]part{residentsPart, deprivationPart})...)
}

// areaFigure is the anchor of the map of the area.
const areaFigure = "figure-area"

// orientationMap shows the wards by name, or the small areas where no wards are
// held.
func (d *draft) orientationMap() Block {
	base := d.land.base()
	if base == nil {
		return absent("Map of the area", "no boundaries are held")
	}
	layer := map[*outlines]string{d.land.ward: "ward", d.land.lsoa: "small area", d.land.district: "district"}[base]
	f := Figure{
		ID:       areaFigure,
		Title:    fmt.Sprintf("%s has %s", d.place(), counted(len(base.areas), layer, layer+"s")),
		Subtitle: fmt.Sprintf("Outlines of the %ss and of the partnership", layer),
		Source:   d.credit(d.origins([]part{boundaryPart})...),
		N:        counted(len(base.areas), layer, layer+"s"),
		Data:     Table{Sheet: "Areas on the map", Columns: []Column{{Name: "Name", Width: 2}, {Name: "Code"}, {Name: "District"}}},
	}
	f.Alt = fmt.Sprintf("A map of %s with the outlines of its %ss. The table lists them by name.", d.place(), layer)
	in := d.mapOf(base)
	in.KeyName = "Outlines"
	in.Key = []chart.MapKey{{Text: layer, Count: len(base.areas), Fill: chart.PlainFill}}
	for i, a := range base.areas {
		f.Data.Rows = append(f.Data.Rows, []string{a.Name, string(a.Code), orNone(string(a.District))})
		in.Shapes = append(in.Shapes, chart.MapShape{Geometry: base.shapes[i], Class: 0, Text: a.Name})
	}
	if layer != "small area" {
		in.Labels = base.names()
	}
	return d.drawnMap(f, in)
}

// mapOf starts a map: the outlines of the layer, the partnership's edge over
// them, and the licence line.
func (d *draft) mapOf(base *outlines) chart.Map {
	in := chart.Map{Licence: d.mapLicence()}
	for _, s := range base.shapes {
		in.Lines = append(in.Lines, chart.MapLine{Geometry: s})
	}
	for _, s := range d.land.edges {
		in.Lines = append(in.Lines, chart.MapLine{Geometry: s, Strong: true})
	}
	return in
}

// names are the labels of a layer's areas, each inside its area. Where labels
// collide the larger area keeps its own.
func (o *outlines) names() []chart.MapLabel {
	var out []chart.MapLabel
	for i, a := range o.areas {
		p := geo.Interior(o.shapes[i])
		out = append(out, chart.MapLabel{Easting: p[0], Northing: p[1], Text: a.Name, Rank: int(geo.SquareMetres(o.shapes[i]) / 1e4)})
	}
	return out
}
