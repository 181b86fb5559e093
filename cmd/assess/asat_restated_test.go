package main

import (
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
	"assess/data/workspace"
	"assess/ingest"
	"assess/reports"
)

// After months are restated, and files are gone, a day is replayed with the numbers that
// its own report gave: every table is the same, byte for byte.
func TestADayIsReplayedWithItsOwnTables(t *testing.T) {
	truth, err := sample.Write(filepath.Join(t.TempDir(), "w"), sample.Params{Seed: 1, Districts: 2, LSOAs: 30, Wards: 8, Months: 27, Rows: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	c, err := workspace.Read(truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}, config: truth.Config}
	s, err := o.open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	month := func(m string) string {
		return filepath.Join(filepath.Dir(truth.Config), "raw/police", m, m+"-exampleshire-street.csv")
	}
	shorter := func(m string) {
		t.Helper()
		b, err := os.ReadFile(month(m))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(b), "\n")
		if err := os.WriteFile(month(m), []byte(strings.Join(append(lines[:5:5], lines[40:]...), "")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var assigned []ingest.Assignment
	made := func(asAt string) (*analysis.Assessment, []reports.File) {
		t.Helper()
		facts, err := s.facts(t.Context(), assigned, asAt)
		if err != nil {
			t.Fatal(err)
		}
		year, err := data.ParseYear("2021", c.YearStarts)
		if err != nil {
			t.Fatal(err)
		}
		a, _, err := facts.Build(t.Context(), analysis.Request{Partnership: c.Partnerships[0], Year: year}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a, reports.Files(a, reports.Options{Edition: "restricted"})
	}
	steps := []struct {
		day    string
		change func()
	}{
		{"2022-08-01", func() {}},
		{"2022-08-10", func() { shorter("2021-11") }},
		{"2022-08-20", func() { shorter("2021-11"); shorter("2020-06") }},
		{"2022-08-30", func() {
			if err := os.Remove(month("2021-12")); err != nil {
				t.Fatal(err)
			}
		}},
	}
	var told [][]reports.File
	for _, step := range steps {
		step.change()
		in := s.input(false)
		if in.Now, err = time.Parse(time.DateOnly, step.day); err != nil {
			t.Fatal(err)
		}
		result, err := ingest.Load(t.Context(), s.store, in, nil)
		if err != nil {
			t.Fatal(err)
		}
		assigned = result.Assignments
		_, files := made("")
		told = append(told, files)
	}
	for i, step := range steps {
		a, files := made(step.day)
		if a.Year.AsAt != step.day {
			t.Fatalf("%s is replayed as %q", step.day, a.Year.AsAt)
		}
		for k, f := range files {
			if !reflect.DeepEqual(f, told[i][k]) {
				t.Errorf("as at %s %s is not as it was: %s", step.day, f.Name, firstUnlike(f.Rows, told[i][k].Rows))
			}
		}
	}
	for i := range told[1:] {
		if reflect.DeepEqual(told[i], told[i+1]) {
			t.Errorf("nothing changed on %s", steps[i+1].day)
		}
	}
}

// firstUnlike is the first row that two tables do not share.
func firstUnlike(now, was [][]string) string {
	for i := range max(len(now), len(was)) {
		var a, b []string
		if i < len(now) {
			a = now[i]
		}
		if i < len(was) {
			b = was[i]
		}
		if !reflect.DeepEqual(a, b) {
			return strings.Join(a, ",") + " was " + strings.Join(b, ",")
		}
	}
	return "its columns"
}
