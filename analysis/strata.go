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

// stratum is one side's small areas of one decile.
type stratum struct{ side, decile int }

// code names a stratum as readMonthly groups by it.
func (s stratum) code() data.Code { return data.Code(fmt.Sprintf("%d/%d", s.side, s.decile)) }

// strata are the two sides' small areas by deprivation decile, 1 to 10.
type strata struct {
	lsoas     [2][11]int
	residents [2][11]float64
	counts    map[data.Category]*[2][11]int64
}

// stratify sorts the small areas of both sides into deciles. by groups them
// for readMonthly.
func (b *builder) stratify(x besides) (s *strata, by districtList, reason string) {
	s = &strata{counts: map[data.Category]*[2][11]int64{}}
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
		s.lsoas[side][decile]++
		s.residents[side][decile] += n
		by.LSOA = append(by.LSOA, b.facts.common.Layers.LSOA.Atlas.Areas[i].Code)
		by.District = append(by.District, stratum{side, decile}.code())
	}
	for side, all := range [2]int64{x.own, x.others} {
		held := 0.0
		for _, n := range s.residents[side] {
			held += n
		}
		switch {
		case held == 0:
			return s, by, "no deprivation decile is held for the small areas of " + b.sideName(side)
		case held < leastStratify*float64(all):
			return s, by, fmt.Sprintf("the deprivation decile is held for too few of the small areas of %s", b.sideName(side))
		}
	}
	return s, by, ""
}

func (b *builder) sideName(side int) string {
	if side == ownSide {
		return "the partnership"
	}
	return b.out.Versus.Name
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
	g.LSOAs += s.lsoas[ownSide][decile]
	g.Residents += s.residents[ownSide][decile]
	g.OtherLSOAs += s.lsoas[restSide][decile]
	g.Others += s.residents[restSide][decile]
}

// countStrata counts both sides by category and decile: the partnership from its own
// force's files, as its totals are, the rest from those of every force.
func (b *builder) countStrata(s *strata, by districtList, x besides) error {
	ids := b.facts.ids(func(k forceMonth) bool { return slices.Contains(x.months, k.Month) })
	rows, err := readMonthly(b.ctx, b.facts.query, ids, by, b.facts.common.Layers.LSOAByCode)
	if err != nil {
		return err
	}
	put := func(c data.Category, in stratum, n int64) {
		if s.counts[c] == nil {
			s.counts[c] = new([2][11]int64)
		}
		s.counts[c][in.side][in.decile] += n
	}
	named := map[data.Code]stratum{}
	for decile := 1; decile <= 10; decile++ {
		for _, side := range []int{ownSide, restSide} {
			named[stratum{side, decile}.code()] = stratum{side, decile}
		}
	}
	for _, r := range rows {
		in, ok := named[r.District] // else without a location, or elsewhere
		if !ok || in.side == ownSide && r.Force != b.force() {
			continue
		}
		put(r.Category, in, r.Count)
		if r.Category.IsCrime() {
			put(data.AllCrime, in, r.Count)
		}
	}
	return nil
}
