package reports_test

import (
	"testing"

	"assess/data/reference"
	"assess/reports"
	"assess/reports/proof"
)

func TestTheTextCanBeRead(t *testing.T) {
	for _, v := range reports.AllVariations(t) {
		for _, line := range append(proof.Hard(proof.Passages(v.Document)), proof.Hard(proof.Passages(v.Wards))...) {
			t.Errorf("%s: %s", v.Name, line)
		}
	}
}

func TestJargonIsInTheGlossary(t *testing.T) {
	var terms []string
	for _, term := range reference.Glossary() {
		terms = append(terms, term.Name)
	}
	for _, v := range reports.AllVariations(t) {
		for _, line := range append(proof.Jargon(proof.Passages(v.Document), terms), proof.Jargon(proof.Passages(v.Wards), terms)...) {
			t.Errorf("%s: %s", v.Name, line)
		}
	}
}

// What would be hard to read, and what nobody explains, is found.
func TestHardTextAndJargonAreFound(t *testing.T) {
	hard := []proof.Passage{{Section: "summary", Part: "summary", Kind: "paragraph",
		Text: "Notwithstanding considerable methodological heterogeneity, the aforementioned quasi-Poisson dispersion characteristics necessitate circumspection regarding inferential conclusions that partnerships may be inclined to formulate concerning acquisitive criminality throughout the district as a whole and beyond it too."}}
	if got := proof.Hard(hard); len(got) != 2 {
		t.Errorf("found %q, want a long sentence and a high grade", got)
	}
	if got := proof.Jargon(hard, []string{"Interval"}); len(got) != 2 {
		t.Errorf("found %q, want dispersion and Poisson", got)
	}
}
