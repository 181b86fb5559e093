package analysis

import (
	"math"
	"slices"
)

// network is which places are next to which, among those that take part in a
// statistic of the whole map: places that hold a value and have, or are, a
// neighbour that holds one.
type network struct {
	next   [][]int // neighbours that take part, ascending, without the place itself
	values []float64
	field  field // of the values: NaN where a place takes no part
}

// newNetwork leaves out missing values, places named as their own neighbours and
// islands. x and neighbours are left as they were.
func newNetwork(x []float64, neighbours [][]int) network {
	n := network{next: make([][]int, len(x)), values: make([]float64, len(x))}
	linked := make([]bool, len(x))
	total := 0
	for _, list := range neighbours {
		total += len(list)
	}
	flat := make([]int, 0, total)
	for i, list := range neighbours {
		if math.IsNaN(x[i]) {
			continue
		}
		start := len(flat)
		for _, j := range list {
			if j != i && !math.IsNaN(x[j]) {
				flat = append(flat, j)
				linked[i], linked[j] = true, true
			}
		}
		n.next[i] = flat[start:len(flat):len(flat)]
		slices.Sort(n.next[i])
	}
	for i, v := range x {
		n.values[i] = v
		if !linked[i] {
			n.values[i] = math.NaN()
		}
	}
	n.field = newField(n.values)
	return n
}

// weightSums are the sums of a set of weights that the moments of the global
// statistics rest on: s0 = Σ w, s1 = Σ (w + its reverse)² / 2, s2 = Σ over places of
// (weights out + weights in)².
type weightSums struct{ s0, s1, s2 float64 }

// sums are those of binary weights, or of weights that add up to 1 for each place.
func (n network) sums(standardised bool) weightSums {
	weight := func(i int) float64 {
		if standardised {
			return 1 / float64(len(n.next[i]))
		}
		return 1
	}
	var s weightSums
	both := make([]float64, len(n.next))
	for i, list := range n.next {
		for _, j := range list {
			w := weight(i)
			s.s0 += w
			s.s1 += w * w
			if _, mutual := slices.BinarySearch(n.next[j], i); mutual {
				s.s1 += w * weight(j)
			}
			both[i] += w
			both[j] += w
		}
	}
	for _, w := range both {
		s.s2 += w * w
	}
	return s
}

// GlobalTest is a statistic of a whole map beside what its values shuffled over
// the places would give. All are NaN where the statistic is not defined.
type GlobalTest struct {
	Statistic float64
	Expected  float64
	Variance  float64
	Z         float64 // positive: like values lie together
	P         float64 // one-sided: the chance of a z so high; TwoSided(z) for both sides
}

// newGlobalTest scores a statistic; sign is -1 for one that falls as like values
// come together.
func newGlobalTest(statistic, expected, variance, sign float64) GlobalTest {
	t := GlobalTest{Statistic: statistic, Expected: expected, Variance: variance}
	t.Z = sign * (statistic - expected) / math.Sqrt(variance)
	if !(variance > 0) || math.IsNaN(statistic) {
		nan := math.NaN()
		return GlobalTest{nan, nan, nan, nan, nan}
	}
	t.P = math.Erfc(t.Z/math.Sqrt2) / 2
	return t
}
