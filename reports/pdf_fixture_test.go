package reports_test

import (
	"fmt"
	"image/color"
	"strings"

	"assess/reports"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// stairs is a drawing of n steps with a word on each.
type stairs struct {
	w, h vg.Length
	n    int
}

func (s stairs) Size() (w, h vg.Length) { return s.w, s.h }

func (s stairs) Draw(c draw.Canvas) {
	face := font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans"}, 8)
	for i := range s.n {
		x, y := s.w*vg.Length(i)/vg.Length(s.n), s.h*vg.Length(i+1)/vg.Length(s.n+1)
		step := []vg.Point{{X: x}, {X: x + s.w/vg.Length(s.n) - 2}, {X: x + s.w/vg.Length(s.n) - 2, Y: y}, {X: x, Y: y}}
		c.FillPolygon(color.NRGBA{R: 110, G: 140, B: 168, A: 255}, step)
		c.SetColor(color.Black)
		c.FillString(face, vg.Point{X: x + 2, Y: y - 10}, fmt.Sprintf("step%d", i))
	}
}

const ipsum = "Recorded crime in the district fell in the year to March 2021, a change that must be read against the public health restrictions in force for most of the period. "

// hostile are names that may come out of a data file.
var hostile = []string{
	`<script>alert("x")</script>`, `=HYPERLINK("http://x","y")`, "Llanfair ŵ ŷ Gŵyr", "north שלום south", "fire 🔥 犯罪",
	strings.Repeat("Llanfairpwllgwyngyll", 10), `(\) >> endobj %`, "a & b < c > d",
}

func areaTable(id string, rows, columns int) reports.Table {
	t := reports.Table{
		ID: id, Caption: fmt.Sprintf("Areas of %s by offence", id), Sheet: id,
		Note: "[c] is a small number that is hidden.", Source: "Source: data.police.uk, months to September 2021.",
		Columns: []reports.Column{{Name: "Neighbourhood"}},
	}
	for c := 1; c < columns; c++ {
		t.Columns = append(t.Columns, reports.Column{Name: fmt.Sprintf("Offence group %d", c), Align: reports.Right})
	}
	for r := range rows {
		row := []string{fmt.Sprintf("%s area %03d", id, r)}
		for c := 1; c < columns; c++ {
			row = append(row, fmt.Sprintf("%d,%03d", 1+c, (r*37+c)%1000))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func areaFigure(id string, d stairs, rows int) reports.Figure {
	f := reports.Figure{
		ID: id, Title: "Burglary fell by about a fifth in " + id, Subtitle: "Ratio to the year before, April 2020 to March 2021",
		Alt: "Steps that rise from left to right in " + id + ".", Source: "Source: data.police.uk.", N: "2,665 burglaries.",
		Drawing: d, Data: areaTable(id+"-numbers", rows, 4),
	}
	f.Data.Note = "Numbers of " + id + "."
	return f
}

// pdfDocument has every kind of block, a table that runs over pages, a wide
// one, figures with short and long numbers, and hostile words in all places.
func pdfDocument() *reports.Document {
	span := func(s string) reports.Span { return reports.Span{Text: s} }
	d := &reports.Document{
		Title: "Strategic assessment, April 2020 to March 2021", Owner: "Safer Example Partnership", Edition: "Public edition",
		Marking: "OFFICIAL", Notice: "Synthetic data: this place and every figure are invented.", Language: "en-GB",
		Subject: "What crime did.", Date: "2021-11-03", Generator: "assess 1.0",
		Cover: []reports.Fact{{Name: "Data to", Value: "September 2021"}, {Name: "Approved by", Value: "The board"}},
	}
	d.Sections = []reports.Section{
		{ID: "summary", Title: "Summary", Lead: true, Blocks: []reports.Block{
			reports.Paragraph{Spans: []reports.Span{{Text: "In one sentence. ", Bold: true}, span(ipsum)}},
			reports.Findings{Rows: []reports.Finding{
				{Direction: reports.Down, What: []reports.Span{{Text: "Burglary down by about a fifth", Bold: true}, span(": 2,665 against 3,412 in the same 11 months")}, Sure: []reports.Span{span("0.78, 0.70 to 0.87")}, Link: "#changes"},
				{Direction: reports.Up, What: []reports.Span{span("Anti-social behaviour up")}, Sure: []reports.Span{span("1.22, 1.12 to 1.32")}, Link: "#changes"},
				{Direction: reports.Flat, What: []reports.Span{span("Robbery: 286 against 306")}, Sure: []reports.Span{span("0.93, 0.80 to 1.10")}},
				{Direction: reports.Place, What: []reports.Span{span("Half of crime is in a tenth of the area")}, Sure: nil, Link: "#wide"},
			}},
			reports.Note{Kind: reports.Missing, Title: "What this cannot see", Spans: []reports.Span{span("Domestic abuse is not marked in the open data.")}},
		}},
		{ID: "changes", Title: "Changes", Blocks: []reports.Block{
			reports.Heading{Level: 2, ID: "burglary", Text: "Burglary"},
			reports.Paragraph{Spans: []reports.Span{span("See "), {Text: "the wide table", Link: "#wide"}, span(", "), {Text: "the police’s own site", Link: "https://data.police.uk/about/"},
				span(", "), {Text: "nowhere", Link: "#nowhere"}, span(" and "), {Text: "a program", Link: "javascript:alert(1)"}, span(". " + ipsum)}},
			areaFigure("short", stairs{482, 200, 6}, 5),
			reports.Heading{Level: 3, Text: "Where and when"},
			reports.List{Items: [][]reports.Span{{span("First item. " + ipsum + ipsum)}, {{Text: "Second", Bold: true}, span(" item.")}}},
			areaFigure("long", stairs{700, 500, 9}, 40),
			reports.Note{Kind: reports.Reading, Spans: []reports.Span{span("An interval is the range that the ratio is likely in.")}},
			reports.Note{Kind: reports.Warning, Title: "Two counts", Spans: []reports.Span{span("These must not be added.")}},
			areaTable("many", 90, 5),
			reports.Heading{Level: 2, Text: "Everything by everything"},
			areaTable("wide", 30, 14),
		}},
		{ID: "hostile", Title: hostile[0] + " " + hostile[4], Blocks: []reports.Block{}},
	}
	last := &d.Sections[2]
	table := reports.Table{ID: "names", Caption: hostile[6], Columns: []reports.Column{{Name: hostile[1]}, {Name: "Count", Align: reports.Right}}}
	for i, s := range hostile {
		last.Blocks = append(last.Blocks, reports.Paragraph{Spans: []reports.Span{span(s), {Text: s, Bold: true, Link: "#names"}}})
		table.Rows = append(table.Rows, []string{s, fmt.Sprint(i)})
	}
	last.Blocks = append(last.Blocks, table)
	return d
}

// broken is a drawing that cannot be drawn.
type broken struct{}

func (broken) Size() (w, h vg.Length) { return 100, 100 }

func (broken) Draw(draw.Canvas) { panic("no data to draw") }
