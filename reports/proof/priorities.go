package proof

import (
	"assess/analysis"
	"assess/data"
)

// priorities are the facts of a strategy: how many areas of focus and outcomes it has,
// and of each priority those of which nothing held tells.
func (b *book) priorities(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	p, total := a.Priorities, 0
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
		say("strategy_and_priorities", "", float64(len(q.Focuses)), float64(blind), float64(told))
	}
	say("strategy_and_priorities", "", float64(len(p.Pages)), float64(total), float64(p.Outcomes-p.NotTold))
}
