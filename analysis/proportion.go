package analysis

import "math"

// Proportion is a share of things that were counted one by one.
type Proportion struct {
	Share    float64  `json:"share"`
	Interval Interval `json:"interval"` // Wilson
}

// proportionOf is k of n with its interval, nil where n is less than least.
func proportionOf(k, n, least int64) *Proportion {
	if n < max(least, 1) {
		return nil
	}
	return &Proportion{Share: float64(k) / float64(n), Interval: WilsonInterval(k, n, confidence)}
}

// WilsonInterval is the score interval, at level (0.95), of the chance that gave k of
// n: (k + z²/2 ± z √(k(n-k)/n + z²/4)) / (n + z²). It lies within 0 and 1. A negative
// k, k above n, n of 0, or a level outside 0 to 1, gives NaN ends. Wilson (1927),
// doi:10.1080/01621459.1927.10502953.
func WilsonInterval(k, n int64, level float64) Interval {
	if k < 0 || k > n || n == 0 || !validLevel(level) {
		return Interval{Lower: math.NaN(), Upper: math.NaN()}
	}
	return wilson(float64(k), float64(n), level)
}

// wilson is WilsonInterval of parts that need not be whole, such as of people who count
// unequally: 0 to size of x, size above 0.
func wilson(x, size, level float64) Interval {
	z := normalQuantile(level)
	middle, wide := x+z*z/2, z*math.Sqrt(max(0, x*(size-x)/size)+z*z/4)
	in := Interval{Lower: (middle - wide) / (size + z*z), Upper: (middle + wide) / (size + z*z)}
	if x == 0 {
		in.Lower = 0
	}
	if x == size {
		in.Upper = 1
	}
	return in
}
