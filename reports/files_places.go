package reports

import (
	"cmp"
	"slices"
	"strconv"

	"assess/analysis"
)

// sortedRates are the area rates by layer, vintage, code and category.
func sortedRates(a *analysis.Assessment) []analysis.AreaRate {
	rates := slices.Clone(a.AreaRates)
	slices.SortStableFunc(rates, func(x, y analysis.AreaRate) int {
		return cmp.Or(cmp.Compare(x.Layer, y.Layer), cmp.Compare(x.Vintage, y.Vintage), cmp.Compare(x.Code, y.Code), byOrder(x.Category, y.Category))
	})
	return rates
}

func areaRatesFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "area_rates.csv", Title: "Counts and rates for every 1,000 residents by ward and small area, with the hot-spot test",
		Columns: []string{"layer", "vintage", "area_code", "area_name", "category", "count", "denominator", "rate", "lower", "upper", "gi_star", "p_value", "q_value", "class"}}
	for _, r := range sortedRates(a) {
		lower, upper := bounds(r.Interval)
		class := cell(string(r.Class))
		if r.GiStar == nil {
			class = notAvailable
		}
		name := []string{string(r.Layer), strconv.Itoa(r.Vintage), cell(string(r.Code)), cell(r.Name), string(r.Category)}
		count, rate := hidden.cells(r, whole(r.Count)), hidden.cells(r, number(r.Rate), lower, upper)
		test := hidden.column(r, number(r.GiStar), probability(r.P), probability(r.Q))
		f.Rows = append(f.Rows, slices.Concat(name, count, []string{number(r.Denominator)}, rate, test, hidden.cells(r, class)))
	}
	return f
}

func smoothedFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "smoothed_rates.csv", Title: "Rates of small areas and wards drawn towards the average where few people live (empirical Bayes), as mapped",
		Columns: []string{"layer", "vintage", "area_code", "area_name", "category", "smoothed_rate"}}
	for _, r := range sortedRates(a) {
		if r.Smoothed == nil {
			continue
		}
		name := []string{string(r.Layer), strconv.Itoa(r.Vintage), cell(string(r.Code)), cell(r.Name), string(r.Category)}
		f.Rows = append(f.Rows, append(name, hidden.column(r, number(r.Smoothed))...))
	}
	return f
}

func hotspotCells(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "hotspot_cells.csv", Title: "Cells of the map that hold an incident or a class; easting and northing are the south-west corner in metres of the British National Grid",
		Columns: []string{"category", "easting", "northing", "cell_m", "count", "gi_star", "p_value", "q_value", "class"}}
	layers := slices.Clone(a.Hotspots)
	slices.SortStableFunc(layers, func(x, y analysis.HotspotLayer) int { return byOrder(x.Category, y.Category) })
	for _, h := range layers {
		cells := slices.Clone(h.Listed)
		slices.SortStableFunc(cells, func(x, y analysis.HotCell) int {
			return cmp.Or(cmp.Compare(x.Easting, y.Easting), cmp.Compare(x.Northing, y.Northing))
		})
		for _, c := range cells {
			if !hidden.listed(c) {
				continue
			}
			place := []string{string(h.Category), strconv.Itoa(c.Easting), strconv.Itoa(c.Northing), strconv.Itoa(h.CellM)}
			count := hidden.square(whole(c.Count))
			test := hidden.surface(exact(c.GiStar), probability(&c.P), probability(&c.Q))
			f.Rows = append(f.Rows, slices.Concat(place, count, test, []string{string(c.Class)}))
		}
	}
	return f
}

func concentrationFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "concentration.csv", Title: "How unevenly incidents fall over small areas and cells",
		Columns: []string{"category", "places", "n_places", "count", "top5_share", "half_share", "gini", "gini_generalised"}}
	rows := slices.Clone(a.Concentration)
	slices.SortStableFunc(rows, func(x, y analysis.Concentration) int {
		return cmp.Or(byOrder(x.Category, y.Category), cmp.Compare(x.Places, y.Places))
	})
	for _, c := range rows {
		shares := []string{exact(c.Top5Share), exact(c.HalfShare), exact(c.Gini), exact(c.Generalised)}
		if c.Count == 0 {
			shares = []string{notApplicable, notApplicable, notApplicable, notApplicable}
		}
		shares = hidden.spread(c, shares...)
		f.Rows = append(f.Rows, append([]string{string(c.Category), cell(c.Places), strconv.Itoa(c.N), whole(c.Count)}, shares...))
	}
	return f
}

func deprivationFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "deprivation.csv", Title: "Rates for every 1,000 residents by national deprivation decile; 1 is most deprived",
		Columns: []string{"category", "decile", "lsoas", "count", "residents", "rate", "lower", "upper"}}
	rows := slices.Clone(a.Deprivation)
	slices.SortStableFunc(rows, func(x, y analysis.DecileRate) int {
		return cmp.Or(byOrder(x.Category, y.Category), cmp.Compare(x.Decile, y.Decile))
	})
	for _, r := range rows {
		rate, lower, upper := exact(r.Rate), exact(r.Interval.Lower), exact(r.Interval.Upper)
		if r.Residents == 0 {
			rate, lower, upper = notApplicable, notApplicable, notApplicable
		}
		f.Rows = append(f.Rows, slices.Concat([]string{string(r.Category), strconv.Itoa(r.Decile), strconv.Itoa(r.LSOAs)},
			hidden.decile(r, whole(r.Count)), []string{whole(r.Residents)}, hidden.decile(r, rate, lower, upper)))
	}
	return f
}
