package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data"
)

// correlated are counts of so many months with a season, that vary phi times as much
// as chance alone (negative binomial; Poisson for 1), each correlated by rho with the one
// before.
type correlated struct{ mean, phi, rho float64 }

func (a correlated) draw(rng *rand.Rand, n int) []*int64 {
	out := make([]*int64, n)
	z := rng.NormFloat64()
	for i := range out {
		z = a.rho*z + math.Sqrt(1-a.rho*a.rho)*rng.NormFloat64()
		k := a.quantile(distuv.UnitNormal.CDF(z), a.mean*(1+0.2*math.Sin(float64(i)*math.Pi/6)))
		out[i] = &k
	}
	return out
}

// quantile is the least count of that mean whose cumulative probability is p.
func (a correlated) quantile(p, mean float64) int64 {
	log, r := -mean, mean/(a.phi-1)
	if a.phi > 1 {
		log = -r * math.Log(a.phi)
	}
	k, sum := int64(0), math.Exp(log)
	for sum < p && k < 1e6 {
		k++
		if a.phi > 1 {
			log += math.Log((float64(k)-1+r)/float64(k)) + math.Log1p(-1/a.phi)
		} else {
			log += math.Log(mean / float64(k))
		}
		sum += math.Exp(log)
	}
	return k
}

// reading charts one series of whole years, the last of which is assessed.
func reading(t testing.TB, counts []*int64, exclude ...data.Period) (Trend, CategorySignals) {
	t.Helper()
	from := data.NewMonth(2015, 4)
	n := len(counts)
	year := data.Period{From: from.Add(n - 12), To: from.Add(n - 1)}
	b := &builder{months: year.Months(), out: &Assessment{Year: Year{Held: year}, Settings: Settings{Exclude: exclude}}}
	trend := Trend{Category: "Burglary", From: from, Counts: counts,
		Trend: make([]*float64, n), Seasonal: make([]*float64, n), Adjusted: make([]*float64, n)}
	if err := b.decompose(&trend); err != nil {
		t.Fatal(err)
	}
	b.out.Trends = []Trend{trend}
	if err := b.signals(); err != nil {
		t.Fatal(err)
	}
	return b.out.Trends[0], b.out.Signals[0]
}

// usualSeries are what a month brings and how it varies: from the sparse to the
// common and restless.
var usualSeries = []correlated{{mean: 4, phi: 1}, {mean: 12, phi: 1}, {mean: 40, phi: 1}, {mean: 20, phi: 2}, {mean: 60, phi: 2}, {mean: 400, phi: 2}, {mean: 60, phi: 3}, {mean: 400, phi: 3}}

// TestSignalsAreSeldomFalse holds what a report calls unusual, or a higher or lower
// level, in series without a change to the shares that it prints, over all series and
// in each design. ASSESS_CALIBRATION=full makes the whole run.
func TestSignalsAreSeldomFalse(t *testing.T) {
	rounds := 20
	if calibrateWhole() {
		rounds = 1500
	}
	rng := rand.New(rand.NewPCG(20210401, 12))
	t.Log("years  correlation  unusual  one chart  higher or lower  Anhøj alone, % of categories a year")
	var months, levels share
	for _, years := range []int{3, 4, 6} {
		for _, rho := range []float64{0, 0.3} {
			var unusual, one, level, anhoej share
			for _, s := range usualSeries {
				s.rho = rho
				for range rounds {
					_, got := reading(t, s.draw(rng, 12*years))
					if got.Reason != "" {
						t.Fatalf("%+v: %s", s, got.Reason)
					}
					both, single := 0, 0
					for _, m := range got.Months {
						if m.Unusual() {
							both = 1
						} else {
							single = 1
						}
					}
					unusual.add(both > 0)
					one.add(single > 0)
					level.add(got.Level != NoClearChange)
					anhoej.add(got.Runs.Shift())
				}
			}
			t.Logf("%5d  %11.1f  %6.1f%%  %8.1f%%  %14.1f%%  %10.1f%%", years, rho, unusual.value(), one.value(), level.value(), anhoej.value())
			for what, s := range map[string]share{"an unusual month": unusual, "a higher or lower level": level} {
				if limit := 5 + 400*math.Sqrt(0.05*0.95/float64(s.of)); s.value() > limit {
					t.Errorf("%d years, correlation %v: %.1f %% of categories have %s, at most %.1f %% may", years, rho, s.value(), what, limit)
				}
			}
			months.found, months.of = months.found+unusual.found, months.of+unusual.of
			levels.found, levels.of = levels.found+level.found, levels.of+level.of
		}
	}
	t.Logf("  all               %6.1f%%             %14.1f%%", months.value(), levels.value())
	for _, c := range []struct {
		what    string
		s       share
		printed float64
	}{{"an unusual month", months, FalseUnusual}, {"a higher or lower level", levels, FalseLevel}} {
		if limit := 100 * (c.printed + 4*math.Sqrt(c.printed*(1-c.printed)/float64(c.s.of))); c.s.value() > limit {
			t.Errorf("%.2f %% of categories have %s, a report says %.0f", c.s.value(), c.what, 100*c.printed)
		}
	}
}

func (s *share) add(found bool) {
	s.of++
	if found {
		s.found++
	}
}

// What is there is found: a month of twice the usual, and a year of a fifth more.
func TestSignalsFindWhatIsThere(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 13))
	const rounds = 60
	month, level := 0, 0
	for range rounds {
		s := correlated{mean: 100, phi: 1.5}
		counts := s.draw(rng, 60)
		doubled := 2 * *counts[54]
		counts[54] = &doubled
		if _, got := reading(t, counts); len(got.Months) > 0 && got.Months[0].Unusual() && got.Months[0].High && got.Months[0].Month == data.NewMonth(2019, 10) {
			month++
		}
		s.mean = 400
		counts = s.draw(rng, 60)
		for i := 48; i < 60; i++ {
			more := *counts[i] * 6 / 5
			counts[i] = &more
		}
		if _, got := reading(t, counts); got.Level == Higher && got.Last.High && got.Last.Months >= 12 {
			level++
		}
	}
	if month < rounds*9/10 || level < rounds*9/10 {
		t.Errorf("found %d of %d doubled months and %d of %d raised years, want 9 of 10", month, rounds, level, rounds)
	}
}

// A month is unusual exactly when its adjusted count is outside the usual range, which
// is what a figure draws and a file holds.
func TestUnusualIsOutsideTheUsualRange(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 14))
	outside := 0
	for round := range 40 {
		counts := correlated{mean: 30, phi: 2}.draw(rng, 48)
		*counts[40] *= int64(1 + round%4)
		*counts[45] /= int64(1 + round%3)
		trend, got := reading(t, counts)
		called := map[data.Month]bool{}
		for _, m := range got.Months {
			called[m.Month] = m.Unusual()
		}
		for i := 36; i < 48; i++ {
			u, v, m := trend.Control.Usual[i], *trend.Adjusted[i], trend.From.Add(i)
			out := u != nil && (v < u.Lower || v > u.Upper)
			if out != called[m] {
				t.Errorf("round %d, %s: %v in %v, called unusual %v", round, m, v, u, called[m])
			}
			if out {
				outside++
			}
		}
	}
	if outside == 0 {
		t.Error("no month is outside: nothing was held")
	}
}

func TestMonthsSetAsideSetNoLimits(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 15))
	counts := correlated{mean: 50, phi: 1}.draw(rng, 60)
	aside := data.Period{From: data.NewMonth(2017, 4), To: data.NewMonth(2018, 3)}
	before, _ := reading(t, counts)
	after, got := reading(t, counts, aside)
	if len(before.Control.Basis) != 48 || len(after.Control.Basis) != 36 || after.Control.Reach <= before.Control.Reach {
		t.Errorf("%d and %d months set limits %.2f and %.2f deviations away", len(before.Control.Basis), len(after.Control.Basis), before.Control.Reach, after.Control.Reach)
	}
	if got.Runs.Useful > 48 {
		t.Errorf("%d months in the runs, 48 are not set aside", got.Runs.Useful)
	}
	all := data.Period{From: data.NewMonth(2015, 4), To: data.NewMonth(2020, 3)}
	if whole, _ := reading(t, counts, all); len(whole.Control.Basis) != 60 {
		t.Errorf("%d months set limits where all are set aside, want every one", len(whole.Control.Basis))
	}
}

func TestSeriesThatCannotBeChartedSayWhy(t *testing.T) {
	ten := int64(10)
	flat, short := make([]*int64, 48), make([]*int64, 24)
	for i := range flat {
		flat[i] = &ten
	}
	copy(short, flat)
	for what, counts := range map[string][]*int64{"months that do not vary": flat, "too short": short} {
		trend, got := reading(t, counts)
		if trend.Control != nil || got.Reason == "" || got.Level != NotComparable || len(got.Months) > 0 {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

func TestALastRunEndsAtAGapAndPassesOverTheMedian(t *testing.T) {
	m := data.NewMonth(2020, 1)
	c := charted{months: []data.Month{m, m + 1, m + 2, m + 3, m + 9, m + 10, m + 12}, adjusted: []float64{1, 7, 7, 7, 8, 5, 9}}
	if got := c.lastRun(5); *got != (LastRun{From: m + 9, Months: 2, High: true}) {
		t.Errorf("got %+v", got)
	}
	if got := c.lastRun(9); got != nil {
		t.Errorf("the last month is on the median: %+v", got)
	}
	c.months = []data.Month{m, m + 1, m + 2, m + 3, m + 4, m + 5, m + 6}
	if got := c.lastRun(5); *got != (LastRun{From: m + 1, Months: 5, High: true}) {
		t.Errorf("got %+v", got)
	}
}
