package analysis

import "math"

// Moran is Moran's I of a map: do places resemble their neighbours,
//
//	I = (n / S0) Σ w z z' / Σ z²,   z = x - mean,
//
// with weights that add up to 1 over each place's neighbours. Its expectation is
// -1 / (n - 1). The first answer takes its variance from the values at hand put
// down in any order (randomisation); the second from normal values. One value per
// place; neighbours[i] lists the places next to i by index, each once; i in its own
// list is passed over.
//
// Places without a value (NaN) and places without neighbours are left out, of n
// and the mean too. All is NaN with fewer than four places left, or all equal.
// Cliff and Ord (1981), Spatial Processes; the same as spdep's moran.test with
// style W. P is one-sided.
func Moran(x []float64, neighbours [][]int) (randomisation, normality GlobalTest) {
	net := newNetwork(x, neighbours)
	f, w := net.field, net.sums(true)
	n, s0 := f.n, w.s0*w.s0
	cross, fourth := 0.0, 0.0
	for i, list := range net.next {
		if len(list) == 0 {
			continue
		}
		sum, count := f.around(i, list)
		cross += f.deviation[i] * sum / count
	}
	for _, d := range f.deviation {
		if !math.IsNaN(d) {
			fourth += d * d * d * d
		}
	}
	statistic := n / w.s0 * cross / f.squares
	expected := -1 / (n - 1)
	normal := (n*n*w.s1-n*w.s2+3*s0)/(s0*(n*n-1)) - expected*expected
	kurtosis := n * fourth / (f.squares * f.squares)
	random := n*((n*n-3*n+3)*w.s1-n*w.s2+3*s0) - kurtosis*((n*n-n)*w.s1-2*n*w.s2+6*s0)
	random = random/((n-1)*(n-2)*(n-3)*s0) - expected*expected
	if n < 4 || f.squares == 0 {
		statistic = math.NaN()
	}
	return newGlobalTest(statistic, expected, random, 1), newGlobalTest(statistic, expected, normal, 1)
}
