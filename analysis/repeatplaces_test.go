package analysis

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Ten incidents over ten places, six of them at one: mean 1.
//
//	2 or more: P(X >= 2) = 1 - 2/e of places, P(X >= 1) = 1 - 1/e of incidents
func TestRepeatPlacesByHand(t *testing.T) {
	got := RepeatPlaces([]int64{6, 1, 1, 1, 1, 0, 0, 0, 0, 0}, []int64{1, 2, 0})
	r := got[1]
	if r.Places != 1 || r.Incidents != 6 || got[0].Places != 5 || got[0].Incidents != 10 || got[2].AtLeast != 1 {
		t.Errorf("%+v", got)
	}
	wantAll(t, "two or more",
		[]float64{r.PlaceShare, r.Share, r.ExpectedPlaces, r.ExpectedIncidents, r.ExpectedShare, r.Ratio},
		[]float64{0.1, 0.6, 10 * (1 - 2/math.E), 10 * (1 - 1/math.E), 1 - 1/math.E, 0.6 / (1 - 1/math.E)}, 1e-12)
	wantRelative(t, "all incidents are at places with one or more", got[0].ExpectedShare, 1, 1e-12)
}

func TestRepeatPlacesEdges(t *testing.T) {
	for what, counts := range map[string][]int64{"no places": nil, "all zero": {0, 0, 0}} {
		r := RepeatPlaces(counts, []int64{2})[0]
		if !math.IsNaN(r.Share) || !math.IsNaN(r.ExpectedShare) || r.ExpectedPlaces != 0 || r.Places != 0 {
			t.Errorf("%s: %+v", what, r)
		}
	}
	r := RepeatPlaces([]int64{5}, []int64{2})[0]
	if r.Share != 1 || !(r.ExpectedShare > 0.9 && r.ExpectedShare <= 1) {
		t.Errorf("one place: %+v", r)
	}
	if len(RepeatPlaces([]int64{5}, nil)) != 0 {
		t.Error("no thresholds: want none back")
	}
}

func TestRepeatPlacesOfChanceAreAsExpected(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	counts := make([]int64, 20000)
	for range 16000 {
		counts[rng.IntN(len(counts))]++
	}
	for _, r := range RepeatPlaces(counts, []int64{2, 3, 4}) {
		if slack := 4 * math.Sqrt(r.ExpectedPlaces); math.Abs(float64(r.Places)-r.ExpectedPlaces) > slack {
			t.Errorf("%d or more: %d places, expected %v give or take %v", r.AtLeast, r.Places, r.ExpectedPlaces, slack)
		}
		wantRelative(t, "ratio", r.Ratio, 1, 0.1)
	}
}
