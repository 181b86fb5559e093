package reports

import (
	"math"
	"strings"

	"assess/reports/design"
	"assess/reports/pdf"
)

// findings sets the summary's table: which way, what changed, how sure.
func (p *press) findings(f Findings, parent *pdf.Element) galley {
	if len(f.Rows) == 0 {
		return nil
	}
	g := &grid{
		columns: []gridColumn{{name: "Direction", weight: 1.9}, {name: "What the data say", weight: 4.95}, {name: "How sure", weight: 3.1}},
		header:  1, headed: true, letter: p.density.of(findingType),
	}
	before := ""
	for _, row := range f.Rows {
		g.rows = append(g.rows, []gridCell{
			{spans: plainSpans(directions[row.Direction].word), mark: arrow(row.Direction)},
			{spans: p.words.gloss(row.What)},
			{spans: p.words.gloss(p.sureness(row, row.Link != before))},
		})
		before = row.Link
	}
	return p.setGrid(g, parent.Add(pdf.Table)).after(p.gap(design.Space2)).before(p.gap(design.Space3))
}

// sureness is how sure a finding is, with a link to where the report shows it
// unless the finding above has the same.
func (p *press) sureness(f Finding, link bool) []Span {
	t, ok := p.outline.targets[strings.TrimPrefix(f.Link, "#")]
	if !ok || !link {
		return f.Sure
	}
	spans := append([]Span{}, f.Sure...)
	if len(spans) > 0 {
		spans = append(spans, Span{Text: ". "})
	}
	return append(spans, Span{Text: inOneLine("See ")}, Span{Text: inOneLine(t.words), Link: f.Link})
}

// arrow draws a direction beside the word that says it: triangles for up and
// down, a bar for no clear change, a disc for a place.
func arrow(d Direction) func(spot, letter) {
	return func(at spot, l letter) {
		const w = 8.0
		left, middle := at.x, at.y-l.baseline()+l.size*0.36
		right, top, foot := left+w, middle+w/2, middle-w/2
		switch d {
		case Up, Above:
			at.page.Polygon(titleHue, pdf.Point{X: left, Y: foot}, pdf.Point{X: right, Y: foot}, pdf.Point{X: left + w/2, Y: top})
		case Down, Below:
			at.page.Polygon(titleHue, pdf.Point{X: left, Y: top}, pdf.Point{X: right, Y: top}, pdf.Point{X: left + w/2, Y: foot})
		case Place:
			disc := make([]pdf.Point, 24)
			for i := range disc {
				sin, cos := math.Sincos(float64(i) / 12 * math.Pi)
				disc[i] = pdf.Point{X: left + w/2 + w*0.42*cos, Y: middle + w*0.42*sin}
			}
			at.page.Polygon(titleHue, disc...)
		default:
			at.page.Fill(titleHue, pdf.Rect{X: left, Y: middle - 1.4, W: w, H: 2.8})
		}
	}
}
