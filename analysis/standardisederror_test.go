package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// alike are small areas of one stratum that have just their share of the events.
func alike(stratum, areas int, exposure float64, count int64) []StratumPart {
	out := make([]StratumPart, areas)
	for i := range out {
		out[i] = StratumPart{Stratum: stratum, Exposure: exposure, Count: count}
	}
	return out
}

// Where small areas do not differ, the error is that of a ratio of two counts.
func TestStandardiseAreasOfOneRate(t *testing.T) {
	in := StandardisedInput{Own: alike(0, 10, 1000, 12), Other: alike(0, 40, 1000, 10), Strata: 1, PhiOwn: 1, PhiOther: 1}
	s, se, ok := StandardiseAreas(in)
	if !ok || s.Observed != 120 || math.Abs(s.Expected-100) > 1e-9 || math.Abs(s.Ratio-120) > 1e-9 {
		t.Fatalf("%+v, %v", s, ok)
	}
	wantRelative(t, "two counts", se, math.Sqrt(1.0/120+1.0/400), 1e-12)
	in.PhiOwn, in.PhiOther = 2, 3
	_, se, _ = StandardiseAreas(in)
	wantRelative(t, "two counts that vary more", se, math.Sqrt(2.0/120+3.0/400), 1e-12)
}

// Two strata worked by hand: the area has 2,000 and 1,000 residents; the comparator
// rates of 20 and 10 in a thousand from areas that differ, 10 and 30, 5 and 15.
func TestStandardiseAreasByHand(t *testing.T) {
	in := StandardisedInput{
		Own:    append(alike(0, 2, 1000, 20), alike(1, 1, 1000, 10)...),
		Other:  []StratumPart{{0, 1000, 10}, {0, 1000, 30}, {1, 1000, 5}, {1, 1000, 15}},
		Strata: 2, PhiOwn: 1, PhiOther: 1,
	}
	s, se, ok := StandardiseAreas(in)
	if !ok || s.Observed != 50 || math.Abs(s.Expected-50) > 1e-9 {
		t.Fatalf("%+v, %v", s, ok)
	}
	// The comparator: (2/2)² (100 + 100) 2/1 + (1/2)² (25 + 25) 2/1 = 400 + 25.
	// The area, from the comparator's areas: 2 of variance 200 and 1 of variance 50.
	wantRelative(t, "error", se, math.Sqrt(450.0/2500+425.0/2500), 1e-12)
}

func TestStandardiseAreasEdges(t *testing.T) {
	good := func() StandardisedInput {
		return StandardisedInput{Own: alike(0, 3, 1000, 5), Other: alike(0, 3, 1000, 5), Strata: 1, PhiOwn: 1, PhiOther: 1}
	}
	for what, spoil := range map[string]func(*StandardisedInput){
		"one small area":                     func(in *StandardisedInput) { in.Own = in.Own[:1] },
		"one of the comparator in a stratum": func(in *StandardisedInput) { in.Other = in.Other[:1] },
		"none of the comparator":             func(in *StandardisedInput) { in.Other = nil },
		"nothing counted in the comparator":  func(in *StandardisedInput) { in.Other = alike(0, 3, 1000, 0) },
		"a stratum the comparator has not at all": func(in *StandardisedInput) {
			in.Strata = 2
			in.Own[0].Stratum = 1
		},
	} {
		in := good()
		spoil(&in)
		if s, se, ok := StandardiseAreas(in); ok || !math.IsNaN(se) {
			t.Errorf("%s: %+v, %v, %v", what, s, se, ok)
		}
	}
	in := good()
	in.Own = alike(0, 3, 1000, 0)
	if s, se, ok := StandardiseAreas(in); !ok || s.Ratio != 0 || !math.IsInf(se, 1) && !math.IsNaN(se) {
		t.Errorf("nothing observed: %+v, %v, %v", s, se, ok)
	}
}

// The error does not depend on the unit of exposure, nor on the order of small areas,
// and is never below that of chance.
func TestStandardiseAreasProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(n int) []StratumPart {
			out := make([]StratumPart, n)
			for i := range out {
				out[i] = StratumPart{Stratum: i % 3, Exposure: rapid.Float64Range(500, 3000).Draw(t, "exposure"), Count: rapid.Int64Range(1, 300).Draw(t, "count")}
			}
			return out
		}
		in := StandardisedInput{Own: draw(9), Other: draw(12), Strata: 3, PhiOwn: rapid.Float64Range(1, 5).Draw(t, "phi"), PhiOther: 1}
		s, se, ok := StandardiseAreas(in)
		if !ok || se*se < in.PhiOwn/float64(s.Observed) {
			t.Fatalf("%+v, %v, %v", s, se, ok)
		}
		other := in
		other.Own, other.Other = nil, nil
		for i := range in.Own {
			a := in.Own[len(in.Own)-1-i]
			a.Exposure *= 1024
			other.Own = append(other.Own, a)
		}
		for _, a := range in.Other {
			a.Exposure *= 1024
			other.Other = append(other.Other, a)
		}
		again, seAgain, _ := StandardiseAreas(other)
		if !closeTo(seAgain, se, 1e-9, 1) || !closeTo(again.Ratio, s.Ratio, 1e-9, 1) {
			t.Fatalf("%v and %v, %v and %v", se, seAgain, s, again)
		}
	})
}

// Categories of places that differ from others by no more than small areas of one
// decile do are seldom called, whatever the size of the comparator.
func TestDeprivationAllowedForIsSeldomCalled(t *testing.T) {
	rounds := 30
	if calibrateWhole() {
		rounds = 2000
	}
	for i, c := range []struct {
		own, others int
		phi         float64
	}{{100, 600, 1}, {100, 600, 3}, {200, 200, 2}, {100, 100, 2}, {60, 1000, 2}, {100, 60, 2}} {
		called, any := standardisedCalled(rand.New(rand.NewPCG(20210401, uint64(60+i))), rounds, c.own, c.others, c.phi)
		t.Logf("%d small areas beside %d, months vary %v times as much as chance: %.2f %% of categories, %.1f %% of partnerships", c.own, c.others, c.phi, called.value(), any.value())
		if limit := 100 * monteCarlo(rounds); called.value() > limit {
			t.Errorf("%+v: %.1f %% of categories are called, at most %.1f %% may", c, called.value(), limit)
		}
	}
}

func TestDecilesOfFewSmallAreasAreJoined(t *testing.T) {
	s := &strata{}
	put := func(side, decile, n int) {
		for range n {
			s.decile[side], s.residents[side] = append(s.decile[side], decile), append(s.residents[side], 1500)
		}
	}
	for d, n := range []int{0, 10, 4, 6, 12, 30, 9, 0, 2, 15, 3} {
		if d > 0 {
			put(restSide, d, n)
			put(ownSide, d, 1)
		}
	}
	groups, reason := s.groups()
	want := [][2]int{{1, 1}, {2, 3}, {4, 4}, {5, 5}, {6, 8}, {9, 10}}
	if reason != "" || len(groups) != len(want) {
		t.Fatalf("%v, %q", groups, reason)
	}
	own := 0
	for i, g := range groups {
		own += g.LSOAs
		if g.From != want[i][0] || g.To != want[i][1] || g.OtherLSOAs < fewestLSOAs {
			t.Errorf("%+v, want %v", g, want[i])
		}
	}
	if own != 10 {
		t.Errorf("%d small areas in the groups, want 10", own)
	}
	few := &strata{}
	few.decile[restSide], few.residents[restSide] = []int{1, 5, 9}, []float64{1, 1, 1}
	if _, reason := few.groups(); reason == "" {
		t.Error("three small areas make a group")
	}
}
