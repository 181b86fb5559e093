package pdf_test

import (
	"bytes"
	"image/color"
	"testing"
	"time"

	"assess/reports/pdf"
	"assess/reports/pdf/pdftest"
)

var (
	body    = pdf.Style{Face: pdf.Regular, Size: 10.5}
	heading = pdf.Style{Face: pdf.Bold, Size: 18, Color: color.NRGBA{R: 18, G: 67, B: 109, A: 255}}
)

func newDocument() *pdf.Document {
	return pdf.New(pdf.Info{
		Title: "Strategic assessment", Author: "A partnership", Subject: "What changed",
		Language: "en-GB", Producer: "assess 1.0", Date: time.Date(2021, 11, 3, 0, 0, 0, 0, time.UTC),
	})
}

// sample is a document with each kind of element:
//
//	heading, paragraph with a link inside and one outside, list, table, figure, note, contents
func sample() *pdf.Document {
	d := newDocument()
	p := d.AddPage(595.28, 841.89)
	text := func(e *pdf.Element, s pdf.Style, y float64, words string) {
		p.Begin(e)
		p.Text(s, 60, y, words)
		p.End()
	}
	p.BeginArtifact(pdf.Header)
	p.Text(body, 60, 810, "OFFICIAL")
	p.Line(pdf.Stroke{Width: 0.5, Dash: []float64{1, 2}}, pdf.Point{X: 60, Y: 800}, pdf.Point{X: 535, Y: 800})
	p.End()
	sect := d.Root().Add(pdf.Sect)
	d.Destination("changes", p, 780)
	d.Bookmark(1, "1 Changes", "changes")
	text(sect.Add(pdf.H1), heading, 760, "1 Changes")
	para := sect.Add(pdf.P)
	text(para, body, 740, "Burglary fell; see ")
	link := para.Add(pdf.LinkTag)
	text(link, body, 740, "the changes")
	p.Link(link, pdf.Rect{X: 60, Y: 738, W: 50, H: 12}, pdf.Link{Destination: "changes", Contents: "Changes, page 1"})
	text(para, body, 725, " and the source.")
	address := para.Add(pdf.LinkTag)
	text(address, body, 710, "data.police.uk")
	p.Link(address, pdf.Rect{X: 60, Y: 708, W: 50, H: 12}, pdf.Link{Address: "https://data.police.uk/ŵ", Contents: "Police data"})

	list := sect.Add(pdf.L)
	list.Label = "Disc"
	item := list.Add(pdf.LI)
	text(item.Add(pdf.Lbl), body, 690, "•")
	text(item.Add(pdf.LBody), body, 690, "One thing")
	sampleTable(sect, text)
	note := sect.Add(pdf.Note)
	note.ID = "note-1"
	text(note.Add(pdf.P), body, 560, "Read with care.")
	sampleFigure(sect, p)
	return d
}

func sampleTable(sect *pdf.Element, text func(*pdf.Element, pdf.Style, float64, string)) {
	table := sect.Add(pdf.Table)
	text(table.Add(pdf.Caption), body, 660, "Table 1")
	row := table.Add(pdf.THead).Add(pdf.TR)
	for _, name := range []string{"Category", "Count"} {
		th := row.Add(pdf.TH)
		th.Scope = pdf.Column
		text(th, body, 645, name)
	}
	row = table.Add(pdf.TBody).Add(pdf.TR)
	th := row.Add(pdf.TH)
	th.Scope = pdf.Row
	text(th, body, 630, "Burglary")
	text(row.Add(pdf.TD), body, 630, "2,665")
}

func sampleFigure(sect *pdf.Element, p *pdf.Page) {
	figure := sect.Add(pdf.Figure)
	figure.Alt = "A square."
	figure.Box = pdf.Rect{X: 60, Y: 400, W: 100, H: 100}
	p.Begin(figure)
	p.Fill(color.NRGBA{B: 200, A: 255}, figure.Box)
	p.Polygon(color.NRGBA{R: 200, A: 255}, pdf.Point{X: 60, Y: 400}, pdf.Point{X: 160, Y: 400}, pdf.Point{X: 110, Y: 500})
	p.End()
}

func write(t testing.TB, d *pdf.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if n, err := d.WriteTo(&b); err != nil || n != int64(b.Len()) {
		t.Fatalf("WriteTo gave %d, %v for %d bytes", n, err, b.Len())
	}
	return b.Bytes()
}

func open(t testing.TB, d *pdf.Document) *pdftest.File {
	t.Helper()
	return pdftest.Open(t, write(t, d))
}
