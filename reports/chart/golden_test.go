package chart

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/data"
	"assess/geo"
	"assess/reports/design"
	"assess/reports/svg"
)

var update = flag.Bool("update", false, "write the pictures of testdata/golden anew")

const goldenFolder = "testdata/golden"

// hostile is a name of others: markup, a turn of direction, control characters and
// more letters than any chart has room for.
var hostile = "<script>alert('ŵ')</script> =HYPERLINK(\"x\") \u202eevil\x00\nLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ŷ &amp; " + strings.Repeat("long ", 30)

// pictures is every kind with everyday contents and at its edges: long and Welsh
// names, one row, forty, missing values, zeros, huge and tiny numbers, hostile names.
func pictures() []example {
	var out []example
	for _, e := range examples() {
		switch e.name {
		case "map-rates":
			e.build = mapOf(sampleRatesMap(5, 4))
		case "map-tall":
			e.build = mapOf(sampleRatesMap(3, 6))
		}
		out = append(out, e)
	}
	return append(out, edges()...)
}

func mapOf(in Map) func(w vg.Length) (Drawing, error) {
	return func(w vg.Length) (Drawing, error) { return NewMap(in, w) }
}

// edges are the edges of each kind.
func edges() []example {
	gap := Series{From: april2016, Values: []*float64{ptr(12), nil, ptr(7), nil, nil, ptr(0), ptr(31)}}
	zeros := Series{From: april2016, Values: []*float64{ptr(0), ptr(0), ptr(0), ptr(0)}}
	huge := Series{From: april2016, Values: []*float64{ptr(2e9), ptr(3.1e9), ptr(1.2e9), ptr(2.8e9)}}
	tiny := Series{From: april2016, Values: []*float64{ptr(2e-6), ptr(3e-6), ptr(1e-6)}}
	whole := data.Period{From: april2016, To: april2016.Add(3)}
	dots := func(n int, size float64) Dots {
		in := Dots{Label: "For every 1,000 residents"}
		for i := range n {
			v := size * float64(i+1)
			in.Rows = append(in.Rows, DotRow{Name: sampleWards[i%len(sampleWards)], Values: []DotValue{{v, v / 2, v * 1.5, i%4 == 2}}})
		}
		return in
	}
	forest := func(n int, size float64) Forest {
		in := Forest{Line: 1, Log: true, Label: "Ratio to the year before", Less: "fewer", More: "more"}
		for i := range n {
			v := size * (0.7 + 0.02*float64(i))
			in.Rows = append(in.Rows, ForestRow{Name: sampleWards[i%len(sampleWards)], Estimate: v, Lower: v * 0.8, Upper: v * 1.25, Text: fmt.Sprintf("%.3g", v), Tone: Tone(i % 3), None: i%7 == 5})
		}
		return in
	}
	bars := func(n int, size float64, name string) Bars {
		in := Bars{Label: "Crimes " + name}
		for i := range n {
			in.Rows = append(in.Rows, BarRow{Name: name + sampleWards[i%len(sampleWards)], Value: size * float64(n-i-1), Text: thousands(size*float64(n-i-1), 0)})
		}
		return in
	}
	return []example{
		{"bars-one", func(w vg.Length) (Drawing, error) { return NewBars(bars(1, 0, ""), w) }},
		{"bars-forty", func(w vg.Length) (Drawing, error) { return NewBars(bars(40, 12, ""), w) }},
		{"bars-huge", func(w vg.Length) (Drawing, error) { return NewBars(bars(4, 1e12, ""), w) }},
		{"bars-hostile", func(w vg.Length) (Drawing, error) { return NewBars(bars(3, 10, hostile), w) }},
		{"calendar-hostile", func(w vg.Length) (Drawing, error) {
			row := CalendarRow{Name: hostile, Cells: make([]CalendarCell, 12)}
			row.Cells[0] = CalendarCell{april2016, data.Missing, hostile, ""}
			return NewCalendar(Calendar{Rows: []CalendarRow{row}, Key: []CalendarKey{{data.Missing, hostile}}}, w)
		}},
		{"control-gaps", func(w vg.Length) (Drawing, error) {
			return NewControlChart(ControlChart{Label: "Incidents a month", Values: gap, Centre: 12, Lower: 0, Upper: 30, Signals: []ControlSignal{{april2016.Add(6), "Oct 2016: beyond limits", true}}}, w)
		}},
		{"control-events", func(w vg.Length) (Drawing, error) {
			in := sampleControl()
			in.Events = sampleEvents(7, in.Values.From)
			return NewControlChart(in, w)
		}},
		{"multiples-events", func(w vg.Length) (Drawing, error) {
			in := sampleMultiples(4)
			in.Events = sampleEvents(5, in.Panels[0].Counts.From)
			for i := range in.Panels {
				in.Panels[i].Events = in.Events[i:]
			}
			return NewSmallMultiples(in, w)
		}},
		{"control-zeros", func(w vg.Length) (Drawing, error) { return NewControlChart(ControlChart{Values: zeros}, w) }},
		{"control-hostile", func(w vg.Length) (Drawing, error) {
			return NewControlChart(ControlChart{Label: hostile, Values: huge, Centre: 2e9, Lower: 1e9, Upper: 3e9, Signals: []ControlSignal{{april2016.Add(1), hostile, true}}}, w)
		}},
		{"curve-hostile", func(w vg.Length) (Drawing, error) {
			return NewCurve(Curve{XLabel: hostile, YLabel: hostile, Even: hostile, Lines: []CurveLine{{hostile, []float64{0, 0.5, 1}, []float64{0, 0.9, 1}}}}, w)
		}},
		{"decomposition-gaps", func(w vg.Length) (Drawing, error) {
			return NewDecomposition(Decomposition{Counts: gap, Remainder: gap, Shade: whole}, w)
		}},
		{"dots-one", func(w vg.Length) (Drawing, error) { return NewDots(dots(1, 0), w) }},
		{"dots-forty", func(w vg.Length) (Drawing, error) { return NewDots(dots(40, 3), w) }},
		{"dots-tiny", func(w vg.Length) (Drawing, error) { return NewDots(dots(4, 2e-5), w) }},
		{"fan-zeros", func(w vg.Length) (Drawing, error) {
			return NewFan(Fan{Label: "Incidents", History: zeros, Forecast: make([]FanMonth, 3)}, w)
		}},
		{"fan-huge", func(w vg.Length) (Drawing, error) {
			return NewFan(Fan{Label: hostile, History: huge, Forecast: []FanMonth{{2e9, 1.6e9, 2.4e9, 1e9, 3.4e9}, {2e9, 1.6e9, 2.4e9, 1e9, 3.4e9}}}, w)
		}},
		{"forest-one", func(w vg.Length) (Drawing, error) { return NewForest(forest(1, 1), w) }},
		{"forest-forty", func(w vg.Length) (Drawing, error) { return NewForest(forest(40, 1), w) }},
		{"forest-huge", func(w vg.Length) (Drawing, error) { return NewForest(forest(4, 2e5), w) }},
		{"forest-hostile", func(w vg.Length) (Drawing, error) {
			return NewForest(Forest{Line: 1, Label: hostile, Heading: hostile, Less: hostile, More: hostile, Rows: []ForestRow{{Name: hostile, Estimate: 1, Lower: 0.8, Upper: 1.2, Text: hostile}, {Name: hostile, None: true, Text: hostile}}}, w)
		}},
		{"funnel-one", func(w vg.Length) (Drawing, error) {
			return NewFunnel(Funnel{XLabel: "Residents", YLabel: "Rate", Target: 3, Points: []FunnelPoint{{Name: hostile, X: 1200, Y: 9, Tone: High, Show: true}}}, w)
		}},
		{"gradient-one", func(w vg.Length) (Drawing, error) {
			return NewGradient(Gradient{XLabel: hostile, YLabel: hostile, Groups: []string{hostile}, Columns: []GradientColumn{{hostile, []DotValue{{3, 2, 4, false}}}, {"none", []DotValue{{None: true}}}}}, w)
		}},
		{"grid-hostile", func(w vg.Length) (Drawing, error) {
			return NewGridExample(GridExample{Counts: [][]int{{0, 1200}, {7, 3}}, Hot: [][]bool{{false, true}, {false, false}}, Key: GridKey{hostile, hostile, hostile}}, w)
		}},
		{"map-one", mapOf(Map{KeyName: "Share of all crime", Licence: hostile, Shapes: []MapShape{{Geometry: square(570000, 185000, 9000), Class: 0}},
			Cells: []MapCell{{572000, 188000, 600, 1, ""}}, Key: []MapKey{{"no clear change", 121, PlainFill}, {"larger", 1, HotFill}}, Labels: []MapLabel{{574000, 190000, sampleWards[4], 1, false, ""}}})},
		{"located", func(vg.Length) (Drawing, error) { // wider than the text, as each half needs its least width
			around := []geo.Shape{square(560000, 170000, 40000), square(600000, 170000, 30000)}
			inner, err := NewMap(Map{KeyName: "Crimes", Tall: 0.5, Shapes: []MapShape{{Geometry: square(570000, 180000, 9000)}}, Key: []MapKey{{"all", 1, Sequential3}}}, 362)
			if err != nil {
				return nil, err
			}
			under, err := NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Crimes", Counts: gap}}, Shade: whole}, 240)
			if err != nil {
				return nil, err
			}
			return NewLocated(Located{Main: inner, Locator: Locator{Title: hostile, Around: around, Here: square(570000, 180000, 9000)}, Under: under}, 640)
		}},
		{"map-withheld", mapOf(Map{KeyName: "Crimes", Key: []MapKey{{"all", 1, Sequential3}, {"hidden: small number", 1, Withheld}},
			Shapes: []MapShape{{Geometry: square(570000, 180000, 9000)}, {Geometry: square(579000, 180000, 9000), Class: 1}, {Geometry: square(588000, 180000, 9000), Class: -1}}})},
		{"map-none", mapOf(Map{KeyName: hostile, Shapes: []MapShape{{Geometry: square(570000, 185000, 900), Class: -1}}, Labels: []MapLabel{{570450, 185450, hostile, 1, false, ""}}})},
		{"multiples-gaps", func(w vg.Length) (Drawing, error) {
			return NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: hostile, Counts: gap}, {Title: "Zeros", Counts: zeros, Trend: zeros}, {Title: "Huge", Counts: huge}, {Title: "None", Counts: Series{From: april2016, Values: make([]*float64, 3)}}, {Title: "Tiny", Counts: tiny}}, Shade: whole}, w)
		}},
		{"parts", func(w vg.Length) (Drawing, error) { return NewParts(sampleParts(), w) }},
		{"parts-hostile", func(w vg.Length) (Drawing, error) {
			return NewParts(Parts{Label: hostile, Kinds: []PartKind{{"M", hostile}, {"T", "on track"}, {"B", "behind"}, {"S", "not started"}, {"N", "no update"}, {"W", "waits on a partner"}, {"?", "not measurable"}},
				Rows: []PartsRow{{hostile, []int{1, 1, 1, 1, 1, 1, 1}}, {"None", make([]int, 7)}, {"Many", []int{1200, 0, 3, 0, 0, 0, 9}}}}, w)
		}},
		{"seasonal-hostile", func(w vg.Length) (Drawing, error) {
			return NewSeasonal(Seasonal{Label: hostile, Start: 1, Lines: []SeasonalLine{{Name: hostile, Index: make([]float64, 12)}}}, w)
		}},
		{"steps-gaps", func(w vg.Length) (Drawing, error) {
			return NewSteps(Steps{Label: hostile, Values: gap, Levels: []StepLevel{{whole, 8}}, Grey: []data.Period{{From: april2016.Add(5), To: april2016.Add(6)}}}, w)
		}},
		{"week", func(w vg.Length) (Drawing, error) { return NewWeekHours(sampleWeek(), w) }},
		{"years-one", func(w vg.Length) (Drawing, error) {
			return NewUsualYears(UsualYears{Start: 1, Rows: []UsualYear{{hostile, []float64{0, 0.8, 0.9, 1, 1.1, 1.2, 1.4, nan, 12.34, 1, 1, 1}}}}, w)
		}},
	}
}

// picture is a drawing as it stands on a page.
func picture(name string, d Drawing) []byte {
	w, h := d.Size()
	c := svg.New(w, h, svg.Options{ID: name, Title: name, Classes: design.Classes()})
	d.Draw(draw.New(c))
	return []byte(c.Markup() + "\n")
}

// Every kind looks as it was reviewed. A change that is meant is looked at before it
// is kept with -update.
func TestPicturesAreAsReviewed(t *testing.T) {
	known := map[string]bool{}
	total := 0
	for _, e := range pictures() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		draws(t, d, nil)
		got, file := picture(e.name, d), filepath.Join(goldenFolder, e.name+".svg")
		known[e.name+".svg"] = true
		total += len(got)
		if *update {
			if err := os.MkdirAll(goldenFolder, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not as reviewed, from byte %d on; look at it and run the test with -update", e.name, differ(got, want))
		}
	}
	if total > 1_500_000 {
		t.Errorf("the pictures take %d bytes", total)
	}
	files, err := os.ReadDir(goldenFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !known[f.Name()] {
			t.Errorf("%s is a picture of nothing", f.Name())
		}
	}
}

// differ is the first byte at which two pictures differ.
func differ(a, b []byte) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return len(a)
}
