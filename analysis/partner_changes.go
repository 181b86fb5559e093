package analysis

import (
	"fmt"

	"assess/data"
)

// mostHidden is the largest share of the rows compared that may lack a number.
const mostHidden = 0.05

// partnerChanges compares each series with the same months of the year before, by the
// test that compares police categories.
func (b *builder) partnerChanges() error {
	p := &b.out.Partners
	p.Changes = []PartnerChange{}
	for _, t := range b.partners {
		for _, k := range t.keys() {
			p.Changes = append(p.Changes, b.partnerChange(t, k))
		}
	}
	for _, kind := range []AreaType{TypePartnership, TypeDistrict} {
		p.adjust(kind, b.out.Settings.FDR)
	}
	for _, c := range p.Changes {
		if c.Type == TypePartnership && c.P != nil {
			p.Adjusted++
		}
	}
	return nil
}

func (b *builder) partnerChange(t *partnerTable, k partnerSeriesKey) PartnerChange {
	out := PartnerChange{Source: t.ID, Flag: k.Flag, Sensitive: t.sensitiveRecords(k.PartnerKey), Reason: t.plan.reason}
	out.Category, out.Dispersion, out.Verdict = data.Category(k.Category), 1, NotComparable
	out.Type, out.Code, out.Name = b.partnerArea(k.district)
	if out.Reason != "" {
		return out
	}
	s := t.series[k]
	if rows, hidden := s.compared(b.out.Year.Held.From, t.plan); float64(hidden) > mostHidden*float64(rows) {
		out.Reason = fmt.Sprintf("%d of %d rows of the months compared have no number", hidden, rows)
		return out
	}
	if in, ok := b.changeInput(&s.counted, t.plan); ok {
		out.fill(CompareMonths(in), len(t.plan.offsets))
	}
	return out
}

// compared counts the rows of the months compared, of both years.
func (s *partnerSeries) compared(from data.Month, plan monthPlan) (rows, hidden int64) {
	for _, offset := range plan.offsets {
		for _, back := range append([]int{0}, plan.back...) {
			i := int(from.Add(offset-12*back) - s.from)
			rows += s.rows[i]
			hidden += s.hidden[i]
		}
	}
	return rows, hidden
}

// adjust gives the changes of one type of area their q-values and verdicts.
func (p *PartnerRecords) adjust(kind AreaType, fdr float64) {
	var rows []CategoryChange
	var at []int
	for i, c := range p.Changes {
		if c.Type == kind {
			rows, at = append(rows, c.CategoryChange), append(at, i)
		}
	}
	adjust(rows, fdr)
	for k, i := range at {
		p.Changes[i].CategoryChange = rows[k]
	}
}

func methodPartnerChange(b *builder) Method {
	m := Method{
		ID: "partner-change", Name: "Change of partners' records",
		Formula: "Each series is compared with the same months of the year before by the test that compares police categories. Only months that count in both years are compared.",
		Settings: fmt.Sprintf("%.0f%% intervals. p-values are adjusted over the series of all partners together (Benjamini-Hochberg at %g), apart from those of the police. Below %d records in both years nothing is said. Where more than %.0f%% of the rows lack a number nothing is compared.",
			100*confidence, b.out.Settings.FDR, minimumCount, 100*mostHidden),
		N:      fmt.Sprintf("%d tests", b.out.Partners.Adjusted),
		Source: "as for the change on the year before",
	}
	return m
}
