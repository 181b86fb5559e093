package analysis

import (
	"cmp"
	"math"
	"slices"
)

// keyed is a number, as a key of the same order, and where it stands.
type keyed struct {
	key uint64
	at  int
}

// fewKeys is how many are sorted by comparing; more are sorted by their digits.
const fewKeys = 256

// ascending gives the places of the values that are numbers, smallest first, and those
// of equal values in the order in which they stand. It takes n steps and not n log n:
// a force's map has 92,000 p-values.
func ascending(values []float64) []int {
	keys := make([]keyed, 0, len(values))
	for i, v := range values {
		if !math.IsNaN(v) {
			keys = append(keys, keyed{orderKey(v), i})
		}
	}
	if len(keys) > fewKeys {
		keys = byDigits(keys)
	} else {
		slices.SortStableFunc(keys, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	}
	order := make([]int, len(keys))
	for i, k := range keys {
		order[i] = k.at
	}
	return order
}

// orderKey is a whole number for each value, in the same order. -0 is 0.
func orderKey(v float64) uint64 {
	bits := math.Float64bits(v + 0)
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// byDigits sorts by 11 bits at a time from the lowest, each time keeping the order of
// those that have the same. Knuth (1998), The Art of Computer Programming 3, 5.2.5.
func byDigits(keys []keyed) []keyed {
	const width, digits = 11, 6
	var starts [digits][1 << width]int
	for _, k := range keys {
		for d := range digits {
			starts[d][k.key>>(width*d)&(1<<width-1)]++
		}
	}
	spare := make([]keyed, len(keys))
	for d := range digits {
		start := &starts[d]
		if start[keys[0].key>>(width*d)&(1<<width-1)] == len(keys) {
			continue // all have the same digit
		}
		from := 0
		for digit, n := range start {
			start[digit] = from
			from += n
		}
		for _, k := range keys {
			digit := k.key >> (width * d) & (1<<width - 1)
			spare[start[digit]] = k
			start[digit]++
		}
		keys, spare = spare, keys
	}
	return keys
}
