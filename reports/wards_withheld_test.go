package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"

	"pgregory.net/rapid"
)

// town is some wards with a year's months of one category, all of one district.
func town(t *rapid.T) (rows []*monthsRow) {
	wards, months := rapid.IntRange(2, 5).Draw(t, "wards"), rapid.IntRange(1, 4).Draw(t, "months")
	for i := range wards {
		r := &monthsRow{name: string(wardCode(i))}
		for range months {
			r.counts = append(r.counts, ptr(rapid.Int64Range(0, 12).Draw(t, "count")))
		}
		rows = append(rows, r)
	}
	return rows
}

// Linear programming over what is shown (the months of other wards, the district's
// months, the wards' years) bounds no small month to fewer than five values.
func TestAnAttackOnTheMonthsOfWardsFindsNothing(t *testing.T) {
	s := suppression{below: 5}
	rapid.Check(t, func(t *rapid.T) {
		rows := town(t)
		for _, r := range rows {
			r.add(s)
		}
		withhold(rows, s)
		if !kept(rows, s) {
			for _, r := range rows {
				if !r.hidden {
					t.Fatal("a ward is shown though the others can be worked out")
				}
			}
			return
		}
		c, hidden := disclosure.Counts{}, []bool{}
		add := func(n int64, h bool) int {
			c.Values, c.Open, hidden = append(c.Values, n), append(c.Open, !h), append(hidden, h)
			return len(c.Values) - 1
		}
		at := make([][]int, len(rows))
		for i, r := range rows {
			for _, n := range r.counts {
				at[i] = append(at[i], add(*n, r.hidden))
			}
			c.Sums = append(c.Sums, disclosure.Sum{Whole: add(r.total, false), Parts: at[i]})
		}
		for m := range rows[0].counts {
			var n int64
			var parts []int
			for i, r := range rows {
				n += r.at(m)
				parts = append(parts, at[i][m])
			}
			c.Sums = append(c.Sums, disclosure.Sum{Whole: add(n, false), Parts: parts})
		}
		for i, r := range rows {
			for m, n := range r.counts {
				if !s.small(*n) {
					continue
				}
				low, high, err := disclosure.Attack(c, hidden, at[i][m])
				if err != nil {
					t.Fatal(err)
				}
				if high-low < 4-1e-6 {
					t.Fatalf("month %d of ward %d lies between %g and %g", m, i, low, high)
				}
			}
		}
	})
}

// Months are printed only where none is small, and a second ward's with it.
func TestSmallMonthsAreWithheld(t *testing.T) {
	doc := profilesOf(t, func(a *analysis.Assessment) {
		for i := range a.AreaRates { // large enough to be shown, so that the months alone decide
			r := &a.AreaRates[i]
			*r = areaRate(r.Layer, r.Vintage, r.Code, r.Name, r.Category, r.Count+400)
		}
		for i := range a.WardMonths.Rows {
			if r := &a.WardMonths.Rows[i]; r.Code == wardCode(1) && r.Category == data.AllCrime {
				r.Counts[40] = ptr[int64](3)
			}
		}
	}, veil)
	withheld := 0
	for _, s := range doc.Sections[1:] {
		for _, b := range s.Blocks {
			f, ok := b.(Figure)
			if !ok {
				continue
			}
			crime := slices.ContainsFunc(f.Data.Columns, func(c Column) bool { return c.Name == "All crime in the month" })
			if !crime {
				withheld++
			}
			if s.Title == "Castle" && (crime || !strings.Contains(f.Subtitle, "months of all crime are not shown")) {
				t.Errorf("a month of 3 is shown on the page of %s: %s", s.Title, f.Subtitle)
			}
		}
	}
	if withheld != 2 {
		t.Errorf("the months of %d wards are withheld, want 2: one alone is the district's total less the others", withheld)
	}
}

// What the edition hides is on no page; what the other edition shows is.
func TestHiddenNumbersOfWardsAreOnNoPage(t *testing.T) {
	few := func(a *analysis.Assessment) {
		for i := range a.AreaRates {
			if r := &a.AreaRates[i]; r.Layer == data.Ward && r.Category == "Robbery" && r.Code == wardCode(1) {
				*r = areaRate(r.Layer, r.Vintage, r.Code, r.Name, r.Category, 4)
			}
		}
	}
	row := func(doc *Document) string {
		for _, r := range tableIn(t, doc, "Castle").Rows {
			if r[0] == "Robbery" {
				return fmt.Sprint(r[1:])
			}
		}
		return ""
	}
	if got := row(profilesOf(t, few)); !strings.HasPrefix(got, "[4 ") {
		t.Errorf("an open count is not shown: %s", got)
	}
	if got := row(profilesOf(t, few, veil)); got != "[[c] [c] [c] [c] [c]]" {
		t.Errorf("a small count is shown: %s", got)
	}
}
