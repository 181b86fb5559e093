package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// What is clear beside the findings is said once, each in a sentence of its own, and
// nothing is said where nothing is clear.
func TestWhatElseIsClearIsSaidOnTheSummary(t *testing.T) {
	a := assessment()
	got := spoken(newDraft(a, boundaries24(t), Options{}).alsoClear())
	for _, want := range []string{"tended to fall", "One cell holds a clearly larger share of all crime than a year before", "See the years held."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
	for i := range a.LongRuns {
		a.LongRuns[i].Verdict = analysis.NoClearChange
	}
	for i := range a.WardChanges.Rows {
		a.WardChanges.Rows[i].Verdict = analysis.NoClearChange
	}
	for i := range a.Movements {
		a.Movements[i].Larger, a.Movements[i].Smaller = 0, 0
	}
	judged(analysis.NoClearChange)(a)
	if got := newDraft(a, boundaries24(t), Options{}).alsoClear(); len(got) > 0 {
		t.Errorf("nothing is clear, and %q is said", spoken(got))
	}
}

func TestAFindingSaysWhereTheBaselineSaysOtherwise(t *testing.T) {
	for _, c := range []struct {
		previous, baseline analysis.Verdict
		want               string
	}{
		{analysis.Higher, analysis.Higher, ""},
		{analysis.Higher, analysis.NoClearChange, "No clear change against the average of 2018/19 and 2019/20"},
		{analysis.Higher, analysis.Lower, "Lower against the average of 2018/19 and 2019/20"},
		{analysis.NoClearChange, analysis.Lower, "Lower against the average of 2018/19 and 2019/20"},
		{analysis.NoClearChange, analysis.NoClearChange, ""},
		{analysis.Higher, analysis.TooFew, ""},
		{analysis.TooFew, analysis.NotComparable, ""},
	} {
		a := assessment()
		for i := range a.Baseline.Changes {
			a.Baseline.Changes[i].Verdict = c.baseline
		}
		row := *change(a.Previous, data.Category("Burglary"))
		row.Verdict = c.previous
		if got := newDraft(a, Boundaries{}, Options{}).otherwise(row); got != c.want {
			t.Errorf("%s and then %s against the baseline: %q, want %q", c.previous, c.baseline, got, c.want)
		}
	}
}

func TestARankSaysWhoseIntervalsMeetItsOwn(t *testing.T) {
	peer := func(name string, lower, upper float64) analysis.Peer {
		return analysis.Peer{Area: data.Area{Code: data.Code(name), Name: name}, Interval: analysis.Interval{Lower: lower, Upper: upper}}
	}
	peers := []analysis.Peer{peer("A", 9, 11), peer("B", 7, 9), peer("C", 4, 5), peer("D", 1, 2)}
	for i, want := range []string{" (not told apart from 1 other)", " (not told apart from 1 other)", "", ""} {
		if got := untold(peers[i], peers); got != want {
			t.Errorf("%s: %q, want %q", peers[i].Name, got, want)
		}
	}
}

// A verdict of no clear change is never said as no change.
func TestNoClearChangeIsNeverNoChange(t *testing.T) {
	a := assessment(judged(analysis.NoClearChange))
	d := newDraft(a, boundaries24(t), Options{Edition: "public"})
	for _, s := range []Section{summary(d), changes(d)} {
		text := strings.ToLower(textOf(s))
		for _, never := range []string{"did not change.", "unchanged", "no change in", "stayed the same", "did not move"} {
			if strings.Contains(text, never) {
				t.Errorf("%s says %q", s.ID, never)
			}
		}
	}
}
