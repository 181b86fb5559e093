package reports

import (
	"math"

	"assess/analysis"
	"assess/data"
)

// The squares of the map are not made of wards or small areas, nor those of squares, but
// a square that lies within a ward has a part of its count, and what the squares shown
// leave of a ward may be small. So where small counts are hidden no count of a square is
// shown, nor of a hot spot, which is made of squares. A test of a square has every
// square's count in it and is not shown either; its class is. Points are smaller than
// any square: of single points nothing is shown.

// square gives the cells of a square's row that its count would tell, each replaced
// where counts are hidden.
func (s suppression) square(cells ...string) []string { return veiled(s.on(), cells) }

// listed reports whether a file names a square: where counts are hidden, only one
// with a class of its own.
func (s suppression) listed(cell analysis.HotCell) bool {
	return !s.on() || cell.Class != analysis.NotSignificant
}

// surface gives cells that every square has a part in, each replaced where the
// category hides a square's count.
func (s suppression) surface(cells ...string) []string { return veiled(s.on(), cells) }

// sums reports whether the sums of hot spots are shown.
func (s suppression) sums() bool { return !s.on() }

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
