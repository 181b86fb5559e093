package reports

import (
	"strings"
	"testing"

	"assess/analysis"
)

// harmed is an assessment with one table of crimes that is weighed.
func harmed(protect string) *analysis.Assessment {
	a := assessment()
	share := func(x float64) *float64 { return &x }
	kind := func(category, flag string, n int64, records, harm float64) analysis.HarmKind {
		return analysis.HarmKind{PartnerKey: analysis.PartnerKey{Source: "crimes", Category: category, Flag: flag}, Records: n, RecordShare: records, HarmShare: share(harm),
			Harm: analysis.Harm{Sum: 1000 * harm, SE: 10, Offences: n, Weighed: n, CodeShare: 1, OffenceShare: 1, Largest: "8N", LargestShare: 1}}
	}
	a.Partners.Sources = []analysis.PartnerSource{{ID: "crimes", Title: "Crimes with codes", Owner: "Force", Protect: protect}}
	a.Partners.Weights = &analysis.HarmWeights{Title: "Test weights", Source: "A publisher", Unit: "days", Codes: 3}
	a.Partners.Harm = []analysis.PartnerHarm{{Source: "crimes", Kinds: []analysis.HarmKind{
		kind("", "", 100, 1, 1), kind("Wounding", "", 10, 0.1, 0.87), kind("Theft", "", 80, 0.8, 0.1), kind("Drugs", "", 10, 0.1, 0.03), kind("", "knife", 6, 0.06, 0.5),
	}}}
	return a
}

// The number and the harm of a table stand side by side where the edition may tell them,
// and nothing of either where it may not.
func TestHarmOfPartnersRecords(t *testing.T) {
	for _, c := range []struct {
		protect, edition string
		told             bool
	}{{"public", "public", true}, {"restricted", "restricted", true}, {"restricted", "public", false}} {
		a := harmed(c.protect)
		o := Options{Edition: c.edition}
		d := newDraft(a, Boundaries{}, o)
		blocks := d.harmBlocks()
		if (len(blocks) > 0) != c.told {
			t.Fatalf("%+v: %d blocks", c, len(blocks))
		}
		file := false
		for _, f := range Files(a, o) {
			file = file || f.Name == "partner_harm.csv" && len(f.Rows) == 5
		}
		if file != c.told {
			t.Errorf("%+v: the file of harm is there: %v", c, file)
		}
		if !c.told {
			continue
		}
		figure, drawn := blocks[2].(Figure)
		table, ok := blocks[3].(Table)
		if !drawn || !ok || figure.Title != "Wounding made up 10% of the records and 87% of the harm" {
			t.Fatalf("%+v: blocks are %+v", c, blocks)
		}
		if row := strings.Join(table.Rows[1], "|"); row != "Wounding|10|10.0%|870|87.0%" || len(table.Rows) != 5 {
			t.Errorf("row is %s of %d", row, len(table.Rows))
		}
	}
}

// A proposal that everyone may read is not scored by what only the partnership may know.
func TestHarmOfARestrictedTableRanksNothingInPublic(t *testing.T) {
	for _, protect := range []string{"public", "restricted"} {
		a := harmed(protect)
		issue := analysis.Issue{ID: "crimes/wounding", Partner: &analysis.PartnerKey{Source: "crimes", Category: "Wounding"}}
		if kept := suppressionOf(a, Options{Edition: "public"}).harmKept(a, issue); kept != (protect == "restricted") {
			t.Errorf("%s: harm is kept: %v", protect, kept)
		}
		if suppressionOf(a, Options{Edition: restrictedEdition}).harmKept(a, issue) {
			t.Errorf("%s: harm is kept inside the partnership from the partnership", protect)
		}
	}
}

// Months of a partner's series that stand out are drawn where the edition tells every month
// of it.
func TestPartnersMonthsThatStandOut(t *testing.T) {
	for _, c := range []struct {
		protect, edition string
		drawn            bool
	}{{"public", "public", true}, {"restricted", "restricted", true}, {"restricted", "public", false}} {
		a := harmed(c.protect)
		from := a.Year.Held.From.Add(-24)
		count := analysis.PartnerCount{PartnerKey: analysis.PartnerKey{Source: "crimes"}, Type: analysis.TypePartnership, From: from}
		control := &analysis.Control{Centre: 30}
		for i := range 36 {
			n := int64(30 + i%3)
			count.Counts = append(count.Counts, &n)
			control.Usual = append(control.Usual, &analysis.Interval{Lower: 20, Upper: 40})
			if i < 24 {
				control.Basis = append(control.Basis, from.Add(i))
			}
		}
		*count.Counts[30] = 90
		for y := range 3 { // one month of each year is small
			*count.Counts[12*y] = 2
			count.Years = append(count.Years, analysis.PartnerYear{From: from.Add(12 * y), Months: 12, Count: 400})
		}
		a.Partners.Counts = []analysis.PartnerCount{count}
		s := analysis.PartnerSignals{Source: "crimes", Control: control}
		s.Months = []analysis.MonthSignal{{Month: from.Add(30), High: true, XmR: true, Laney: true}}
		a.Partners.Signals = []analysis.PartnerSignals{s}
		blocks := newDraft(a, Boundaries{}, Options{Edition: c.edition}).partnerControls()
		if (len(blocks) == 3) != c.drawn {
			t.Fatalf("%+v: %d blocks", c, len(blocks))
		}
		if !c.drawn {
			continue
		}
		if f, ok := blocks[2].(Figure); !ok || !strings.HasPrefix(f.Title, "Crimes with codes: above the usual range in ") || f.ID != "figure-partner-crimes" || len(f.Data.Rows) != 36 {
			t.Errorf("%+v: %+v", c, blocks[2])
		}
	}
}
