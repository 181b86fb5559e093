package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"assess/analysis"
	"assess/data"
	"assess/data/workspace"
)

func publishCommand(o *options) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "publish YEAR",
		Short: "Freeze a year that has been built as a revision that stays as it is",
		Long: "publish keeps an edition of a year as it was built: revision 1, and after it is\nbuilt with other numbers and published again revision 2, with a page of what\nchanged and why. No revision is ever written over. An edition that is published\n" +
			"already as it is stays alone. Nothing is published while a data check fails, or\nwhile something was found in its data that nobody has accepted: exit code 3.",
		Example: "  assess publish 2021\n  assess publish 2021 --edition restricted --partnership chelmsford",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.with(c.Context(), func(s *session) error { return s.publish(c.Context(), f, args[0]) })
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.partnerships, "partnership", nil, "`id` of a partnership to publish for; repeat for several (default all)")
	flags.StringVar(&f.edition, "edition", "public", "public, restricted or both")
	return c
}

// publish is the whole of `assess publish` for a configuration.
func (s *session) publish(ctx context.Context, f buildFlags, yearText string) error {
	year, err := data.ParseYear(yearText, s.config.YearStarts)
	if err != nil {
		return usageError{err}
	}
	wanted, err := f.check(s.config)
	if err != nil {
		return err
	}
	if err := s.checked(ctx); err != nil {
		return err
	}
	for _, p := range wanted {
		for _, edition := range f.editions() {
			if err := s.publishEdition(p, year, edition); err != nil {
				return fmt.Errorf("publish %s of %s: %w", yearFolder(year), p.ID, err)
			}
		}
	}
	return nil
}

// publishEdition freezes one edition of what has been built.
func (s *session) publishEdition(p workspace.Partnership, year data.Period, edition string) error {
	shelf := s.shelf(p.ID, year)
	built, err := readBuilt(filepath.Join(s.config.Out, yearFolder(year), p.ID), edition)
	if err != nil {
		return fmt.Errorf("%w; build it with `assess build %s --edition %s --partnership %s`", err, yearFolder(year), edition, p.ID)
	}
	if at := built.assessment.Year.Whole; at != year {
		return fmt.Errorf("what is built is of %s, and year_starts has changed since; build it again", at.Label())
	}
	if open := built.assessment.Gates.Open(); len(open) > 0 {
		return fmt.Errorf("%d found in its data and to be looked at first, such as %s; `assess check` names all, and how to accept them with a reason: %w", len(open), foundWords(open[0]), errChecks)
	}
	revisions, err := shelf.revisions(edition)
	if err != nil {
		return err
	}
	next := 1
	var before *revisionFolder
	if n := len(revisions); n > 0 {
		before, next = &revisions[n-1], revisions[n-1].number+1
		if before.same(built) {
			s.terminal.note("%s, %s: the %s edition is published already as revision %d, as it is", p.Name, built.assessment.Year.Label, edition, before.number)
			return nil
		}
	}
	if edition == "public" {
		published, err := s.published(p.ID)
		if err != nil {
			return err
		}
		if !built.assessment.Withheld.Covers(analysis.Withhold(built.assessment, published)) {
			return fmt.Errorf("it was built before an earlier edition was published, beside which it would tell numbers that are hidden; build the year again")
		}
	}
	dir, err := shelf.add(built, before, next)
	if err != nil {
		return err
	}
	if built.assessment.Year.ToDate {
		s.terminal.note("%s is published as year to date: data runs to %s", p.ID, built.assessment.Year.DataTo.Label())
	}
	s.terminal.result("%s, %s: %s edition, revision %d: %s", p.Name, built.assessment.Year.Label, edition, next, filepath.Join(dir, edition))
	return nil
}

// sayPublished tells of a year that has just been built whether it is published, and
// whether as it is.
func (s *session) sayPublished(p workspace.Partnership, year data.Period, editions []string) error {
	for _, edition := range editions {
		revisions, err := s.shelf(p.ID, year).revisions(edition)
		if err != nil {
			return err
		}
		if len(revisions) == 0 {
			continue
		}
		last := revisions[len(revisions)-1]
		built, err := readBuilt(filepath.Join(s.config.Out, yearFolder(year), p.ID), edition)
		if err != nil {
			return err
		}
		if last.same(built) {
			s.terminal.note("%s: revision %d of the %s edition is published, and this build is the same", p.ID, last.number, edition)
			continue
		}
		s.terminal.note("%s: revision %d of the %s edition is published, and this build differs from it in %d files; `assess publish %s --edition %s` makes revision %d",
			p.ID, last.number, edition, len(last.unlike(built)), yearFolder(year), edition, last.number+1)
	}
	return nil
}
