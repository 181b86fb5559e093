package disclosure

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"
)

// Attack is what a reader with a computer can do: the least and the greatest value of a
// hidden count that every sum and every count shown allow, by linear programming over
// the counts that hang together with it. high is infinite where nothing bounds it. It
// is exact for counts in any number of sums, and slow beyond some hundred of them; Range
// tells as much for counts in two sums. A count that is not hidden is known.
func Attack(c Counts, hidden []bool, count int) (low, high float64, err error) {
	s, err := newSystem(c)
	if err != nil {
		return 0, 0, err
	}
	known := float64(c.Values[count])
	if !hidden[count] {
		return known, known, nil
	}
	p := s.programme(c.Values, hidden, count)
	if len(p.rows) == 0 {
		return 0, math.Inf(1), nil
	}
	if low, err = p.solve(1); err != nil {
		return 0, 0, fmt.Errorf("least value of count %d: %w", count, err)
	}
	high, err = p.solve(-1)
	switch {
	case errors.Is(err, lp.ErrUnbounded):
		return low, math.Inf(1), nil
	case err != nil:
		return 0, 0, fmt.Errorf("greatest value of count %d: %w", count, err)
	}
	return low, high, nil
}

// programme is rows × variables = right, variables 0 or more; variable 0 is attacked.
type programme struct {
	rows  [][]float64
	right []float64
}

// programme gathers the hidden counts that share sums with the one attacked, and with
// each other.
func (s *system) programme(values []int64, hidden []bool, count int) programme {
	place := map[int]int{count: 0}
	queue, equations := []int{count}, []int{}
	seen := map[int]bool{outside: true}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, e := range s.ends[i] {
			if seen[e.equation] {
				continue
			}
			seen[e.equation] = true
			equations = append(equations, e.equation)
			for _, m := range s.equations[e.equation] {
				if _, ok := place[m.count]; hidden[m.count] && !ok {
					place[m.count] = len(place)
					queue = append(queue, m.count)
				}
			}
		}
	}
	var p programme
	for _, e := range equations {
		row, right := make([]float64, len(place)), 0.0
		for _, m := range s.equations[e] {
			if k, ok := place[m.count]; ok {
				row[k] += float64(m.sign)
			} else {
				right -= float64(m.sign) * float64(values[m.count])
			}
		}
		p.rows, p.right = append(p.rows, row), append(p.right, right)
	}
	p.reduce()
	return p
}

// reduce brings the rows to echelon form and drops those that follow from others, which
// the solver refuses.
func (p *programme) reduce() {
	const tiny = 1e-9
	rank := 0
	for column := 0; rank < len(p.rows) && column < len(p.rows[0]); column++ {
		best := rank
		for r := rank; r < len(p.rows); r++ {
			if math.Abs(p.rows[r][column]) > math.Abs(p.rows[best][column]) {
				best = r
			}
		}
		if math.Abs(p.rows[best][column]) < tiny {
			continue
		}
		p.rows[rank], p.rows[best] = p.rows[best], p.rows[rank]
		p.right[rank], p.right[best] = p.right[best], p.right[rank]
		for r := range p.rows {
			if f := p.rows[r][column] / p.rows[rank][column]; r != rank && f != 0 {
				for k := range p.rows[r] {
					p.rows[r][k] -= f * p.rows[rank][k]
				}
				p.right[r] -= f * p.right[rank]
			}
		}
		rank++
	}
	p.rows, p.right = p.rows[:rank], p.right[:rank]
}

// solve gives the least value of variable 0 (direction 1) or its greatest (-1).
func (p programme) solve(direction float64) (float64, error) {
	m, n := len(p.rows), len(p.rows[0])
	if m == n { // one solution, which the solver does not take
		for r, row := range p.rows {
			if row[0] != 0 {
				return p.right[r] / row[0], nil
			}
		}
	}
	a := mat.NewDense(m, n, nil)
	for r, row := range p.rows {
		a.SetRow(r, row)
	}
	cost := make([]float64, n)
	cost[0] = direction
	value, _, err := lp.Simplex(cost, a, p.right, 1e-9, nil)
	return direction * value, err
}
