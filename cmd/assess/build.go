package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
	"assess/data/workspace"
	"assess/reports"
)

// buildFlags are the flags of build.
type buildFlags struct {
	partnerships []string
	edition      string
	asAt         string
	sample       bool
	timings      bool
}

func buildCommand(o *options) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use:   "build YEAR",
		Short: "Load what is new, check, analyse a year and write the assessment",
		Long: "build makes the assessment of one year, for every partnership configured.\n\n" +
			"YEAR is the year in which the 12 months start: with year_starts = \"april\",\n2021 is April 2021 to March 2022, and 2021/22 says the same. A year whose last\nmonths have not been published is built as \"year to date\".",
		Example: "  assess build 2021 --sample\n  assess build 2021 --partnership chelmsford",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if f.sample {
				return withSample(c, o, func(config *workspace.Config) error { return build(c.Context(), o, config, f, args[0]) })
			}
			config, err := o.read()
			if err != nil {
				return err
			}
			return build(c.Context(), o, config, f, args[0])
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.partnerships, "partnership", nil, "`id` of a partnership to build; repeat for several (default all)")
	flags.StringVar(&f.edition, "edition", "public", "public, restricted or both")
	flags.StringVar(&f.asAt, "as-at", "", "build from what had been read by the end of this `day`, YYYY-MM-DD")
	flags.BoolVar(&f.sample, "sample", false, "build the synthetic sample partnership; needs no configuration")
	flags.BoolVar(&f.timings, "timings", false, "print what each stage took, one line of JSON each, to stderr")
	return c
}

// withSample makes the synthetic workspace in a temporary folder for a command; only
// the output stays.
func withSample(c *cobra.Command, o *options, run func(*workspace.Config) error) error {
	if c.Flags().Changed("config") {
		return usagef("--sample brings its own configuration; leave --config out, or make a workspace with `assess init DIR --sample`")
	}
	dir, err := os.MkdirTemp("", "assess-sample-")
	if err != nil {
		return fmt.Errorf("make the sample: %w", err)
	}
	defer os.RemoveAll(dir)
	work := filepath.Join(dir, "workspace")
	if _, err := sample.Write(work, sample.Default()); err != nil {
		return err
	}
	config, err := workspace.Read(filepath.Join(work, "assess.toml"))
	if err != nil {
		return err
	}
	config.Out = "out"
	o.override(config)
	o.terminal.note("the sample partnership is synthetic: the place and every figure are invented")
	return run(config)
}

// build is the whole of `assess build` for a configuration.
func build(ctx context.Context, o *options, config *workspace.Config, f buildFlags, yearText string) error {
	year, err := data.ParseYear(yearText, config.YearStarts)
	if err != nil {
		return usageError{err}
	}
	wanted, err := f.check(config)
	if err != nil {
		return err
	}
	written, err := o.papers(ctx, wanted, config.YearStarts)
	if err != nil {
		return err
	}
	return o.analyse(ctx, config, f, func(s *session, facts *analysis.Facts) error {
		o.terminal.note("year %s: %s", yearText, year.Label())
		s.noteGates(facts.Gates())
		for i, p := range wanted {
			if err := s.buildOne(ctx, facts, p, written[i], year, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// analyse opens the store, loads what is new, checks what is held, and gives the facts
// to a job.
func (o *options) analyse(ctx context.Context, config *workspace.Config, f buildFlags, job func(*session, *analysis.Facts) error) (err error) {
	s, err := o.open(ctx, config)
	if err != nil {
		return err
	}
	defer closeInto(&err, s.close)
	result, err := s.load(ctx, false)
	if err != nil {
		return err
	}
	if err := s.watch.time("read", func() error { return s.checked(ctx) }); err != nil {
		return err
	}
	facts, err := s.factsTimed(ctx, result, f.asAt)
	if err != nil {
		return err
	}
	if err := job(s, facts); err != nil {
		return err
	}
	if f.timings {
		for _, t := range s.watch.total() {
			if err := o.terminal.line(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// check judges the flags and finds the partnerships that are wanted.
func (f buildFlags) check(config *workspace.Config) ([]workspace.Partnership, error) {
	if !slices.Contains([]string{"public", "restricted", "both"}, f.edition) {
		return nil, usagef("edition %q is not one of public, restricted, both", f.edition)
	}
	if f.asAt != "" {
		if _, err := time.Parse(time.DateOnly, f.asAt); err != nil {
			return nil, usagef("--as-at %q is not a day written as YYYY-MM-DD", f.asAt)
		}
	}
	if len(f.partnerships) == 0 {
		return config.Partnerships, nil
	}
	var ids []string
	for _, p := range config.Partnerships {
		ids = append(ids, p.ID)
	}
	var out []workspace.Partnership
	for _, id := range f.partnerships {
		i := slices.Index(ids, id)
		if i < 0 {
			hint := "the partnerships are " + strings.Join(ids, ", ")
			if near, ok := data.Nearest(id, ids); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			return nil, usagef("there is no partnership %q in %s; %s", id, config.Path, hint)
		}
		out = append(out, config.Partnerships[i])
	}
	return out, nil
}

// editions lists the editions asked for.
func (f buildFlags) editions() []string {
	if f.edition == "both" {
		return []string{"public", "restricted"}
	}
	return []string{f.edition}
}

// buildOne analyses and writes one partnership, and says where.
func (s *session) buildOne(ctx context.Context, facts *analysis.Facts, p workspace.Partnership, written papers, year data.Period, f buildFlags) error {
	out, err := s.assemble(ctx, facts, p, written, year, f)
	if err != nil {
		return err
	}
	a, dir := out.assessment, s.folder(p, year)
	if a.Year.ToDate {
		s.terminal.note("%s is built as year to date: data runs to %s", p.ID, a.Year.DataTo.Label())
	}
	for _, e := range f.editions() {
		s.terminal.result("%s, %s: %s", p.Name, a.Year.Label, filepath.Join(dir, e, "assessment.html"))
		s.terminal.result("%s, %s: %s", p.Name, a.Year.Label, filepath.Join(dir, e, "assessment.pdf"))
	}
	return s.sayPublished(p, year, f.editions())
}

// folder is where a partnership's year lies.
func (s *session) folder(p workspace.Partnership, year data.Period) string {
	return filepath.Join(s.config.Out, yearFolder(year), p.ID)
}

// assemble analyses and writes one partnership.
func (s *session) assemble(ctx context.Context, facts *analysis.Facts, p workspace.Partnership, written papers, year data.Period, f buildFlags) (*publication, error) {
	published, err := s.published(p.ID)
	if err != nil {
		return nil, err
	}
	request := analysis.Request{Partnership: p, Comparator: s.config.Comparator(), Year: year, Papers: written.telling(""), Published: published}
	a, outlines, err := facts.Build(ctx, request, s.watch.part)
	if err != nil {
		return nil, err
	}
	if err := reports.CheckNarrative(a); err != nil {
		return nil, misread(written.Profile, err)
	}
	out := &publication{session: s, assessment: a, facts: facts, outlines: outlines, papers: written, flags: f}
	if err := out.write(ctx, s.folder(p, year)); err != nil {
		if errors.Is(err, context.Canceled) {
			return nil, err
		}
		return nil, fmt.Errorf("write the assessment of %s: %w", p.ID, err)
	}
	return out, nil
}

// yearFolder is the year in which the 12 months start.
func yearFolder(year data.Period) string { return fmt.Sprint(year.From.Year()) }
