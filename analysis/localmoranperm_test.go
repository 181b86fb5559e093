package analysis

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"
)

func TestLocalMoranPermutationIsTheSameOnOneCoreAndMany(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	neighbours, x := queen(12, 9), make([]float64, 108)
	for i := range x {
		x[i] = math.Round(40*rng.Float64()) / 8
	}
	before := runtime.GOMAXPROCS(1)
	one := LocalMoranPermutation(x, neighbours, 99, 7)
	runtime.GOMAXPROCS(4)
	four := LocalMoranPermutation(x, neighbours, 99, 7)
	runtime.GOMAXPROCS(before)
	if !reflect.DeepEqual(one, four) {
		t.Error("four cores give another answer than one")
	}
	if reflect.DeepEqual(one, LocalMoranPermutation(x, neighbours, 99, 8)) {
		t.Error("another seed gives the same draws")
	}
	order := rng.Perm(len(x))
	renamed, next := make([]float64, len(x)), make([][]int, len(x))
	for i, to := range order {
		renamed[to] = x[i]
		for _, j := range neighbours[i] {
			next[to] = append(next[to], order[j])
		}
	}
	again := LocalMoranPermutation(renamed, next, 99, 7)
	for i, to := range order {
		if again[to].P != one[i].P || again[to].MidP != one[i].MidP || again[to].Folded != one[i].Folded {
			t.Fatalf("place %d: %+v, by another name %+v", i, one[i], again[to])
		}
	}
}

// The one value of 5 among five 0s: the neighbour of any 0 is drawn from four 0s and the 5.
// Place 0 has the 5 next to it, 1 chance in 5; place 1 has a 0.
func TestLocalMoranPermutationByHand(t *testing.T) {
	got := LocalMoranPermutation([]float64{0, 0, 0, 0, 0, 5}, [][]int{{5}, {0}, {1}, {2}, {3}, {4}}, 9999, 1)
	if math.Abs(got[0].Folded-0.2) > 0.02 || math.Abs(got[0].P-0.4) > 0.04 || math.Abs(got[0].MidP-0.2) > 0.02 {
		t.Errorf("next to the 5: %+v, want p near 0.2 on one side", got[0])
	}
	if got[1].P != 1 || got[5].P != 1 || !math.IsNaN(got[5].Z) {
		t.Errorf("ties all round: %+v and %+v, want P 1 and no z without variance", got[1], got[5])
	}
}

// Seven places with one to six neighbours: each is held against all sets that could
// have been its neighbours, counted one by one.
func TestLocalMoranPermutationIsThatOfAllSets(t *testing.T) {
	x := []float64{1, 2, 4, 8, 16, 31, 64}
	neighbours := [][]int{{4}, {0, 3}, {6, 5, 4}, {0, 1, 2, 4}, {0, 1, 2, 3, 6}, {0, 1, 2, 3, 4, 6}, {5}}
	const rounds, mean = 40_000, 18.0
	got, m2 := LocalMoranPermutation(x, neighbours, rounds, 3), newField(x).squares/7
	for i, list := range neighbours {
		value := func(has func(j int) bool) (v float64) {
			for j := range x {
				if has(j) {
					v += (x[i] - mean) / m2 * (x[j] - mean) / float64(len(list))
				}
			}
			return v
		}
		own := value(func(j int) bool { return slices.Contains(list, j) })
		var lower, level, sets, sum, squares float64
		for set := range 1 << len(x) {
			if set>>i&1 == 1 || bits.OnesCount(uint(set)) != len(list) {
				continue
			}
			v := value(func(j int) bool { return set>>j&1 == 1 })
			switch {
			case math.Abs(v-own) < 1e-12:
				level++
			case v < own:
				lower++
			}
			sets, sum, squares = sets+1, sum+v, squares+v*v
		}
		folded, average := (min(lower, sets-level-lower)+level)/sets, sum/sets
		variance := squares/sets - average*average
		if slack := 5*math.Sqrt(folded*(1-folded)/rounds) + 1e-4; math.Abs(got[i].Folded-folded) > slack {
			t.Errorf("%d neighbours: folded p %.4f, of all %v sets %.4f", len(list), got[i].Folded, sets, folded)
		}
		if math.Abs(got[i].Expected-average) > 5*math.Sqrt(variance/rounds)+1e-12 || math.Abs(got[i].Variance-variance) > 0.05*variance+1e-12 {
			t.Errorf("%d neighbours: mean %.4f and variance %.4f, of all sets %.4f and %.4f", len(list), got[i].Expected, got[i].Variance, average, variance)
		}
		if z := (own - average) / math.Sqrt(variance); sets > 1 && math.Abs(got[i].Z-z) > 0.1 {
			t.Errorf("%d neighbours: z %.3f, from all sets %.3f", len(list), got[i].Z, z)
		}
	}
}

func TestLocalMoranPermutationWithoutAnAnswer(t *testing.T) {
	nan := math.NaN()
	row := [][]int{{1}, {0, 2}, {1, 3}, {}}
	for what, got := range map[string][]LocalPermutation{
		"all equal": LocalMoranPermutation([]float64{2, 2, 2, 2}, row, 99, 1),
		"one round": LocalMoranPermutation([]float64{0, 1, 2, 4}, row, 1, 1),
		"missing":   LocalMoranPermutation([]float64{nan, nan, nan, nan}, row, 99, 1),
		"an island": LocalMoranPermutation([]float64{0, 1, 2, 4}, row, 99, 1)[3:],
	} {
		for i, p := range got {
			if !math.IsNaN(p.P) || !math.IsNaN(p.MidP) || !math.IsNaN(p.Variance) {
				t.Errorf("%s: place %d has %+v", what, i, p)
			}
		}
	}
	if len(LocalMoranPermutation(nil, nil, 99, 1)) != 0 {
		t.Error("no places: want an empty answer")
	}
}

// Incidents thrown at random over 20 by 20 cells: how many maps have a cell marked.
func TestHotCellsOfChanceStayWithinTheFDR(t *testing.T) {
	const maps, fdr = 100, 0.05
	rng := rand.New(rand.NewPCG(20210401, 7))
	neighbours := queen(20, 20)
	marked, below := map[string]int{}, 0
	for m := range maps {
		x, other := poissonMap(rng, 400, 1600), poissonMap(rng, 400, 1600)
		q := map[string][]float64{}
		q["Gi*"] = BenjaminiHochberg(TwoSided(GiStar(x, neighbours)))
		var normal []float64
		drawn := LocalMoranPermutation(x, neighbours, 999, uint64(m))
		for i, l := range LocalMoran(x, neighbours) {
			normal = append(normal, l.P)
			if drawn[i].P < fdr {
				below++
			}
		}
		q["local Moran"] = BenjaminiHochberg(normal)
		before, after := make([]int64, 400), make([]int64, 400)
		for i := range x {
			before[i], after[i] = int64(x[i]), int64(other[i])
		}
		for _, d := range Differences(before, after, DifferenceParams{Odds: 1, FDR: fdr}) {
			q["difference"] = append(q["difference"], d.Q)
		}
		for name, values := range q {
			for _, v := range values {
				if v < fdr {
					marked[name]++
					break
				}
			}
		}
	}
	// Where nothing is to be found every cell marked is a false finding: the FDR is the
	// share of maps with any, give or take three standard errors.
	limit := int(math.Floor(maps * monteCarlo(maps)))
	for _, name := range []string{"Gi*", "local Moran", "difference"} {
		t.Logf("%s: %d of %d maps of chance alone have a cell marked at %v", name, marked[name], maps, fdr)
		if marked[name] > limit {
			t.Errorf("%s: %d of %d maps of chance alone have a cell marked, want at most %d", name, marked[name], maps, limit)
		}
	}
	t.Logf("local Moran by permutation: P below 0.05 in %.2f%% of %d cells", 100*float64(below)/(maps*400), maps*400)
	if share := float64(below) / (maps * 400); share > 0.055 || share < 0.01 {
		t.Errorf("local Moran by permutation: P below 0.05 in %.2f%% of cells, want somewhat below 5%%", 100*share)
	}
}
