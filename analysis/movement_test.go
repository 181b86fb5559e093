package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// street is how the counts of a map's squares vary in a world where nothing changes.
type street struct {
	what     string
	phi      float64 // of a month's counts beside chance
	repeats  bool    // in bursts of one month, rather than by a level that varies
	hot      float64 // phi of some squares, places of many repeats
	hotShare float64
	memory   float64 // correlation of a month's level with that of the month before
}

// levelSpread is the standard deviation of the logarithm of a month's level where
// months remember.
const levelSpread = 0.3

func (w street) count(rng *rand.Rand, mean, phi float64) (n int64) {
	if w.repeats && phi > 1 {
		burst := (phi + 1) / 2 // mean of a geometric burst: its squares over its mean are phi
		for range int(distuv.Poisson{Lambda: mean / burst, Src: rng}.Rand()) {
			for n++; rng.Float64() > 1/burst; n++ {
			}
		}
		return n
	}
	if phi > 1 {
		mean = distuv.Gamma{Alpha: mean / (phi - 1), Beta: 1 / (phi - 1), Src: rng}.Rand()
	}
	if !(mean > 0) {
		return 0
	}
	return int64(distuv.Poisson{Lambda: mean, Src: rng}.Rand())
}

// year draws the months of one square that has so many incidents in a usual year.
func (w street) year(rng *rand.Rand, months int, yearly, phi float64) []int64 {
	out := make([]int64, months)
	level := rng.NormFloat64()
	for m := range out {
		mean := yearly / 12 * (1 + 0.15*math.Sin(float64(m)*math.Pi/6))
		if w.memory > 0 {
			mean *= math.Exp(levelSpread * level)
			level = w.memory*level + math.Sqrt(1-w.memory*w.memory)*rng.NormFloat64()
		}
		out[m] = w.count(rng, mean, phi)
	}
	return out
}

// twoYears draws a map of squares whose sizes are as skewed as those of a town, the
// later year at 0.92 of the earlier everywhere but in one square in so many (0: none),
// where it is at factor.
func (w street) twoYears(rng *rand.Rand, squares, months, oneIn int, factor float64) (s board, changed []bool) {
	drawn, totals := [2][][]int64{}, [2][]float64{make([]float64, months), make([]float64, months)}
	for i := range squares {
		yearly, phi := 12*math.Exp(1.2*rng.NormFloat64()), w.phi
		if rng.Float64() < w.hotShare {
			phi = w.hot
		}
		changed = append(changed, oneIn > 0 && i%oneIn == 0)
		if changed[i] {
			yearly = 100
		}
		for y, level := range []float64{1, 0.92} {
			if y == 1 && changed[i] {
				level *= factor
			}
			counts := w.year(rng, months, yearly*level, phi)
			drawn[y] = append(drawn[y], counts)
			for m, n := range counts {
				totals[y][m] += float64(n)
			}
		}
	}
	s.months = make([]monthSpread, squares)
	for y := range drawn {
		all := 0.0
		for _, n := range totals[y] {
			all += n
		}
		for i, counts := range drawn[y] {
			n, sum := total(counts), 0.0
			for m, c := range counts {
				if c > 0 {
					sum += float64(c*c) * all / totals[y][m]
				}
			}
			if n > 0 {
				s.months[i].add(n, sum, months)
			}
			if y == 0 {
				s.before = append(s.before, n)
			} else {
				s.after = append(s.after, n)
			}
		}
	}
	return s, changed
}

func (s *board) calls() []CellDifference {
	totals := make([]int64, len(s.before))
	for i := range totals {
		totals[i] = s.before[i] + s.after[i]
	}
	return Differences(s.before, s.after, DifferenceParams{Odds: float64(total(s.after)) / float64(total(s.before)),
		Phis: splitSpreads(s.months, totals, minimumCount), FDR: 0.05, Minimum: minimumCount})
}

// Where nothing changed, at most one map in 20 may show a cell that did: under
// repeats, places of many repeats among quiet ones, months that resemble the one
// before, few months, and maps small and large.
func TestCellsThatDidNotMoveAreSeldomCalled(t *testing.T) {
	rounds, sizes := 40, []int{40, 400}
	if os.Getenv("ASSESS_CALIBRATION") == "full" {
		rounds, sizes = 1000, []int{40, 200, 1200}
	}
	worlds := []street{
		{what: "chance alone", phi: 1},
		{what: "dispersion 2", phi: 2},
		{what: "dispersion 3, in bursts", phi: 3, repeats: true},
		{what: "a tenth of places with dispersion 5", phi: 1.4, hot: 5, hotShare: 0.1},
		{what: "a tenth of places with dispersion 5, in bursts", phi: 1.4, hot: 5, hotShare: 0.1, repeats: true},
		{what: "one place in 50 with dispersion 10", phi: 1.4, hot: 10, hotShare: 0.02},
		{what: "months correlated at 0.3", phi: 1.4, memory: 0.3},
		{what: "months correlated at 0.5", phi: 1.4, memory: 0.5},
		{what: "months correlated at 0.5, a tenth of places with dispersion 5", phi: 1.4, memory: 0.5, hot: 5, hotShare: 0.1},
	}
	for _, w := range worlds {
		for _, months := range []int{12, leastMoveMonths} {
			for _, n := range sizes {
				rng := rand.New(rand.NewPCG(20210401, 9))
				maps, cells := 0, 0
				for range rounds {
					s, _ := w.twoYears(rng, n, months, 0, 1)
					called := 0
					for _, d := range s.calls() {
						if d.Verdict == Higher || d.Verdict == Lower {
							called++
						}
					}
					cells += called
					if called > 0 {
						maps++
					}
				}
				share := float64(maps) / float64(rounds)
				if os.Getenv("ASSESS_CALIBRATION") == "full" {
					fmt.Printf("%-70s %2d months %4d squares: %4.1f%% of maps, %.3f cells a map\n", w.what, months, n, 100*share, float64(cells)/float64(rounds))
				}
				if share > monteCarlo(rounds) {
					t.Errorf("%s, %d months, %d squares: %.1f%% of maps without a change show one", w.what, months, n, 100*share)
				}
			}
		}
	}
}

// A cell of 100 incidents a year whose share about triples is nearly always found; a
// doubled one seldom, which reports say where no cell is called.
func TestCellsThatMovedAreFound(t *testing.T) {
	w := street{phi: 1.4}
	for _, c := range []struct{ factor, least, most float64 }{{3, 0.9, 1}, {2, 0.2, 0.6}, {1, 0, 0.01}} {
		rng := rand.New(rand.NewPCG(20210401, 10))
		found, all := 0, 0
		for range 20 {
			s, changed := w.twoYears(rng, 400, 11, 50, c.factor)
			for i, d := range s.calls() {
				if changed[i] {
					all++
					if d.Verdict == Higher {
						found++
					}
				}
			}
		}
		if share := float64(found) / float64(all); share < c.least || share > c.most {
			t.Errorf("a share %g times as large is found in %.0f%% of cells, want %.0f%% to %.0f%%", c.factor, 100*share, 100*c.least, 100*c.most)
		}
	}
}
