package browsertest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
	"assess/geo"
	"assess/reports"
	"assess/reports/chart"

	"github.com/paulmach/orb"
)

// readable is a page with a name for it: that of its file, where it is given.
type readable struct{ name, file string }

// explores tells whether a page has a map to explore: pages on wards and the papers
// beside the assessment have none.
func (r readable) explores() bool {
	return filepath.Base(r.file) != "ward-profiles.html" && !r.paper()
}

// paper tells whether a page is one of the papers beside the assessment.
func (r readable) paper() bool {
	name := filepath.Base(r.file)
	return strings.HasPrefix(name, "scrutiny") || strings.HasPrefix(name, "endofyear") || strings.HasPrefix(name, "hub-")
}

// pages are what every reader's test reads: a document built here, and the files
// of the environment.
func pages(t *testing.T) []readable {
	t.Helper()
	out := []readable{{"built here", write(t, document("Abbey", "Castle", "Mill Hill"))}}
	globs, ok := given(t, "ASSESS_PAGES")
	if !ok {
		return out
	}
	for _, glob := range filepath.SplitList(globs) {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("no page is called %s (%v)", glob, err)
		}
		for _, f := range files {
			whole, err := filepath.Abs(f)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, readable{whole, whole})
		}
	}
	return out
}

// write writes a document as a page.
func write(t *testing.T, d *reports.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := reports.WriteHTML(&b, d); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// document has every kind of block, with three areas of the names given.
func document(names ...string) *reports.Document {
	words := func(s string) []reports.Span { return []reports.Span{{Text: s}} }
	table := reports.Table{ID: "areas", Caption: "Areas: " + names[0], Sheet: "Areas",
		Columns: []reports.Column{{Name: "Area"}, {Name: "Count", Align: reports.Right}, {Name: "Verdict"}}, Note: "[c] is hidden."}
	for i := range 20 {
		table.Rows = append(table.Rows, []string{fmt.Sprintf("%s %d", names[i%len(names)], i), fmt.Sprint((i * 37) % 101), "no clear change"})
	}
	return &reports.Document{
		Title: "Strategic assessment of " + names[0], Owner: names[0] + " Partnership", Edition: "Public edition", Marking: "OFFICIAL", Language: "en-GB",
		Subject: "Crime in " + names[0], Date: "2022-03-31", Generator: "assess", Cover: []reports.Fact{{Name: "Area", Value: names[0]}},
		Sections: []reports.Section{
			{ID: "summary", Title: "Summary", Blocks: []reports.Block{
				reports.Findings{Rows: []reports.Finding{{Direction: reports.Up, What: words(names[0] + " has more"), Sure: words("an interval"), Link: "#areas"}}},
				reports.Paragraph{Spans: words("The interval is short.")}, reports.Note{Kind: reports.Warning, Title: names[1], Spans: words(names[2])},
			}},
			{ID: "places", Title: "Places", Blocks: []reports.Block{
				reports.Heading{Level: 2, ID: "places-map", Text: "Map"}, mapFigure(names), lineFigure(names), table,
			}},
			{ID: "glossary", Title: "Annex A: Glossary", Blocks: []reports.Block{reports.List{Items: [][]reports.Span{
				{{Text: "Interval. ", Bold: true}, {Text: "A range."}}, {{Text: "Unknown. ", Bold: true}, {Text: "Not known."}}}}}},
		},
	}
}

// mapFigure is a map of the areas, the last one hidden.
func mapFigure(names []string) reports.Block {
	in := chart.Map{KeyName: "Rate", Cells: []chart.MapCell{{Easting: 500400, Northing: 200400, Size: 200, Class: 1, Text: "Hot cell: 12 crimes"}}, Licence: names[0], Key: []chart.MapKey{{Text: "low", Count: 1, Fill: chart.Sequential1}, {Text: "high", Count: 1, Fill: chart.Sequential5}}}
	layer := reports.ExploreLayer{Name: "Small areas", Figure: "figure-map"}
	table := reports.Table{Caption: "Rates", Columns: []reports.Column{{Name: "Area"}, {Name: "Rate", Align: reports.Right}}}
	for i, name := range names {
		x := 500000 + 1000*float64(i)
		square := orb.Polygon{{{x, 200000}, {x + 1000, 200000}, {x + 1000, 201000}, {x, 201000}, {x, 200000}}}
		value, class := fmt.Sprint(10*(i+1)), min(i, 1)
		if i == len(names)-1 {
			value, class = "[c]", -1
		}
		in.Shapes = append(in.Shapes, chart.MapShape{Geometry: geo.Shape{square}, Class: class, Text: name + ": " + value})
		before := value
		if value != "[c]" {
			before = "5" + value
		}
		layer.Areas = append(layer.Areas, reports.ExploreArea{Code: fmt.Sprintf("E0100000%d", i), Name: name, About: "1,500 residents",
			Cells: []string{value, value, value, value, before, before, before, before}})
		table.Rows = append(table.Rows, []string{name, value})
	}
	classes := strings.Repeat("0", len(names)-2) + "1-"
	for range 8 {
		layer.Shades = append(layer.Shades, reports.ExploreShade{Key: []string{"low (1 area)", "high (1 area)"}, Fills: []string{"seq1", "seq5"}, Classes: classes})
	}
	drawing, err := chart.NewMap(in, 385)
	if err != nil {
		panic(err) // the map is fixed
	}
	return reports.Figure{ID: "figure-map", Title: names[0] + " is lowest", Subtitle: "Rates", Alt: "A map of " + names[0], Source: "Source: invented", N: "3 areas", Drawing: drawing, Data: table,
		Explore: &reports.Explore{Title: "Explore the map", Periods: []string{"This year", "The year before"}, Categories: []string{"All crime", names[1]}, Measures: []string{"Rate", "Count"}, Note: "[c] is hidden.", Layers: []reports.ExploreLayer{layer}}}
}

// lineFigure is two panels of monthly counts.
func lineFigure(names []string) reports.Block {
	var in chart.SmallMultiples
	table := reports.Table{Caption: "Months", Columns: []reports.Column{{Name: "Month"}, {Name: "Count", Align: reports.Right}}}
	for p := range 2 {
		s := chart.Series{Name: "Counts", From: data.NewMonth(2021, 4)}
		for i := range 24 {
			v := float64(20 + (i*7+p)%13)
			s.Values = append(s.Values, &v)
			if p == 0 {
				table.Rows = append(table.Rows, []string{s.From.Add(i).Label(), fmt.Sprint(v)})
			}
		}
		in.Panels = append(in.Panels, chart.Panel{Title: names[p], Counts: s})
	}
	drawing, err := chart.NewSmallMultiples(in, 482)
	if err != nil {
		panic(err) // the chart is fixed
	}
	return reports.Figure{ID: "figure-lines", Title: "Months vary", Subtitle: "Counts", Alt: "Two lines", Source: "Source: invented", N: "24 months", Drawing: drawing, Data: table}
}
