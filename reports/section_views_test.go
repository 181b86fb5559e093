package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	opinion "assess/data/survey"
)

// heard gives the fixture two surveys, worries beside crime, and a log.
func heard(public bool) variation {
	return func(a *analysis.Assessment) {
		asked, response := int64(4000), 0.2
		change := func(points float64) *analysis.Difference {
			return &analysis.Difference{Points: points, Interval: analysis.Interval{Lower: points - 5, Upper: points + 5}}
		}
		answer := func(text string, n, base int64, v analysis.Verdict, points float64) analysis.SurveyAnswer {
			x := analysis.SurveyAnswer{Text: text, N: n, Share: shareOf(n, base), Verdict: v}
			if v == analysis.Higher || v == analysis.Lower || v == analysis.NoClearChange {
				x.Change = change(points)
			}
			return x
		}
		group := analysis.SurveyGroup{Name: "Age: under 35", Base: 100, Worth: 100, Answers: []analysis.SurveyAnswer{
			answer("Burglary", 61, 100, analysis.NotComparable, 0), answer("Drug dealing", 29, 100, analysis.NotComparable, 0), answer("Violence", 2, 100, analysis.NotComparable, 0)}}
		worry := analysis.SurveyQuestion{Text: "Which worry you most?", Before: "Residents 2019", Several: true, Base: 800, Worth: 640, Groups: []analysis.SurveyGroup{group},
			Answers: []analysis.SurveyAnswer{answer("Burglary", 400, 800, analysis.Higher, 12), answer("Drug dealing", 240, 800, analysis.Lower, -9), answer("Violence", 3, 800, analysis.NoClearChange, 0)}}
		safe := analysis.SurveyQuestion{Text: "Do you feel safe?", Base: 800, Worth: 640, Groups: []analysis.SurveyGroup{},
			Answers: []analysis.SurveyAnswer{answer("Yes", 500, 800, analysis.NotComparable, 0), answer("Mostly", 297, 800, analysis.NotComparable, 0), answer("No", 3, 800, analysis.NotComparable, 0)}}
		helped := analysis.SurveyQuestion{Text: "Were you helped?", Base: 12, Worth: 12, Groups: []analysis.SurveyGroup{},
			Answers: []analysis.SurveyAnswer{{Text: "Helped", N: 9, Verdict: analysis.TooFew}, {Text: "Left alone", N: 3, Verdict: analysis.TooFew}}}
		concern := func(text string, c analysis.Concern, n int64) analysis.Concern {
			c.Text, c.N, c.Base, c.Share = text, n, 800, *shareOf(n, 800)
			return c
		}
		people := int64(46)
		a.Views = analysis.Views{Latest: "Residents 2021", Asked: "Residents 2021", Settings: analysis.ViewsSettings{LeastBase: 20, Months: 6},
			Surveys: []analysis.SurveyWave{
				{Title: "Residents 2019", File: "a.csv", Mode: "by post", From: "2019-01-10", To: "2019-02-01", People: 700, Effect: 1, Public: public, Questions: []analysis.SurveyQuestion{}},
				{Title: "Residents 2021", File: "b.csv", Owner: "Sample Council", Mode: "online", From: "2021-01-10", To: "2021-02-01", Asked: &asked, People: 800, Response: &response,
					Weighted: true, Effect: 1.25, Public: public, Before: "Residents 2019", OtherMode: true, Tests: 3, Questions: []analysis.SurveyQuestion{worry, safe, helped}},
			},
			Concerns: []analysis.Concern{
				concern("Burglary", analysis.Concern{Category: "Burglary", Rank: 1, RankLow: 1, RankHigh: 1, Recorded: 3, Count: 2665}, 400),
				concern("Drug dealing", analysis.Concern{Category: "Drugs", Rank: 2, RankLow: 2, RankHigh: 2, Recorded: 2, Count: 3000}, 240),
				concern("Violence", analysis.Concern{Category: "Violence and sexual offences", Rank: 3, RankLow: 3, RankHigh: 3, Recorded: 1, Count: 9000}, 3)},
			Log:      []analysis.Occasion{{Day: "2020-10-14", Kind: publicMeeting, Title: "Face the public", Place: "Town Hall", People: &people, Asked: "What comes first?", Record: "Minutes"}},
			Meetings: 1}
	}
}

func shareOf(n, base int64) *analysis.Proportion {
	return &analysis.Proportion{Share: float64(n) / float64(base), Interval: analysis.WilsonInterval(n, base, 0.95)}
}

// ViewsVaried is the fixture with surveys and its document, for tests from outside.
func ViewsVaried(t *testing.T, edition string) Varied {
	t.Helper()
	a := assessment(heard(false))
	return Varied{Name: "people's views", Assessment: a, Document: Build(a, Boundaries{}, Options{Edition: edition})}
}

// Subgroups and answers of a handful stay inside unless the survey is public. Where
// answers add up to all, a hidden one takes the next smallest with it.
func TestAnswersOfAFewStayInside(t *testing.T) {
	for _, c := range []struct {
		edition string
		public  bool
		inside  bool
	}{{"public", false, true}, {"restricted", false, false}, {"public", true, false}, {"mistyped", false, true}} {
		a := assessment(heard(c.public))
		o := Options{Edition: c.edition}
		var page bytes.Buffer
		if err := WriteHTML(&page, Build(a, Boundaries{}, o)); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(page.String(), "under 35"); got == c.inside {
			t.Errorf("%s edition, public %t: the subgroup is there: %t", c.edition, c.public, got)
		}
		var hidden []string
		groups := 0
		for _, r := range rowsOf(t, Files(a, o), "survey_results.csv") {
			if r[3] != "all" {
				groups++
			}
			if slices.Contains(r, "") || len(r) != 12 {
				t.Errorf("%q has an empty cell or is not whole", r)
			}
			if r[4] == suppressedCell {
				hidden = append(hidden, r[2])
				if fmt.Sprint(r[6:9]) != "[[c] [c] [c]]" || r[9] != suppressedCell {
					t.Errorf("%q tells of what it hides", r)
				}
			}
		}
		want, rows := []string{"Violence", "Mostly", "No", "Helped", "Left alone"}, 0
		if !c.inside {
			want, rows = nil, 3
		}
		if !slices.Equal(hidden, want) || groups != rows {
			t.Errorf("%s edition, public %t: hidden are %q and %d rows of subgroups told, want %q and %d", c.edition, c.public, hidden, groups, want, rows)
		}
		figure := worriesDrawn(a, o)
		if got := strings.Contains(figure, "Violence"); got == c.inside {
			t.Errorf("%s edition, public %t: the worry of a few is ranked: %t", c.edition, c.public, got)
		}
	}
}

// worriesDrawn is what the figure of worries prints.
func worriesDrawn(a *analysis.Assessment, o Options) string {
	for _, b := range views(newDraft(a, Boundaries{}, o)).Blocks {
		if f, ok := b.(Figure); ok {
			return fmt.Sprint(f.Data.Rows)
		}
	}
	return ""
}

// A change tells the numbers before as much as those of now.
func TestAChangeFromAFewStaysInside(t *testing.T) {
	a := assessment(heard(false))
	before := a.Views.Surveys[1].Questions[0]
	before.Answers = slices.Clone(before.Answers)
	before.Answers[0].N = 2
	a.Views.Surveys[0].Questions = []analysis.SurveyQuestion{before}
	veil := viewsVeilOf(a, Options{Edition: "public"})
	w := a.Views.Surveys[1]
	if q := w.Questions[0]; veil.hides(w, q, q.Answers[0]) || !veil.hidesChange(w, q, q.Answers[0]) || veil.hidesChange(w, q, q.Answers[1]) {
		t.Error("400 people now, 2 before: the share is told, the change is not")
	}
	if !opinion.Same("Which worry you most", w.Questions[0].Text) {
		t.Error("a mark makes another question")
	}
}

// Whatever is held, the chapter says what is missing, in a few lines.
func TestWhatIsNotHeldOfViews(t *testing.T) {
	for _, c := range []struct {
		name, says string
		vary       variation
		most       int
	}{
		{"nothing", "The law asks for them", func(a *analysis.Assessment) { a.Views = analysis.Views{Reason: "no survey has been supplied"} }, 1},
		{"a log alone", "No survey", func(a *analysis.Assessment) { heard(false)(a); a.Views.Surveys, a.Views.Concerns = nil, nil }, 4},
		{"no meeting", "No public meeting of the year", func(a *analysis.Assessment) { heard(false)(a); a.Views.Log, a.Views.Meetings = nil, 0 }, 20},
		{"no link", "Worry beside recorded crime", func(a *analysis.Assessment) {
			heard(false)(a)
			a.Views.Concerns, a.Views.Untold = nil, "no survey links an answer to a category of crime"
		}, 20},
		{"an old survey", "The survey is not of this year", func(a *analysis.Assessment) { heard(false)(a); a.Views.Older = true }, 20},
	} {
		s := views(newDraft(assessment(c.vary), Boundaries{}, Options{Edition: "public"}))
		if text := fmt.Sprintf("%+v", s.Blocks); !strings.Contains(text, c.says) || len(s.Blocks) > c.most {
			t.Errorf("%s: %d blocks without %q: %s", c.name, len(s.Blocks), c.says, text)
		}
	}
}
