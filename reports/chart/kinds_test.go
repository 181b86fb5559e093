package chart

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"assess/data"
)

// A gap is a gap: the line stops and starts again, and a month alone is a dot.
func TestGapsStayGaps(t *testing.T) {
	s := Series{From: april2016, Values: []*float64{ptr(1), ptr(2), nil, ptr(3), nil, nil, ptr(4), ptr(5), ptr(6)}}
	var sizes []int
	for _, r := range s.runs() {
		sizes = append(sizes, len(r))
	}
	if len(sizes) != 3 || sizes[0] != 2 || sizes[1] != 1 || sizes[2] != 3 {
		t.Errorf("runs of %v months, want 2, 1 and 3", sizes)
	}
	if x := s.runs()[1][0].X; x != midMonth(data.NewMonth(2016, 7)) {
		t.Errorf("the month alone is at %g", x)
	}
}

func TestForestSaysWhyThereIsNoEstimate(t *testing.T) {
	in := sampleForest()
	d, err := NewForest(in, textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"too few to say", "Ratio (95% interval)", "← fewer", "more →", "Higher", "Lower", "No clear change", "1.08 (1.03 to 1.12)", in.Label} {
		if !r.has(want) {
			t.Errorf("the forest plot does not say %q: %s", want, r.all())
		}
	}
	for i := range in.Rows {
		in.Rows[i] = ForestRow{Name: in.Rows[i].Name, None: true}
	}
	d, err = NewForest(in, textWidth)
	if r := draws(t, d, err); strings.Count(r.all(), "no estimate") != len(in.Rows) {
		t.Errorf("rows without an estimate say nothing: %s", r.all())
	}
}

// Only tones that occur are explained.
func TestKeyExplainsWhatIsThere(t *testing.T) {
	d, err := NewForest(Forest{Line: 1, Log: true, Rows: []ForestRow{{Name: "Drugs", Estimate: 1.3, Lower: 1.1, Upper: 1.5, Tone: High}}}, textWidth)
	if r := draws(t, d, err); !r.has("Higher") || r.has("Lower") {
		t.Errorf("the key says %s", r.all())
	}
	in := sampleMultiples(2)
	in.Grey = nil
	d, err = NewSmallMultiples(in, textWidth)
	if r := draws(t, d, err); r.has("Left out of baselines") || !r.has("April 2020 to March 2021") {
		t.Errorf("the key says %s", r.all())
	}
}

func TestSharedScale(t *testing.T) {
	in := sampleMultiples(3)
	in.Shared = true
	d, err := NewSmallMultiples(in, textWidth)
	r := draws(t, d, err)
	if n := strings.Count("|"+r.all()+"|", "|20,000|"); n != 3 {
		t.Errorf("%d of 3 panels share the top: %s", n, r.all())
	}
}

func TestControlNamesItsSignals(t *testing.T) {
	in := sampleControl()
	d, err := NewControlChart(in, textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"May 2020: beyond limits", "Mar 2021: run of 8", "Upper limit 700", "Average 540", "Lower limit 380", "Sets the limits", "Not used for the limits"} {
		if !r.has(want) {
			t.Errorf("the control chart does not say %q: %s", want, r.all())
		}
	}
	in.Signals = append(in.Signals, ControlSignal{april2016.Add(-5), "before the series", true}, ControlSignal{april2016.Add(20), "in a gap", true})
	d, err = NewControlChart(in, textWidth)
	if r := draws(t, d, err); r.has("before the series") || r.has("in a gap") {
		t.Errorf("a month without a value is marked: %s", r.all())
	}
}

func TestSeasonStartsWithItsMonth(t *testing.T) {
	d, err := NewSeasonal(sampleSeasonal(), textWidth)
	r := draws(t, d, err)
	if !strings.Contains(r.all(), "Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar") {
		t.Errorf("the months are %s", r.all())
	}
}

func TestCalendarHasALetterInEachCell(t *testing.T) {
	d, err := NewCalendar(sampleCalendar(), textWidth)
	r := draws(t, d, err)
	count := func(s string) int { return strings.Count("|"+strings.ReplaceAll(r.all(), "|", "||")+"|", "|"+s+"|") }
	// 72 cells less 3 outside the period, and each letter once more in the key.
	if c, p, m, pt := count("C"), count("P"), count("M"), count("Pt"); c != 66 || p != 3 || m != 2 || pt != 2 {
		t.Errorf("letters C %d, P %d, M %d, Pt %d; want 66, 3, 2, 2", c, p, m, pt)
	}
	if !strings.Contains(r.all(), "Apr|May|Jun") || !r.has("2021/22") || !r.has("none") {
		t.Errorf("months, years or texts are missing: %s", r.all())
	}
}

func TestCurveNamesFromTheTop(t *testing.T) {
	d, err := NewCurve(sampleCurve(), textWidth)
	r := draws(t, d, err)
	if !strings.Contains(r.all(), "Shoplifting|Burglary|All crime|Even spread") {
		t.Errorf("the names are not in the order of the curves: %s", r.all())
	}
}

// A month is tinted by the ratio that is printed in it.
func TestUsualYearsTintWhatTheyPrint(t *testing.T) {
	for ratio, want := range map[float64]string{0: "under 0.75", 0.744: "under 0.75", 0.749: "0.75 to under 0.85", 1: "0.95 to under 1.05", 1.0449: "0.95 to under 1.05", 1.046: "1.05 to under 1.15", 1.296: "1.3 or more", 9: "1.3 or more"} {
		if got := monthTints[monthTints.class(ratio)].words; got != want {
			t.Errorf("%g is %q, want %q", ratio, got, want)
		}
	}
	d, err := NewUsualYears(sampleYears(), textWidth)
	r := draws(t, d, err)
	if !strings.Contains(r.all(), "Apr|May|Jun") || !r.has("1.00") || !r.has("1 is the average month") {
		t.Errorf("months, ratios or the note are missing: %s", r.all())
	}
	if n := len(d.(Telling).Tracks()[0].Spots); n != 15*12-1 {
		t.Errorf("%d months are told, want 179", n)
	}
}

func TestGradientSaysWhereThereIsNothing(t *testing.T) {
	d, err := NewGradient(sampleGradient(), textWidth)
	if r := draws(t, d, err); !r.has("none") || !r.has("deprived") {
		t.Errorf("the empty decile says nothing: %s", r.all())
	}
}

func TestFunnelNamesWhatItShows(t *testing.T) {
	d, err := NewFunnel(sampleFunnel(), textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"partnership, 60.0", "95% limit", "99.8% limit", "Above the limits", "Rochford 015B"} {
		if !r.has(want) {
			t.Errorf("the funnel plot does not say %q: %s", want, r.all())
		}
	}
}

// A limit's name stands at the end of its line, so the axis reaches as far: districts
// that differ much have limits far above them all.
func TestFunnelReachesTheLimitsItNames(t *testing.T) {
	in := Funnel{Target: 76}
	for x := 50_000.0; x <= 200_000; x += 10_000 {
		in.Points = append(in.Points, FunnelPoint{X: x, Y: 50 + x/5000})
		in.Limits = append(in.Limits, FunnelLimit{X: x, Lower95: 40, Upper95: 125, Lower998: 23, Upper998: 159})
	}
	f := newFunnel(in, textWidth)
	for _, n := range f.names {
		if top := reach(f.y).max; n.value > top {
			t.Errorf("%s stands at %g and the axis ends at %g", n.text, n.value, top)
		}
	}
}

// Invented months have numbers, so that no real month is taken to be meant.
func TestNumberedMonthsHaveNoNames(t *testing.T) {
	in := ControlChart{Numbered: true, Values: Series{From: april2016}, Centre: 40, Lower: 30, Upper: 50}
	for range 12 {
		in.Values.Values = append(in.Values.Values, ptr(41))
	}
	for _, width := range []vg.Length{narrowest, 330, textWidth} {
		d, err := NewControlChart(in, width)
		if r := draws(t, d, err); !r.has("12") || r.has("Apr 2016") || strings.Contains(r.all(), "2016") {
			t.Errorf("the months are named: %s", r.all())
		}
	}
}
