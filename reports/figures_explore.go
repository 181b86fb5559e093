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

// explorePeriod is a period that the map can show.
type explorePeriod struct {
	name   string
	rates  map[rateKey]analysis.AreaRate
	hidden suppression
}

// explorePeriods are the year assessed and, where nothing is hidden, the year before:
// two years beside each other would give away more than one.
func (d *draft) explorePeriods() []explorePeriod {
	now := explorePeriod{d.window(), map[rateKey]analysis.AreaRate{}, d.hide()}
	for _, r := range d.a.AreaRates {
		now.rates[keyOf(r)] = r
	}
	before := d.a.EarlierRates
	if before.Reason != "" || len(before.Rows) == 0 || now.hidden.on() {
		return []explorePeriod{now}
	}
	then := explorePeriod{name: before.Label, rates: map[rateKey]analysis.AreaRate{}}
	for _, r := range before.Rows {
		then.rates[rateKey{r.Layer, r.Code, r.Category}] = analysis.AreaRate{Count: r.Count, Rate: r.Rate, Smoothed: r.Smoothed}
	}
	return []explorePeriod{now, then}
}

// explore is what lets readers look into the map of rates in the figure of an
// anchor: small areas on that map, wards on the map of the area.
func (d *draft) explore(figure string) *Explore {
	e := &Explore{Title: "Explore the map, area by area"}
	var categories []data.Category
	for _, r := range d.a.AreaRates {
		if !slices.Contains(categories, r.Category) {
			categories = append(categories, r.Category)
		}
	}
	slices.SortStableFunc(categories, byOrder)
	periods := d.explorePeriods()
	for _, p := range periods {
		e.Periods = append(e.Periods, p.name)
	}
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
	e.Layers = append(e.Layers, exploreLayer(d.land.lsoa, data.LSOA, categories, periods))
	e.Layers[0].Name, e.Layers[0].Figure = "Small areas", figure
	if d.land.ward != nil && d.a.Area.Wards > 0 {
		wards := exploreLayer(d.land.ward, data.Ward, categories, periods)
		wards.Name, wards.Figure = "Wards", areaFigure
		e.Layers = append(e.Layers, wards)
	}
	e.Note = fmt.Sprintf("Rates are for every 1,000 residents. A smoothed rate is drawn towards the average where few people live. Classes hold about the same number of areas in %s. %s is a number that is not available.", periods[0].name, notAvailable)
	switch before := d.a.EarlierRates; {
	case len(periods) > 1:
		e.Note += " Rates of both periods are of the same residents, and colours mean the same in both. Small numbers differ from year to year by chance."
	case hidden.on():
		e.Note += " The year before is not shown beside hidden numbers."
	case before.Reason != "":
		e.Note += fmt.Sprintf(" The year before is not shown: %s.", before.Reason)
	}
	if len(hidden.hidden) > 0 {
		e.Note += fmt.Sprintf(" %s is one that is hidden because it, or another that it would give away, is small.", suppressedCell)
	}
	return e
}

// exploreLayer is the areas of a layer in the order of their outlines. Both periods
// are coloured by the classes of the one assessed, so that colours can be compared.
func exploreLayer(o *outlines, layer data.Layer, categories []data.Category, periods []explorePeriod) ExploreLayer {
	l := ExploreLayer{Areas: make([]ExploreArea, len(o.areas))}
	for i, a := range o.areas {
		l.Areas[i] = ExploreArea{Code: string(a.Code), Name: a.Name}
		if r, ok := periods[0].rates[rateKey{layer, a.Code, data.AllCrime}]; ok && r.Denominator != nil {
			l.Areas[i].About = plural(int64(*r.Denominator), "resident", "residents")
		}
	}
	cuts := map[string]classes{}
	for _, period := range periods {
		for _, c := range categories {
			for _, m := range exploreMeasures {
				cells, values := explored(o, layer, c, m, period)
				which := string(c) + " " + m.name
				cut, ok := cuts[which]
				if !ok {
					cut = classify(values.some(), 5)
					cuts[which] = cut
				}
				for i := range cells {
					l.Areas[i].Cells = append(l.Areas[i].Cells, cells[i])
				}
				l.Shades = append(l.Shades, values.shade(cut))
			}
		}
	}
	return l
}

// shownValues are the values of outlines that may be shown; nil for others.
type shownValues []*float64

// explored gives a cell for each outline, and the value of those that have a number
// which may be shown: hidden numbers set no class and no edge.
func explored(o *outlines, layer data.Layer, c data.Category, m exploreMeasure, in explorePeriod) (cells []string, values shownValues) {
	for _, a := range o.areas {
		key := rateKey{layer, a.Code, c}
		r, ok := in.rates[key]
		v, known := m.value(r)
		switch {
		case ok && (in.hidden.hidden[key] || m.whole && in.hidden.columns[columnKey{layer, c}]):
			cells, values = append(cells, suppressedCell), append(values, nil)
		case !ok || !known:
			cells, values = append(cells, notAvailable), append(values, nil)
		default:
			cells, values = append(cells, m.print(v)), append(values, &v)
		}
	}
	return cells, values
}

// some are the values themselves.
func (v shownValues) some() (out []float64) {
	for _, x := range v {
		if x != nil {
			out = append(out, *x)
		}
	}
	return out
}

// shade colours the values by classes, and counts the areas in each.
func (v shownValues) shade(cut classes) ExploreShade {
	s := ExploreShade{Key: []string{}, Fills: []string{}} // lists for the script, empty ones too
	counts := make([]int, len(cut.counts))
	var of strings.Builder
	for _, x := range v {
		if x == nil || len(counts) == 0 {
			of.WriteByte(noClass)
			continue
		}
		k := cut.of(*x)
		counts[k]++
		of.WriteByte(byte('0' + k))
	}
	s.Classes = of.String()
	if len(v.some()) == 0 {
		return s
	}
	for i, k := range cut.key() {
		number := "none"
		if counts[i] > 0 {
			number = counted(counts[i], "area", "areas")
		}
		s.Key = append(s.Key, fmt.Sprintf("%s (%s)", k.Text, number))
		s.Fills = append(s.Fills, k.Fill.Class())
	}
	return s
}
