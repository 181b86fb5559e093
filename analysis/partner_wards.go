package analysis

import (
	"cmp"
	"database/sql"
	"math"
	"slices"

	"assess/data"
)

// partnerWards counts each located table's year by ward.
func (b *builder) partnerWards() error {
	p := &b.out.Partners
	p.Wards = []PartnerWard{}
	if b.outlines.Ward == nil || len(b.partners) == 0 {
		return nil
	}
	counts := map[PartnerKey]map[data.Code]int64{}
	if err := b.countPartnerWards(counts); err != nil {
		return err
	}
	residents := map[data.Code]float64{}
	zone := b.wardZone()
	for i, a := range zone.areas {
		residents[a.Code] = zone.residents[i]
	}
	wards := slices.Clone(b.outlines.Ward.Areas)
	slices.SortFunc(wards, func(x, y data.Area) int { return cmp.Compare(x.Code, y.Code) })
	for _, t := range b.partners {
		if !located(t.Table.Where.By()) {
			continue
		}
		for _, k := range t.kinds() {
			for _, w := range wards {
				p.Wards = append(p.Wards, partnerWard(t, k, w, counts[k][w.Code], residents[w.Code]))
			}
		}
	}
	return nil
}

// located reports whether a table's places are known by ward.
func located(by string) bool { return by != "district" && by != "outward" }

func partnerWard(t *partnerTable, k PartnerKey, w data.Area, n int64, residents float64) PartnerWard {
	out := PartnerWard{PartnerKey: k, Sensitive: t.sensitiveRecords(k), Code: w.Code, Name: w.Name, Count: n}
	if !math.IsNaN(residents) && residents > 0 {
		r := int64(residents + 0.5)
		out.Residents = &r
		if rate, ci, ok := Rate(n, residents, 1000, confidence); ok {
			out.Rate, out.Interval = &rate, &ci
		}
	}
	return out
}

// countPartnerWards adds up the year's rows with a number by series and ward.
func (b *builder) countPartnerWards(counts map[PartnerKey]map[data.Code]int64) error {
	tables := map[string]*partnerTable{}
	for _, t := range b.partners {
		tables[t.ID] = t
	}
	day, year := b.facts.common.AsAt, b.out.Year.Held
	put := func(k PartnerKey, ward data.Code, n int64) {
		if counts[k] == nil {
			counts[k] = map[data.Code]int64{}
		}
		counts[k][ward] += n
	}
	return eachAfter(b.ctx, b.facts.query, partnerHeld, "partnerwards", func(rows *sql.Rows) error {
		var source, month, category string
		var ward data.Code
		var n int64
		if err := rows.Scan(&source, &month, &category, &ward, &n); err != nil {
			return err
		}
		m, err := data.ParseMonth(month)
		if t := tables[source]; t != nil && t.usable(m) {
			put(PartnerKey{Source: source}, ward, n)
			if category != "" {
				put(PartnerKey{Source: source, Category: category}, ward, n)
			}
		}
		return err
	}, day, day, day, b.facts.common.Layers.Ward.Assignment, year.From.String()+"-01", year.To.String()+"-01")
}
