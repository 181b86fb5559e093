package sample

import (
	"cmp"
	"math"
	"slices"
)

// partition cuts the items into parts of the given sizes, which add up to their
// number. It halves again and again along the longer axis, so parts are
// compact, and nearly always in one piece. at gives an item's position.
func partition(items []int32, sizes []int, at func(int32) point) [][]int32 {
	if len(sizes) == 1 {
		return [][]int32{slices.Clone(items)}
	}
	half := len(sizes) / 2
	first := 0
	for _, n := range sizes[:half] {
		first += n
	}
	sorted := slices.Clone(items)
	axis := longAxis(sorted, at)
	along := func(i int32) float64 { p := at(i); return p.x*axis.x + p.y*axis.y }
	slices.SortFunc(sorted, func(a, b int32) int {
		return cmp.Or(cmp.Compare(along(a), along(b)), cmp.Compare(a, b))
	})
	return append(partition(sorted[:first], sizes[:half], at), partition(sorted[first:], sizes[half:], at)...)
}

// longAxis is the direction in which the items spread most: the first principal
// axis of their positions. For items all around it is an oblique one.
func longAxis(items []int32, at func(int32) point) point {
	mean := middle(items, at)
	var xx, xy, yy float64
	for _, i := range items {
		d := at(i).minus(mean)
		xx, xy, yy = xx+d.x*d.x, xy+d.x*d.y, yy+d.y*d.y
	}
	a := math.Atan2(2*xy, xx-yy)/2 + 0.2 // a little askew, off the rows of the honeycomb
	return point{math.Cos(a), math.Sin(a)}
}

// middle is the mean position of the items.
func middle(items []int32, at func(int32) point) point {
	var sum point
	for _, i := range items {
		sum = sum.plus(at(i))
	}
	return sum.times(1 / float64(len(items)))
}
