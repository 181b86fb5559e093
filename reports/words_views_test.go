package reports_test

import (
	"testing"

	"assess/data/reference"
	"assess/reports"
	"assess/reports/proof"
)

// What is said of people's views is in the assessment and can be read, in both editions.
func TestWordsOfViews(t *testing.T) {
	var terms []string
	for _, term := range reference.Glossary() {
		terms = append(terms, term.Name)
	}
	for _, edition := range []string{"public", "restricted"} {
		v := reports.ViewsVaried(t, edition)
		passages := proof.Passages(v.Document)
		said, err := proof.Numbers(passages, v.Assessment, 6, 24)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range append(append(said, proof.Hard(passages)...), proof.Jargon(passages, terms)...) {
			t.Errorf("%s: %s", edition, line)
		}
	}
}
