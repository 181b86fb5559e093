package proof

import (
	"strconv"

	"assess/analysis"
	"assess/data"
)

// next are the facts of what comes next: how many themes the register has and how many
// of them are for everyone, how many districts and hot spots lie at the boundary.
func (b *book) next(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	public := 0
	for _, t := range a.Emerging.Register {
		if t.Public {
			public++
		}
		if year, err := strconv.Atoi(t.FirstSeen[:min(4, len(t.FirstSeen))]); err == nil {
			b.years[year] = true
		}
	}
	say("emerging_themes", "", float64(len(a.Emerging.Register)-public))

	type spot struct {
		category data.Category
		number   int
	}
	near, open := map[spot]bool{}, map[spot]bool{}
	small, all := 0, 0.0
	for _, s := range a.County.Spots {
		at := near
		if s.Neighbour.Code == "" {
			at = open
		} else if s.Incident < analysis.LeastHot {
			small++
		}
		at[spot{s.Category, s.Number}] = true
	}
	for _, r := range a.County.Changes {
		if r.Category == data.AllCrime {
			all++
		}
	}
	say("county_matters", "", float64(len(a.County.Neighbours)), float64(small), all)
	for _, n := range []int{len(near), len(open)} {
		b.add("county_matters", fact{value: float64(n), key: "groups"}) // as the maps' hot spots are called
	}

	used := 0
	for _, c := range a.Matrix.Criteria {
		if c.Used() {
			used++
			b.add("priority_matrix", fact{value: c.Share, share: true})
		}
	}
	say("priority_matrix", "", float64(used))
}
