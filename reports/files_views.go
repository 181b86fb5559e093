package reports

import (
	"strings"

	"assess/analysis"
	opinion "assess/data/survey"
)

// surveyCell names an answer of all who answered a question of a survey.
type surveyCell struct{ survey, question, answer string }

// viewsVeil is what an edition keeps back of surveys that are not public: subgroups, and
// answers that a handful of people gave, or all but a handful.
type viewsVeil struct {
	inside map[string]bool // surveys whose subgroups are kept back, by title
	hidden map[surveyCell]bool
}

func viewsVeilOf(a *analysis.Assessment, o Options) viewsVeil {
	v := viewsVeil{inside: map[string]bool{}, hidden: map[surveyCell]bool{}}
	if o.Edition == restrictedEdition {
		return v
	}
	for _, s := range a.Views.Surveys {
		if s.Public {
			continue
		}
		v.inside[s.Title] = true
		for _, q := range s.Questions {
			for _, i := range fewIn(q, int64(a.Settings.SuppressBelow)) {
				v.hidden[surveyCell{s.Title, q.Text, q.Answers[i].Text}] = true
			}
		}
	}
	return v
}

// fewIn are the places of the answers whose numbers are small. Where the answers add up
// to all, one that is hidden alone would follow from the others: the next smallest goes
// with it.
func fewIn(q analysis.SurveyQuestion, below int64) []int {
	var out []int
	next := -1
	for i, a := range q.Answers {
		few := a.N > 0 && a.N < below || a.N < q.Base && q.Base-a.N < below
		switch {
		case few:
			out = append(out, i)
		case a.N > 0 && (next < 0 || a.N < q.Answers[next].N):
			next = i
		}
	}
	if len(out) == 1 && !q.Several && next >= 0 {
		out = append(out, next)
	}
	return out
}

// hides reports whether an answer's numbers are kept back, hidesChange whether its change
// on the survey before is, which would tell the numbers of either.
func (v viewsVeil) hides(s analysis.SurveyWave, q analysis.SurveyQuestion, a analysis.SurveyAnswer) bool {
	return v.hidden[surveyCell{s.Title, q.Text, a.Text}]
}

func (v viewsVeil) hidesChange(s analysis.SurveyWave, q analysis.SurveyQuestion, a analysis.SurveyAnswer) bool {
	if v.hides(s, q, a) {
		return true
	}
	for c := range v.hidden {
		if c.survey == q.Before && opinion.Same(c.question, q.Text) && opinion.Same(c.answer, a.Text) {
			return true
		}
	}
	return false
}

// hidesConcern reports whether a concern's numbers are kept back: an answer's, or those of
// a question's answers put together.
func (v viewsVeil) hidesConcern(asked string, c analysis.Concern) bool {
	for h := range v.hidden {
		if h.survey == asked && (opinion.Same(h.answer, c.Text) || opinion.Same(h.question, c.Text)) {
			return true
		}
	}
	return false
}

// viewsFile is every answer of every survey, of all who answered first and then of each
// subgroup that the edition tells.
func viewsFile(a *analysis.Assessment, o Options) []File {
	f := File{Name: "survey_results.csv", Title: "What people answered in surveys: weighted percentages with intervals, and changes in points on the last survey that asked the same",
		Columns: []string{"survey", "question", "answer", "subgroup", "n", "base", "percent", "lower", "upper", "change", "verdict", "source"}}
	veil := viewsVeilOf(a, o)
	for _, s := range a.Views.Surveys {
		source := s.Owner
		if source == "" {
			source = s.File
		}
		for _, q := range s.Questions {
			for _, x := range q.Answers {
				row := append([]string{cell(s.Title), cell(q.Text), cell(x.Text), "all"}, numbersOf(x, q.Base)...)
				row = append(row, pointsOf(x), string(x.Verdict), cell(source))
				if veil.hides(s, q, x) {
					for _, i := range []int{4, 6, 7, 8} {
						row[i] = suppressedCell
					}
				}
				if veil.hidesChange(s, q, x) {
					row[9], row[10] = suppressedCell, suppressedCell
				}
				f.Rows = append(f.Rows, row)
			}
			if veil.inside[s.Title] {
				continue
			}
			for _, g := range q.Groups {
				for _, x := range g.Answers {
					row := append([]string{cell(s.Title), cell(q.Text), cell(x.Text), cell(g.Name)}, numbersOf(x, g.Base)...)
					f.Rows = append(f.Rows, append(row, notApplicable, notApplicable, cell(source)))
				}
			}
		}
	}
	return []File{f}
}

// numbersOf are n, base, and the percentage with its interval, which too few people have
// not.
func numbersOf(x analysis.SurveyAnswer, base int64) []string {
	out := []string{whole(x.N), whole(base), notAvailable, notAvailable, notAvailable}
	if p := x.Share; p != nil {
		out[2], out[3], out[4] = exact(100*p.Share), exact(100*p.Interval.Lower), exact(100*p.Interval.Upper)
	}
	return out
}

func pointsOf(x analysis.SurveyAnswer) string {
	if x.Change == nil {
		return notApplicable
	}
	return exact(x.Change.Points)
}

// groupName is a subgroup without its kind: "Age: under 35" is "under 35".
func groupName(name string) string {
	if _, of, ok := strings.Cut(name, ":"); ok && strings.TrimSpace(of) != "" {
		return strings.TrimSpace(of)
	}
	return name
}
