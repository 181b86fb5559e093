package disclosure

import (
	"fmt"
	"slices"
)

// Counts are numbers of a publication that add up in known ways.
type Counts struct {
	Values []int64 // 0 or more
	Open   []bool  // shown whatever they hold, such as a district's total; nil for none
	Hide   []bool  // to be hidden whatever they hold; nil for none
	Sums   []Sum
}

// Sum says that the counts of Parts add up to that of Whole. All are indexes of
// Counts.Values. Sums that follow from others need not be listed.
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

// system is the sums as equations, with the equations of every count. Equation 0 is
// outside; sum s is equation s + 1.
type system struct {
	open      []bool
	equations [][]member
	ends      [][]end // of every count
}

// end is one of the equations that a count is in.
type end struct{ equation, sign int }

// newSystem checks the counts: a sum that does not add up or an index beyond the values
// is an error.
func newSystem(c Counts) (*system, error) {
	s := &system{open: c.Open, equations: make([][]member, len(c.Sums)+1), ends: make([][]end, len(c.Values))}
	if s.open == nil {
		s.open = make([]bool, len(c.Values))
	}
	if len(s.open) != len(c.Values) {
		return nil, fmt.Errorf("%d counts but %d marks of open ones", len(c.Values), len(s.open))
	}
	if c.Hide != nil && len(c.Hide) != len(c.Values) {
		return nil, fmt.Errorf("%d counts but %d marks of those to hide", len(c.Values), len(c.Hide))
	}
	if i := slices.IndexFunc(c.Values, func(n int64) bool { return n < 0 }); i >= 0 {
		return nil, fmt.Errorf("count %d is %d: counts are 0 or more", i, c.Values[i])
	}
	for k, sum := range c.Sums {
		total := int64(0)
		for _, i := range append([]int{sum.Whole}, sum.Parts...) {
			if i < 0 || i >= len(c.Values) {
				return nil, fmt.Errorf("sum %d names count %d of %d", k, i, len(c.Values))
			}
		}
		s.join(k+1, sum.Whole, -1)
		for _, p := range sum.Parts {
			s.join(k+1, p, 1)
			total += c.Values[p]
		}
		if total != c.Values[sum.Whole] {
			return nil, fmt.Errorf("sum %d: its parts add up to %d, its whole is %d", k, total, c.Values[sum.Whole])
		}
	}
	return s, nil
}

func (s *system) join(equation, count, sign int) {
	s.ends[count] = append(s.ends[count], end{equation, sign})
	s.equations[equation] = append(s.equations[equation], member{count, sign})
}

// network gives every count two ends, one of them outside where it is in one sum only.
// A count in three sums is an error.
func (s *system) network() error {
	for i, ends := range s.ends {
		switch len(ends) {
		case 0:
			s.ends[i] = []end{{}, {}}
		case 1:
			s.join(outside, i, 1)
		case 2:
		default:
			return fmt.Errorf("count %d is in %d sums, not two at most", i, len(ends))
		}
	}
	return nil
}

// other is the end of a count that is not in the equation; of a count with both ends
// outside, the second.
func (s *system) other(count, equation int) end {
	e := s.ends[count]
	if e[0].equation == equation {
		return e[1]
	}
	return e[0]
}
