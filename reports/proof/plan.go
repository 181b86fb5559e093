package proof

import (
	"regexp"

	"assess/analysis"
)

// planField is that of the partnership's plan. Its lines have so many small numbers that
// any would be found among them: what is said of them rests on the facts of plan alone.
const planField = "plan"

// strategyWords are what the numbers of the strategy and of the plan are called, by the
// words after them.
var strategyWords = worded(map[string]string{
	"focuses":                 `areas? of focus`,
	"focuses measured":        `(?:is|are) measured`,
	"focuses proxy":           `(?:has|have) only a number`,
	"focuses in part":         `(?:is|are) told in part`,
	"focuses needs data":      `needs? data`,
	"focuses not measurable":  `(?:is|are) work that`,
	"outcomes":                `outcomes? that`,
	"outcomes told":           `can be judged`,
	"outcomes reached":        `(?:was|were) reached`,
	"outcomes missed":         `(?:was|were) not reached`,
	"lines":                   `lines?`,
	"with_number":             `of them (?:has|have) a number`,
	"with_date":               `says? by when`,
	"line met":                `(?:is|are) met`,
	"line on track":           `(?:is|are) on track`,
	"line behind":             `(?:is|are) behind`,
	"line not started":        `(?:has|have) not started`,
	"line no update":          `(?:has|have) no update`,
	"line waits on a partner": `waits? on a partner`, // in a row too
	"line not measurable":     `cannot be measured`,
	"of a lead":               `of the lines`,
	"of a lead done":          `of those met or on track`,
	"in a row met":            `met`,
	"in a row on track":       `on track`,
	"in a row behind":         `behind`,
	"in a row not started":    `not started`,
	"in a row no update":      `no update`,
	"in a row not measurable": `not measurable`,
})

// wording is what numbers with certain words after them are called.
type wording struct{ after, key *regexp.Regexp }

func worded(words map[string]string) (out []wording) {
	for key, after := range words {
		out = append(out, wording{regexp.MustCompile(`^ ` + after + `\b`), regexp.MustCompile(`^` + regexp.QuoteMeta(key) + `$`)})
	}
	return out
}

// plan are the facts of the plan: its lines, by status and by flag, and how many can be
// held against something.
func (b *book) plan(a *analysis.Assessment) {
	p, known := a.Plan, 0
	add := func(key string, n int) { b.add(planField, fact{value: float64(n), key: key}) }
	add("lines", len(p.Lines))
	add("with_number", p.Words.Numbers)
	add("with_date", p.Words.Dates)
	for i, s := range analysis.PlanStatuses {
		add("line "+string(s), p.Total.Of(s))
		if i < 4 {
			known += p.Total.Of(s)
		}
	}
	add("known", known)
	for _, f := range p.Flags {
		add("lines", f.Lines)
	}
	for _, t := range p.Leads {
		add("of a lead", t.Lines)
		add("of a lead done", t.Of(analysis.PlanMet)+t.Of(analysis.PlanOnTrack))
	}
	for _, t := range append(append([]analysis.PlanTally{}, p.By...), p.Leads...) {
		for i, n := range t.Counts {
			key := "in a row "
			if analysis.PlanStatuses[i] == analysis.PlanWaits {
				key = "line "
			}
			add(key+string(analysis.PlanStatuses[i]), n)
		}
	}
}
