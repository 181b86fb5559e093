package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"

	"assess/data"
)

// span is a range of values along an axis.
type span struct{ min, max float64 }

// cover widens the span so that it holds v.
func (s *span) cover(vs ...float64) {
	for _, v := range vs {
		s.min, s.max = math.Min(s.min, v), math.Max(s.max, v)
	}
}

// nothing is the span that holds no value yet.
func nothing() span { return span{math.Inf(1), math.Inf(-1)} }

func (s span) empty() bool { return s.min > s.max }

// step is the smallest of 1, 2 and 5 times a power of ten that crosses width in
// at most n steps.
func step(width float64, n int) float64 {
	if !(width > 0) {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(width/float64(n))))
	for _, k := range []float64{1, 2, 5, 10} {
		if width <= k*p*float64(n)*(1+1e-9) {
			return k * p
		}
	}
	return 20 * p
}

// fromZero is ticks from zero to the first round number at or above max, in at
// most n steps. Nothing but zeros has an axis from 0 to 1.
func fromZero(max float64, n int) []plot.Tick {
	if !(max > 0) {
		max = 1
	}
	return around(span{0, max}, n)
}

// wholeFromZero is fromZero for counts, whose ticks are whole numbers.
func wholeFromZero(max float64, n int) []plot.Tick {
	return fromZero(math.Max(max, float64(min(n, 2))), n)
}

// places is a tick for each place of a ranking, twelve at most, and a span with half a
// place to spare at both ends.
func places(last int) ([]plot.Tick, span) {
	every := (last + 11) / 12
	var ticks []plot.Tick
	for k := 1; k <= last; k += every {
		ticks = append(ticks, plot.Tick{Value: float64(k), Label: strconv.Itoa(k)})
	}
	return ticks, span{0.5, float64(last) + 0.5}
}

// around is ticks at round numbers that hold the span between the first and
// the last, in about n steps. Values that differ by less than a millionth of their
// size are as good as equal; nothing but zeros has an axis from 0 to 1.
func around(s span, n int) []plot.Tick {
	if s == (span{}) {
		s.max = 1
	}
	if s.max-s.min <= 1e-6*math.Max(math.Abs(s.min), math.Abs(s.max)) {
		s.min, s.max = s.min-math.Max(0.5, math.Abs(s.min)/2), s.max+math.Max(0.5, math.Abs(s.max)/2)
	}
	d := step(s.max-s.min, n)
	first, last := math.Floor(s.min/d+1e-9), math.Ceil(s.max/d-1e-9)
	ticks := make([]plot.Tick, 0, n+2)
	for k := first; k <= last && len(ticks) <= n+2; k++ {
		ticks = append(ticks, plot.Tick{Value: k * d, Label: thousands(k*d, decimals(d))})
	}
	return ticks
}

// reach is the span between the first and the last tick.
func reach(ticks []plot.Tick) span {
	return span{ticks[0].Value, ticks[len(ticks)-1].Value}
}

// ladders are the ratios that axes on a log scale are marked with, for ranges
// that grow. Each is as far from 1 upwards as downwards.
var ladders = []struct {
	within span
	marks  []plot.Tick
}{
	{span{0.74, 1.35}, []plot.Tick{{Value: 0.8, Label: "0.8"}, {Value: 0.9, Label: "0.9"}, {Value: 1, Label: "1"}, {Value: 1 / 0.9, Label: "1.11"}, {Value: 1.25, Label: "1.25"}}},
	{span{0.45, 2.2}, []plot.Tick{{Value: 0.5, Label: "0.5"}, {Value: 2. / 3, Label: "0.67"}, {Value: 0.8, Label: "0.8"}, {Value: 1, Label: "1"}, {Value: 1.25, Label: "1.25"}, {Value: 1.5, Label: "1.5"}, {Value: 2, Label: "2"}}},
	{span{0.2, 5}, []plot.Tick{{Value: 0.25, Label: "0.25"}, {Value: 1. / 3, Label: "0.33"}, {Value: 0.5, Label: "0.5"}, {Value: 2. / 3, Label: "0.67"},
		{Value: 1, Label: "1"}, {Value: 1.5, Label: "1.5"}, {Value: 2, Label: "2"}, {Value: 3, Label: "3"}, {Value: 4, Label: "4"}}},
	{span{0.05, 20}, []plot.Tick{{Value: 0.05, Label: "0.05"}, {Value: 0.1, Label: "0.1"}, {Value: 0.2, Label: "0.2"}, {Value: 0.5, Label: "0.5"},
		{Value: 1, Label: "1"}, {Value: 2, Label: "2"}, {Value: 5, Label: "5"}, {Value: 10, Label: "10"}, {Value: 20, Label: "20"}}},
}

// ratios is ticks for a log scale over s: ratios that read well, or powers of
// ten where the range is wide.
func ratios(s span) []plot.Tick {
	for _, l := range ladders {
		if s.min < l.within.min || s.max > l.within.max {
			continue
		}
		var ticks []plot.Tick
		for _, t := range l.marks {
			if t.Value >= s.min*0.999 && t.Value <= s.max*1.001 {
				ticks = append(ticks, t)
			}
		}
		if len(ticks) >= 2 {
			return ticks
		}
	}
	return powers(s)
}

// powers is ticks at powers of ten within s, at most nine, 1 among them where s holds it.
func powers(s span) []plot.Tick {
	first, last := int(math.Ceil(math.Log10(s.min)-1e-9)), int(math.Floor(math.Log10(s.max)+1e-9))
	stride := (last-first)/8 + 1
	var ticks []plot.Tick
	for k := first; k <= last; k++ {
		if k%stride == 0 {
			v := math.Pow10(k)
			label := thousands(v, max(0, -k))
			if k < -4 {
				label = thousands(1, 0) + "e−" + thousands(float64(-k), 0)
			}
			ticks = append(ticks, plot.Tick{Value: v, Label: label})
		}
	}
	return ticks
}

// A month m covers [m, m+1) on a time axis; its value is drawn in the middle.
func midMonth(m data.Month) float64 { return float64(m) + 0.5 }

// calendar is ticks along months that fit into a width: the closest of months,
// quarters, half years and years whose labels have room. Years are marked where
// they begin, months in their middle.
func calendar(p data.Period, width vg.Length) []plot.Tick {
	for _, stride := range []int{1, 3, 6, 12, 24, 60, 120, 240, 600} {
		ticks, wide := everyMonths(p, stride)
		if room := width / vg.Length(p.Len()) * vg.Length(stride); len(ticks) <= 10 && room >= wide+7 {
			return ticks
		}
	}
	return nil
}

// everyMonths is the ticks at months whose number divides by stride, and the
// width of the widest label.
func everyMonths(p data.Period, stride int) (ticks []plot.Tick, wide vg.Length) {
	for _, m := range p.Months() {
		if int(m)%stride != 0 && !(stride == 1) {
			continue
		}
		t := plot.Tick{Value: midMonth(m), Label: m.Short()}
		if stride >= 12 {
			t = plot.Tick{Value: float64(m), Label: m.String()[:4]}
		}
		wide = max(wide, noteText.width(t.Label))
		ticks = append(ticks, t)
	}
	return ticks, wide
}
