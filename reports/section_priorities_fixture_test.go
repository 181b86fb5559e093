package reports

import (
	"time"

	"assess/analysis"
	"assess/data"
)

// strategic gives the fixture, as it has been varied, a strategy of four priorities: one that is measured, one
// that is told by a proxy and needs more, one of which nothing held tells, and one that
// is work alone.
func strategic(a *analysis.Assessment) {
	p := &a.Priorities
	p.Previous = a.Previous.PreviousLabel
	old := p.Strategy
	p.Strategy = analysis.Strategy{Title: "Sampleford Strategy 2019 to 2022", Source: "Sampleford Strategy, page 4", Date: "2019-04-01",
		Period: data.Period{From: month(2019, time.April), To: month(2022, time.March)}}
	if old.Expired {
		p.Strategy.Period, p.Strategy.Expired = old.Period, true
	}
	needs := func(title, needs, from string) analysis.Indicator {
		return analysis.Indicator{Title: title, Status: analysis.NotHeld, Needs: needs, Holder: from}
	}
	burglary := toldOf(a, "Burglary", "Burglary", analysis.Measured, "homes and other buildings together")
	drugs := toldOf(a, "Drugs", "Drugs", analysis.ByProxy, "drug offences that the police found, whoever committed them")
	met := analysis.Outcome{Title: "Fewer burglaries", Verdict: analysis.CannotTell, Why: "its baseline is not before the year assessed"}
	if burglary.Change != nil {
		met.Verdict, met.Why, met.Indicator, met.Change = analysis.OutcomeMet, "it changed clearly as wanted", "Burglary", burglary.Change
		met.Baseline, met.Latest = "April 2018 to March 2019", a.Year.Label
	}
	p.Pages = []analysis.Priority{
		{ID: "homes", Label: "Priority 1", Title: "Safe Homes", Why: "Residents named burglary first", Do: []string{"Advice to residents", "Visits to victims"},
			Focuses: []analysis.Focus{{ID: "burglary", Title: "Burglary", Status: analysis.Measured, Indicators: []analysis.Indicator{burglary}}},
			Outcomes: []analysis.Outcome{
				met,
				{Title: "Residents feel safe", Verdict: analysis.CannotTell, Why: "no record counts it"},
			}},
		{ID: "gangs", Label: "Priority 2", Title: "Tackle Gangs",
			Focuses: []analysis.Focus{
				{ID: "lines", Title: "County lines", Status: analysis.ByProxy, Indicators: []analysis.Indicator{drugs, needs("Young people drawn in", "referrals", "youth offending teams")}},
				{ID: "abuse", Title: "Domestic abuse", Status: analysis.NotHeld, Indicators: []analysis.Indicator{needs("Domestic abuse", "a mark for domestic abuse", "the police")}}},
			Outcomes: []analysis.Outcome{{Title: "Gangs are disrupted", Verdict: analysis.CannotTell, Why: "the number only stands in for it", Indicator: "Drugs", Proxy: true}}},
		{ID: "vulnerable", Title: "Support Vulnerable People", Outcomes: []analysis.Outcome{},
			Focuses: []analysis.Focus{{ID: "isolation", Title: "Social isolation", Status: analysis.NotHeld, Indicators: []analysis.Indicator{needs("Social isolation", "yearly figures for the district", "public health")}}}},
		{ID: "working", Title: "Work Together", Do: []string{"Meet"}, Outcomes: []analysis.Outcome{},
			Focuses: []analysis.Focus{{ID: "working", Title: "Work Together", Status: analysis.NotMeasurable, Why: "no record counts it"}}},
	}
	for i, n := range []int{1, 1, 0, 2, 1} {
		p.Tally = append(p.Tally, analysis.StatusRows{Status: analysis.Statuses[i], Focuses: n})
	}
	p.Outcomes, p.NotTold, p.Adjusted = 3, 2, 1
	if met.Verdict == analysis.CannotTell {
		p.NotTold = 3
	}
	p.Versions = []analysis.Version{{Title: "Web page", Source: "the council's web site", Note: "the page bears no date",
		Differences: []analysis.VersionDifference{{Priority: "Tackle Gangs", Strategy: []string{"Domestic abuse"}, Version: []string{"high harm"}, Rewritten: [][2]string{{"County lines", "county drug lines"}}}}, Left: []string{"Work Together"}}}
	p.Groups = []analysis.Group{{Name: "Safe Homes Group", Role: "Delivers", Priorities: []string{"homes"}}, {Name: "Board"}}
	p.Meetings = []analysis.Meeting{{Name: "Board", Every: "quarterly", When: "from May", What: "Progress"}, {Name: "Public meeting"}}
}

// toldOf is an indicator that a category of the fixture tells.
func toldOf(a *analysis.Assessment, title string, c data.Category, s analysis.Status, of string) analysis.Indicator {
	out := analysis.Indicator{Title: title, Status: s, Of: of, Source: "police-street", Category: c}
	for _, l := range a.Levels {
		if l.Type == analysis.TypePartnership && l.Category == c {
			out.N = ptr(l.Count)
		}
	}
	if out.N == nil {
		return analysis.Indicator{Title: title, Status: analysis.NotHeld, Needs: "records", Holder: "the police"}
	}
	if c := change(a.Previous, c); c != nil && c.Verdict != analysis.NotComparable {
		out.Change = c
	}
	for _, v := range a.Versus.Rows {
		if v.Category == c {
			out.Versus = &v
		}
	}
	return out
}

// Variations of the strategy.
func noStrategy(a *analysis.Assessment) {
	a.Priorities = analysis.Priorities{Reason: "the partnership's strategy has not been supplied"}
}

func oldStrategy(a *analysis.Assessment) {
	s := &a.Priorities.Strategy
	s.Period, s.Expired = data.Period{From: month(2016, time.April), To: month(2019, time.March)}, true
	a.Priorities.Embedded = true
}
