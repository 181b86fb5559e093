package reports

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
)

// withSearches gives the fixture the searches of ten of its months.
func withSearches(a *analysis.Assessment) {
	a.Sources = append(a.Sources, analysis.Source{ID: "searches", Kind: "police-stop-and-search", Title: "Stop and search", Owner: "data.police.uk", Licence: "Open Government Licence v3.0", Protect: "public",
		Files: 10, Rows: 9_000, Loaded: 9_000, WithoutLocation: 350, From: month(2020, time.June), To: month(2021, time.March), Force: []string{"sampleshire"}})
	s := &a.StopSearch
	s.Configured = true
	s.Months, s.Missing = a.Year.Months[2:], a.Year.Months[:2]
	rate := func(object string, n, linked int64) analysis.SearchRate {
		c := analysis.SearchCount{Searches: n, LinkedKnown: n, Linked: linked, OutcomeKnown: n, Action: linked + linked/2}
		r := analysis.SearchRate{Object: object, SearchCount: c}
		if n >= 20 {
			share := float64(linked) / float64(n)
			in := analysis.WilsonInterval(linked, n, 0.95)
			r.Find = &analysis.Proportion{Share: share, Interval: in}
			r.Acted = &analysis.Proportion{Share: float64(c.Action) / float64(n), Interval: analysis.WilsonInterval(c.Action, n, 0.95)}
		}
		return r
	}
	s.Force, s.Total = rate(analysis.AllSearches, 8_640, 1_987), rate(analysis.AllSearches, 1_207, 264)
	s.NoLocation, s.Alike = 343, 78
	s.Objects = []analysis.SearchRate{rate("Controlled drugs", 794, 196), rate("Offensive weapons", 317, 52), rate("Stolen goods", 85, 14), rate("Fireworks", 11, 2)}
	for i, m := range a.Year.Held.Months() {
		row := analysis.SearchMonth{Type: analysis.TypePartnership, Name: a.Partnership.Name, Month: m, Object: analysis.AllSearches, Missing: i < 2}
		if !row.Missing {
			row.SearchCount = analysis.SearchCount{Searches: 119, LinkedKnown: 119, Linked: 26, OutcomeKnown: 119, Action: 40}
		}
		s.Monthly = append(s.Monthly, row)
	}
	s.Outcomes = []analysis.SearchShare{{Name: "A no further action disposal", Searches: 811, Share: 811. / 1207}, {Name: "Arrest", Searches: 396, Share: 396. / 1207}}
	s.Legislation = []analysis.SearchShare{{Name: "Misuse of Drugs Act 1971 (section 23)", Searches: 1207, Share: 1}}
	s.Ethnicity = []analysis.SearchShare{{Name: "White", Searches: 1101, Share: 1101. / 1207}, {Name: "Black", Searches: 67, Share: 67. / 1207}, {Name: "Asian", Searches: 35, Share: 35. / 1207}, {Name: "Mixed", Searches: 4, Share: 4. / 1207}}
	crime := 0.43
	s.Inside = []analysis.SearchInside{
		{Aim: "drugs", Title: "drugs", Objects: []string{"Controlled drugs"}, Categories: []data.Category{"Drugs"}, Months: s.Months, Searches: 762, In: 231,
			Share: &analysis.Proportion{Share: 231. / 762, Interval: analysis.WilsonInterval(231, 762, 0.95)}, Cells: 900, Hot: 18, AreaShare: 0.02, Incident: 700, InHot: 301, Crime: &crime},
		{Aim: "weapons", Title: "weapons", Months: s.Months, Reason: "the crime that they aim at has no hot spot this year"},
		{Aim: "theft", Title: "stolen goods or tools for theft", Months: s.Months, Reason: "the crime that they aim at has no hot spot this year"},
	}
}

// unplacedSearches has no search with a location, unheldSearches none of the year.
func unplacedSearches(a *analysis.Assessment) {
	withSearches(a)
	s := &a.StopSearch
	s.NoLocation, s.Reason = s.Force.Searches, "no search of Sampleshire Police in these months is published with a location"
}

func unheldSearches(a *analysis.Assessment) {
	withSearches(a)
	a.StopSearch = analysis.StopSearch{Configured: true, Missing: a.Year.Months, Reason: "no stop-and-search file of Sampleshire Police is held for any month of the year"}
}

// The public edition tells no small number by ethnicity, nor one by which it could be
// worked out; the restricted one tells all.
func TestSmallNumbersByEthnicityAreKeptBack(t *testing.T) {
	d := newDraft(assessment(withSearches), Boundaries{}, Options{Edition: "public"})
	var cells []string
	for _, r := range d.ethnicityTable().(Table).Rows {
		cells = append(cells, strings.Join(r[:2], " "))
	}
	if want := []string{"White 1,101", "Black 67", "Asian [c]", "Mixed [c]"}; !slices.Equal(cells, want) {
		t.Errorf("public: %q, want %q", cells, want)
	}
	d = newDraft(assessment(withSearches), Boundaries{}, Options{Edition: "restricted"})
	if rows := d.ethnicityTable().(Table).Rows; hiddenIn(rows) || len(rows) != 4 {
		t.Errorf("restricted: %q", rows)
	}
	for _, tc := range []struct {
		counts []int64
		kept   int
	}{{[]int64{900, 50}, 0}, {[]int64{900, 4}, 2}, {[]int64{900, 50, 4, 4}, 2}, {[]int64{900, 50, 1, 1}, 3}, {[]int64{900, 2, 1, 1, 1, 1}, 6}, {[]int64{900, 4, 4, 1}, 3}} {
		var shares []analysis.SearchShare
		for i, n := range tc.counts {
			shares = append(shares, analysis.SearchShare{Name: string(rune('a' + i)), Searches: n})
		}
		if kept := keptShares(shares, 5); len(kept) != tc.kept {
			t.Errorf("%v: %v are kept back, want %d", tc.counts, kept, tc.kept)
		}
	}
}

// Whether the searches or the crime are more concentrated is said by the interval.
func TestSearchesAreSetBesideTheCrime(t *testing.T) {
	d := newDraft(assessment(withSearches), Boundaries{}, Options{})
	x := d.a.StopSearch.Inside[0]
	for crime, want := range map[float64]string{0.43: "more widely", 0.3: "no clear difference", 0.1: "more concentrated"} {
		x.Crime = &crime
		if text := d.insideWords(x); !strings.Contains(text, want) {
			t.Errorf("%g: %q does not say %q", crime, text, want)
		}
	}
	a := assessment(withSearches, func(a *analysis.Assessment) { a.Settings.SuppressOpen = true })
	d = newDraft(a, Boundaries{}, Options{Edition: "public"})
	if text := d.insideWords(x); strings.Contains(text, "crime") {
		t.Errorf("where squares are hidden it says %q", text)
	}
	for _, f := range Files(a, Options{Edition: "public"}) {
		if f.Name == "stop_and_search_hot_spots.csv" && f.Rows[0][12] != suppressedCell {
			t.Errorf("where squares are hidden %s has %q", f.Name, f.Rows[0])
		}
	}
}

func TestNothingIsSaidOfSearchesWithoutASource(t *testing.T) {
	a := assessment()
	d := newDraft(a, Boundaries{}, Options{})
	if blocks := d.searchBlocks(); len(blocks) != 0 {
		t.Errorf("it says %v", blocks)
	}
	for _, f := range Files(a, Options{}) {
		if strings.HasPrefix(f.Name, "stop_and_search") {
			t.Errorf("there is a %s", f.Name)
		}
	}
}
