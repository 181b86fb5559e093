package profiles

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"assess/data"
)

// Survey names the results of one wave of a survey.
type Survey struct {
	Title    string
	File     string // where it is
	Sheet    string // of a workbook; may be empty where it has one
	Owner    string // who ran it; may be empty
	Mode     string // how people were asked
	From, To time.Time
	Asked    int64                    // people who were asked; 0 where it is not known
	Public   bool                     // its subgroups may be printed in the public edition
	Concern  map[string]data.Category // what people worry about: an answer or a question, and the category it speaks of
	Question string                   // of which the answers in Concern are; empty where they tell
	Worried  []string                 // the answers of people who worry, where Concern names questions
}

// Consultation is an occasion on which people were asked for their views.
type Consultation struct {
	Date   time.Time
	Kind   string // one of ConsultationKinds
	Title  string // may be empty
	Place  string
	People *int64 // who took part; nil where it is not known
	Asked  string // what they were asked
	Record string // where the record of it lies
}

// PublicMeeting is the kind of consultation that the regulations ask for once a year.
const PublicMeeting = "public meeting"

// ConsultationKinds are the kinds of consultations, the yearly meeting first.
var ConsultationKinds = []string{PublicMeeting, "consultation", "online consultation", "drop-in", "focus group", "forum", "walkabout", "workshop", "other"}

type surveyTOML struct {
	Title    string            `toml:"title"`
	File     string            `toml:"file"`
	Sheet    string            `toml:"sheet"`
	Owner    string            `toml:"owner"`
	Mode     string            `toml:"mode"`
	From     string            `toml:"from"`
	To       string            `toml:"to"`
	Asked    int64             `toml:"asked"`
	Public   bool              `toml:"public"`
	Concern  map[string]string `toml:"concern"`
	Question string            `toml:"concern_question"`
	Worried  []string          `toml:"concern_answers"`
}

type consultationTOML struct {
	Date   string `toml:"date"`
	Kind   string `toml:"kind"`
	Title  string `toml:"title"`
	Place  string `toml:"place"`
	People *int64 `toml:"people"`
	Asked  string `toml:"asked"`
	Record string `toml:"record"`
}

// surveys reads the surveys, in the order of their last days. Their files are beside the
// profile.
func (c *checker) surveys(raw []surveyTOML) []Survey {
	var out []Survey
	for i, s := range raw {
		key := fmt.Sprintf("survey.%d", i)
		c.needs(key, "title", s.Title)
		c.needs(key, "file", s.File)
		c.needs(key, "mode", s.Mode)
		read := Survey{Title: s.Title, File: c.beside(s.File), Sheet: s.Sheet, Owner: s.Owner, Mode: s.Mode, Asked: s.Asked, Public: s.Public,
			From: c.date(key+".from", s.From), To: c.date(key+".to", s.To), Question: s.Question, Worried: s.Worried, Concern: c.concern(key, s)}
		switch {
		case read.To.Before(read.From):
			c.Fail(key+".to", "the survey ends on %s, before it starts", s.To)
		case s.Asked < 0:
			c.Fail(key+".asked", "asked = %d is no number of people", s.Asked)
		case slices.ContainsFunc(out, func(o Survey) bool { return o.Title == s.Title }):
			c.Fail(key+".title", "two surveys have the title %q; put the year into it", s.Title)
		}
		out = append(out, read)
	}
	slices.SortStableFunc(out, func(a, b Survey) int { return a.To.Compare(b.To) })
	return out
}

func (c *checker) beside(file string) string {
	if file == "" || filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(file))
}

// concern reads the links to categories: each category is linked once, so that it has one
// place among the others.
func (c *checker) concern(key string, raw surveyTOML) map[string]data.Category {
	out := map[string]data.Category{}
	taken := map[data.Category]string{}
	for _, text := range slices.Sorted(maps.Keys(raw.Concern)) {
		category, ok := policeCategory(raw.Concern[text])
		if !ok {
			c.Fail(key+".concern", "concern %q: %s", text, notCategory(raw.Concern[text]))
			continue
		}
		if other := taken[category]; other != "" {
			c.Fail(key+".concern", "concern links both %q and %q to %s; link the one that comes nearest", other, text, category.Plain())
		}
		taken[category], out[text] = text, category
	}
	if len(out) == 0 && (raw.Question != "" || len(raw.Worried) > 0) {
		c.Fail(key, "concern is missing; link each answer to a category, such as concern = { \"Burglary\" = \"burglary\" }")
	}
	if raw.Question != "" && len(raw.Worried) > 0 {
		c.Fail(key+".concern_answers", "concern_question and concern_answers exclude each other: either one question names all worries, or each worry has its question")
	}
	return out
}

// policeCategory finds a category in use by its name, its short name on data.police.uk or
// the word for it in a sentence.
func policeCategory(name string) (data.Category, bool) {
	for _, c := range data.Categories {
		if c.To.IsZero() && (strings.EqualFold(name, string(c.Name)) || strings.EqualFold(name, c.Slug) || strings.EqualFold(name, c.Plain)) {
			return c.Name, true
		}
	}
	return "", false
}

func notCategory(name string) string {
	var slugs []string
	for _, c := range data.Categories {
		if c.To.IsZero() {
			slugs = append(slugs, c.Slug)
		}
	}
	if near, ok := data.Nearest(name, slugs); ok {
		return fmt.Sprintf("%q is no category of crime; did you mean %q?", name, near)
	}
	return fmt.Sprintf("%q is no category of crime; the categories are %s", name, strings.Join(slugs, ", "))
}

// consultations reads the log, in the order of the days.
func (c *checker) consultations(raw []consultationTOML) []Consultation {
	var out []Consultation
	for i, r := range raw {
		key := fmt.Sprintf("consultation.%d", i)
		c.needs(key, "asked", r.Asked)
		c.needs(key, "record", r.Record)
		if !slices.Contains(ConsultationKinds, r.Kind) {
			if near, ok := data.Nearest(r.Kind, ConsultationKinds); ok {
				c.Fail(key+".kind", "kind %q is not known; did you mean %q?", r.Kind, near)
			}
			c.Fail(key+".kind", "kind %q is not known; the kinds are %s", r.Kind, strings.Join(ConsultationKinds, ", "))
		}
		if r.People != nil && *r.People < 0 {
			c.Fail(key+".people", "people = %d is no number of people", *r.People)
		}
		out = append(out, Consultation{c.date(key+".date", r.Date), r.Kind, r.Title, r.Place, r.People, r.Asked, r.Record})
	}
	slices.SortStableFunc(out, func(a, b Consultation) int { return a.Date.Compare(b.Date) })
	return out
}

// date reads a day that has to be there.
func (c *checker) date(key, s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		c.Fail(key, "%q is not a day written as YYYY-MM-DD", s)
	}
	return t
}
