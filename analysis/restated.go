package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"assess/data"
	"assess/data/reference"
)

// restatements compares the files of each month of the partnership's force, and marks
// the months of the series that are revised or provisional.
func (b *builder) restatements() error {
	out := &b.out.Restated
	*out = Restatements{Replaced: []data.Month{}, Months: []data.Month{}, Lost: b.facts.lostMonths(b.force()), Rows: []Restatement{},
		Net: []RestatedCount{}, Year: []RestatedTotal{}, Partners: b.facts.partners.restated}
	if out.Partners == nil {
		out.Partners = []PartnerRestatement{}
	}
	for k := range b.facts.restated.copies {
		if k.Force == b.force() && b.usable(k.Month) {
			out.Replaced = append(out.Replaced, k.Month)
		}
	}
	slices.Sort(out.Replaced)
	categories := b.categories()
	for _, m := range out.Replaced {
		b.restatedMonth(m, categories)
	}
	for _, l := range out.Lost {
		b.lostMonth(l.Month, categories)
	}
	slices.SortStableFunc(out.Rows, func(x, y Restatement) int {
		return cmp.Or(cmp.Compare(x.Code, y.Code), cmp.Compare(x.Month, y.Month), cmp.Compare(x.Category.Order(), y.Category.Order()))
	})
	b.restatedYear(categories)
	b.markMonths()
	return nil
}

// restatedMonth compares the files of one month, each with the one before.
func (b *builder) restatedMonth(m data.Month, categories []data.Category) {
	out, list := &b.out.Restated, b.facts.restated.copies[forceMonth{b.force(), m}]
	first, last := list[0], list[len(list)-1]
	for _, c := range categories {
		for _, d := range b.out.Partnership.Districts {
			one := only(reference.Recoded(d.Code))
			for i := 1; i < len(list); i++ {
				before, now := list[i-1].counts.of(c, one), list[i].counts.of(c, one)
				if before != now {
					out.Rows = append(out.Rows, Restatement{d.Code, d.Name, m, c, before, &now, knownOn(list[i-1], list[i]), knownOn(list[i], list[i-1])})
				}
			}
		}
		if was, is := first.counts.of(c, b.owns), last.counts.of(c, b.owns); was != is {
			out.Net = append(out.Net, RestatedCount{m, c, was, is, is - was})
		}
	}
	if slices.ContainsFunc(out.Rows, func(r Restatement) bool { return r.Month == m }) {
		out.Months = append(out.Months, m)
	}
}

// lostMonth lists what a month held that no file has any more.
func (b *builder) lostMonth(m data.Month, categories []data.Category) {
	last := b.facts.restated.lost[forceMonth{b.force(), m}]
	for _, c := range categories {
		for _, d := range b.out.Partnership.Districts {
			if n := last.counts.of(c, only(reference.Recoded(d.Code))); n > 0 {
				b.out.Restated.Rows = append(b.out.Restated.Rows, Restatement{d.Code, d.Name, m, c, n, nil, last.LoadedOn, last.RetiredOn})
			}
		}
	}
}

// only is the set of one district.
func only(district data.Code) func(data.Code) bool {
	return func(d data.Code) bool { return d == district }
}

// restatedYear sums the year: what its months were first known to hold, and what is
// counted.
func (b *builder) restatedYear(categories []data.Category) {
	for _, c := range categories {
		t := RestatedTotal{Category: c, Current: b.ownSeries(c).sum(b.months)}
		for _, n := range b.out.Restated.Net {
			if n.Category == c && b.inYear(n.Month) {
				t.Months++
				t.Move += n.Move
			}
		}
		t.First = t.Current - t.Move
		if t.Months > 0 {
			b.out.Restated.Year = append(b.out.Restated.Year, t)
		}
	}
}

// markMonths says of each series which of its months are provisional, and which are no
// longer as they were first published.
func (b *builder) markMonths() {
	peers := b.comparatorDistricts()
	forces := b.policedBy(peers)
	for i := range b.out.Monthly {
		s := &b.out.Monthly[i]
		districts, of := b.owns, []string{b.force()}
		switch s.Type {
		case TypeDistrict:
			districts = only(reference.Recoded(s.Code))
		case TypeComparator:
			districts, of = func(d data.Code) bool { return d != "" && peers[d] }, forces
		}
		for k, n := range s.Counts {
			m := s.From.Add(k)
			if n == nil {
				continue
			}
			if slices.ContainsFunc(of, func(force string) bool { return b.facts.provisional(force, m) }) {
				s.Provisional = append(s.Provisional, m)
			}
			if slices.ContainsFunc(of, func(force string) bool {
				return b.facts.restated.moved(forceMonth{force, m}, s.Category, districts)
			}) {
				s.Revised = append(s.Revised, m)
			}
		}
	}
}

// provisional reports whether the file that counts of a force's month may still change.
func (f *Facts) provisional(force string, m data.Month) bool {
	for _, s := range f.common.Sources {
		if st := f.status[sourceMonth{s.ID, forceMonth{force, m}}]; st.Usable() {
			return st == data.Provisional
		}
	}
	return false
}

func methodRestatements(b *builder) Method {
	r := b.out.Restated
	return Method{
		ID: "restatements", Name: "Months that were replaced",
		Formula: "Where the police publish a month again, the newest file counts, and older ones stay in the store. The counts of two files of one month are taken in the same way, and set side by side where they differ. " +
			"Net effect is the count now less that of the month's first file. A month is marked [r] where they have differed, and [p] where it is provisional.",
		Settings: fmt.Sprintf("The newest %d months are provisional.", ProvisionalMonths),
		N:        fmt.Sprintf("%d months of more than one file, of which %d changed a count of the partnership", len(r.Replaced), len(r.Months)),
		Source:   "rule of this program",
	}
}
