package disclosure

import (
	"fmt"
	"slices"
)

// Counts are numbers of a publication that add up in known ways.
type Counts struct {
	Values []int64 // 0 or more
	Open   []bool  // shown whatever they hold, such as a district's total; nil for none
	Sums   []Sum
}

// Sum says that the counts of Parts add up to that of Whole. All are indexes of
// Counts.Values. A count takes part in two sums at most, as in a table with sums along
// its rows and down its columns; sums that follow from others need not be listed.
type Sum struct {
	Whole int
	Parts []int
}

// outside is the equation of counts that are in one sum only: it asks for nothing.
const outside = 0

// member is a count's part in an equation. The whole of a sum has sign -1, its parts 1,
// so that signed counts add up to 0.
type member struct {
	count int
	sign  int
}

// system is the sums as equations, with the two equations of every count. Equation 0
// is outside; sum s is equation s + 1.
type system struct {
	open      []bool
	equations [][]member
	ends      [][2]end // of every count
}

// end is one of the two equations that a count is in.
type end struct{ equation, sign int }

// other is the end of a count that is not in the equation; of a count with both ends
// outside, the second.
func (s *system) other(count, equation int) end {
	e := s.ends[count]
	if e[0].equation == equation {
		return e[1]
	}
	return e[0]
}

// newSystem checks the counts: a sum that does not add up, an index beyond the values
// or a count in three sums is an error.
func newSystem(c Counts) (*system, error) {
	s := &system{open: c.Open, equations: make([][]member, len(c.Sums)+1), ends: make([][2]end, len(c.Values))}
	if s.open == nil {
		s.open = make([]bool, len(c.Values))
	}
	if len(s.open) != len(c.Values) {
		return nil, fmt.Errorf("%d counts but %d marks of open ones", len(c.Values), len(s.open))
	}
	if i := slices.IndexFunc(c.Values, func(n int64) bool { return n < 0 }); i >= 0 {
		return nil, fmt.Errorf("count %d is %d: counts are 0 or more", i, c.Values[i])
	}
	in := make([]int, len(c.Values))
	join := func(equation, count, sign int) error {
		if count < 0 || count >= len(c.Values) {
			return fmt.Errorf("sum %d names count %d of %d", equation-1, count, len(c.Values))
		}
		if in[count] == 2 {
			return fmt.Errorf("count %d is in more than two sums", count)
		}
		s.ends[count][in[count]] = end{equation, sign}
		in[count]++
		s.equations[equation] = append(s.equations[equation], member{count, sign})
		return nil
	}
	for k, sum := range c.Sums {
		var total int64
		for _, p := range sum.Parts {
			if err := join(k+1, p, 1); err != nil {
				return nil, err
			}
			total += c.Values[p]
		}
		if err := join(k+1, sum.Whole, -1); err != nil {
			return nil, err
		}
		if total != c.Values[sum.Whole] {
			return nil, fmt.Errorf("sum %d: its parts add up to %d, its whole is %d", k, total, c.Values[sum.Whole])
		}
	}
	for i, n := range in {
		if n == 1 {
			s.equations[outside] = append(s.equations[outside], member{i, 1})
		}
	}
	return s, nil
}
