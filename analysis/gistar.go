package analysis

import "math"

// GiStar is the Getis-Ord Gi* z-score of each place: how far the sum of its own
// value and its neighbours' lies from what n values shuffled over all places
// would give,
//
//	(Σ x - W mean) / (s √((n W - W²) / (n - 1))),   s² = Σ (x - mean)² / n,
//
// where the sum runs over the W places made of the place itself and its
// neighbours. neighbours[i] lists the places next to i by index, each once; i in
// its own list is passed over. Ord and Getis (1995),
// doi:10.1111/j.1538-4632.1995.tb00912.x; as spdep's localG with include.self.
//
// A place whose value is NaN is left out of n and of its neighbours' sums and
// gets NaN. All get NaN when fewer than two values are held or all are equal;
// so does a place that has every other one as its neighbour. A place without
// neighbours is judged by its own value.
func GiStar(x []float64, neighbours [][]int) []float64 {
	f := newField(x)
	z := make([]float64, len(x))
	for i := range x {
		sum, weight := f.around(i, neighbours[i])
		z[i] = standardScore(sum+f.deviation[i], weight+1, f.n, f.squares/f.n)
	}
	return z
}

// Gi is GiStar without the place itself: its value has no part in the sum, nor in
// n, the mean and s, which are those of the other places. A place without
// neighbours gets NaN. Getis and Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x.
func Gi(x []float64, neighbours [][]int) []float64 {
	f := newField(x)
	z := make([]float64, len(x))
	for i := range x {
		own, others := f.deviation[i], f.n-1
		sum, weight := f.around(i, neighbours[i])
		mean := -own / others
		squares := f.squares - own*own - others*mean*mean
		if squares <= 1e-13*f.squares { // the others are all equal, but for rounding
			squares = 0
		}
		z[i] = standardScore(sum-weight*mean, weight, others, squares/others)
		if math.IsNaN(own) {
			z[i] = math.NaN()
		}
	}
	return z
}

// standardScore of a sum of weight deviations from the mean of n values whose
// variance is given; NaN where that says nothing.
func standardScore(sum, weight, n, variance float64) float64 {
	spread := variance * weight * (n - weight) / (n - 1)
	if !(spread > 0) {
		return math.NaN()
	}
	return sum / math.Sqrt(spread)
}

// field is a set of values about their mean.
type field struct {
	deviation []float64 // NaN where there is no value
	n         float64   // values held
	squares   float64   // sum of squared deviations; 0 when all values are equal
}

func newField(x []float64) field {
	f := field{deviation: make([]float64, len(x))}
	total, low, high := 0.0, math.Inf(1), math.Inf(-1)
	for _, v := range x {
		if !math.IsNaN(v) {
			f.n++
			total += v
			low, high = min(low, v), max(high, v)
		}
	}
	for i, v := range x {
		f.deviation[i] = v - total/f.n
		if !math.IsNaN(v) && low < high {
			f.squares += f.deviation[i] * f.deviation[i]
		}
	}
	return f
}

// around sums the deviations of a place's neighbours and counts those that have one.
func (f field) around(place int, neighbours []int) (sum, count float64) {
	for _, j := range neighbours {
		if d := f.deviation[j]; j != place && !math.IsNaN(d) {
			sum += d
			count++
		}
	}
	return sum, count
}

// TwoSided is the probability, for each z-score, that a standard normal value lies
// as far from 0 or farther. NaN stays NaN.
func TwoSided(z []float64) []float64 {
	p := make([]float64, len(z))
	for i, v := range z {
		p[i] = math.Erfc(math.Abs(v) / math.Sqrt2)
	}
	return p
}

// Classify calls a place hot or cold when its q-value is below fdr, by the sign of
// its z-score; all others, those with a NaN among them, are not significant.
func Classify(z, q []float64, fdr float64) []Class {
	class := make([]Class, len(z))
	for i := range z {
		switch {
		case q[i] < fdr && z[i] > 0:
			class[i] = Hot
		case q[i] < fdr && z[i] < 0:
			class[i] = Cold
		default:
			class[i] = NotSignificant
		}
	}
	return class
}
