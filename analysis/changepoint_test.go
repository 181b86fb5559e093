package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// costOf is what PELT makes least, for a division that is given, from its definition.
func costOf(values, exposure []float64, changes []int, penalty float64) float64 {
	total, from := 0.0, 0
	for _, to := range append(slices.Clone(changes), len(values)) {
		var count, units float64
		for i := from; i < to; i++ {
			if !math.IsNaN(values[i]) {
				count += values[i]
				units += exposure[i]
			}
		}
		if count > 0 {
			total -= 2 * count * math.Log(count/units)
		}
		from = to
	}
	return total + penalty*float64(len(changes))
}

// cheapest is optimal partitioning over every start for every end.
func cheapest(values, exposure []float64, penalty float64, least int) float64 {
	best := make([]float64, len(values)+1)
	for to := 1; to <= len(values); to++ {
		best[to] = costOf(values[:to], exposure, nil, penalty)
		if to < least {
			best[to] = math.Inf(1)
		}
		for from := least; from <= to-least; from++ {
			best[to] = min(best[to], best[from]+penalty+costOf(values[from:to], exposure[from:to], nil, penalty))
		}
	}
	return best[len(values)]
}

func TestPELTIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 70).Draw(t, "n")
		p := ChangepointParams{
			Penalty:    rapid.Float64Range(0.5, 20).Draw(t, "penalty"),
			Dispersion: rapid.Float64Range(0.5, 4).Draw(t, "dispersion"),
			MinSegment: rapid.IntRange(1, 9).Draw(t, "least"),
		}
		values, exposure := make([]float64, n), make([]float64, n)
		level := 5
		for i := range values {
			if rapid.IntRange(0, 8).Draw(t, "change") == 0 {
				level = rapid.IntRange(0, 30).Draw(t, "level")
			}
			values[i] = float64(rapid.IntRange(0, 2*level).Draw(t, "value"))
			exposure[i] = float64(rapid.IntRange(28, 31).Draw(t, "days"))
			if rapid.IntRange(0, 15).Draw(t, "gap") == 0 {
				values[i] = math.NaN()
			}
		}
		changes, err := PELT(values, exposure, p)
		if err != nil {
			t.Fatal(err)
		}
		penalty := p.Penalty * p.Dispersion
		got := costOf(values, exposure, changes, penalty)
		want := cheapest(values, exposure, penalty, min(p.MinSegment, n))
		if math.Abs(got-want) > 1e-7*(1+math.Abs(want)) {
			t.Fatalf("changes %v cost %v, the cheapest division %v", changes, got, want)
		}
		from := 0
		for _, to := range append(changes, n) {
			if to-from < p.MinSegment && len(changes) > 0 {
				t.Fatalf("changes %v leave a stretch of fewer than %d months", changes, p.MinSegment)
			}
			from = to
		}
	})
}

func TestPELTFindsAStepWhereItIs(t *testing.T) {
	values := slices.Concat(slices.Repeat([]float64{50}, 20), slices.Repeat([]float64{80}, 16), slices.Repeat([]float64{30}, 12))
	changes, err := PELT(values, nil, ChangepointParams{})
	if err != nil || !slices.Equal(changes, []int{20, 36}) {
		t.Errorf("changes %v (%v), want 20 and 36", changes, err)
	}
}

func TestPELTWithoutAChange(t *testing.T) {
	for what, values := range map[string][]float64{
		"none": nil, "one": {4}, "all zero": make([]float64, 40), "level": slices.Repeat([]float64{9}, 40),
		"too short for two stretches": {0, 0, 0, 0, 0, 90, 90, 90, 90, 90, 90}, "all missing": slices.Repeat([]float64{math.NaN()}, 24),
	} {
		if changes, err := PELT(values, nil, ChangepointParams{}); err != nil || changes != nil {
			t.Errorf("%s: changes %v (%v)", what, changes, err)
		}
	}
	months := []float64{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	if changes, err := PELT(months, months, ChangepointParams{MinSegment: 1, Penalty: 1e-6}); err != nil || changes != nil {
		t.Errorf("one a day: changes %v (%v)", changes, err)
	}
}

func TestPELTRefuses(t *testing.T) {
	for what, call := range map[string]func() ([]int, error){
		"a count below 0":      func() ([]int, error) { return PELT([]float64{-1}, nil, ChangepointParams{}) },
		"an infinite count":    func() ([]int, error) { return PELT([]float64{math.Inf(1)}, nil, ChangepointParams{}) },
		"no exposure":          func() ([]int, error) { return PELT([]float64{1}, []float64{0}, ChangepointParams{}) },
		"too few exposures":    func() ([]int, error) { return PELT([]float64{1, 2}, []float64{1}, ChangepointParams{}) },
		"a penalty below 0":    func() ([]int, error) { return PELT([]float64{1}, nil, ChangepointParams{Penalty: -1}) },
		"a penalty of NaN":     func() ([]int, error) { return PELT([]float64{1}, nil, ChangepointParams{Penalty: math.NaN()}) },
		"a segment below 0":    func() ([]int, error) { return PELT([]float64{1}, nil, ChangepointParams{MinSegment: -2}) },
		"a dispersion below 0": func() ([]int, error) { return PELT([]float64{1}, nil, ChangepointParams{Dispersion: -2}) },
	} {
		if _, err := call(); err == nil {
			t.Errorf("%s is not refused", what)
		}
	}
}

func TestPELTSeldomFindsAChangeInNoise(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 11))
	found := 0
	for range 300 {
		values := make([]float64, 60)
		for i := range values {
			values[i] = distuv.Poisson{Lambda: 40, Src: rng}.Rand()
		}
		changes, err := PELT(values, nil, ChangepointParams{})
		if err != nil {
			t.Fatal(err)
		}
		if len(changes) > 0 {
			found++
		}
	}
	if found > 45 {
		t.Errorf("%d of 300 level series have a change", found)
	}
}
