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

// named is a word that is not empty, for what nothing else need be written beside.
func named() *rapid.Generator[string] {
	return rapid.StringMatching(`[A-Za-zŵŷ][A-Za-zŵŷ ,&'-]{0,69}`)
}

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

func TestRandomUsualYears(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := UsualYears{Start: rapid.IntRange(1, 12).Draw(r, "start"), Note: word().Draw(r, "note")}
		for range rapid.IntRange(1, 30).Draw(r, "rows") {
			y := UsualYear{Name: word().Draw(r, "name")}
			for range 12 {
				y.Ratio = append(y.Ratio, wide().Draw(r, "ratio"))
			}
			in.Rows = append(in.Rows, y)
		}
		return NewUsualYears(in, w)
	})
}

// values is one value a group, with an interval, or none.
func values(r *rapid.T, groups int) []DotValue {
	var out []DotValue
	for range groups {
		v := wide().Draw(r, "v")
		out = append(out, DotValue{v, v * rapid.Float64Range(0, 1).Draw(r, "lower"), v * rapid.Float64Range(1, 3).Draw(r, "upper"), rapid.IntRange(0, 9).Draw(r, "none") == 0})
	}
	out[0].None = false
	return out
}

func names(r *rapid.T, n int) (out []string) {
	for range n {
		out = append(out, word().Draw(r, "group"))
	}
	return out
}

func TestRandomDots(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		n := rapid.IntRange(1, 2).Draw(r, "groups")
		in := Dots{Label: word().Draw(r, "label"), Groups: names(r, n), Heading: word().Draw(r, "heading"), MarkName: word().Draw(r, "mark")}
		if rapid.Bool().Draw(r, "marked") {
			in.Mark = ptr(wide().Draw(r, "at"))
		}
		for range rapid.IntRange(1, 40).Draw(r, "rows") {
			in.Rows = append(in.Rows, DotRow{Name: word().Draw(r, "name"), Values: values(r, n), Text: word().Draw(r, "text"), Tone: Tone(rapid.IntRange(0, 3).Draw(r, "tone"))})
		}
		return NewDots(in, w)
	})
}

func TestRandomBars(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Bars{Label: word().Draw(r, "label"), Key: []ToneKey{{High, word().Draw(r, "high")}, {Low, word().Draw(r, "low")}}}
		for range rapid.IntRange(1, 40).Draw(r, "rows") {
			in.Rows = append(in.Rows, BarRow{named().Draw(r, "name"), wide().Draw(r, "v"), word().Draw(r, "text"), Tone(rapid.IntRange(0, 3).Draw(r, "tone"))})
		}
		return NewBars(in, w)
	})
}

func TestRandomGradients(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		n := rapid.IntRange(1, 2).Draw(r, "groups")
		in := Gradient{XLabel: word().Draw(r, "x"), YLabel: word().Draw(r, "y"), Groups: names(r, n)}
		for range rapid.IntRange(1, 12).Draw(r, "columns") {
			in.Columns = append(in.Columns, GradientColumn{word().Draw(r, "name"), values(r, n)})
		}
		return NewGradient(in, w)
	})
}

func TestRandomFunnels(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Funnel{XLabel: word().Draw(r, "x"), YLabel: word().Draw(r, "y"), Target: wide().Draw(r, "target"), TargetName: word().Draw(r, "name")}
		for range rapid.IntRange(1, 60).Draw(r, "points") {
			in.Points = append(in.Points, FunnelPoint{word().Draw(r, "point"), wide().Draw(r, "px"), wide().Draw(r, "py"), Tone(rapid.IntRange(0, 3).Draw(r, "tone")), rapid.Bool().Draw(r, "show")})
		}
		x := 0.0
		for range rapid.IntRange(0, 20).Draw(r, "limits") {
			x += 0.1 + wide().Draw(r, "step")
			v := wide().Draw(r, "limit")
			in.Limits = append(in.Limits, FunnelLimit{x, v * 0.7, v * 1.4, v * 0.5, v * 1.8})
		}
		return NewFunnel(in, w)
	})
}

func TestRandomSeasons(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Seasonal{Label: word().Draw(r, "label"), Start: rapid.IntRange(1, 12).Draw(r, "start")}
		for range rapid.IntRange(1, 2).Draw(r, "lines") {
			l := SeasonalLine{Name: word().Draw(r, "name") + thousands(float64(len(in.Lines)), 0)}
			for range 12 {
				v := wide().Draw(r, "v")
				l.Index, l.Low, l.High = append(l.Index, v), append(l.Low, v/2), append(l.High, v*2)
			}
			in.Lines = append(in.Lines, l)
		}
		return NewSeasonal(in, w)
	})
}

func TestRandomCurves(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Curve{XLabel: word().Draw(r, "x"), YLabel: word().Draw(r, "y"), Even: word().Draw(r, "even")}
		for range rapid.IntRange(1, 4).Draw(r, "lines") {
			at := rapid.Float64Range(0, 1).Draw(r, "bend")
			in.Lines = append(in.Lines, CurveLine{word().Draw(r, "name"), []float64{0, at / 2, 1}, []float64{0, at, 1}})
		}
		return NewCurve(in, w)
	})
}

func TestRandomDecompositions(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Decomposition{Shade: yearOf20}
		size := wide().Draw(r, "size")
		for _, s := range []*Series{&in.Counts, &in.Trend, &in.Seasonal, &in.Remainder} {
			s.From, s.Name = april2016, word().Draw(r, "name")
			s.Values = []*float64{ptr(size)}
			for range rapid.IntRange(0, 140).Draw(r, "months") {
				s.Values = append(s.Values, ptr(size*rapid.Float64Range(-1, 2).Draw(r, "v")))
			}
		}
		return NewDecomposition(in, w)
	})
}

func TestRandomCalendars(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Calendar{}
		for _, s := range []data.Status{data.Complete, data.Provisional, data.Partial, data.Missing} {
			in.Key = append(in.Key, CalendarKey{s, word().Draw(r, "key")})
		}
		for y := range rapid.IntRange(1, 6).Draw(r, "years") {
			row := CalendarRow{Name: word().Draw(r, "name")}
			text := word().Draw(r, "text")
			for k := range 12 {
				row.Cells = append(row.Cells, CalendarCell{april2016.Add(12*y + k), in.Key[rapid.IntRange(0, 3).Draw(r, "status")].Status, text, ""})
			}
			in.Rows = append(in.Rows, row)
		}
		return NewCalendar(in, w)
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
				word().Draw(r, "name"), rapid.IntRange(0, 9).Draw(r, "rank"), false, "",
			})
		}
		if rapid.Bool().Draw(r, "enlarged") {
			in.Near = &MapNear{West: 400000 + wide*rapid.Float64Range(-0.2, 1).Draw(r, "west"), South: 300000 + tall*rapid.Float64Range(-0.2, 1).Draw(r, "south"), Side: max(wide, tall) / 3, Title: word().Draw(r, "title"), Labels: in.Labels}
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
