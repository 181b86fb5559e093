package analysis

import (
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"assess/data"
)

// persistent draws months about a season that vary phi times as much as chance alone
// and resemble the month before with a correlation of rho. growth is the share by
// which each year is above the one before, step the ratio of the months from at on.
type persistent struct {
	rng              *rand.Rand
	yearly, phi, rho float64
	growth           float64
	at               int
	step             float64
}

func (s persistent) trend(months int) *Trend {
	t := &Trend{Category: "Burglary", From: data.NewMonth(2012, 4), Counts: make([]*int64, months),
		Trend: make([]*float64, months), Seasonal: make([]*float64, months), Adjusted: make([]*float64, months)}
	e := s.rng.NormFloat64()
	for i := range t.Counts {
		mean := s.yearly / 12 * (1 + 0.3*math.Sin(float64(i)*math.Pi/6)) * (1 + s.growth*float64(i)/12)
		if s.step > 0 && i >= s.at {
			mean *= s.step
		}
		n := int64(math.Round(max(0, mean+math.Sqrt(s.phi*mean)*e)))
		t.Counts[i] = &n
		e = s.rho*e + math.Sqrt(1-s.rho*s.rho)*s.rng.NormFloat64()
	}
	return t
}

// calibrateWhole reports whether the whole calibration is asked for, which takes minutes.
func calibrateWhole() bool { return os.Getenv("ASSESS_CALIBRATION") == "full" }

// persistentDesigns calls f for every size, dispersion and correlation to calibrate at.
func persistentDesigns(rng *rand.Rand, f func(persistent)) {
	sizes, phis := []float64{600}, []float64{2}
	if calibrateWhole() {
		sizes, phis = []float64{120, 600, 6000}, []float64{1, 2, 3}
	}
	for _, yearly := range sizes {
		for _, phi := range phis {
			for _, rho := range []float64{0, 0.3, 0.5} {
				f(persistent{rng: rng, yearly: yearly, phi: phi, rho: rho})
			}
		}
	}
}

func TestNoDirectionIsSeldomCalledOne(t *testing.T) {
	rounds := 500
	if calibrateWhole() {
		rounds = 2000
	}
	for _, years := range []int{4, 5, leastYears, 8, 10} {
		persistentDesigns(rand.New(rand.NewPCG(20210401, 22)), func(s persistent) {
			dependent, plain := 0, 0
			for range rounds {
				y := planner{}.wholeYears(s.trend(12 * years))
				if DependentMonths(y, 12).P < 0.05 {
					dependent++
				}
				if SeasonalKendall(y, 12).P < 0.05 {
					plain++
				}
			}
			share := float64(dependent) / float64(rounds)
			t.Logf("%2d years, %4v a year, phi %v, correlation %v: %.1f%% (independent months %.1f%%)", years, s.yearly, s.phi, s.rho, 100*share, 100*float64(plain)/float64(rounds))
			if share > monteCarlo(rounds) {
				t.Errorf("%d years, %+v: %.1f%% of series without a direction have p below 0.05", years, s, 100*share)
			}
		})
	}
}

func TestADirectionIsFoundOverTheFewestYears(t *testing.T) {
	const rounds = 200
	s := persistent{rng: rand.New(rand.NewPCG(20210401, 23)), yearly: 2400, phi: 2, rho: 0.3, growth: 0.1}
	for _, years := range []int{leastYears, 8} {
		found := 0
		for range rounds {
			if DependentMonths(planner{}.wholeYears(s.trend(12*years)), 12).P < 0.05 {
				found++
			}
		}
		t.Logf("a tenth more every year, %d years: found in %d of %d", years, found, rounds)
		if found < rounds*9/10 {
			t.Errorf("a tenth more every year is found in %d of %d series of %d years, want 9 of 10", found, rounds, years)
		}
	}
}

// divided counts the series, of so many, that a change of level is found in.
func (s persistent) divided(t *testing.T, rounds, months int) (n int) {
	t.Helper()
	b := &builder{out: &Assessment{Year: Year{Held: data.Period{From: data.NewMonth(2012, 4).Add(months - 12), To: data.NewMonth(2012, 4).Add(months - 1)}}}}
	for range rounds {
		series := s.trend(months)
		if err := b.decompose(series); err != nil {
			t.Fatal(err)
		}
		l, err := levelShift(series, planner{})
		if err != nil || l.Reason != "" {
			t.Fatalf("%v %q", err, l.Reason)
		}
		if len(l.Stretches) > 1 {
			n++
		}
	}
	return n
}

func TestOneLevelIsSeldomDivided(t *testing.T) {
	rounds, lengths := 60, []int{28, 60}
	if calibrateWhole() {
		rounds, lengths = 500, []int{25, 28, 36, 48, 60, 96, 132}
	}
	for _, months := range lengths {
		persistentDesigns(rand.New(rand.NewPCG(20210401, 24)), func(s persistent) {
			share := float64(s.divided(t, rounds, months)) / float64(rounds)
			t.Logf("%3d months, %4v a year, phi %v, correlation %v: %.1f%%", months, s.yearly, s.phi, s.rho, 100*share)
			if share > monteCarlo(rounds) {
				t.Errorf("%d months, %+v: %.1f%% of series of one level are divided", months, s, 100*share)
			}
		})
	}
}

func TestAClearChangeOfLevelIsFound(t *testing.T) {
	const rounds = 40
	s := persistent{rng: rand.New(rand.NewPCG(20210401, 25)), yearly: 2400, phi: 2, rho: 0.3, at: 33, step: 1.3}
	if n := s.divided(t, rounds, 60); n < rounds*9/10 {
		t.Errorf("three tenths more from the 34th month on is found in %d of %d series, want 9 of 10", n, rounds)
	}
}
