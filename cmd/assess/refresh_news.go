package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"assess/analysis"
	"assess/analysis/revision"
	"assess/data"
	"assess/ingest"
)

// news is the result of one refresh, as --json prints it.
type news struct {
	Status   string                 `json:"status"`    // nothing new, news, stopped (by a gate), in use, failed
	Exit     int                    `json:"exit"`      // the exit code
	Landed   []landed               `json:"landed"`    // new months and files that are counted
	Gone     []string               `json:"gone"`      // files that are no longer among the raw files
	Again    []string               `json:"again"`     // files that are there as before and count again
	SetAside []string               `json:"set_aside"` // new files that another one counts instead of, in words
	Refused  []string               `json:"refused"`   // files that could not be read, in words
	Restated []restatedNews         `json:"restated"`  // counts of months that were held before
	Signals  []signalNews           `json:"signals"`   // that the last report of the year did not have
	Gates    []analysis.GateFinding `json:"gates"`     // that nobody has accepted
	Unused   []string               `json:"unused"`    // acceptances that can be taken out, in words
	Reports  []reportNews           `json:"reports"`   // made
	Failed   []string               `json:"failed"`    // reports that could not be made, in words
	Error    string                 `json:"error"`     // why the run ended early
	Seconds  float64                `json:"seconds"`

	config string // that what is accepted is added to
}

// landed is what arrived of one source and force.
type landed struct {
	Source string       `json:"source"`
	Force  string       `json:"force,omitempty"`
	Months []data.Month `json:"months"` // empty for a partner's table
	Files  int          `json:"files"`
	Rows   int64        `json:"rows"`
}

// restatedNews is a count of a whole partnership that is not what it was.
type restatedNews struct {
	Partnership string        `json:"partnership"`
	Month       data.Month    `json:"month"`
	Category    data.Category `json:"category"`
	Before      int64         `json:"before"`
	After       int64         `json:"after"`
}

// signalNews is something that the report calls and the last one did not.
type signalNews struct {
	Partnership string `json:"partnership"`
	Year        string `json:"year"`
	What        string `json:"what"` // in words
}

// reportNews is a report that was made.
type reportNews struct {
	Partnership string   `json:"partnership"`
	Name        string   `json:"name"`
	Year        string   `json:"year"`
	Why         string   `json:"why"`
	Files       []string `json:"files"`
}

func newNews() *news {
	return &news{Landed: []landed{}, Gone: []string{}, Again: []string{}, SetAside: []string{}, Refused: []string{}, Restated: []restatedNews{}, Signals: []signalNews{},
		Gates: []analysis.GateFinding{}, Unused: []string{}, Reports: []reportNews{}, Failed: []string{}}
}

// any reports whether there is anything to tell.
func (n *news) any() bool {
	return len(n.Landed)+len(n.Gone)+len(n.Again)+len(n.SetAside)+len(n.Gates)+len(n.Reports)+len(n.Failed) > 0
}

// end notes how the run ended.
func (n *news) end(err error, took time.Duration) {
	n.Status, n.Seconds = statusOf(err, n.any()), round3(took.Seconds())
	if err == nil {
		return
	}
	n.Exit = exitCode(err)
	var said saidError
	if !errors.As(err, &said) {
		n.Error = err.Error()
	}
}

// load notes what became of files.
func (n *news) load(r ingest.Result) {
	type key struct{ source, force string }
	at := map[key]int{}
	for _, f := range r.Files {
		switch f.Outcome {
		case ingest.Reinstated:
			n.Again = append(n.Again, f.Path)
		case ingest.Loaded:
			k := key{f.Source, f.Force}
			i, ok := at[k]
			if !ok {
				i = len(n.Landed)
				at[k] = i
				n.Landed = append(n.Landed, landed{Source: f.Source, Force: f.Force, Months: []data.Month{}})
			}
			l := &n.Landed[i]
			l.Files++
			l.Rows += f.Rows.Loaded
			if !f.Month.IsZero() && !slices.Contains(l.Months, f.Month) {
				l.Months = append(l.Months, f.Month)
			}
		case ingest.Superseded:
			if f.Rows.Read > 0 {
				n.SetAside = append(n.SetAside, f.Reason)
			}
		case ingest.Withdrawn:
			n.Gone = append(n.Gone, f.Path)
		case ingest.Refused:
			n.Refused = append(n.Refused, f.Reason)
		}
	}
	for i := range n.Landed {
		slices.Sort(n.Landed[i].Months)
	}
}

// report notes a report that was made, and how it differs from the one that stood there.
func (n *news) report(d dueReport, now *analysis.Assessment, made manifest) {
	r := reportNews{Partnership: d.partnership.ID, Name: d.partnership.Name, Year: now.Year.Label, Why: d.why}
	for _, e := range d.flags.editions() {
		for _, name := range []string{"assessment.html", "assessment.pdf"} {
			r.Files = append(r.Files, filepath.Join(d.dir, e, name))
		}
	}
	n.Reports = append(n.Reports, r)
	before := revision.Side{Assessment: d.before, Made: d.beforeMade.made()}
	if d.before == nil || d.before.Year.Whole != now.Year.Whole {
		before = revision.Side{Assessment: &analysis.Assessment{Partnership: now.Partnership, Year: analysis.Year{Whole: now.Year.Whole}}}
	}
	diff := revision.Between(before, revision.Side{Assessment: now, Made: made.made()})
	for _, c := range diff.Counts {
		if c.Type != analysis.TypePartnership || c.Cause != revision.Restated {
			continue
		}
		row := restatedNews{d.partnership.ID, c.Month, c.Category, c.Before, c.After}
		if !slices.Contains(n.Restated, row) { // of two years that are both made, once
			n.Restated = append(n.Restated, row)
		}
	}
	for _, what := range signalsIn(diff, before.Assessment, now) {
		n.Signals = append(n.Signals, signalNews{d.partnership.ID, now.Year.Label, what})
	}
}

// signalsIn says what the report calls that the one before did not: unusual months, a
// lasting level, and changes on the year before. Of restricted tables no more is said than
// that there is something, since a summary goes by mail.
func signalsIn(diff revision.Differences, before, now *analysis.Assessment) []string {
	var out []string
	way := func(high bool) string {
		if high {
			return "high"
		}
		return "low"
	}
	for _, s := range diff.Signals {
		if !s.New {
			continue
		}
		i := slices.IndexFunc(now.Sources, func(x analysis.Source) bool { return x.ID == s.Source })
		switch {
		case s.Source == "":
			out = append(out, fmt.Sprintf("%s: %s is unusually %s", s.Category, s.Month.Label(), way(s.High)))
		case i >= 0 && now.Sources[i].Protect == "public":
			out = append(out, fmt.Sprintf("%s, %s: %s is unusually %s", now.Sources[i].Title, cmp.Or(s.Flag, string(s.Category)), s.Month.Label(), way(s.High)))
		default:
			out = append(out, fmt.Sprintf("a month of the restricted table %q is unusual; see the restricted edition", s.Source))
		}
	}
	levels := map[data.Category]analysis.Verdict{}
	for _, s := range before.Signals {
		levels[s.Category] = s.Level
	}
	for _, s := range now.Signals {
		if (s.Level == analysis.Higher || s.Level == analysis.Lower) && levels[s.Category] != s.Level {
			out = append(out, fmt.Sprintf("%s: the level of the last months is %s", s.Category, s.Level))
		}
	}
	for _, v := range diff.Verdicts {
		if v.Code == "" && !v.Baseline && (v.After == analysis.Higher || v.After == analysis.Lower) {
			out = append(out, fmt.Sprintf("%s: %s than a year before (in the last report: %s)", v.Category, v.After, v.Before))
		}
	}
	return slices.Compact(out)
}
