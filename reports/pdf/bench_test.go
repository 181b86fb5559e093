package pdf_test

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/reports/pdf"
)

// BenchmarkReport writes 60 pages of text with 40 charts of 180 points.
func BenchmarkReport(b *testing.B) {
	charts := make([]*plot.Plot, 40)
	for i := range charts {
		var points plotter.XYs
		for x := range 180 {
			points = append(points, plotter.XY{X: float64(x), Y: 100 + 20*math.Sin(float64(x+i)/5)})
		}
		line, err := plotter.NewLine(points)
		if err != nil {
			b.Fatal(err)
		}
		charts[i] = plot.New()
		charts[i].Add(line, plotter.NewGrid())
	}
	words := strings.Fields("recorded crime in the district fell in the year to March 2021 and must be read against the restrictions")
	b.ReportAllocs()
	for b.Loop() {
		d := newDocument()
		for i := range 60 {
			p := d.AddPage(595.28, 841.89)
			para := d.Root().Add(pdf.P)
			p.Begin(para)
			for line := range 40 {
				x := 60.0
				for w := range 14 {
					x += p.Text(body, x, 780-11*float64(line), fmt.Sprint(words[(i+line+w)%len(words)], " "))
				}
			}
			p.End()
			if i >= len(charts) {
				continue
			}
			figure := d.Root().Add(pdf.Figure)
			figure.Alt, figure.Box = "A line.", pdf.Rect{X: 60, Y: 60, W: 480, H: 240}
			p.Begin(figure)
			c := p.Canvas(pdf.Point{X: 60, Y: 60}, 480, 240, 1)
			charts[i].Draw(draw.NewCanvas(c, vg.Length(480), vg.Length(240)))
			c.Close()
			p.End()
		}
		n, err := d.WriteTo(io.Discard)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(n)/1024, "KB/file")
	}
}
