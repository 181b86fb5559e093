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
