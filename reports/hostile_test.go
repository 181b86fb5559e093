package reports

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports/pdf/pdftest"
)

// hostileAssessment has names that break things: markup, a formula, a format,
// letters with circumflexes, wards of 60 characters and a partnership of 120.
func hostileAssessment(t *testing.T) (*analysis.Assessment, Boundaries) {
	t.Helper()
	plain := wardNames
	t.Cleanup(func() { wardNames = plain })
	wardNames = []string{
		strings.Repeat("Llanfairpwllgwyngyll", 3), "Cŵm Tŷ Gwyn, Bowers Gifford, North Benfleet and Great Wakering", `<script>alert("ward")</script> and <b>St Mary's & All Saints`,
		`=HYPERLINK("http://example.invalid","Castle ward, click here")`, "The Hamlets of Upper and Lower Slaughter with Little Snoring", "100%d of %s and %[1]v (ward) \\) >> endobj",
	}
	a := assessment(twoDistricts)
	a.Partnership.Name = `<script>alert(1)</script> =HYPERLINK("x") Partneriaeth Diogelwch Cymunedol Tŷ Ddewi a Chŵm `
	a.Partnership.Name += strings.Repeat("x", 120-len([]rune(a.Partnership.Name)))
	a.Partnership.Districts[0].Name = "Ynys Môn ŵ ŷ <i>and</i> =1+1"
	a.Partnership.ForceName = "Heddlu <u>Dyfed</u> & Powys"
	a.Versus.Name = "the rest of " + strings.Repeat("Gwynedd ", 8)
	return a, boundaries24(t)
}

func TestHostileNamesAreShownAndNothingElse(t *testing.T) {
	a, b := hostileAssessment(t)
	doc := Build(a, b, Options{Edition: "public", Version: "1.2.3"})
	var page bytes.Buffer
	if err := WriteHTML(&page, doc); err != nil {
		t.Fatal(err)
	}
	text := page.String()
	if n := strings.Count(text, "<script") - strings.Count(text, `<script type="application/json" id="`); n != 1 {
		t.Errorf("the page has %d scripts, want its own alone", n)
	}
	for _, bad := range []string{"<b>St", "<i>and", "<u>Dyfed"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q came through as markup", bad)
		}
	}
	if read := html.UnescapeString(text); !strings.Contains(read, a.Partnership.Name) || !strings.Contains(read, a.Partnership.Districts[0].Name) {
		t.Error("the page does not show the names as they are")
	}
	out, err := LayPDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Problems(); len(got) > 0 {
		t.Errorf("the PDF has problems: %q", got)
	}
	if got := out.Replaced(); len(got) > 0 {
		t.Errorf("the PDF lacks the characters %q", string(got))
	}
	var file bytes.Buffer
	if _, err := out.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(strings.Fields(pdftest.Open(t, file.Bytes()).Root.Text()), "")
	for _, name := range append([]string{a.Partnership.Name, a.Partnership.Districts[0].Name}, wardNames...) {
		if !strings.Contains(said, strings.Join(strings.Fields(name), "")) {
			t.Errorf("the PDF does not say %q", name)
		}
	}
}

// The page that everybody reads is the second, and one page, with everything on it, whatever was
// found and whatever the names are.
func TestTheSummaryIsOnePage(t *testing.T) {
	check := func(name string, doc *Document) {
		var file bytes.Buffer
		if err := WritePDF(&file, doc); err != nil {
			t.Fatal(err)
		}
		pages := map[string]int{}
		for _, h := range pdftest.Open(t, file.Bytes()).Root.Find("H1") {
			first, _, _ := strings.Cut(h.Text(), " ")
			pages[first] = h.Kids[0].Page
		}
		if pages["1"] != 2 || pages["Contents"] != 3 {
			t.Errorf("%s: the summary begins on page %d, the contents on page %d, want 2 and 3", name, pages["1"], pages["Contents"])
		}
	}
	for i, v := range variations {
		_, doc := varied(t, i)
		short := *doc
		short.Sections = []Section{doc.Sections[0], {ID: "next", Title: "Next"}}
		check(v.name, &short)
	}
	a, b := hostileAssessment(t)
	doc := Build(a, b, Options{Edition: "public"})
	doc.Sections = []Section{doc.Sections[0], {ID: "next", Title: "Next"}}
	check("hostile names", doc)
}

// The document is dated by the data it holds, and counts the files that were read.
func TestDocumentIsDatedByItsData(t *testing.T) {
	a := assessment()
	a.Sources = append(a.Sources, analysis.Source{ID: "more", Kind: policeKind, Files: 7})
	doc := Build(a, Boundaries{}, Options{Edition: "public"})
	if doc.Date != "2021-09-30" {
		t.Errorf("the document is dated %q, want the last day of September 2021", doc.Date)
	}
	files := ""
	for _, f := range doc.Cover {
		if f.Name == "Files read" {
			files = f.Value
		}
	}
	if files != "60" {
		t.Errorf("%q files are said to be read, want 60", files)
	}
	for m, want := range map[data.Month]string{month(2024, 2): "2024-02-29", month(2021, 12): "2021-12-31", 0: ""} {
		if got := lastDay(m); got != want {
			t.Errorf("the last day of %v is %q, want %q", m, got, want)
		}
	}
}
