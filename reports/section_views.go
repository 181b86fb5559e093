package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// The chapter on people's views.
const (
	viewsSection = "views"
	viewsTitle   = "What people think"
)

// What the chapter shows at most; survey_results.csv has all.
const (
	mostQuestions = 6
	mostGroups    = 4
	mostSaid      = 4
)

// views says what people answered when they were asked, beside what was recorded, and
// where else they were heard.
func views(d *draft) Section {
	s := Section{ID: viewsSection, Title: viewsTitle}
	v := d.a.Views
	if v.Reason != "" || len(v.Surveys)+len(v.Log)+v.Earlier == 0 {
		why := v.Reason
		if why == "" {
			why = "no survey, consultation or public meeting has been supplied"
		}
		s.Blocks = append(s.Blocks, absent("People's views", why+". The law asks for them, and for a public meeting every year"))
		return s
	}
	veil := viewsVeilOf(d.a, d.o)
	if n := len(v.Surveys); n > 0 {
		s = s.with(d.surveyBlocks(v.Surveys[n-1], veil)...).with(d.concernBlocks(veil)...)
	} else {
		s.Blocks = append(s.Blocks, absent("No survey", "no survey is named in the profile; the council or the police, fire and crime commissioner may have one"))
	}
	return s.with(d.logBlocks()...)
}

// surveyBlocks tell the last survey.
func (d *draft) surveyBlocks(w analysis.SurveyWave, veil viewsVeil) []Block {
	var out []Block
	if d.a.Views.Older {
		out = append(out, warning("The survey is not of this year", "The last survey held ended on %s, before the year assessed began.", planDay(w.To)))
	}
	out = append(out, d.surveyWords(w, veil), d.answersChanged(w, veil))
	if w.OtherMode {
		out = append(out, warning("People were asked another way than before", "Some of a change may come of that, and none of it shows what people would have said if they had been asked as before."))
	}
	out = append(out, reading("Shares and changes", "The interval says how far chance may have moved a share. It does not say what those think who did not answer. A change is called higher or lower as in the chapter on changes. Nothing is said of fewer than %d people.", d.a.Views.Settings.LeastBase))
	var few []string
	shown := 0
	for i, q := range w.Questions {
		switch {
		case q.Base < d.a.Views.Settings.LeastBase:
			few = append(few, quotedText(q.Text))
		case shown < mostQuestions:
			out = append(out, d.answersTable(w, q, veil, i))
			shown++
		}
	}
	if len(few) > 0 {
		out = append(out, absent("Too few people to tell", fmt.Sprintf("fewer than %d people answered %s", d.a.Views.Settings.LeastBase, joined(few))))
	}
	return append(out, d.groupBlocks(w, veil)...)
}

// surveyWords say who was asked, when and how, and who answered.
func (d *draft) surveyWords(w analysis.SurveyWave, veil viewsVeil) Paragraph {
	by := ""
	if w.Owner != "" {
		by = " by " + w.Owner
	}
	spans := []Span{words("The last survey is the %s%s. People were asked %s, from %s to %s. ", w.Title, by, lowerFirst(w.Mode), planDay(w.From), planDay(w.To))}
	if w.Asked != nil && w.Response != nil {
		spans = append(spans, words("Of %s who were asked, %s answered: %s. ", data.Thousands(*w.Asked), data.Thousands(w.People), inHundred(*w.Response)))
	} else {
		spans = append(spans, words("%s people answered. How many were asked is not known, so nobody can say how many did not answer. ", data.Thousands(w.People)))
	}
	if w.Weighted {
		spans = append(spans, words("Those of groups that answer less count for more (weights). "))
		if q := widest(w); q.Worth < float64(q.Base) {
			spans = append(spans, words("That makes intervals wider: the answers are worth those of %s people. ", decimals(q.Worth, 0)))
		}
	}
	if veil.inside[w.Title] && slices.ContainsFunc(w.Questions, func(q analysis.SurveyQuestion) bool { return len(q.Groups) > 0 }) {
		spans = append(spans, words("Answers by group of people are in the restricted edition."))
	}
	return paragraph(spans...)
}

// widest is the question that most people answered.
func widest(w analysis.SurveyWave) analysis.SurveyQuestion {
	var out analysis.SurveyQuestion
	for _, q := range w.Questions {
		if q.Base > out.Base {
			out = q
		}
	}
	return out
}

// answersChanged says which answers more or fewer people gave than in the last survey.
func (d *draft) answersChanged(w analysis.SurveyWave, veil viewsVeil) Paragraph {
	if w.Tests == 0 {
		return say("No earlier survey held asked the same, so nothing can be said of change.")
	}
	said := map[analysis.Verdict][]string{}
	for _, q := range w.Questions {
		for _, a := range q.Answers {
			if a.Change != nil && !veil.hidesChange(w, q, a) {
				said[a.Verdict] = append(said[a.Verdict], quotedText(a.Text))
			}
		}
	}
	spans := []Span{strong("Since the last survey. ")}
	for _, v := range []struct {
		verdict analysis.Verdict
		word    string
	}{{analysis.Higher, "More people than before say"}, {analysis.Lower, "Fewer say"}} {
		if list := said[v.verdict]; len(list) > 0 {
			spans = append(spans, words("%s %s. ", v.word, few(list, mostSaid, "other", "others")))
		}
	}
	switch n := len(said[analysis.NoClearChange]); {
	case len(said[analysis.Higher])+len(said[analysis.Lower]) == 0:
		spans = append(spans, words("No answer shows a clear change."))
	case n > 0:
		spans = append(spans, words("The other answers show no clear change."))
	}
	return paragraph(spans...)
}

// quotedText is a text of a survey as it is named in a sentence.
func quotedText(s string) string { return "“" + strings.TrimRight(s, ".?! ") + "”" }

// answerOrder is the order in which answers are printed: of a question with several
// answers those that most people gave come first, and those that are kept back last, as
// asked. Answers of which a person gives one are a scale, and stand as asked.
func answerOrder(w analysis.SurveyWave, q analysis.SurveyQuestion, veil viewsVeil) []int {
	share := make([]float64, len(q.Answers))
	order := make([]int, len(q.Answers))
	for k, a := range q.Answers {
		order[k], share[k] = k, -1
		if a.Share != nil && !veil.hides(w, q, a) {
			share[k] = a.Share.Share
		}
	}
	if q.Several {
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(share[y], share[x]) })
	}
	return order
}

// answersTable is one question with its answers.
func (d *draft) answersTable(w analysis.SurveyWave, q analysis.SurveyQuestion, veil viewsVeil, i int) Table {
	t := Table{ID: fmt.Sprintf("views-answers-%d", i+1), Caption: q.Text, Source: "Source: " + w.Title + "."}
	t.Columns = []Column{{Name: "Answer", Width: 2.4}, {Name: "People", Align: Right}, {Name: "Share", Align: Right}, {Name: "Interval", Align: Right, Width: 1.4}}
	t.Note = fmt.Sprintf("Answered by %s people.", data.Thousands(q.Base))
	if q.Several {
		t.Note += " A person could give several answers, or none of these."
	}
	if q.Before != "" {
		t.Columns = append(t.Columns, Column{Name: "Change in points", Align: Right, Width: 1.7}, Column{Name: "Verdict", Width: 1.4})
		t.Note += " Change since the " + q.Before + "."
	}
	for _, k := range answerOrder(w, q, veil) {
		a := q.Answers[k]
		row := []string{a.Text, data.Thousands(a.N), notAvailable, notAvailable}
		if a.Share != nil {
			row[2], row[3] = percent(a.Share.Share), spread(a.Share.Interval.Lower, a.Share.Interval.Upper, percent)
		}
		if veil.hides(w, q, a) {
			row[1], row[2], row[3] = suppressedCell, suppressedCell, suppressedCell
		}
		if q.Before != "" {
			change, verdict := notAvailable, string(a.Verdict)
			if c := a.Change; c != nil {
				change = fmt.Sprintf("%s (%s to %s)", signed(c.Points, 0), signed(c.Interval.Lower, 0), signed(c.Interval.Upper, 0))
			}
			if veil.hidesChange(w, q, a) {
				change, verdict = suppressedCell, suppressedCell
			}
			row = append(row, change, capital(verdict))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// groupBlocks tell the answers of subgroups, where the edition may.
func (d *draft) groupBlocks(w analysis.SurveyWave, veil viewsVeil) []Block {
	var out []Block
	for i, q := range w.Questions {
		if veil.inside[w.Title] || len(q.Groups) == 0 || len(q.Groups) > mostGroups || len(out) >= 3 {
			continue
		}
		t := Table{ID: fmt.Sprintf("views-groups-%d", i+1), Caption: "By group of people: " + q.Text, Columns: []Column{{Name: "Answer", Width: 2}}, Source: "Source: " + w.Title + "."}
		for _, g := range q.Groups {
			t.Columns = append(t.Columns, Column{Name: capital(groupName(g.Name)), Align: Right, Width: 1.5})
		}
		for _, k := range answerOrder(w, q, veil) {
			row := []string{q.Answers[k].Text}
			for _, g := range q.Groups {
				text := notAvailable
				if p := g.Answers[k].Share; p != nil {
					text = fmt.Sprintf("%s (%s)", percent(p.Share), spread(p.Interval.Lower, p.Interval.Upper, percent))
				}
				row = append(row, text)
			}
			t.Rows = append(t.Rows, row)
		}
		var bases []string
		for _, g := range q.Groups {
			bases = append(bases, fmt.Sprintf("%s, %s", groupName(g.Name), data.Thousands(g.Base)))
		}
		t.Note = "People in each group: " + strings.Join(bases, "; ") + "."
		out = append(out, t)
	}
	if len(out) > 0 {
		return append([]Block{heading("views-groups", "Groups of people")}, out...)
	}
	return nil
}
