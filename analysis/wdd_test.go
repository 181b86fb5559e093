package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The example of Wheeler and Ratcliffe (2018), and those that Wheeler's own package,
// ptools for R, is tested with for places and periods of other sizes.
func TestWeightedDisplacementKnownAnswers(t *testing.T) {
	places := func(sizes [4]float64) WDDInput {
		return WDDInput{
			Control: BeforeAfter{308, 318, sizes[0]}, Treated: BeforeAfter{207, 110, sizes[1]},
			DisplacedControl: BeforeAfter{150, 140, sizes[2]}, DisplacedTreated: BeforeAfter{178, 157, sizes[3]}, Level: 0.95,
		}
	}
	for _, c := range []struct {
		what                           string
		in                             WDDInput
		total, se, z, lower, upper, by float64
	}{
		{"paper", places([4]float64{}), -118, math.Sqrt(1568), -2.98, -196, -40, 0.5},
		{"sizes", places([4]float64{0.9, 1.2, 1.6, 1.5}), -99.69444444, 35.4280755, -2.813995483, -169.1321965, -30.25669241, 1e-7},
		{"lengths", WDDInput{Control: BeforeAfter{100, 50, 0}, Treated: BeforeAfter{80, 20, 0}, LengthBefore: 2, LengthAfter: 1, Level: 0.95},
			-20, math.Sqrt(115), -20 / math.Sqrt(115), -20 - 1.959963985*math.Sqrt(115), -20 + 1.959963985*math.Sqrt(115), 1e-7},
	} {
		d, ok := WeightedDisplacement(c.in)
		if !ok {
			t.Fatalf("%s: refused", c.what)
		}
		wantRelative(t, c.what+" total", d.Total, c.total, 1e-9)
		wantRelative(t, c.what+" se", d.SE, c.se, 1e-8)
		if math.Abs(*d.Z-c.z) > c.by/100 || math.Abs(d.Interval.Lower-c.lower) > c.by || math.Abs(d.Interval.Upper-c.upper) > c.by {
			t.Errorf("%s: z %v, interval %v", c.what, *d.Z, *d.Interval)
		}
	}
	d, _ := WeightedDisplacement(places([4]float64{}))
	if d.Local != -107 || d.Displaced != -11 {
		t.Errorf("local %v and displaced %v, want -107 and -11", d.Local, d.Displaced)
	}
	wantRelative(t, "p", *d.P, 0.0028836, 1e-3)
}

func TestWeightedDisplacementEdges(t *testing.T) {
	if d, ok := WeightedDisplacement(WDDInput{Level: 0.95}); !ok || d.Total != 0 || d.Z != nil || d.P != nil || d.Interval != nil {
		t.Errorf("no event: %+v, %v", d, ok)
	}
	fine := BeforeAfter{10, 8, 0}
	for what, in := range map[string]WDDInput{
		"level":          {Treated: fine, Control: fine},
		"negative count": {Treated: BeforeAfter{-1, 2, 0}, Control: fine, Level: 0.95},
		"negative size":  {Treated: BeforeAfter{1, 2, -1}, Control: fine, Level: 0.95},
		"size not known": {Treated: BeforeAfter{1, 2, math.NaN()}, Control: fine, Level: 0.95},
		"one length":     {Treated: fine, Control: fine, LengthBefore: 12, Level: 0.95},
		"endless":        {Treated: fine, Control: fine, LengthBefore: 12, LengthAfter: math.Inf(1), Level: 0.95},
	} {
		if d, ok := WeightedDisplacement(in); ok || d != (Displacement{}) {
			t.Errorf("%s: %+v, %v", what, d, ok)
		}
	}
}

func TestWeightedDisplacementTurnsWithTheRoles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.Custom(func(t *rapid.T) BeforeAfter {
			n := rapid.Int64Range(0, 900)
			return BeforeAfter{n.Draw(t, "before"), n.Draw(t, "after"), rapid.SampledFrom([]float64{0, 1, 2.5}).Draw(t, "size")}
		})
		in := WDDInput{Treated: place.Draw(t, "treated"), Control: place.Draw(t, "control"),
			DisplacedTreated: place.Draw(t, "ring"), DisplacedControl: place.Draw(t, "ring of control"), Level: 0.95}
		turned := WDDInput{Treated: in.Control, Control: in.Treated,
			DisplacedTreated: in.DisplacedControl, DisplacedControl: in.DisplacedTreated, Level: 0.95}
		d, ok := WeightedDisplacement(in)
		e, okTurned := WeightedDisplacement(turned)
		if !ok || !okTurned || d.Total != -e.Total || !closeTo(d.SE, e.SE, 1e-12, d.SE) {
			t.Fatalf("%+v and turned %+v", d, e)
		}
		if d.P != nil && (*d.P < 0.05) != (d.Interval.Lower > 0 || d.Interval.Upper < 0) {
			t.Fatalf("p %v beside %v", *d.P, *d.Interval)
		}
	})
}

func BenchmarkWeightedDisplacement(b *testing.B) {
	in := WDDInput{Treated: BeforeAfter{207, 110, 0}, Control: BeforeAfter{308, 318, 0}, Level: 0.95}
	b.ReportAllocs()
	for b.Loop() {
		WeightedDisplacement(in)
	}
}
