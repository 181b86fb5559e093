package analysis

import "fmt"

// seasons gives the usual shape of the year of All crime and of every category
// with enough incidents, from the months that are not set aside.
func (b *builder) seasons() error {
	p := planner{exclude: b.out.Settings.Exclude}
	for _, t := range b.out.Trends {
		counts := make([]*int64, len(t.Counts))
		for i, v := range t.Counts {
			if !p.excluded(t.From.Add(i)) {
				counts[i] = v
			}
		}
		index, low, high, years, prob, ok := SeasonIndex(counts, t.Trend, int(t.From.Calendar()))
		s := Season{Category: t.Category, Years: years, P: prob, Index: []float64{}, Low: []float64{}, High: []float64{}}
		if ok {
			s.Index, s.Low, s.High = index[:], low[:], high[:]
			s.Clear = prob < 0.05
		} else if s.Reason = t.Reason; s.Reason == "" {
			s.Reason = fmt.Sprintf("at most %d years of each month are held and not set aside; a seasonal profile takes 2 of at least %d months", years, leastRepeated)
		}
		b.out.Seasons = append(b.out.Seasons, s)
	}
	return nil
}
