package proof

import "assess/analysis"

// prescribedField is the field of the book that holds what is said of the information
// that the law prescribes: how many items there are, and how many of them are missing.
const prescribedField = "prescribed"

func (b *book) prescribed(a *analysis.Assessment) {
	p, part := a.Prescribed, 0
	numbers := []int{len(p.Items), p.Unchecked}
	for _, s := range p.Suppliers {
		numbers = append(numbers, s.NotHeld)
		part += s.Partly
	}
	for _, n := range append(numbers, part) {
		b.add(prescribedField, fact{value: float64(n), key: derived})
	}
}
