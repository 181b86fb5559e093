package analysis

import "math"

// Quadrant says how a place and its neighbours lie about the mean: the place's own
// side first.
type Quadrant string

// The quadrants of Moran's scatter plot. High-low and low-high are outliers.
const (
	HighHigh Quadrant = "high-high"
	HighLow  Quadrant = "high-low"
	LowHigh  Quadrant = "low-high"
	LowLow   Quadrant = "low-low"
)

// LocalMoranI is one place's local Moran with its moments. Conditional moments hold
// the place's own value and shuffle the others; total ones shuffle all.
type LocalMoranI struct {
	I             float64
	Expected      float64 // conditional
	Variance      float64
	Z             float64
	P             float64 // two-sided, normal
	ExpectedTotal float64
	VarianceTotal float64
	ZTotal        float64
	PTotal        float64
	// Quadrant sets the place and the mean of its neighbours against the mean of all
	// places, so that its sides agree with the sign of I; QuadrantLag sets the latter
	// against the mean of all neighbour means, as spdep's column "mean" does. A value
	// at the mean is low. Empty where I is NaN.
	Quadrant, QuadrantLag Quadrant
}

// LocalMoran says for each place how it resembles its neighbours,
//
//	I = z / m2 · mean z of the neighbours,   z = x - mean,   m2 = Σ z² / n:
//
// above 0 for a high place among high ones or a low among low, below 0 for one
// unlike its neighbours. One value per place; neighbours[i] lists the places next
// to i by index, each once; i in its own list is passed over.
//
// A place whose value is NaN is left out of n and of its neighbours' means; it, and
// a place without neighbours (which counts in n), get NaN throughout. All do when
// fewer than three values are held or all are equal. A place at the mean has I 0
// and no conditional test: Z and P are NaN. Anselin (1995),
// doi:10.1111/j.1538-4632.1995.tb00338.x; conditional moments: Sokal, Oden and
// Thomson (1998), doi:10.1111/j.1538-4632.1998.tb00406.x; the same as spdep's
// localmoran with style W.
func LocalMoran(x []float64, neighbours [][]int) []LocalMoranI {
	f := newField(x)
	m2, kurtosis := f.squares/f.n, 0.0
	for _, d := range f.deviation {
		if !math.IsNaN(d) {
			kurtosis += d * d * d * d / f.n
		}
	}
	kurtosis /= m2 * m2
	defined := f.n >= 3 && f.squares > 0
	out, lags := make([]LocalMoranI, len(x)), make([]float64, len(x))
	for i, z := range f.deviation {
		sum, count := f.around(i, neighbours[i])
		lags[i] = sum / count
		if !defined || math.IsNaN(z) || count == 0 {
			lags[i] = math.NaN()
		}
		out[i] = f.localMoran(z, lags[i], count, kurtosis)
	}
	spread := newField(lags)
	for i := range out {
		if !math.IsNaN(out[i].I) {
			out[i].Quadrant = quadrant(f.deviation[i], lags[i])
			out[i].QuadrantLag = quadrant(f.deviation[i], spread.deviation[i])
		}
	}
	return out
}

// localMoran of a place with deviation z whose count neighbours have mean deviation lag.
func (f field) localMoran(z, lag, count, kurtosis float64) LocalMoranI {
	n, m2 := f.n, f.squares/f.n
	weights, squares := 1.0, 1/count // Σ w and Σ w² of the place's weights
	m := LocalMoranI{I: z / m2 * lag}
	m.Expected = -z * z * weights / ((n - 1) * m2)
	m.Variance = z / m2 * z / m2 * n / (n - 2) * (squares - weights*weights/(n-1)) * (m2 - z*z/(n-1))
	m.ExpectedTotal = -weights / (n - 1)
	m.VarianceTotal = (n-kurtosis)/(n-1)*squares +
		(2*kurtosis-n)/((n-1)*(n-2))*(weights*weights-squares) - m.ExpectedTotal*m.ExpectedTotal
	if math.IsNaN(lag) {
		m.Expected, m.Variance, m.ExpectedTotal, m.VarianceTotal = lag, lag, lag, lag
	}
	m.Z, m.P = normalTest(m.I-m.Expected, m.Variance)
	m.ZTotal, m.PTotal = normalTest(m.I-m.ExpectedTotal, m.VarianceTotal)
	return m
}

// normalTest is a difference in standard errors and its two-sided p-value; NaN
// without a variance.
func normalTest(difference, variance float64) (z, p float64) {
	if !(variance > 0) {
		return math.NaN(), math.NaN()
	}
	z = difference / math.Sqrt(variance)
	return z, math.Erfc(math.Abs(z) / math.Sqrt2)
}

func quadrant(own, around float64) Quadrant {
	switch {
	case own > 0 && around > 0:
		return HighHigh
	case own > 0:
		return HighLow
	case around > 0:
		return LowHigh
	}
	return LowLow
}
