package svg

import (
	"math"
	"strconv"
)

// unit is how many steps of the coordinate grid a point has: two decimals.
const unit = 100

// limit keeps coordinates far outside any page from overflowing the grid.
const limit = 1e7

// grid is a coordinate or a length in hundredths of a point.
type grid int64

// snap rounds to the grid.
func snap(f float64) grid {
	return grid(math.Round(math.Max(-limit, math.Min(limit, f)) * unit))
}

// finite reports whether both coordinates are numbers that can be drawn.
func finite(x, y float64) bool {
	return !math.IsNaN(x) && !math.IsInf(x, 0) && !math.IsNaN(y) && !math.IsInf(y, 0)
}

// append writes g as the shortest decimal: "12", "1.5", ".25", "-.5", "0".
func (g grid) append(b []byte) []byte {
	if g < 0 {
		b, g = append(b, '-'), -g
	}
	whole, part := g/unit, g%unit
	if whole != 0 || part == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	switch {
	case part == 0:
		return b
	case part%10 == 0:
		return append(b, '.', byte('0'+part/10))
	}
	return append(b, '.', byte('0'+part/10), byte('0'+part%10))
}

func (g grid) String() string { return string(g.append(nil)) }

// decimal is a length or a ratio in its shortest form, two decimals.
func decimal(f float64) string { return snap(f).String() }
