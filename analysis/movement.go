package analysis

import (
	"fmt"
	"slices"

	"assess/data"
)

// Movement is which cells hold a larger or smaller share of one category's incidents
// than in the same months of the year before.
type Movement struct {
	Category data.Category `json:"category"`
	Months   int           `json:"months"` // compared in each year
	CellM    int           `json:"cell_m"` // of these cells: those of the hot spots, or so many of them together
	Cells    int           `json:"cells"`  // with an incident in either year
	Tested   int           `json:"tested"` // with at least minimumCount in both together
	Held     float64       `json:"held"`   // share of all incidents in the cells tested
	Before   int64         `json:"before"` // located incidents in all cells
	After    int64         `json:"after"`
	Spread   float64       `json:"spread"` // the middle cell tested varies so many times wider than chance
	Larger   int           `json:"larger"` // cells with a larger share
	Smaller  int           `json:"smaller"`
	Moved    []MovedCell   `json:"moved"` // both, by easting, then northing
	Reason   string        `json:"reason"`
}

// MovedCell is a cell whose share of all incidents changed. Easting and northing are
// its south-west corner. Verdict is Higher for a larger share, Lower for a smaller.
type MovedCell struct {
	Easting  int     `json:"easting"`
	Northing int     `json:"northing"`
	Before   int64   `json:"before"`
	After    int64   `json:"after"`
	Expected float64 `json:"expected"` // After, had its share of all incidents not changed
	P        float64 `json:"p_value"`
	Q        float64 `json:"q_value"`
	Verdict  Verdict `json:"verdict"`
	Ward     string  `json:"ward"` // of its centre; empty outside every ward
}

// What a comparison of cells takes, and how large its cells are.
const (
	leastMoveMonths = 6      // fewer do not tell how much a cell varies
	leastMoveCells  = 20     // tested
	enoughHeld      = 0.8    // share of incidents that the cells tested should hold
	widestCellM     = 1000   // at most, or a hot-spot cell where that is wider
	weightUnit      = 1000.0 // of the weights of months, which are whole numbers
)

// movements sets the cells of all crime and of anti-social behaviour beside those of
// the same months of the year before.
func (b *builder) movements() error {
	b.out.Movements = []Movement{}
	var ready []*board
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		m := Movement{Category: c, Months: len(b.both.now), CellM: b.grid.Size(), Moved: []MovedCell{}, Reason: b.previous.reason}
		s := &board{}
		if m.Reason == "" {
			s = b.layBoard(&m)
		}
		s.out = m
		ready = append(ready, s)
	}
	for _, s := range ready {
		if s.out.Reason == "" {
			b.spread(s)
			b.move(s)
		}
		b.out.Movements = append(b.out.Movements, s.out)
	}
	return nil
}

// move tests the squares and lists those that moved.
func (b *builder) move(s *board) {
	m := &s.out
	odds := float64(m.After) / float64(m.Before)
	totals := make([]int64, len(s.square))
	for i := range totals {
		totals[i] = s.before[i] + s.after[i]
	}
	phis := splitSpreads(s.months, totals, minimumCount)
	var tested []float64
	for i, d := range Differences(s.before, s.after, DifferenceParams{Odds: odds, Phis: phis, FDR: b.out.Settings.FDR, Minimum: minimumCount}) {
		if d.Verdict != TooFew {
			tested = append(tested, phis[i])
		}
		switch d.Verdict {
		case Higher:
			m.Larger++
		case Lower:
			m.Smaller++
		default:
			continue
		}
		e, n := s.square[i][0]*m.CellM, s.square[i][1]*m.CellM
		half := float64(m.CellM) / 2
		m.Moved = append(m.Moved, MovedCell{Easting: e, Northing: n, Before: d.Before, After: d.After, Expected: d.Expected, P: d.P, Q: d.Q, Verdict: d.Verdict,
			Ward: b.wardAt(float64(e)+half, float64(n)+half)})
	}
	m.Spread = middleOf(tested)
	slices.SortFunc(m.Moved, func(a, c MovedCell) int {
		if a.Easting != c.Easting {
			return a.Easting - c.Easting
		}
		return a.Northing - c.Northing
	})
}

func methodMovement(b *builder) Method {
	n, settings := 0, ""
	for _, m := range b.out.Movements {
		if m.Reason != "" {
			settings += fmt.Sprintf(" Not used for %s: %s.", m.Category.Plain(), m.Reason)
			continue
		}
		n += m.Tested
		settings += fmt.Sprintf(" %s: squares of %s m, the middle one varying %.1f times as widely as chance.", m.Category, data.Thousands(int64(m.CellM)), m.Spread)
	}
	return Method{
		ID: "movement", Name: "Cells whose share changed",
		Formula: fmt.Sprintf("A square's incidents in both years are split as those of the whole area are when its share has not changed (exact binomial test). "+
			"Both counts are first divided by how much wider than chance they vary: %g times as much as the square's own months do about those of the whole area, or as those of the middle square, whichever is more. "+
			"Benjamini-Hochberg over the squares tested.", monthMemory),
		Settings: fmt.Sprintf("The same months of both years. Squares are the hot-spot squares, or as many together as it takes for those with %d incidents to hold %.0f%% of all, up to %s m. False discovery rate %g.",
			minimumCount, 100*enoughHeld, data.Thousands(widestCellM), b.out.Settings.FDR) + settings,
		N:      fmt.Sprintf("%s squares tested", data.Thousands(int64(n))),
		Source: "Przyborowski and Wilenski (1940), doi:10.2307/2332612; McCullagh and Nelder (1989), chapter 10; Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x",
	}
}
