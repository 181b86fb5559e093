package analysis

import "math"

// Geary is Geary's C of a map: how far neighbours differ beside how far any two
// places do,
//
//	C = (n - 1) Σ w (x - x')² / (2 S0 Σ (x - mean)²),
//
// with weights that add up to 1 over each place's neighbours. It is 1 by chance,
// lower where like values lie together; Z is positive then. The variance is that of
// the values at hand put down in any order (randomisation). Shapes, missing values,
// islands and undefined answers are as for Moran. Geary (1954), doi:10.2307/2986645;
// Cliff and Ord (1981), Spatial Processes; the same as spdep's geary.test, style W.
func Geary(x []float64, neighbours [][]int) GlobalTest {
	net := newNetwork(x, neighbours)
	f, w := net.field, net.sums(true)
	n, s0 := f.n, w.s0*w.s0
	apart, fourth := 0.0, 0.0
	for i, list := range net.next {
		for _, j := range list {
			d := net.values[i] - net.values[j]
			apart += d * d / float64(len(list))
		}
	}
	for _, d := range f.deviation {
		if !math.IsNaN(d) {
			fourth += d * d * d * d
		}
	}
	statistic := (n - 1) * apart / (2 * w.s0 * f.squares)
	if n < 4 || f.squares == 0 {
		statistic = math.NaN()
	}
	k := n * fourth / (f.squares * f.squares)
	variance := (n-1)*w.s1*(n*n-3*n+3-(n-1)*k) -
		(n-1)*w.s2*(n*n+3*n-6-(n*n-n+2)*k)/4 +
		s0*(n*n-3-(n-1)*(n-1)*k)
	variance /= n * (n - 2) * (n - 3) * s0
	return newGlobalTest(statistic, 1, variance, -1)
}
