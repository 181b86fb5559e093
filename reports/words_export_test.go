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
	Wards      *Document // the pages on wards
}

// AllVariations gives every variation. They are shared: read, not changed.
func AllVariations(t *testing.T) []Varied {
	t.Helper()
	var out []Varied
	for i, v := range variations {
		a, doc := varied(t, i)
		out = append(out, Varied{v.name, a, doc, WardProfiles(a, boundaries24(t), Options{Edition: "public", Version: "1.2.3"})})
	}
	return out
}
