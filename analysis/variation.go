package analysis

import "assess/data"

// spreads are how much more than chance the months of both sides vary, each with its
// degrees of freedom.
type spreads struct {
	phi [2]float64
	df  [2]int
}

// variation gives the dispersion of the months of both sides, by category.
func (b *builder) variation(x besides) map[data.Category]spreads {
	span := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.DataTo}
	usable := b.comparatorUsable(x.rest)
	rest := map[data.Category]*counted{}
	for _, c := range b.categories() {
		rest[c] = &counted{from: span.From, counts: make([]*int64, span.Len())}
		for i, m := range span.Months() {
			if usable(m) && inUse(c, m) {
				rest[c].counts[i] = new(int64)
			}
		}
	}
	for _, r := range b.facts.cube {
		if !x.rest[r.District] {
			continue
		}
		if n := rest[r.Category].at(r.Month); n != nil {
			*n += r.Count
		}
		if n := rest[data.AllCrime].at(r.Month); n != nil && r.Category.IsCrime() {
			*n += r.Count
		}
	}
	out := map[data.Category]spreads{}
	for c := range rest {
		var s spreads
		s.phi[ownSide], s.df[ownSide] = b.monthsVary(b.ownSeries(c), x.months)
		s.phi[restSide], s.df[restSide] = b.monthsVary(rest[c], x.months)
		out[c] = s
	}
	return out
}

// monthsVary is the dispersion of a series over the given months of the year and the
// same calendar months of every earlier year held.
func (b *builder) monthsVary(s *counted, months []data.Month) (phi float64, df int) {
	plan, current := monthPlan{}, make([]*int64, len(months))
	for i, m := range months {
		plan.offsets = append(plan.offsets, int(m-b.out.Year.Held.From))
		current[i] = s.at(m)
	}
	return Dispersion(append([][]*int64{current}, b.history(s, plan)...))
}
