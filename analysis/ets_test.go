package analysis

import (
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

var etsModels = []ETSModel{ETSANN, ETSAAN, ETSAAdN, ETSANA, ETSAAA, ETSAAdA}

func TestETSModelNames(t *testing.T) {
	want := []string{"ETS(A,N,N)", "ETS(A,A,N)", "ETS(A,Ad,N)", "ETS(A,N,A)", "ETS(A,A,A)", "ETS(A,Ad,A)"}
	for i, m := range etsModels {
		if m.String() != want[i] {
			t.Errorf("%+v is called %v, want %s", m, m, want[i])
		}
	}
}

// At any weights the residuals are those of the recursion run from starting values,
// and no other starting values leave less.
func TestETSStartingValuesAreTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := ETSParams{Model: rapid.SampledFrom(etsModels).Draw(t, "model"), Period: 4}
		y := rapid.SliceOfN(rapid.Float64Range(0, 100), 16, 40).Draw(t, "y")
		y[rapid.IntRange(0, len(y)-1).Draw(t, "gap")] = math.NaN()
		var box []float64
		for range p.Model.weights() {
			box = append(box, rapid.Float64Range(0, 0.95).Draw(t, "weight"))
		}
		w := newETSWork(y, p)
		weights := p.Model.unbox(box)
		w.respond(weights)
		sse, starts := w.solve()
		from := func(starts []float64) float64 {
			state := etsState{season: make([]float64, 4)}
			for i, x := range starts {
				one := etsState{season: make([]float64, 4)}
				p.Model.start(&one, i)
				state.level -= x * one.level
				state.trend -= x * one.trend
				lessTimes(state.season, one.season, x)
			}
			errors := make([]float64, len(y))
			runETS(errors, y, &state, weights)
			return dot(errors, errors)
		}
		if again := from(starts); math.Abs(again-sse) > 1e-6*(1+sse) {
			t.Fatalf("solved for %v, the recursion leaves %v", sse, again)
		}
		for i := range starts {
			for _, move := range []float64{-1, 1} {
				moved := slices.Clone(starts)
				moved[i] += move
				if less := from(moved); less < sse-1e-6*(1+sse) {
					t.Fatalf("moving start %d by %v leaves %v, less than %v", i, move, less, sse)
				}
			}
		}
	})
}

func TestETSWeightsKeepTheirBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(etsModels).Draw(t, "model")
		var box []float64
		for range m.weights() {
			box = append(box, rapid.Float64Range(0, 1).Draw(t, "share"))
		}
		w := m.unbox(box)
		if w.alpha < 0.0001 || w.alpha > 0.9999 || w.beta > w.alpha || w.gamma > max(0.0001, 1-w.alpha+1e-12) || w.phi < 0.8 || w.phi > 1 {
			t.Fatalf("%v: %+v", m, w)
		}
		if m.Trend == (w.beta == 0) || m.Season == (w.gamma == 0) || (m.Trend && m.Damped) == (w.phi == 1) {
			t.Fatalf("%v has weights of parts that it has not: %+v", m, w)
		}
	})
}

func TestETSKnowsALineAndASeason(t *testing.T) {
	y := make([]float64, 60)
	at := func(i int) float64 { return 100 + 2*float64(i) + 30*math.Sin(2*math.Pi*float64(i%12)/12) }
	for i := range y {
		y[i] = at(i)
	}
	y[30] = math.NaN()
	fit, err := ETS(y, ETSParams{Model: ETSAAA, Period: 12, Draws: 200})
	if err != nil {
		t.Fatal(err)
	}
	f := fit.Forecast(14)
	for h, v := range f.Mean {
		wantRelative(t, "forecast", v, at(60+h), 1e-6)
	}
	wantRelative(t, "trend", fit.Trend, 2, 1e-6)
	wantRelative(t, "season of the next month", fit.Season[3], 30, 1e-6)
	if fit.N != 59 || !math.IsNaN(fit.Residuals[30]) {
		t.Errorf("a gap is counted: %d values", fit.N)
	}
}

func TestETSOfLevelSeries(t *testing.T) {
	for _, level := range []float64{0, 9} {
		y := slices.Repeat([]float64{level}, 36)
		for _, m := range etsModels {
			fit, err := ETS(y, ETSParams{Model: m, Period: 12, SquareRoot: true, Draws: 50})
			if err != nil {
				t.Fatal(err)
			}
			f := fit.Forecast(3)
			for h := range f.Mean {
				if math.Abs(f.Mean[h]-level) > 1e-6 || f.P95[h].Upper-f.P95[h].Lower > 1e-6 {
					t.Errorf("%v of nothing but %v: %+v", m, level, f)
				}
			}
		}
		if fit, err := SelectETS(y, ETSParams{Period: 12}, nil); err != nil || fit.Params.Model != ETSANN {
			t.Errorf("of level values a level is chosen, not %v (%v)", fit.Params.Model, err)
		}
	}
}

func TestSelectETSFindsTheSeason(t *testing.T) {
	fit, err := SelectETS(benchSeries(5), ETSParams{Period: 12, SquareRoot: true}, nil)
	if err != nil || !fit.Params.Model.Season {
		t.Errorf("a series with a season is fitted by %v (%v)", fit.Params.Model, err)
	}
	short, err := SelectETS(benchSeries(5)[:20], ETSParams{Period: 12}, nil)
	if err != nil || short.Params.Model.Season {
		t.Errorf("20 months are fitted by %v (%v)", short.Params.Model, err)
	}
}

// With weights at their least and much data the simulated intervals are those of the
// normal distribution.
func TestETSIntervalsAreNormalForLongSeries(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 12))
	y := make([]float64, 600)
	for i := range y {
		y[i] = 50 + 4*rng.NormFloat64()
	}
	fit, err := ETS(y, ETSParams{Period: 12, Draws: 20000, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	f := fit.Forecast(2)
	reach := normalQuantile(0.95) * math.Sqrt(fit.Sigma2)
	if math.Abs(f.P95[0].Upper-f.Mean[0]-reach) > 0.25 || math.Abs(f.Mean[0]-f.P95[0].Lower-reach) > 0.25 {
		t.Errorf("interval %+v about %v, want %v to either side", f.P95[0], f.Mean[0], reach)
	}
	if math.Abs(f.Mean[0]-50) > 1 {
		t.Errorf("forecast %v of a series about 50", f.Mean[0])
	}
}

func TestETSForecastIsTheSameOnOneCoreAndOnMany(t *testing.T) {
	y := benchSeries(5)
	run := func() Forecast {
		fit, err := ETS(y, ETSParams{Model: ETSAAA, Period: 12, SquareRoot: true, Draws: 200, Seed: 5})
		if err != nil {
			t.Fatal(err)
		}
		return fit.Forecast(12)
	}
	many := run()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if one := run(); !reflect.DeepEqual(one, many) {
		t.Errorf("one core %+v, many %+v", one, many)
	}
}

func TestETSForecastDependsOnTheSeedAloneAndNotOnTheCall(t *testing.T) {
	fit, err := ETS(benchSeries(4), ETSParams{Model: ETSANA, Period: 12, SquareRoot: true, Draws: 300, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	first, second := fit.Forecast(12), fit.Forecast(12)
	if !reflect.DeepEqual(first, second) {
		t.Error("a second forecast from one fit differs")
	}
	fit.Params.Seed = 6
	other := fit.Forecast(12)
	if reflect.DeepEqual(first.P95, other.P95) || !reflect.DeepEqual(first.Mean, other.Mean) {
		t.Error("another seed gives other draws and the same mean")
	}
	for h := range first.Mean {
		in80, in95 := first.P80[h], first.P95[h]
		if !(0 <= in95.Lower && in95.Lower <= in80.Lower && in80.Lower <= first.Mean[h] && first.Mean[h] <= in80.Upper && in80.Upper <= in95.Upper) {
			t.Errorf("month %d: %v with %+v in %+v", h+1, first.Mean[h], in80, in95)
		}
	}
}

// From whole years, and with weights at their least, a month of the coming year is
// expected as the mean of its namesakes, so a Student's t interval about it has the
// spread √(1 + 1/years).
func TestETSIntervalsAllowForTheStartingValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 13))
	const years = 3
	y := make([]float64, 12*years)
	for i := range y {
		y[i] = 100 + 10*rng.NormFloat64()
	}
	w := newETSWork(y, ETSParams{Model: ETSANA, Period: 12, Draws: 20000, Seed: 2})
	fit := w.fit(etsWeights{alpha: leastWeight, gamma: leastWeight, phi: 1}, len(y), 15)
	if fit.free != 22 {
		t.Fatalf("%d degrees of freedom, want 36 values less 12 starting values and 2 weights", fit.free)
	}
	f := fit.Forecast(12)
	reach := distuv.StudentsT{Sigma: 1, Nu: 22}.Quantile(0.975) * math.Sqrt(fit.Sigma2*(1+1.0/years))
	for h, in := range f.P95 {
		wantRelative(t, "half the width of an interval", (in.Upper-in.Lower)/2, reach, 0.04)
		wantRelative(t, "forecast", f.Mean[h], (y[h]+y[h+12]+y[h+24])/3, 0.002)
	}
}

func TestImpactIsWhatAnErrorChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fit := ETSFit{Params: ETSParams{Period: 4}}
		for _, w := range []*float64{&fit.Alpha, &fit.Beta, &fit.Gamma, &fit.Phi} {
			*w = rapid.Float64Range(0, 1).Draw(t, "weight")
		}
		struck, calm := etsState{season: make([]float64, 4)}, etsState{season: make([]float64, 4)}
		struck.learn(0, fit.weights(), 1)
		calm.learn(0, fit.weights(), 0)
		for h := 1; h <= 9; h++ {
			moved := struck.expected(h, fit.weights()) - calm.expected(h, fit.weights())
			if !closeTo(fit.impact(h), moved, 1e-9, 1) {
				t.Fatalf("an error moves the value %d months later by %v, not %v", h, moved, fit.impact(h))
			}
			struck.learn(h, fit.weights(), 0)
			calm.learn(h, fit.weights(), 0)
		}
	})
}

func TestMeanOfRootsIsThatOfTheCounts(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 14))
	y := make([]float64, 300)
	sum := 0.0
	for i := range y {
		y[i] = distuv.Poisson{Lambda: 4, Src: rng}.Rand()
		sum += y[i]
	}
	fit, err := ETS(y, ETSParams{Period: 12, SquareRoot: true, Draws: 100})
	if err != nil {
		t.Fatal(err)
	}
	f := fit.Forecast(1)
	wantRelative(t, "mean", f.Mean[0], fit.Level*fit.Level+fit.Sigma2, 1e-12)
	wantRelative(t, "mean of the counts", f.Mean[0], sum/300, 0.03)
}
