package main

import (
	"context"

	"assess/analysis"
	"assess/data"
	"assess/ingest"
	"assess/reports"
)

// references prints the numbers that an analyst's text may quote, with their values in the
// public edition, for each partnership.
func (s *session) references(ctx context.Context, yearText string, assigned []ingest.Assignment) error {
	year, err := data.ParseYear(yearText, s.config.YearStarts)
	if err != nil {
		return usageError{err}
	}
	facts, err := s.facts(ctx, assigned, "")
	if err != nil {
		return err
	}
	for _, p := range s.config.Partnerships {
		written, err := papersOf(ctx, p, s.config.YearStarts)
		if err != nil {
			return err
		}
		a, _, err := facts.Build(ctx, analysis.Request{Partnership: p, Comparator: s.config.Comparator(), Year: year, Papers: written.Papers}, nil)
		if err != nil {
			return err
		}
		s.terminal.result("%s, %s: write {{name}} or {{name = value}} in a text; values are those of the public edition", p.ID, a.Year.Label)
		var rows [][]string
		for _, r := range reports.References(a, reports.Options{Edition: "public"}) {
			rows = append(rows, []string{r.Name, r.Value, r.Means})
		}
		s.terminal.table([]string{"name", "value", "what it is"}, rows)
		if err := reports.CheckNarrative(a); err != nil {
			return misread(written.Profile, err)
		}
	}
	return nil
}
