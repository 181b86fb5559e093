package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/data"
	"assess/data/profiles"
)

// PriorityMatrix scores the issues that have data by stated criteria and ranks them. It
// is a proposal for the partnership's board and decides nothing.
type PriorityMatrix struct {
	Reason   string      `json:"reason"` // why nothing is ranked; empty otherwise
	Criteria []Criterion `json:"criteria"`
	Moved    float64     `json:"weights_moved"` // share of itself by which each weight is moved, both ways
	Trials   int         `json:"trials"`        // sets of weights that the range of a rank is over
	First    int         `json:"first"`         // issues that are proposed
	Issues   []Issue     `json:"issues"`        // by rank, those without one last
	Unranked int         `json:"unranked"`
}

// Criterion is one thing that issues are scored by, from 0 to 4.
type Criterion struct {
	ID     string  `json:"id"` // one of profiles.Criteria
	Name   string  `json:"name"`
	Weight float64 `json:"weight"` // as configured
	Share  float64 `json:"share"`  // of the weights used; 0 where it is not used
	Scored int     `json:"issues_scored"`
	Reason string  `json:"reason"` // why it is not used; empty where it is
}

// Used reports whether the criterion counts in the scores.
func (c Criterion) Used() bool { return c.Reason == "" }

// Standing says whether an issue is among the first whatever the weights.
type Standing string

// The standings of an issue.
const (
	StandsFirst Standing = "among the first"
	Depends     Standing = "depends on the weights"
	StandsLower Standing = "not among the first"
	NotRanked   Standing = "not ranked"
)

// Issue is one thing that could be a priority.
type Issue struct {
	ID       string        `json:"id"` // "burglary", "fire-deliberate", "force-crimes/knife"
	Category data.Category `json:"category,omitempty"`
	Rural    bool          `json:"rural,omitempty"` // in areas classed as rural alone
	Partner  *PartnerKey   `json:"partner,omitempty"`
	Count    int64         `json:"count"`   // of the year
	Focuses  []IssueFocus  `json:"focuses"` // of the strategy that it tells of

	Scores   []*int   `json:"scores"` // in the order of the criteria, 0 to 4; nil where it cannot be scored
	Scored   int      `json:"criteria_scored"`
	Score    *float64 `json:"score"` // weighted mean of the scores, those that are not told at the mean of the issues ranked; nil without a rank
	Rank     int      `json:"rank"`  // 1 is first, joint ones share it; 0 without a rank
	RankLow  int      `json:"rank_low"`
	RankHigh int      `json:"rank_high"`
	Standing Standing `json:"standing"`
	Withheld bool     `json:"-"` // an edition that may not tell of it leaves it out
	Kept     []bool   `json:"-"` // scores that an edition keeps back, in the order of the criteria; empty for none
}

// IssueFocus is an area of focus of the strategy that an issue tells of.
type IssueFocus struct {
	Priority string `json:"priority"` // its id
	Focus    string `json:"focus"`
	Proxy    bool   `json:"proxy,omitempty"` // the issue only stands in for it
}

// What a ranking takes.
const (
	weightMoved  = 0.25
	firstIssues  = 5
	fewestScored = 2 // criteria of an issue that is ranked
	highestScore = 4
)

// criterionNames are the criteria in words, noHarm and noConcern why two of them may be
// scored for no issue.
var criterionNames = map[string]string{
	profiles.Volume: "Volume", profiles.Rate: "Rate beside the comparator", profiles.Trend: "Change on the year before",
	profiles.Harm: "Harm", profiles.Concentration: "Concentration", profiles.Concern: "Public concern",
}

const (
	noHarm    = "no records with offence codes are weighed by severity; a category of open data holds offences of very different severity"
	noConcern = "no survey is held that asks what people worry about and is linked to categories of crime"
)

// matrix gathers the issues, scores them and ranks them.
func (b *builder) matrix() error {
	m := &b.out.Matrix
	*m = PriorityMatrix{Criteria: []Criterion{}, Issues: b.issues(), Moved: weightMoved, First: firstIssues}
	var weights profiles.Matrix
	if p := b.req.Papers.Profile; p != nil {
		weights = p.Matrix
	}
	for _, id := range profiles.Criteria {
		m.Criteria = append(m.Criteria, Criterion{ID: id, Name: criterionNames[id], Weight: weights.Weight(id)})
	}
	for i := range m.Issues {
		m.Issues[i].Scores = b.scores(m.Issues[i])
	}
	m.Rank()
	return nil
}

// issues are the categories of the police's open data; each partner's table that has a
// total, or where its records are marked each mark; and what else an area of focus of the
// strategy is told by. In that order, each once.
func (b *builder) issues() []Issue {
	out := []Issue{}
	add := func(i Issue) {
		if !slices.ContainsFunc(out, func(x Issue) bool { return x.ID == i.ID }) {
			out = append(out, i)
		}
	}
	for _, l := range b.out.Levels {
		if l.Type == TypePartnership && l.Category != data.AllCrime {
			add(Issue{ID: issueID(l.Category, false, nil), Category: l.Category, Count: l.Count, Focuses: []IssueFocus{}})
		}
	}
	for _, c := range b.out.Partners.Counts {
		if c.Type == TypePartnership && c.Year().Months > 0 && b.standsAlone(c) {
			key := c.PartnerKey
			add(Issue{ID: issueID("", false, &key), Partner: &key, Count: c.Year().Count, Focuses: []IssueFocus{}})
		}
	}
	for _, p := range b.out.Priorities.Pages {
		for _, f := range p.Focuses {
			for _, i := range f.Indicators {
				if !i.Told() || i.N == nil || i.Category == "" && i.Partner == nil || i.Category == data.AllCrime {
					continue
				}
				if i.Partner != nil && (!b.partnerCounted(*i.Partner) || *i.Partner == (PartnerKey{Source: i.Partner.Source}) && b.marked(i.Partner.Source)) {
					continue // told by its hours, or not at all
				}
				id := issueID(i.Category, i.Rural, i.Partner)
				add(Issue{ID: id, Category: i.Category, Rural: i.Rural, Partner: i.Partner, Count: *i.N, Focuses: []IssueFocus{}})
				at := slices.IndexFunc(out, func(x Issue) bool { return x.ID == id })
				focus := IssueFocus{p.ID, f.Title, i.Status == ByProxy}
				if !slices.Contains(out[at].Focuses, focus) {
					out[at].Focuses = append(out[at].Focuses, focus)
				}
			}
		}
	}
	return out
}

// issueID names an issue in files.
func issueID(c data.Category, rural bool, p *PartnerKey) string {
	if p == nil {
		id := strings.ReplaceAll(strings.ToLower(string(c)), " ", "-")
		if rural {
			id += "/rural"
		}
		return id
	}
	return strings.TrimRight(p.Source+"/"+strings.ToLower(p.Category)+p.Flag, "/")
}

// repeatMark is the mark of a victim who comes again, which is no issue of its own.
const repeatMark = "repeat_victim"

// standsAlone reports whether a series of a partner is an issue by itself: the marks of a
// table that has any, for such a table counts the crimes of the police once more; all
// records of any other.
func (b *builder) standsAlone(c PartnerCount) bool {
	return c.Category == "" && c.Flag != repeatMark && (c.Flag != "") == b.marked(c.Source)
}

// marked reports whether records of a source are marked.
func (b *builder) marked(source string) bool {
	return slices.ContainsFunc(b.out.Partners.Counts, func(x PartnerCount) bool { return x.Source == source && x.Flag != "" })
}

// partnerCounted reports whether a partner's series of the partnership has months of the year.
func (b *builder) partnerCounted(k PartnerKey) bool {
	return slices.ContainsFunc(b.out.Partners.Counts, func(c PartnerCount) bool {
		return c.Type == TypePartnership && c.PartnerKey == k && c.Year().Months > 0
	})
}

// Rank gives the issues that have enough scores their score, their rank, and the range of
// the rank while every weight is Moved both ways. It sorts the issues and can be called
// again once some are withheld or scores are taken away.
func (m *PriorityMatrix) Rank() {
	m.use()
	weights := m.weights()
	ranked := []int{}
	for i := range m.Issues {
		x := &m.Issues[i]
		x.Scored, x.Score, x.Rank, x.RankLow, x.RankHigh, x.Standing = 0, nil, 0, 0, 0, NotRanked
		for k, s := range x.Scores {
			if s != nil && weights[k] > 0 {
				x.Scored++
			}
		}
		if x.Scored >= fewestScored && !x.Withheld {
			ranked = append(ranked, i)
		}
	}
	m.Unranked, m.Trials = len(m.Issues)-len(ranked), 0
	m.Reason = ""
	if len(ranked) == 0 {
		m.Reason = fmt.Sprintf("no issue can be scored by %d criteria", fewestScored)
		return
	}
	places := make([]*Issue, len(ranked))
	given := make([][]*int, len(ranked))
	for k, i := range ranked {
		places[k], given[k] = &m.Issues[i], m.Issues[i].Scores
	}
	scores := filled(given)
	means := weighted(scores, weights)
	for k, r := range ranks(means) {
		places[k].Score, places[k].Rank, places[k].RankLow, places[k].RankHigh = &means[k], r.from, r.from, r.to
	}
	for _, w := range movedWeights(weights, m.Moved) {
		m.Trials++
		for k, r := range ranks(weighted(scores, w)) {
			places[k].RankLow, places[k].RankHigh = min(places[k].RankLow, r.from), max(places[k].RankHigh, r.to)
		}
	}
	for _, x := range places {
		x.Standing = x.standing(m.First)
	}
	slices.SortStableFunc(m.Issues, func(x, y Issue) int {
		return cmp.Or(cmp.Compare(unrankedLast(x.Rank), unrankedLast(y.Rank)), cmp.Compare(x.RankHigh, y.RankHigh), cmp.Compare(x.RankLow, y.RankLow))
	})
}

func unrankedLast(rank int) int {
	if rank == 0 {
		return int(^uint(0) >> 1)
	}
	return rank
}

func (x Issue) standing(first int) Standing {
	switch {
	case x.RankHigh <= first:
		return StandsFirst
	case x.RankLow <= first:
		return Depends
	}
	return StandsLower
}

// use says of each criterion how many issues it scores, and why it is not used.
func (m *PriorityMatrix) use() {
	sum := 0.0
	for k := range m.Criteria {
		c := &m.Criteria[k]
		c.Scored, c.Reason, c.Share = 0, "", 0
		for _, x := range m.Issues {
			if x.Scores[k] != nil && !x.Withheld {
				c.Scored++
			}
		}
		switch {
		case c.Weight == 0:
			c.Reason = "the partnership gives it no weight"
		case c.Scored == 0 && slices.ContainsFunc(m.Issues, func(x Issue) bool { return len(x.Kept) > k && x.Kept[k] }):
			c.Reason = "what tells of it is kept inside the partnership"
		case c.Scored == 0 && c.ID == profiles.Harm:
			c.Reason = noHarm
		case c.Scored == 0 && c.ID == profiles.Concern:
			c.Reason = noConcern
		case c.Scored == 0:
			c.Reason = "it can be told of no issue"
		default:
			sum += c.Weight
		}
	}
	for k := range m.Criteria {
		if c := &m.Criteria[k]; c.Used() {
			c.Share = c.Weight / sum
		}
	}
}

// weights are those of the criteria, 0 for one that is not used.
func (m *PriorityMatrix) weights() []float64 {
	out := make([]float64, len(m.Criteria))
	for k, c := range m.Criteria {
		if c.Used() {
			out[k] = c.Weight
		}
	}
	return out
}
