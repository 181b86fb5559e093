package reports

import (
	"cmp"
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// placesTall is the tallest that the map of a priority is drawn, as a share of the
// width, so that it stands on the priority's own page.
const placesTall = 0.34

// depths are the fills of cells that are hot for one, two and three categories or more.
var depths = []chart.Fill{chart.Sequential2, chart.Sequential4, chart.Sequential5}

// hotPlace is a cell with the categories for which it is hot.
type hotPlace struct {
	easting, northing int
	hot               []data.Category
}

// placesMap is the hot cells of a priority's categories on one map, darker where they
// fall together; nil where there is none to draw.
func (d *draft) placesMap(q analysis.Priority) Block {
	base, layers := d.land.base(), d.prioritySurfaces(q)
	cells := hotPlaces(layers)
	if base == nil || len(cells) == 0 {
		return nil
	}
	names, size := namesOf(layers), layers[0].CellM
	f := Figure{
		ID:       "figure-where-" + q.ID,
		Subtitle: fmt.Sprintf("Cells of %d metres with more %s than chance would leave, %s, %s", size, either(names), d.place(), d.window()),
		Source:   d.source(boundaryPart), N: counted(layers[0].Cells, "cell", "cells"),
		Data:  Table{Sheet: sheetName("Where", q.ID), Columns: []Column{{Name: "Easting", Align: Right}, {Name: "Northing", Align: Right}, {Name: "Hot for", Width: 3}}},
		Aside: true,
	}
	in := d.mapOf(base)
	in.Tall = placesTall
	for i, a := range base.areas {
		in.Shapes = append(in.Shapes, chart.MapShape{Geometry: base.shapes[i], Text: a.Name})
	}
	in.KeyName, in.Key = "Cells", []chart.MapKey{{Text: "not hot", Count: layers[0].Cells - len(cells), Fill: chart.PlainFill}}
	in.Key = append(in.Key, depthKey(cells, len(layers))...)
	locate := base.locator()
	for _, c := range cells {
		var hot []string
		for _, k := range c.hot {
			hot = append(hot, inSentence(k))
		}
		square := chart.MapCell{Easting: float64(c.easting), Northing: float64(c.northing), Size: float64(size), Class: min(len(hot), len(in.Key)-1)}
		square.Text = base.cellIn("Hot cell", locate(square)) + ": " + joined(hot)
		in.Cells = append(in.Cells, square)
		f.Data.Rows = append(f.Data.Rows, []string{fmt.Sprint(c.easting), fmt.Sprint(c.northing), capital(joined(hot))})
	}
	f.Title = d.placesTitle(layers, slices.ContainsFunc(cells, func(c hotPlace) bool { return len(c.hot) > 1 }))
	f.Alt = fmt.Sprintf("A map of hot cells of %s over the area. %s.", joined(names), f.Title)
	return d.drawnMap(f, in)
}

// namesOf are the categories of surfaces, within a sentence.
func namesOf(layers []*analysis.HotspotLayer) (out []string) {
	for _, h := range layers {
		out = append(out, inSentence(h.Category))
	}
	return out
}

// hotPlaces are the cells that are hot for any category, from north to south and west
// to east.
func hotPlaces(layers []*analysis.HotspotLayer) []hotPlace {
	at := map[[2]int]*hotPlace{}
	for _, h := range layers {
		for _, cell := range h.Listed {
			if cell.Class != analysis.Hot {
				continue
			}
			corner := [2]int{cell.Easting, cell.Northing}
			if at[corner] == nil {
				at[corner] = &hotPlace{easting: corner[0], northing: corner[1]}
			}
			at[corner].hot = append(at[corner].hot, h.Category)
		}
	}
	out := make([]hotPlace, 0, len(at))
	for _, c := range at {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y hotPlace) int {
		return cmp.Or(cmp.Compare(y.northing, x.northing), cmp.Compare(x.easting, y.easting))
	})
	return out
}

// depthKey are the classes of hot cells by the number of categories that they are hot
// for; of one category alone, that they are hot.
func depthKey(cells []hotPlace, categories int) (out []chart.MapKey) {
	if categories == 1 {
		return []chart.MapKey{{Text: "hot", Count: len(cells), Fill: chart.HotFill}}
	}
	classes := min(categories, len(depths))
	for n := range classes {
		out = append(out, chart.MapKey{Text: fmt.Sprintf("hot for %d of %d", n+1, categories), Fill: depths[n]})
	}
	switch {
	case categories > classes:
		out[classes-1].Text = fmt.Sprintf("hot for %d or more", classes)
	case categories == 2:
		out[0].Text, out[1].Text = "hot for one", "hot for both"
	}
	for _, c := range cells {
		out[min(len(c.hot), classes)-1].Count++
	}
	return out
}

// placesTitle says whether hot cells of several categories fall together, or in which
// wards those of one lie.
func (d *draft) placesTitle(layers []*analysis.HotspotLayer, together bool) string {
	names := namesOf(layers)
	switch {
	case len(names) == 1:
		return fmt.Sprintf("%s stands out %s", capital(names[0]), d.wardsOf(layers[0]))
	case together && len(names) == 2:
		return fmt.Sprintf("Some places are hot for both %s", joined(names))
	case together:
		return fmt.Sprintf("Some places are hot for more than one of %s", joined(names))
	case len(names) == 2:
		return fmt.Sprintf("No place is hot for both %s", joined(names))
	}
	return fmt.Sprintf("No place is hot for more than one of %s", joined(names))
}

// wardsNamed is how many wards a title names.
const wardsNamed = 3

// wardsOf names the wards of a category's foremost hot spots.
func (d *draft) wardsOf(h *analysis.HotspotLayer) string {
	var wards []string
	for _, s := range d.numbered(h) {
		if s.Ward != "" && !slices.Contains(wards, s.Ward) && len(wards) < wardsNamed {
			wards = append(wards, s.Ward)
		}
	}
	if len(wards) == 0 {
		g, _ := d.foremost(h)
		return located(g)
	}
	return fmt.Sprintf("around %s %s", joined(wards), noun(int64(len(wards)), "ward", "wards"))
}
