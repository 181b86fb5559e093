package analysis

import (
	"slices"
	"sort"

	"assess/data"
	"assess/data/reference"
)

// seriesKey names one monthly series.
type seriesKey struct {
	kind     AreaType
	code     data.Code
	category data.Category
}

// counted is a series over the force's span; a nil count is a month that is
// missing or partial.
type counted struct {
	from   data.Month
	counts []*int64
}

// at is the count of a month, nil when it cannot be counted.
func (c *counted) at(m data.Month) *int64 {
	if c == nil || m < c.from || int(m-c.from) >= len(c.counts) {
		return nil
	}
	i := int(m - c.from)
	return c.counts[i]
}

// sum adds up the months; all of them must be countable.
func (c *counted) sum(months []data.Month) (total int64) {
	for _, m := range months {
		if n := c.at(m); n != nil {
			total += *n
		}
	}
	return total
}

// monthly lays the cube out as one series per area and category: the
// partnership and its districts from its own force's files, the comparator from
// the files of every force that polices it.
func (b *builder) monthly() error {
	b.series = map[seriesKey]*counted{}
	span := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.DataTo}
	categories := b.categories()
	add := func(kind AreaType, code data.Code, usable func(data.Month) bool) {
		for _, c := range categories {
			s := &counted{from: span.From, counts: make([]*int64, span.Len())}
			for i, m := range span.Months() {
				if usable(m) && inUse(c, m) {
					s.counts[i] = new(int64)
				}
			}
			b.series[seriesKey{kind, code, c}] = s
		}
	}
	add(TypePartnership, b.partnershipCode(), b.usable)
	for _, d := range b.out.Partnership.Districts {
		add(TypeDistrict, d.Code, b.usable)
	}
	peers := b.comparatorDistricts()
	if len(peers) > 0 {
		add(TypeComparator, comparatorCode, b.comparatorUsable(peers))
	}
	for _, r := range b.facts.cube {
		if k, ok := b.own[r.District]; ok && r.District != "" && r.Force == b.force() {
			b.count(seriesKey{TypePartnership, b.partnershipCode(), r.Category}, r)
			b.count(seriesKey{TypeDistrict, b.out.Partnership.Districts[k].Code, r.Category}, r)
		}
		if peers[r.District] {
			b.count(seriesKey{TypeComparator, comparatorCode, r.Category}, r)
		}
	}
	b.out.Monthly = b.monthlyRows(categories)
	return nil
}

// comparatorCode stands for the comparator, which has no code of its own.
const comparatorCode data.Code = "comparator"

// partnershipCode is the district's own code, or the partnership's id when it
// has several districts.
func (b *builder) partnershipCode() data.Code {
	if d := b.out.Partnership.Districts; len(d) == 1 {
		return d[0].Code
	}
	return data.Code(b.out.Partnership.ID)
}

func (b *builder) count(k seriesKey, r monthlyRow) {
	put := func(k seriesKey) {
		if n := b.series[k].at(r.Month); n != nil {
			*n += r.Count
		}
	}
	put(k)
	if r.Category.IsCrime() {
		k.category = data.AllCrime
		put(k)
	}
}

// categories lists the categories seen in the partnership's force, All crime
// first and anti-social behaviour last.
func (b *builder) categories() []data.Category {
	seen := map[data.Category]bool{data.AllCrime: true, data.AntiSocialBehaviour: true}
	for _, r := range b.facts.cube {
		if r.Force == b.force() {
			seen[r.Category] = true
		}
	}
	out := make([]data.Category, 0, len(seen))
	for c := range seen {
		out = append(out, c)
	}
	data.SortCategories(out)
	return out
}

// inUse reports whether files of the month could hold the category: before its
// first month and after its last a count of none means nothing.
func inUse(c data.Category, m data.Month) bool {
	info, ok := data.LookupCategory(string(c))
	return !ok || m >= info.From && (info.To.IsZero() || m <= info.To)
}

// comparatorDistricts is the set of canonical districts of the comparator.
func (b *builder) comparatorDistricts() map[data.Code]bool {
	out := map[data.Code]bool{}
	if b.req.Comparator != nil {
		for _, c := range b.req.Comparator.Areas {
			out[reference.Recoded(c)] = true
		}
	}
	return out
}

// policing is the share of a comparator's rows from which a force counts as one
// that polices it, rather than a neighbour with a few rows across the border.
const policing = 0.02

// policedBy lists the forces that police districts.
func (b *builder) policedBy(districts map[data.Code]bool) (forces []string) {
	rows := map[string]int64{}
	var all int64
	for _, r := range b.facts.cube {
		if districts[r.District] {
			rows[r.Force] += r.Count
			all += r.Count
		}
	}
	for force, n := range rows {
		if float64(n) >= policing*float64(all) {
			forces = append(forces, force)
		}
	}
	slices.Sort(forces)
	return forces
}

// comparatorUsable says which months every force that polices the comparator has.
func (b *builder) comparatorUsable(districts map[data.Code]bool) func(data.Month) bool {
	forces := b.policedBy(districts)
	return func(m data.Month) bool {
		for _, force := range forces {
			if !b.facts.usable(force, m) {
				return false
			}
		}
		return len(forces) > 0
	}
}

func (b *builder) monthlyRows(categories []data.Category) []Monthly {
	out := []Monthly{}
	area := func(kind AreaType, code data.Code, name string) {
		for _, c := range categories {
			s := b.series[seriesKey{kind, code, c}]
			out = append(out, Monthly{Type: kind, Code: code, Name: name, Category: c, From: s.from, Counts: s.counts})
		}
	}
	area(TypePartnership, b.partnershipCode(), b.out.Partnership.Name)
	districts := append([]data.Area(nil), b.out.Partnership.Districts...)
	sort.Slice(districts, func(i, j int) bool { return districts[i].Code < districts[j].Code })
	for _, d := range districts {
		area(TypeDistrict, d.Code, d.Name)
	}
	if b.series[seriesKey{TypeComparator, comparatorCode, data.AllCrime}] != nil {
		area(TypeComparator, comparatorCode, b.out.Partnership.Comparator)
	}
	return out
}

// own is the partnership's own series of a category.
func (b *builder) ownSeries(c data.Category) *counted {
	return b.series[seriesKey{TypePartnership, b.partnershipCode(), c}]
}
