package reports

import (
	"slices"
	"testing"

	"assess/data"
)

// papersBuilt keeps the papers, which are read and not changed, by variation and edition.
var papersBuilt = map[string]map[string]*Document{}

// PapersOf builds every paper in an edition from a variation of the fixture. The pack's
// three months are those that end the year, counted as the year's are.
func PapersOf(t *testing.T, v Varied, edition string) map[string]*Document {
	t.Helper()
	key := v.Name + ", " + edition
	if papersBuilt[key] == nil {
		papersBuilt[key] = papersOf(t, v, edition)
	}
	return papersBuilt[key]
}

func papersOf(t *testing.T, v Varied, edition string) map[string]*Document {
	o := Options{Edition: edition, Version: "1.2.3"}
	recent := *v.Assessment
	recent.Year.Whole = data.Period{From: recent.Year.Whole.To.Add(-2), To: recent.Year.Whole.To}
	return map[string]*Document{
		"scrutiny":  ScrutinyReport(v.Assessment, boundaries24(t), o),
		"endofyear": EndOfYearReport(v.Assessment, boundaries24(t), o),
		"hub":       TaskingPack(Month{v.Assessment, &recent}, boundaries24(t), o),
	}
}

// PagesOf is how many pages a document has on paper, and what would keep it from PDF/UA.
func PagesOf(t *testing.T, d *Document) (n int, problems []string) {
	t.Helper()
	out, err := LayPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	return len(out.Pages()), slices.Clone(out.Problems())
}
