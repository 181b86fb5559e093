package analysis

import (
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

// Four incidents on a line at 0, 100, 100 and 900 m, on days 0, 3, 20 and 1:
//
//	one point   days 3, 20: 17 apart
//	to 200 m    (0, 3) 3 apart, (0, 20) 20 apart
//	all pairs   3, 20, 1, 17, 2, 19 apart: 3 up to 7 days, 2 from 8 to 19
func TestKnoxByHand(t *testing.T) {
	table, err := Knox(KnoxInput{
		Easting: []float64{0, 100, 100, 900}, Northing: make([]float64, 4), Day: []int{0, 3, 20, 1},
		Distances: []float64{0, 200}, Days: []int{7, 19}, Rounds: 199, Seed: 1,
	})
	if err != nil {
		t.Fatal(err)
	}
	var observed, expected []float64
	for _, row := range table {
		for _, c := range row {
			observed, expected = append(observed, float64(c.Observed)), append(expected, c.Expected)
		}
	}
	wantAll(t, "observed", observed, []float64{0, 1, 1, 0}, 0)
	wantAll(t, "expected", expected, []float64{0.5, 2.0 / 6, 1, 4.0 / 6}, 1e-12)
	if table[0][0].P != 1 {
		t.Errorf("none observed: p %v, want 1", table[0][0].P)
	}
}

// clustered makes incidents of which every other one follows the one before, nearby.
func clustered(rng *rand.Rand, n int) KnoxInput {
	in := KnoxInput{Distances: []float64{0, 200, 400}, Days: []int{7, 14, 28}, Rounds: 99, Seed: 5}
	for i := range n {
		x, y, day := 10000*rng.Float64(), 10000*rng.Float64(), rng.IntN(365)
		if i%2 == 1 {
			x, y, day = in.Easting[i-1]+80, in.Northing[i-1]-60, in.Day[i-1]+rng.IntN(7)
		}
		in.Easting, in.Northing, in.Day = append(in.Easting, x), append(in.Northing, y), append(in.Day, day)
	}
	return in
}

func TestKnoxFindsWhatIsThereOnAnyNumberOfCores(t *testing.T) {
	in := clustered(rand.New(rand.NewPCG(4, 4)), 300)
	before := runtime.GOMAXPROCS(1)
	one, err := Knox(in)
	runtime.GOMAXPROCS(4)
	four, _ := Knox(in)
	runtime.GOMAXPROCS(before)
	if err != nil || !reflect.DeepEqual(one[1:], four[1:]) {
		t.Fatalf("four cores give another answer than one: %v", err)
	}
	if c := one[1][0]; c.P != 0.01 || !(c.Ratio > 5) {
		t.Errorf("near repeats within 200 m and a week: %+v, want them found", c)
	}
	if c := one[2][2]; c.P < 0.01 || c.P == 1 && c.Observed > 0 {
		t.Errorf("unrelated pairs: %+v", c)
	}
}

func TestKnoxAgreesWithAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		in := KnoxInput{Distances: []float64{0, 3, 7}, Days: []int{0, 5, 9}, Rounds: 1}
		in.Day = rapid.SliceOfN(rapid.IntRange(-20, 20), n, n).Draw(t, "day")
		in.Easting = rapid.SliceOfN(rapid.Float64Range(-15, 15), n, n).Draw(t, "x")
		for i := range in.Easting {
			in.Easting[i] = math.Round(in.Easting[i])
		}
		in.Northing = make([]float64, n)
		observed, near, inTime := [3][3]float64{}, [3]float64{}, [3]float64{}
		bandOf := func(v float64, ends ...float64) int {
			for i, e := range ends {
				if v <= e {
					return i
				}
			}
			return -1
		}
		for i := range n {
			for j := range i {
				d := bandOf(math.Abs(in.Easting[i]-in.Easting[j]), in.Distances...)
				w := bandOf(math.Abs(float64(in.Day[i]-in.Day[j])), 0, 5, 9)
				if d >= 0 {
					near[d]++
				}
				if w >= 0 {
					inTime[w]++
				}
				if d >= 0 && w >= 0 {
					observed[d][w]++
				}
			}
		}
		table, err := Knox(in)
		if err != nil {
			t.Fatal(err)
		}
		for d, row := range table {
			for w, c := range row {
				want := 0.0
				if n > 1 {
					want = near[d] * inTime[w] / float64(n*(n-1)/2)
				}
				if float64(c.Observed) != observed[d][w] || !closeTo(c.Expected, want, 1e-12, 1+want) {
					t.Fatalf("band %d, %d: %+v, want %v and %v", d, w, c, observed[d][w], want)
				}
			}
		}
	})
}

func TestKnoxRefusesWhatItCannotTest(t *testing.T) {
	good := KnoxInput{Distances: []float64{1}, Days: []int{1}, Rounds: 9}
	if table, err := Knox(good); err != nil || table[0][0].P != 1 || table[0][0].Expected != 0 || !math.IsNaN(table[0][0].Ratio) {
		t.Errorf("no incidents: %+v, %v", table, err)
	}
	for what, spoil := range map[string]func(*KnoxInput){
		"lengths":        func(in *KnoxInput) { in.Day = []int{1} },
		"no bands":       func(in *KnoxInput) { in.Days = nil },
		"a fall":         func(in *KnoxInput) { in.Distances = []float64{4, 4} },
		"no number":      func(in *KnoxInput) { in.Distances = []float64{math.NaN()} },
		"below 0":        func(in *KnoxInput) { in.Days = []int{-1, 4} },
		"too long":       func(in *KnoxInput) { in.Days = []int{1 << 40} },
		"no rounds":      func(in *KnoxInput) { in.Rounds = 0 },
		"no position":    func(in *KnoxInput) { in.Easting, in.Northing, in.Day = []float64{math.NaN()}, []float64{1}, []int{1} },
		"off every grid": func(in *KnoxInput) { in.Easting, in.Northing, in.Day = []float64{1e300}, []float64{1}, []int{1} },
	} {
		in := good
		spoil(&in)
		if table, err := Knox(in); err == nil {
			t.Errorf("%s: %+v, want an error", what, table)
		}
	}
}

func BenchmarkKnox(b *testing.B) {
	in := clustered(rand.New(rand.NewPCG(1, 1)), 5000)
	in.Rounds = 999
	for b.Loop() {
		if _, err := Knox(in); err != nil {
			b.Fatal(err)
		}
	}
}
