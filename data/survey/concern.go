package survey

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assess/data"
)

// Worry is a thing that people worry about, with those who do.
type Worry struct {
	Text     string // as the survey writes it
	Category data.Category
	Group    Group  // all who answered the question
	Answer   Answer // those who worry, put together
}

// Worries are what Concern links, by their category's place in every table. The error
// names the link that fits nothing.
func (s Survey) Worries() ([]Worry, error) {
	var out []Worry
	var err error
	switch {
	case len(s.Concern.By) == 0:
	case len(s.Concern.Answers) > 0:
		out, err = s.ofQuestions()
	default:
		out, err = s.ofAnswers()
	}
	slices.SortFunc(out, func(a, b Worry) int { return a.Category.Order() - b.Category.Order() })
	return out, err
}

// ofQuestions takes each link for a question, and puts the answers of people who worry
// together.
func (s Survey) ofQuestions() ([]Worry, error) {
	var out []Worry
	for _, text := range slices.Sorted(maps.Keys(s.Concern.By)) {
		q := s.Question(text)
		if q == nil {
			return nil, fmt.Errorf("concern: there is no question %q in %s%s", text, s.File, near(text, s.texts()))
		}
		w := Worry{Text: q.Text, Category: s.Concern.By[text], Group: q.All()}
		found := 0
		for _, answer := range s.Concern.Answers {
			if a, ok := w.Group.Answer(answer); ok {
				w.Answer.N += a.N
				w.Answer.Weight += a.Weight
				found++
			}
		}
		switch {
		case found == 0:
			return nil, fmt.Errorf("concern_answers: the question %q in %s has none of these answers; its answers are %s", q.Text, s.File, strings.Join(w.Group.texts(), ", "))
		case w.Answer.N > w.Group.Base:
			return nil, fmt.Errorf("concern_answers: people gave several answers to %q in %s, which cannot be put together", q.Text, s.File)
		}
		w.Answer.Text = strings.Join(s.Concern.Answers, ", ")
		out = append(out, w)
	}
	return out, nil
}

// ofAnswers takes each link for an answer to one question.
func (s Survey) ofAnswers() ([]Worry, error) {
	q, err := s.concernQuestion()
	if err != nil {
		return nil, err
	}
	var out []Worry
	for _, text := range slices.Sorted(maps.Keys(s.Concern.By)) {
		a, ok := q.All().Answer(text)
		if !ok {
			return nil, fmt.Errorf("concern: the question %q in %s has no answer %q%s", q.Text, s.File, text, near(text, q.All().texts()))
		}
		out = append(out, Worry{Text: a.Text, Category: s.Concern.By[text], Group: q.All(), Answer: a})
	}
	return out, nil
}

// concernQuestion is the question named, or the only one that has most of the answers
// linked.
func (s Survey) concernQuestion() (*Question, error) {
	if s.Concern.Question != "" {
		if q := s.Question(s.Concern.Question); q != nil {
			return q, nil
		}
		return nil, fmt.Errorf("concern_question: there is no question %q in %s%s", s.Concern.Question, s.File, near(s.Concern.Question, s.texts()))
	}
	var best *Question
	most, twice := 0, false
	for i, q := range s.Questions {
		n := 0
		for text := range s.Concern.By {
			if _, ok := q.All().Answer(text); ok {
				n++
			}
		}
		if n > 0 && n >= most {
			twice = n == most
			most, best = n, &s.Questions[i]
		}
	}
	switch {
	case best == nil:
		return nil, fmt.Errorf("concern: no question in %s has any of the answers linked; where each worry has its own question, say in concern_answers which answers are of people who worry", s.File)
	case twice:
		return nil, fmt.Errorf("concern: several questions in %s have these answers; name the one meant as concern_question", s.File)
	}
	return best, nil
}

func (s Survey) texts() []string {
	var out []string
	for _, q := range s.Questions {
		out = append(out, q.Text)
	}
	return out
}

func (g Group) texts() []string {
	var out []string
	for _, a := range g.Answers {
		out = append(out, a.Text)
	}
	return out
}

func near(text string, all []string) string {
	if n, ok := data.Nearest(text, all); ok {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	return ""
}
