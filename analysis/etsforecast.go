package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
)

// usualDraws is how many paths the intervals are made of unless told otherwise.
const usualDraws = 4000

// Forecast gives the horizon months, at least one, after the fit. The intervals are
// quantiles of simulated paths: each draws the variance of the errors given the
// residuals, the starting values given that variance, and an error for every month.
// They do not allow for the weights, and the choice of model, being estimates. The
// draws depend on Seed alone.
//
// Mean is the expected value; of square roots it is squared with their variance added,
// so that the means of months add up to the mean of their sum. A path below 0
// is 0 on the scale of square roots; on the other, ends may be below 0. Months
// are not independent: do not add up the ends of their intervals.
func (f ETSFit) Forecast(horizon int) Forecast {
	paths := f.simulate(horizon)
	var out Forecast
	variance := f.Sigma2
	state := f.end.clone()
	for h := range horizon {
		if h > 0 {
			c := f.impact(h)
			variance += f.Sigma2 * c * c
		}
		at := len(f.Residuals) + h
		v := state.expected(at, f.weights())
		state.learn(at, f.weights(), 0)
		if f.Params.SquareRoot {
			v = max(0, v)
			v = v*v + variance
		}
		out.Mean = append(out.Mean, v)
		slices.Sort(paths[h])
		out.P80 = append(out.P80, Interval{Lower: percentile(paths[h], 0.10), Upper: percentile(paths[h], 0.90)})
		out.P95 = append(out.P95, Interval{Lower: percentile(paths[h], 0.025), Upper: percentile(paths[h], 0.975)})
	}
	return out
}

// Forecaster fits the model to whatever series it is given and forecasts from it.
func (p ETSParams) Forecaster() Forecaster {
	return func(y []float64, horizon int) (Forecast, error) {
		if err := checkForecast(y, p.Period, horizon); err != nil {
			return Forecast{}, err
		}
		fit, err := ETS(y, p)
		if err != nil {
			return Forecast{}, err
		}
		return fit.Forecast(horizon), nil
	}
}

func (f ETSFit) weights() etsWeights {
	return etsWeights{alpha: f.Alpha, beta: f.Beta, gamma: f.Gamma, phi: f.Phi}
}

// impact is what an error of 1 changes h months later.
func (f ETSFit) impact(h int) float64 {
	c, damped := f.Alpha, 1.0
	for range h {
		damped *= f.Phi
		c += f.Beta * damped
	}
	if h%f.Params.Period == 0 {
		c += f.Gamma
	}
	return c
}

// simulate draws paths of values: paths[h] are those of month h.
func (f ETSFit) simulate(horizon int) [][]float64 {
	draws := f.Params.Draws
	if draws < 2 {
		draws = usualDraws
	}
	rng := rand.New(rand.NewPCG(f.Params.Seed, 0x657473))
	paths := make([][]float64, horizon)
	for h := range paths {
		paths[h] = make([]float64, draws)
	}
	weights := f.weights()
	centre := f.end.parts()
	parts := make([]float64, len(centre))
	for d := range draws {
		sigma := math.Sqrt(f.SSE / chiSquared(rng, f.free))
		copy(parts, centre)
		for _, column := range f.spread {
			lessTimes(parts, column, sigma*rng.NormFloat64())
		}
		state := stateOf(parts)
		for h := range horizon {
			e := sigma * rng.NormFloat64()
			at := len(f.Residuals) + h
			v := state.expected(at, weights) + e
			state.learn(at, weights, e)
			if f.Params.SquareRoot {
				v = max(0, v) * max(0, v)
			}
			paths[h][d] = v
		}
	}
	return paths
}

// chiSquared draws a sum of so many squared standard normal values.
func chiSquared(rng *rand.Rand, free int) float64 {
	sum := 0.0
	for range free {
		v := rng.NormFloat64()
		sum += v * v
	}
	return sum
}

func (s etsState) clone() etsState {
	s.season = slices.Clone(s.season)
	return s
}
