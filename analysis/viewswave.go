package analysis

import (
	"fmt"
	"math"
	"time"

	"assess/data/survey"
)

// wave tells one survey, each question beside the last survey that asked it.
func (b *builder) wave(waves []survey.Survey, i int) SurveyWave {
	s := waves[i]
	out := SurveyWave{Title: s.Title, File: s.File, Owner: s.Owner, Mode: s.Mode, From: s.From.Format(time.DateOnly), To: s.To.Format(time.DateOnly),
		People: s.People(), Public: s.Public, Effect: 1, Questions: []SurveyQuestion{}}
	if s.Asked > 0 {
		asked, response := s.Asked, float64(out.People)/float64(s.Asked)
		out.Asked, out.Response = &asked, &response
	}
	if i > 0 {
		out.Before = waves[i-1].Title
		out.OtherMode = !survey.Same(waves[i-1].Mode, s.Mode)
	}
	for _, q := range s.Questions {
		told := questionTold(q)
		for j := i - 1; j >= 0; j-- {
			if before := waves[j].Question(q.Text); before != nil {
				told.Before = waves[j].Title
				told.compare(q.All(), before.All())
				break
			}
		}
		out.Weighted = out.Weighted || q.All().Weighted()
		out.Effect = max(out.Effect, designEffect(q.All()))
		out.Questions = append(out.Questions, told)
	}
	out.adjust(b.out.Settings.FDR)
	return out
}

func questionTold(q survey.Question) SurveyQuestion {
	all := q.All()
	out := SurveyQuestion{Text: q.Text, Several: all.Several, Base: all.Base, Worth: effectiveBase(all), Answers: answersOf(all), Groups: []SurveyGroup{}}
	for _, g := range q.Groups[1:] {
		out.Groups = append(out.Groups, SurveyGroup{Name: g.Name, Base: g.Base, Worth: effectiveBase(g), Answers: answersOf(g)})
	}
	return out
}

func answersOf(g survey.Group) []SurveyAnswer {
	out := []SurveyAnswer{}
	for _, a := range g.Answers {
		told := SurveyAnswer{Text: a.Text, N: a.N, Share: SurveyShare(g, a, leastBase), Verdict: NotComparable}
		if told.Share == nil {
			told.Verdict = TooFew
		}
		out = append(out, told)
	}
	return out
}

// compare sets the answers beside those of an earlier survey. An answer that was not
// offered then is not compared, nor one of too few people.
func (q *SurveyQuestion) compare(now, before survey.Group) {
	for i := range q.Answers {
		a := &q.Answers[i]
		then, ok := before.Answer(a.Text)
		if !ok {
			continue
		}
		earlier := SurveyShare(before, then, leastBase)
		if a.Share == nil || earlier == nil {
			a.Verdict = TooFew
			continue
		}
		d := shareDifference(*a.Share, *earlier)
		p := shareTest(a.Share.Share, effectiveBase(now), earlier.Share, effectiveBase(before))
		a.Change, a.P = &d, &p
	}
}

// adjust gives every comparison of a survey its verdict, all tests taken together.
func (w *SurveyWave) adjust(fdr float64) {
	var of []*SurveyAnswer
	var ps []float64
	for i := range w.Questions {
		for j := range w.Questions[i].Answers {
			if a := &w.Questions[i].Answers[j]; a.P != nil {
				of, ps = append(of, a), append(ps, *a.P)
			}
		}
	}
	w.Tests = len(ps)
	for i, q := range BenjaminiHochberg(ps) {
		of[i].Q = &q
		switch {
		case math.IsNaN(q) || q >= fdr:
			of[i].Verdict = NoClearChange
		case of[i].Change.Points > 0:
			of[i].Verdict = Higher
		default:
			of[i].Verdict = Lower
		}
	}
}

func methodViews(b *builder) Method {
	v := b.out.Views
	people, answers, tests, effect := int64(0), 0, 0, 1.0
	for _, s := range v.Surveys {
		people += s.People
		tests += s.Tests
		effect = max(effect, s.Effect)
		for _, q := range s.Questions {
			answers += len(q.Answers)
		}
	}
	return Method{
		ID: "views", Name: "What people think",
		Formula: "The share of people who gave an answer is the sum of their weights over that of all who answered the question. Its interval is Wilson's, of as many people as the answers are worth: the square of the sum of the weights over the sum of their squares (Kish). " +
			"A change on the last survey that asked the same question in the same words is the difference of the shares, with Newcombe's interval. Each is tested (score test), and the p-values of a survey are adjusted together (Benjamini-Hochberg).",
		Settings: fmt.Sprintf("%.0f%% intervals. Nothing is said of fewer than %d people. Higher or lower when the adjusted p-value is below %g. Weights make variances up to %.2f times as wide here. "+
			"A survey counts when it ended no later than %d months after the year. Ranks of concern are those of shares, beside ranks of recorded counts of the year; the range of a rank is what the intervals leave open.",
			100*confidence, leastBase, b.out.Settings.FDR, effect, monthsAfter),
		N:      fmt.Sprintf("%s, %d answers of up to %d people, %d comparisons, %d concerns", countedSurveys(len(v.Surveys)), answers, people, tests, len(v.Concerns)),
		Source: "Wilson (1927), doi:10.1080/01621459.1927.10502953; Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I; Kish (1965), Survey Sampling",
	}
}

func countedSurveys(n int) string {
	if n == 1 {
		return "1 survey"
	}
	return fmt.Sprintf("%d surveys", n)
}
