package reports

import (
	"fmt"
	"testing"

	"assess/analysis"
	"assess/data"

	"pgregory.net/rapid"
)

// veil asks for small counts of open data to be hidden.
func veil(a *analysis.Assessment) { a.Settings.SuppressOpen = true }

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
		if k := (rateKey{data.Layer(r[0]), data.Code(r[2]), data.Category(r[4])}); suppressionOf(a).hidden[k] != (r[5] == suppressedCell) {
			t.Errorf("smoothed rate of a hidden count: %v", r)
		}
	}
}

// Whatever the counts: every small count is hidden, and no hidden count can be
// worked out by subtraction, because a line of the table that hides one count
// hides two (unless all that the line has is hidden).
func TestNoHiddenCountCanBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := &analysis.Assessment{Settings: analysis.Settings{SuppressOpen: true, SuppressBelow: 5}}
		areas, categories := rapid.IntRange(1, 6).Draw(t, "areas"), rapid.IntRange(1, 5).Draw(t, "categories")
		for i := range areas {
			for k := range categories {
				a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.LSOA, Code: lsoaCode(i), Category: data.Category(fmt.Sprint("category ", k)), Count: rapid.Int64Range(0, 12).Draw(t, "count")})
			}
		}
		s := suppressionOf(a)
		inArea, inCategory := map[data.Code]int{}, map[data.Category]int{}
		for _, r := range a.AreaRates {
			if r.Count > 0 && r.Count < 5 && !s.hidden[keyOf(r)] {
				t.Fatalf("a count of %d is shown", r.Count)
			}
			if s.hidden[keyOf(r)] {
				inArea[r.Code]++
				inCategory[r.Category]++
			}
		}
		for code, n := range inArea {
			if n == 1 && categories > 1 {
				t.Errorf("area %s hides one count of %d", code, categories)
			}
		}
		for c, n := range inCategory {
			if n == 1 && areas > 1 {
				t.Errorf("%s hides one count of %d", c, areas)
			}
		}
	})
}
