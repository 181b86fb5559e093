package analysis

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// town draws the incidents of square maps, step by step, whose cells differ as those of
// a town do: half are empty, and the busiest are hundreds of times as busy as the rest.
type town struct {
	rng     *rand.Rand
	side    int
	steps   int
	perStep float64 // incidents of the whole map
	flat    bool    // every cell alike
	spread  float64 // standard deviation of a cell's level from step to step, as a share of it
	memory  float64 // correlation of that with the step before
}

// neighbours of the cells of a square map.
func (w town) neighbours() [][]int {
	out := make([][]int, w.side*w.side)
	for i := range out {
		for y := max(0, i/w.side-1); y <= min(w.side-1, i/w.side+1); y++ {
			for x := max(0, i%w.side-1); x <= min(w.side-1, i%w.side+1); x++ {
				if k := y*w.side + x; k != i {
					out[i] = append(out[i], k)
				}
			}
		}
	}
	return out
}

// levels are the usual incidents of the cells in a step.
func (w town) levels() []float64 {
	level := make([]float64, w.side*w.side)
	centres := make([][3]float64, 12)
	for i := range centres {
		centres[i] = [3]float64{w.rng.Float64() * float64(w.side), w.rng.Float64() * float64(w.side), 1 + 4*w.rng.Float64()}
	}
	sum := 0.0
	for i := range level {
		level[i] = 1
		if !w.flat {
			x, y := float64(i%w.side), float64(i/w.side)
			near := 0.05
			for k, c := range centres {
				d := math.Hypot(x-c[0], y-c[1]) / c[2]
				near += math.Exp(-d*d/2) * 20 / float64(k+1)
			}
			level[i] = near * math.Exp(w.rng.NormFloat64())
			if w.rng.Float64() < 0.5 {
				level[i] = 0
			}
		}
		sum += level[i]
	}
	for i := range level {
		level[i] *= w.perStep / sum
	}
	return level
}

// draw gives the counts of each step; change, where given, alters the levels of a step.
func (w town) draw(change func(step int, level []float64)) stepCounts {
	level := w.levels()
	c := stepCounts{neighbours: w.neighbours(), fdr: 0.05}
	own := make([]float64, len(level))
	sd := math.Sqrt(math.Log(1 + w.spread*w.spread))
	for i := range own {
		own[i] = w.rng.NormFloat64()
	}
	for k := range w.steps {
		now := append([]float64(nil), level...)
		if change != nil {
			change(k, now)
		}
		season := 1 + 0.15*math.Sin(float64(k)*math.Pi/2)
		counts := make([]int64, len(level))
		for i, l := range now {
			own[i] = w.memory*own[i] + math.Sqrt(1-w.memory*w.memory)*w.rng.NormFloat64()
			if mean := l * season * math.Exp(sd*own[i]-sd*sd/2); mean > 0 {
				counts[i] = int64(distuv.Poisson{Lambda: mean, Src: w.rng}.Rand())
			}
		}
		c.counts = append(c.counts, counts)
		c.recent = append(c.recent, k >= w.steps-4)
	}
	return c
}

// quarters is a chart whose last four steps are of the year.
func quarters(counts [][]int64, neighbours [][]int) stepCounts {
	c := stepCounts{counts: counts, neighbours: neighbours, fdr: 0.05}
	for k := range counts {
		c.recent = append(c.recent, k >= len(counts)-4)
	}
	return c
}

func TestStepsAreTestedAsMapsAre(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	hot := 0
	for round := range 12 {
		w := town{rng: rng, side: 30, steps: 2, perStep: 200 + 3000*rng.Float64(), flat: round%4 == 0, spread: 0.5}
		c := w.draw(nil)
		for k, got := range c.tests() {
			want := testCounts(c.counts[k], c.neighbours, c.fdr, leastHotStep)
			for i, class := range want.class {
				if got.class(i) != class {
					t.Fatalf("cell %d is %s, as a map %s", i, got.class(i), class)
				}
				if class == Hot {
					hot++
				}
			}
		}
	}
	if hot < 100 {
		t.Errorf("%d hot cells are too few to compare by", hot)
	}
}

// A quiet map of 20 by 20 cells with one incident here and there, and blocks of nine busy
// cells whose course is planted.
func TestCoursesThatArePlanted(t *testing.T) {
	w := town{side: 20}
	busy := map[string]int{"lasting": 3*20 + 3, "new": 3*20 + 15, "faded": 15*20 + 3, "on and off": 15*20 + 15, "once": 9*20 + 9}
	on := map[string]func(step int) bool{
		"lasting":    func(int) bool { return true },
		"new":        func(step int) bool { return step >= 8 },
		"faded":      func(step int) bool { return step < 8 },
		"on and off": func(step int) bool { return step%2 == 1 },
		"once":       func(step int) bool { return step == 4 },
	}
	neighbours := w.neighbours()
	var counts [][]int64
	for step := range 12 {
		now := make([]int64, 400)
		for i := range now {
			if (i*7+step*3)%4 == 0 {
				now[i] = 1
			}
		}
		for name, centre := range busy {
			if on[name](step) {
				now[centre] += 9
				for _, j := range neighbours[centre] {
					now[j] += 6
				}
			}
		}
		counts = append(counts, now)
	}
	missing := append([][]int64{}, counts...)
	missing[2], missing[10] = nil, nil
	for what, steps := range map[string][][]int64{"all steps held": counts, "two steps missing": missing} {
		got := quarters(steps, neighbours).read()
		for name, want := range map[string]Course{"lasting": Lasting, "new": NewlyHot, "faded": Faded, "on and off": OnAndOff, "once": NoCourse} {
			if c := got.course[busy[name]]; c != want {
				t.Errorf("%s: the place that is %s is called %q, of pattern %+v", what, name, c, got.emerging[busy[name]])
			}
		}
		if c := got.course[0]; c != NoCourse {
			t.Errorf("%s: a quiet corner is called %q", what, c)
		}
	}
}

// falsely counts the maps on which any cell is called new, faded, growing or shrinking,
// and the cells that Esri's definitions alone would call new.
func (w town) falsely(rounds int) (fresh, faded, trending, esri int) {
	for range rounds {
		r := w.draw(nil).read()
		var any [3]int
		for i, e := range r.emerging {
			switch {
			case r.course[i] == NewlyHot:
				any[0] = 1
			case r.course[i] == Faded:
				any[1] = 1
			case r.course[i] == Lasting && e.Pattern != Persistent:
				any[2] = 1
			}
			if e.Class == Hot && e.Pattern == New {
				esri++
			}
		}
		fresh, faded, trending = fresh+any[0], faded+any[1], trending+any[2]
	}
	return fresh, faded, trending, esri
}

// Steady towns whose cells' levels waver from step to step, and on from one step to the
// next: in one map of twenty at most may any cell be called new, or faded, or growing.
func TestSteadyMapsHaveNoNews(t *testing.T) {
	rounds, designs := 30, []town{{perStep: 5000, spread: 0.4, memory: 0.4}, {perStep: 1000, flat: true}}
	if os.Getenv("ASSESS_CALIBRATION") == "full" {
		rounds, designs = 300, []town{
			{perStep: 300, flat: true}, {perStep: 5000, flat: true}, {perStep: 1000}, {perStep: 5000},
			{perStep: 1500, spread: 0.4}, {perStep: 5000, spread: 0.4}, {perStep: 5000, spread: 0.6},
			{perStep: 1500, spread: 0.6, memory: 0.4}, {perStep: 5000, spread: 0.4, memory: 0.4},
		}
	}
	for _, w := range designs {
		w.side, w.steps, w.rng = 60, 14, rand.New(rand.NewPCG(20210401, 6))
		fresh, faded, trending, esri := w.falsely(rounds)
		t.Logf("%.0f a step, flat %v, spread %.1f, memory %.1f: of %d maps %d have a new cell, %d a faded one, %d one that grows or shrinks; by Esri's definition %.1f cells a map are new",
			w.perStep, w.flat, w.spread, w.memory, rounds, fresh, faded, trending, float64(esri)/float64(rounds))
		most := monteCarlo(rounds) * float64(rounds)
		for what, n := range map[string]int{"new": fresh, "faded": faded, "growing or shrinking": trending} {
			if float64(n) > most {
				t.Errorf("%+v: %d of %d steady maps have a cell called %s", w, n, rounds, what)
			}
		}
	}
}

// A block of nine cells that were quiet has as many incidents this year as the busiest.
func TestANewHotSpotIsFound(t *testing.T) {
	const rounds = 20
	w := town{side: 60, steps: 14, perStep: 5000, spread: 0.4, memory: 0.4, rng: rand.New(rand.NewPCG(20210401, 7))}
	found := 0
	neighbours, centre := w.neighbours(), 50*60+50
	for range rounds {
		c := w.draw(func(step int, level []float64) {
			for _, j := range append([]int{centre}, neighbours[centre]...) {
				level[j] = 0.3
				if step >= 10 {
					level[j] = 20
				}
			}
		})
		if c.read().course[centre] == NewlyHot {
			found++
		}
	}
	if found < rounds*9/10 {
		t.Errorf("found on %d of %d maps, want 9 of 10", found, rounds)
	}
}
