package reports

import (
	"math"
	"slices"

	"assess/analysis"
	"assess/data"
)

// The squares of the map are too many for each to have a rule of its own. Of all crime
// and of anti-social behaviour a square's count is shown from a limit on, and squares
// below it are not told apart, empty ones among them, so that each may hold anything
// from nothing to just below the limit. Counts of single categories of crime are not
// shown: taken from all crime's they would leave small ones. A test of a square has
// every square's count in it and is not shown beside hidden ones; its class is.
//
// Shown sums of squares are the category's total and those of its hot spots. Points are
// smaller than any square: of single points nothing is shown.

// openCells are the categories whose counts of squares are shown.
var openCells = []data.Category{data.AllCrime, data.AntiSocialBehaviour}

// corner is the south-west corner of a square.
type corner struct{ easting, northing int }

// cellVeil says what is shown of a category's squares. The zero value shows nothing
// but classes.
type cellVeil struct {
	shown  bool // counts from limit on
	limit  int64
	counts map[corner]int64
	groups map[int]bool // hot spots whose sum is shown, by number
	hot    bool         // the sum of all hot spots is shown
}

// veils are the veils of the categories that have squares.
func (s suppression) veils(a *analysis.Assessment) map[data.Category]cellVeil {
	out := map[data.Category]cellVeil{}
	for i := range a.Hotspots {
		if h := &a.Hotspots[i]; slices.Contains(openCells, h.Category) && h.Reason == "" {
			out[h.Category] = s.veil(h)
		}
	}
	return out
}

// veil finds the lowest limit at which no square's count can be told from the total,
// and then the hot spots whose sums can be shown beside it.
func (s suppression) veil(h *analysis.HotspotLayer) cellVeil {
	v := cellVeil{shown: true, limit: s.below, counts: map[corner]int64{}, groups: map[int]bool{}}
	var sizes []int64
	for _, c := range h.Listed {
		v.counts[corner{c.Easting, c.Northing}] = c.Count
		sizes = append(sizes, c.Count)
	}
	slices.Sort(sizes)
	for _, n := range sizes {
		if s.wide(v.rest(h), v.limit) {
			break
		}
		v.limit = max(v.limit, n+1)
	}
	v.sums(s, h)
	return v
}

// unseen is squares whose counts are hidden: how many, and what they hold together.
type unseen struct {
	squares int
	sum     int64
}

// rest is all hidden squares of a layer.
func (v cellVeil) rest(h *analysis.HotspotLayer) unseen {
	u := unseen{h.Cells, 0}
	for _, c := range h.Listed {
		if c.Count >= v.limit {
			u.squares--
		} else {
			u.sum += c.Count
		}
	}
	return u
}

// wide reports whether hidden squares, each below the limit, may each hold any of as
// many counts as are asked for, when their sum is known. Squares that are all empty
// have nothing to hide.
func (s suppression) wide(u unseen, limit int64) bool {
	return u.sum == 0 || u.sum >= s.below-1 && u.sum <= int64(u.squares-1)*(limit-1)
}

// sums chooses the hot spots whose sums are shown: those whose own hidden squares stay
// as wide, as long as those outside do too.
func (v *cellVeil) sums(s suppression, h *analysis.HotspotLayer) {
	outside := v.rest(h)
	of := spotsOf(h)
	v.hot = len(h.Groups) > 0
	for _, g := range h.Groups {
		u := unseen{}
		for _, c := range of[g.Number] {
			if c.Count < v.limit {
				u.squares++
				u.sum += c.Count
			}
		}
		left := unseen{outside.squares - u.squares, outside.sum - u.sum}
		if len(of[g.Number]) == 0 || !s.wide(u, v.limit) || !s.wide(left, v.limit) {
			v.hot = false
			continue
		}
		outside, v.groups[g.Number] = left, true
	}
}

// spotsOf is the squares of each hot spot by its number: hot squares that touch. A hot
// spot whose squares are not found has none.
func spotsOf(h *analysis.HotspotLayer) map[int][]analysis.HotCell {
	hot := map[corner]analysis.HotCell{}
	for _, c := range h.Listed {
		if c.Class == analysis.Hot {
			hot[corner{c.Easting, c.Northing}] = c
		}
	}
	out := map[int][]analysis.HotCell{}
	for _, c := range h.Listed {
		at := corner{c.Easting, c.Northing}
		if _, ok := hot[at]; !ok {
			continue
		}
		spot := take(hot, at, h.CellM)
		if n := numberOf(h, spot); n > 0 {
			out[n] = spot
		}
	}
	return out
}

// take takes a square out of the hot ones, and those that touch it.
func take(hot map[corner]analysis.HotCell, at corner, side int) []analysis.HotCell {
	spot := []analysis.HotCell{hot[at]}
	delete(hot, at)
	for k := 0; k < len(spot); k++ {
		for _, dx := range []int{-side, 0, side} {
			for _, dy := range []int{-side, 0, side} {
				next := corner{spot[k].Easting + dx, spot[k].Northing + dy}
				if c, ok := hot[next]; ok {
					delete(hot, next)
					spot = append(spot, c)
				}
			}
		}
	}
	return spot
}

// numberOf is the number of the hot spot that is made of these squares: as many, with
// as many incidents around the same centre. It is 0 where there is none.
func numberOf(h *analysis.HotspotLayer, spot []analysis.HotCell) int {
	const nearly = 0.01 // metres
	var sum int64
	var x, y, weight float64
	for _, c := range spot {
		w := float64(c.Count) + 1e-9
		x, y, weight, sum = x+w*float64(c.Easting), y+w*float64(c.Northing), weight+w, sum+c.Count
	}
	half := float64(h.CellM) / 2
	x, y = x/weight+half, y/weight+half
	for _, g := range h.Groups {
		if g.Cells == len(spot) && g.Incident == sum && math.Abs(g.Easting-x) < nearly && math.Abs(g.Northing-y) < nearly {
			return g.Number
		}
	}
	return 0
}

// square gives the cells of a square's row that its count would tell, each replaced
// where the count is hidden.
func (s suppression) square(c data.Category, at corner, cells ...string) []string {
	return veiled(s.on() && !s.squares[c].shows(at), cells)
}

// shows reports whether a square's count is shown.
func (v cellVeil) shows(at corner) bool { return v.shown && v.counts[at] >= v.limit }

// listed reports whether a file names a square: where counts are hidden, only one
// with a class of its own or a count that is shown.
func (s suppression) listed(c data.Category, cell analysis.HotCell) bool {
	return !s.on() || cell.Class != analysis.NotSignificant || s.squares[c].shows(corner{cell.Easting, cell.Northing})
}

// surface gives cells that every square has a part in, each replaced where the
// category hides a square's count.
func (s suppression) surface(cells ...string) []string { return veiled(s.on(), cells) }

// showsSpot reports whether the sum of a hot spot is shown, by its number in the
// assessment.
func (s suppression) showsSpot(c data.Category, number int) bool {
	return !s.on() || s.squares[c].groups[number]
}

// hotShare reports whether the share of all hot spots together is shown.
func (s suppression) hotShare(c data.Category) bool { return !s.on() || s.squares[c].hot }

// spread gives what is measured over all places of one kind, each replaced where the
// count of one of them is hidden.
func (s suppression) spread(c analysis.Concentration, cells ...string) []string {
	return veiled(!s.spreads(c), cells)
}

// spreads reports whether what is measured over all places is shown.
func (s suppression) spreads(c analysis.Concentration) bool {
	return !s.on() || c.Places == string(data.LSOA) && !s.columns[columnKey{data.LSOA, c.Category}]
}

// fewPoints marks the thresholds whose sum is hidden: fewer points than the smallest
// count shown reach it, or lie between it and the next one above that is shown.
func (s suppression) fewPoints(shares []analysis.RepeatShare) []bool {
	out := make([]bool, len(shares))
	above := 0
	for i := len(shares) - 1; i >= 0; i-- {
		if n := shares[i].Points; s.on() && n != above && int64(n-above) < s.below {
			out[i] = true
		} else {
			above = n
		}
	}
	return out
}

// spot is where a hot spot's number stands: its centre, weighted by what its squares
// hold, or where that would tell of them the middle of the square that it lies in.
func (s suppression) spot(h *analysis.HotspotLayer, g analysis.HotGroup) [2]float64 {
	if !s.on() {
		return [2]float64{g.Easting, g.Northing}
	}
	side := float64(h.CellM)
	middle := func(x float64) float64 { return (math.Floor(x/side) + 0.5) * side }
	return [2]float64{middle(g.Easting), middle(g.Northing)}
}
