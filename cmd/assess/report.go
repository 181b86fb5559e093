package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"assess/analysis"
	"assess/data"
	"assess/data/workspace"
	"assess/reports"
)

// paper is a kind of paper that `assess report` makes beside the assessment.
type paper struct {
	use, short, long, example string
	texts                     string // what the names of the analyst's files for it begin with; none where empty

	// ask reads what the user asked for, of a partnership with what it wrote.
	ask func(arg string, starts time.Month, written papers) (order, error)
	// draw makes the document; recent is nil where no further months were asked for.
	draw func(year, recent *analysis.Assessment, b reports.Boundaries, o reports.Options) *reports.Document
}

// order is what is wanted of a paper.
type order struct {
	name   string      // of its files, less the ending
	folder data.Period // the year in whose folder they go
	year   data.Period // the 12 months to analyse
	recent data.Period // further months to analyse by themselves; may be empty
}

// kinds are the papers in the order in which help lists them.
var kinds = []paper{
	{
		use: "scrutiny YEAR", texts: reports.ScrutinyTexts, short: "The report to the council's crime and disorder committee",
		long: "scrutiny makes the report to the committee that scrutinises the partnership:\nbackground, what changed, outcomes, the plan, risks, money and law.\nRecommendations are its author's, in narrative/scrutiny-recommendations.md.\n\nYEAR is as for build.",
		ask:  askScrutiny,
		draw: func(year, _ *analysis.Assessment, b reports.Boundaries, o reports.Options) *reports.Document {
			return reports.ScrutinyReport(year, b, o)
		},
		example: "  assess report scrutiny 2021 --sample\n  assess report scrutiny 2025 --partnership chelmsford --edition both",
	},
	{
		use: "hub YEAR-MM", short: "The two-page tasking pack of a month",
		long:    "hub makes the two pages for the people who meet each month to act: the month's\ncounts against their usual range, lines of the plan that are due, and hot spots\nand repeats of the last three months. Months that are not complete are said.",
		ask:     askHub,
		draw:    drawHub,
		example: "  assess report hub 2022-03 --sample\n  assess report hub 2025-11 --partnership chelmsford --edition restricted",
	},
	{
		use: "endofyear YEAR", texts: reports.EndOfYearTexts, short: "The end-of-year performance report of the plan",
		long: "endofyear makes the performance report of a plan year: the plan line by line, its\nmoney, outcomes with their verdicts, and a calendar of what is due.\n\nA plan year runs from April to March, or over the months of the plan held. The\nreport is due two months after it ends: by 31 May.",
		ask:  askEndOfYear,
		draw: func(year, _ *analysis.Assessment, b reports.Boundaries, o reports.Options) *reports.Document {
			return reports.EndOfYearReport(year, b, o)
		},
		example: "  assess report endofyear 2021 --sample\n  assess report endofyear 2025 --partnership chelmsford",
	},
}

func drawHub(year, recent *analysis.Assessment, b reports.Boundaries, o reports.Options) *reports.Document {
	return reports.TaskingPack(reports.Month{Year: year, Recent: recent}, b, o)
}

func askScrutiny(arg string, starts time.Month, _ papers) (order, error) {
	year, err := data.ParseYear(arg, starts)
	return order{name: "scrutiny", folder: year, year: year}, err
}

// askEndOfYear takes the months of the plan held, else those of most plans.
func askEndOfYear(arg string, _ time.Month, written papers) (order, error) {
	starts := time.April
	if written.Plan != nil {
		starts = written.Plan.Year.From.Calendar()
	}
	year, err := data.ParseYear(arg, starts)
	return order{name: "endofyear", folder: year, year: year}, err
}

// askHub takes the 12 months that end with the one asked for, and the last three.
func askHub(arg string, starts time.Month, _ papers) (order, error) {
	m, err := data.ParseMonth(arg)
	if err != nil {
		return order{}, fmt.Errorf("%w, such as 2025-11", err)
	}
	from := data.NewMonth(m.Year(), starts)
	if from > m {
		from = from.Add(-12)
	}
	return order{
		name: "hub-" + m.String(), folder: data.Period{From: from, To: from.Add(11)},
		year: data.Period{From: m.Add(-11), To: m}, recent: data.Period{From: m.Add(-2), To: m},
	}, nil
}

func reportCommand(o *options) *cobra.Command {
	c := &cobra.Command{
		Use:   "report PAPER",
		Short: "Make another paper from the same store: scrutiny, hub or endofyear",
		Long:  "report makes a paper beside the assessment, from the same store, as PDF and HTML.\nIt is written into the folder of its year, beside what `assess build` wrote there,\nwhich stays as it is.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var names []string
	for _, k := range kinds {
		sub := paperCommand(o, k)
		sub.Args = asUsage(cobra.ExactArgs(1))
		names = append(names, sub.Name())
		c.AddCommand(sub)
	}
	c.Args = knownCommand(names)
	return c
}

func paperCommand(o *options, k paper) *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use: k.use, Short: k.short, Long: k.long, Example: k.example,
		RunE: func(c *cobra.Command, args []string) error {
			run := func(config *workspace.Config) error { return reportOn(c.Context(), o, config, f, k, args[0]) }
			if f.sample {
				return withSample(c, o, run)
			}
			config, err := o.read()
			if err != nil {
				return err
			}
			return run(config)
		},
	}
	flags := c.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.partnerships, "partnership", nil, "`id` of a partnership to report on; repeat for several (default all)")
	flags.StringVar(&f.edition, "edition", "public", "public, restricted or both")
	flags.StringVar(&f.asAt, "as-at", "", "report from what had been read by the end of this `day`, YYYY-MM-DD")
	flags.BoolVar(&f.sample, "sample", false, "report on the synthetic sample partnership; needs no configuration")
	return c
}

// reporting is one paper of one partnership being made.
type reporting struct {
	publication
	paper
	order
	recent *analysis.Assessment
}

// reportOn is the whole of `assess report` for a configuration.
func reportOn(ctx context.Context, o *options, config *workspace.Config, f buildFlags, k paper, arg string) error {
	wanted, err := f.check(config)
	if err != nil {
		return err
	}
	written, err := o.papers(ctx, wanted, config.YearStarts)
	if err != nil {
		return err
	}
	orders := make([]order, len(wanted))
	for i := range wanted {
		if orders[i], err = k.ask(arg, config.YearStarts, written[i]); err != nil {
			return usageError{err}
		}
	}
	return o.analyse(ctx, config, f, func(s *session, facts *analysis.Facts) error {
		for i, p := range wanted {
			r := &reporting{publication: publication{session: s, facts: facts, papers: written[i], flags: f}, paper: k, order: orders[i]}
			if err := r.make(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}
