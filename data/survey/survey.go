package survey

import (
	"time"

	"assess/data"
	"assess/data/grid"
)

// Survey is one wave of a survey.
type Survey struct {
	Title     string
	File      string // its name, without the folder
	Owner     string // who ran it
	Mode      string // how people were asked: "online", "by post"
	From, To  time.Time
	Asked     int64 // people who were asked; 0 where it is not known
	Public    bool  // its subgroups may be printed in the public edition
	Concern   Concern
	Questions []Question // in the order of the file
}

// Concern links what people worry about to the categories that the police record. It is
// either one question, of which each answer in By names a thing to worry about, or a
// question in By for each thing, of which Answers are those of people who worry.
type Concern struct {
	Question string   // the one question; empty where the links find it
	Answers  []string // of people who worry, where each thing has its question
	By       map[string]data.Category
}

// Question is what people were asked.
type Question struct {
	Text   string
	Groups []Group // the first is of all who answered
}

// All are the answers of all who answered.
func (q Question) All() Group { return q.Groups[0] }

// Group is the answers of some people. Weights are means over the people of a row.
type Group struct {
	Name    string // empty for all who answered
	Base    int64  // people who answered the question
	Weight  float64
	Squares float64 // sum of their squared weights, as if all people of a row weighed the same
	Several bool    // a person may have given several answers, or none of those told
	Answers []Answer
}

// Answer is one answer and how many gave it.
type Answer struct {
	Text   string
	N      int64   // people
	Weight float64 // the sum of their weights
}

// Weighted reports whether people count unequally.
func (g Group) Weighted() bool { return g.Weight != float64(g.Base) || g.Squares != float64(g.Base) }

// Answer finds an answer by its text, as Same compares them.
func (g Group) Answer(text string) (Answer, bool) {
	for _, a := range g.Answers {
		if Same(a.Text, text) {
			return a, true
		}
	}
	return Answer{}, false
}

// Question finds a question by its text, as Same compares them; nil when there is none.
func (s Survey) Question(text string) *Question {
	for i, q := range s.Questions {
		if Same(q.Text, text) {
			return &s.Questions[i]
		}
	}
	return nil
}

// People is the largest base of any question: at least so many took part.
func (s Survey) People() int64 {
	most := int64(0)
	for _, q := range s.Questions {
		most = max(most, q.All().Base)
	}
	return most
}

// Same reports whether two texts are the same but for case, blanks and marks.
func Same(a, b string) bool { return grid.Fold(a) == grid.Fold(b) }
