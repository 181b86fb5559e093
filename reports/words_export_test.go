package reports

import (
	"testing"

	"assess/analysis"
)

// Varied is one of the variations of the fixture with the document built from it, for
// tests that read a document from outside.
type Varied struct {
	Name       string
	Assessment *analysis.Assessment
	Document   *Document
}

// AllVariations builds every variation.
func AllVariations(t *testing.T) []Varied {
	t.Helper()
	var out []Varied
	for _, v := range variations {
		bounds := boundaries24(t)
		if v.bounds != nil {
			bounds = v.bounds(bounds)
		}
		var vary []variation
		if v.vary != nil {
			vary = append(vary, v.vary)
		}
		a := assessment(vary...)
		out = append(out, Varied{v.name, a, Build(a, bounds, Options{Edition: "public", Version: "1.0"})})
	}
	return out
}
