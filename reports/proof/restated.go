package proof

import (
	"assess/analysis"
)

// restatedField is the field of the book that holds what is said of months published
// again. The list of them all is a crowd: it is said in a table alone.
const restatedField = "restated"

// restated are the facts of months published again: how many they are, what they came to
// over the year, and the last change of each partner's table.
func (b *book) restated(a *analysis.Assessment) {
	r := a.Restated
	for _, n := range []int{len(r.Replaced), len(r.Months), len(r.Lost)} {
		b.add(restatedField, fact{value: float64(n), key: derived})
	}
	for _, t := range r.Year {
		for _, n := range []int64{t.First, t.Current, max(t.Move, -t.Move)} {
			b.add(restatedField, fact{value: float64(n), key: derived, category: t.Category})
		}
	}
	for i, p := range r.Partners {
		if last := i+1 == len(r.Partners) || r.Partners[i+1].Source != p.Source; last {
			b.add(restatedField, fact{value: float64(p.Previous), key: derived})
			b.add(restatedField, fact{value: float64(p.Current), key: derived})
		}
	}
}
