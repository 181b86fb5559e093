package reports_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assess/data/reference"
	"assess/reports"
	"assess/reports/proof"
)

// unwritten are words of a text that nobody has finished.
var unwritten = regexp.MustCompile(`(?i)\b(todo|tbc|tba|lorem|placeholder|insert|xxx)\b|%!|\{\{`)

func eachPaper(t *testing.T, editions []string, run func(name string, v reports.Varied, d *reports.Document)) {
	t.Helper()
	for _, v := range reports.AllVariations(t) {
		for _, edition := range editions {
			papers := reports.PapersOf(t, v, edition)
			for _, name := range []string{"scrutiny", "endofyear", "hub"} {
				run(v.Name+", "+name+", "+edition, v, papers[name])
			}
		}
	}
}

func TestPapersCanBeRead(t *testing.T) {
	var terms []string
	for _, term := range reference.Glossary() {
		terms = append(terms, term.Name)
	}
	eachPaper(t, []string{"restricted"}, func(name string, v reports.Varied, d *reports.Document) {
		passages := proof.Passages(d)
		for _, line := range append(proof.Hard(passages), proof.Jargon(passages, terms)...) {
			t.Errorf("%s: %s", name, line)
		}
		for _, p := range passages {
			if found := unwritten.FindString(p.Text); found != "" {
				t.Errorf("%s: %q stands in %q", name, found, p.Text)
			}
		}
	})
}

// The numbers of the committee and end-of-year papers are the assessment's; the pack's
// are of two assessments, of which the fixture gives one for both.
func TestEveryNumberOfPapersIsInTheAssessment(t *testing.T) {
	eachPaper(t, []string{"restricted"}, func(name string, v reports.Varied, d *reports.Document) {
		untrue, err := proof.Numbers(proof.Passages(d), v.Assessment, 6, 24)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range untrue {
			t.Errorf("%s: %s", name, line)
		}
	})
}

func TestPapersAreShortOnPaperAndTagged(t *testing.T) {
	most := map[string]int{"hub": 2, "scrutiny": 9, "endofyear": 14}
	eachPaper(t, []string{"public", "restricted"}, func(name string, v reports.Varied, d *reports.Document) {
		pages, problems := reports.PagesOf(t, d)
		kind := strings.Split(name, ", ")[len(strings.Split(name, ", "))-2]
		if pages > most[kind] || kind == "hub" && pages != 2 {
			t.Errorf("%s: %d pages, at most %d are wanted", name, pages, most[kind])
		}
		for _, p := range problems {
			t.Errorf("%s: %s", name, p)
		}
	})
}

// A committee report has the parts that councils ask for, in their order.
func TestScrutinyReportHasItsParts(t *testing.T) {
	eachPaper(t, []string{"public"}, func(name string, v reports.Varied, d *reports.Document) {
		if !strings.Contains(name, "scrutiny") {
			return
		}
		var got []string
		for _, s := range d.Sections {
			got = append(got, s.ID)
		}
		want := []string{"purpose", "background", "changed", "outcomes", "plan", "risk", "resources", "law", "recommendations"}
		if !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s: the parts are %v", name, got)
		}
	})
}

// What only an assessment has, papers do not name: a workbook.
func TestPapersNameNoWorkbook(t *testing.T) {
	v := reports.AllVariations(t)[0]
	assets := regexp.MustCompile(`(?s)<(style|script).*?</(style|script)>`)
	for name, d := range reports.PapersOf(t, v, "public") {
		var page bytes.Buffer
		if err := reports.WriteHTML(&page, d); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(assets.ReplaceAllString(page.String(), ""), "orkbook") {
			t.Errorf("%s names a workbook", name)
		}
	}
}
