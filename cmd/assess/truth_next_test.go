package main

import (
	"slices"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
)

// nextIsTrue holds what is proposed, what may be coming and what concerns the county
// against what was planted: in the first district one category rose and one fell, in no
// other anything changed, and both hot spots lie far from the boundary.
func nextIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	t.Helper()
	matrixIsTrue(t, a, truth)
	themesAreTrue(t, a, truth)
	c := a.County
	if len(c.Neighbours) == 0 || c.Adjusted != 2*len(c.Neighbours) || c.Open == 0 {
		t.Errorf("%d neighbours, %d tests, %.2f of the boundary open; the sample has neighbours and a coast", len(c.Neighbours), c.Adjusted, c.Open)
	}
	for _, n := range c.Neighbours {
		if n.Reason != "" || n.Code == truth.Home.Code {
			t.Errorf("the neighbour %s: %s", n.Name, n.Reason)
		}
	}
	for _, ch := range c.Changes {
		if ch.Verdict != analysis.NoClearChange {
			t.Errorf("%s in %s is %s and nothing was planted there", ch.Category, ch.Name, ch.Verdict)
		}
		var current int64
		for cell, n := range truth.Counts {
			if cell.District == ch.Code && truth.Year.Contains(cell.Month) && (cell.Category == data.AntiSocialBehaviour) == (ch.Category == data.AntiSocialBehaviour) {
				current += int64(n)
			}
		}
		if ch.Months == 12 && ch.CurrentCount != current {
			t.Errorf("%s in %s counts %d, want %d", ch.Category, ch.Name, ch.CurrentCount, current)
		}
	}
	for _, s := range c.Spots {
		if s.Neighbour.Code != "" {
			t.Errorf("a hot spot of %s lies near %s; none was planted there", s.Category, s.Neighbour.Name)
		}
	}
}

func matrixIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	t.Helper()
	trend := slices.IndexFunc(a.Matrix.Criteria, func(c analysis.Criterion) bool { return c.ID == "trend" })
	for _, x := range a.Matrix.Issues {
		want := 1
		switch x.Category {
		case truth.Rose.Category:
			want = 4
		case truth.Fell.Category:
			want = 0
		}
		if x.Partner == nil && !x.Rural && (x.Scores[trend] == nil || *x.Scores[trend] != want) {
			t.Errorf("%s scores %v by its change, want %d", x.ID, x.Scores[trend], want)
		}
		if x.Category == truth.Rose.Category && !x.Rural && x.Standing != analysis.StandsFirst {
			t.Errorf("%s rose by %g and is %q, ranks %d to %d", x.ID, truth.Rose.Ratio, x.Standing, x.RankLow, x.RankHigh)
		}
		if x.Category == truth.Fell.Category && x.Standing != analysis.StandsLower {
			t.Errorf("%s fell to %g and is %q", x.ID, truth.Fell.Ratio, x.Standing)
		}
	}
}

func themesAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	t.Helper()
	found := map[data.Category]analysis.Verdict{}
	for _, s := range a.Emerging.Signals {
		if s.Sure == analysis.ToWatch || s.Partner != nil {
			continue
		}
		if s.Category != truth.Rose.Category && s.Category != truth.Fell.Category {
			t.Errorf("%s of %s, %s: nothing was planted", s.Kind, s.Category, s.Sure)
		}
		found[s.Category] = s.Verdict
	}
	if found[truth.Rose.Category] != analysis.Higher || found[truth.Fell.Category] != analysis.Lower {
		t.Errorf("signs are %v, want %s higher and %s lower", found, truth.Rose.Category, truth.Fell.Category)
	}
	for _, table := range truth.Tables {
		planted := table.Rose.Ratio != 0
		told := slices.ContainsFunc(a.Emerging.Signals, func(s analysis.EmergingSignal) bool {
			return s.Kind == analysis.PartnerMoved && s.Partner.Source == table.ID
		})
		if planted && !told || !planted && told && table.ID != "force-crimes" {
			t.Errorf("%s: a change was planted: %v, is listed: %v", table.ID, planted, told)
		}
	}
}
