package main

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/data/workspace"
	"assess/ingest"
)

// refused lists the files of a load that could not be read, as the gates take them.
func refused(r ingest.Result) []analysis.RefusedFile {
	var out []analysis.RefusedFile
	for _, f := range r.Files {
		if f.Outcome == ingest.Refused {
			out = append(out, analysis.RefusedFile{Source: f.Source, Force: f.Force, Month: f.Month, Path: f.Path, Reason: f.Reason, Category: f.UnknownCategory})
		}
	}
	return out
}

// foundWords says one finding in a line.
func foundWords(f analysis.GateFinding) string {
	who := f.Source
	if f.Force != "" {
		who += ", " + f.Force
	}
	return fmt.Sprintf("%s (%s): %s", f.Gate, who, f.What)
}

// acceptLines are the lines of assess.toml that let findings through, for a person to
// complete.
func acceptLines(findings []analysis.GateFinding) []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range findings {
		lines := []string{"[[accept]]", fmt.Sprintf("gate   = %q", f.Gate), fmt.Sprintf("source = %q", f.Source)}
		if f.Force != "" {
			lines = append(lines, fmt.Sprintf("force  = %q", f.Force))
		}
		if !f.Months.Empty() {
			lines = append(lines, fmt.Sprintf("month  = %q", monthsText(f.Months)))
		}
		lines = append(lines, `reason = ""   # why it is right to go on`, `by     = ""   # who says so`)
		if key := strings.Join(lines, "\n"); !seen[key] {
			seen[key] = true
			out = append(append(out, lines...), "")
		}
	}
	return out
}

// monthsText writes months as assess.toml does.
func monthsText(p data.Period) string {
	if p.From == p.To {
		return p.From.String()
	}
	return p.From.String() + "/" + p.To.String()
}

// noteGates says that the gates found something, where a person is there to build all the
// same: the report says what.
func (s *session) noteGates(r analysis.GateReview) {
	switch n := len(r.Open()); n {
	case 0:
	case 1:
		s.terminal.note("one thing in the data is to be looked at before publication; see the chapter on sources, or `assess check`")
	default:
		s.terminal.note("%d things in the data are to be looked at before publication; see the chapter on sources, or `assess check`", n)
	}
	s.tellUnused(r)
}

// tellUnused says which acceptances no finding needs any more.
func (s *session) tellUnused(r analysis.GateReview) {
	for _, a := range r.Unused {
		s.terminal.note("%s:%d: %s", s.config.Path, a.Line, unused(a))
	}
}

func unused(a workspace.Acceptance) string {
	months := ""
	if !a.Months.Empty() {
		months = " of " + a.Months.Label()
	}
	return fmt.Sprintf("what [[accept]] lets through, %s%s, is not found any more; it can be taken out", a.Gate, months)
}

// reviewGates prints what the gates found for `assess check`, accepted or not.
func (s *session) reviewGates(r analysis.GateReview) {
	t := s.terminal
	for _, f := range r.Findings {
		if f.Accepted != "" {
			t.result("accepted: %s; reason: %s", foundWords(f), f.Accepted)
		}
	}
	open := r.Open()
	for _, f := range open {
		t.result("to be looked at: %s", foundWords(f))
	}
	if len(open) > 0 {
		t.result("before a refresh makes a report, mend these or add to %s:", s.config.Path)
		for _, line := range acceptLines(open) {
			t.result("%s", strings.TrimRight("    "+line, " "))
		}
	}
	s.tellUnused(r)
}
