package proof

import (
	"strings"
	"time"

	"assess/analysis"
	"assess/data"
)

// views are the facts of surveys and consultations: the years of their days, the names of
// subgroups, and how many worries are ranked.
func (b *book) views(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	days := []string{}
	for _, s := range a.Views.Surveys {
		days = append(days, s.From, s.To)
		for _, q := range s.Questions {
			for _, g := range q.Groups { // "Age: 35 to 64" is told as "35 to 64"
				if _, name, ok := strings.Cut(g.Name, ":"); ok && strings.TrimSpace(name) != "" {
					b.names = append(b.names, strings.TrimSpace(name))
				}
			}
		}
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
