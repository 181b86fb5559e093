package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ETSModel says which parts an exponential smoothing model with additive errors has
// beside its level.
type ETSModel struct {
	Trend  bool
	Damped bool // the trend fades by a constant factor each month; only with Trend
	Season bool
}

// The models, in the usual notation: errors, trend, season.
var (
	ETSANN  = ETSModel{}
	ETSAAN  = ETSModel{Trend: true}
	ETSAAdN = ETSModel{Trend: true, Damped: true}
	ETSANA  = ETSModel{Season: true}
	ETSAAA  = ETSModel{Trend: true, Season: true}
	ETSAAdA = ETSModel{Trend: true, Damped: true, Season: true}
)

// String is the usual notation, such as ETS(A,Ad,A).
func (m ETSModel) String() string {
	trend, season := "N", "N"
	if m.Trend {
		trend = "A"
	}
	if m.Trend && m.Damped {
		trend = "Ad"
	}
	if m.Season {
		season = "A"
	}
	return "ETS(A," + trend + "," + season + ")"
}

// ETSParams say what is fitted.
type ETSParams struct {
	Model      ETSModel
	Period     int  // values in a year
	SquareRoot bool // fit to square roots: for counts, whose variance grows with their level
	Draws      int  // paths that the intervals are made of; below 2: 4,000
	Seed       uint64
}

// ETSFit is a fitted model. Its level, trend, season and errors are on the scale
// fitted: those of square roots, if Params says so.
type ETSFit struct {
	Params                  ETSParams
	Alpha, Beta, Gamma, Phi float64   // weights of an error in level, trend and season; what a trend keeps each month. 0, or Phi 1, for a part that the model has not
	Level, Trend            float64   // at the last month
	Season                  []float64 // of the months that follow, one period; nil without a season
	Residuals               []float64 // one step ahead; NaN where no value is held
	N                       int       // values held
	SSE                     float64   // sum of squared residuals
	AICc                    float64   // N log SSE + 2 k + 2 k (k + 1) / (N - k - 1), k = weights + starting values + 1; -Inf for a perfect fit
	Sigma2                  float64   // SSE / (N - k + 1), the variance of an error

	end    etsState    // at the last month
	spread [][]float64 // how the end moves with a standard normal draw for each starting value, in units of sigma
	free   int         // N - k + 1
}

// ErrShortSeries says that a series has too few values for a model.
var ErrShortSeries = errors.New("too few values for the model")

// ETS fits exponential smoothing with additive errors e by least squares, which is
// maximum likelihood:
//
//	y      = level + Phi trend + season a year ago + e
//	level  = level + Phi trend + Alpha e
//	trend  = Phi trend + Beta e
//	season = season a year ago + Gamma e
//
// with 0.0001 ≤ Alpha ≤ 0.9999, Beta below Alpha, Gamma below 1 - Alpha and Phi from 0.8
// to 0.98, as R's ets. The errors are linear in the starting values, so these are
// solved for exactly (a season sums to 0) and only the weights are searched: the fit
// is at least as close as that of R, which searches all of them. Hyndman, Koehler, Ord
// and Snyder (2008), doi:10.1007/978-3-540-71918-2.
//
// y is monthly, oldest first; NaN is a month not held, whose error is taken as 0.
// It is an error (ErrShortSeries) when fewer values are held than k + 2 or, for a
// seasonal model, less than two years of them or none of a calendar month; and one
// when a root is asked of a value below 0. A
// series that the model fits exactly, such as all zeros, has Sigma2 0 and intervals
// without width: do not print them as certainty.
func ETS(y []float64, p ETSParams) (ETSFit, error) {
	if err := checkForecast(y, p.Period, 1); err != nil {
		return ETSFit{}, err
	}
	scaled, held, err := p.scale(y)
	if err != nil {
		return ETSFit{}, err
	}
	k := p.Model.weights() + p.Model.starts(p.Period) + 1
	if held < k+2 || p.Model.Season && (held < 2*p.Period || !everyMonthHeld(scaled, p.Period)) {
		return ETSFit{}, fmt.Errorf("fit %v to %d values: %w", p.Model, held, ErrShortSeries)
	}
	w := newETSWork(scaled, p)
	scale := w.squares()
	best, err := leastInBox(p.Model.weights(), func(box []float64) float64 {
		w.respond(p.Model.unbox(box))
		sse, _ := w.solve()
		return math.Log(sse/scale + 1e-24)
	})
	if err != nil {
		return ETSFit{}, fmt.Errorf("fit %v to %d values: %w", p.Model, held, err)
	}
	return w.fit(p.Model.unbox(best), held, k), nil
}

// SelectETS fits each of the models and gives the one of least AICc, the first of
// equals; models that the series is too short for are passed over. All are on
// the scale that p says: AICc does not compare scales. models nil: the six above,
// simplest first.
func SelectETS(y []float64, p ETSParams, models []ETSModel) (ETSFit, error) {
	if models == nil {
		models = []ETSModel{ETSANN, ETSAAN, ETSAAdN, ETSANA, ETSAAA, ETSAAdA}
	}
	var best ETSFit
	found := false
	for _, p.Model = range models {
		fit, err := ETS(y, p)
		if errors.Is(err, ErrShortSeries) {
			continue
		}
		if err != nil {
			return ETSFit{}, err
		}
		if !found || fit.AICc < best.AICc {
			best, found = fit, true
		}
	}
	if !found {
		return ETSFit{}, fmt.Errorf("choose a model for %d values: %w", len(y), ErrShortSeries)
	}
	return best, nil
}

// scale is y as it is fitted, and how many values are held.
func (p ETSParams) scale(y []float64) (scaled []float64, held int, err error) {
	scaled = make([]float64, len(y))
	for i, v := range y {
		scaled[i] = v
		if p.SquareRoot {
			if v < 0 {
				return nil, 0, fmt.Errorf("fit %v to square roots: value %d of %d is %v, below 0", p.Model, i+1, len(y), v)
			}
			scaled[i] = math.Sqrt(v)
		}
		if !math.IsNaN(v) {
			held++
		}
	}
	return scaled, held, nil
}

// everyMonthHeld says whether each calendar month has a value.
func everyMonthHeld(y []float64, period int) bool {
	for month := range period {
		if !slices.ContainsFunc(everyNth(y, month, period), func(v float64) bool { return !math.IsNaN(v) }) {
			return false
		}
	}
	return true
}

// weights is how many weights the model estimates.
func (m ETSModel) weights() int {
	n := 1
	for _, part := range []bool{m.Trend, m.Trend && m.Damped, m.Season} {
		if part {
			n++
		}
	}
	return n
}

// starts is how many starting values the model estimates.
func (m ETSModel) starts(period int) int {
	n := 1
	if m.Trend {
		n++
	}
	if m.Season {
		n += period - 1
	}
	return n
}

// etsWeights are what an error changes.
type etsWeights struct{ alpha, beta, gamma, phi float64 }

// The least and greatest of R's bounds on weights and on damping.
const (
	leastWeight  = 0.0001
	leastDamping = 0.8
	mostDamping  = 0.98
)

// unbox turns numbers from 0 to 1 into weights within their bounds.
func (m ETSModel) unbox(box []float64) etsWeights {
	between := func(low, high float64) float64 {
		v := low + (high-low)*box[0]
		box = box[1:]
		return v
	}
	w := etsWeights{alpha: between(leastWeight, 1-leastWeight), phi: 1}
	if m.Trend {
		w.beta = between(leastWeight, max(leastWeight, w.alpha))
	}
	if m.Trend && m.Damped {
		w.phi = between(leastDamping, mostDamping)
	}
	if m.Season {
		w.gamma = between(leastWeight, max(leastWeight, 1-w.alpha))
	}
	return w
}
