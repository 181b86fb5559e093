package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"assess/analysis"
	"assess/data"
	"assess/ingest"
)

func checkCommand(o *options) *cobra.Command {
	var year string
	var deep bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Review the data: coverage, row accounting, data checks",
		Long: "check loads what is new and says what the data can carry: which months each\nforce has, what became of every row, how many have no location, what is to be\n" +
			"looked at before a report is published, and whether the data checks hold. It exits\nwith 3 when a check fails.\n\nWith --deep it reads again, instead, all that is trusted otherwise: every block of\nthe store, every raw file, every output; and names what interrupted runs left.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return o.with(c.Context(), func(s *session) error {
				if deep {
					return s.deep(c.Context())
				}
				result, err := s.load(c.Context(), false)
				if err != nil {
					return err
				}
				if year != "" {
					return s.references(c.Context(), year, result.Assignments)
				}
				facts, err := s.facts(c.Context(), result.Assignments, "")
				if err != nil {
					return err
				}
				review := facts.Review()
				s.review(review)
				s.reviewGates(facts.Gates())
				if err := s.reviewPapers(c.Context(), s.config.Partnerships, lastHeld(review)); err != nil {
					return err
				}
				if err := s.checked(c.Context()); err != nil {
					return err
				}
				o.terminal.result("every data check holds")
				return nil
			})
		},
	}
	c.Flags().StringVar(&year, "references", "", "list instead the numbers that an analyst's text may quote, as they are in a `year`")
	c.Flags().BoolVar(&deep, "deep", false, "read every block of the store, every raw file and every output again, and compare")
	return c
}

// checked runs the data checks and prints those that fail.
func (s *session) checked(ctx context.Context) error {
	failures, err := s.store.Checks(ctx)
	if err != nil {
		return err
	}
	for _, f := range failures {
		more := ""
		if f.More {
			more = "; …"
		}
		s.terminal.warn("data check %s failed: %s: %s%s", f.Name, f.Title, strings.Join(f.Rows, "; "), more)
	}
	if len(failures) > 0 {
		return fmt.Errorf("%d data checks failed: %w; remove the store and load again, and report it if that does not help", len(failures), errChecks)
	}
	return nil
}

// factsTimed reads the facts under the clock: the counting belongs to the trend stage.
func (s *session) factsTimed(ctx context.Context, loaded ingest.Result, asAt string) (facts *analysis.Facts, err error) {
	err = s.watch.time("trend", func() error {
		facts, err = s.facts(ctx, loaded.Assignments, asAt)
		return err
	})
	return facts, err
}

// review prints the data review.
func (s *session) review(r analysis.Review) {
	t := s.terminal
	var rows [][]string
	for _, f := range r.Forces {
		rows = append(rows, []string{f.Source, f.Force, f.Held.From.String() + " to " + f.Held.To.String(), fmt.Sprint(f.Complete), fmt.Sprint(f.Provisional),
			months(f.Missing), months(f.Partial), fmt.Sprintf("%.1f%%", 100*f.WithoutLocation)})
	}
	t.table([]string{"source", "force", "months", "complete", "provisional", "missing", "partial", "without location"}, rows)
	a := r.Totals
	n := data.Thousands
	t.result("%s rows read = %s loaded + %s rejected + %s duplicate + %s superseded", n(a.Read), n(a.Loaded), n(a.Rejected), n(a.Duplicate), n(a.Superseded))
	for _, x := range r.Rejected {
		more := ""
		if x.Rows > 1 {
			more = fmt.Sprintf(" (and %s more)", n(x.Rows-1))
		}
		t.result("rejected: %s line %d: %s%s", x.File, x.Line, x.Reason, more)
	}
	for _, u := range r.Uses {
		t.result("%s: %s", u.Use, u.Fitness)
	}
	s.reviewPartners(r)
}

func months(ms []data.Month) string {
	if len(ms) == 0 {
		return "none"
	}
	var out []string
	for _, m := range ms {
		out = append(out, m.String())
	}
	if len(out) > 6 {
		return fmt.Sprintf("%s and %d more", strings.Join(out[:5], ", "), len(out)-5)
	}
	return strings.Join(out, ", ")
}
