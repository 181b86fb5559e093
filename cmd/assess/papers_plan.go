package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/data/plan"
	"assess/data/profiles"
	"assess/data/workspace"
	"assess/ingest"
)

// readPlan reads the plan that a profile names; nil when it names none.
func readPlan(ctx context.Context, p *profiles.Profile, starts time.Month) (*plan.Plan, error) {
	if p == nil || p.Plan.File == "" {
		return nil, nil
	}
	year, err := plan.ParseYear(p.Plan.Year, starts)
	if err != nil {
		return nil, fmt.Errorf("%s: plan_year: %w", p.Path, err)
	}
	lines, err := ingest.ReadPlan(ctx, p.Plan.File)
	if err != nil {
		return nil, err
	}
	return &plan.Plan{File: filepath.Base(p.Plan.File), Label: p.Plan.Year, Year: year, Public: p.Plan.Public, Lines: lines}, nil
}

// flagWords say each flag as advice to the one who keeps the plan.
var flagWords = map[analysis.PlanFlag]string{
	analysis.FlagUnits:    "the update counts other things than the target",
	analysis.FlagBase:     "the update has a percentage and not of how many; write it as 36 of 40",
	analysis.FlagPastDate: "a day that the line or the update names is past",
	analysis.FlagActivity: "the measure asks for an outcome and the update tells what was done",
	analysis.FlagWrongRow: "an update seems to stand on the wrong row",
}

// reviewPapers prints what is held of the partnerships' strategies, people's views and
// plans, and what of them is due by the last month of the data. Updates of plans are free
// text and are not printed.
func (s *session) reviewPapers(ctx context.Context, wanted []workspace.Partnership, last data.Month) error {
	for _, w := range wanted {
		read, err := papersOf(ctx, w, s.config.YearStarts)
		if err != nil {
			return err
		}
		s.reviewStrategy(w.ID, read, last)
		if read.Plan != nil {
			s.reviewPlan(w.ID, analysis.ProgressOf(read.Plan))
			s.reviewPriorities(w.ID, read)
		}
	}
	return nil
}

func (s *session) reviewPlan(id string, p *analysis.PlanProgress) {
	t := s.terminal
	if p.Quarter == 0 {
		t.result("%s: plan %s: %d lines, and no update of any quarter", id, p.File, len(p.Lines))
		return
	}
	var rows [][]string
	for i, status := range analysis.PlanStatuses {
		rows = append(rows, []string{string(status), data.Thousands(int64(p.Total.Counts[i]))})
	}
	t.result("%s: plan %s of %s, %d lines, judged on %s", id, p.File, p.Year, len(p.Lines), p.Day)
	t.table([]string{"status", "lines"}, rows)
	t.result("%s: %d lines have a number to reach, %d say by when", id, p.Words.Numbers, p.Words.Dates)
	for _, l := range p.Lines {
		for _, f := range l.Last().Flags {
			t.result("%s: %s line %d: %s", id, p.File, l.Row, flagWords[f])
		}
	}
}

// reviewPriorities prints each priority of the plan that the strategy does not have,
// whose lines stand on no page of a priority.
func (s *session) reviewPriorities(id string, read papers) {
	told := map[string]bool{}
	for _, l := range read.Plan.Lines {
		if !told[l.Priority] && analysis.PlanPriority(read.Profile, l.Priority) == "" {
			s.terminal.result("%s: %s line %d: the strategy has no priority %q; write its title as the profile does", id, read.Plan.File, l.Row, l.Priority)
		}
		told[l.Priority] = true
	}
}
