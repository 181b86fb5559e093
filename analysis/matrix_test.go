package analysis

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"assess/data"
	"assess/data/profiles"

	"pgregory.net/rapid"
)

func score(n int) *int { return &n }

// Three issues by two criteria of equal weight:
//
//	        x  y     x 0.75, y 1.25    x 1.25, y 0.75
//	both    3  3     3                 3
//	first   4  1     2.125             2.875
//	second  1  4     2.875             2.125
func TestRanksMoveWithTheWeights(t *testing.T) {
	m := PriorityMatrix{Moved: 0.25, First: 2,
		Criteria: []Criterion{{ID: "x", Weight: 1}, {ID: "y", Weight: 1}},
		Issues: []Issue{
			{ID: "second", Scores: []*int{score(1), score(4)}},
			{ID: "one", Scores: []*int{score(4), nil}},
			{ID: "both", Scores: []*int{score(3), score(3)}},
			{ID: "first", Scores: []*int{score(4), score(1)}},
		}}
	m.Rank()
	want := []string{
		"both 3 1 1 1 among the first", "second 2.5 2 2 3 depends on the weights", "first 2.5 2 2 3 depends on the weights", "one - 0 0 0 not ranked",
	}
	for i, x := range m.Issues {
		mean := "-"
		if x.Score != nil {
			mean = fmt.Sprint(*x.Score)
		}
		if got := fmt.Sprintf("%s %s %d %d %d %s", x.ID, mean, x.Rank, x.RankLow, x.RankHigh, x.Standing); got != want[i] {
			t.Errorf("issue %d is %q, want %q", i, got, want[i])
		}
	}
	if m.Unranked != 1 || m.Trials != 9 {
		t.Errorf("%d unranked, %d sets of weights; want 1 and 9", m.Unranked, m.Trials)
	}
}

// A criterion that is not told of an issue moves it nowhere: the issue stands there at the
// mean of the others.
func TestWhatIsNotToldStandsAtTheMean(t *testing.T) {
	got := filled([][]*int{{score(4), nil}, {score(1), score(3)}, {nil, score(0)}, {nil, nil}})
	want := [][]float64{{4, 1.5}, {1, 3}, {2.5, 0}, {2.5, 1.5}}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestWithheldIssuesLeaveNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all PriorityMatrix
		all.Moved, all.First = 0.25, 3
		for k := range 3 {
			all.Criteria = append(all.Criteria, Criterion{ID: fmt.Sprint(k), Weight: rapid.Float64Range(0, 5).Draw(t, "weight")})
		}
		n := rapid.IntRange(1, 8).Draw(t, "issues")
		for i := range n {
			x := Issue{ID: fmt.Sprint(i), Withheld: rapid.Bool().Draw(t, "withheld")}
			for range 3 {
				var s *int
				if rapid.Bool().Draw(t, "told") {
					s = score(rapid.IntRange(0, 4).Draw(t, "score"))
				}
				x.Scores = append(x.Scores, s)
			}
			all.Issues = append(all.Issues, x)
		}
		fewer := all
		fewer.Criteria, fewer.Issues = slices.Clone(all.Criteria), slices.DeleteFunc(slices.Clone(all.Issues), func(x Issue) bool { return x.Withheld })
		all.Rank()
		fewer.Rank()
		told := slices.DeleteFunc(slices.Clone(all.Issues), func(x Issue) bool { return x.Withheld })
		for i, x := range fewer.Issues {
			y := told[i]
			if x.ID != y.ID || x.Rank != y.Rank || x.RankLow != y.RankLow || x.RankHigh != y.RankHigh || (x.Score == nil) != (y.Score == nil) || x.Score != nil && *x.Score != *y.Score {
				t.Fatalf("without what is withheld %+v, with it %+v", x, y)
			}
			if x.Rank > 0 && (x.RankLow > x.Rank || x.RankHigh < x.Rank || x.RankHigh > len(fewer.Issues)) {
				t.Fatalf("rank %d is outside %d to %d", x.Rank, x.RankLow, x.RankHigh)
			}
		}
	})
}

func TestWeightsMoveBothWays(t *testing.T) {
	got := movedWeights([]float64{2, 0, 1}, 0.25)
	if len(got) != 9 || !slices.Equal(got[0], []float64{1.5, 0, 0.75}) || !slices.Equal(got[8], []float64{2.5, 0, 1.25}) {
		t.Errorf("sets are %v", got)
	}
}

func TestScoresFollowTheirBounds(t *testing.T) {
	two := 2.0
	for _, c := range []struct {
		name string
		got  *int
		want int // -1 for none
	}{
		{"nothing", band(0, volumeBounds), 0}, {"just below", band(0.0799, volumeBounds), 2}, {"on a bound", band(0.08, volumeBounds), 3}, {"most", band(1, volumeBounds), 4},
		{"lower", clearBand(Lower, &two), 0}, {"no clear change", clearBand(NoClearChange, &two), 1}, {"doubled", clearBand(Higher, &two), 4}, {"from nothing", clearBand(Higher, nil), 4},
		{"too few", clearBand(TooFew, &two), -1}, {"not comparable", clearBand(NotComparable, nil), -1},
	} {
		got := -1
		if c.got != nil {
			got = *c.got
		}
		if got != c.want {
			t.Errorf("%s scores %d, want %d", c.name, got, c.want)
		}
	}
	small := 1.05
	if s := clearBand(Higher, &small); *s != 2 {
		t.Errorf("a clear twentieth more scores %d, want 2", *s)
	}
}

// Crimes of the police are issues, a table is one, of a marked table each mark is but that
// of repeat victims, and a focus adds what it is told by.
func TestIssuesAreThoseWithData(t *testing.T) {
	series := func(source, category, flag string) PartnerCount {
		return PartnerCount{PartnerKey: PartnerKey{source, category, flag}, Type: TypePartnership, Years: []PartnerYear{{Months: 12, Count: 40}}}
	}
	n := int64(7)
	b := &builder{out: &Assessment{}}
	b.out.Levels = []Level{{Type: TypePartnership, Category: data.AllCrime, Count: 900}, {Type: TypePartnership, Category: "Burglary", Count: 90}, {Type: TypeDistrict, Category: "Drugs"}, {Type: TypePartnership, Category: data.AntiSocialBehaviour, Count: 100}}
	b.out.Partners.Counts = []PartnerCount{series("fire", "", ""), series("fire", "Car", ""), series("force", "", ""), series("force", "", "knife"), series("force", "", repeatMark), series("force", "Robbery", "")}
	b.out.Priorities.Pages = []Priority{{ID: "p", Focuses: []Focus{{Title: "Homes", Indicators: []Indicator{
		{Status: Measured, Category: "Burglary", N: &n}, {Status: ByProxy, Category: "Burglary", Rural: true, N: &n}, {Status: Measured, Partner: &PartnerKey{Source: "force", Category: "Robbery"}, N: &n},
		{Status: Measured, Partner: &PartnerKey{Source: "force"}, N: &n}, {Status: NotHeld, Category: "Drugs"},
	}}}}}
	var ids []string
	for _, x := range b.issues() {
		ids = append(ids, fmt.Sprintf("%s %d", x.ID, len(x.Focuses)))
	}
	if want := []string{"burglary 1", "anti-social-behaviour 0", "fire 0", "force/knife 0", "burglary/rural 1", "force/robbery 1"}; !slices.Equal(ids, want) {
		t.Errorf("issues are %q, want %q", ids, want)
	}
}

func TestCriteriaWithoutDataSayWhy(t *testing.T) {
	b := &builder{out: &Assessment{}}
	b.out.Levels = []Level{{Type: TypePartnership, Category: data.AllCrime, Count: 900}, {Type: TypePartnership, Category: "Burglary", Count: 90}, {Type: TypePartnership, Category: "Drugs", Count: 30}}
	b.out.Previous.Changes = []CategoryChange{{Category: "Burglary", Verdict: Lower}, {Category: "Drugs", Verdict: NoClearChange}}
	b.req.Papers.Profile = &profiles.Profile{Matrix: profiles.Matrix{Weights: map[string]float64{"trend": 3, "rate": 0}}}
	if err := b.matrix(); err != nil {
		t.Fatal(err)
	}
	share := 0.0
	for _, c := range b.out.Matrix.Criteria {
		if share += c.Share; c.Used() != (c.ID == "volume" || c.ID == "trend") {
			t.Errorf("%s: %q", c.ID, c.Reason)
		}
	}
	// burglary 10%: 3 and 0 make 0.75 of 4; drugs 3.3%: 2 and 1 make 1.25.
	if x := b.out.Matrix.Issues[0]; math.Abs(share-1) > 1e-12 || x.ID != "drugs" || *x.Score != 1.25 || *b.out.Matrix.Issues[1].Score != 0.75 {
		t.Errorf("shares add up to %g; first is %s with %g", share, x.ID, *x.Score)
	}
}
