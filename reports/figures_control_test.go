package reports

import (
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"

	"pgregory.net/rapid"
)

// A trend is called a rise or a fall only where the comparison of the years says
// so too.
func TestTrendsClaimNoMoreThanTheVerdict(t *testing.T) {
	year := data.Period{From: month(2020, time.April), To: month(2020, time.May)}
	for _, c := range []struct {
		first, last float64
		verdict     analysis.Verdict
		want        string
	}{
		{2861, 2870, analysis.Lower, "The trend of all crime was 2,861 a month at the start of the months assessed and 2,870 at their end"},
		{3000, 2500, analysis.Lower, "The trend of all crime fell from 3,000 to 2,500 a month over the months assessed"},
		{2500, 3000, analysis.Higher, "The trend of all crime rose from 2,500 to 3,000 a month over the months assessed"},
		{2500, 3000, analysis.NoClearChange, "The trend of all crime was 2,500 a month at the start of the months assessed and 3,000 at their end"},
		{2500.2, 2500.4, analysis.Higher, "The trend of all crime stood near 2,500 a month at both ends of the months assessed"},
	} {
		trend := &analysis.Trend{From: year.From, Trend: []*float64{&c.first, &c.last}}
		if got := trendTitle(data.AllCrime, trend, year, c.verdict); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// The titles of the charts over months claim no movement in a category that has
// no clear change, whatever the series look like.
func TestTitlesOverMonthsFollowTheVerdicts(t *testing.T) {
	verdicts := []analysis.Verdict{analysis.Higher, analysis.Lower, analysis.NoClearChange, analysis.TooFew}
	rapid.Check(t, func(t *rapid.T) {
		a := assessment()
		held := map[analysis.Verdict]bool{}
		for i := range a.Previous.Changes {
			c := &a.Previous.Changes[i]
			c.Verdict = rapid.SampledFrom(verdicts).Draw(t, "verdict")
			held[c.Verdict] = true
			switch c.Verdict {
			case analysis.Lower:
				c.RateRatio = ptr(0.8)
			case analysis.Higher:
				c.RateRatio = ptr(1.2)
			}
		}
		title := newDraft(a, Boundaries{}, Options{}).panelsTitle()
		for _, claim := range []struct {
			verdict analysis.Verdict
			verb    string
		}{{analysis.Higher, " rose"}, {analysis.Lower, " fell"}} {
			if strings.Contains(title, claim.verb) && !held[claim.verdict] {
				t.Errorf("%q, but no verdict is %s", title, claim.verdict)
			}
		}
		for _, c := range a.Previous.Changes {
			if c.Category == data.AllCrime || isClear(c.Verdict) {
				continue
			}
			for _, verb := range []string{" rose", " fell"} {
				if strings.Contains(strings.ToLower(title), inSentence(c.Category)+verb) {
					t.Errorf("%q, but the verdict on %s is %s", title, c.Category, c.Verdict)
				}
			}
		}
	})
}

// The third map is of the category with most incidents in hot cells, not of the
// one with most hot cells.
func TestTheThirdMapIsOfTheCategoryWithMostIncidentsInHotCells(t *testing.T) {
	a := assessment()
	for i := range a.Hotspots {
		h := &a.Hotspots[i]
		switch h.Category {
		case "Shoplifting":
			h.Hot, h.Incident, h.HotShare = 3, 20_000, 0.5
		case "Drugs":
			h.Hot, h.Incident, h.HotShare = 300, 1_000, 0.9
		}
	}
	got := a.Mapped()
	if len(got) != 3 || got[2] != "Shoplifting" {
		t.Errorf("mapped %v, want shoplifting third", got)
	}
}
