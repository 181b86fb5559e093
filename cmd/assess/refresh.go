package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"assess/analysis"
	"assess/data/store"
	"assess/data/workspace"
)

// errGates is returned when something was found that nobody has accepted.
var errGates = fmt.Errorf("no report was made while something is to be looked at: %w", errChecks)

// refreshFlags are the flags of refresh.
type refreshFlags struct {
	build buildFlags
	json  bool
}

func refreshCommand(o *options) *cobra.Command {
	var f refreshFlags
	c := &cobra.Command{
		Use:   "refresh",
		Short: "For cron: load what is new, and bring the year in progress up to date",
		Long: "refresh loads what is new. Where anything that a report rests on has changed, it\nlooks at the data for what is out of the ordinary, builds the year in progress, and\nthe year before it while that one's last months may still change, and prints one\n" +
			"summary. Where nothing is new it prints nothing. Something out of the ordinary\nthat nobody has accepted keeps every earlier report as it is; it exits with 3 then.",
		Example: "  assess refresh --config /srv/assess/assess.toml --wait 15m",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return refresh(c.Context(), o, f)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.build.partnerships, "partnership", nil, "`id` of a partnership to bring up to date; repeat for several (default all)")
	flags.StringVar(&f.build.edition, "edition", "", "public, restricted or both (default those that are there, or else public)")
	flags.BoolVar(&f.json, "json", false, "print the result as one line of JSON, even where nothing is new")
	return c
}

// refresh is the whole of `assess refresh`.
func refresh(ctx context.Context, o *options, f refreshFlags) error {
	began := time.Now()
	o.terminal.quiet = true // notes are not news
	r := &refreshing{options: o, flags: f, news: newNews()}
	err := r.run(ctx)
	r.news.end(err, time.Since(began))
	if f.json {
		return errors.Join(err, o.terminal.resultJSON(r.news))
	}
	for _, line := range r.news.lines() {
		o.terminal.result("%s", line)
	}
	return err
}

// refreshing is one run of refresh.
type refreshing struct {
	*options
	flags  refreshFlags
	wanted []workspace.Partnership
	papers []papers
	news   *news
}

func (r *refreshing) run(ctx context.Context) (err error) {
	config, err := r.read()
	if err != nil {
		return err
	}
	flags := r.flags.build
	if flags.edition == "" {
		flags.edition = "public"
	}
	if r.wanted, err = flags.check(config); err != nil {
		return err
	}
	if r.papers, err = r.options.papers(ctx, r.wanted, config.YearStarts); err != nil {
		return err
	}
	s, err := r.open(ctx, config)
	if err != nil {
		return err
	}
	defer closeInto(&err, s.close)
	result, err := s.take(ctx, false)
	if err != nil {
		return err
	}
	r.news.load(result)
	due, err := r.due(ctx, s)
	if err != nil || len(due)+len(s.refused) == 0 {
		return err
	}
	if err := s.checked(ctx); err != nil {
		return err
	}
	facts, err := s.factsTimed(ctx, result, "")
	if err != nil {
		return err
	}
	review := facts.Gates()
	if r.news.Gates = review.Open(); len(r.news.Gates) > 0 {
		r.news.config = config.Path
		return saidError{errGates}
	}
	for _, a := range review.Unused {
		r.news.Unused = append(r.news.Unused, fmt.Sprintf("%s:%d: %s", config.Path, a.Line, unused(a)))
	}
	return r.build(ctx, s, facts, due)
}

// build makes every report that is due. One that fails does not keep the others from
// being made.
func (r *refreshing) build(ctx context.Context, s *session, facts *analysis.Facts, due []dueReport) error {
	failed := 0
	for _, d := range due {
		made, err := s.assemble(ctx, facts, d.partnership, d.papers, d.year, d.flags)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed++
			r.news.Failed = append(r.news.Failed, fmt.Sprintf("%s, %s: %v", d.partnership.Name, d.year.Label(), err))
			continue
		}
		m, err := made.made()
		if err != nil {
			return err
		}
		r.news.report(d, made.assessment, m)
	}
	if failed > 0 {
		return saidError{fmt.Errorf("%d of %d reports could not be made", failed, len(due))}
	}
	return nil
}

// statusOf names how a run ended.
func statusOf(err error, news bool) string {
	switch {
	case errors.Is(err, errGates):
		return "stopped"
	case errors.Is(err, store.ErrInUse):
		return "in use"
	case err != nil:
		return "failed"
	case news:
		return "news"
	}
	return "nothing new"
}

// sortedEditions are editions in the order of their names, as a manifest has them.
func sortedEditions(of []string) []string { return slices.Sorted(slices.Values(of)) }
