package profiles

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"assess/data"
	"assess/data/reference"
	"assess/data/strict"
)

var (
	idForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)
	codeForm = regexp.MustCompile(`^[A-Z][0-9]{8}$`)
)

// Read reads and checks the profile at path. Every error that concerns its text is a
// *strict.Error with line and column.
func Read(path string) (*Profile, error) {
	text, err := strict.Load(path, "profile")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &strict.Error{File: path, Message: "there is no such profile; name it in profile = of [[partnership]]"}
	}
	if err != nil {
		return nil, err
	}
	return parse(path, text)
}

func parse(path string, text []byte) (*Profile, error) {
	var raw fileTOML
	at, err := strict.Decode(path, text, &raw, validKeys)
	if err != nil {
		return nil, err
	}
	c := &checker{Checker: strict.Checker{Path: path, At: at}, priorities: map[string]bool{}, focuses: map[string]bool{}}
	p := c.profile(raw)
	if c.Err != nil {
		return nil, c.Err
	}
	return p, nil
}

// checker turns the raw tables into a Profile and keeps the first mistake.
type checker struct {
	strict.Checker
	priorities, focuses map[string]bool // ids that are taken
}

func (c *checker) profile(raw fileTOML) *Profile {
	out := &Profile{Path: c.Path, Partnership: raw.Partnership, Areas: c.codes(raw.Areas)}
	out.Strategy = c.strategy(raw.Strategy)
	out.Plan = c.plan(raw)
	out.Matrix = c.matrix(raw.Matrix)
	out.Surveys = c.surveys(raw.Survey)
	out.Consultations = c.consultations(raw.Consultation)
	out.Narrative = c.narrative(raw.Narrative)
	out.Events = c.events(raw.Event)
	for i, t := range raw.Theme {
		out.Themes = append(out.Themes, c.theme(fmt.Sprintf("theme.%d", i), t))
	}
	if len(raw.Priority) == 0 {
		c.Fail("", "there is no [[priority]]; add one with id and title for each priority of the strategy")
	}
	for i, p := range raw.Priority {
		out.Priorities = append(out.Priorities, c.priority(fmt.Sprintf("priority.%d", i), p))
	}
	for i, v := range raw.Version {
		out.Versions = append(out.Versions, c.version(fmt.Sprintf("version.%d", i), v))
	}
	for i, g := range raw.Group {
		key := fmt.Sprintf("group.%d", i)
		c.needs(key, "name", g.Name)
		for _, id := range g.Priorities {
			c.known(key+".priorities", id)
		}
		out.Groups = append(out.Groups, Group(g))
	}
	for i, m := range raw.Meeting {
		c.needs(fmt.Sprintf("meeting.%d", i), "name", m.Name)
		out.Meetings = append(out.Meetings, Meeting(m))
	}
	for i, f := range raw.Funding {
		out.Funding = append(out.Funding, c.funding(fmt.Sprintf("funding.%d", i), f))
	}
	return out
}

func (c *checker) codes(raw []string) []data.Code {
	var out []data.Code
	for _, s := range raw {
		if !codeForm.MatchString(s) {
			c.Fail("areas", "%q is not a district code; codes are a letter and eight digits, such as \"E07000070\"", s)
		}
		out = append(out, data.Code(s))
	}
	return out
}

func (c *checker) strategy(raw strategyTOML) Strategy {
	c.needs("strategy", "title", raw.Title)
	c.needs("strategy", "source", raw.Source)
	c.day("strategy.date", raw.Date)
	p := c.period("strategy.period", raw.Period)
	if p.Empty() {
		c.Fail("strategy.period", "period is missing; write the first and the last month of the strategy, such as \"2021-04/2022-03\"")
	}
	return Strategy{raw.Title, raw.Vision, p, raw.Source, raw.Date}
}

// priority reads a priority. One that lists no area of focus is its own.
func (c *checker) priority(key string, raw priorityTOML) Priority {
	c.id(key+".id", raw.ID, c.priorities)
	c.needs(key, "title", raw.Title)
	out := Priority{ID: raw.ID, Label: raw.Label, Title: raw.Title, Why: raw.Why, Do: raw.Do}
	switch {
	case len(raw.Focus) > 0 && len(raw.Kinds) > 0:
		c.Fail(key+".kinds", "priority %q has areas of focus; write kinds there", raw.ID)
	case len(raw.Focus) == 0:
		c.id(key+".id", raw.ID, c.focuses)
		out.Focuses = []Focus{{ID: raw.ID, Title: raw.Title, Kinds: c.kinds(key, raw.Kinds)}}
	}
	for i, f := range raw.Focus {
		out.Focuses = append(out.Focuses, c.focus(fmt.Sprintf("%s.focus.%d", key, i), f))
	}
	for i, o := range raw.Outcome {
		k := fmt.Sprintf("%s.outcome.%d", key, i)
		c.needs(k, "title", o.Title)
		if o.Kind != "" {
			c.kinds(k, []string{o.Kind})
		}
		if o.Baseline != 0 && (o.Baseline < 1990 || o.Baseline > 2100) {
			c.Fail(k+".baseline", "baseline %d is not a year", o.Baseline)
		}
		target, direction := c.target(k, o)
		out.Outcomes = append(out.Outcomes, Outcome{o.Title, o.Kind, direction, o.Baseline, target})
	}
	return out
}

func (c *checker) focus(key string, raw focusTOML) Focus {
	c.id(key+".id", raw.ID, c.focuses)
	c.needs(key, "title", raw.Title)
	out := Focus{ID: raw.ID, Title: raw.Title, Kinds: c.kinds(key, raw.Kinds), Do: raw.Do}
	seen := map[string]bool{}
	for i, n := range raw.Indicator {
		k := fmt.Sprintf("%s.indicator.%d", key, i)
		c.id(k+".id", n.ID, seen)
		c.needs(k, "title", n.Title)
		if n.Measure == "" && (n.Needs == "" || n.From == "") {
			c.Fail(k, "indicator %q has no measure; name a category of crime or the id of a source, or say in needs and from what is wanted and who has it", n.ID)
		}
		out.Indicators = append(out.Indicators, Indicator{n.ID, n.Title, n.Measure, n.Category, n.Flag, c.direction(k, n.Direction), n.Needs, n.From})
	}
	return out
}

// kinds checks that every kind of focus is one that there is a rule for.
func (c *checker) kinds(key string, raw []string) []string {
	valid := reference.FocusKinds()
	if len(raw) == 0 {
		c.Fail(key, "kinds is missing; say what it is about, such as kinds = [\"burglary\"]; the kinds are %s", strings.Join(valid, ", "))
	}
	for _, k := range raw {
		if _, ok := reference.Focus(k); ok {
			continue
		}
		at := key + ".kinds"
		if _, ok := c.At[at]; !ok {
			at = key + ".kind"
		}
		if near, ok := data.Nearest(k, valid); ok {
			c.Fail(at, "kind of focus %q is not known; did you mean %q?", k, near)
		}
		c.Fail(at, "kind of focus %q is not known; the kinds are %s", k, strings.Join(valid, ", "))
	}
	return raw
}

func (c *checker) direction(key, raw string) Direction {
	switch d := Direction(raw); d {
	case "", Lower, Higher:
		return d
	}
	c.Fail(key+".direction", "direction %q is not one of \"lower\", \"higher\"", raw)
	return ""
}

func (c *checker) version(key string, raw versionTOML) Version {
	c.needs(key, "title", raw.Title)
	c.needs(key, "source", raw.Source)
	c.day(key+".date", raw.Date)
	out := Version{Title: raw.Title, Source: raw.Source, Date: raw.Date, Note: raw.Note}
	for i, p := range raw.Priority {
		k := fmt.Sprintf("%s.priority.%d", key, i)
		c.known(k+".priority", p.Priority)
		if len(p.Focuses) == 0 && p.Title == "" {
			c.Fail(k, "the version says nothing of the priority; write its title or its areas of focus")
		}
		out.Priorities = append(out.Priorities, VersionPriority(p))
	}
	return out
}

func (c *checker) funding(key string, raw fundingTOML) Funding {
	c.needs(key, "line", raw.Line)
	if raw.Priority != "" {
		c.known(key+".priority", raw.Priority)
	}
	for name, v := range map[string]*float64{"allocated": raw.Allocated, "committed": raw.Committed, "spent": raw.Spent} {
		if v != nil && !(*v >= 0 && *v < 1e10) {
			c.Fail(key+"."+name, "%s = %g is not an amount of money", name, *v)
		}
	}
	return Funding{raw.Line, c.period(key+".period", raw.Period), raw.Allocated, raw.Committed, raw.Spent, raw.Priority, raw.Note}
}

func (c *checker) needs(key, name, value string) {
	if strings.TrimSpace(value) == "" {
		c.Fail(key+"."+name, "%s is missing", name)
	}
}

func (c *checker) id(key, id string, taken map[string]bool) {
	if !idForm.MatchString(id) {
		c.Fail(key, "id %q is not a plain name; use small letters, digits and hyphens", id)
	}
	if taken[id] {
		c.Fail(key, "id %q is used twice", id)
	}
	taken[id] = true
}

// known refuses the id of a priority that there is not.
func (c *checker) known(key, id string) {
	if c.priorities[id] {
		return
	}
	ids := slices.Sorted(maps.Keys(c.priorities))
	if near, ok := data.Nearest(id, ids); ok {
		c.Fail(key, "there is no priority %q; did you mean %q?", id, near)
	}
	c.Fail(key, "there is no priority %q; the priorities are %s", id, strings.Join(ids, ", "))
}

func (c *checker) day(key, s string) {
	if s == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		c.Fail(key, "date %q is not a day written as YYYY-MM-DD", s)
	}
}

func (c *checker) period(key, s string) data.Period {
	if s == "" {
		return data.Period{}
	}
	p, err := data.ParsePeriod(s)
	if err != nil {
		c.Fail(key, "period: %v", err)
	}
	return p
}
