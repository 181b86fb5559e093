package analysis

import "math"

// Runs are the two run rules of Anhøj for a chart about a centre.
type Runs struct {
	Useful         int `json:"useful"`          // values that are not on the centre
	Longest        int `json:"longest"`         // most useful values in a row on one side
	LongestUsual   int `json:"longest_usual"`   // a longer one is a signal
	Crossings      int `json:"crossings"`       // times the line crosses the centre
	CrossingsUsual int `json:"crossings_usual"` // fewer are a signal
}

// leastUseful is the number of useful values from which the rules say something.
const leastUseful = 10

// AnhoejRules counts the longest run of values on one side of the centre and how
// often the values cross it, with what chance would leave of either: no run longer
// than round(log2 n) + 3, and no fewer crossings than the 5 % quantile of a
// binomial of n - 1 tosses, n being the useful values. Anhøj and Olesen (2014),
// doi:10.1371/journal.pone.0113825.
//
// The centre should be the median, or the mean of a series without a lean. Values
// on it are not useful: they neither break nor lengthen a run. NaN values are
// passed over in the same way, so give one stretch without a long gap. Unlike
// RunRule, whose eight in a row becomes likelier as a series grows, the rules hold
// for series of any length from 10; they find shifts that last, not single months.
func AnhoejRules(values []float64, centre float64) Runs {
	var r Runs
	side, run := 0, 0
	for _, v := range values {
		now := sideOf(v, centre)
		if now == 0 {
			continue
		}
		if side == -now {
			r.Crossings++
			run = 0
		}
		side = now
		run++
		r.Useful++
		r.Longest = max(r.Longest, run)
	}
	if r.Useful > 0 {
		r.LongestUsual = int(math.Round(math.Log2(float64(r.Useful)))) + 3
		r.CrossingsUsual = tossQuantile(r.Useful-1, 0.05)
	}
	return r
}

// Shift says whether either rule signals a shift of level. Fewer than ten useful
// values signal nothing.
func (r Runs) Shift() bool {
	return r.Useful >= leastUseful && (r.Longest > r.LongestUsual || r.Crossings < r.CrossingsUsual)
}

// tossQuantile is the least k such that k heads or fewer in n tosses of a fair coin
// have a probability of p or more.
func tossQuantile(n int, p float64) int {
	logTerm := -float64(n) * math.Ln2
	total := 0.0
	for k := 0; k < n; k++ {
		total += math.Exp(logTerm)
		if total >= p*(1-64*0x1p-52) {
			return k
		}
		logTerm += math.Log(float64(n-k)) - math.Log(float64(k+1))
	}
	return n
}
