package analysis

import "math"

// mostEvents is the number of events beyond which ETest gives no answer: the sums
// grow with its root, and no store holds as many.
const mostEvents = 1e10

// ETest compares two Poisson rates without conditioning on their sum: a events in
// exposureA against b in exposureB, of one unit. The statistic is the difference of
// the rates over its own standard error,
//
//	z = (a/A - b/B) / √(a/A² + b/B²),
//
// above 0 when a's rate is the higher, and p is the probability of a statistic at
// least as far from 0, to either side, when both counts are Poisson with the rate
// seen in both together, (a + b) / (A + B). Two counts of 0 are no distance apart.
// It finds a little more than RatioExact, which is conservative for small counts,
// and like it takes events as independent: for months that vary more than chance
// take CompareMonths. There is no interval to print beside it.
//
// Without an event, or at equal rates, z is 0 and p 1. Negative counts, exposures
// not above 0 or not finite, and more than 10¹⁰ events give NaN for both. The work
// grows with √a + √b. Krishnamoorthy and Thomson (2004),
// doi:10.1016/S0378-3758(02)00408-1, with the unpooled variance.
func ETest(a, b int64, exposureA, exposureB float64) (z, p float64) {
	total := float64(a) + float64(b)
	if a < 0 || b < 0 || total > mostEvents || !positive(exposureA) || !positive(exposureB) {
		return math.NaN(), math.NaN()
	}
	z = rateDistance(float64(a)/exposureA, float64(b)/exposureB, exposureA, exposureB)
	if z == 0 {
		return 0, 1
	}
	// Two distances that are equal in truth may differ by rounding.
	reach := math.Abs(z) * (1 - 1e-12)
	rate := total / (exposureA + exposureB)
	first, second := newPoissonRange(rate*exposureA), newPoissonRange(rate*exposureB)
	distance := func(x, y float64) float64 {
		return rateDistance(x/exposureA, y/exposureB, exposureA, exposureB)
	}
	// The distance falls with y and grows with x: the counts y at which b's rate, or
	// a's, is far enough ahead begin and end later as x grows.
	above, below := second.first, second.first
	for x := first.first; x <= first.last; x++ {
		for above <= second.last && distance(x, above) > -reach {
			above++
		}
		for below <= second.last && distance(x, below) >= reach {
			below++
		}
		p += first.prob(x) * (second.from(above) + second.before(below))
	}
	return z, min(1, p)
}

// rateDistance is the difference of two rates over its standard error.
func rateDistance(a, b, exposureA, exposureB float64) float64 {
	if a == b {
		return 0
	}
	return (a - b) / math.Sqrt(a/exposureA+b/exposureB)
}

// poissonRange holds the probabilities of a Poisson count from first to last, all
// but 10⁻¹⁹ of the whole, and their sums from either end.
type poissonRange struct {
	first, last float64
	each        []float64 // of first + i
	upTo, on    []float64 // of fewer than first + i; of first + i and more
}

func newPoissonRange(mean float64) poissonRange {
	reach := 10*math.Sqrt(mean) + 30
	r := poissonRange{first: max(0, math.Floor(mean-reach)), last: math.Ceil(mean + reach)}
	n := int(r.last-r.first) + 1
	r.each, r.upTo, r.on = make([]float64, n), make([]float64, n+1), make([]float64, n+1)
	for i := range r.each {
		k := r.first + float64(i)
		r.each[i] = poissonProb(mean, k)
		r.upTo[i+1] = r.upTo[i] + r.each[i]
	}
	for i := n - 1; i >= 0; i-- {
		r.on[i] = r.on[i+1] + r.each[i]
	}
	return r
}

func (r poissonRange) prob(k float64) float64   { return r.each[int(k-r.first)] }
func (r poissonRange) before(k float64) float64 { return r.upTo[int(k-r.first)] }
func (r poissonRange) from(k float64) float64   { return r.on[int(k-r.first)] }

// poissonProb is the probability of exactly k. From 16 on it is had in Loader's form,
// because the difference of large logarithms would lose digits.
func poissonProb(mean, k float64) float64 {
	if k < 16 {
		return math.Exp(k*math.Log(mean) - mean - lnGamma(k+1))
	}
	return math.Exp(-stirlingError(k)-deviance(k, mean)) / math.Sqrt(2*math.Pi*k)
}

// stirlingError is log k! less Stirling's √(2πk) (k/e)^k, for k of 16 or more.
func stirlingError(k float64) float64 {
	k2 := k * k
	return (1.0/12 - (1.0/360-(1.0/1260-1.0/1680/k2)/k2)/k2) / k
}

// deviance is k log(k/mean) + mean - k, by its series where the two are close.
// Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
func deviance(k, mean float64) float64 {
	d := k - mean
	if math.Abs(d) >= 0.1*(k+mean) {
		return k*math.Log(k/mean) - d
	}
	v := d / (k + mean)
	sum, term := d*v, 2*k*v
	for j := 3.0; ; j += 2 {
		term *= v * v
		next := sum + term/j
		if next == sum {
			return next
		}
		sum = next
	}
}

func positive(v float64) bool { return v > 0 && !math.IsInf(v, 1) }
