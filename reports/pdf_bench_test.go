package reports_test

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/geo"
	"assess/reports"
	"assess/reports/chart"

	"github.com/paulmach/orb"
)

// BenchmarkPDF writes an assessment of 60 pages with 40 charts and 10 maps of 200
// small areas with 60 corners each.
func BenchmarkPDF(b *testing.B) {
	d := largeDocument(b)
	pages := 0
	b.ReportAllocs()
	for b.Loop() {
		out, err := reports.LayPDF(d)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := out.WriteTo(io.Discard); err != nil {
			b.Fatal(err)
		}
		pages = len(out.Pages())
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(peakOf(func() {
		if err := reports.WritePDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	})/1e6, "peak-MB")
}

// peakOf is the most bytes of the heap that f takes at a time beyond those taken before
// it: what is used, and what is not used any more and not yet collected.
func peakOf(f func()) float64 {
	runtime.GC()
	used := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(used)
	before, most := used[0].Value.Uint64(), uint64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			metrics.Read(used)
			most = max(most, used[0].Value.Uint64())
			select {
			case <-stop:
				return
			case <-time.After(200 * time.Microsecond):
			}
		}
	}()
	f()
	close(stop)
	<-stopped
	return float64(most - min(most, before))
}

func largeDocument(b *testing.B) *reports.Document {
	d := pdfDocument()
	text := reports.Paragraph{Spans: []reports.Span{{Text: strings.Repeat(ipsum, 5)}}}
	var blocks []reports.Block
	for i := range 50 {
		f := reports.Figure{
			ID: fmt.Sprintf("figure-%d", i), Title: fmt.Sprintf("Figure %d says this", i), Subtitle: "Crimes by month",
			Alt: "A chart.", Source: "Source: data.police.uk.", N: "2,665 crimes.", Least: 0.82,
		}
		switch {
		case i%5 == 4:
			f.Drawing = drawn(chart.NewMap(largeMap(), 482))(b)
		case i%2 == 0:
			f.Drawing = drawn(chart.NewForest(largeForest(), 482))(b)
		default:
			f.Drawing = drawn(chart.NewControlChart(largeControl(b), 482))(b)
		}
		blocks = append(blocks, reports.Heading{Level: 2, ID: fmt.Sprintf("part-%d", i), Text: fmt.Sprintf("Part %d", i)}, text, f, text, text)
	}
	for i := range 4 {
		blocks = append(blocks, areaTable(fmt.Sprintf("table %d", i), 90, 6))
	}
	d.Sections = append(d.Sections[:1], reports.Section{ID: "all", Title: "All", Blocks: blocks})
	return d
}

func drawn(d chart.Drawing, err error) func(testing.TB) chart.Drawing {
	return func(t testing.TB) chart.Drawing {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

func largeForest() chart.Forest {
	f := chart.Forest{Label: "Ratio to the year before (1 is no change)", Line: 1, Log: true, Less: "fewer", More: "more"}
	for i := range 15 {
		e := 0.7 + 0.05*float64(i)
		f.Rows = append(f.Rows, chart.ForestRow{
			Name: fmt.Sprintf("Category %d", i), Estimate: e, Lower: e * 0.9, Upper: e * 1.1, Text: fmt.Sprintf("%.2f (%.2f to %.2f)", e, e*0.9, e*1.1),
		})
	}
	return f
}

func largeControl(t testing.TB) chart.ControlChart {
	from, err := data.ParseMonth("2017-04")
	if err != nil {
		t.Fatal(err)
	}
	c := chart.ControlChart{Label: "Crimes a month", Centre: 200, Lower: 150, Upper: 250, Values: chart.Series{Name: "Crimes", From: from}}
	for i := range 60 {
		v := 200 + 30*math.Sin(float64(i))
		c.Values.Values = append(c.Values.Values, &v)
	}
	return c
}

// largeMap is a lattice of 20 by 10 areas with 60 corners each.
func largeMap() chart.Map {
	m := chart.Map{KeyName: "Crimes for every 1,000 residents", Licence: "Contains public sector information."}
	for i := range 5 {
		m.Key = append(m.Key, chart.MapKey{Text: fmt.Sprintf("class %d", i+1), Count: 40, Fill: chart.Sequential1 + chart.Fill(i)})
	}
	for i := range 200 {
		x, y := 400_000+1000*float64(i%20), 400_000+1000*float64(i/20)
		ring := orb.Ring{}
		for k := range 60 {
			sin, cos := math.Sincos(float64(k) / 30 * math.Pi)
			ring = append(ring, orb.Point{x + 490*cos, y + 490*sin})
		}
		ring = append(ring, ring[0])
		m.Shapes = append(m.Shapes, chart.MapShape{Geometry: geo.Shape{{ring}}, Class: i % 5})
		if i%20 == 7 {
			m.Labels = append(m.Labels, chart.MapLabel{Easting: x, Northing: y, Text: fmt.Sprintf("Ward %d", i), Rank: i})
		}
	}
	return m
}
