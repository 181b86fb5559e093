package reports

import (
	"fmt"

	"assess/data"
	"assess/reports/chart"
)

// monthsOfWard is all crime and anti-social behaviour in a ward month by month; ok is
// false where no month can be shown, and the subtitle says why.
func (p *profiles) monthsOfWard(w *ward) (h half, in chart.SmallMultiples, ok bool) {
	m := p.a.WardMonths
	if m.Reason != "" || len(m.Rows) == 0 {
		h.subtitle = "; its months are not held"
		return h, in, false
	}
	in.Shade = p.a.Year.Held
	h.columns = []Column{{Name: "Month"}}
	var hidden, said []string
	var shown [][]*int64
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		counts, ok := p.months[rateKey{data.Ward, w.Code, c}]
		if !ok {
			hidden = append(hidden, inSentence(c))
			continue
		}
		s := rangeOf(counts)
		if s == "" {
			continue
		}
		shown = append(shown, counts)
		in.Panels = append(in.Panels, chart.Panel{Title: string(c), Counts: chart.Series{Name: string(c), From: m.From, Values: floats(counts)}})
		h.columns = append(h.columns, Column{Name: string(c) + " in the month", Align: Right})
		said = append(said, fmt.Sprintf("%s %s", inSentence(c), s))
	}
	why := ""
	if len(hidden) > 0 {
		why = fmt.Sprintf("; months of %s are not shown, because one of them is small, or would tell one that is", joined(hidden))
		if p.a.Year.ToDate {
			why = fmt.Sprintf("; months of %s are not shown before the year is over", joined(hidden))
		}
	}
	if len(shown) == 0 {
		if why == "" {
			why = "; no month of it can be counted"
		}
		return half{subtitle: why}, in, false
	}
	span := data.Period{From: m.From, To: m.From.Add(len(shown[0]) - 1)}
	for i, month := range span.Months() {
		row := []string{month.Label()}
		for _, counts := range shown {
			row = append(row, countCell(counts[i]))
		}
		h.rows = append(h.rows, row)
	}
	h.subtitle = fmt.Sprintf(", and incidents in each month, %s%s", span.Label(), why)
	h.alt = sentence("Lines of months: %s", joined(said))
	return h, in, true
}

// rangeOf says between which numbers the months of a series lie; empty for none.
func rangeOf(counts []*int64) string {
	var low, high *int64
	for _, n := range counts {
		if n == nil {
			continue
		}
		if low == nil || *n < *low {
			low = n
		}
		if high == nil || *n > *high {
			high = n
		}
	}
	switch {
	case low == nil:
		return ""
	case *low == *high:
		return data.Thousands(*low) + " in each month"
	}
	return fmt.Sprintf("between %s and %s in a month", data.Thousands(*low), data.Thousands(*high))
}
