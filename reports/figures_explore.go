package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// exploreMeasure is a measure that a map can be coloured by.
type exploreMeasure struct {
	name  string
	value func(analysis.AreaRate) (v float64, ok bool)
	print func(float64) string
	whole bool // every area has a part in each value
}

// exploreMeasures are the measures in the order of the list; the first is the one
// that the printed map shows.
var exploreMeasures = []exploreMeasure{
	{"Smoothed rate", func(r analysis.AreaRate) (float64, bool) { return given(r.Smoothed) }, perThousand, true},
	{"Rate", func(r analysis.AreaRate) (float64, bool) { return given(r.Rate) }, perThousand, false},
	{"Count", func(r analysis.AreaRate) (float64, bool) { return float64(r.Count), true },
		func(v float64) string { return data.Thousands(int64(v)) }, false},
}

// given is a number that may be missing.
func given(x *float64) (float64, bool) {
	if x == nil {
		return 0, false
	}
	return *x, true
}

// explore is what lets readers look into the map of rates in the figure of an
// anchor: small areas on that map, wards on the map of the area.
func (d *draft) explore(figure string) *Explore {
	e := &Explore{Title: "Explore the map, area by area"}
	var categories []data.Category
	rates := map[rateKey]analysis.AreaRate{}
	for _, r := range d.a.AreaRates {
		rates[keyOf(r)] = r
		if !slices.Contains(categories, r.Category) {
			categories = append(categories, r.Category)
		}
	}
	slices.SortStableFunc(categories, byOrder)
	for _, c := range categories {
		e.Categories = append(e.Categories, string(c))
	}
	for _, m := range exploreMeasures {
		e.Measures = append(e.Measures, m.name)
	}
	hidden := d.hide()
	if hidden.columns[columnKey{data.LSOA, data.AllCrime}] {
		e.First = slices.Index(e.Measures, "Rate")
	}
	e.Layers = append(e.Layers, exploreLayer(d.land.lsoa, data.LSOA, categories, rates, hidden))
	e.Layers[0].Name, e.Layers[0].Figure = "Small areas", figure
	if d.land.ward != nil && d.a.Area.Wards > 0 {
		wards := exploreLayer(d.land.ward, data.Ward, categories, rates, hidden)
		wards.Name, wards.Figure = "Wards", areaFigure
		e.Layers = append(e.Layers, wards)
	}
	e.Note = fmt.Sprintf("Counts are of %s, rates for every 1,000 residents. A smoothed rate is drawn towards the average where few people live. Classes hold about the same number of areas. %s is a number that is not available.", d.window(), notAvailable)
	if len(hidden.hidden) > 0 {
		e.Note += fmt.Sprintf(" %s is one that is hidden because it, or another that it would give away, is small.", suppressedCell)
	}
	return e
}

// exploreLayer is the areas of a layer in the order of their outlines.
func exploreLayer(o *outlines, layer data.Layer, categories []data.Category, rates map[rateKey]analysis.AreaRate, hidden suppression) ExploreLayer {
	l := ExploreLayer{Areas: make([]ExploreArea, len(o.areas))}
	for i, a := range o.areas {
		l.Areas[i] = ExploreArea{Code: string(a.Code), Name: a.Name}
		if r, ok := rates[rateKey{layer, a.Code, data.AllCrime}]; ok && r.Denominator != nil {
			l.Areas[i].About = plural(int64(*r.Denominator), "resident", "residents")
		}
	}
	for _, c := range categories {
		for _, m := range exploreMeasures {
			cells, shade := explored(o, func(code data.Code) (string, float64, bool) {
				key := rateKey{layer, code, c}
				r, ok := rates[key]
				v, known := m.value(r)
				switch {
				case ok && (hidden.hidden[key] || m.whole && hidden.columns[columnKey{layer, c}]):
					return suppressedCell, 0, false
				case !ok || !known:
					return notAvailable, 0, false
				}
				return m.print(v), v, true
			})
			for i := range cells {
				l.Areas[i].Cells = append(l.Areas[i].Cells, cells[i])
			}
			l.Shades = append(l.Shades, shade)
		}
	}
	return l
}

// explored gives a cell for each outline, and the classes of those that have a
// number which may be shown: hidden numbers set no class and no edge.
func explored(o *outlines, of func(data.Code) (text string, v float64, shown bool)) (cells []string, shade ExploreShade) {
	values, shown := make([]float64, len(o.areas)), make([]bool, len(o.areas))
	var some []float64
	for i, a := range o.areas {
		text, v, ok := of(a.Code)
		cells = append(cells, text)
		values[i], shown[i] = v, ok
		if ok {
			some = append(some, v)
		}
	}
	cut := classify(some, 5)
	var classes strings.Builder
	for i := range values {
		if shown[i] {
			classes.WriteByte(byte('0' + cut.of(values[i])))
		} else {
			classes.WriteByte(noClass)
		}
	}
	shade = ExploreShade{Key: []string{}, Fills: []string{}, Classes: classes.String()} // lists for the script, empty ones too
	if len(some) == 0 {
		return cells, shade
	}
	for _, k := range cut.key() {
		shade.Key = append(shade.Key, fmt.Sprintf("%s (%s)", k.Text, counted(k.Count, "area", "areas")))
		shade.Fills = append(shade.Fills, k.Fill.Class())
	}
	return cells, shade
}
