package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data/sample"
	"assess/data/workspace"
	"assess/ingest"
)

// Searches of a source that is no longer configured are no incidents: as at a day on
// which their files were there, they are in no count of what was read.
func TestWithdrawnSearchesAreNotReplayedAsIncidents(t *testing.T) {
	t.Parallel()
	truth, err := sample.Write(filepath.Join(t.TempDir(), "w"), sample.Params{Seed: 1, Districts: 2, LSOAs: 120, Wards: 16, Rows: 5_000, Planted: true})
	if err != nil {
		t.Fatal(err)
	}
	loaded := func(day string) *session {
		c, err := workspace.Read(truth.Config)
		if err != nil {
			t.Fatal(err)
		}
		o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}, config: truth.Config}
		s, err := o.open(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		in := s.input(false)
		if in.Now, err = time.Parse(time.DateOnly, day); err != nil {
			t.Fatal(err)
		}
		if _, err = ingest.Load(t.Context(), s.store, in, nil); err != nil {
			t.Fatal(err)
		}
		return s
	}
	review := func(s *session, day string) analysis.Review {
		result, err := s.load(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		facts, err := s.facts(t.Context(), result.Assignments, day)
		if err != nil {
			t.Fatal(err)
		}
		return facts.Review()
	}
	s := loaded("2022-08-01")
	both := review(s, "")
	s.close()
	config, err := os.ReadFile(truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(config), "\n[[")
	blocks = slices.DeleteFunc(blocks, func(b string) bool {
		return strings.Contains(b, workspace.StopAndSearch) && (strings.HasPrefix(b, "source]]") || strings.HasPrefix(b, "accept]]"))
	})
	if err := os.WriteFile(truth.Config, []byte(strings.Join(blocks, "\n[[")), 0o600); err != nil {
		t.Fatal(err)
	}
	s = loaded("2022-08-10")
	defer s.close()
	now, then := review(s, ""), review(s, "2022-08-05")
	if both.Totals.Read == now.Totals.Read {
		t.Fatal("the sample has no searches")
	}
	if then.Totals != now.Totals || len(then.Forces) != len(now.Forces) {
		t.Errorf("as at the day before: %+v of %d forces, want %+v of %d", then.Totals, len(then.Forces), now.Totals, len(now.Forces))
	}
}
