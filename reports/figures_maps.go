package reports

import (
	"fmt"
	"sort"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// rateMap is the smoothed rate of each small area.
func (d *draft) rateMap(c data.Category) Block {
	name := "Map of rates of " + inSentence(c)
	base := d.land.lsoa
	if base == nil {
		return absent(name, "no LSOA boundaries are held")
	}
	rates := map[data.Code]analysis.AreaRate{}
	var values []float64
	for _, r := range d.a.AreaRates {
		if r.Layer == data.LSOA && r.Category == c && r.Smoothed != nil {
			if _, ok := base.byCode[r.Code]; ok {
				rates[r.Code] = r
				values = append(values, *r.Smoothed)
			}
		}
	}
	if len(values) == 0 {
		return absent(name, "no small area has a rate: residents of small areas are not held")
	}
	m := d.mappedRates(c, rates)
	if len(m.values) == 0 {
		return absent(name, d.allHidden("small areas"))
	}
	cut := classify(m.values, 5)
	f := Figure{
		ID: "figure-map-" + slug(c), Title: rateTitle(c, m.values, len(rates)-len(m.values)),
		Subtitle: fmt.Sprintf("%s for every 1,000 residents by small area (LSOA)%s, %s, %s; %s", capital(incidentsOf(c)), m.words, d.place(), d.window(), classRule),
		Source:   d.source(residentsPart, boundaryPart), N: counted(len(values), "small area", "small areas"),
		Data: Table{Sheet: sheet("Map", c), Columns: []Column{{Name: "Small area", Width: 2}, {Name: "Code"}, {Name: "Count", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Smoothed rate", Align: Right}}},
	}
	in := d.mapOf(base)
	in.KeyName = "For every 1,000 residents"
	in.Key = cut.key()
	f.Alt = fmt.Sprintf("A map of %s in %s, stronger in colour where the rate is higher. %s.", counted(len(values), "small area", "small areas"), counted(len(in.Key), "class", "classes"), f.Title)
	var veil hiddenClass
	for i, a := range base.areas {
		shape := chart.MapShape{Geometry: base.shapes[i], Class: -1, Text: a.Name + ": no value"}
		if r, ok := rates[a.Code]; ok {
			row := append(d.hidden.cells(r, data.Thousands(r.Count), rateCell(r.Rate)), d.hidden.column(r, perThousand(*r.Smoothed))...)
			if v, shown := m.value(r); shown {
				shape.Class = cut.of(v)
				shape.Text = fmt.Sprintf("%s: %s%s; count %s", a.Name, perThousand(v), strings.TrimPrefix(m.words, ","), row[0])
			} else {
				shape.Class, shape.Text = veil.class(&in), a.Name+": "+hiddenWords
			}
			f.Data.Rows = append(f.Data.Rows, append([]string{a.Name, string(a.Code)}, row...))
		}
		in.Shapes = append(in.Shapes, shape)
	}
	if c == data.AllCrime {
		f.Explore = d.explore(f.ID)
	}
	return d.drawnMap(f, in)
}

// mappedRates are the rates that a map of small areas shows: the smoothed ones, or,
// where one of the counts that they are drawn towards is hidden, the rates themselves.
type mappedRates struct {
	values []float64 // those that are shown
	words  string    // after the measure: ", smoothed"
	value  func(analysis.AreaRate) (v float64, shown bool)
}

func (d *draft) mappedRates(c data.Category, rates map[data.Code]analysis.AreaRate) mappedRates {
	m := mappedRates{words: ", smoothed", value: func(r analysis.AreaRate) (float64, bool) { return given(r.Smoothed) }}
	if d.hidden.columns[columnKey{data.LSOA, c}] {
		m.words = ""
		m.value = func(r analysis.AreaRate) (float64, bool) {
			if d.hidden.hidden[keyOf(r)] {
				return 0, false
			}
			return given(r.Rate)
		}
	}
	for _, r := range rates {
		if v, shown := m.value(r); shown {
			m.values = append(m.values, v)
		}
	}
	return m
}

// hiddenWords name areas whose numbers are hidden, on maps and in their keys.
const hiddenWords = "hidden: small number"

// hiddenClass is the class of such areas in a map's key, lined both ways so that it
// differs from the others, and from areas without a number, not by colour alone. It joins the key when it is first asked for.
type hiddenClass struct{ at int }

// class is the place of the class in the key, with one area more in it.
func (k *hiddenClass) class(in *chart.Map) int {
	if k.at == 0 {
		k.at = len(in.Key)
		in.Key = append(in.Key, chart.MapKey{Text: hiddenWords, Fill: chart.Withheld})
	}
	in.Key[k.at].Count++
	return k.at
}

// drawnMap completes a figure with its map, which may be set smaller than it is
// laid out.
func (d *draft) drawnMap(f Figure, in chart.Map) Block {
	f.Least = 0.75
	d.enlarge(&in)
	drawing, err := chart.NewMap(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// rateCell is a rate that may be missing.
func rateCell(x *float64) string {
	if x == nil {
		return notAvailable
	}
	return perThousand(*x)
}

// rateTitle says how far small areas differ: the middle one and the tenth with
// the highest rates; of those that are shown where some are kept hidden.
func rateTitle(c data.Category, values []float64, kept int) string {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	n, of := len(sorted), ""
	if kept > 0 {
		of = fmt.Sprintf("Of the %s shown (%d hidden), ", counted(n, "small area", "small areas"), kept)
	}
	middle, top := roughly(sorted[(n-1)/2]), roughly(sorted[n-(n+9)/10])
	switch {
	case kept > 0 && sorted[0] == sorted[n-1]:
		return fmt.Sprintf("%seach has %s %s for every 1,000 residents", of, middle, incidentsOf(c))
	case kept > 0:
		return fmt.Sprintf("%sthe middle one has about %s %s for every 1,000 residents; one in ten has about %s or more", of, middle, incidentsOf(c), top)
	case n == 1:
		return fmt.Sprintf("The one small area has %s %s for every 1,000 residents", middle, incidentsOf(c))
	case sorted[0] == sorted[n-1]:
		return fmt.Sprintf("All small areas have the same rate of %s", incidentsOf(c))
	}
	return fmt.Sprintf("The middle small area has about %s %s for every 1,000 residents; one in ten has about %s or more", middle, incidentsOf(c), top)
}

// roughly writes a rate that is only said to be about so much: whole from 10.
func roughly(rate float64) string {
	if rate >= 9.95 {
		return decimals(rate, 0)
	}
	return perThousand(rate)
}

// hotspotMap is the hot and cold cells of one category, its largest hot spots
// numbered.
func (d *draft) hotspotMap(h *analysis.HotspotLayer) Block {
	base := d.land.base()
	if base == nil {
		return absent("Map of hot spots of "+inSentence(h.Category), "no boundaries are held")
	}
	cells := map[analysis.Class]int{}
	f := Figure{
		ID: "figure-hotspots-" + slug(h.Category), Title: d.hotspotTitle(h),
		Subtitle: fmt.Sprintf("Cells of %d metres with more %s than chance would leave (up to %s of such calls are expected to be false), %s, %s",
			h.CellM, incidentsOf(h.Category), percent(d.a.Settings.FDR), d.place(), d.window()),
		Source: d.source(boundaryPart), N: fmt.Sprintf("%s in %s", plural(h.Incident, "incident", "incidents"), counted(h.Cells, "cell", "cells")),
		Data: Table{Sheet: sheet("Hot cells", h.Category), Columns: []Column{{Name: "Easting", Align: Right}, {Name: "Northing", Align: Right}, {Name: "Count", Align: Right}, {Name: "Class"}}},
	}
	in := d.mapOf(base)
	for i, a := range base.areas {
		in.Shapes = append(in.Shapes, chart.MapShape{Geometry: base.shapes[i], Class: 0, Text: a.Name})
	}
	hidden := d.hide()
	place := map[analysis.Class]int{analysis.Hot: 1, analysis.Cold: 2}
	locate := base.locator()
	for _, cell := range h.Listed {
		if cell.Class != analysis.Hot && cell.Class != analysis.Cold {
			continue
		}
		cells[cell.Class]++
		f.Data.Rows = append(f.Data.Rows, []string{fmt.Sprint(cell.Easting), fmt.Sprint(cell.Northing), hidden.square(data.Thousands(cell.Count))[0], string(cell.Class)})
		square := chart.MapCell{Easting: float64(cell.Easting), Northing: float64(cell.Northing), Size: float64(h.CellM), Class: place[cell.Class]}
		square.Text = toldCell(base.cellIn(capital(string(cell.Class))+" cell", locate(square)), h.Category, f.Data.Rows[len(f.Data.Rows)-1][2])
		in.Cells = append(in.Cells, square)
	}
	in.KeyName = "Cells"
	in.Key = []chart.MapKey{{Text: "neither", Count: h.Cells - cells[analysis.Hot] - cells[analysis.Cold], Fill: chart.PlainFill}, {Text: "hot", Count: cells[analysis.Hot], Fill: chart.HotFill}}
	in.Key[0].Text = "not hot"
	if cells[analysis.Cold] > 0 {
		in.Key[0].Text = "neither"
		in.Key = append(in.Key, chart.MapKey{Text: "cold", Count: cells[analysis.Cold], Fill: chart.ColdFill})
	}
	for i, g := range d.numbered(h) {
		at := hidden.spot(h, g.HotGroup)
		in.Labels = append(in.Labels, chart.MapLabel{Easting: at[0], Northing: at[1], Text: fmt.Sprint(g.Shown), Rank: 1<<30 - i, Number: true, Told: g.told(h.Category)})
	}
	if len(f.Data.Rows) == 0 {
		f.Data.Rows = [][]string{{notApplicable, notApplicable, notApplicable, "no hot cell"}}
	}
	f.Alt = fmt.Sprintf("A map of cells over the area. %s. The largest hot spots are numbered as in the table below.", f.Title)
	if len(h.Groups) == 0 {
		f.Alt = fmt.Sprintf("A map of the area without any hot cell. %s.", f.Title)
	}
	return d.drawnMap(f, in)
}

// hotspotTitle says how many hot spots there are and how much they hold.
func (d *draft) hotspotTitle(h *analysis.HotspotLayer) string {
	if h.Hot == 0 || len(h.Groups) == 0 {
		return fmt.Sprintf("No cell has more %s than chance would leave", incidentsOf(h.Category))
	}
	if !d.hidden.sums() {
		return fmt.Sprintf("%s of %s cover %s of the area's cells", numberOfHotspots(len(h.Groups)), inSentence(h.Category), percent(share(h.Hot, h.Cells)))
	}
	return fmt.Sprintf("%s hold %s of %s in %s of the area's cells",
		numberOfHotspots(len(h.Groups)), percent(h.HotShare), incidentsOf(h.Category), percent(share(h.Hot, h.Cells)))
}

// numberOfHotspots counts hot spots so that the verb "hold" agrees.
func numberOfHotspots(n int) string {
	if n == 1 {
		return "The cells of one hot spot"
	}
	return counted(n, "hot spot", "hot spots")
}
