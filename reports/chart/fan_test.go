package chart

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

// sampleFan is five years with gaps and the forecast of the months after them.
func sampleFan(months int) Fan {
	history, _ := sampleSeries(seeded(), 520, 66)
	in := Fan{Label: "Anti-social behaviour incidents a month", History: history, Shade: yearOf20, Grey: []data.Period{pandemic}}
	for i := range months {
		wide := 60 + 9*float64(i)
		v := 540 + 80*math.Sin(float64(i+6)*math.Pi/6)
		in.Forecast = append(in.Forecast, FanMonth{v, v - wide, v + 1.1*wide, v - 1.5*wide, v + 1.8*wide})
	}
	return in
}

func TestFanNamesItsParts(t *testing.T) {
	in := sampleFan(12)
	d, err := NewFan(in, textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"forecast", "80% range", "95% range", "forecast from Oct 2021", "Each month", "Set aside", in.Shade.Label(), in.Label, "0"} {
		if !r.has(want) {
			t.Errorf("the fan does not say %q: %s", want, r.all())
		}
	}
	in.Grey, in.Shade = []data.Period{{From: data.NewMonth(1999, 1), To: data.NewMonth(1999, 9)}}, data.Period{}
	d, err = NewFan(in, textWidth)
	if r := draws(t, d, err); r.has("Set aside") {
		t.Error("months that are not shown are in the key")
	}
}

// The forecast begins with the month after the history, also where that ends in gaps.
func TestFanBeginsAfterTheHistory(t *testing.T) {
	in := Fan{History: Series{From: april2016, Values: []*float64{ptr(4), nil, nil}}, Forecast: []FanMonth{{5, 3, 7, 2, 9}}}
	if got := in.first(); got != data.NewMonth(2016, 7) {
		t.Errorf("the forecast begins with %s", got)
	}
	if got := in.months(); got.To != data.NewMonth(2016, 7) || got.From != april2016 {
		t.Errorf("the axis shows %v", got)
	}
	d, err := NewFan(in, textWidth)
	if r := draws(t, d, err); !r.has("forecast from Jul 2016") {
		t.Errorf("the mark does not say where the forecast begins: %s", r.all())
	}
}

// A range is drawn from zero where it goes below, from half a month before its
// first month to half a month after its last.
func TestRibbonStaysAboveZero(t *testing.T) {
	var b ribbon
	b.add(10.5, -3, 4)
	b.add(11.5, -5, 6)
	if len(b.lower) != 4 || len(b.upper) != 4 {
		t.Fatalf("%d and %d points, want 4", len(b.lower), len(b.upper))
	}
	for i, x := range []float64{10, 10.5, 11.5, 12} {
		want := []float64{4, 4, 6, 6}[i]
		if b.lower[i].X != x || b.lower[i].Y != 0 || b.upper[i].X != x || b.upper[i].Y != want {
			t.Errorf("point %d is %v and %v, want 0 and %g above %g", i, b.lower[i], b.upper[i], want, x)
		}
	}
}

// A forecast below zero moves nothing out of the data area.
func TestFanBelowZeroIsDrawnAtZero(t *testing.T) {
	in := sampleFan(6)
	for i := range in.Forecast {
		in.Forecast[i] = FanMonth{-20, -90, -10, -200, 30}
	}
	d, err := NewFan(in, textWidth)
	if r := draws(t, d, err); strings.Contains(r.all(), "−") {
		t.Errorf("the axis goes below zero: %s", r.all())
	}
	for _, v := range in.line().Values {
		if *v != 0 {
			t.Errorf("the line is at %g", *v)
		}
	}
}

func TestFanKeepsTheNamesOfANarrowRangeApart(t *testing.T) {
	in := sampleFan(12)
	for i := range in.Forecast {
		in.Forecast[i] = FanMonth{500, 500, 500, 500, 500}
	}
	d, err := NewFan(in, narrowest)
	r := draws(t, d, err)
	high := map[string]float64{}
	for _, m := range r.texts {
		high[m.text] = float64(m.box.Min.Y)
	}
	if !(high["95% range"] > high["80% range"] && high["80% range"] > high["forecast"]) {
		t.Errorf("the names are out of order: %v", high)
	}
}
