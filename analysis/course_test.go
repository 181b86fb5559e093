package analysis

import (
	"math"
	"math/rand/v2"

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
