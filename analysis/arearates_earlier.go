package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"assess/data"
)

// EarlierRates are the counts and rates of wards and LSOAs in the months of the year
// before, for a map that shows both years. They are given only where every month
// assessed has its month a year before, so that the two are always of the same months.
type EarlierRates struct {
	Reason string        `json:"reason"`       // why there are none, empty otherwise
	Label  string        `json:"label"`        // "April 2020 to March 2021"
	Rows   []EarlierRate `json:"areas_before"` // by layer, area and category
}

// EarlierRate is one area's year before. Its residents are those of the year assessed.
type EarlierRate struct {
	Layer    data.Layer    `json:"layer"`
	Code     data.Code     `json:"area_code"`
	Category data.Category `json:"category"`
	Count    int64         `json:"count"`
	Rate     *float64      `json:"rate"`          // per 1,000
	Smoothed *float64      `json:"smoothed_rate"` // empirical Bayes, per 1,000
}

// earlierRates counts the zones' year before.
func (b *builder) earlierRates(zones []*zone) {
	out := &b.out.EarlierRates
	*out = EarlierRates{Label: b.out.Previous.PreviousLabel, Rows: []EarlierRate{}}
	if n := len(b.months) - len(b.previous.offsets); b.previous.reason != "" || n > 0 {
		out.Reason = b.previous.reason
		if out.Reason == "" {
			out.Reason = fmt.Sprintf("%d of the months assessed are not held for the year before", n)
			if n == 1 {
				out.Reason = "one of the months assessed is not held for the year before"
			}
		}
		return
	}
	var months []data.Month
	for _, m := range b.months {
		months = append(months, m.Add(-12))
	}
	for _, z := range zones {
		counts := b.ledger.areas(months, z.of)
		for _, c := range b.categories() {
			if b.counted(c, months) {
				out.Rows = append(out.Rows, z.earlier(c, counts[c])...)
			}
		}
	}
	slices.SortStableFunc(out.Rows, func(x, y EarlierRate) int {
		return cmp.Or(cmp.Compare(x.Layer, y.Layer), cmp.Compare(x.Code, y.Code))
	})
}

// counted reports whether a category was in use in each of the months.
func (b *builder) counted(c data.Category, months []data.Month) bool {
	s := b.series[seriesKey{TypePartnership, b.partnershipCode(), c}]
	for _, m := range months {
		if s.at(m) == nil {
			return false
		}
	}
	return true
}

// earlier is a row for every area of the zone.
func (z *zone) earlier(c data.Category, of map[data.Code]int64) []EarlierRate {
	counts := make([]int64, len(z.areas))
	for i, a := range z.areas {
		counts[i] = of[a.Code]
	}
	smoothed := EmpiricalBayes(counts, z.residents)
	var rows []EarlierRate
	for i, a := range z.areas {
		row := EarlierRate{Layer: z.layer, Code: a.Code, Category: c, Count: counts[i], Smoothed: known(1000 * smoothed[i])}
		if !math.IsNaN(z.residents[i]) && z.residents[i] > 0 {
			row.Rate = known(1000 * float64(counts[i]) / z.residents[i])
		}
		rows = append(rows, row)
	}
	return rows
}
