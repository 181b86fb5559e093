package profiles

import (
	"path/filepath"
	"strings"
	"testing"
)

const asked = whole + `
[[survey]]
title   = "Survey 2022"
file    = "survey.xlsx"
sheet   = "Results"
mode    = "by post"
from    = "2022-01-10"
to      = "2022-02-18"
asked   = 6000
concern = { "House burglary" = "burglary", "Drug dealing" = "drugs", "Noise" = "Anti-social behaviour" }

[[survey]]
title = "Survey 2021"
file  = "/data/survey.csv"
mode  = "online"
from  = "2021-01-10"
to    = "2021-02-18"

[[consultation]]
date   = "2022-03-02"
kind   = "public meeting"
place  = "Town Hall"
people = 46
asked  = "What should come first?"
record = "Minutes"

[[consultation]]
date   = "2021-06-12"
kind   = "drop-in"
asked  = "Where do you feel unsafe?"
record = "Notes"
`

func TestSurveysAndMeetingsOfAProfile(t *testing.T) {
	p, err := parse(filepath.Join("home", "profile.toml"), []byte(asked))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Surveys) != 2 || p.Surveys[0].Title != "Survey 2021" || p.Surveys[0].File != "/data/survey.csv" {
		t.Fatalf("%+v, want the earlier first", p.Surveys)
	}
	s := p.Surveys[1]
	if s.File != filepath.Join("home", "survey.xlsx") || s.Asked != 6000 || s.Concern["House burglary"] != "Burglary" || s.Concern["Drug dealing"] != "Drugs" || s.Concern["Noise"] != "Anti-social behaviour" {
		t.Errorf("%+v", s)
	}
	if c := p.Consultations; len(c) != 2 || c[0].People != nil || *c[1].People != 46 || c[1].Kind != PublicMeeting {
		t.Errorf("%+v", c)
	}
}

func TestMistakesInSurveysAndMeetings(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"no title":       {`title   = "Survey 2022"`, ``, "title is missing"},
		"no mode":        {`mode    = "by post"`, ``, "mode is missing"},
		"no day":         {`"2022-01-10"`, `"January 2022"`, `"January 2022" is not a day`},
		"end first":      {`"2022-02-18"`, `"2022-01-01"`, "before it starts"},
		"asked":          {"6000", "-1", "asked = -1 is no number of people"},
		"same title":     {"Survey 2021", "Survey 2022", "two surveys have the title"},
		"category":       {`= "drugs"`, `= "drugz"`, `did you mean "drugs"?`},
		"old category":   {`= "drugs"`, `= "violent crime (as defined before May 2013)"`, "is no category of crime"},
		"linked twice":   {`= "drugs"`, `= "Burglary"`, "links both"},
		"answers alone":  {`mode  = "online"`, "mode = \"online\"\nconcern_answers = [\"Very worried\"]", "concern is missing"},
		"both":           {"asked   = 6000", "concern_question = \"Worry?\"\nconcern_answers = [\"Very worried\"]", "exclude each other"},
		"kind":           {`"public meeting"`, `"public meting"`, `did you mean "public meeting"?`},
		"people":         {"people = 46", "people = -2", "people = -2 is no number of people"},
		"nothing asked":  {`asked  = "What should come first?"`, ``, "asked is missing"},
		"no record":      {`record = "Minutes"`, ``, "record is missing"},
		"unknown key":    {"people = 46", "peeple = 46", `did you mean "people"?`},
		"meeting's date": {`"2022-03-02"`, `"2 March"`, `"2 March" is not a day`},
	} {
		_, err := parse("profile.toml", []byte(strings.Replace(asked, c.from, c.to, 1)))
		if err == nil || !strings.HasPrefix(err.Error(), "profile.toml:") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
