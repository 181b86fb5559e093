package reports

import (
	"slices"
	"time"

	"assess/analysis"
	"assess/data"
	strategy "assess/data/profiles"
)

// next gives the fixture, as it has been varied, what comes next: issues that are scored
// where they have levels, signals and a register, and neighbours on three sides.
func next(a *analysis.Assessment) {
	scored(a)
	a.Emerging = analysis.EmergingThemes{Since: a.Year.Held.To.Add(-2),
		Register: []analysis.Theme{
			{Title: "Thefts of catalysts", FirstSeen: "2021-02", Evidence: "Three garages say so", Owner: "Police", Status: "growing", Public: true},
			{Title: "Cuckooing", FirstSeen: "2020-11-04", Evidence: "Two housing cases", Status: "watching"},
		},
		Tally: []analysis.ThemeRows{{Status: "watching", Themes: 1}, {Status: "growing", Themes: 1}, {Status: "acted on"}, {Status: "closed"}}}
	for _, s := range a.Signals {
		if s.Level == analysis.Higher && s.Last != nil {
			a.Emerging.Signals = append(a.Emerging.Signals, analysis.EmergingSignal{Kind: analysis.LongSide, Category: s.Category, Verdict: s.Level, Sure: analysis.Firm, From: s.Last.From, Run: s.Last.Months})
		}
	}
	for _, h := range a.Histories {
		for _, c := range h.Courses {
			if h.Reason == "" && c.Course == analysis.NewlyHot && c.Cells > 0 {
				a.Emerging.Signals = append(a.Emerging.Signals, analysis.EmergingSignal{Kind: analysis.NewHotSpot, Category: h.Category, Verdict: analysis.Higher, Sure: analysis.Probable, From: a.Year.Held.From, Cells: c.Cells, Wards: c.Wards})
			}
		}
	}
	a.Emerging.Signals = append(a.Emerging.Signals,
		analysis.EmergingSignal{Kind: analysis.NewLevel, Category: "Drugs", Verdict: analysis.Higher, Sure: analysis.Probable, From: month(2020, time.September), Run: 7, Before: ptr(60.0), After: ptr(81.0)},
		analysis.EmergingSignal{Kind: analysis.UnusualMonth, Category: "Burglary", Verdict: analysis.Lower, Sure: analysis.ToWatch, From: month(2021, time.February), Months: []data.Month{month(2021, time.February)}})
	bordered(a)
}

// scored scores the levels of the partnership, each by its place in the list.
func scored(a *analysis.Assessment) {
	m := &a.Matrix
	*m = analysis.PriorityMatrix{Moved: 0.25, First: 5}
	for _, id := range strategy.Criteria {
		m.Criteria = append(m.Criteria, analysis.Criterion{ID: id, Name: capital(id), Weight: 1})
	}
	for i, l := range a.Levels {
		if l.Type != analysis.TypePartnership || l.Category == data.AllCrime {
			continue
		}
		x := analysis.Issue{ID: slug(l.Category), Category: l.Category, Count: l.Count, Scores: []*int{ptr(i % 5), ptr(i * i % 5), ptr(3 * i % 5), nil, ptr(2 * i % 5), nil}}
		for _, p := range a.Priorities.Pages {
			for _, f := range p.Focuses {
				if slices.ContainsFunc(f.Indicators, func(i analysis.Indicator) bool { return i.Told() && i.Category == l.Category }) {
					x.Focuses = append(x.Focuses, analysis.IssueFocus{Priority: p.ID, Focus: f.Title, Proxy: f.Status == analysis.ByProxy})
				}
			}
		}
		m.Issues = append(m.Issues, x)
	}
	for _, c := range a.Partners.Counts {
		if c.Type == analysis.TypePartnership && c.Category == "" && c.Flag == "" {
			key := c.PartnerKey
			m.Issues = append(m.Issues, analysis.Issue{ID: c.Source, Partner: &key, Count: c.Year().Count, Scores: []*int{ptr(1), nil, ptr(1), nil, nil, nil}})
		}
	}
	m.Rank()
}

// bordered gives three neighbours: one told of and hot too, one told of, one that is not.
func bordered(a *analysis.Assessment) {
	if len(a.Levels) == 0 {
		a.County.Reason = "no district with land within 1 km of the boundary is in the boundary layers"
		return
	}
	east, north, south := data.Area{Code: "E07990002", Name: "Eastham"}, data.Area{Code: "E07990003", Name: "Northwold"}, data.Area{Code: "E07990004", Name: "Southmere"}
	c := &a.County
	*c = analysis.CountyMatters{WithinM: 1000, Open: 0.31, Calendar: 12, Adjusted: 4,
		Neighbours: []analysis.Neighbour{{Area: east}, {Area: north}, {Area: south, Reason: "the files of its police force are not held"}},
		Spots: []analysis.BorderSpot{
			{Category: data.AllCrime, Number: 1, Ward: "Abbey", Cells: 4, Incident: 120, Share: 0.01, Neighbour: east, DistanceM: 310, Other: analysis.OtherHot, Beyond: 88},
			{Category: data.AllCrime, Number: 3, Ward: "Lark", Cells: 1, Incident: 6, Share: 0.001, Neighbour: north, DistanceM: 905, Other: analysis.OtherNotHot},
			{Category: data.AntiSocialBehaviour, Number: 2, Ward: "Abbey", Cells: 2, Incident: 31, Share: 0.01, Neighbour: south, DistanceM: 40, Other: analysis.OtherUnknown},
			{Category: data.AntiSocialBehaviour, Number: 4, Cells: 2, Incident: 17, Share: 0.01, DistanceM: 500, Other: analysis.OtherUnknown},
		}}
	const verdict, ratio = analysis.NoClearChange, 1.02
	for _, n := range []data.Area{east, north} {
		for _, category := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
			c.Changes = append(c.Changes, analysis.CategoryChange{Code: n.Code, Name: n.Name, Category: category, Months: 12, CurrentCount: 1020, PreviousCount: 1000, PreviousTotal: 1000,
				RateRatio: ptr(ratio), Interval: &analysis.Interval{Lower: 0.92, Upper: 1.12}, P: ptr(0.2), Q: ptr(0.3), Verdict: verdict})
		}
	}
}
