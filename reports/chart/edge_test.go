package chart

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

var (
	nan = math.NaN()
	inf = math.Inf(1)
)

// refused is what no constructor may draw.
func TestRefused(t *testing.T) {
	month := func(vs ...*float64) Series { return Series{From: april2016, Values: vs} }
	for _, c := range []struct {
		name string
		err  error
		says string
	}{
		{"no panels", second(NewSmallMultiples(SmallMultiples{}, textWidth)), "0 panels"},
		{"only gaps", second(NewSmallMultiples(SmallMultiples{Panels: []Panel{{Counts: month(nil, nil)}}}, textWidth)), "no month"},
		{"NaN count", second(NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Drugs", Counts: month(&nan)}}}, textWidth)), `panel "Drugs"`},
		{"negative count", second(NewSmallMultiples(SmallMultiples{Panels: []Panel{{Counts: month(ptr(-3))}}}, textWidth)), "negative"},
		{"values without a first month", second(NewSmallMultiples(SmallMultiples{Panels: []Panel{{Counts: Series{Values: []*float64{ptr(1)}}}}}, textWidth)), "first month"},
		{"no forest rows", second(NewForest(Forest{Line: 1}, textWidth)), "no rows"},
		{"infinite limit", second(NewForest(Forest{Line: 1, Rows: []ForestRow{{Name: "Drugs", Estimate: 1, Upper: inf}}}, textWidth)), "upper limit"},
		{"limits the wrong way", second(NewForest(Forest{Line: 1, Rows: []ForestRow{{Estimate: 1, Lower: 2, Upper: 1}}}, textWidth)), "above"},
		{"log of a negative", second(NewForest(Forest{Line: 1, Log: true, Rows: []ForestRow{{Estimate: 1, Lower: -2, Upper: 1}}}, textWidth)), "log"},
		{"line at zero on a log scale", second(NewForest(Forest{Log: true, Rows: []ForestRow{{Estimate: 1, Lower: 1, Upper: 1}}}, textWidth)), "line"},
		{"too many rows", second(NewForest(Forest{Line: 1, Rows: make([]ForestRow, 500)}, textWidth)), "at most"},
		{"three groups", second(NewDots(Dots{Groups: []string{"a", "b", "c"}, Rows: make([]DotRow, 1)}, textWidth)), "groups"},
		{"no dots", second(NewDots(Dots{Rows: []DotRow{{Name: "a"}}}, textWidth)), "no row"},
		{"negative rate", second(NewDots(Dots{Rows: []DotRow{{Name: "a", Values: []DotValue{{Value: -1, Lower: -2}}}}}, textWidth)), "below zero"},
		{"control without values", second(NewControlChart(ControlChart{Values: month(nil)}, textWidth)), "no month"},
		{"control with a NaN limit", second(NewControlChart(ControlChart{Values: month(ptr(1)), Upper: nan}, textWidth)), "upper limit"},
		{"fan without a forecast", second(NewFan(Fan{History: month(ptr(1))}, textWidth)), "no month is forecast"},
		{"fan without a history", second(NewFan(Fan{History: month(nil), Forecast: make([]FanMonth, 1)}, textWidth)), "no month of the history"},
		{"fan of negative counts", second(NewFan(Fan{History: month(ptr(-1)), Forecast: make([]FanMonth, 1)}, textWidth)), "negative"},
		{"fan with a NaN", second(NewFan(Fan{History: month(ptr(1)), Forecast: []FanMonth{{Expected: nan}}}, textWidth)), "estimate"},
		{"fan with an infinite range", second(NewFan(Fan{History: month(ptr(1)), Forecast: []FanMonth{{Upper95: inf}}}, textWidth)), "95% range"},
		{"fan whose ranges cross", second(NewFan(Fan{History: month(ptr(1)), Forecast: []FanMonth{{Expected: 5, Lower80: 1, Upper80: 9, Lower95: 2, Upper95: 10}}}, textWidth)), "does not hold"},
		{"fan of two centuries", second(NewFan(Fan{History: month(ptr(1)), Forecast: make([]FanMonth, 2400)}, textWidth)), "at most"},
		{"grid without cells", second(NewGridExample(GridExample{}, textWidth)), "rows and columns"},
		{"ragged grid", second(NewGridExample(GridExample{Counts: [][]int{{1, 2}, {3}}, Hot: [][]bool{{true, false}, {false}}}, textWidth)), "row 2"},
		{"grid without classes", second(NewGridExample(GridExample{Counts: [][]int{{1}}}, textWidth)), "rows of classes"},
		{"negative cell", second(NewGridExample(GridExample{Counts: [][]int{{-1}}, Hot: [][]bool{{false}}}, textWidth)), "negative"},
		{"grid of long numbers", second(NewGridExample(GridExample{Counts: [][]int{make([]int, 20), append(make([]int, 19), 1e9)}, Hot: [][]bool{make([]bool, 20), make([]bool, 20)}}, textWidth)), "no room"},
		{"nothing decomposed", second(NewDecomposition(Decomposition{}, textWidth)), "no part"},
		{"season of 11 months", second(NewSeasonal(Seasonal{Start: 1, Lines: []SeasonalLine{{Index: make([]float64, 11)}}}, textWidth)), "12 months"},
		{"season without a start", second(NewSeasonal(Seasonal{Lines: []SeasonalLine{{Index: make([]float64, 12)}}}, textWidth)), "first calendar month"},
		{"negative bar", second(NewBars(Bars{Rows: []BarRow{{Name: "a", Value: -1}}}, textWidth)), "below zero"},
		{"no columns", second(NewGradient(Gradient{}, textWidth)), "0 columns"},
		{"calendar of 11 months", second(NewCalendar(Calendar{Rows: []CalendarRow{{Name: "2020", Cells: make([]CalendarCell, 11)}}}, textWidth)), "11 months"},
		{"calendar without months", second(NewCalendar(Calendar{Rows: []CalendarRow{{Name: "2020", Cells: make([]CalendarCell, 12)}}}, textWidth)), "no cell"},
		{"curve beyond 1", second(NewCurve(Curve{Lines: []CurveLine{{X: []float64{0, 1}, Y: []float64{0, 1.5}}}}, textWidth)), "share"},
		{"curve that turns back", second(NewCurve(Curve{Lines: []CurveLine{{X: []float64{0, 1, 0.5}, Y: []float64{0, 1, 1}}}}, textWidth)), "fall"},
		{"no funnel points", second(NewFunnel(Funnel{}, textWidth)), "0 points"},
		{"limits out of order", second(NewFunnel(Funnel{Points: make([]FunnelPoint, 1), Limits: []FunnelLimit{{X: 2}, {X: 1}}}, textWidth)), "rise"},
		{"years of 11 months", second(NewUsualYears(UsualYears{Start: 1, Rows: []UsualYear{{Ratio: make([]float64, 11)}}}, textWidth)), "12 are needed"},
		{"years without a start", second(NewUsualYears(UsualYears{Rows: []UsualYear{{Ratio: make([]float64, 12)}}}, textWidth)), "first calendar month"},
		{"negative ratio", second(NewUsualYears(UsualYears{Start: 1, Rows: []UsualYear{{Ratio: append(make([]float64, 11), -1)}}}, textWidth)), "December"},
		{"enlarged part without a side", second(NewMap(Map{Shapes: []MapShape{{Geometry: patchwork(1, 1, 100)[0], Class: -1}}, Near: &MapNear{}}, textWidth)), "metres wide"},
		{"empty map", second(NewMap(Map{}, textWidth)), "extent"},
		{"class without a key", second(NewMap(Map{Shapes: []MapShape{{Geometry: patchwork(1, 1, 100)[0], Class: 3}}}, textWidth)), "class 3"},
		{"map in degrees by mistake", second(NewMap(Map{Shapes: []MapShape{{Geometry: patchwork(1, 1, 9e6)[0], Class: -1}}}, textWidth)), "larger than the country"},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.says) {
			t.Errorf("%s: the error is %v, want one that says %q", c.name, c.err, c.says)
		}
	}
}

func second(_ Drawing, err error) error { return err }

func TestMisplacedMonthIsRefused(t *testing.T) {
	in := sampleCalendar()
	in.Rows[2].Cells[4].Month = in.Rows[2].Cells[4].Month.Add(1)
	if _, err := NewCalendar(in, textWidth); err == nil || !strings.Contains(err.Error(), "2018/19") {
		t.Errorf("the error is %v, want one that names the row", err)
	}
	in = sampleCalendar()
	in.Rows[0].Cells[0].Status = "guessed"
	if _, err := NewCalendar(in, textWidth); err == nil || !strings.Contains(err.Error(), "guessed") {
		t.Errorf("the error is %v, want one that names the status", err)
	}
}

func TestOnePanelWithoutMonthsSaysSo(t *testing.T) {
	in := sampleMultiples(3)
	in.Panels[1].Counts = Series{From: april2016, Values: make([]*float64, 24)}
	in.Panels[1].Trend = Series{}
	d, err := NewSmallMultiples(in, textWidth)
	if r := draws(t, d, err); !r.has("No months to show") {
		t.Errorf("the empty panel says nothing: %s", r.all())
	}
}

func TestSingleMonth(t *testing.T) {
	one := Series{From: april2016, Values: []*float64{ptr(7)}}
	d, err := NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Robbery", Counts: one}}}, textWidth)
	if r := draws(t, d, err); !r.has("Apr 2016") {
		t.Errorf("the month is not named: %s", r.all())
	}
	d, err = NewControlChart(ControlChart{Values: one, Centre: 7, Lower: 7, Upper: 7}, textWidth)
	draws(t, d, err)
	d, err = NewDecomposition(Decomposition{Counts: one, Remainder: Series{From: april2016, Values: []*float64{ptr(0)}}}, textWidth)
	draws(t, d, err)
}

func TestZeros(t *testing.T) {
	zeros := Series{From: april2016}
	for range 24 {
		zeros.Values = append(zeros.Values, ptr(0))
	}
	d, err := NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Robbery", Counts: zeros, Trend: zeros}}}, textWidth)
	draws(t, d, err)
	d, err = NewControlChart(ControlChart{Values: zeros}, textWidth)
	draws(t, d, err)
	d, err = NewBars(Bars{Rows: []BarRow{{Name: "Robbery", Text: "0"}, {Name: "Drugs", Text: "0"}}}, textWidth)
	draws(t, d, err)
	d, err = NewDots(Dots{Rows: []DotRow{{Name: "Robbery", Values: []DotValue{{}}}}}, textWidth)
	draws(t, d, err)
	d, err = NewUsualYears(UsualYears{Start: 1, Rows: []UsualYear{{Ratio: make([]float64, 12)}}}, textWidth)
	draws(t, d, err)
	d, err = NewFunnel(Funnel{Points: make([]FunnelPoint, 3)}, textWidth)
	draws(t, d, err)
	d, err = NewGradient(Gradient{Columns: []GradientColumn{{Name: "1", Values: []DotValue{{}}}}}, textWidth)
	draws(t, d, err)
	d, err = NewForest(Forest{Line: 1, Log: true, Rows: []ForestRow{{Name: "Robbery", Text: "0.00 (0.00 to 0.70)", Upper: 0.7, Tone: Low}}}, textWidth)
	draws(t, d, err)
	d, err = NewFan(Fan{History: zeros, Forecast: make([]FanMonth, 12)}, textWidth)
	draws(t, d, err)
	d, err = NewSeasonal(Seasonal{Start: 1, Lines: []SeasonalLine{{Index: make([]float64, 12)}}}, textWidth)
	draws(t, d, err)
}

func TestHugeAndTinyValues(t *testing.T) {
	for _, size := range []float64{1e-7, 0.3, 3, 1e9, 1e300} {
		s := Series{From: april2016, Values: []*float64{ptr(size), ptr(size / 3), nil, ptr(size / 2)}}
		d, err := NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Robbery", Counts: s, Trend: s}}}, textWidth)
		draws(t, d, err)
		d, err = NewControlChart(ControlChart{Values: s, Centre: size / 2, Lower: size / 4, Upper: size}, textWidth)
		draws(t, d, err)
		d, err = NewBars(Bars{Rows: []BarRow{{Name: "Robbery", Value: size, Text: "much"}, {Name: "Drugs", Value: 1e-9, Text: "little"}}}, textWidth)
		draws(t, d, err)
		d, err = NewDots(Dots{Rows: []DotRow{{Name: "Robbery", Values: []DotValue{{size, size / 2, size * 1.5, false}}}}}, textWidth)
		draws(t, d, err)
		d, err = NewForest(Forest{Line: 1, Log: true, Rows: []ForestRow{{Name: "Robbery", Estimate: size, Lower: size / 2, Upper: size * 2}}}, textWidth)
		draws(t, d, err)
		d, err = NewUsualYears(UsualYears{Start: 1, Rows: []UsualYear{{Name: "Robbery", Ratio: append(make([]float64, 11), size)}}}, textWidth)
		draws(t, d, err)
		d, err = NewFan(Fan{Label: "Robbery", History: s, Forecast: []FanMonth{{size, size / 2, size * 1.1, size / 3, size * 1.2}}}, textWidth)
		draws(t, d, err)
	}
}

func TestFortyRows(t *testing.T) {
	forest := Forest{Line: 1, Log: true, Label: "Ratio"}
	years := UsualYears{Start: 4}
	for i := range 40 {
		v := 0.7 + 0.02*float64(i)
		forest.Rows = append(forest.Rows, ForestRow{Name: sampleWards[i%10], Estimate: v, Lower: v * 0.9, Upper: v * 1.1, Text: "0.78 (0.70 to 0.87)"})
		years.Rows = append(years.Rows, UsualYear{sampleWards[i%10], []float64{v, v, v, v, v, v, v, v, v, v, v, v}})
	}
	d, err := NewForest(forest, textWidth)
	draws(t, d, err)
	if _, h := d.Size(); h > 700 {
		t.Errorf("forty rows are %g points tall, more than a page", float64(h))
	}
	d, err = NewDots(sampleDots(2, 40), textWidth)
	draws(t, d, err)
	d, err = NewUsualYears(years, textWidth)
	draws(t, d, err)
}

// Text comes from files of others: it must stay one line of visible characters.
func TestHostileNames(t *testing.T) {
	name := "Ward\nwith\ttabs \u202e and \x00 \u200b<script>" + strings.Repeat("x", 300)
	d, err := NewBars(Bars{Label: name, Rows: []BarRow{{Name: name, Value: 1, Text: name}}}, textWidth)
	r := draws(t, d, err)
	for _, m := range r.texts {
		if strings.ContainsAny(m.text, "\n\t\x00\u202e\u200b") {
			t.Errorf("%q holds control characters", m.text)
		}
	}
	for _, e := range []Drawing{
		first(NewForest(Forest{Line: 1, Heading: name, Less: name, More: name, Label: name, Rows: []ForestRow{{Name: name, Estimate: 1, Lower: 0.9, Upper: 1.2, Text: name}, {Name: name, None: true, Text: name}}}, textWidth)),
		first(NewDots(Dots{Label: name, Groups: []string{name, name}, Mark: ptr(1), MarkName: name, Heading: name, Rows: []DotRow{{Name: name, Text: name, Values: []DotValue{{Value: 1, Lower: 1, Upper: 1}}}}}, textWidth)),
		first(NewFan(Fan{Label: name, History: Series{Name: name, From: april2016, Values: []*float64{ptr(3)}}, Forecast: []FanMonth{{3, 2, 4, 1, 5}}}, textWidth)),
		first(NewGridExample(GridExample{Counts: [][]int{{1}}, Hot: [][]bool{{true}}, Key: GridKey{name, name, name}}, textWidth)),
		first(NewUsualYears(UsualYears{Start: 4, Note: name, Rows: []UsualYear{{name, make([]float64, 12)}}}, textWidth)),
		first(NewGradient(Gradient{XLabel: name, YLabel: name, Groups: []string{name}, Columns: []GradientColumn{{Name: name, Values: []DotValue{{Value: 1, Lower: 1, Upper: 1}}}}}, textWidth)),
		first(NewFunnel(Funnel{XLabel: name, YLabel: name, TargetName: name, Points: []FunnelPoint{{Name: name, X: 1, Y: 1, Show: true}}}, textWidth)),
		first(NewCurve(Curve{XLabel: name, YLabel: name, Even: name, Lines: []CurveLine{{Name: name, X: []float64{0, 1}, Y: []float64{0, 1}}}}, textWidth)),
		first(NewSeasonal(Seasonal{Label: name, Start: 4, Lines: []SeasonalLine{{Name: name, Index: make([]float64, 12)}}}, textWidth)),
		first(NewControlChart(ControlChart{Label: name, Values: Series{From: april2016, Values: []*float64{ptr(3)}}, Signals: []ControlSignal{{april2016, name, true}}}, textWidth)),
		first(NewCalendar(Calendar{Key: []CalendarKey{{data.Complete, name}}, Rows: []CalendarRow{{Name: name, Cells: append([]CalendarCell{{april2016, data.Complete, name, ""}}, make([]CalendarCell, 11)...)}}}, textWidth)),
		first(NewMap(Map{KeyName: name, Licence: name + "\n" + name, Key: []MapKey{{name, 1, PlainFill}}, Shapes: []MapShape{{Geometry: patchwork(1, 1, 1000)[0], Class: 0}}, Labels: []MapLabel{{570500, 185500, name, 1, false, ""}}}, textWidth)),
	} {
		if e == nil {
			t.Error("a hostile name is refused")
			continue
		}
		recorded(t, e).legible(e)
	}
}

func first(d Drawing, err error) Drawing {
	if err != nil {
		return nil
	}
	return d
}
