package reports

import (
	"fmt"
	"math"

	"assess/analysis"
	"assess/data"
	"assess/geo"
	"assess/reports/chart"

	"github.com/paulmach/orb/planar"
)

// The detail of the outlines: of maps of wards in metres, and of the locator in points
// that the partnership is wide.
const (
	wardDetail    = 5.0
	locatorPoints = 100
)

// survey thins the outlines for these maps, once for all pages.
func (p *profiles) survey(b Boundaries) {
	p.lsoas, p.outline = thinned(b.LSOA, wardDetail), thinned(b.Ward, wardDetail)
	coarse := metresPerPoint(b) * float64(mapWidth) / locatorPoints * drawnDetail
	p.around, p.here = geo.Simplify(p.land.edges, coarse), thinned(b.Ward, coarse)
	var values []float64
	for _, r := range p.a.AreaRates {
		if r.Layer == data.LSOA && r.Category == data.AllCrime && r.Smoothed != nil && !p.hidden.hidden[keyOf(r)] {
			values = append(values, *r.Smoothed)
		}
	}
	p.scale = classify(values, 5)
}

// mapOfWard is the smoothed rate of all crime in the small areas of a ward, or its hot
// cells where no rate can be shown.
func (p *profiles) mapOfWard(w *ward) (chart.Map, half) {
	outline := p.outline.shapes[p.outline.byCode[w.Code]]
	in, h, ok := p.rated(w)
	if !ok {
		in, h = p.celled(outline)
	}
	in.Tall = wardMapTall
	in.Lines = []chart.MapLine{{Geometry: outline, Strong: true}}
	for i, s := range w.spots[data.AllCrime] {
		in.Labels = append(in.Labels, chart.MapLabel{Easting: s.Easting, Northing: s.Northing, Text: fmt.Sprint(s.Shown), Rank: 1<<30 - i, Number: true, Told: s.told(data.AllCrime)})
	}
	return in, h
}

// rated is a map of the small areas' rates; ok is false where none can be shown.
func (p *profiles) rated(w *ward) (in chart.Map, h half, ok bool) {
	in.Key, in.KeyName = p.scale.key(), "Crimes for every 1,000 residents"
	for k := range in.Key {
		in.Key[k].Count = 0
	}
	h.columns = []Column{{Name: "Small area"}, {Name: "Code"}, {Name: "Crimes in the year", Align: Right}, {Name: "Rate", Align: Right}, {Name: "Smoothed rate", Align: Right}}
	low, high, n := math.Inf(1), math.Inf(-1), 0
	var veil hiddenClass
	for _, i := range w.lsoas {
		a := p.lsoas.areas[i]
		shape := chart.MapShape{Geometry: p.lsoas.shapes[i], Class: -1, Text: a.Name + ": no value"}
		row := []string{a.Name, string(a.Code), notAvailable, notAvailable, notAvailable}
		if r, ok := p.rates[rateKey{data.LSOA, a.Code, data.AllCrime}]; ok && r.Smoothed != nil {
			copy(row[2:], append(p.hidden.cells(r, data.Thousands(r.Count), rateCell(r.Rate)), p.hidden.column(r, perThousand(*r.Smoothed))...))
			if p.hidden.hidden[keyOf(r)] {
				shape.Class, shape.Text = veil.class(&in), a.Name+": "+hiddenWords
			} else {
				shape.Class = p.scale.of(*r.Smoothed)
				shape.Text = fmt.Sprintf("%s: %s smoothed; count %s", a.Name, row[4], row[2])
				in.Key[shape.Class].Count++
				low, high, n = min(low, *r.Smoothed), max(high, *r.Smoothed), n+1
			}
		}
		in.Shapes, h.rows = append(in.Shapes, shape), append(h.rows, row)
	}
	h.title = p.rangeTitle(low, high, n)
	h.subtitle = fmt.Sprintf("crimes for every 1,000 residents by small area (LSOA), smoothed, %s, in the classes of the whole partnership", p.window())
	h.alt = sentence("A map of the ward's small areas, stronger in colour where the rate is higher. %s", h.title)
	return in, h, n > 0
}

// rangeTitle says how far the small areas of a ward differ. Where a small area's number
// is hidden, so is what all were drawn towards.
func (p *profiles) rangeTitle(low, high float64, n int) string {
	a, b := roughly(low), roughly(high)
	switch {
	case p.hidden.columns[columnKey{data.LSOA, data.AllCrime}]:
		return "Crime in the ward's small areas"
	case n == 1:
		return fmt.Sprintf("The ward's one small area has about %s crimes for every 1,000 residents", a)
	case a == b:
		return fmt.Sprintf("Small areas have about %s crimes for every 1,000 residents each", a)
	}
	return fmt.Sprintf("Small areas range from about %s to about %s crimes for every 1,000 residents", a, b)
}

// celled is a map of the hot cells of all crime whose middle is in the ward.
func (p *profiles) celled(outline geo.Shape) (in chart.Map, out half) {
	in.Shapes = []chart.MapShape{{Geometry: outline, Class: 0}}
	in.Key, in.KeyName = []chart.MapKey{{Text: "this ward", Count: 1, Fill: chart.PlainFill}}, "Hot cells of all crime"
	out.columns = []Column{{Name: "Cell"}, {Name: "Easting", Align: Right}, {Name: "Northing", Align: Right}}
	out.title = "No hot cells of all crime can be shown"
	if h := p.hotspots(data.AllCrime); h != nil && h.Reason == "" {
		half := float64(h.CellM) / 2
		for _, c := range h.Listed {
			if c.Class != analysis.Hot || !planar.MultiPolygonContains(outline, [2]float64{float64(c.Easting) + half, float64(c.Northing) + half}) {
				continue
			}
			in.Cells = append(in.Cells, chart.MapCell{Easting: float64(c.Easting), Northing: float64(c.Northing), Size: float64(h.CellM), Class: 1})
			out.rows = append(out.rows, []string{fmt.Sprintf("Hot cell %d", len(in.Cells)), fmt.Sprint(c.Easting), fmt.Sprint(c.Northing)})
		}
		in.Key = append(in.Key, chart.MapKey{Text: "hot", Count: len(in.Cells), Fill: chart.HotFill})
		in.Key[0] = chart.MapKey{Text: "rest of the ward", Count: 1, Fill: chart.PlainFill}
		out.title = "No cell of the ward is hot"
		if n := len(in.Cells); n > 0 {
			out.title = isAre(n, "One cell of the ward is hot", "cells of the ward are hot")
		}
	}
	out.subtitle = fmt.Sprintf("cells with more crimes than chance would leave, %s; no small area of the ward has a rate that can be shown", p.window())
	out.alt = sentence("A map of the ward with its hot cells. %s", out.title)
	return in, out
}

// wardID is the anchor of a ward's page.
func wardID(w *ward) string { return "ward-" + fileName(string(w.Code)) }
