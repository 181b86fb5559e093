package analysis

import (
	"math"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"assess/data"
	"assess/data/reference"
)

// levels gives each area's counts and rates over the year's months.
func (b *builder) levels() error {
	for _, m := range b.out.Monthly {
		s := b.series[seriesKey{m.Type, m.Code, m.Category}]
		months := b.countable(s)
		l := Level{Type: m.Type, Code: m.Code, Name: m.Name, Category: m.Category, Months: len(months), Count: s.sum(months)}
		l.Residents = b.residents(m.Type, m.Code)
		if l.Residents != nil && len(months) > 0 {
			if rate, ci, ok := Rate(l.Count, float64(*l.Residents), 1000, confidence); ok {
				l.Rate, l.Interval = &rate, &ci
			}
		}
		b.out.Levels = append(b.out.Levels, l)
	}
	return nil
}

// countable keeps the months of the year that a series can count.
func (b *builder) countable(s *counted) []data.Month {
	var out []data.Month
	for _, m := range b.months {
		if s.at(m) != nil {
			out = append(out, m)
		}
	}
	return out
}

// residents of one of the areas of the monthly counts; nil when not held for
// every LSOA of it.
func (b *builder) residents(kind AreaType, code data.Code) *int64 {
	v := b.facts.values("residents", b.req.Year.From.Year())
	if v == nil {
		return nil
	}
	var within func(d data.Code) bool
	switch kind {
	case TypePartnership:
		within = b.owns
	case TypeDistrict:
		canonical := reference.Recoded(code)
		within = func(d data.Code) bool { return d == canonical }
	case TypeComparator:
		peers := b.comparatorDistricts()
		if !b.wholeComparator(peers) {
			return nil
		}
		within = func(d data.Code) bool { return peers[d] }
	}
	return b.sum(v, b.lsoasIn(within))
}

func (b *builder) lsoasIn(within func(data.Code) bool) []int {
	var out []int
	for i, d := range b.facts.districts {
		if d != "" && within(d) {
			out = append(out, i)
		}
	}
	return out
}

// wholeComparator reports whether the boundaries cover every district of the comparator.
func (b *builder) wholeComparator(peers map[data.Code]bool) bool {
	found := map[data.Code]bool{}
	for _, d := range b.facts.districts {
		found[d] = true
	}
	for p := range peers {
		if !found[p] {
			return false
		}
	}
	return len(peers) > 0
}

// restOf names a comparator without the partnership: "the rest of South
// Yorkshire", "the other Essex Police districts".
func restOf(comparator string) string {
	if strings.HasSuffix(comparator, " districts") {
		return "the other " + comparator
	}
	return "the rest of " + comparator
}

// besides is what the partnership is set beside: the comparator less the
// partnership, so that it is not compared with itself.
type besides struct {
	rest        map[data.Code]bool // canonical districts
	months      []data.Month       // of the year, held of every force that polices them
	own, others int64              // residents
}

// beside finds what the partnership can be set beside, or the reason why it cannot.
func (b *builder) beside() (x besides, reason string) {
	if b.req.Comparator == nil {
		return x, "no comparator is configured"
	}
	x.rest = map[data.Code]bool{}
	for d := range b.comparatorDistricts() {
		if !b.owns(d) {
			x.rest[d] = true
		}
	}
	own := b.residents(TypePartnership, b.partnershipCode())
	v := b.facts.values("residents", b.req.Year.From.Year())
	switch {
	case len(x.rest) == 0:
		return x, "the comparator has no other district than the partnership's own"
	case own == nil:
		return x, "the number of residents is not held for every LSOA of the partnership"
	case !b.wholeComparator(x.rest):
		return x, "the LSOA boundaries do not cover every district of the comparator"
	}
	others := b.sum(v, b.lsoasIn(func(d data.Code) bool { return x.rest[d] }))
	usable := b.comparatorUsable(x.rest)
	for _, m := range b.months {
		if usable(m) {
			x.months = append(x.months, m)
		}
	}
	if others == nil || len(x.months) == 0 {
		return x, "the comparator's residents or months are not held"
	}
	x.own, x.others = *own, *others
	return x, ""
}

// versus compares the partnership with the rest of its comparator.
func (b *builder) versus() error {
	out := &b.out.Versus
	out.Rows = []VersusRate{}
	if b.req.Comparator != nil {
		out.Name = restOf(b.req.Comparator.Name)
	}
	x, reason := b.beside()
	if reason != "" {
		out.Reason = reason
		return nil
	}
	b.versusRows(out, x.months, x.rest, float64(x.own), float64(x.others))
	return nil
}

func (b *builder) versusRows(out *Versus, months []data.Month, rest map[data.Code]bool, own, others float64) {
	there := map[data.Category]int64{}
	in := map[data.Month]bool{}
	for _, m := range months {
		in[m] = true
	}
	for _, r := range b.facts.cube {
		if rest[r.District] && in[r.Month] {
			there[r.Category] += r.Count
			if r.Category.IsCrime() {
				there[data.AllCrime] += r.Count
			}
		}
	}
	for _, c := range b.categories() {
		row := VersusRate{Category: c, Count: b.ownSeries(c).sum(months), Other: there[c]}
		var ok bool
		if row.Rate, row.Interval, ok = Rate(row.Count, own, 1000, confidence); !ok {
			continue
		}
		row.OtherRate, _, _ = Rate(row.Other, others, 1000, confidence)
		b.compareAreas(&row, own, others)
		out.Rows = append(out.Rows, row)
	}
}

// compareAreas judges a ratio of two areas' rates. Its interval is widened by
// the dispersion found in the category's own months.
func (b *builder) compareAreas(row *VersusRate, own, others float64) {
	row.Verdict = TooFew
	if row.Count < minimumCount || row.Other < minimumCount {
		return
	}
	row.Ratio = row.Rate / row.OtherRate
	phi := 1.0
	for _, c := range b.out.Previous.Changes {
		if c.Category == row.Category {
			phi = max(1, c.Dispersion)
		}
	}
	z := distuv.UnitNormal.Quantile(0.5 + confidence/2)
	se := math.Sqrt(phi * (1/float64(row.Count) + 1/float64(row.Other)))
	row.RatioCI = Interval{row.Ratio * math.Exp(-z*se), row.Ratio * math.Exp(z*se)}
	switch {
	case row.RatioCI.Lower > 1:
		row.Verdict = Higher
	case row.RatioCI.Upper < 1:
		row.Verdict = Lower
	default:
		row.Verdict = NoClearChange
	}
}

// peers gives the districts of the comparator with their rates of All crime and
// anti-social behaviour.
func (b *builder) peers() error {
	b.out.Peers = []Peer{}
	v := b.facts.values("residents", b.req.Year.From.Year())
	districts := b.comparatorDistricts()
	if v == nil || len(districts) == 0 {
		return nil
	}
	usable := b.comparatorUsable(districts)
	counts := map[data.Code]map[data.Category]int64{}
	for _, r := range b.facts.cube {
		if !districts[r.District] || !b.inYear(r.Month) || !usable(r.Month) {
			continue
		}
		if counts[r.District] == nil {
			counts[r.District] = map[data.Category]int64{}
		}
		if r.Category.IsCrime() {
			counts[r.District][data.AllCrime] += r.Count
		} else {
			counts[r.District][data.AntiSocialBehaviour] += r.Count
		}
	}
	seen := map[data.Code]bool{}
	for _, code := range b.req.Comparator.Areas {
		canonical := reference.Recoded(code)
		if seen[canonical] || counts[canonical] == nil {
			continue
		}
		seen[canonical] = true
		residents := b.sum(v, b.lsoasIn(func(d data.Code) bool { return d == canonical }))
		if residents == nil || *residents == 0 {
			continue
		}
		for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
			p := Peer{Area: data.Area{Code: code, Name: b.facts.districtName(canonical)}, Own: b.owns(canonical), Category: c, Count: counts[canonical][c], Residents: *residents}
			p.Rate, p.Interval, _ = Rate(p.Count, float64(p.Residents), 1000, confidence)
			b.out.Peers = append(b.out.Peers, p)
		}
	}
	return nil
}
