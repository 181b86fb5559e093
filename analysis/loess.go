package analysis

import "math"

// loess smooths values at equal steps by locally weighted regression with
// Cleveland's tricube weights. Cleveland (1979), doi:10.1080/01621459.1979.10481038.
type loess struct {
	window int // points in a neighbourhood, odd; wider than the series: all, with flatter weights
	degree int // 0: local mean, 1: local line
	jump   int // a fit at every jump-th point, straight lines between; 1: at every point
}

// smooth writes the fit at each point of y to out. weight multiplies the tricube
// weights; nil: all 1. Where all weights are 0 the value itself is taken.
func (l loess) smooth(out, y, weight []float64) {
	n := len(y)
	if n < 2 {
		copy(out, y)
		return
	}
	step := min(l.jump, n-1)
	from := 0
	for i := 0; ; i = min(i+step, n-1) {
		fit, ok := l.at(float64(i), y, weight)
		if !ok {
			fit = y[i]
		}
		out[i] = fit
		straighten(out[from : i+1])
		if from = i; i == n-1 {
			return
		}
	}
}

// straighten draws a straight line from the first value to the last.
func straighten(v []float64) {
	last := len(v) - 1
	for j := 1; j < last; j++ {
		v[j] = v[0] + (v[last]-v[0])/float64(last)*float64(j)
	}
}

// at is the fit at position x, in steps from the first value; x may lie one step
// before the first or after the last. ok is false where all weights are 0.
func (l loess) at(x float64, y, weight []float64) (fit float64, ok bool) {
	n := len(y)
	left := max(0, min(int(x)-l.window/2, n-l.window))
	right := min(n, left+l.window)
	reach := math.Max(x-float64(left), float64(right-1)-x)
	if l.window > n {
		reach += float64((l.window - n) / 2)
	}

	// Two passes keep the sums small: the weighted mean position, then the line about it.
	var total, place, value float64
	w := func(j int) float64 {
		v := tricube(math.Abs(float64(j)-x), reach)
		if weight != nil {
			v *= weight[j]
		}
		return v
	}
	for j := left; j < right; j++ {
		v := w(j)
		total += v
		place += v * float64(j)
		value += v * y[j]
	}
	if total <= 0 {
		return 0, false
	}
	place, value = place/total, value/total
	if l.degree == 0 || reach <= 0 {
		return value, true
	}
	var spread, slope float64
	for j := left; j < right; j++ {
		v, d := w(j)/total, float64(j)-place
		spread += v * d * d
		slope += v * d * y[j]
	}
	if math.Sqrt(spread) > 0.001*float64(n-1) {
		value += slope / spread * (x - place)
	}
	return value, true
}

// tricube is (1 - (d/reach)³)³, 1 within a thousandth of the reach and 0 beyond
// 0.999 of it, as in the original programs.
func tricube(d, reach float64) float64 {
	switch {
	case d <= 0.001*reach:
		return 1
	case d <= 0.999*reach:
		return cube(1 - cube(d/reach))
	}
	return 0
}
