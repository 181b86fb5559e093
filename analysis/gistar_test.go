package analysis

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// queen lists, for each cell of a grid read row by row, the up to eight cells that touch it.
func queen(columns, rows int) [][]int {
	neighbours := make([][]int, columns*rows)
	for i := range neighbours {
		x, y := i%columns, i/columns
		for b := max(0, y-1); b <= min(rows-1, y+1); b++ {
			for a := max(0, x-1); a <= min(columns-1, x+1); a++ {
				if a != x || b != y {
					neighbours[i] = append(neighbours[i], b*columns+a)
				}
			}
		}
	}
	return neighbours
}

// Four places in a row, each next to the one before and after it:
//
//	x     0   0   2   6     mean 2, s² = (4 + 4 + 0 + 16)/4 = 6
//	last: W = 2, sum = 8, (8 - 4) / √(6 (4·2 - 4)/3) = 4/√8
func TestGiStarByHand(t *testing.T) {
	x, row := []float64{0, 0, 2, 6}, [][]int{{1}, {0, 2}, {1, 3}, {2}}
	z := GiStar(x, row)
	wantAll(t, "Gi*", z, []float64{-4 / math.Sqrt(8), (2 - 6) / math.Sqrt(6), (8 - 6) / math.Sqrt(6), 4 / math.Sqrt(8)}, 1e-12)

	// Gi of the last: of the others 0, 0, 2 the mean is 2/3, s² 8/9; its neighbour has 2.
	want := (2 - 2.0/3) / math.Sqrt(8.0/9*(3-1)/2)
	wantRelative(t, "Gi", Gi(x, row)[3], want, 1e-12)
}

func TestGiStarWithoutAnAnswer(t *testing.T) {
	nan := math.NaN()
	none := func(what string, z []float64, which ...int) {
		t.Helper()
		for _, i := range which {
			if !math.IsNaN(z[i]) {
				t.Errorf("%s: place %d has %v, want none", what, i, z[i])
			}
		}
	}
	row := [][]int{{1}, {0, 2}, {1, 3}, {2}}
	none("all equal", GiStar([]float64{0.1, 0.1, 0.1, 0.1}, row), 0, 1, 2, 3)
	none("all equal", Gi([]float64{0.1, 0.1, 0.1, 0.1}, row), 0, 1, 2, 3)
	none("the others equal", Gi([]float64{0.3, 0.3, 0.3, 7}, row), 3)
	none("nothing held", GiStar([]float64{nan, nan, nan, nan}, row), 0, 1, 2, 3)
	none("one place", GiStar([]float64{5}, [][]int{{}}), 0)
	none("everything is next to it", GiStar([]float64{1, 2, 9}, [][]int{{1, 2}, {0}, {0}}), 0)
	none("missing", Gi([]float64{nan, 2, 9, 4}, row), 0)
	none("an island", Gi([]float64{1, 2, 9, 4}, [][]int{{1}, {0}, {}, {1}}), 2)
	if got := GiStar(nil, nil); len(got) != 0 {
		t.Errorf("no places: %v", got)
	}
	// Without neighbours Gi* is the place's own standard score: (9 - 4)/√(38/4).
	wantRelative(t, "an island", GiStar([]float64{1, 2, 9, 4}, [][]int{{1}, {0}, {}, {1}})[2], 5/math.Sqrt(38.0/4), 1e-12)
}

func TestGiStarLeavesMissingPlacesOut(t *testing.T) {
	nan := math.NaN()
	z := GiStar([]float64{0, 0, nan, 2, 6}, [][]int{{1, 2}, {0, 3}, {0, 3}, {1, 4, 2}, {3, 4}})
	want := GiStar([]float64{0, 0, 2, 6}, [][]int{{1}, {0, 2}, {1, 3}, {2}})
	wantAll(t, "the places held", []float64{z[0], z[1], z[3], z[4]}, want, 1e-12)
	if !math.IsNaN(z[2]) {
		t.Errorf("the missing place has %v", z[2])
	}
}

func TestGiStarDoesNotDependOnNamesOrUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns, rows := rapid.IntRange(1, 8).Draw(t, "columns"), rapid.IntRange(1, 8).Draw(t, "rows")
		n := columns * rows
		counts := rapid.SliceOfN(rapid.Int64Range(0, 30), n, n).Draw(t, "counts")
		order := rapid.Permutation(upTo(n)).Draw(t, "order")
		x, neighbours := make([]float64, n), queen(columns, rows)
		renamed, next := make([]float64, n), make([][]int, n)
		for i, c := range counts {
			x[i] = float64(c)
			renamed[order[i]] = 3*float64(c) + 50
			for _, j := range neighbours[i] {
				next[order[i]] = append(next[order[i]], order[j])
			}
		}
		for name, statistic := range map[string]func([]float64, [][]int) []float64{"Gi*": GiStar, "Gi": Gi} {
			z, again := statistic(x, neighbours), statistic(renamed, next)
			for i := range z {
				if !closeTo(again[order[i]], z[i], 1e-9, 1+math.Abs(z[i])) {
					t.Fatalf("%s of place %d: %v, by other names and units %v", name, i, z[i], again[order[i]])
				}
			}
		}
	})
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestTwoSidedAndClassify(t *testing.T) {
	nan := math.NaN()
	z := []float64{1.959963984540054, -1.959963984540054, 0, 10, -10, nan}
	p := TwoSided(z)
	wantAll(t, "p", p, []float64{0.05, 0.05, 1, 1.523970604832105e-23, 1.523970604832105e-23, nan}, 1e-9)
	got := Classify(z, BenjaminiHochberg(p), 0.05)
	want := []Class{NotSignificant, NotSignificant, NotSignificant, Hot, Cold, NotSignificant}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("classes %v, want %v", got, want)
	}
}

func TestHotspotsOfChanceAloneAreRare(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 2))
	const maps = 100
	neighbours := queen(20, 20)
	marked := 0
	for range maps {
		x := make([]float64, 400)
		for range 1200 {
			x[rng.IntN(400)]++
		}
		z := GiStar(x, neighbours)
		for _, c := range Classify(z, BenjaminiHochberg(TwoSided(z)), 0.05) {
			if c != NotSignificant {
				marked++
				break
			}
		}
	}
	if marked > 15 {
		t.Errorf("%d of %d maps of incidents thrown at random have a hot or cold cell at 5%%", marked, maps)
	}
}
