package analysis

import (
	"math"
	"testing"
	"time"

	"assess/data"
	"assess/data/profiles"
	"assess/data/survey"
)

// equal is a group of n people of equal weight of whom k gave the answer.
func equal(k, n int64) (survey.Group, survey.Answer) {
	a := survey.Answer{Text: "Yes", N: k, Weight: float64(k)}
	return survey.Group{Base: n, Weight: float64(n), Squares: float64(n), Answers: []survey.Answer{a, {Text: "No", N: n - k, Weight: float64(n - k)}}}, a
}

// Unweighted shares have the intervals of Newcombe's table I, method 3.
func TestSharesOfPeople(t *testing.T) {
	for _, c := range []struct {
		k, n         int64
		lower, upper float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {29, 29, 0.8830, 1}} {
		g, a := equal(c.k, c.n)
		p := SurveyShare(g, a, leastBase)
		if p == nil || math.Abs(p.Interval.Lower-c.lower) > 5e-5 || math.Abs(p.Interval.Upper-c.upper) > 5e-5 {
			t.Errorf("%d of %d: %+v, want %g to %g", c.k, c.n, p, c.lower, c.upper)
		}
	}
	g, a := equal(9, 19)
	if p := SurveyShare(g, a, leastBase); p != nil {
		t.Errorf("9 of 19 is told as %+v", p)
	}
}

// Half of 100 people weigh 3, half 1: they are worth 200² / 500 = 80.
func TestWeightsWidenIntervals(t *testing.T) {
	g := survey.Group{Base: 100, Weight: 200, Squares: 50*9 + 50}
	p := SurveyShare(g, survey.Answer{N: 30, Weight: 50}, leastBase)
	want := wilson(20, 80, confidence)
	if effectiveBase(g) != 80 || designEffect(g) != 1.25 || p.Share != 0.25 || p.Interval != want {
		t.Errorf("worth %g, effect %g, %+v, want 80, 1.25, 0.25 %+v", effectiveBase(g), designEffect(g), p, want)
	}
}

// Newcombe (1998), table II, method 10: 56 of 70 less 48 of 80, and 9 of 10 less 3 of 10.
func TestChangesOfShares(t *testing.T) {
	for _, c := range []struct {
		k1, n1, k2, n2 int64
		lower, upper   float64
	}{{56, 70, 48, 80, 0.0524, 0.3339}, {9, 10, 3, 10, 0.1705, 0.8090}, {6, 7, 2, 7, 0.0582, 0.8062}} {
		g1, a1 := equal(c.k1, c.n1)
		g2, a2 := equal(c.k2, c.n2)
		d := shareDifference(*SurveyShare(g1, a1, 1), *SurveyShare(g2, a2, 1))
		if math.Abs(d.Interval.Lower-100*c.lower) > 0.006 || math.Abs(d.Interval.Upper-100*c.upper) > 0.006 {
			t.Errorf("%+v: %+v", c, d)
		}
	}
	if p := shareTest(0.5, 100, 0.3, 100); math.Abs(p-0.003892) > 1e-5 { // z = 0.2 / sqrt(0.4 × 0.6 × 0.02)
		t.Errorf("p is %g", p)
	}
	if p := shareTest(0, 100, 0, 50); p != 1 {
		t.Errorf("nobody before and after: p is %g", p)
	}
}

func TestWorriesAreRanked(t *testing.T) {
	c := func(k, recorded int64) Concern {
		g, a := equal(k, 400)
		return Concern{Share: *SurveyShare(g, a, 1), Count: recorded}
	}
	all := []Concern{c(100, 50), c(200, 10), c(190, 70), c(20, 50)}
	rankConcerns(all)
	for i, want := range [][4]int{{1, 1, 2, 4}, {2, 1, 2, 1}, {3, 3, 3, 2}, {4, 4, 4, 2}} {
		x := all[i]
		if got := [4]int{x.Rank, x.RankLow, x.RankHigh, x.Recorded}; got != want {
			t.Errorf("place %d: %v, want %v", i, got, want)
		}
	}
}

// A survey counts up to six months after the year; what was asked differently, of too few
// or never before is not compared; the log is of the year.
func TestViewsOfTheYear(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	wave := func(title, to string, k, n int64) survey.Survey {
		g, _ := equal(k, n)
		return survey.Survey{Title: title, From: day(to), To: day(to), Mode: "online", Asked: 1000, Questions: []survey.Question{{Text: "Safe?", Groups: []survey.Group{g}}}}
	}
	b := &builder{out: &Assessment{Settings: Settings{FDR: 0.05}}}
	b.out.Year.Whole = data.Period{From: data.NewMonth(2021, time.April), To: data.NewMonth(2022, time.March)}
	few := wave("2021", "2021-06-01", 9, 15)
	other := wave("2022", "2022-09-30", 150, 400)
	other.Questions = append(other.Questions, survey.Question{Text: "New?", Groups: other.Questions[0].Groups})
	b.req.Papers.Surveys = []survey.Survey{wave("2020", "2020-06-01", 100, 400), few, other, wave("2023", "2022-10-01", 1, 400)}
	b.req.Papers.Profile = &profiles.Profile{Consultations: []profiles.Consultation{
		{Date: day("2020-05-01"), Kind: profiles.PublicMeeting}, {Date: day("2021-04-01"), Kind: "forum"}, {Date: day("2022-03-31"), Kind: profiles.PublicMeeting}}}
	if err := b.views(); err != nil {
		t.Fatal(err)
	}
	v := b.out.Views
	if len(v.Surveys) != 3 || v.Latest != "2022" || v.Older || v.Meetings != 1 || len(v.Log) != 2 || v.Earlier != 1 || v.Untold != notLinked {
		t.Fatalf("%+v", v)
	}
	for i, want := range []Verdict{NotComparable, TooFew, TooFew} {
		if a := v.Surveys[i].Questions[0].Answers[0]; a.Verdict != want || a.Change != nil {
			t.Errorf("%s: %+v, want %s: the survey between asked too few", v.Surveys[i].Title, a, want)
		}
	}
	if q := v.Surveys[2].Questions[1]; q.Before != "" || q.Answers[0].Verdict != NotComparable {
		t.Errorf("%+v was asked for the first time", q)
	}
	b.req.Papers.Surveys = []survey.Survey{b.req.Papers.Surveys[0], other}
	if err := b.views(); err != nil {
		t.Fatal(err)
	}
	if a := b.out.Views.Surveys[1].Questions[0].Answers[0]; a.Verdict != Higher || a.Change == nil || math.Abs(a.Change.Points-12.5) > 1e-9 {
		t.Errorf("25%% and then 37.5%% of 400: %+v", a)
	}
}

// The law asks for people's views and for a public meeting every year.
func TestViewsAreAStatutoryItem(t *testing.T) {
	held := []SurveyWave{{Title: "Survey", People: 500}}
	meeting, forum := Occasion{Kind: profiles.PublicMeeting}, Occasion{Kind: "forum"}
	for _, c := range []struct {
		name, want string
		v          Views
	}{
		{"nothing", ItemMissing, Views{Reason: noViews}},
		{"consultations of other years", ItemMissing, Views{Earlier: 3}},
		{"a survey", ItemSome, Views{Surveys: held}},
		{"an old survey", ItemSome, Views{Surveys: held, Older: true}},
		{"a meeting", ItemSome, Views{Log: []Occasion{meeting}, Meetings: 1}},
		{"a forum", ItemSome, Views{Log: []Occasion{forum}}},
		{"an old survey and a meeting", ItemSome, Views{Surveys: held, Older: true, Log: []Occasion{meeting}, Meetings: 1}},
		{"a survey and a meeting", ItemMet, Views{Surveys: held, Log: []Occasion{meeting}, Meetings: 1}},
		{"a forum and a meeting", ItemMet, Views{Log: []Occasion{forum, meeting}, Meetings: 1}},
	} {
		if status, why := viewsMet(&Assessment{Views: c.v}); status != c.want || why == "" {
			t.Errorf("%s: %s because %q, want %s", c.name, status, why, c.want)
		}
	}
}
