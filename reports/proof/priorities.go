package proof

import (
	"assess/analysis"
	"assess/data"
)

const strategyField = "strategy_and_priorities"

// priorities are the facts of a strategy: how many areas of focus and outcomes it has,
// and of each priority those of which nothing held tells.
func (b *book) priorities(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	p, total := a.Priorities, 0
	called := func(key string, n int) { b.add(strategyField, fact{value: float64(n), key: key}) }
	for _, q := range p.Pages {
		blind, told := 0, 0
		for _, f := range q.Focuses {
			if f.Status == analysis.NotHeld || f.Status == analysis.NotMeasurable {
				blind++
			}
			for _, i := range f.Indicators {
				if i.Told() {
					told++
				}
			}
		}
		total += len(q.Focuses)
		say(strategyField, "", float64(blind), float64(told))
		called("focuses", len(q.Focuses))
	}
	for i, key := range []string{"focuses measured", "focuses proxy", "focuses in part", "focuses needs data", "focuses not measurable"} {
		if i < len(p.Tally) {
			called(key, p.Tally[i].Focuses)
		}
	}
	say(strategyField, "", float64(len(p.Pages)))
	called("focuses", total)
	called("outcomes", p.Outcomes)
	called("outcomes told", p.Outcomes-p.NotTold)
	reached := map[analysis.Reached]int{}
	for _, q := range p.Pages {
		for _, o := range q.Outcomes {
			reached[o.Verdict]++
		}
	}
	called("outcomes reached", reached[analysis.OutcomeMet])
	called("outcomes missed", reached[analysis.OutcomeNotMet])
	say(strategyField, "", float64(reached[analysis.CannotTell]))
}
