package analysis

import (
	"fmt"
	"slices"

	"assess/data"
)

// The two sides of a comparison.
const (
	ownSide = iota
	restSide
)

// strata are the two sides' small areas by deprivation decile, 1 to 10.
type strata struct {
	codes     [2][]data.Code
	decile    [2][]int
	residents [2][]float64
}

// stratify sorts the small areas of both sides into deciles; those without a decile
// or residents are left out.
func (b *builder) stratify(x besides) (s *strata, reason string) {
	s = &strata{}
	var sum [2]float64
	for i, d := range b.facts.districts {
		side := ownSide
		switch {
		case x.rest[d]:
			side = restSide
		case !b.owns(d):
			continue
		}
		decile := b.decileOf(i)
		n, ok := b.residentsOf(i)
		if decile == 0 || !ok {
			continue
		}
		s.codes[side] = append(s.codes[side], b.facts.common.Layers.LSOA.Atlas.Areas[i].Code)
		s.decile[side] = append(s.decile[side], decile)
		s.residents[side] = append(s.residents[side], n)
		sum[side] += n
	}
	for side, all := range [2]int64{x.own, x.others} {
		name := "the partnership"
		if side == restSide {
			name = b.out.Versus.Name
		}
		switch {
		case sum[side] == 0:
			return s, "no deprivation decile is held for the small areas of " + name
		case sum[side] < leastStratify*float64(all):
			return s, "the deprivation decile is held for too few of the small areas of " + name
		}
	}
	return s, ""
}

// groups joins neighbouring deciles until the comparator has enough small areas in
// each group, beginning with the most deprived; what is left over joins the last.
func (s *strata) groups() (out []DecileGroup, reason string) {
	open := DecileGroup{From: 1}
	for d := 1; d <= 10; d++ {
		open.add(s, d)
		if open.OtherLSOAs >= fewestLSOAs {
			out = append(out, open)
			open = DecileGroup{From: d + 1}
		}
	}
	if len(out) == 0 {
		return []DecileGroup{}, fmt.Sprintf("the comparator has fewer than %d small areas whose deprivation decile is held", fewestLSOAs)
	}
	last := &out[len(out)-1]
	for d := last.To + 1; d <= 10; d++ {
		last.add(s, d)
	}
	return out, ""
}

func (g *DecileGroup) add(s *strata, decile int) {
	g.To = decile
	for i, d := range s.decile[ownSide] {
		if d == decile {
			g.LSOAs++
			g.Residents += s.residents[ownSide][i]
		}
	}
	for i, d := range s.decile[restSide] {
		if d == decile {
			g.OtherLSOAs++
			g.OtherResidents += s.residents[restSide][i]
		}
	}
}

// areas are one side's small areas with a category's counts.
func (s *strata) areas(side int, groups []DecileGroup, counts map[data.Code]int64) []StratumPart {
	out := make([]StratumPart, len(s.codes[side]))
	for i, code := range s.codes[side] {
		group := slices.IndexFunc(groups, func(g DecileGroup) bool { return s.decile[side][i] <= g.To })
		out[i] = StratumPart{Stratum: group, Exposure: s.residents[side][i], Count: counts[code]}
	}
	return out
}

// strataCounts counts both sides' small areas: the partnership's from its own force's
// files, as its totals are, the others' from those of every force.
func (b *builder) strataCounts(s *strata, x besides) (counts [2]areaCounts, err error) {
	counts[ownSide] = b.ledger.areas(x.months, func(p ledgerPlace) data.Code { return p.lsoa })
	ids := b.facts.ids(func(k forceMonth) bool { return slices.Contains(x.months, k.Month) })
	counts[restSide], err = readAreas(b.ctx, b.facts.query, ids, s.codes[restSide], b.facts.common.Layers.LSOAByCode)
	return counts, err
}
