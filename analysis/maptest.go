package analysis

import "gonum.org/v1/gonum/stat/distuv"

// tested is what a test says of each place of a map.
type tested struct {
	gi, p, q []float64
	class    []Class
}

// testMap tests every place of a map with Gi*: two-sided, the place itself and its
// neighbours, Benjamini-Hochberg over all places.
func testMap(x []float64, neighbours [][]int, fdr float64) tested {
	t := tested{gi: GiStar(x, neighbours)}
	t.p = TwoSided(t.gi)
	t.judge(fdr)
	return t
}

func (t *tested) judge(fdr float64) {
	t.q = BenjaminiHochberg(t.p)
	t.class = Classify(t.gi, t.q, fdr)
}

// hot marks the hot places.
func (t tested) hot() []bool {
	out := make([]bool, len(t.class))
	for i, c := range t.class {
		out[i] = c == Hot
	}
	return out
}

// testCells tests a surface of a year's counts.
func (b *builder) testCells(counts []int64) tested {
	return testCounts(counts, b.grid.neighbours, b.out.Settings.FDR, LeastHot)
}

// testCounts tests a surface of counts. The sum of a few counts leans to the right of the
// normal distribution that Gi* takes it for, so a cell's p is never below that of as
// many incidents, or as few, thrown on the map at random (binomial). A cell is hot only
// when it holds least incidents with its neighbours.
func testCounts(counts []int64, neighbours [][]int, fdr float64, least int64) tested {
	x := make([]float64, len(counts))
	for i, n := range counts {
		x[i] = float64(n)
	}
	t := tested{gi: GiStar(x, neighbours)}
	t.p = TwoSided(t.gi)
	thrown := newThrown(counts)
	for i := range t.p {
		if t.p[i] < fdr { // others are not called whatever their p
			t.p[i] = max(t.p[i], thrown.p(around(counts, i, neighbours), 1+len(neighbours[i])))
		}
	}
	t.judge(fdr)
	for i := range t.class {
		if t.class[i] == Hot && around(counts, i, neighbours) < least {
			t.class[i] = NotSignificant
		}
	}
	return t
}

// around is the incidents of a cell and its neighbours.
func around(counts []int64, cell int, neighbours [][]int) int64 {
	n := counts[cell]
	for _, j := range neighbours[cell] {
		n += counts[j]
	}
	return n
}

// thrown is incidents thrown at random on the cells of a map, each cell alike.
type thrown struct {
	incidents, cells float64
	known            map[[2]int64]float64
}

func newThrown(counts []int64) thrown {
	return thrown{float64(total(counts)), float64(len(counts)), map[[2]int64]float64{}}
}

// p is the two-sided p-value of n incidents in so many cells: twice the smaller tail.
func (t thrown) p(n int64, cells int) float64 {
	key := [2]int64{n, int64(cells)}
	if p, ok := t.known[key]; ok {
		return p
	}
	b := distuv.Binomial{N: t.incidents, P: float64(cells) / t.cells}
	upper := 1.0
	if n > 0 {
		upper = b.Survival(float64(n - 1))
	}
	p := min(1, 2*min(b.CDF(float64(n)), upper))
	t.known[key] = p
	return p
}
