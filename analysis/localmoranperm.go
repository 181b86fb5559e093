package analysis

import (
	"cmp"
	"math"
	"math/bits"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// LocalPermutation is one place's local Moran beside those of its neighbours'
// values drawn at random from all other places.
type LocalPermutation struct {
	Expected float64 // mean of the draws
	Variance float64 // of the draws, divisor rounds - 1
	Z        float64 // NaN where the draws do not vary
	// P is two-sided, 2 (1 + draws at least as far out on I's side) / (rounds + 1) and
	// at most 1: never too small, cautious where many draws tie with I.
	P float64
	// MidP is P with ties counted as half, spdep's "Pr(z != E(Ii)) Sim".
	MidP float64
	// Folded is one-sided, on the side that I is on, half of P before its cut at 1: the
	// folded p of spdep and esda, but with ties counted on either side, which they do on
	// the upper one alone.
	Folded float64
}

// LocalMoranPermutation tests LocalMoran by conditional permutation: a place keeps
// its value, its neighbours are drawn so many rounds from all other places that hold
// one, without replacement. Arguments, missing values and islands are as for
// LocalMoran. P is never below 2 / (rounds + 1): before adjusting it over m places for a
// false discovery rate, take at least 2 m / rate rounds, or no single place can be
// found. All is NaN when rounds is below 2.
//
// What may be drawn depends on a place only through its value and its number of
// neighbours, so places alike in both share their draws. Each such group has a
// generator of its own, from seed, that number and the rank of the value: the
// answer is the same to the bit on one core or many, and does not depend on the
// order of places. Where values are counts a map has few groups and takes
// milliseconds; where all values differ every place is drawn for.
// Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x; Sauer and others (2021), doi:10.31219/osf.io/ugkhp.
func LocalMoranPermutation(x []float64, neighbours [][]int, rounds int, seed uint64) []LocalPermutation {
	out := make([]LocalPermutation, len(x))
	nan := math.NaN()
	for i := range out {
		out[i] = LocalPermutation{nan, nan, nan, nan, nan, nan}
	}
	f := newField(x)
	if rounds < 2 || f.n < 3 || f.squares == 0 {
		return out
	}
	pool := slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	slices.Sort(pool)
	places := drawnPlaces(x, neighbours, pool)
	groups := slices.Collect(chunksOf(places))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(groups)) {
		workers.Go(func() {
			d := drawing{field: f, pool: slices.Clone(pool), sums: make([]float64, rounds), seed: seed}
			for g := next.Add(1) - 1; int(g) < len(groups); g = next.Add(1) - 1 {
				d.group(groups[g], out)
			}
		})
	}
	workers.Wait()
	return out
}

// drawnPlace is a place to be tested: how many neighbours it has, the sum of their
// values and the first place of its own value in the sorted pool.
type drawnPlace struct {
	place, count, rank int
	sum                float64
}

// drawnPlaces lists the places with neighbours, those alike side by side.
func drawnPlaces(x []float64, neighbours [][]int, pool []float64) []drawnPlace {
	places := make([]drawnPlace, 0, len(x))
	for i, v := range x {
		p := drawnPlace{place: i}
		for _, j := range neighbours[i] {
			if j != i && !math.IsNaN(x[j]) {
				p.sum += x[j]
				p.count++
			}
		}
		if p.count > 0 && !math.IsNaN(v) {
			p.rank, _ = slices.BinarySearch(pool, v)
			places = append(places, p)
		}
	}
	slices.SortStableFunc(places, func(a, b drawnPlace) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.rank, b.rank))
	})
	return places
}

// chunksOf yields the runs of places alike.
func chunksOf(places []drawnPlace) func(yield func([]drawnPlace) bool) {
	return func(yield func([]drawnPlace) bool) {
		for start := 0; start < len(places); {
			end := start + 1
			for end < len(places) && places[end].count == places[start].count && places[end].rank == places[start].rank {
				end++
			}
			if !yield(places[start:end]) {
				return
			}
			start = end
		}
	}
}

// drawing is one worker's means: the pool is sorted between groups.
type drawing struct {
	field field
	pool  []float64
	sums  []float64 // of the values drawn, one per round
	seed  uint64
}

// group draws for places alike and answers for each.
func (d *drawing) group(alike []drawnPlace, out []LocalPermutation) {
	count := alike[0].count
	d.draw(count, alike[0].rank)
	slices.Sort(d.sums)
	n, m2 := d.field.n, d.field.squares/d.field.n
	average := 0.0
	for _, s := range d.sums {
		average += s / float64(len(d.sums))
	}
	spread, widest := 0.0, 0.0
	for _, s := range d.sums {
		spread += (s - average) * (s - average) / float64(len(d.sums)-1)
	}
	for _, v := range []float64{d.pool[0], d.pool[len(d.pool)-1]} {
		widest = max(widest, math.Abs(v))
	}
	tie := 1e-12 * widest * float64(count) // sums of whole numbers are exact; others tie but for rounding
	mean := d.pool[alike[0].rank] - d.field.deviation[alike[0].place]
	for _, p := range alike {
		z := d.field.deviation[p.place]
		if math.Abs(z) <= 1e-14*widest*n {
			z = 0
		}
		scale := z / m2 / float64(count)
		low, _ := slices.BinarySearch(d.sums, p.sum-tie)
		high, _ := slices.BinarySearchFunc(d.sums, p.sum+tie, func(s, target float64) int {
			if s > target {
				return 1
			}
			return -1
		})
		below, ties := low, high-low
		above := len(d.sums) - high
		switch {
		case z < 0:
			below, above = above, below
		case z == 0:
			below, above, ties = 0, 0, len(d.sums)
		}
		r := tally(below, ties, above)
		r.Expected, r.Variance = scale*(average-float64(count)*mean), scale*scale*spread
		r.Z, _ = normalTest(scale*(p.sum-average), r.Variance)
		out[p.place] = r
	}
}

// tally makes the p-values of a statistic with so many draws below, level with and
// above it.
func tally(below, ties, above int) LocalPermutation {
	rounds := float64(below + ties + above)
	r := LocalPermutation{}
	r.Folded = float64(1+min(below, above)+ties) / (rounds + 1)
	r.P = min(1, 2*r.Folded)
	r.MidP = min(1, 2*(1+float64(min(below, above))+float64(ties)/2)/(rounds+1))
	return r
}

// draw fills sums with those of count values of the pool, the one at rank left out:
// the first steps of a shuffle, undone after each round so that no round depends on
// another.
func (d *drawing) draw(count, rank int) {
	state := mixed(mixed(d.seed) ^ uint64(count)<<32 ^ uint64(rank))
	rng := rand.NewPCG(d.seed, state)
	last := len(d.pool) - 1
	d.pool[rank], d.pool[last] = d.pool[last], d.pool[rank]
	others := d.pool[:last]
	taken := make([]int, count)
	for r := range d.sums {
		sum := 0.0
		for k := range taken {
			ahead, _ := bits.Mul64(rng.Uint64(), uint64(len(others)-k))
			j := k + int(ahead)
			taken[k] = j
			others[k], others[j] = others[j], others[k]
			sum += others[k]
		}
		for k := count - 1; k >= 0; k-- {
			others[k], others[taken[k]] = others[taken[k]], others[k]
		}
		d.sums[r] = sum
	}
	d.pool[rank], d.pool[last] = d.pool[last], d.pool[rank]
}

// mixed spreads the bits of a number over 64: the finaliser of SplitMix64.
// Steele, Lea and Flood (2014), doi:10.1145/2714064.2660195.
func mixed(v uint64) uint64 {
	v += 0x9e3779b97f4a7c15
	v = (v ^ v>>30) * 0xbf58476d1ce4e5b9
	v = (v ^ v>>27) * 0x94d049bb133111eb
	return v ^ v>>31
}
