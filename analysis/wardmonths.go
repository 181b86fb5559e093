package analysis

import (
	"context"
	"database/sql"

	"assess/data"
)

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
	var err error
	if b.wards, err = b.countWards(b.outlines.Ward.Areas); err != nil {
		return err
	}
	for _, w := range b.outlines.Ward.Areas {
		for _, c := range wardCategories {
			s := b.wards[seriesKey{TypeWard, w.Code, c}]
			out.Rows = append(out.Rows, WardSeries{Code: w.Code, Category: c, Counts: s.counts[from-held.From:]})
		}
	}
	return nil
}

// countWards counts every ward's months, as far back as data is held: one query for the
// changes, which need the earlier years, and for the months that are listed.
func (b *builder) countWards(wards []data.Area) (map[seriesKey]*counted, error) {
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
	months := map[int32]data.Month{}
	for k, id := range b.facts.counted {
		if k.Force == b.force() && span.Contains(k.Month) && b.usable(k.Month) {
			months[id] = k.Month
		}
	}
	l := b.facts.common.Layers
	rows, err := readWards(b.ctx, b.facts.query, b.ids(func(m data.Month) bool { return span.Contains(m) && b.usable(m) }), b.lsoaCodes(), l.LSOAByCode, l.Ward.Assignment)
	for _, r := range rows {
		if n := out[seriesKey{TypeWard, r.ward, r.category}].at(months[r.extract]); n != nil {
			*n += r.count
		}
	}
	return out, err
}

// wardRow is the count of one extract, category (All crime or anti-social behaviour) and ward.
type wardRow struct {
	extract  int32
	category data.Category
	ward     data.Code
	count    int64
}

func readWards(ctx context.Context, q Querier, extracts []int32, own []data.Code, lsoa, layer int) ([]wardRow, error) {
	asb, _ := data.LookupCategory(string(data.AntiSocialBehaviour))
	var out []wardRow
	err := each(ctx, q, "wards", func(rows *sql.Rows) error {
		r := wardRow{category: data.AllCrime}
		var incident bool
		if err := rows.Scan(&r.extract, &incident, &r.ward, &r.count); err != nil {
			return err
		}
		if incident {
			r.category = data.AntiSocialBehaviour
		}
		out = append(out, r)
		return nil
	}, list(extracts), list(own), layer, lsoa, asb.ID)
	return out, err
}
