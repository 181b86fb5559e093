package proof

import (
	"time"

	"assess/analysis"
	"assess/data"
)

// views are the facts of surveys and consultations: the years of their days, and how many
// worries are ranked.
func (b *book) views(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	days := []string{}
	for _, s := range a.Views.Surveys {
		days = append(days, s.From, s.To)
	}
	for _, o := range a.Views.Log {
		days = append(days, o.Day)
	}
	for _, day := range days {
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			b.years[t.Year()] = true
		}
	}
	say("views", "", float64(len(a.Views.Concerns)))
	for _, c := range a.Views.Concerns {
		say("views", c.Category, float64(c.Rank), float64(c.Recorded))
	}
}
