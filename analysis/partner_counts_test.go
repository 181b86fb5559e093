package analysis

import (
	"testing"

	"assess/data"
	"assess/data/workspace"
)

// tabled is a builder of two districts with a table of 24 months.
func tabled(t *testing.T, table workspace.Table, cells ...partnerCell) *builder {
	t.Helper()
	year := period(t, "2021-04/2022-03")
	b := &builder{out: &Assessment{}, own: map[data.Code]int{"E07000001": 0, "E07000002": 1}, facts: &Facts{}}
	b.out.Year = Year{Whole: year, Held: year, Months: year.Months(), DataFrom: month(t, "2018-04")}
	b.out.Settings = Settings{FDR: 0.05}
	b.out.Partnership = Partnership{ID: "two", Name: "Two", Districts: []data.Area{{Code: "E07000001", Name: "One"}, {Code: "E07000002", Name: "Other"}}}
	b.facts.common.Sources = []workspace.Source{{ID: "calls", Kind: workspace.PartnerTable, Table: &table}}
	for m := month(t, "2020-04"); m <= year.To; m++ {
		if m != month(t, "2021-07") {
			b.facts.partners.months = append(b.facts.partners.months, PartnerMonth{Source: "calls", Month: m, RowAccount: RowAccount{Loaded: 1}})
		}
	}
	for i := range cells {
		cells[i].source = "calls"
		if cells[i].month.IsZero() {
			cells[i].month = month(t, "2021-05")
		}
		if cells[i].rows == 0 {
			cells[i].rows = cells[i].count
		}
	}
	b.facts.partners.cells = cells
	for _, step := range []func() error{b.partnerCounts, b.partnerChanges} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// countOf is a series' total of the year.
func countOf(t *testing.T, b *builder, k PartnerKey, code data.Code) int64 {
	t.Helper()
	k.Source = "calls"
	for _, c := range b.out.Partners.Counts {
		if c.PartnerKey == k && c.Code == code {
			return c.Year().Count
		}
	}
	t.Fatalf("there is no series %+v of %s", k, code)
	return 0
}

func TestRecordsCountInTheirDistrict(t *testing.T) {
	cells := []partnerCell{
		{category: "Noise", district: "E07000001", count: 5}, {category: "Noise", district: "E07000002", count: 7, flags: 4},
		{category: "Drugs", district: "E07000001", count: 2}, {category: "Noise", district: "E07000009", count: 100},
		{category: "Noise", district: elsewhere, count: 50}, {category: "Noise", count: 11},
	}
	table := workspace.Table{Title: "Calls", Flags: []workspace.Marker{{Flag: "knife", Column: "K"}}}
	b := tabled(t, table, cells...)
	for _, c := range []struct {
		key  PartnerKey
		code data.Code
		want int64
	}{
		{PartnerKey{}, "two", 14}, {PartnerKey{}, "E07000001", 7}, {PartnerKey{Category: "Noise"}, "two", 12},
		{PartnerKey{Category: "Drugs"}, "E07000002", 0}, {PartnerKey{Flag: "knife"}, "two", 7}, {PartnerKey{Flag: "knife"}, "E07000001", 0},
	} {
		if got := countOf(t, b, c.key, c.code); got != c.want {
			t.Errorf("%+v of %s is %d, want %d", c.key, c.code, got, c.want)
		}
	}
	if got := b.out.Partners.Sources[0].Unplaced; got != 11 {
		t.Errorf("%d rows are counted nowhere, want 11", got)
	}
	table.Areas = []data.Code{"E07000002"}
	b = tabled(t, table, cells...)
	if got := countOf(t, b, PartnerKey{}, "E07000002"); got != 18 {
		t.Errorf("with its area stated the table has %d, want 18", got)
	}
	table.Areas = []data.Code{"E07000001", "E07000002"}
	b = tabled(t, table, cells...)
	if all, one := countOf(t, b, PartnerKey{}, "two"), countOf(t, b, PartnerKey{}, "E07000001"); all != 25 || one != 7 || b.out.Partners.Sources[0].Unplaced != 0 {
		t.Errorf("with both areas stated the partnership has %d and a district %d, want 25 and 7", all, one)
	}
	table.Areas = []data.Code{"E07000001", "E07000009"}
	if b = tabled(t, table, cells...); countOf(t, b, PartnerKey{}, "two") != 14 {
		t.Error("a table of another district too counts its rows without a district here")
	}
}

// A month without a row is missing, and left out of both years.
func TestAMonthWithoutRowsIsMissing(t *testing.T) {
	b := tabled(t, workspace.Table{Title: "Calls"},
		partnerCell{district: "E07000001", count: 30, month: month(t, "2020-07")}, partnerCell{district: "E07000001", count: 40, month: month(t, "2020-09")},
		partnerCell{district: "E07000001", count: 50, month: month(t, "2021-09")})
	c := b.out.Partners.Counts[0]
	if y := c.Year(); y.Months != 11 || y.Count != 50 || len(c.Years) != 2 || c.Years[0].Count != 70 || c.Years[0].Months != 12 {
		t.Errorf("the years are %+v", c.Years)
	}
	if i := int(month(t, "2021-07") - c.From); c.Counts[i] != nil || c.Counts[i+1] == nil || *c.Counts[i+1] != 0 {
		t.Error("July 2021 is not missing, or August not nought")
	}
	ch := b.out.Partners.Changes[0]
	if ch.Months != 11 || ch.PreviousTotal != 40 || ch.CurrentCount != 50 {
		t.Errorf("%d against %d over %d months, want 50 against 40 over 11", ch.CurrentCount, ch.PreviousTotal, ch.Months)
	}
	if s := b.out.Partners.Sources[0]; len(s.Missing) != 1 || len(s.LeftOut) != 1 || s.LeftOut[0].Month != month(t, "2021-07") {
		t.Errorf("missing are %v, left out %v", s.Missing, s.LeftOut)
	}
}

func TestRowsWithoutANumberAreStatedAndNotCompared(t *testing.T) {
	b := tabled(t, workspace.Table{Title: "Calls", Count: "N"},
		partnerCell{district: "E07000001", count: 400, rows: 10, month: month(t, "2020-05")}, partnerCell{district: "E07000001", count: 300, rows: 10, hidden: 2})
	if y := b.out.Partners.Counts[0].Year(); y.Count != 300 || y.Hidden != 2 {
		t.Errorf("the year is %+v, want 300 and 2 rows without a number", y)
	}
	if c := b.out.Partners.Changes[0]; c.Verdict != NotComparable || c.Reason != "2 of 20 rows of the months compared have no number" {
		t.Errorf("the change is %q because %q", c.Verdict, c.Reason)
	}
}

func TestACategoryThatIsTheSumOfOthersTakesTheTotalsPlace(t *testing.T) {
	b := tabled(t, workspace.Table{Title: "Attendances"},
		partnerCell{category: "All causes", district: "E07000001", count: 90}, partnerCell{category: "Assault", district: "E07000001", count: 9})
	for _, c := range b.out.Partners.Counts {
		if c.Category == "" {
			t.Errorf("all records together are %d", c.Year().Count)
		}
	}
	for name, want := range map[string]bool{"All causes": true, "Total": true, "Any weapon": true, "Ball games": false, "Totally other": false, "Small load": false} {
		if namesAll(name) != want {
			t.Errorf("namesAll(%q) is not %t", name, want)
		}
	}
}

func TestSensitiveRecordsAreMarked(t *testing.T) {
	b := tabled(t, workspace.Table{Title: "Crimes", Flags: []workspace.Marker{{Flag: "hate"}, {Flag: "knife"}}},
		partnerCell{category: "Rape", district: "E07000001", count: 3}, partnerCell{category: "Robbery", district: "E07000001", count: 9})
	for _, c := range b.out.Partners.Counts {
		if want := c.Category == "Rape" || c.Flag == "hate"; c.Sensitive != want {
			t.Errorf("%+v is sensitive: %t", c.PartnerKey, c.Sensitive)
		}
	}
}

func TestATableWithoutTheYearSaysWhy(t *testing.T) {
	b := tabled(t, workspace.Table{Title: "Calls"}, partnerCell{district: "E07000009", count: 3})
	if s := b.out.Partners.Sources[0]; s.Reason != "no row of it lies in the partnership" || len(b.out.Partners.Counts) != 0 {
		t.Errorf("a table of elsewhere has %q and %d series", s.Reason, len(b.out.Partners.Counts))
	}
}
