package profiles

import (
	"strings"
	"testing"
)

const least = `partnership = "P"
areas = ["E07000001"]
[strategy]
title = "S"
period = "2021-04/2022-03"
source = "S"
[[priority]]
id = "p"
title = "P"
kinds = ["burglary"]
`

func TestWeightsAndThemes(t *testing.T) {
	p, err := parse("p.toml", []byte(least+`
[matrix]
trend = 2
concern = 0
[[theme]]
title = "Electric bicycles"
first_seen = "2021-06"
evidence = "Two batteries on fire"
owner = "Fire service"
status = "growing"
public = true
`))
	if err != nil {
		t.Fatal(err)
	}
	for criterion, want := range map[string]float64{Volume: 1, Trend: 2, Concern: 0, Harm: 1} {
		if got := p.Matrix.Weight(criterion); got != want {
			t.Errorf("%s weighs %g, want %g", criterion, got, want)
		}
	}
	if want := (Theme{"Electric bicycles", "2021-06", "Two batteries on fire", "Fire service", "growing", true}); len(p.Themes) != 1 || p.Themes[0] != want {
		t.Errorf("themes are %+v", p.Themes)
	}
}

func TestWrongWeightsAndThemesAreRefused(t *testing.T) {
	theme := "[[theme]]\ntitle = \"T\"\nevidence = \"E\"\n"
	for text, want := range map[string]string{
		"[matrix]\ntrends = 1\n":  `did you mean "trend"?`,
		"[matrix]\ntrend = -1\n":  "not from 0 to 100",
		"[matrix]\ntrend = nan\n": "not from 0 to 100",
		"[matrix]\nvolume = 0\nrate = 0\ntrend = 0\nharm = 0\nconcentration = 0\nconcern = 0\n": "nothing can be scored",
		theme + "first_seen = \"June\"\nstatus = \"closed\"\n":                                  "YYYY-MM",
		theme + "first_seen = \"2021-02-30\"\nstatus = \"closed\"\n":                            "YYYY-MM-DD",
		theme + "first_seen = \"2021-02\"\nstatus = \"new\"\n":                                  "watching, growing, acted on, closed",
		"[[theme]]\ntitle = \"T\"\nfirst_seen = \"2021-02\"\nstatus = \"closed\"\n":             "evidence is missing",
		theme + "seen = \"2021-02\"\n":                                                          `unknown key "seen"`,
	} {
		_, err := parse("p.toml", []byte(least+text))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "p.toml:") {
			t.Errorf("%q gives %v, want a place and %q", text, err, want)
		}
	}
}
