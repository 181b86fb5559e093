package reports

import (
	"testing"

	"assess/analysis"
	"assess/data"
)

// veil asks for small counts of open data to be hidden, and makes all crime of each area
// the sum of its categories: counts that do not add up are all hidden.
func veil(a *analysis.Assessment) {
	a.Settings.SuppressOpen = true
	sums := map[rateKey]int64{}
	for _, r := range a.AreaRates {
		if r.Category.IsCrime() && r.Category != data.AllCrime {
			sums[rateKey{r.Layer, r.Code, data.AllCrime}] += r.Count
		}
	}
	for i, r := range a.AreaRates {
		if n, ok := sums[keyOf(r)]; ok {
			a.AreaRates[i] = areaRate(r.Layer, r.Vintage, r.Code, r.Name, r.Category, n)
		}
	}
}

func TestOpenDataIsShownUnlessAskedOtherwise(t *testing.T) {
	for _, r := range file(t, assessment(), "area_rates.csv").Rows {
		if r[5] == suppressedCell {
			t.Fatalf("hidden without being asked: %v", r)
		}
	}
}

func TestHiddenRowsShowNothingThatGivesTheCountAway(t *testing.T) {
	a := assessment(veil)
	hidden := 0
	for _, r := range file(t, a, "area_rates.csv").Rows {
		if r[5] != suppressedCell {
			continue
		}
		hidden++
		for _, k := range []int{7, 8, 9, 10} { // rate, lower, upper, gi_star
			if r[k] != suppressedCell {
				t.Errorf("a hidden count can be worked out: %v", r)
			}
		}
	}
	if hidden == 0 {
		t.Fatal("nothing is hidden")
	}
	for _, r := range file(t, a, "smoothed_rates.csv").Rows {
		if k := (rateKey{data.Layer(r[0]), data.Code(r[2]), data.Category(r[4])}); suppressionOf(a, Options{}).hidden[k] && r[5] != suppressedCell {
			t.Errorf("smoothed rate of a hidden count: %v", r)
		}
	}
}
