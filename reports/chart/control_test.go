package chart

import (
	"math"
	"testing"
)

// A usual range takes the place of level limits: it has a key, and no limit is named.
func TestControlDrawsAUsualRangeMonthByMonth(t *testing.T) {
	in := sampleControl()
	in.Usual = make([]*ControlRange, len(in.Values.Values))
	for i := range in.Usual {
		if i != 30 && i != 31 {
			in.Usual[i] = &ControlRange{Lower: 380 + float64(i%12), Upper: 700 - float64(i%12)}
		}
	}
	k := newControl(in)
	if steps := k.steps(); len(steps) != 4 || len(steps[0]) != 60 || len(steps[2]) != 2*(len(in.Usual)-32) {
		t.Errorf("a gap parts the range into %d lines, want an upper and a lower before and after it", len(steps))
	}
	d, err := NewControlChart(in, textWidth)
	r := draws(t, d, err)
	if !r.has("Limits of the usual range") || !r.has("Average 540") || r.has("Upper limit 700") {
		t.Errorf("the chart says %s", r.all())
	}
	in.Usual[3] = &ControlRange{Lower: 5, Upper: math.NaN()}
	if _, err := NewControlChart(in, textWidth); err == nil {
		t.Error("a limit that is no number is drawn")
	}
	in.Usual[3] = &ControlRange{Lower: 5, Upper: 4}
	if _, err := NewControlChart(in, textWidth); err == nil {
		t.Error("a lower limit above the upper is drawn")
	}
}
