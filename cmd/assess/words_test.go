package main

import (
	"path/filepath"
	"testing"

	"assess/data/reference"
	"assess/reports"
	"assess/reports/proof"
)

// wordsAreTrue holds every number that a report says against its assessment, and its
// sentences and jargon against what people can be asked to read.
func wordsAreTrue(t *testing.T, name string, m mapped) {
	t.Helper()
	edition := reports.Options{Edition: "public", Version: version()}
	d, told := reports.Build(m.assessment, boundaries(m.outlines), edition), reports.Told(m.assessment, edition)
	untrue, err := proof.Numbers(proof.Passages(d), told)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range untrue {
		t.Errorf("%s: %s", name, line)
	}
	for _, line := range append(proof.Hard(proof.Passages(d)), proof.Jargon(proof.Passages(d), glossaryTerms())...) {
		t.Errorf("%s: %s", name, line)
	}
	planted, err := proof.Power(proof.Passages(d), told)
	if err != nil {
		t.Fatal(err)
	}
	long, found, longFound := 0, 0, 0
	for _, p := range planted {
		if p.Found {
			found++
		}
		if p.Long() {
			long++
			if p.Found {
				longFound++
			}
		}
	}
	t.Logf("%s: of %d numbers %d would be found if they were others; of %d with three digits or more, %d", name, len(planted), found, long, longFound)
	if float64(found) < 0.7*float64(len(planted)) || float64(longFound) < 0.9*float64(long) {
		t.Errorf("%s: the check believes too much", name)
	}
}

// glossaryTerms are the words that the report explains.
func glossaryTerms() []string {
	var out []string
	for _, term := range reference.Glossary() {
		out = append(out, term.Name)
	}
	return out
}

func TestTheSampleSaysWhatItsNumbersSupport(t *testing.T) {
	t.Parallel()
	wordsAreTrue(t, "sample", sampleAssessed(t))
}

func TestRealReportsSayWhatTheirNumbersSupport(t *testing.T) {
	dir, ok := realData(t)
	if !ok {
		return
	}
	for _, c := range []struct{ workspace, year, id string }{{"south-yorkshire", "2020", "doncaster"}, {"essex", "2025", "chelmsford"}} {
		wordsAreTrue(t, c.id, outlined(t, filepath.Join(dir, "..", "workspaces", c.workspace, "assess.toml"), c.year)[c.id])
	}
}
