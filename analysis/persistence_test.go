package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Two of ten places were hot; they have 30 of this year's 100 incidents, and the two
// with most have 50.
func TestPersistByHand(t *testing.T) {
	in := PersistenceInput{
		Hot:    []bool{true, true, false, false, false, false, false, false, false, false},
		Counts: []int64{25, 5, 25, 10, 10, 5, 5, 5, 5, 5},
		Later:  []bool{true, false, true, false, false, false, false, false, false, false},
		Level:  0.95,
	}
	p := Persist(in)
	if p.N != 100 || p.Hits != 30 || p.HotPlaces != 2 || p.StillHot != 1 || p.NewlyHot != 1 {
		t.Errorf("%+v", p)
	}
	wantAll(t, "shares", []float64{p.AreaShare, p.HitRate, p.PAI, p.PEI}, []float64{0.2, 0.3, 1.5, 0.6}, 1e-12)
	// binom.test(30, 100): 0.2124064 to 0.3998147
	wantAll(t, "interval", []float64{p.HitCI.Lower, p.HitCI.Upper, p.PAICI.Lower * 0.2}, []float64{0.2124064, 0.3998147, 0.2124064}, 1e-6)

	in.Area = []float64{5, 5, 10, 10, 10, 10, 10, 20, 10, 10}
	p = Persist(in)
	wantAll(t, "by area", []float64{p.AreaShare, p.PAI, p.PEI}, []float64{0.1, 3, math.NaN()}, 1e-12)
}

func TestPersistEdges(t *testing.T) {
	if p := Persist(PersistenceInput{Level: 0.95}); !math.IsNaN(p.HitRate) || !math.IsNaN(p.PAI) || !math.IsNaN(p.HitCI.Upper) {
		t.Errorf("no places: %+v", p)
	}
	if p := Persist(PersistenceInput{Hot: []bool{true, false}, Counts: []int64{0, 0}, Level: 0.95}); !math.IsNaN(p.HitRate) || !math.IsNaN(p.PEI) {
		t.Errorf("no incidents: %+v", p)
	}
	p := Persist(PersistenceInput{Hot: []bool{false, false}, Counts: []int64{4, 1}, Level: 0.95})
	if p.HitRate != 0 || p.HitCI.Lower != 0 || !math.IsNaN(p.PAI) || !math.IsNaN(p.PAICI.Upper) {
		t.Errorf("no hot place: %+v", p)
	}
	if p := Persist(PersistenceInput{Hot: []bool{true}, Counts: []int64{4}, Level: 0.95}); p.PAI != 1 || p.PEI != 1 || p.HitCI.Upper != 1 {
		t.Errorf("one place, hot: %+v", p)
	}
}

func TestPersistStaysWithinItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "places")
		in := PersistenceInput{
			Hot:    rapid.SliceOfN(rapid.Bool(), n, n).Draw(t, "hot"),
			Counts: rapid.SliceOfN(rapid.Int64Range(0, 50), n, n).Draw(t, "counts"),
			Level:  0.95,
		}
		p := Persist(in)
		if p.N > 0 && !(p.HitCI.Lower <= p.HitRate && p.HitRate <= p.HitCI.Upper) {
			t.Fatalf("hit rate %v outside %+v", p.HitRate, p.HitCI)
		}
		if p.N > 0 && p.HotPlaces > 0 && (p.PEI < 0 || p.PEI > 1) {
			t.Fatalf("PEI %v", p.PEI)
		}
	})
}
