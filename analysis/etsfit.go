package analysis

import "math"

// etsState is a model's level, trend and season; the season of month i is at
// season[i % period] until that month has passed, nil without a season.
type etsState struct {
	level, trend float64
	season       []float64
}

// expected is the value that month i is expected to have.
func (s *etsState) expected(i int, w etsWeights) float64 {
	v := s.level + w.phi*s.trend
	if s.season != nil {
		v += s.season[i%len(s.season)]
	}
	return v
}

// learn takes the state past month i, whose error is given.
func (s *etsState) learn(i int, w etsWeights, e float64) {
	s.level += w.phi*s.trend + w.alpha*e
	s.trend = w.phi*s.trend + w.beta*e
	if s.season != nil {
		s.season[i%len(s.season)] += w.gamma * e
	}
}

// parts are the numbers of the state in a row.
func (s *etsState) parts() []float64 {
	return append([]float64{s.level, s.trend}, s.season...)
}

// etsWork holds, for one set of weights, the errors from starting values that are all
// 0 and how each starting value, at 1, changes the errors: responses. Both are as
// long as the series and 0 where no value is held.
type etsWork struct {
	y         []float64
	nothing   []float64 // 0, NaN where y is
	params    ETSParams
	errors    []float64
	responses [][]float64
	ends      []etsState // the last month's state: from zeros on y, then from each start on nothing
	basis     basis
}

func newETSWork(y []float64, p ETSParams) *etsWork {
	starts := p.Model.starts(p.Period)
	w := &etsWork{y: y, params: p, nothing: make([]float64, len(y)), errors: make([]float64, len(y)), ends: make([]etsState, starts+1)}
	for i, v := range y {
		w.nothing[i] = v - v
	}
	for range starts {
		w.responses = append(w.responses, make([]float64, len(y)))
	}
	for i := range w.ends {
		if p.Model.Season {
			w.ends[i].season = make([]float64, p.Period)
		}
	}
	return w
}

// squares is the sum of the squares of y about its mean, or 1 where that is 0.
func (w *etsWork) squares() float64 {
	var sum, n float64
	for _, v := range w.y {
		if !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	total := 0.0
	for _, v := range w.y {
		if !math.IsNaN(v) {
			total += (v - sum/n) * (v - sum/n)
		}
	}
	if total == 0 {
		return 1
	}
	return total
}

// respond sets errors, responses and ends for these weights.
func (w *etsWork) respond(weights etsWeights) {
	for i := range w.ends {
		end := &w.ends[i]
		end.level, end.trend = 0, 0
		clear(end.season)
		if i == 0 {
			runETS(w.errors, w.y, end, weights)
			continue
		}
		w.params.Model.start(end, i-1)
		runETS(w.responses[i-1], w.nothing, end, weights)
	}
}

// start sets starting value number i of the model to 1: the level, the trend, then
// the seasons, of which the last is the others' sum with the sign turned.
func (m ETSModel) start(s *etsState, i int) {
	if i == 0 {
		s.level = 1
		return
	}
	if m.Trend && i == 1 {
		s.trend = 1
		return
	}
	if m.Trend {
		i--
	}
	s.season[i-1] = 1
	s.season[len(s.season)-1] = -1
}

// runETS takes the state over the series and notes the errors, 0 for a NaN.
func runETS(errors, y []float64, s *etsState, w etsWeights) {
	for i, v := range y {
		e := v - s.expected(i, w)
		if math.IsNaN(e) {
			e = 0
		}
		errors[i] = e
		s.learn(i, w, e)
	}
}

// solve finds the starting values of least squared errors. It overwrites errors,
// with those that are left, and responses.
func (w *etsWork) solve() (sse float64, starts []float64) {
	w.basis.of(w.responses)
	starts = w.basis.remove(w.errors)
	for _, e := range w.errors {
		sse += e * e
	}
	return sse, starts
}

// fit is the model at these weights.
func (w *etsWork) fit(weights etsWeights, held, k int) ETSFit {
	w.respond(weights)
	sse, starts := w.solve()
	if sse <= 1e-24*w.squares() { // nothing but rounding is left
		sse = 0
		clear(w.errors)
	}
	f := ETSFit{
		Params: w.params, Alpha: weights.alpha, Beta: weights.beta, Gamma: weights.gamma, Phi: weights.phi,
		Residuals: w.errors, N: held, SSE: sse, free: held - k + 1,
		AICc: aicc(sse, held, k),
	}
	f.Sigma2 = sse / float64(f.free)
	for i, v := range w.y {
		if math.IsNaN(v) {
			f.Residuals[i] = math.NaN()
		}
	}
	end := w.ends[0].parts()
	for i, x := range starts {
		for j, v := range w.ends[i+1].parts() {
			end[j] -= x * v
		}
	}
	f.end = stateOf(end)
	f.Level, f.Trend = f.end.level, f.end.trend
	for i := range f.end.season {
		f.Season = append(f.Season, f.end.season[(len(w.y)+i)%len(f.end.season)])
	}
	f.spread = w.spreadOfEnd()
	return f
}

// aicc is Akaike's criterion for n values and k parameters, corrected for few values.
func aicc(sse float64, n, k int) float64 {
	values, parameters := float64(n), float64(k)
	return values*math.Log(sse) + 2*parameters + 2*parameters*(parameters+1)/(values-parameters-1)
}

// stateOf undoes parts.
func stateOf(parts []float64) etsState {
	s := etsState{level: parts[0], trend: parts[1]}
	if len(parts) > 2 {
		s.season = parts[2:]
	}
	return s
}

// spreadOfEnd says how far the last state moves with a standard normal draw for each
// starting value, their covariance being sigma² times the inverse of the squared
// responses: column i is Σ over j of (R⁻¹) j i times the end from start j.
func (w *etsWork) spreadOfEnd() [][]float64 {
	var spread [][]float64
	for i := range w.responses {
		unit := make([]float64, len(w.responses))
		unit[i] = 1
		column := make([]float64, len(w.ends[0].parts()))
		for j, x := range w.basis.back(unit) {
			for row, v := range w.ends[j+1].parts() {
				column[row] += x * v
			}
		}
		spread = append(spread, column)
	}
	return spread
}
