package reports

import (
	"testing"

	"assess/analysis"
	"assess/data"
)

// unfinished makes a year of the fixture one that is not over.
func unfinished(a *analysis.Assessment) { a.Year.ToDate = true }

// Nothing below the district is told of a year that is not over: the edition of the whole
// year less it would be the months between.
func TestAYearToDateTellsNothingBelowTheDistrict(t *testing.T) {
	a := assessment(veil, unfinished)
	for name, from := range map[string]int{"area_rates.csv": 5, "ward_changes.csv": 6, "deprivation.csv": 3} {
		rows := rowsOf(t, Files(a, Options{Edition: "public"}), name)
		if len(rows) == 0 {
			t.Errorf("%s is empty", name)
		}
		for _, r := range rows {
			if r[from] != suppressedCell {
				t.Errorf("%s tells %v", name, r)
			}
		}
	}
}

// Of the year before an edition shows what that year's own edition shows: nothing where
// its months are not those of both.
func TestTheYearBeforeIsHiddenAsInItsOwnEdition(t *testing.T) {
	rows := []analysis.AreaRate{}
	var small []analysis.SmallArea
	for i, n := range []int64{3, 40, 50, 60} {
		small = append(small, analysis.SmallArea{Area: data.Area{Code: lsoaCode(i), District: "E07990001"}, Ward: wardCode(i), Residents: ptr[int64](900)})
		for _, layer := range []data.Layer{data.LSOA, data.Ward} {
			code := map[data.Layer]data.Code{data.LSOA: lsoaCode(i), data.Ward: wardCode(i)}[layer]
			rows = append(rows, analysis.AreaRate{Layer: layer, Code: code, Category: data.AntiSocialBehaviour, Count: n})
		}
	}
	alone := yearVeilOf(rows, small, 5)
	if !alone.sure || !alone.hidden[rateKey{data.Ward, wardCode(0), data.AntiSocialBehaviour}] || len(alone.hidden) >= len(rows) {
		t.Fatalf("hidden are %v", alone.hidden)
	}
	s := suppression{below: 5, yearVeil: alone}
	changes := &analysis.Assessment{WardChanges: analysis.WardChanges{Months: 12, Rows: []analysis.CategoryChange{{Code: wardCode(3), Category: data.AntiSocialBehaviour}}}}
	if got := s.wardChanges(changes); len(got) != 1 {
		t.Error("a change is shown though the year before is not whole")
	}
}
