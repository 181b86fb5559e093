package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/pdf/pdftest"
)

// profiled gives the fixture what pages on wards need: small areas with their
// deprivation, and four years of months.
func profiled(a *analysis.Assessment) {
	for i := range 24 {
		a.SmallAreas = append(a.SmallAreas, analysis.SmallArea{Area: data.Area{Code: lsoaCode(i), Name: fmt.Sprintf("Sampleford 0%02dA", i+1), District: "E07990001"}, Decile: 1 + i%10, Residents: ptr[int64](1_500)})
	}
	a.WardMonths = analysis.WardMonths{From: a.Year.Held.From.Add(-36)}
	for i := range wardNames {
		for k, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
			s := analysis.WardSeries{Code: wardCode(i), Category: c}
			for m := a.WardMonths.From; m <= a.Year.Held.To; m++ {
				n := int64(30 + 5*i - 8*k + int(m)%7)
				s.Counts = append(s.Counts, &n)
				if m == month(2019, time.July) {
					s.Counts[len(s.Counts)-1] = nil
				}
			}
			a.WardMonths.Rows = append(a.WardMonths.Rows, s)
		}
	}
}

// profilesOf are the pages of the fixture, varied.
func profilesOf(t testing.TB, vs ...variation) *Document {
	t.Helper()
	return WardProfiles(assessment(append([]variation{profiled}, vs...)...), boundaries24(t), Options{Edition: "public", Version: "1.2.3"})
}

// pageOn is what a ward's page says.
func pageOn(t testing.TB, doc *Document, title string) string {
	t.Helper()
	for _, s := range doc.Sections {
		if s.Title == title {
			return text(s.Blocks)
		}
	}
	t.Fatalf("there is no page on %s", title)
	return ""
}

// pagesOf writes a document both ways and gives the PDF's number of pages and the page
// of each section's title.
func pagesOf(t testing.TB, doc *Document) (pages int, starts []int) {
	t.Helper()
	if err := WriteHTML(&bytes.Buffer{}, doc); err != nil {
		t.Fatal(err)
	}
	out, err := LayPDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Problems(); len(got) > 0 {
		t.Errorf("the PDF has problems: %q", got)
	}
	var file bytes.Buffer
	if _, err := out.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	for _, h := range pdftest.Open(t, file.Bytes()).Root.Find("H1")[1:] { // the contents come first
		starts = append(starts, h.Kids[0].Page)
	}
	return len(out.Pages()), starts
}

// Cover, contents, how to read, then a page a ward in the order of their names.
func TestEachWardHasOnePage(t *testing.T) {
	doc := profilesOf(t)
	var titles []string
	for _, s := range doc.Sections[1:] {
		titles = append(titles, s.Title)
	}
	want := slices.Clone(wardNames)
	slices.Sort(want)
	if !slices.Equal(titles, want) {
		t.Errorf("the pages are on %q, want %q", titles, want)
	}
	pages, starts := pagesOf(t, doc)
	if pages != 3+len(wardNames) {
		t.Errorf("%d pages, want %d", pages, 3+len(wardNames))
	}
	for i, at := range starts {
		if at != starts[0]+i {
			t.Errorf("sections begin on pages %d", starts)
			break
		}
	}
}

func TestPageOfAWardSaysWhatIsKnown(t *testing.T) {
	doc := profilesOf(t)
	for ward, says := range map[string][]string{
		"Castle": {"All crime. 50 crimes, 33.3 for every 1,000 residents; 68.8 in the whole partnership. The rate is the 5th highest of 6 wards.",
			"Since the year before it rose by about a half: 615 against 410 in the same 11 months (ratio 1.50, 95% interval 1.20 to 1.90).",
			"None has most of its incidents in this ward.", "1,500 residents (2020). 4 small areas: none in the most deprived fifth of England's, 2 in the least deprived fifth.",
			"all crime between 35 and 41 in a month"},
		"Old Town": {"Since the year before it fell by about a half", "Of all crime number 1 (2,000 crimes)"},
		"Fenside":  {"The rate is the highest of 6 wards."},
	} {
		page := pageOn(t, doc, ward)
		for _, s := range says {
			if !strings.Contains(page, s) {
				t.Errorf("the page on %s does not say %q:\n%s", ward, s, page)
			}
		}
	}
}

// Small numbers get words: no rank, no change, no share.
func TestFewIncidentsHaveNoRankAndNoShare(t *testing.T) {
	doc := profilesOf(t, func(a *analysis.Assessment) {
		for i := range a.AreaRates {
			if r := &a.AreaRates[i]; r.Layer == data.Ward {
				*r = areaRate(r.Layer, r.Vintage, r.Code, r.Name, r.Category, 3)
			}
		}
		for i := range a.WardChanges.Rows {
			r := &a.WardChanges.Rows[i]
			r.CurrentCount, r.PreviousCount, r.PreviousTotal, r.Verdict = 3, 9, 9, analysis.TooFew
			r.RateRatio, r.Interval = ptr(1.0/3), nil
		}
	})
	page := pageOn(t, doc, "Castle")
	for _, s := range []string{"Too few to rank.", "Since the year before: too few to say (3 against 9 in the same 11 months)."} {
		if !strings.Contains(page, s) {
			t.Errorf("the page does not say %q:\n%s", s, page)
		}
	}
	for _, s := range []string{"highest of", "a third", "fell", "ratio"} {
		if strings.Contains(page, s) {
			t.Errorf("the page says %q of 3 incidents:\n%s", s, page)
		}
	}
	if left := strings.ReplaceAll(page, "95% interval", ""); strings.Contains(left, "%") {
		t.Errorf("the page has a percentage of 3 incidents:\n%s", left)
	}
	for _, row := range tableIn(t, doc, "Castle").Rows {
		if row[4] != "too few to say" || row[5] != notApplicable {
			t.Errorf("3 incidents are ranked: %q", row)
		}
	}
}

// tableIn is the table of a ward's page.
func tableIn(t testing.TB, doc *Document, title string) Table {
	t.Helper()
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(Table); ok && s.Title == title {
				return table
			}
		}
	}
	t.Fatalf("the page on %s has no table", title)
	return Table{}
}

// rate    10  20  30  40
// A           |--x--|         rank 2, overlaps C and D
// B   |--x--|                 rank 4, alone
// C             |--x--|       rank 1, overlaps A and D
// D           |--x--|         rank 2 as A
func TestStandingCountsWhatOverlaps(t *testing.T) {
	a := &analysis.Assessment{}
	add := func(code data.Code, rate, lower, upper float64) {
		a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.Ward, Code: code, Category: data.AllCrime, Rate: &rate, Interval: &analysis.Interval{Lower: lower, Upper: upper}})
	}
	add("A", 25, 20, 30)
	add("B", 10, 6, 14)
	add("C", 28, 24, 33)
	add("D", 25, 20, 30)
	a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.Ward, Code: "E", Category: data.AllCrime})
	got := standingsOf(a, suppression{})
	for code, want := range map[data.Code]standing{"A": {2, 4, 2}, "B": {4, 4, 0}, "C": {1, 4, 2}, "D": {2, 4, 2}} {
		if s := got[rateKey{data.Ward, code, data.AllCrime}]; s != want {
			t.Errorf("%s: %+v, want %+v", code, s, want)
		}
	}
	if _, ok := got[rateKey{data.Ward, "E", data.AllCrime}]; ok {
		t.Error("a ward without a rate is ranked")
	}
	hiding := standingsOf(a, suppression{yearVeil: yearVeil{hidden: map[rateKey]bool{{data.Ward, "C", data.AllCrime}: true}}})
	if s := hiding[rateKey{data.Ward, "A", data.AllCrime}]; s != (standing{1, 3, 1}) {
		t.Errorf("beside a hidden ward: %+v", s)
	}
}

func TestWithoutWardsThereAreNoPagesAndTheReportSaysWhy(t *testing.T) {
	b := boundaries24(t)
	b.Ward = nil
	if doc := WardProfiles(assessment(profiled), b, Options{Edition: "public"}); doc != nil {
		t.Errorf("%d sections without ward boundaries", len(doc.Sections))
	}
	why := "There is no page on each ward beside this report, because no ward boundaries are held."
	if said := strings.Join(prose(Build(assessment(profiled), b, Options{Edition: "public"})), "\n"); !strings.Contains(said, why) {
		t.Errorf("the report does not say %q", why)
	}
	said := strings.Join(prose(Build(assessment(profiled), boundaries24(t), Options{Edition: "public"})), "\n")
	if !strings.Contains(said, "Two files beside this report, ward-profiles.html and ward-profiles.pdf, have a page on each of the 6 wards.") || strings.Contains(said, why) {
		t.Error("the report does not name the pages on wards")
	}
}

// Whatever is missing, the pages can be written and read.
func TestProfilesOfEveryVariation(t *testing.T) {
	for _, v := range variations {
		b := boundaries24(t)
		if v.bounds != nil {
			b = v.bounds(b)
		}
		a := assessment(profiled)
		if v.vary != nil {
			a = assessment(profiled, v.vary)
		}
		doc := WardProfiles(a, b, Options{Edition: "public"})
		if doc == nil {
			if b.Ward != nil {
				t.Errorf("%s: nothing is written", v.name)
			}
			continue
		}
		pagesOf(t, doc)
		for _, line := range prose(doc) {
			for _, bad := range []string{"NaN", "Inf", "%!", "  "} {
				if strings.Contains(line, bad) {
					t.Errorf("%s: %q in %q", v.name, bad, line)
				}
			}
		}
	}
}

func TestHostileNamesOfWards(t *testing.T) {
	a, b := hostileAssessment(t)
	profiled(a)
	doc := WardProfiles(a, b, Options{Edition: "public"})
	var page bytes.Buffer
	if err := WriteHTML(&page, doc); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(page.String(), "<script") - strings.Count(page.String(), `<script type="application/json" id="`); n != 1 {
		t.Errorf("the page has %d scripts, want its own alone", n)
	}
	pages, _ := pagesOf(t, doc)
	if pages > 4+len(wardNames) { // names as long as these may take the cover to a second page
		t.Errorf("%d pages for %d wards", pages, len(wardNames))
	}
}

// Wards of one name are told apart by their districts, and their hot spots by place.
func TestWardsOfOneName(t *testing.T) {
	plain := wardNames
	t.Cleanup(func() { wardNames = plain })
	wardNames = []string{"Abbey", "Abbey", "Castle", "Mill", "North", "South"}
	a, b := assessment(twoDistricts, profiled), boundaries24(t)
	b.Ward.Areas[1].District = a.Partnership.Districts[1].Code
	in := b.Ward.Metres()[1].Bound().Center()
	for i := range a.Hotspots {
		if g := a.Hotspots[i].Groups; len(g) > 0 {
			g[0].Easting, g[0].Northing = in[0], in[1]
		}
	}
	doc := WardProfiles(a, b, Options{Edition: "public"})
	if page := pageOn(t, doc, "Abbey (Otherton)"); !strings.Contains(page, "Of all crime number 1") {
		t.Errorf("the hot spot in it is missing:\n%s", page)
	}
	if page := pageOn(t, doc, "Abbey (Sampleford)"); !strings.Contains(page, "None has most of its incidents in this ward.") {
		t.Errorf("the hot spot of another ward is on it:\n%s", page)
	}
}

// One ward, and forty.
func TestFewAndManyWards(t *testing.T) {
	plain := wardNames
	t.Cleanup(func() { wardNames = plain })
	for _, n := range []int{1, 40} {
		wardNames = plain
		a, b := assessment(profiled), boundaries24(t)
		a.AreaRates = slices.DeleteFunc(a.AreaRates, func(r analysis.AreaRate) bool { return r.Layer == data.Ward })
		wardNames = nil
		for i := range n {
			wardNames = append(wardNames, fmt.Sprintf("Ward of St Mary %d", i+1))
			for _, r := range recipes {
				a.AreaRates = append(a.AreaRates, areaRate(data.Ward, 2025, wardCode(i), wardNames[i], r.category, int64(40+5*i)))
			}
		}
		columns := max(1, n/5)
		b.Ward = lattice(t, data.Ward, 2025, columns, n/columns, 6/float64(columns), wardCode, func(int) string { return "E07990001" })
		doc := WardProfiles(a, b, Options{Edition: "public"})
		wards := len(b.Ward.Areas)
		pages, _ := pagesOf(t, doc)
		if len(doc.Sections) != wards+1 || pages != wards+3 {
			t.Errorf("%d wards: %d sections on %d pages", wards, len(doc.Sections), pages)
		}
		if first := text(doc.Sections[0].Blocks); wards == 1 != strings.Contains(first, "A page on the one ward of Sampleford") {
			t.Errorf("%d wards: %s", wards, first)
		}
	}
}
