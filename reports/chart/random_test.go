package chart

import (
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"

	"assess/data"
)

// randomly draws what build makes of random values, at a random width, and
// fails where the result is not legible.
func randomly(t *testing.T, build func(r *rapid.T, w vg.Length) (Drawing, error)) {
	t.Helper()
	rapid.Check(t, func(r *rapid.T) {
		d, err := build(r, vg.Length(rapid.Float64Range(240, 800).Draw(r, "width")))
		if err != nil {
			r.Fatal(err)
		}
		draws(r, d, nil)
	})
}

func word() *rapid.Generator[string] { return rapid.StringMatching(`[A-Za-zŵŷ ,&'-]{0,70}`) }

// wide is values over many sizes, zero among them.
func wide() *rapid.Generator[float64] {
	return rapid.Custom(func(r *rapid.T) float64 {
		if rapid.IntRange(0, 9).Draw(r, "zero") == 0 {
			return 0
		}
		return math.Pow(10, rapid.Float64Range(-4, 7).Draw(r, "power"))
	})
}

func TestRandomForests(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Forest{Line: 1, Log: rapid.Bool().Draw(r, "log"), Label: word().Draw(r, "label"), Less: word().Draw(r, "less"), More: word().Draw(r, "more")}
		for range rapid.IntRange(1, 40).Draw(r, "rows") {
			v := wide().Draw(r, "v")
			in.Rows = append(in.Rows, ForestRow{
				Name: word().Draw(r, "name"), Text: word().Draw(r, "text"), None: rapid.Bool().Draw(r, "none"),
				Estimate: v, Lower: v * rapid.Float64Range(0, 1).Draw(r, "lower"), Upper: v * rapid.Float64Range(1, 50).Draw(r, "upper"),
				Tone: Tone(rapid.IntRange(0, 3).Draw(r, "tone")),
			})
		}
		return NewForest(in, w)
	})
}

func TestRandomSlopes(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Slope{Left: word().Draw(r, "left"), Right: "2021"}
		for range rapid.IntRange(1, 30).Draw(r, "rows") {
			in.Rows = append(in.Rows, SlopeRow{Name: word().Draw(r, "name"), From: wide().Draw(r, "from"), To: wide().Draw(r, "to"), Tone: Tone(rapid.IntRange(0, 3).Draw(r, "tone"))})
		}
		return NewSlope(in, w)
	})
}

func TestRandomControlCharts(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := ControlChart{Label: word().Draw(r, "label"), Values: Series{From: april2016}, Shade: yearOf20}
		size := wide().Draw(r, "size")
		in.Centre, in.Upper = size, size*1.3
		in.Values.Values = []*float64{ptr(size)}
		for i := range rapid.IntRange(0, 140).Draw(r, "months") {
			in.Values.Values = append(in.Values.Values, nil)
			if rapid.IntRange(0, 9).Draw(r, "gap") > 0 {
				in.Values.Values[i+1] = ptr(size * rapid.Float64Range(-0.2, 2).Draw(r, "v"))
			}
		}
		if rapid.Bool().Draw(r, "usual") {
			in.Usual = make([]*ControlRange, len(in.Values.Values))
			for i := range in.Usual {
				if rapid.IntRange(0, 9).Draw(r, "none") > 0 {
					in.Usual[i] = &ControlRange{size * rapid.Float64Range(-0.2, 1).Draw(r, "low"), size * rapid.Float64Range(1, 3).Draw(r, "up")}
				}
			}
		}
		for range rapid.IntRange(0, 8).Draw(r, "signals") {
			in.Signals = append(in.Signals, ControlSignal{april2016.Add(rapid.IntRange(0, 140).Draw(r, "month")), word().Draw(r, "signal"), rapid.Bool().Draw(r, "high")})
		}
		return NewControlChart(in, w)
	})
}

func TestRandomMaps(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Map{KeyName: word().Draw(r, "key"), Licence: word().Draw(r, "licence"), Key: []MapKey{{word().Draw(r, "class"), 1, Fill(rapid.IntRange(0, 8).Draw(r, "fill"))}}}
		wide := rapid.Float64Range(500, 90000).Draw(r, "wide")
		tall := rapid.Float64Range(500, 90000).Draw(r, "tall")
		in.Shapes = []MapShape{{Geometry: square(400000, 300000, 200), Class: 0}, {Geometry: square(400000+wide, 300000+tall, 200), Class: -1}}
		for range rapid.IntRange(0, 40).Draw(r, "labels") {
			in.Labels = append(in.Labels, MapLabel{
				400000 + wide*rapid.Float64Range(-0.1, 1.1).Draw(r, "e"), 300000 + tall*rapid.Float64Range(-0.1, 1.1).Draw(r, "n"),
				word().Draw(r, "name"), rapid.IntRange(0, 9).Draw(r, "rank"), false,
			})
		}
		return NewMap(in, w)
	})
}

func TestRandomMultiples(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := SmallMultiples{Shared: rapid.Bool().Draw(r, "shared"), Shade: yearOf20, Grey: []data.Period{pandemic}}
		for range rapid.IntRange(1, 16).Draw(r, "panels") {
			s := Series{From: april2016.Add(rapid.IntRange(0, 30).Draw(r, "from")), Values: []*float64{ptr(wide().Draw(r, "first"))}}
			for range rapid.IntRange(0, 150).Draw(r, "months") {
				s.Values = append(s.Values, ptr(*s.Values[0]*rapid.Float64Range(0, 2).Draw(r, "v")))
			}
			in.Panels = append(in.Panels, Panel{Title: word().Draw(r, "title"), Counts: s, Trend: s})
		}
		return NewSmallMultiples(in, w)
	})
}
