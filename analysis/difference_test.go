package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// 2 then 10 at even odds: 2 Σ_{k ≤ 2} C(12, k) / 2¹² = 2 · 79 / 4096.
func TestDifferencesByHand(t *testing.T) {
	got := Differences([]int64{2, 0, 5, 40, 0}, []int64{10, 0, 5, 2, 1}, DifferenceParams{Odds: 1, FDR: 0.05, Minimum: 2})
	nan := math.NaN()
	var p, q []float64
	for _, d := range got {
		p, q = append(p, d.P), append(q, d.Q)
	}
	wantAll(t, "p", p[:3], []float64{158.0 / 4096, nan, 1}, 1e-12)
	wantAll(t, "q", q[:3], []float64{158.0 / 4096 * 3 / 2, nan, 1}, 1e-12)
	want := []Verdict{NoClearChange, TooFew, NoClearChange, Lower, TooFew}
	for i, d := range got {
		if d.Verdict != want[i] {
			t.Errorf("cell %d: %s, want %s", i, d.Verdict, want[i])
		}
	}
	wantRelative(t, "expected", got[0].Expected, 6, 1e-12)
	if d := Differences([]int64{2}, []int64{10}, DifferenceParams{Odds: 0.1, FDR: 0.05})[0]; d.Verdict != Higher {
		t.Errorf("a fifth of the odds' ten-fold: %+v, want higher", d)
	}
	if d := Differences([]int64{2}, []int64{10}, DifferenceParams{Odds: 0, FDR: 0.05})[0]; d.Verdict != TooFew || !math.IsNaN(d.P) {
		t.Errorf("no odds: %+v, want no test", d)
	}
	if len(Differences(nil, nil, DifferenceParams{Odds: 1})) != 0 {
		t.Error("no cells: want none back")
	}
}

func TestDifferencesMirrorTime(t *testing.T) {
	mirror := map[Verdict]Verdict{Higher: Lower, Lower: Higher, NoClearChange: NoClearChange, TooFew: TooFew}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "cells")
		before := rapid.SliceOfN(rapid.Int64Range(0, 60), n, n).Draw(t, "before")
		after := rapid.SliceOfN(rapid.Int64Range(0, 60), n, n).Draw(t, "after")
		odds, phi := rapid.Float64Range(0.2, 5).Draw(t, "odds"), rapid.Float64Range(1, 4).Draw(t, "phi")
		there := Differences(before, after, DifferenceParams{Odds: odds, Phi: phi, FDR: 0.05})
		back := Differences(after, before, DifferenceParams{Odds: 1 / odds, Phi: phi, FDR: 0.05})
		strict := Differences(before, after, DifferenceParams{Odds: odds, FDR: 0.05})
		for i := range there {
			if !closeTo(back[i].P, there[i].P, 1e-9, 1) || (math.Abs(there[i].Q-0.05) > 1e-9 && back[i].Verdict != mirror[there[i].Verdict]) {
				t.Fatalf("cell %d: %+v, with time reversed %+v", i, there[i], back[i])
			}
			if d := there[i]; (d.Verdict == Higher || d.Verdict == Lower) && strict[i].P > d.P+1e-9 {
				t.Fatalf("cell %d: p %v with dispersion, %v without", i, d.P, strict[i].P)
			}
		}
	})
}
