package main

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data/sample"
	"assess/data/workspace"
)

// TestThePlanIsReadAsItWasPlanted reads the sample's plan as a build does and holds
// every line against what a person says of it.
func TestThePlanIsReadAsItWasPlanted(t *testing.T) {
	truth := sampleTruth(t)
	c, err := workspace.Read(truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	read, err := papersOf(t.Context(), c.Partnerships[0], time.April)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"profile.toml", "plan.csv", "survey-1.csv", "survey-2.xlsx"} {
		if !slices.ContainsFunc(read.files, func(path string) bool { return filepath.Base(path) == name }) {
			t.Errorf("the papers read are %q, without %s", read.files, name)
		}
	}
	if read.Plan == nil {
		t.Fatal("the plan has not been read")
	}
	planIsTrue(t, analysis.ProgressOf(read.Plan), truth)
}

// planIsTrue checks every line, and that every status and flag has one.
func planIsTrue(t *testing.T, p *analysis.PlanProgress, truth sample.Truth) {
	t.Helper()
	want := truth.Strategy.Plan
	if len(p.Lines) != len(want) || p.Quarter != 3 || p.Year != "2021/22" {
		t.Fatalf("%d lines of %s up to quarter %d, want %d of the year assessed up to the third", len(p.Lines), p.Year, p.Quarter, len(want))
	}
	statuses, flags := map[string]int{}, map[string]int{}
	for i, l := range p.Lines {
		var got []string
		for _, f := range l.Last().Flags {
			got = append(got, string(f))
			flags[string(f)]++
		}
		statuses[string(l.Status)]++
		if w := want[i]; !strings.HasPrefix(l.Action, w.Action) || string(l.Status) != w.Status || !slices.Equal(got, w.Flags) {
			t.Errorf("line %d, %q: %s %q, want %s %q (%s)", l.Row, l.Action, l.Status, got, w.Status, w.Flags, l.Last().Why)
		}
	}
	for i, s := range analysis.PlanStatuses {
		if n := statuses[string(s)]; n == 0 || p.Total.Counts[i] != n {
			t.Errorf("%s: %d lines and %d in the sums", s, n, p.Total.Counts[i])
		}
	}
	for _, f := range p.Flags {
		if n := flags[string(f.Flag)]; n == 0 || f.Lines != n {
			t.Errorf("%s: %d lines and %d in the sums", f.Flag, n, f.Lines)
		}
	}
}

// strategyIsTrue checks what can be known of each area of focus and whether each
// outcome was reached, and that every status and verdict occurs.
func strategyIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	focuses, outcomes := map[string]string{}, map[string]string{}
	statuses, verdicts := map[analysis.Status]int{}, map[analysis.Reached]int{}
	for _, q := range a.Priorities.Pages {
		for _, f := range q.Focuses {
			focuses[f.ID] = string(f.Status)
			statuses[f.Status]++
		}
		for _, o := range q.Outcomes {
			outcomes[o.Title] = string(o.Verdict)
			verdicts[o.Verdict]++
		}
	}
	told(t, "area of focus", focuses, truth.Strategy.Measured)
	told(t, "outcome", outcomes, truth.Strategy.Outcomes)
	for _, row := range a.Priorities.Tally {
		if row.Focuses == 0 || row.Focuses != statuses[row.Status] {
			t.Errorf("%d areas of focus are %s and %d in the sums", statuses[row.Status], row.Status, row.Focuses)
		}
	}
	if len(statuses) != len(analysis.Statuses) || len(verdicts) != 3 || a.Priorities.NotTold != verdicts[analysis.CannotTell] {
		t.Errorf("statuses %v, verdicts %v, of which %d cannot be told", statuses, verdicts, a.Priorities.NotTold)
	}
	if len(a.Plan.Money) != 2 || a.Plan.Money[0].Spent == nil || a.Plan.Money[1].Spent != nil {
		t.Errorf("the money is %+v, want one line that is spent and one that does not say", a.Plan.Money)
	}
	planIsTrue(t, &a.Plan, truth)
}

func told(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s %q: %q, want %q", what, name, got[name], want[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d are told of each %s, want %d: %v", len(got), what, len(want), got)
	}
}
