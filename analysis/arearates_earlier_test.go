package analysis

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

// aYearWithItsBefore assesses month 13 of a ledger in which burglary was in use a year
// before, and robbery was not.
func aYearWithItsBefore() (*builder, *zone) {
	burglary, _ := data.LookupCategory("Burglary")
	robbery, _ := data.LookupCategory("Robbery")
	one := int64(1)
	b := &builder{
		facts:  &Facts{cube: []monthlyRow{{Category: burglary.Name}, {Category: robbery.Name}}},
		out:    &Assessment{Partnership: Partnership{Districts: []data.Area{{Code: "E07000001"}}}},
		months: []data.Month{13}, previous: monthPlan{offsets: []int{0}, back: []int{1}},
		ledger: ledger{
			places: []ledgerPlace{{lsoa: "L1"}, {lsoa: "L2"}},
			months: map[data.Month][]ledgerLine{1: {{0, burglary.ID}, {0, burglary.ID}, {1, burglary.ID}}, 13: {{1, burglary.ID}, {1, robbery.ID}}},
		},
	}
	b.out.Previous.PreviousLabel = "the year before"
	b.series = map[seriesKey]*counted{}
	for _, c := range b.categories() {
		b.series[seriesKey{TypePartnership, b.partnershipCode(), c}] = &counted{from: 13, counts: []*int64{&one}}
	}
	b.series[seriesKey{TypePartnership, b.partnershipCode(), "Burglary"}] = &counted{from: 1, counts: append([]*int64{&one}, make([]*int64, 12)...)}
	z := &zone{layer: data.LSOA, areas: []data.Area{{Code: "L1"}, {Code: "L2"}, {Code: "L3"}}, residents: []float64{1000, 500, math.NaN()}, of: func(p ledgerPlace) data.Code { return p.lsoa }}
	return b, z
}

func TestTheYearBeforeIsCountedByArea(t *testing.T) {
	b, z := aYearWithItsBefore()
	b.earlierRates([]*zone{z})
	got := b.out.EarlierRates
	if got.Reason != "" || got.Label != "the year before" || len(got.Rows) != 3 {
		t.Fatalf("%+v, want a row of burglary for each area", got)
	}
	for i, want := range []struct {
		count int64
		rate  float64
	}{{2, 2}, {1, 2}, {0, -1}} {
		r := got.Rows[i]
		if r.Category != "Burglary" || r.Code != z.areas[i].Code || r.Count != want.count || (r.Rate == nil) != (want.rate < 0) || r.Rate != nil && *r.Rate != want.rate {
			t.Errorf("%+v, want %+v", r, want)
		}
	}
}

func TestTheYearBeforeHasTheSameMonths(t *testing.T) {
	b, z := aYearWithItsBefore()
	b.months = []data.Month{13, 14}
	b.earlierRates([]*zone{z})
	if got := b.out.EarlierRates; len(got.Rows) > 0 || !strings.HasPrefix(got.Reason, "one of the months") {
		t.Errorf("two months are set beside one: %+v", got)
	}
	b, z = aYearWithItsBefore()
	b.previous.reason = "nothing is held"
	b.earlierRates([]*zone{z})
	if got := b.out.EarlierRates; len(got.Rows) > 0 || got.Reason != "nothing is held" {
		t.Errorf("a year that is not held is given: %+v", got)
	}
}
