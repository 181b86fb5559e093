package proof

import "assess/analysis"

// movesField is the field of the book that holds what the summary says of where it
// changed: how many wards and cells clearly did. Their own numbers are in the chapters.
const movesField = "wards and cells that changed"

func (b *book) moves(a *analysis.Assessment) {
	say := func(n int, f fact) {
		f.value, f.key = float64(n), derived
		b.add(movesField, f)
	}
	calls := map[analysis.Verdict]map[fact]int{analysis.Higher: {}, analysis.Lower: {}}
	for _, r := range a.WardChanges.Rows {
		if of := calls[r.Verdict]; of != nil {
			of[fact{category: r.Category}]++
		}
	}
	for _, of := range calls {
		for f, n := range of {
			say(n, f)
		}
	}
	for _, m := range a.Movements {
		say(m.Larger, fact{category: m.Category})
		say(m.Smaller, fact{category: m.Category})
	}
}
