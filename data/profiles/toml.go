package profiles

import (
	"assess/data"
	"assess/data/strict"
)

// The shape of a profile as it is written. Read turns it into a Profile.

type fileTOML struct {
	Partnership string         `toml:"partnership"`
	Areas       []string       `toml:"areas"`
	Strategy    strategyTOML   `toml:"strategy"`
	Version     []versionTOML  `toml:"version"`
	Priority    []priorityTOML `toml:"priority"`
	Group       []groupTOML    `toml:"group"`
	Meeting     []meetingTOML  `toml:"meeting"`
	Funding     []fundingTOML  `toml:"funding"`
	Plan        string         `toml:"plan"`
	PlanYear    string         `toml:"plan_year"`
	PlanPublic  bool           `toml:"plan_public"`

	Matrix map[string]float64 `toml:"matrix"`
	Theme  []themeTOML        `toml:"theme"`

	Survey       []surveyTOML       `toml:"survey"`
	Consultation []consultationTOML `toml:"consultation"`

	Narrative string           `toml:"narrative"`
	Event     []data.EventText `toml:"event"`
}

type strategyTOML struct {
	Title  string `toml:"title"`
	Vision string `toml:"vision"`
	Period string `toml:"period"`
	Source string `toml:"source"`
	Date   string `toml:"date"`
}

type versionTOML struct {
	Title    string                `toml:"title"`
	Source   string                `toml:"source"`
	Date     string                `toml:"date"`
	Note     string                `toml:"note"`
	Priority []versionPriorityTOML `toml:"priority"`
}

type versionPriorityTOML struct {
	Priority string   `toml:"priority"`
	Title    string   `toml:"title"`
	Focuses  []string `toml:"focuses"`
}

type priorityTOML struct {
	ID      string        `toml:"id"`
	Label   string        `toml:"label"`
	Title   string        `toml:"title"`
	Why     string        `toml:"why"`
	Do      []string      `toml:"do"`
	Kinds   []string      `toml:"kinds"`
	Focus   []focusTOML   `toml:"focus"`
	Outcome []outcomeTOML `toml:"outcome"`
}

type focusTOML struct {
	ID        string          `toml:"id"`
	Title     string          `toml:"title"`
	Kinds     []string        `toml:"kinds"`
	Do        []string        `toml:"do"`
	Indicator []indicatorTOML `toml:"indicator"`
}

type indicatorTOML struct {
	ID        string `toml:"id"`
	Title     string `toml:"title"`
	Measure   string `toml:"measure"`
	Category  string `toml:"category"`
	Flag      string `toml:"flag"`
	Direction string `toml:"direction"`
	Needs     string `toml:"needs"`
	From      string `toml:"from"`
}

type outcomeTOML struct {
	Title     string `toml:"title"`
	Kind      string `toml:"kind"`
	Direction string `toml:"direction"`
	Baseline  int    `toml:"baseline"`
	Target    any    `toml:"target"` // "-10%", or a number
	By        string `toml:"by"`
}

type groupTOML struct {
	Name       string   `toml:"name"`
	Role       string   `toml:"role"`
	Priorities []string `toml:"priorities"`
}

type meetingTOML struct {
	Name  string `toml:"name"`
	Every string `toml:"every"`
	When  string `toml:"when"`
	What  string `toml:"what"`
}

type fundingTOML struct {
	Line      string   `toml:"line"`
	Period    string   `toml:"period"`
	Allocated *float64 `toml:"allocated"`
	Committed *float64 `toml:"committed"`
	Spent     *float64 `toml:"spent"`
	Priority  string   `toml:"priority"`
	Note      string   `toml:"note"`
}

type themeTOML struct {
	Title     string `toml:"title"`
	FirstSeen string `toml:"first_seen"`
	Evidence  string `toml:"evidence"`
	Owner     string `toml:"owner"`
	Status    string `toml:"status"`
	Public    bool   `toml:"public"`
}

var validKeys = strict.KeysOf(map[string]any{
	"": fileTOML{}, "strategy": strategyTOML{}, "version": versionTOML{}, "version.priority": versionPriorityTOML{},
	"priority": priorityTOML{}, "priority.focus": focusTOML{}, "priority.focus.indicator": indicatorTOML{}, "priority.outcome": outcomeTOML{},
	"group": groupTOML{}, "meeting": meetingTOML{}, "funding": fundingTOML{}, "theme": themeTOML{}, "survey": surveyTOML{}, "consultation": consultationTOML{},
	"event": data.EventText{},
})
