package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// simulation draws months with a season, whose counts vary phi times as much as
// chance alone, for years of so many incidents.
type simulation struct {
	rng        *rand.Rand
	months     int
	yearly     float64
	phi        float64
	references int
	history    int
}

// year draws one year's counts; factor is its level beside the others'. With phi
// above 1 the counts are negative binomial, of variance phi times their mean.
func (s simulation) year(factor float64) []int64 {
	counts := make([]int64, s.months)
	for m := range counts {
		mean := factor * s.yearly / 12 * (1 + 0.3*math.Sin(float64(m)*math.Pi/6))
		if s.phi > 1 {
			mean = distuv.Gamma{Alpha: mean / (s.phi - 1), Beta: 1 / (s.phi - 1), Src: s.rng}.Rand()
		}
		if mean > 0 {
			counts[m] = int64(distuv.Poisson{Lambda: mean, Src: s.rng}.Rand())
		}
	}
	return counts
}

// found counts how many of so many comparisons have p below 0.05, where the year is
// factor times its usual level.
func (s simulation) found(rounds int, factor float64) int {
	n := 0
	for range rounds {
		in := ChangeInput{Current: s.year(factor), Level: 0.95}
		for range s.references {
			in.Reference = append(in.Reference, s.year(1))
		}
		for range s.history {
			in.History = append(in.History, held(s.year(1)))
		}
		if c := CompareMonths(in); c.P != nil && *c.P < 0.05 {
			n++
		}
	}
	return n
}

// monteCarlo is the share of so many draws that a true 5 % may reach by chance, at
// three standard errors.
func monteCarlo(rounds int) float64 {
	return 0.05 + 3*math.Sqrt(0.05*0.95/float64(rounds))
}

func TestNoChangeIsSeldomCalledOne(t *testing.T) {
	const rounds = 600
	for _, design := range []struct{ months, references, history int }{{12, 1, 0}, {12, 3, 2}, {6, 1, 3}, {3, 1, 0}} {
		s := simulation{rng: rand.New(rand.NewPCG(20210401, 4)), months: design.months, references: design.references, history: design.history}
		total := 0
		for _, s.phi = range []float64{1, 1.5, 2, 3} {
			for _, s.yearly = range []float64{50, 500, 8000} {
				n := s.found(rounds, 1)
				total += n
				if share := float64(n) / rounds; share > monteCarlo(rounds) {
					t.Errorf("%+v, phi %v, %v a year: %.1f%% of comparisons without a change have p below 0.05", design, s.phi, s.yearly, 100*share)
				}
			}
		}
		if share := float64(total) / (12 * rounds); share > monteCarlo(12*rounds) {
			t.Errorf("%+v: %.1f%% of all comparisons without a change have p below 0.05", design, 100*share)
		}
	}
}

func TestAClearChangeIsFound(t *testing.T) {
	const rounds = 600
	for _, c := range []struct {
		what   string
		s      simulation
		factor float64
	}{
		{"a fifth more than 2,000", simulation{months: 12, yearly: 2000, phi: 1, references: 1}, 1.2},
		{"a fifth fewer than 2,000", simulation{months: 12, yearly: 2000, phi: 1, references: 1}, 0.8},
		{"a fifth more than 2,000 of three years, varying twice as much as chance", simulation{months: 12, yearly: 2000, phi: 2, references: 3}, 1.2},
	} {
		c.s.rng = rand.New(rand.NewPCG(20210401, 5))
		if n := c.s.found(rounds, c.factor); n < rounds*9/10 {
			t.Errorf("%s: found in %d of %d comparisons, want 9 of 10", c.what, n, rounds)
		}
	}
}
