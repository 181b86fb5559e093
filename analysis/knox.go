package analysis

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// KnoxInput is the incidents of a near-repeat test and the bands to count pairs in.
type KnoxInput struct {
	Easting, Northing []float64 // metres
	Day               []int     // of each incident, counted from any day
	// Distances and Days are the upper ends of the bands, ascending, each end part of
	// its band: 0, 200, 400 are pairs at one point, up to 200 m and up to 400 m; 7, 14
	// are pairs up to 7 and 8 to 14 days apart.
	Distances []float64
	Days      []int
	Rounds    int // permutations, 999 or more
	Seed      uint64
}

// mostDays is the longest band of days, a century; farthest bounds a grid's metres.
const (
	mostDays = 36525
	farthest = 1e8
)

// KnoxCell is one band of distance by one of days.
type KnoxCell struct {
	Observed int64   // pairs of incidents
	Expected float64 // were place and date unrelated
	Ratio    float64 // Observed / Expected; NaN where none can be
	P        float64 // (1 + permutations with as many pairs) / (rounds + 1), one-sided
}

// Knox tests for near repeats: do more pairs of incidents lie close in both place and
// time than the places and dates by themselves explain? The answer has a row per
// distance band and a column per band of days. Dates are shuffled over the incidents;
// Expected is the exact mean over all shuffles, pairs in the distance band times
// pairs in the band of days over all pairs. Each shuffle has a generator of its own
// from Seed: the answer is the same on any number of cores.
//
// It needs exact dates and exact places: it is not valid on police open data, which
// have a month and a snap point. Pairs at one point are repeats, not near repeats:
// give 0 as the first distance to keep them apart. The p-values of the bands are not
// adjusted for their number.
//
// Time and memory grow with the pairs within the longest distance, not with all pairs.
// An error tells of slices of unequal length, bands that do not ascend, positions that
// are on no grid, or rounds below 1. Below two incidents nothing is observed
// or expected and P is 1. Knox (1964), doi:10.2307/2985220; Johnson and others (2007),
// doi:10.1007/s10940-007-9025-3.
func Knox(in KnoxInput) ([][]KnoxCell, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	k := newKnox(in)
	observed := make([]int64, k.cells())
	k.count(k.day, observed)
	reached := k.permute(observed)
	table := make([][]KnoxCell, len(in.Distances))
	inTime := k.pairsByDays()
	n := float64(len(in.Day))
	for d := range table {
		table[d] = make([]KnoxCell, len(in.Days))
		for t := range table[d] {
			i := d*len(in.Days) + t
			c := KnoxCell{Observed: observed[i], P: float64(1+reached[i]) / float64(in.Rounds+1)}
			if n >= 2 {
				c.Expected = float64(len(k.near[d])) * float64(inTime[t]) / (n * (n - 1) / 2)
			}
			c.Ratio = float64(c.Observed) / c.Expected
			table[d][t] = c
		}
	}
	return table, nil
}

func (in KnoxInput) check() error {
	n := len(in.Day)
	switch {
	case len(in.Easting) != n || len(in.Northing) != n:
		return fmt.Errorf("near repeats: %d eastings, %d northings and %d days, want as many of each", len(in.Easting), len(in.Northing), n)
	case len(in.Distances) == 0 || len(in.Days) == 0:
		return fmt.Errorf("near repeats: no bands of distance or of days")
	case !ascends(in.Distances) || !ascends(in.Days) || !(in.Distances[0] >= 0) || in.Days[0] < 0:
		return fmt.Errorf("near repeats: bands %v m and %v days, want them to ascend from 0 or more", in.Distances, in.Days)
	case in.Rounds < 1:
		return fmt.Errorf("near repeats: %d permutations, want 1 or more", in.Rounds)
	}
	if last := in.Days[len(in.Days)-1]; last > mostDays {
		return fmt.Errorf("near repeats: a band of %d days, want at most %d", last, mostDays)
	}
	for i := range in.Easting {
		if !(max(math.Abs(in.Easting[i]), math.Abs(in.Northing[i])) <= farthest) {
			return fmt.Errorf("near repeats: incident %d is at %v, %v, want metres of a national grid", i, in.Easting[i], in.Northing[i])
		}
	}
	return nil
}

func ascends[T cmp.Ordered](ends []T) bool {
	for i := 1; i < len(ends); i++ {
		if !(ends[i] > ends[i-1]) {
			return false
		}
	}
	return true
}

// knox is the pairs of incidents near in place, by distance band, and the incidents' days.
type knox struct {
	KnoxInput
	near [][][2]int32
	day  []int
	band []int // band of days by the days between two incidents, up to the last band's end
}

func newKnox(in KnoxInput) *knox {
	k := &knox{KnoxInput: in, near: make([][][2]int32, len(in.Distances)), day: in.Day}
	for t, end := range in.Days {
		for len(k.band) <= end {
			k.band = append(k.band, t)
		}
	}
	k.pair()
	return k
}

func (k *knox) cells() int { return len(k.Distances) * len(k.Days) }

// pair finds the pairs no farther apart than the longest distance: incidents are put in
// squares of that side, and each is paired with those in its own and the adjoining ones.
func (k *knox) pair() {
	longest := k.Distances[len(k.Distances)-1]
	side := max(longest, 1e-3)
	type square struct{ x, y float64 }
	squares := map[square][]int32{}
	for i := range k.Easting {
		at := square{math.Floor(k.Easting[i] / side), math.Floor(k.Northing[i] / side)}
		for dx := -1.0; dx <= 1; dx++ {
			for dy := -1.0; dy <= 1; dy++ {
				for _, j := range squares[square{at.x + dx, at.y + dy}] {
					apart := math.Hypot(k.Easting[i]-k.Easting[j], k.Northing[i]-k.Northing[j])
					if apart <= longest {
						d, _ := slices.BinarySearch(k.Distances, apart)
						k.near[d] = append(k.near[d], [2]int32{j, int32(i)})
					}
				}
			}
		}
		squares[at] = append(squares[at], int32(i))
	}
}

// count adds to each cell of a table its pairs, for one order of days.
func (k *knox) count(day []int, table []int64) {
	clear(table)
	for d, pairs := range k.near {
		row := table[d*len(k.Days) : (d+1)*len(k.Days)]
		for _, p := range pairs {
			between := day[p[0]] - day[p[1]]
			if between < 0 {
				between = -between
			}
			if between < len(k.band) {
				row[k.band[between]]++
			}
		}
	}
}

// permute counts, for each cell, the shuffles with as many pairs as were observed.
func (k *knox) permute(observed []int64) []int64 {
	reached := make([]int64, len(observed))
	var next atomic.Int64
	var gather sync.Mutex
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), k.Rounds) {
		workers.Go(func() {
			day, table, mine := make([]int, len(k.day)), make([]int64, len(observed)), make([]int64, len(observed))
			for r := next.Add(1); r <= int64(k.Rounds); r = next.Add(1) {
				copy(day, k.day)
				rng := rand.New(rand.NewPCG(k.Seed, mixed(uint64(r))))
				rng.Shuffle(len(day), func(a, b int) { day[a], day[b] = day[b], day[a] })
				k.count(day, table)
				for i, n := range table {
					if n >= observed[i] {
						mine[i]++
					}
				}
			}
			gather.Lock()
			defer gather.Unlock()
			for i, n := range mine {
				reached[i] += n
			}
		})
	}
	workers.Wait()
	return reached
}

// pairsByDays counts all pairs of incidents, near or not, by band of days.
func (k *knox) pairsByDays() []int64 {
	sorted := slices.Sorted(slices.Values(k.day))
	out := make([]int64, len(k.Days))
	earlier := int64(0)
	for t, end := range k.Days {
		upTo, first := int64(0), 0
		for i, day := range sorted {
			for day-sorted[first] > end {
				first++
			}
			upTo += int64(i - first)
		}
		out[t] = upTo - earlier
		earlier = upTo
	}
	return out
}
