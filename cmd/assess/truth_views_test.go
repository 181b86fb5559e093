package main

import (
	"math"
	"testing"

	"assess/analysis"
	"assess/data/sample"
)

// viewsAreTrue checks the later survey's shares and verdicts, the ranks of what people
// worry about, and the log.
func viewsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	v, want := a.Views, truth.Views
	if v.Reason != "" || len(v.Surveys) != 2 {
		t.Fatalf("%d surveys are told, want 2: %s", len(v.Surveys), v.Reason)
	}
	seen := 0
	for _, q := range v.Surveys[1].Questions {
		for _, x := range q.Answers {
			share, known := want.Shares[x.Text]
			if !known {
				continue
			}
			seen++
			if x.Share == nil || math.Abs(x.Share.Share-share) > 1e-6 || x.Share.Interval.Lower >= share || x.Share.Interval.Upper <= share {
				t.Errorf("%q is %+v, want %g", x.Text, x.Share, share)
			}
			if string(x.Verdict) != want.Verdicts[x.Text] || x.Change == nil {
				t.Errorf("%q is %s by %+v, want %s", x.Text, x.Verdict, x.Change, want.Verdicts[x.Text])
			}
			if len(q.Groups) != 3 {
				t.Errorf("%q has %d subgroups, want the 3 ages", q.Text, len(q.Groups))
			}
		}
		for i, few := range want.Few {
			if q.Answers[0].Text == want.Few[0] && (q.Answers[i].Text != few || q.Answers[i].Share != nil || q.Answers[i].Verdict != analysis.TooFew) {
				t.Errorf("of %d people %q is %+v: nothing can be said", q.Base, few, q.Answers[i])
			}
		}
	}
	if seen != len(want.Shares) {
		t.Errorf("%d answers were found, want %d", seen, len(want.Shares))
	}
	recorded := map[string]int{}
	for _, c := range v.Concerns {
		recorded[c.Text] = c.Recorded
		if c.Rank != want.Ranks[c.Text] || c.RankLow > c.Rank || c.RankHigh < c.Rank {
			t.Errorf("worry about %q has rank %d (%d to %d), want %d", c.Text, c.Rank, c.RankLow, c.RankHigh, want.Ranks[c.Text])
		}
	}
	if len(v.Concerns) != len(want.Ranks) || recorded["Violence"] != 1 || recorded["Burglary"] <= want.Ranks["Burglary"] {
		t.Errorf("recorded ranks are %v: violence leads, and burglary is feared more than it is recorded", recorded)
	}
	if v.Meetings != want.Meetings || len(v.Log) != 2 || v.Earlier != 1 {
		t.Errorf("%d public meetings among %d occasions of the year and %d before", v.Meetings, len(v.Log), v.Earlier)
	}
	for _, i := range a.Contents {
		if i.Item == "e" && i.Status != analysis.ItemMet {
			t.Errorf("(e) is %s because %s", i.Status, i.Why)
		}
	}
}
