package disclosure

import (
	"container/heap"
	"slices"
)

// A hidden count could be another one where a round of hidden counts can be raised and
// lowered in turn, so that every sum stays as it is. search finds such rounds: a walk
// from one equation of the count to the other, each step changing a count that puts
// right the equation it leaves.

// step is a change of one count by a multiple of direction.
type step struct{ count, direction int }

// imbalance is an equation that is out by sign.
type imbalance struct{ equation, sign int }

// search looks for rounds among the counts of a system: first short ones among counts
// that are hidden already, which in tables with many is nearly always enough.
type search struct {
	*system
	values []int64               // at present
	price  func(count int) int64 // of changing a count; negative where it may not be
	free   [][]member            // of each equation, those that are hidden already
	undo   []change
}

// change is what was added to a count.
type change struct {
	count int
	by    int64
}

// hide puts a count among those that are hidden.
func (s *search) hide(count int) {
	ends := s.ends[count]
	for i, e := range ends {
		if e.equation != outside || i == 1 && ends[0].equation != outside {
			s.free[e.equation] = append(s.free[e.equation], member{count, e.sign})
		}
	}
}

// round finds a round that changes a count by direction: a short one among hidden counts,
// or else the cheapest.
func (s *search) round(count, direction int) (steps []step, ok bool) {
	from, to := s.ends[count][0], s.ends[count][1]
	if from.equation == outside {
		from, to = to, from
	}
	if from.equation == outside {
		return nil, true // in no sum
	}
	start := imbalance{from.equation, from.sign * direction}
	goal := imbalance{to.equation, -to.sign * direction}
	if goal.equation == outside {
		goal.sign = 1
	}
	for length := 1; length <= shortRound; length += 2 {
		if steps, ok = s.short(nil, start, goal, count, length); ok {
			return steps, true
		}
	}
	return s.cheapest(start, goal, count)
}

// shortRound is the length of the longest walk that short looks for: along a row, down
// a column and along another row.
const shortRound = 3

// short finds a walk of exactly length steps among hidden counts.
func (s *search) short(steps []step, at, goal imbalance, except, length int) ([]step, bool) {
	for _, m := range s.free[at.equation] {
		if m.count == except || slices.ContainsFunc(steps, func(st step) bool { return st.count == m.count }) {
			continue
		}
		for _, direction := range directions(at, m) {
			if direction < 0 && s.values[m.count] == 0 {
				continue
			}
			next, by := s.follow(at, m, direction), step{m.count, direction}
			switch {
			case length == 1 && next == goal:
				return append(steps, by), true
			case length > 1:
				if found, ok := s.short(append(steps, by), next, goal, except, length-1); ok {
					return found, true
				}
			}
		}
	}
	return nil, false
}

// directions are the ways of changing a count that put right the equation it is in.
// Outside nothing needs putting right, so a count may be changed either way.
func directions(at imbalance, m member) []int {
	if at.equation == outside {
		return []int{1, -1}
	}
	return []int{-at.sign * m.sign}
}

// follow is the imbalance that a change of a count leaves in its other equation.
func (s *search) follow(at imbalance, m member, direction int) imbalance {
	far := s.other(m.count, at.equation)
	if far.equation == outside {
		return imbalance{outside, 1}
	}
	return imbalance{far.equation, far.sign * direction}
}

// cheapest finds the cheapest walk, the count itself not among the steps; of equals,
// the one with fewest steps. ok is false where there is none.
func (s *search) cheapest(start, goal imbalance, except int) (steps []step, ok bool) {
	best := map[imbalance]reached{start: {}}
	queue := &frontier{{at: start}}
	for queue.Len() > 0 {
		here := heap.Pop(queue).(arrival)
		if best[here.at].cost < here.cost || best[here.at].done {
			continue
		}
		r := best[here.at]
		r.done = true
		best[here.at] = r
		if here.at == goal {
			return trace(best, start, here.at), true
		}
		s.leave(here, except, func(next imbalance, by step, price int64) {
			cost := here.cost + 1 + price*1_000
			if old, known := best[next]; !known || cost < old.cost {
				best[next] = reached{cost: cost, from: here.at, by: by}
				heap.Push(queue, arrival{next, cost})
			}
		})
	}
	return nil, false
}

// leave lists the steps that put right the equation of here.
func (s *search) leave(here arrival, except int, visit func(next imbalance, by step, price int64)) {
	for _, m := range s.equations[here.at.equation] {
		if m.count == except {
			continue
		}
		price := s.price(m.count)
		if price < 0 {
			continue
		}
		for _, direction := range directions(here.at, m) {
			if direction > 0 || s.values[m.count] > 0 {
				visit(s.follow(here.at, m, direction), step{m.count, direction}, price)
			}
		}
	}
}

// reached is how a walk came to an imbalance.
type reached struct {
	cost int64
	from imbalance
	by   step
	done bool
}

func trace(best map[imbalance]reached, start, at imbalance) (steps []step) {
	for at != start {
		r := best[at]
		steps = append(steps, r.by)
		at = r.from
	}
	return steps
}

// arrival is an entry of the frontier, cheapest first and then in a fixed order.
type arrival struct {
	at   imbalance
	cost int64
}

type frontier []arrival

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(i, j int) bool {
	a, b := f[i], f[j]
	if a.cost != b.cost {
		return a.cost < b.cost
	}
	if a.at.equation != b.at.equation {
		return a.at.equation < b.at.equation
	}
	return a.at.sign < b.at.sign
}
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(arrival)) }
func (f *frontier) Pop() any {
	old := *f
	last := old[len(old)-1]
	*f = old[:len(old)-1]
	return last
}

// push changes a count and the steps of its round by as much as they allow, at most by
// most, and says by how much. A count that comes twice in a round is changed twice.
func (s *search) push(count, direction int, steps []step, most int64) int64 {
	fall := map[int]int64{} // how often each count is lowered
	if direction < 0 {
		fall[count]++
	}
	net := map[int]int{}
	for _, st := range steps {
		net[st.count] += st.direction
	}
	for c, n := range net {
		if n < 0 {
			fall[c] += int64(-n)
		}
	}
	amount := most
	for c, times := range fall {
		amount = min(amount, s.values[c]/times)
	}
	s.add(count, int64(direction)*amount)
	for _, st := range steps {
		s.add(st.count, int64(st.direction)*amount)
	}
	return amount
}

func (s *search) add(count int, by int64) {
	s.values[count] += by
	s.undo = append(s.undo, change{count, by})
}

// restore takes every change back.
func (s *search) restore() {
	for _, c := range s.undo {
		s.values[c.count] -= c.by
	}
	s.undo = s.undo[:0]
}
