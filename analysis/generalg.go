package analysis

import "math"

// GeneralG is the Getis-Ord general G of a map: the share of all products of two
// places' values that neighbours have,
//
//	G = Σ w x x' / Σ x x',
//
// over ordered pairs of two different places, w being 1 for neighbours. Z is
// positive where high values lie together and negative where low ones do; Moran
// does not tell the two apart. Values must not be below 0: counts or rates, not
// scores; a negative one gives NaN. Shapes, missing values and islands are as for
// Moran; NaN too when fewer than two places have more than 0, when all values are
// equal, and when all places are neighbours of each other. Getis and Ord (1992),
// doi:10.1111/j.1538-4632.1992.tb00261.x, with the coefficient of Σ x⁴ put right to
// 6 S0² as in spdep's globalG.test, style B.
func GeneralG(x []float64, neighbours [][]int) GlobalTest {
	net := newNetwork(x, neighbours)
	w, n := net.sums(false), net.field.n
	var near, first, second, third, fourth float64
	for i, v := range net.values {
		if math.IsNaN(v) {
			continue
		}
		if v < 0 {
			return newGlobalTest(math.NaN(), 0, 0, 1)
		}
		for _, j := range net.next[i] {
			near += v * net.values[j]
		}
		first, second, third, fourth = first+v, second+v*v, third+v*v*v, fourth+v*v*v*v
	}
	pairs := first*first - second
	statistic, expected := near/pairs, w.s0/(n*(n-1))
	if n < 4 || net.field.squares == 0 || pairs <= 1e-13*second || w.s0 >= n*(n-1) {
		statistic = math.NaN()
	}
	s0 := w.s0 * w.s0
	b0 := (n*n-3*n+3)*w.s1 - n*w.s2 + 3*s0
	b1 := -((n*n-n)*w.s1 - 2*n*w.s2 + 6*s0)
	b2 := -(2*n*w.s1 - (n+3)*w.s2 + 6*s0)
	b3 := 4*(n-1)*w.s1 - 2*(n+1)*w.s2 + 8*s0
	b4 := w.s1 - w.s2 + s0
	square := b0*second*second + b1*fourth + b2*first*first*second + b3*first*third + b4*first*first*first*first
	square /= pairs * pairs * n * (n - 1) * (n - 2) * (n - 3)
	return newGlobalTest(statistic, expected, square-expected*expected, 1)
}
