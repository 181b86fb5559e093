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
	Variance float64 // of the draws, divisor draws - 1
	Z        float64 // NaN where the draws do not vary
	// P is two-sided, 2 (1 + draws at least as far out on I's side) / (draws + 1) and
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
// LocalMoran. P is hardly ever below 2 / (rounds + 1): before adjusting it over m places
// for a false discovery rate, take at least 2 m / rate rounds, or no single place can be
// found. All is NaN when rounds is below 2.
//
// Places with the same number of neighbours share their draws. These are made from all
// places; each place counts those that it is not in itself, which are made from all the
// others at random too. So many are made that, but for a chance in a million, at least
// rounds are left. Each number of neighbours has a generator of its own, from seed and
// that number: the answer is the same to the bit on one core or many, and does not
// depend on the order of places. Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x;
// Sauer and others (2021), doi:10.31219/osf.io/ugkhp.
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
	t := trial{field: f, rounds: rounds, seed: seed}
	for i, v := range x {
		if !math.IsNaN(v) {
			t.pool = append(t.pool, f.deviation[i])
			t.widest = max(t.widest, math.Abs(v))
		}
	}
	slices.Sort(t.pool)
	groups := slices.Collect(chunksOf(t.places(neighbours)))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(groups)) {
		workers.Go(func() {
			for g := next.Add(1) - 1; int(g) < len(groups); g = next.Add(1) - 1 {
				t.drawing(groups[g]).answer(out)
			}
		})
	}
	workers.Wait()
	return out
}

// trial is what all draws have in common.
type trial struct {
	field  field
	pool   []float64 // the deviations from the mean, sorted
	widest float64   // the largest value without its sign
	rounds int
	seed   uint64
}

// drawnPlace is a place to be tested: its deviation and the first place of that in the
// pool, how many neighbours it has and the sum of their deviations.
type drawnPlace struct {
	place, count, rank int
	own, sum           float64
	low, high          float64 // draws between are level with what the place has
}

// places lists those with neighbours by how many they have, then by value.
func (t *trial) places(neighbours [][]int) []drawnPlace {
	out := make([]drawnPlace, 0, len(neighbours))
	for i, own := range t.field.deviation {
		sum, count := t.field.around(i, neighbours[i])
		if count > 0 && !math.IsNaN(own) {
			rank, _ := slices.BinarySearch(t.pool, own)
			out = append(out, drawnPlace{place: i, count: int(count), rank: rank, own: own, sum: sum})
		}
	}
	slices.SortStableFunc(out, func(a, b drawnPlace) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.rank, b.rank))
	})
	return out
}

// chunksOf yields the runs of places with the same number of neighbours.
func chunksOf(places []drawnPlace) func(yield func([]drawnPlace) bool) {
	return func(yield func([]drawnPlace) bool) {
		for start := 0; start < len(places); {
			end := start + 1
			for end < len(places) && places[end].count == places[start].count {
				end++
			}
			if !yield(places[start:end]) {
				return
			}
			start = end
		}
	}
}

// drawing is the draws for places with the same number of neighbours. Where neighbours
// are more than half of all others, those that are not neighbours are drawn instead.
type drawing struct {
	*trial
	places []drawnPlace
	size   int       // places in a draw
	edges  []float64 // the places' low and high, ascending
	under  []int     // draws under each edge
	all    draws
	with   []draws // those with a place in them, by place
}

// draws are a set of draws beside what a place has: how many, how many of them are
// lower and level, and their sum and squares.
type draws struct {
	n, lower, level int
	sum, squares    float64
}

func (t *trial) drawing(places []drawnPlace) *drawing {
	n, count := len(t.pool), places[0].count
	d := &drawing{trial: t, places: places, size: min(count, n-1-count), with: make([]draws, len(places))}
	for i := range places {
		target, tie := d.target(places[i])
		places[i].low, places[i].high = target-tie, target+tie
		d.edges = append(d.edges, places[i].low, places[i].high)
	}
	slices.Sort(d.edges)
	d.under = make([]int, len(d.edges)+1)
	// A place is in a share of size / n of the draws: five standard errors on top.
	k, m, rounds := float64(d.size), float64(n), float64(t.rounds)
	d.draw(int(math.Ceil((rounds + 5*math.Sqrt(rounds*k/m)) * m / (m - k))))
	return d
}

// others reports whether the places drawn are those that are not neighbours.
func (d *drawing) others() bool { return d.size != d.places[0].count }

// target is what draws of a place are held against, and how far from it they are level.
func (d *drawing) target(p drawnPlace) (sum, tie float64) {
	if d.others() {
		return -p.own - p.sum, 1e-12 * d.widest * d.field.n
	}
	return p.sum, 1e-12 * d.widest * float64(p.count)
}

// draw makes the sums by the first steps of a shuffle, one after another, and counts for
// each place those under its edges, and apart from that those that it is in. Places of
// one value all stand for the first of it.
func (d *drawing) draw(times int) {
	rng := rand.NewPCG(d.seed, mixed(mixed(d.seed)^uint64(d.places[0].count)<<32))
	tested := make([]struct{ from, to int }, len(d.pool)) // runs of places, by rank
	for k, p := range d.places {
		if tested[p.rank].to == 0 {
			tested[p.rank].from = k
		}
		tested[p.rank].to = k + 1
	}
	order := make([]int32, len(d.pool))
	for i := range order {
		order[i] = int32(i)
	}
	for range times {
		sum := 0.0
		for k := range d.size {
			ahead, _ := bits.Mul64(rng.Uint64(), uint64(len(order)-k))
			j := k + int(ahead)
			order[k], order[j] = order[j], order[k]
			sum += d.pool[order[k]]
		}
		d.under[d.firstOver(sum)]++
		d.all.n, d.all.sum, d.all.squares = d.all.n+1, d.all.sum+sum, d.all.squares+sum*sum
		for _, rank := range order[:d.size] {
			for k := tested[rank].from; k < tested[rank].to; k++ {
				d.with[k].add(sum, d.places[k].low, d.places[k].high)
			}
		}
	}
	for i := 1; i < len(d.under); i++ {
		d.under[i] += d.under[i-1]
	}
}

// firstOver is the first edge that lies over a sum.
func (d *drawing) firstOver(sum float64) int {
	from, to := 0, len(d.edges)
	for from < to {
		if middle := (from + to) / 2; d.edges[middle] <= sum {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return from
}

// add takes in a draw; from low up to high it is level with what the place has.
func (s *draws) add(sum, low, high float64) {
	s.n, s.sum, s.squares = s.n+1, s.sum+sum, s.squares+sum*sum
	switch {
	case sum < low:
		s.lower++
	case sum < high:
		s.level++
	}
}

// without is the draws that a place is not in.
func (d *drawing) without(k int) draws {
	low, _ := slices.BinarySearch(d.edges, d.places[k].low)
	high, _ := slices.BinarySearch(d.edges, d.places[k].high)
	lower, through, in := d.under[low], d.under[high], d.with[k]
	return draws{n: d.all.n - in.n, lower: lower - in.lower, level: through - lower - in.level, sum: d.all.sum - in.sum, squares: d.all.squares - in.squares}
}

// answer tests each place.
func (d *drawing) answer(out []LocalPermutation) {
	for k, p := range d.places {
		s := d.without(k)
		n, average := float64(s.n), s.sum/float64(s.n)
		spread := (s.squares - s.sum*average) / (n - 1)
		if spread <= 1e-12*s.squares/n { // all draws are equal, but for rounding
			spread = 0
		}
		target, _ := d.target(p)
		if d.others() { // what a draw leaves over are neighbours
			s.lower = s.n - s.level - s.lower
			target, average = -p.own-target, -p.own-average
		}
		z := p.own
		if math.Abs(z) <= 1e-14*d.widest*d.field.n {
			z, s.lower, s.level = 0, 0, s.n
		}
		below, above := s.lower, s.n-s.level-s.lower
		if z < 0 {
			below, above = above, below
		}
		scale := z / (d.field.squares / d.field.n) / float64(p.count)
		r := tally(below, s.level, above)
		r.Expected, r.Variance = scale*average, scale*scale*spread
		r.Z, _ = normalTest(scale*(target-average), r.Variance)
		out[p.place] = r
	}
}

// tally makes the p-values of a statistic with so many draws below, level with and
// above it.
func tally(below, ties, above int) LocalPermutation {
	draws := float64(below + ties + above)
	r := LocalPermutation{}
	r.Folded = float64(1+min(below, above)+ties) / (draws + 1)
	r.P = min(1, 2*r.Folded)
	r.MidP = min(1, 2*(1+float64(min(below, above))+float64(ties)/2)/(draws+1))
	return r
}

// mixed spreads the bits of a number over 64: the finaliser of SplitMix64.
// Steele, Lea and Flood (2014), doi:10.1145/2714064.2660195.
func mixed(v uint64) uint64 {
	v += 0x9e3779b97f4a7c15
	v = (v ^ v>>30) * 0xbf58476d1ce4e5b9
	v = (v ^ v>>27) * 0x94d049bb133111eb
	return v ^ v>>31
}
