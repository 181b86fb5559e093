package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
	"assess/data/workspace"
	"assess/ingest"
)

// firesBlock is a partner's table for the workspaces of tests.
const firesBlock = `
[[source]]
kind      = "table"
id        = "fires"
title     = "Deliberate fires"
owner     = "Exampleshire Fire and Rescue Service"
agreement = "Protocol"
protect   = "restricted"
files     = ["raw/fires"]
columns.date     = { column = "Date" }
columns.district = "Area"
columns.ref      = "No"
`

// A table of a partner is replayed as it was known on a day: before it came, as it
// first came, as it was corrected, and after it was withdrawn.
func TestPartnersTablesAreReplayedAsKnownOnADay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	truth, err := sample.Write(dir, sample.Params{Seed: 1, Districts: 2, LSOAs: 30, Wards: 8, Months: 27, Rows: 5_000})
	if err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	fires := filepath.Join(dir, "raw/fires/2021.csv")
	always := filepath.Join(dir, "raw/fires/2020.csv") // there from the first day on
	for path, text := range map[string]string{truth.Config: string(config) + firesBlock, always: "No,Date,Area\nF0,2021-04-30,E07900001\n"} {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
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
	var assigned []ingest.Assignment
	const header = "No,Date,Area\n"
	for _, step := range []struct {
		day, text string // of the file; empty when it is not there
	}{
		{"2022-08-01", ""},
		{"2022-08-10", header + "F1,2021-05-01,E07900001\nF2,2021-05-09,E07900001\n"},
		{"2022-08-20", header + "F1,2021-05-01,E07900001\nF2,2021-06-09,E07900001\nF3,2021-07-01,E07900001\n"},
		{"2022-08-30", ""},
	} {
		if err := os.Remove(fires); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if step.text != "" {
			if err := os.WriteFile(fires, []byte(step.text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		in := s.input(false)
		if in.Now, err = time.Parse(time.DateOnly, step.day); err != nil {
			t.Fatal(err)
		}
		result, err := ingest.Load(t.Context(), s.store, in, nil)
		if err != nil {
			t.Fatal(err)
		}
		assigned = result.Assignments
	}
	for _, want := range []struct {
		day       string
		rows      int64
		may, june int64
	}{{"2022-08-09", 1, 0, 0}, {"2022-08-10", 3, 2, 0}, {"2022-08-19", 3, 2, 0}, {"2022-08-25", 4, 1, 1}, {"2022-08-30", 1, 0, 0}, {"", 1, 0, 0}} {
		facts, err := s.facts(t.Context(), assigned, want.day)
		if err != nil {
			t.Fatal(err)
		}
		months, err := data.ParseYear("2021", c.YearStarts)
		if err != nil {
			t.Fatal(err)
		}
		a, _, err := facts.Build(t.Context(), analysis.Request{Partnership: c.Partnerships[0], Year: months}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Sources[len(a.Sources)-1]; got.ID != "fires" || got.Loaded != want.rows {
			t.Errorf("as at %s the source %s holds %d rows, want %d", want.day, got.ID, got.Loaded, want.rows)
		}
		if may, june := counted(a, data.NewMonth(2021, time.May)), counted(a, data.NewMonth(2021, time.June)); may != want.may || june != want.june {
			t.Errorf("as at %s %d are counted in May and %d in June, want %d and %d", want.day, may, june, want.may, want.june)
		}
	}
}

// counted is what the partnership's count of a month comes to, 0 where there is none.
func counted(a *analysis.Assessment, m data.Month) int64 {
	for _, c := range a.Partners.Counts {
		if at := int(m - c.From); c.Type == analysis.TypePartnership && at >= 0 && at < len(c.Counts) && c.Counts[at] != nil {
			return *c.Counts[at]
		}
	}
	return 0
}
