package analysis

import "math"

// BeforeAfter is one place's counts in the period before an intervention and in
// the one after it. Size is how many times larger the place is than one unit of the
// comparison, such as its street length in kilometres; 0 stands for 1. A place that is
// not compared is the zero value.
type BeforeAfter struct {
	Before, After int64
	Size          float64
}

// WDDInput holds the four places of a weighted displacement difference and how long
// the two periods are, in one unit; both 0 stand for equal lengths of 1.
type WDDInput struct {
	Treated, Control                   BeforeAfter
	DisplacedTreated, DisplacedControl BeforeAfter // the rings around them; zero values when not watched
	LengthBefore, LengthAfter          float64
	Level                              float64 // of the interval
}

// Displacement is the change in events that goes with an intervention, beyond the
// control's. Below 0 it is a fall.
type Displacement struct {
	Local     float64   // of the treated place
	Displaced float64   // of the ring around it
	Total     float64   // both
	SE        float64   // standard error of Total
	Z, P      *float64  // P two-sided, of no change; nil when there was no event at all
	Interval  *Interval // of Total; nil likewise
}

// WeightedDisplacement is the weighted displacement difference: the treated place's
// change less the control's, and the same of the rings to which crime may have moved,
//
//	total = (T1 - T0) - (C1 - C0) + (DT1 - DT0) - (DC1 - DC0),   variance = the sum of all eight counts,
//
// every count divided by its place's size and its period's length, and the variance by
// their squares. The unit is events per unit of size and of length: with no size and no
// length, events. Interval and p are normal.
//
// What a caller must know: the counts are taken as Poisson, so months that vary more
// than chance make the interval too narrow; places should be chosen before the counts
// were seen, because a place treated for its worst year falls back by itself; and the
// control should have moved alongside the treated place before. With fewer than about
// ten events in either treated period the normal limits are rough.
//
// ok is false for a negative count, a size or length that is negative, NaN or
// infinite, one length without the other, or a level outside 0 to 1. Wheeler and
// Ratcliffe (2018), doi:10.1186/s40163-018-0085-5.
func WeightedDisplacement(in WDDInput) (d Displacement, ok bool) {
	before, after := in.LengthBefore, in.LengthAfter
	if before == 0 && after == 0 {
		before, after = 1, 1
	}
	if !positive(before) || !positive(after) || !validLevel(in.Level) {
		return Displacement{}, false
	}
	variance := 0.0
	change := func(p BeforeAfter) float64 {
		size := p.Size
		if size == 0 {
			size = 1
		}
		if p.Before < 0 || p.After < 0 || !positive(size) {
			return math.NaN()
		}
		b, a := size*before, size*after
		variance += float64(p.Before)/(b*b) + float64(p.After)/(a*a)
		return float64(p.After)/a - float64(p.Before)/b
	}
	d.Local = change(in.Treated) - change(in.Control)
	d.Displaced = change(in.DisplacedTreated) - change(in.DisplacedControl)
	d.Total = d.Local + d.Displaced
	if math.IsNaN(d.Total) {
		return Displacement{}, false
	}
	d.SE = math.Sqrt(variance)
	if d.SE == 0 {
		return d, true
	}
	z, reach := d.Total/d.SE, normalQuantile(in.Level)*d.SE
	p := math.Erfc(math.Abs(z) / math.Sqrt2)
	d.Z, d.P = &z, &p
	d.Interval = &Interval{Lower: d.Total - reach, Upper: d.Total + reach}
	return d, true
}
