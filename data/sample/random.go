package sample

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// stream is the random numbers of one step, such as ("edge", 12): independent
// of every other step, so that steps may run in any order.
func stream(seed uint64, step string, i int) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(step))
	return rand.New(rand.NewPCG(seed^h.Sum64(), uint64(i)))
}

// poisson draws a Poisson count. It multiplies uniforms, 16 units of the mean
// at a time, which takes about mean draws and is exact for any mean.
func poisson(r *rand.Rand, mean float64) int {
	const chunk = 16
	n := 0
	for mean > 0 {
		part := math.Min(mean, chunk)
		mean -= part
		for stop, p := math.Exp(-part), r.Float64(); p > stop; p *= r.Float64() {
			n++
		}
	}
	return n
}

// gamma draws from a gamma distribution of scale 1 (Marsaglia & Tsang 2000,
// doi:10.1145/358407.358414).
func gamma(r *rand.Rand, shape float64) float64 {
	if shape < 1 {
		return gamma(r, shape+1) * math.Pow(r.Float64(), 1/shape)
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := r.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v *= v * v
		if math.Log(1-r.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return d * v
		}
	}
}

// count draws a negative binomial count with the given mean and a variance of
// phi times the mean; phi is above 1.
func count(r *rand.Rand, mean, phi float64) int {
	if mean <= 0 {
		return 0
	}
	return poisson(r, gamma(r, mean/(phi-1))*(phi-1))
}

// lottery draws an index with a chance proportional to its weight, in constant
// time: the alias method (Walker 1977, doi:10.1145/355744.355749).
type lottery struct {
	keep  []float64 // chance to stay with the column drawn
	other []int32   // where to go otherwise
}

// newLottery prepares the draw. Weights are not negative and not all zero.
func newLottery(weights []float64) lottery {
	n := len(weights)
	l := lottery{make([]float64, n), make([]int32, n)}
	total := 0.0
	for _, w := range weights {
		total += w
	}
	var small, large []int32
	for i, w := range weights {
		l.keep[i], l.other[i] = w*float64(n)/total, int32(i)
		if l.keep[i] < 1 {
			small = append(small, int32(i))
		} else {
			large = append(large, int32(i))
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, g := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		l.other[s] = g
		if l.keep[g] -= 1 - l.keep[s]; l.keep[g] < 1 {
			large = large[:len(large)-1]
			small = append(small, g)
		}
	}
	for _, i := range append(small, large...) {
		l.keep[i] = 1
	}
	return l
}

// draw gives one index.
func (l lottery) draw(r *rand.Rand) int {
	i := r.IntN(len(l.keep))
	if r.Float64() < l.keep[i] {
		return i
	}
	return int(l.other[i])
}
