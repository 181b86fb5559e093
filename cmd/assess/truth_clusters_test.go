package main

import (
	"cmp"
	"slices"
	"testing"

	"assess/analysis"
	"assess/data"
)

// clustersAreTrue checks that small areas are read as the generator makes them: the
// planted hot spots, each wider than a small area, make neighbours resemble each other,
// and the areas with the highest rates are those of the table of all areas.
func clustersAreTrue(t *testing.T, a *analysis.Assessment) {
	if len(a.Clustering) != 2 {
		t.Fatalf("%d categories, want all crime and anti-social behaviour", len(a.Clustering))
	}
	for _, c := range a.Clustering {
		var rates []analysis.AreaRate
		located, mean := int64(0), 0.0
		for _, r := range a.AreaRates {
			if r.Layer == data.LSOA && r.Category == c.Category {
				rates = append(rates, r)
				located += r.Count
				mean += *r.Smoothed / float64(a.Area.LSOAs)
			}
		}
		if c.Areas != a.Area.LSOAs || c.Islands+c.WithoutRate+len(c.NotTested) != 0 {
			t.Errorf("%s: %d areas tested, %d islands, %d without a rate; all %d have neighbours and residents", c.Category, c.Areas, c.Islands, c.WithoutRate, a.Area.LSOAs)
		}
		if c.Resemblance != analysis.Resemble || len(c.Classed) == 0 {
			t.Errorf("%s: %s (%+v), and %d areas have a class; hot spots were planted", c.Category, c.Resemblance, c.Moran, len(c.Classed))
		}
		for _, area := range c.Classed {
			high := area.Class == analysis.HighHigh || area.Class == analysis.HighLow
			if area.Q >= a.Settings.FDR || area.Q < area.P || high != (area.Smoothed > mean) {
				t.Errorf("%s beside a mean of %.1f", area.Name, mean)
			}
		}
		if s := c.Spacing; s == nil || s.Incidents != located || s.Shared < 0.5 || s.Index > 1 || int64(s.Points) >= located {
			t.Errorf("%s: spacing %+v of %d incidents at shared points", c.Category, s, located)
		}
		slices.SortStableFunc(rates, func(x, y analysis.AreaRate) int { return cmp.Compare(*y.Rate, *x.Rate) })
		for i, h := range c.Highest {
			r := rates[i]
			if h.Code != r.Code || h.Count != r.Count || h.Rate != *r.Rate || h.Interval != *r.Interval || h.Smoothed != *r.Smoothed || h.Ward == "" {
				t.Errorf("%s, place %d: %+v; the area with that rate is %s with %d", c.Category, i+1, h, r.Name, r.Count)
			}
		}
	}
}
