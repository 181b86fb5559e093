package analysis

import (
	"math/rand/v2"
	"testing"
)

// measurement is one line of the calibration table beyond the comparison of years: the shares
// found, and of how many independent draws they are.
type measurement struct {
	name   string
	shares []share
	draws  int
}

// calibrateOthers simulates what the other tests say where there is nothing to say, and
// holds it to what is promised. full gives the run that the table holds.
func calibrateOthers(t *testing.T, full bool) []measurement {
	t.Helper()
	rounds := func(short, whole int) int {
		if full {
			return whole
		}
		return short
	}
	seeded := func(n uint64) *rand.Rand { return rand.New(rand.NewPCG(20210401, n)) }
	n := rounds(12, 1500)
	wards, any, _ := wardsCalled(seeded(41), n, wardSimulation{phi: 2})
	alikeWards, alikeAny, _ := wardsCalled(seeded(42), n, wardSimulation{phi: 2, alike: 0.5})
	_, _, middling := wardsCalled(seeded(43), n, wardSimulation{phi: 2, ward: 8, factor: 1.3})
	_, _, large := wardsCalled(seeded(44), n, wardSimulation{phi: 2, ward: 15, factor: 1.3})
	k := rounds(40, 4000)
	categories, partnerships := standardisedCalled(seeded(45), k, 100, 600, 2)
	maps := rounds(60, 4000)
	cells, marked := cellsCalled(seeded(46), maps)
	f := rounds(10, 1000)
	chance, _ := funnelShares(f, 0, 50)
	_, spread := funnelShares(f, 0.05, 2)
	series := rounds(3, 100)
	in80, in95 := forecastsHeld(t, series)
	s := rounds(3, 200)
	unusual, level := signalsCalled(t, seeded(47), s)
	d := rounds(60, 4000)
	a := rounds(20, 1000)
	resemble, classed := areasCalled(seeded(49), a)
	return []measurement{
		{calibratedWards, []share{wards, any}, n},
		{calibratedWardsAlike, []share{alikeWards, alikeAny}, n},
		{calibratedWardsFound, []share{middling, large}, n},
		{calibratedDeprivation, []share{categories, partnerships}, k},
		{calibratedChance, ofMany(chance), 100 * f},
		{calibratedSpread, ofMany(spread), 25 * f},
		{calibratedSignals, []share{unusual, level}, unusual.of},
		{calibratedDirection, []share{directionsCalled(seeded(48), d)}, d},
		{calibratedCells, []share{cells, marked}, maps},
		{calibratedAreas, []share{resemble, classed}, a},
		{calibratedForecast, []share{in80, in95}, 6 * series},
	}
}

// ofMany are shares that were had as numbers from 0 to 1.
func ofMany(shares [2]float64) []share {
	const many = 1e6
	return []share{{int(shares[0]*many + 0.5), many}, {int(shares[1]*many + 0.5), many}}
}

// cellsCalled throws incidents at random on maps of 400 cells and counts the cells and the
// maps that are called hot or cold.
func cellsCalled(rng *rand.Rand, maps int) (cells, marked share) {
	neighbours := queen(20, 20)
	for range maps {
		counts := make([]int64, 400)
		for range 1200 {
			counts[rng.IntN(400)]++
		}
		n := 0
		for _, c := range testCounts(counts, neighbours, 0.05, LeastHot).class {
			cells.add(c != NotSignificant)
			if c != NotSignificant {
				n++
			}
		}
		marked.add(n > 0)
	}
	return cells, marked
}

// forecastsHeld counts the months of a sixth year that fall within the ranges forecast
// from five, over sizes and dispersions.
func forecastsHeld(t *testing.T, series int) (in80, in95 share) {
	t.Helper()
	s := simulation{rng: rand.New(rand.NewPCG(20210401, 50)), months: 12}
	p := ETSParams{Model: ETSANA, Period: 12, SquareRoot: true, Draws: 1000, Seed: 1}
	for _, s.phi = range []float64{1, 2, 4} {
		for _, s.yearly = range []float64{240, 6000} {
			for range series {
				b, err := RollingOrigin(s.monthsOf(6), RollingParams{Period: 12, First: 60, Horizon: 12}, p.Forecaster())
				if err != nil {
					t.Fatal(err)
				}
				in80.of, in95.of = in80.of+b.Months, in95.of+b.Months
				in80.found += int(b.Cover80*float64(b.Months) + 0.5)
				in95.found += int(b.Cover95*float64(b.Months) + 0.5)
			}
		}
	}
	return in80, in95
}

// signalsCalled charts series without a change and counts those with an unusual month
// and those said to be at another level.
func signalsCalled(t *testing.T, rng *rand.Rand, rounds int) (unusual, level share) {
	t.Helper()
	for _, s := range usualSeries {
		for _, s.rho = range []float64{0, 0.3} {
			for range rounds {
				_, got := reading(t, s.draw(rng, 48))
				n := 0
				for _, m := range got.Months {
					if m.Unusual() {
						n++
					}
				}
				unusual.add(n > 0)
				level.add(got.Level != NoClearChange)
			}
		}
	}
	return unusual, level
}

// directionsCalled counts the series of six years that are given a direction.
func directionsCalled(rng *rand.Rand, rounds int) (called share) {
	s := persistent{rng: rng, yearly: 600, phi: 2, rho: 0.3}
	for range rounds {
		called.add(DependentMonths(planner{}.wholeYears(s.trend(72)), 12).P < 0.05)
	}
	return called
}

// areasCalled counts the maps of areas in no order that are said to have one, and those with
// an area that is said to lie with its neighbours or to stand out.
func areasCalled(rng *rand.Rand, maps int) (resemble, classed share) {
	neighbours := queen(10, 10)
	for k := range maps {
		rates := scattered(rng, 100, 0.6)
		random, _ := Moran(rates, neighbours)
		verdict, _ := verdictOnMoran(100, measured(random))
		resemble.add(verdict == Resemble || verdict == Contrast)
		n := 0
		for _, p := range classified(rates, neighbours, localTest{rounds: roundsFor(100, 0.05), seed: uint64(k), fdr: 0.05}) {
			if p.class != "" {
				n++
			}
		}
		classed.add(n > 0)
	}
	return resemble, classed
}
