package reports_test

import (
	"fmt"
	"math"

	"assess/reports"
	"assess/reports/design"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// barDrawing is a small chart: bars with their names, in colours of the palette.
type barDrawing struct {
	names  []string
	values []float64
}

func (d barDrawing) Size() (w, h vg.Length) { return 482, vg.Length(24 + 16*len(d.values)) }

func (d barDrawing) Draw(c draw.Canvas) {
	swatches := design.Swatches()
	face := font.Face{Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: 9}}
	for i, v := range d.values {
		y := c.Max.Y - vg.Length(16*(i+1))
		c.FillPolygon(swatches[(8+i)%len(swatches)].Light, []vg.Point{{X: 120, Y: y}, {X: 120 + vg.Length(v), Y: y}, {X: 120 + vg.Length(v), Y: y + 12}, {X: 120, Y: y + 12}})
		c.SetColor(swatches[1].Light)
		c.FillString(face, vg.Point{X: 4, Y: y + 3}, d.names[i])
	}
}

// areaDrawing is a map of n outlines.
type areaDrawing struct{ n int }

func (d areaDrawing) Size() (w, h vg.Length) { return 482, 400 }

func (d areaDrawing) Draw(c draw.Canvas) {
	swatches := design.Swatches()
	for i := range d.n {
		var p vg.Path
		for k := range 60 {
			sin, cos := math.Sincos(float64(k) / 30 * math.Pi)
			r := 12 + 2*math.Sin(float64(7*k+i))
			pt := vg.Point{X: vg.Length(20 + 24*float64(i%18) + r*cos), Y: vg.Length(20 + 24*float64(i/18) + r*sin)}
			if k == 0 {
				p.Move(pt)
			} else {
				p.Line(pt)
			}
		}
		p.Close()
		c.SetColor(swatches[i%len(swatches)].Light)
		c.Fill(p)
		c.SetColor(swatches[0].Light)
		c.SetLineWidth(.4)
		c.Stroke(p)
	}
}

// ratesTable has n rows of areas with counts and rates.
func ratesTable(id string, n int) reports.Table {
	t := reports.Table{
		ID: id, Caption: "Recorded crime by neighbourhood, April 2020 to March 2021", Sheet: id,
		Columns: []reports.Column{{Name: "Code"}, {Name: "Neighbourhood"}, {Name: "Crimes", Align: reports.Right},
			{Name: "Rate per 1,000 residents", Align: reports.Right}, {Name: "Change on the year before", Align: reports.Right}, {Name: "Verdict"}},
		Note:   "[x] not available. Rates use residents counted in the 2021 census.",
		Source: "Source: data.police.uk, street-level crime, months to September 2021.",
	}
	for i := range n {
		change := fmt.Sprintf("%.1f", math.Abs(float64(i%40)-20.5))
		if i%40 < 20 {
			change = "−" + change
		}
		t.Rows = append(t.Rows, []string{fmt.Sprintf("E0100%04d", i), fmt.Sprintf("Example Town %03d%c", i/5+1, 'A'+i%5),
			fmt.Sprintf("%d,%03d", 1+i%9, (i*37)%1000), fmt.Sprintf("%.1f", 4+float64(i*13%600)/10), change, []string{"higher", "lower", "no clear change"}[i%3]})
	}
	return t
}

func barFigure(id string, n int) reports.Figure {
	names := []string{"All crime", "Violence and sexual offences", "Burglary", "Shoplifting", "Anti-social behaviour"}
	d := barDrawing{names: names}
	data := reports.Table{Caption: "Crimes and incidents by category", Sheet: id, Columns: []reports.Column{{Name: "Category"}, {Name: "Count", Align: reports.Right}}}
	for i, name := range names {
		v := float64(300 - i*50 - n%40)
		d.values = append(d.values, v)
		data.Rows = append(data.Rows, []string{name, fmt.Sprint(v)})
	}
	return reports.Figure{
		ID: id, Title: "Burglary fell by about a fifth; robbery shows no clear change", Subtitle: "Recorded crimes and incidents, Example, April 2020 to March 2021",
		Alt: "Bar chart. All crime is the longest bar, anti-social behaviour the shortest.", Source: "Source: data.police.uk, months to September 2021", N: "33,842 crimes",
		Drawing: d, Data: data,
	}
}

func span(text string) reports.Span { return reports.Span{Text: text} }

// editionDocument has every kind of block.
func editionDocument() *reports.Document {
	return &reports.Document{
		Title: "Strategic assessment, April 2020 to March 2021", Owner: "Example and District Community Safety Partnership",
		Edition: "Public edition", Marking: "OFFICIAL", Notice: "Synthetic data: this place and every figure are invented.",
		Language: "en-GB", Subject: "Crime and anti-social behaviour in Example.", Date: "2021-11-03", Generator: "assess 1.0",
		Cover: []reports.Fact{{Name: "Period assessed", Value: "April 2020 to March 2021"}, {Name: "Police force", Value: "South Example Police"},
			{Name: "Police data", Value: "December 2016 to September 2021, read on 3 November 2021"}, {Name: "Comparator", Value: "the other districts of South Example"}},
		Sections: []reports.Section{summarySection(), {
			ID: "changes", Title: "Changes",
			Blocks: []reports.Block{
				reports.Heading{Level: 2, ID: "changes-year", Text: "Against the year before"},
				reports.Paragraph{Spans: []reports.Span{span("Eleven months that both years have are compared. See "), {Text: "the table", Link: "#rates"}, span(" and "), {Text: "the guidance", Link: "https://www.gov.uk/guidance"}, span(".")}},
				barFigure("forest", 0),
				reports.Heading{Level: 3, ID: "changes-detail", Text: "In detail"},
				ratesTable("rates", 20),
				reports.Heading{Level: 2, ID: "changes-places", Text: "In places"},
				ratesTable("long", 83),
				ratesTable("huge", 700),
				reports.Figure{ID: "map", Title: "Crime is highest in the town centre", Subtitle: "Crimes per 1,000 residents by neighbourhood",
					Alt: "Map of 200 neighbourhoods.", Source: "Source: data.police.uk; ONS", N: "200 neighbourhoods", Drawing: areaDrawing{200}, Data: ratesTable("map-data", 200)},
			},
		}},
	}
}

func summarySection() reports.Section {
	return reports.Section{ID: "summary", Title: "Summary", Blocks: []reports.Block{
		reports.Paragraph{Spans: []reports.Span{{Text: "In one sentence. ", Bold: true}, span("Theft fell steeply while people stayed at home, violence did not, and recorded anti-social behaviour rose by a fifth, part of it breaches of restrictions.")}},
		reports.Findings{Rows: []reports.Finding{
			{Direction: reports.Down, What: []reports.Span{{Text: "Burglary down by about a fifth: ", Bold: true}, span("2,665 against 3,412 in the same 11 months")}, Sure: []reports.Span{span("ratio 0.78, 95 % interval 0.70 to 0.87")}, Link: "#changes"},
			{Direction: reports.Up, What: []reports.Span{{Text: "Anti-social behaviour incidents up by about a fifth: ", Bold: true}, span("8,232 against 6,758. Not crime, and not counted with it")}, Sure: []reports.Span{span("1.22, 1.12 to 1.32")}, Link: "#changes-year"},
			{Direction: reports.Flat, What: []reports.Span{{Text: "Violence and sexual offences: no clear change: ", Bold: true}, span("12,134 against 11,749")}, Sure: []reports.Span{span("1.03, 0.95 to 1.12")}, Link: "#forest"},
			{Direction: reports.Place, What: []reports.Span{{Text: "The town centre holds a third of shoplifting", Bold: true}}, Sure: []reports.Span{span("14 of 212 neighbourhoods")}},
		}},
		reports.List{Items: [][]reports.Span{{span("Domestic abuse, hate crime and knife crime are not marked in the open data.")}, {span("The open data has no day or hour.")}}},
		reports.Note{Kind: reports.Missing, Title: "Residents’ priorities", Spans: []reports.Span{span("No survey has been loaded.")}},
		reports.Note{Kind: reports.Reading, Title: "Intervals", Spans: []reports.Span{span("The interval holds the values that the data does not rule out.")}},
		reports.Note{Kind: reports.Warning, Title: "The pandemic", Spans: []reports.Span{span("Restrictions from March 2020 to July 2021 changed what could happen and what was recorded.")}},
	}}
}

// wholeDocument has the size of a district's assessment: 15 charts, 6 maps and
// some thousand rows of tables.
func wholeDocument() *reports.Document {
	d := editionDocument()
	for s := range 6 {
		section := reports.Section{ID: fmt.Sprint("part", s), Title: fmt.Sprint("Part ", s)}
		for f := range 3 {
			section.Blocks = append(section.Blocks,
				reports.Heading{Level: 2, ID: fmt.Sprintf("part%d-%d", s, f), Text: "Levels and rates"},
				reports.Paragraph{Spans: []reports.Span{span("Each category is counted in the months that both years have.")}},
				barFigure(fmt.Sprintf("bars%d-%d", s, f), s*3+f), ratesTable(fmt.Sprintf("table%d-%d", s, f), 150))
		}
		section.Blocks = append(section.Blocks, reports.Figure{ID: fmt.Sprint("map", s), Title: "Crime is highest in the town centre", Subtitle: "Crimes per 1,000 residents",
			Alt: "Map of 200 neighbourhoods.", Source: "Source: data.police.uk", N: "200 neighbourhoods", Drawing: areaDrawing{200}, Data: ratesTable(fmt.Sprint("mapdata", s), 200)})
		d.Sections = append(d.Sections, section)
	}
	return d
}
