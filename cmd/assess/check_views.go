package main

import (
	"fmt"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/data/profiles"
)

// lastHeld is the last month of the police's data that a review tells of; zero when it
// holds none.
func lastHeld(r analysis.Review) (last data.Month) {
	for _, f := range r.Forces {
		last = max(last, f.Held.To)
	}
	return last
}

// reviewStrategy prints what the strategy and the views of a partnership are, and which of
// them are due by the last month of the data.
func (s *session) reviewStrategy(id string, read papers, last data.Month) {
	p := read.Profile
	if p == nil {
		s.terminal.result("%s: no strategy: profile names none, and none came with the program for these districts", id)
		return
	}
	focuses, outcomes, targets := 0, 0, 0
	for _, q := range p.Priorities {
		focuses, outcomes = focuses+len(q.Focuses), outcomes+len(q.Outcomes)
		for _, o := range q.Outcomes {
			if o.Target != nil {
				targets++
			}
		}
	}
	s.terminal.result("%s: strategy %q for %s: %d priorities, %d areas of focus, %d outcomes, %d of them with a target", id, p.Strategy.Title, p.Strategy.Period.Label(), len(p.Priorities), focuses, outcomes, targets)
	s.reviewSurveys(id, read)
	for _, d := range due(p, last) {
		s.terminal.result("%s: due: %s", id, d)
	}
}

// reviewSurveys prints the surveys with their bases, and the log of consultations.
func (s *session) reviewSurveys(id string, read papers) {
	var rows [][]string
	for _, w := range read.Surveys {
		least := int64(-1)
		for _, q := range w.Questions {
			if base := q.All().Base; least < 0 || base < least {
				least = base
			}
		}
		asked := "not known"
		if w.Asked > 0 {
			asked = data.Thousands(w.Asked)
		}
		rows = append(rows, []string{w.Title, w.File, w.From.Format(time.DateOnly) + " to " + w.To.Format(time.DateOnly), fmt.Sprint(len(w.Questions)), asked, data.Thousands(w.People()), data.Thousands(max(0, least))})
	}
	if len(rows) > 0 {
		s.terminal.table([]string{"survey", "file", "held", "questions", "people asked", "people", "smallest base"}, rows)
	}
	if n := len(read.Profile.Consultations); n > 0 {
		last := read.Profile.Consultations[n-1]
		s.terminal.result("%s: %d consultations in the log, the last on %s (%s)", id, n, last.Date.Format(time.DateOnly), last.Kind)
	}
}

// due lists what of a strategy and of people's views is over or missing at the end of a
// month; nothing when no month is held.
func due(p *profiles.Profile, last data.Month) (out []string) {
	if last.IsZero() {
		return nil
	}
	end := last.Add(1).First()
	within := func(t time.Time) bool { return t.Before(end) && !t.Before(last.Add(-11).First()) }
	if p.Strategy.Period.To < last {
		out = append(out, fmt.Sprintf("a strategy: this one ended with %s", p.Strategy.Period.To.Label()))
	}
	met, asked := false, false
	for _, c := range p.Consultations {
		met = met || c.Kind == profiles.PublicMeeting && within(c.Date)
	}
	for _, w := range p.Surveys {
		asked = asked || within(w.To)
	}
	if !met {
		out = append(out, fmt.Sprintf("a public meeting: the regulations ask for one a year, and none is in the log of the twelve months to %s", last.Label()))
	}
	if !asked {
		out = append(out, fmt.Sprintf("a survey: none ended in the twelve months to %s", last.Label()))
	}
	return out
}
