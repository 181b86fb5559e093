package analysis

import "assess/data"

// DecileRate is the rate in one national deprivation decile of the partnership.
type DecileRate struct {
	Category  data.Category `json:"category"`
	Decile    int           `json:"decile"` // 1 is most deprived
	LSOAs     int           `json:"lsoas"`
	Count     int64         `json:"count"`
	Residents int64         `json:"residents"`
	Rate      float64       `json:"rate"`
	Interval  Interval      `json:"interval"`
}

// deprivation gives rates by national deprivation decile.
func (b *builder) deprivation() error {
	b.out.Deprivation = []DecileRate{}
	type sums struct {
		lsoas     int
		residents float64
	}
	var at [11]sums
	decile := map[data.Code]int{}
	for _, i := range b.lsoas {
		d := b.decileOf(i)
		n, ok := b.residentsOf(i)
		if d == 0 || !ok {
			continue
		}
		at[d].lsoas++
		at[d].residents += n
		decile[b.facts.common.Layers.LSOA.Atlas.Areas[i].Code] = d
	}
	counts := map[data.Category]*[11]int64{}
	for _, r := range b.out.AreaRates {
		if d := decile[r.Code]; r.Layer == data.LSOA && d > 0 {
			if counts[r.Category] == nil {
				counts[r.Category] = new([11]int64)
			}
			counts[r.Category][d] += r.Count
		}
	}
	for _, c := range b.categories() {
		for d := 1; d <= 10; d++ {
			if at[d].residents == 0 || counts[c] == nil {
				continue
			}
			row := DecileRate{Category: c, Decile: d, LSOAs: at[d].lsoas, Count: counts[c][d], Residents: int64(at[d].residents + 0.5)}
			row.Rate, row.Interval, _ = Rate(row.Count, at[d].residents, 1000, confidence)
			b.out.Deprivation = append(b.out.Deprivation, row)
		}
	}
	return nil
}
