package disclosure

import "slices"

// Protect chooses the counts to hide: every count from 1 to below-1 that is not open,
// every one that is to be hidden, and further counts until no hidden one can be bounded more tightly than to a range
// as wide as below-1, whatever else the reader works out. Further counts are hidden
// where that costs least: few of them, and small ones. below under 2 hides nothing.
//
// ok is false where that cannot be had: a hidden count stays exposed because the open
// counts alone give it away. The counts hidden are then as many as helped.
func Protect(c Counts, below int64) (hidden []bool, ok bool, err error) {
	s, err := newSystem(c)
	if err != nil {
		return nil, false, err
	}
	if err := s.network(); err != nil {
		return nil, false, err
	}
	hidden = make([]bool, len(c.Values))
	if below < 2 {
		return hidden, true, nil
	}
	look := s.search(c.Values, func(i int) int64 {
		switch {
		case hidden[i]:
			return 0
		case s.open[i]:
			return -1
		}
		return 1 + c.Values[i]
	})
	var queue []int
	hide := func(i int) {
		if !hidden[i] {
			hidden[i] = true
			look.hide(i)
			queue = append(queue, i)
		}
	}
	for i, n := range c.Values {
		if !s.open[i] && (n > 0 && n < below || c.Hide != nil && c.Hide[i]) {
			hide(i)
		}
	}
	ok = true
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		wide := look.spread(i, below-1, func(steps []step) {
			for _, st := range steps {
				hide(st.count)
			}
		})
		ok = ok && wide >= below-1
	}
	return hidden, ok, nil
}

// Range says between what a hidden count can lie for a reader who knows every count
// that is not hidden and every sum: alternatives exist at both ends in which all
// counts are 0 or more. Further than wide either way it does not look. A count that is
// not hidden is known. Counts are in two sums at most, as for Protect.
func Range(c Counts, hidden []bool, count int, wide int64) (low, high int64, err error) {
	s, err := newSystem(c)
	if err != nil {
		return 0, 0, err
	}
	if err := s.network(); err != nil {
		return 0, 0, err
	}
	look := s.search(c.Values, func(i int) int64 {
		if hidden[i] {
			return 0
		}
		return -1
	})
	for i, h := range hidden {
		if h {
			look.hide(i)
		}
	}
	low, high = look.bounds(count, wide)
	return low, high, nil
}

// search starts with a copy of the values and nothing hidden.
func (s *system) search(values []int64, price func(int) int64) *search {
	return &search{system: s, values: slices.Clone(values), price: price, free: make([][]member, len(s.equations))}
}

// bounds moves a count up and then, from where it was, down.
func (s *search) bounds(count int, wide int64) (low, high int64) {
	n := s.values[count]
	if s.price(count) < 0 {
		return n, n
	}
	up := s.move(count, 1, wide, nil)
	down := s.move(count, -1, min(wide, n), nil)
	return n - down, n + up
}

// spread is how far a count can be moved, up and down together and at most wide; used
// is told each round that it takes.
func (s *search) spread(count int, wide int64, used func([]step)) int64 {
	up := s.move(count, 1, wide, used)
	return up + s.move(count, -1, min(wide-up, s.values[count]), used)
}

// move says how far a count can be moved in a direction, at most by most, along rounds
// among the counts that have a price. It leaves the values as they were.
func (s *search) move(count, direction int, most int64, used func([]step)) (moved int64) {
	defer s.restore()
	for moved < most {
		steps, ok := s.round(count, direction)
		if !ok {
			break
		}
		by := s.push(count, direction, steps, most-moved)
		if by == 0 {
			break
		}
		if used != nil {
			used(steps)
		}
		moved += by
	}
	return moved
}
