package main

import (
	"github.com/spf13/cobra"

	"assess/ingest"
)

func loadCommand(o *options) *cobra.Command {
	var dryRun bool
	c := &cobra.Command{
		Use:   "load",
		Short: "Load new or changed extracts only",
		Long:  "load reads the extracts that are new or have changed into the store and\nsays what became of every row. It analyses nothing and writes no report.",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return o.with(c.Context(), func(s *session) error {
				result, err := s.load(c.Context(), dryRun)
				if len(result.Files) > 0 {
					s.loaded(result)
				}
				return err
			})
		},
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "read and judge everything, keep nothing")
	return c
}

// loaded prints what a load did.
func (s *session) loaded(r ingest.Result) {
	t := s.terminal
	for _, f := range r.Files {
		if f.Outcome == ingest.Loaded || f.Outcome == ingest.Superseded || f.Outcome == ingest.Withdrawn || f.Outcome == ingest.Reinstated {
			t.result("%s: %s, %d rows read, %d loaded, %d rejected, %d duplicate, %d superseded", f.Path, f.Outcome,
				f.Rows.Read, f.Rows.Loaded, f.Rows.Rejected, f.Rows.Duplicate, f.Rows.Superseded)
		}
	}
	t.result("%d files: %d loaded, %d unchanged, %d superseded, %d withdrawn, %d passed over, %d refused; %d rows read now",
		len(r.Files), r.Count(ingest.Loaded), r.Count(ingest.Unchanged), r.Count(ingest.Superseded),
		r.Count(ingest.Withdrawn), r.Count(ingest.PassedOver), r.Count(ingest.Refused), r.Rows.Read)
}

// closeInto keeps the error of a close when there is no earlier one.
func closeInto(err *error, close func() error) {
	if e := close(); e != nil && *err == nil {
		*err = e
	}
}
