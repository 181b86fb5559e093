package analysis

import (
	"fmt"
	"math"
	"strings"

	"assess/data"
)

// changes compares the year with the year before and with the baseline years.
func (b *builder) changes() error {
	p := planner{year: b.out.Year.Held, usable: b.usable, exclude: b.out.Settings.Exclude}
	b.previous = p.previous()
	b.baseline = p.baseline(b.out.Settings.BaselineYears)
	b.out.Previous = b.compare(b.previous)
	b.out.Baseline = b.compare(b.baseline)
	return nil
}

// compare sets the months of a plan side by side, for the partnership and,
// where it has several, for each of its districts.
func (b *builder) compare(plan monthPlan) Comparison {
	from := b.out.Year.Held.From
	out := Comparison{
		CurrentLabel: plan.span(b.out.Year.Held).Label(), PreviousLabel: b.referenceLabel(plan), Reason: plan.reason,
		Calendar: []int{}, LeftOut: append([]LeftOut{}, plan.leftOut...), Changes: []CategoryChange{}, Districts: []CategoryChange{},
	}
	if plan.reason == "" {
		out.Years = len(plan.back)
		for _, i := range plan.offsets {
			out.Calendar = append(out.Calendar, int(from.Add(i).Calendar()))
		}
	}
	out.Changes = b.changesOf(TypePartnership, b.partnershipCode(), b.out.Partnership.Name, plan)
	adjust(out.Changes, b.out.Settings.FDR)
	if d := b.out.Partnership.Districts; len(d) > 1 {
		for _, a := range d {
			out.Districts = append(out.Districts, b.changesOf(TypeDistrict, a.Code, a.Name, plan)...)
		}
		adjust(out.Districts, b.out.Settings.FDR)
	}
	for _, c := range out.Changes {
		if c.P != nil {
			out.Adjusted++
		}
	}
	return out
}

// span is the part of the year that a plan compares: from its first month to its
// last, though months between them may be left out. A plan that compares nothing
// spans the whole of it.
func (p monthPlan) span(year data.Period) data.Period {
	if n := len(p.offsets); n > 0 && p.reason == "" {
		return data.Period{From: year.From.Add(p.offsets[0]), To: year.From.Add(p.offsets[n-1])}
	}
	return year
}

// referenceLabel is "April 2019 to March 2020", or for several years
// "average of 2018/19 and 2019/20".
func (b *builder) referenceLabel(plan monthPlan) string {
	if len(plan.back) == 1 {
		return plan.span(b.out.Year.Held).Add(-12 * plan.back[0]).Label()
	}
	var names []string
	for k := len(plan.back) - 1; k >= 0; k-- {
		names = append(names, shortYear(b.out.Year.Whole.Add(-12*plan.back[k])))
	}
	switch n := len(names); n {
	case 0:
		return fmt.Sprintf("the %d years before", b.out.Settings.BaselineYears)
	default:
		return "average of " + strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}

func (b *builder) changesOf(kind AreaType, code data.Code, name string, plan monthPlan) []CategoryChange {
	var out []CategoryChange
	for _, c := range b.categories() {
		row := CategoryChange{Code: code, Name: name, Category: c, Dispersion: 1, Verdict: NotComparable}
		s := b.series[seriesKey{kind, code, c}]
		in, ok := b.changeInput(s, plan)
		if plan.reason == "" && ok {
			row.fill(CompareMonths(in), len(plan.offsets))
		}
		out = append(out, row)
	}
	return out
}

// changeInput reads the counts of a plan's months. ok is false when one of them
// cannot be counted, as when a category was not in use.
func (b *builder) changeInput(s *counted, plan monthPlan) (in ChangeInput, ok bool) {
	from := b.out.Year.Held.From
	in.Level, in.MinimumCount = confidence, minimumCount
	read := func(back int) ([]int64, bool) {
		out := make([]int64, len(plan.offsets))
		for k, i := range plan.offsets {
			n := s.at(from.Add(i - 12*back))
			if n == nil {
				return nil, false
			}
			out[k] = *n
		}
		return out, true
	}
	if in.Current, ok = read(0); !ok {
		return in, false
	}
	for _, back := range plan.back {
		year, ok := read(back)
		if !ok {
			return in, false
		}
		in.Reference = append(in.Reference, year)
	}
	in.History = b.history(s, plan)
	return in, true
}

// history is the same calendar months of every other earlier year held, months
// set aside left out: they only sharpen the estimate of the dispersion.
func (b *builder) history(s *counted, plan monthPlan) [][]*int64 {
	used := map[int]bool{}
	for _, back := range plan.back {
		used[back] = true
	}
	from := b.out.Year.Held.From
	p := planner{exclude: b.out.Settings.Exclude}
	var out [][]*int64
	for back := 1; from.Add(11-12*back) >= b.out.Year.DataFrom; back++ {
		if used[back] {
			continue
		}
		year := make([]*int64, len(plan.offsets))
		any := false
		for k, i := range plan.offsets {
			m := from.Add(i - 12*back)
			if n := s.at(m); n != nil && !p.excluded(m) {
				year[k], any = n, true
			}
		}
		if any {
			out = append(out, year)
		}
	}
	return out
}

// fill takes over a tested change; the verdict waits for the q-value.
func (row *CategoryChange) fill(c Change, months int) {
	row.Months = months
	row.CurrentCount, row.PreviousCount, row.PreviousTotal = c.Current, c.Previous, c.PreviousTotal
	row.RateRatio, row.Interval, row.P, row.Dispersion = c.Ratio, c.Interval, c.P, c.Dispersion
}

// adjust gives every tested change its q-value (Benjamini-Hochberg over all of
// them) and its verdict.
func adjust(rows []CategoryChange, fdr float64) {
	p := make([]float64, len(rows))
	for i, r := range rows {
		p[i] = math.NaN()
		if r.P != nil {
			p[i] = *r.P
		}
	}
	q, dependent, holm := BenjaminiHochberg(p), BenjaminiYekutieli(p), Holm(p)
	for i := range rows {
		r := &rows[i]
		r.Q, r.QDependent, r.PHolm = known(q[i]), known(dependent[i]), known(holm[i])
		if r.Months == 0 {
			continue
		}
		r.Verdict = Judge(Change{Current: r.CurrentCount, Previous: r.PreviousCount, PreviousTotal: r.PreviousTotal,
			Ratio: r.RateRatio, Interval: r.Interval, P: r.P, Dispersion: r.Dispersion}, q[i], fdr, minimumCount)
	}
}
