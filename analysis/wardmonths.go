package analysis

import "assess/data"

// WardMonths is each ward's incidents month by month, in All crime and anti-social
// behaviour: the months assessed and at most three years before them.
type WardMonths struct {
	Reason string       `json:"reason"` // why there are none, empty otherwise
	From   data.Month   `json:"from"`
	Rows   []WardSeries `json:"rows"` // by ward and category
}

// WardSeries is one ward's months: Counts[i] belongs to WardMonths.From + i and is nil
// for a month that cannot be counted.
type WardSeries struct {
	Code     data.Code     `json:"area_code"`
	Category data.Category `json:"category"`
	Counts   []*int64      `json:"counts"`
}

// wardMonthsBefore is the most months listed before the year.
const wardMonthsBefore = 36

// wardMonths counts every ward's months, and lists those that a profile shows.
func (b *builder) wardMonths() error {
	held := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.Held.To}
	from := max(held.From, b.out.Year.Held.From.Add(-wardMonthsBefore))
	out := &b.out.WardMonths
	*out = WardMonths{From: from, Rows: []WardSeries{}}
	if b.outlines.Ward == nil {
		out.Reason = noWards
		return nil
	}
	b.wards = b.countWards(b.outlines.Ward.Areas)
	for _, w := range b.outlines.Ward.Areas {
		for _, c := range wardCategories {
			s := b.wards[seriesKey{TypeWard, w.Code, c}]
			out.Rows = append(out.Rows, WardSeries{Code: w.Code, Category: c, Counts: s.counts[from-held.From:]})
		}
	}
	return nil
}

// countWards counts every ward's months, as far back as data is held: for the
// changes, which need the earlier years, and for the months that are listed.
func (b *builder) countWards(wards []data.Area) map[seriesKey]*counted {
	span := data.Period{From: b.out.Year.DataFrom, To: b.out.Year.Held.To}
	out := map[seriesKey]*counted{}
	for _, w := range wards {
		for _, c := range wardCategories {
			s := &counted{from: span.From, counts: make([]*int64, span.Len())}
			for i, m := range span.Months() {
				if b.usable(m) {
					s.counts[i] = new(int64)
				}
			}
			out[seriesKey{TypeWard, w.Code, c}] = s
		}
	}
	type both struct{ crime, antiSocial *counted }
	places := make([]both, len(b.ledger.places))
	for i, p := range b.ledger.places {
		places[i] = both{out[seriesKey{TypeWard, p.ward, data.AllCrime}], out[seriesKey{TypeWard, p.ward, data.AntiSocialBehaviour}]}
	}
	for _, m := range span.Months() {
		for _, line := range b.ledger.months[m] {
			s := places[line.place].crime
			if line.category == antiSocialID {
				s = places[line.place].antiSocial
			}
			if n := s.at(m); n != nil {
				*n++
			}
		}
	}
	return out
}
