package analysis

import (
	"fmt"
	"math"

	"assess/data"
)

// board is the squares of one category that are set beside each other.
type board struct {
	out           Movement
	place         map[[2]int]int // column and row of a square -> its number
	square        [][2]int
	before, after []int64
	months        []monthSpread // of each square
}

// layBoard makes the squares: the smallest multiple of the hot-spot cells at which
// those with minimumCount incidents hold enoughHeld of them all, or the widest.
func (b *builder) layBoard(m *Movement) *board {
	now, then := b.both.current[m.Category], b.both.earlier[m.Category]
	m.After, m.Before = total(now), total(then)
	switch {
	case m.Months < leastMoveMonths:
		m.Reason = fmt.Sprintf("%s can be compared; %d are needed to tell how much the counts of a cell vary", months(m.Months), leastMoveMonths)
		return &board{}
	case m.After < leastSurface || m.Before < leastSurface:
		m.Reason = fmt.Sprintf("%d and %d located incidents are too few for a map; each year takes %d", m.Before, m.After, leastSurface)
		return &board{}
	}
	s := &board{}
	for k := 1; k == 1 || k*b.grid.Size() <= widestCellM; k++ {
		m.CellM = k * b.grid.Size()
		s = b.gatherBoard(m.CellM, now, then)
		m.Tested, m.Cells = 0, len(s.square)
		var held int64
		for i := range s.before {
			if n := s.before[i] + s.after[i]; n >= minimumCount {
				m.Tested++
				held += n
			}
		}
		if m.Held = float64(held) / float64(m.After+m.Before); m.Held >= enoughHeld {
			break
		}
	}
	if m.Tested < leastMoveCells {
		m.Reason = fmt.Sprintf("%d cells of %d metres have %d incidents in the two years together; a comparison takes %d such cells", m.Tested, m.CellM, minimumCount, leastMoveCells)
	}
	return s
}

// months counts months in words.
func months(n int) string {
	if n == 1 {
		return "one month"
	}
	return fmt.Sprintf("%d months", n)
}

// gatherBoard adds the cells up in squares, side metres wide, that have an incident.
func (b *builder) gatherBoard(side int, now, then []int64) *board {
	s := &board{place: map[[2]int]int{}}
	for i := range now {
		if now[i]+then[i] == 0 {
			continue
		}
		e, n := b.grid.Corner(i)
		k := [2]int{floorBy(e, side), floorBy(n, side)}
		at, ok := s.place[k]
		if !ok {
			at = len(s.square)
			s.place[k] = at
			s.square = append(s.square, k)
			s.before, s.after = append(s.before, 0), append(s.after, 0)
		}
		s.before[at] += then[i]
		s.after[at] += now[i]
	}
	return s
}

func floorBy(v, size int) int { return int(math.Floor(float64(v) / float64(size))) }

// monthSpread is how one square's months vary about the months of the whole map.
type monthSpread struct {
	chi float64 // Pearson's chi-square, of both years
	df  int
}

// add takes in one year of so many months: the square's count, and the squares of its
// monthly counts, each over its month's share of the year on the whole map.
func (s *monthSpread) add(count int64, squares float64, months int) {
	s.chi += max(0, squares/float64(count)-float64(count))
	s.df += months - 1
}

// phi is the dispersion, with as much added as it may fall short by from so few
// months: the variance of Student's t.
func (s monthSpread) phi() float64 {
	if s.df < 1 {
		return math.NaN()
	}
	return s.chi / float64(max(1, s.df-2))
}

// monthMemory is how much wider a year varies than its months would have it, because
// a month resembles the one before: (1 + r) / (1 - r) with a correlation r of counts
// of 0.2. With it a map of squares whose levels, counting apart, are correlated at 0.5
// shows a change where there is none in at most 5 of 100 cases; without correlation, in
// fewer than one.
const monthMemory = 1.5

// splitSpreads are how many times wider than chance the squares' counts of two years
// split: monthMemory times what their own months do, or what those of the middle
// square tested do, whichever is more. A place of many repeats is thereby held to its
// own variation; and because no year is set beside another, a change is not taken for
// variation.
func splitSpreads(months []monthSpread, totals []int64, minimum int64) []float64 {
	var tested []float64
	for i, s := range months {
		if totals[i] >= minimum && s.df > 0 {
			tested = append(tested, s.phi())
		}
	}
	usual := 1.0
	if len(tested) > 0 {
		usual = max(1, middleOf(tested))
	}
	out := make([]float64, len(months))
	for i, s := range months {
		out[i] = monthMemory * usual
		if s.df > 0 {
			out[i] = monthMemory * max(usual, s.phi())
		}
	}
	return out
}

// spread reads how the months of every square vary, those of the year before first.
func (b *builder) spread(s *board) {
	s.months = make([]monthSpread, len(s.square))
	at := b.squaresOf(s)
	for _, these := range [][]data.Month{b.both.then, b.both.now} {
		weights := b.monthWeights(s.out.Category, these)
		counts, squares := make([]int64, len(s.square)), make([]int64, len(s.square))
		for k, m := range these {
			monthly := make([]int64, len(s.square))
			for _, line := range b.ledger.months[m] {
				if i := at[line.place]; i >= 0 && (line.category == antiSocialID) == (s.out.Category == data.AntiSocialBehaviour) {
					monthly[i]++
				}
			}
			for i, n := range monthly {
				counts[i] += n
				squares[i] += n * n * weights[k]
			}
		}
		for i, n := range counts {
			if n > 0 {
				s.months[i].add(n, float64(squares[i])/weightUnit, len(these))
			}
		}
	}
}

// squaresOf is the number of the square that each place of the ledger is in, -1 for none.
func (b *builder) squaresOf(s *board) []int {
	at, side := make([]int, len(b.ledger.places)), float64(s.out.CellM)
	for i, p := range b.ledger.places {
		at[i] = -1
		if !p.located {
			continue
		}
		if n, ok := s.place[[2]int{int(math.Floor(p.easting / side)), int(math.Floor(p.northing / side))}]; ok {
			at[i] = n
		}
	}
	return at
}

// monthWeights is one over each month's share of the category's incidents, in units of
// 1 / weightUnit; 0 for a month without any.
func (b *builder) monthWeights(c data.Category, these []data.Month) []int64 {
	s := b.series[seriesKey{TypePartnership, b.partnershipCode(), c}]
	sum, out := float64(s.sum(these)), make([]int64, len(these))
	for k, m := range these {
		if n := s.at(m); n != nil && *n > 0 {
			out[k] = int64(math.Round(weightUnit * sum / float64(*n)))
		}
	}
	return out
}
