package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assess/data"
)

// RepeatPoints says how much of a category's year fell on the points with many incidents. A
// point is the publisher's, which stands for several addresses.
type RepeatPoints struct {
	Category data.Category `json:"category"`
	Points   int           `json:"points"`    // with an incident of any category in the last three years held
	Incident int64         `json:"incidents"` // of the year, at a point
	Shares   []RepeatShare `json:"shares"`    // by rising threshold, down to the last that a point reaches
	Busiest  []BusyPoint   `json:"busiest"`   // the points with most; all crime and anti-social behaviour alone
	Reason   string        `json:"reason"`    // why there are none
}

// RepeatShare is what fell on the points with AtLeast incidents or more, beside an even
// spread: the same incidents thrown at random over the points.
type RepeatShare struct {
	AtLeast    int64   `json:"at_least"`
	Points     int     `json:"points"`
	PointShare float64 `json:"point_share"`
	Incident   int64   `json:"incidents"`
	Share      float64 `json:"share"`
	EvenShare  float64 `json:"even_share"`
}

// BusyPoint is a point with many incidents, told by its ward and its cell: the store
// keeps no name of a street, and an exact place would say more than the data knows.
type BusyPoint struct {
	Ward     string `json:"ward"`
	Easting  int    `json:"easting"` // south-west corner of the cell
	Northing int    `json:"northing"`
	Count    int64  `json:"count"`
}

// repeatThresholds are the incidents in the year from which a point counts as a repeat.
var repeatThresholds = []int64{2, 5, 10, 20, 50, 100}

// mostBusy points are listed, of those with LeastHot incidents or more.
const mostBusy = 10

// repeats measures how much of the year fell on repeat points, for every category.
func (b *builder) repeats() error {
	b.out.RepeatPoints = []RepeatPoints{}
	at := map[data.Category]map[point]int64{}
	put := func(c data.Category, p point, n int64) {
		if at[c] == nil {
			at[c] = map[point]int64{}
		}
		at[c][p] += n
	}
	for _, p := range b.points {
		put(p.Category, point{p.Easting, p.Northing}, p.Count)
		if p.Category.IsCrime() {
			put(data.AllCrime, point{p.Easting, p.Northing}, p.Count)
		}
	}
	for _, c := range b.categories() {
		b.out.RepeatPoints = append(b.out.RepeatPoints, b.repeatsOf(c, at[c]))
	}
	return nil
}

func (b *builder) repeatsOf(c data.Category, at map[point]int64) RepeatPoints {
	counts := make([]int64, 0, b.known)
	for _, n := range at {
		counts = append(counts, n)
	}
	r := RepeatPoints{Category: c, Points: b.known, Incident: total(counts), Shares: []RepeatShare{}, Busiest: []BusyPoint{}}
	if r.Incident < leastSurface {
		r.Reason = fmt.Sprintf("%d located incidents are fewer than the %d that repeats are read from", r.Incident, leastSurface)
		return r
	}
	counts = append(counts, make([]int64, max(0, b.known-len(counts)))...)
	for _, s := range RepeatPlaces(counts, repeatThresholds) {
		if s.Places > 0 {
			r.Shares = append(r.Shares, RepeatShare{s.AtLeast, s.Places, s.PlaceShare, s.Incidents, s.Share, s.ExpectedShare})
		}
	}
	if slices.Contains(historical, c) {
		r.Busiest = b.busiest(at)
	}
	return r
}

// busiest lists the points with most incidents, the south-western first of equals.
func (b *builder) busiest(at map[point]int64) []BusyPoint {
	var points []placeCount
	for p, n := range at {
		if n >= LeastHot {
			points = append(points, placeCount{Easting: p[0], Northing: p[1], Count: n})
		}
	}
	slices.SortFunc(points, func(x, y placeCount) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Easting, y.Easting), cmp.Compare(x.Northing, y.Northing))
	})
	out := []BusyPoint{}
	size := float64(b.grid.Size())
	corner := func(v float64) int { return int(math.Floor(v/size) * size) }
	for _, p := range points[:min(len(points), mostBusy)] {
		out = append(out, BusyPoint{Ward: b.wardAt(p.Easting, p.Northing), Easting: corner(p.Easting), Northing: corner(p.Northing), Count: p.Count})
	}
	return out
}
