package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data/sample"
)

// severityIsTrue checks that every district has the score that the generator gave it, of
// the year it gave it for, and that places and the spread of the others follow.
func severityIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	s := a.Severity
	if s.Reason != "" || s.Period != truth.SeverityYear || s.Period == a.Year.Held {
		t.Errorf("severity of %s: %q; want that of %s", s.Period.Label(), s.Reason, truth.SeverityYear.Label())
	}
	if len(s.Districts) != len(truth.Severity) || s.Others != len(truth.Severity)-1 || len(s.Without) != 0 {
		t.Fatalf("%d districts with %d others, want those of %v", len(s.Districts), s.Others, truth.Severity)
	}
	for _, d := range s.Districts {
		higher := 0
		for _, score := range truth.Severity {
			if score > truth.Severity[d.Code] {
				higher++
			}
		}
		if want := truth.Severity[d.Code]; d.Score != want || want == 0 || d.Place != higher+1 || d.Own != (d.Code == truth.Home.Code) {
			t.Errorf("%+v; want %.1f in place %d", d, want, higher+1)
		}
		if !d.Own && (d.Score < *s.Lowest || d.Score > *s.Highest) {
			t.Errorf("%s with %.1f lies outside %.1f to %.1f", d.Name, d.Score, *s.Lowest, *s.Highest)
		}
	}
}

// unfinished marks words that nobody filled in.
var unfinished = regexp.MustCompile(`%!|\bTODO\b|\bTBC\b|\bXXX|<nil>|NaN|\bInf\b|no months|  |\.\.`)

// methodsAreWhole checks that every method says what, how, with which values, of how
// much and after whom, under a name and an identifier of its own. unused is how many more
// the sources leave unused.
func methodsAreWhole(t *testing.T, a *analysis.Assessment, unused int) {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, m := range a.Methods {
		for part, text := range map[string]string{"id": m.ID, "name": m.Name, "formula": m.Formula, "settings": m.Settings, "n": m.N, "source": m.Source} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("the method %q has no %s", m.ID, part)
			}
			if bad := unfinished.FindString(text); bad != "" {
				t.Errorf("the %s of the method %q has %q in it: %s", part, m.ID, bad, text)
			}
		}
		if ids[m.ID] || names[m.Name] {
			t.Errorf("the method %q, %q comes twice", m.ID, m.Name)
		}
		ids[m.ID], names[m.Name] = true, true
	}
	if len(ids) == 0 {
		t.Error("there is no method")
	}
	if len(a.NotUsed) != unused {
		t.Errorf("%d methods are named as not used, want %d: %+v", len(a.NotUsed), unused, a.NotUsed)
	}
	for _, n := range a.NotUsed {
		if ids[n.ID] {
			t.Errorf("the method %q is used and not used", n.ID)
		}
	}
}

// TestRealSeverity adds the published scores of districts, which have their codes of
// 2023, to the configuration of a county two of whose districts have codes of 2025.
func TestRealSeverity(t *testing.T) {
	dir, ok := realData(t)
	if !ok {
		return
	}
	text, err := os.ReadFile(filepath.Join(dir, "..", "workspaces", "south-yorkshire", "assess.toml"))
	if err != nil {
		t.Fatal(err)
	}
	scores := `
[[context]]
name    = "crime-severity"
layer   = "district"
vintage = 2023
period  = "2022-04/2023-03"
file    = "../../data/official/ons_crime_severity_score_lad2023_yearending_mar2023.csv"
code    = "ltla23_code"
value   = "crime_severity_score"
`
	config := filepath.Join(t.TempDir(), "assess.toml")
	copied := strings.ReplaceAll(string(text)+scores, `"../../data/`, `"`+filepath.ToSlash(dir)+`/`)
	if err := os.WriteFile(config, []byte(copied), 0o600); err != nil {
		t.Fatal(err)
	}
	all := outlined(t, config, "2020")
	for id, want := range map[string]struct {
		score  float64
		place  int
		median float64
	}{
		"doncaster": {24.543431877145913, 1, 19.840406033395528},
		"sheffield": {20.220112019539211, 2, 19.840406033395528},
		"barnsley":  {19.840406033395528, 3, 20.220112019539211},
		"rotherham": {18.263887836666271, 4, 20.220112019539211},
	} {
		a := all[id].assessment
		s := a.Severity
		if s.Reason != "" || s.Period.Label() != "April 2022 to March 2023" || len(s.Districts) != 4 || s.Others != 3 || len(s.Without) != 0 || *s.Median != want.median {
			t.Errorf("%s: %+v", id, s)
			continue
		}
		if d := s.Districts[want.place-1]; !d.Own || d.Score != want.score || d.Place != want.place || d.Joint {
			t.Errorf("%s: place %d is that of %+v", id, want.place, d)
		}
		methodsAreWhole(t, a, 4) // open data have no days, times, victims or offence codes
	}
	wordsAreTrue(t, "doncaster", all["doncaster"])
}
