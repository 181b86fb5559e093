package analysis

import (
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"assess/data"
)

func TestResemblanceIsReadFromMoran(t *testing.T) {
	for _, c := range []struct {
		areas  int
		moran  *MapMeasure
		want   Resemblance
		reason string
	}{
		{30, &MapMeasure{Z: 2, P: 0.0455}, Resemble, ""},
		{30, &MapMeasure{Z: -2, P: 0.0455}, Contrast, ""},
		{30, &MapMeasure{Z: 1.9, P: 0.0574}, NoResemblance, ""},
		{30, nil, CannotBeTold, "the rates of small areas differ by no more than chance"},
		{19, &MapMeasure{Z: 5, P: 1e-6}, CannotBeTold, "small areas with a rate and a neighbour number 19; the test takes 20"},
	} {
		if got, reason := verdictOnMoran(c.areas, c.moran); got != c.want || reason != c.reason {
			t.Errorf("%d areas, %+v: %q because %q, want %q because %q", c.areas, c.moran, got, reason, c.want, c.reason)
		}
	}
}

// Two areas of a lattice of 6 by 5 are taken out: one has no residents, and one keeps no
// neighbour.
func TestAreasThatCannotBeTestedAreListed(t *testing.T) {
	z := &zone{areas: make([]data.Area, 30), neighbours: queen(6, 5)}
	rates := make([]float64, 30)
	for i := range rates {
		z.areas[i].Code = data.Code(rune('A' + i))
		rates[i] = float64(i % 6)
	}
	for i, list := range z.neighbours {
		z.neighbours[i] = slices.DeleteFunc(list, func(j int) bool { return i == 7 || j == 7 })
	}
	rates[3] = math.NaN()
	out := Clustering{}
	z.resemblance(&out, rates)
	if out.Areas != 28 || out.Islands != 1 || out.WithoutRate != 1 || !reflect.DeepEqual(out.NotTested, []data.Code{"D", "H"}) {
		t.Errorf("%d tested, %d islands, %d without a rate, not tested %v", out.Areas, out.Islands, out.WithoutRate, out.NotTested)
	}
	if out.Resemblance != Resemble || out.Moran.Value < 0.5 || out.Geary.Value > 0.5 {
		t.Errorf("rates that rise from west to east are read as %q, %+v", out.Resemblance, out.Moran)
	}
}

func TestOneAreaCanBeFoundAmongMany(t *testing.T) {
	for _, areas := range []int{1, 24, 100, 1054} {
		rounds := roundsFor(areas, 0.05)
		p := make([]float64, areas)
		for i := range p {
			p[i] = 1
		}
		p[0] = 2 / float64(rounds+1)
		if q := BenjaminiHochberg(p)[0]; q >= 0.05 || rounds < 999 {
			t.Errorf("%d areas, %d rounds: the smallest q is %v", areas, rounds, q)
		}
	}
}

// A map of 12 by 12 with a block of high rates in the north-west, a block of low rates in
// the south-east with one high rate in the middle of it.
func TestClassesArePlacedWhereTheyLie(t *testing.T) {
	x := make([]float64, 144)
	for i := range x {
		column, row := i%12, i/12
		x[i] = 100 + float64(i*37%29)
		switch {
		case column < 4 && row < 4:
			x[i] += 300
		case column > 6 && row > 6:
			x[i] -= 90
		}
	}
	const lone = 9*12 + 9
	x[lone] = 450
	test := localTest{rounds: roundsFor(144, 0.05), seed: 9, fdr: 0.05}
	before := runtime.GOMAXPROCS(1)
	got := classified(x, queen(12, 12), test)
	runtime.GOMAXPROCS(4)
	again := classified(x, queen(12, 12), test)
	runtime.GOMAXPROCS(before)
	if !reflect.DeepEqual(got, again) {
		t.Error("four cores give another answer than one")
	}
	for place, want := range map[int]Quadrant{13: HighHigh, 26: HighHigh, lone: HighLow, 12*11 + 11: LowLow, 5*12 + 5: ""} {
		if got[place].class != want {
			t.Errorf("place %d is %q with q %.4f, want %q", place, got[place].class, got[place].q, want)
		}
	}
}

func TestRankCountsAllThatAreAsHigh(t *testing.T) {
	x := []float64{3, 1, math.NaN(), 3 * (1 - 1e-15), 7}
	for place, want := range map[int]int{0: 3, 1: 4, 3: 3, 4: 1} {
		if got := rankOf(x, place); got != want {
			t.Errorf("place %d has rank %d, want %d", place, got, want)
		}
	}
}

// Where areas differ by no more than chance all smoothed rates are level, and no area may
// be called one of the first.
func TestNoAreaIsSureWhereAllAreLevel(t *testing.T) {
	z := &zone{areas: make([]data.Area, 25), neighbours: queen(5, 5), residents: make([]float64, 25)}
	counts := make([]int64, 25)
	for i := range counts {
		z.residents[i], counts[i] = 1500, int64(98+i%5)
	}
	counts[24] = 0
	z.residents[24] = math.NaN()
	b, out := &builder{small: z}, &Clustering{}
	b.highest(out, counts, EmpiricalBayes(counts, z.residents))
	if len(out.Highest) != FirstAreas {
		t.Fatalf("%d areas are listed", len(out.Highest))
	}
	for _, a := range out.Highest {
		if a.Sure || a.RankSmoothed != 24 || a.Count < 100 {
			t.Errorf("%+v: all are level", a)
		}
	}
}

// The highest rate is that of five incidents among ten residents; a dozen areas of many
// residents come after it, side by side.
func TestFewResidentsDoNotMakeAnAreaSure(t *testing.T) {
	z := &zone{areas: make([]data.Area, 100), neighbours: queen(10, 10), residents: make([]float64, 100)}
	counts := make([]int64, 100)
	for i := range counts {
		z.residents[i], counts[i] = 1500, int64(100+7*(i%9))
		if i%10 < 4 && i < 30 {
			counts[i] = int64(700 - i)
		}
	}
	z.residents[99], counts[99] = 10, 5
	b, out := &builder{small: z}, &Clustering{}
	b.highest(out, counts, EmpiricalBayes(counts, z.residents))
	few, many := out.Highest[0], out.Highest[1]
	if few.Residents != 10 || few.Sure || few.RankSmoothed <= FirstAreas {
		t.Errorf("few residents: %+v, want the highest rate and no place among the first when smoothed", few)
	}
	if many.Count != 700 || !many.Sure || many.RankSmoothed != 1 {
		t.Errorf("many residents: %+v, want the first place when smoothed", many)
	}
}

func TestPointsAreThoseOfEveryCrime(t *testing.T) {
	located := []placeCount{
		{"Burglary", 2, 5, 3}, {"Burglary", 1, 5, 1}, {"Robbery", 2, 5, 2}, {data.AntiSocialBehaviour, 2, 5, 9}, {data.AntiSocialBehaviour, 0, 0, 1},
	}
	points, counts := pointsOf(located, data.AllCrime)
	if !reflect.DeepEqual(points, []point{{1, 5}, {2, 5}}) || !reflect.DeepEqual(counts, []int64{1, 5}) {
		t.Errorf("crimes are at %v, %v", points, counts)
	}
	points, counts = pointsOf(located, data.AntiSocialBehaviour)
	if !reflect.DeepEqual(points, []point{{0, 0}, {2, 5}}) || !reflect.DeepEqual(counts, []int64{1, 9}) {
		t.Errorf("anti-social behaviour is at %v, %v", points, counts)
	}
}
