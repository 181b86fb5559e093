package ingest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"assess/data/hostile"
	"assess/data/plan"
)

const planHeader = "Priority,Strategic Objective,Actions,Outcomes / Measures,Target,Lead Agency/ Officer,Due,Q1 update,q2,Q3,q4\n"

func planFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A plan as committees write it: a title, merged cells, lines in cells, a header that
// comes again, a row that introduces others.
func TestPlanOfAMessyTable(t *testing.T) {
	lines, err := ReadPlan(context.Background(), planFile(t, "plan.csv", "Partnership Plan 2025/26,,,,,,,,,,\n\n"+planHeader+
		"Burglary,Fewer burglaries,\"Visits\nto victims\",Visits,at least 40 visits,Police,31/03/2026,\"• 12 visits\n• more planned\",,,\n"+
		",,Letters,,,,,,,,\n"+
		",,The following projects:,,,,,,,,\n"+
		planHeader+
		"Harm,,Training,,,Council,,No update,,,\n,,,,,,,,,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []plan.Line{
		{Row: 4, Priority: "Burglary", Objective: "Fewer burglaries", Action: "Visits\nto victims", Measure: "Visits", Target: "at least 40 visits", Lead: "Police", Due: "31/03/2026", Updates: [4]string{"12 visits\nmore planned"}},
		{Row: 7, Priority: "Burglary", Objective: "Fewer burglaries", Action: "Letters"},
		{Row: 10, Priority: "Harm", Action: "Training", Lead: "Council", Updates: [4]string{"No update"}},
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines: %+v", len(lines), lines)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("line %d is %+v, want %+v", i, lines[i], want[i])
		}
	}
}

func TestPlanOfAWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	book(t, path, []any{"Q1", "Action", "Due", "Priority"},
		[]any{"4 visits", "Visits", time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC), "Burglary"},
		[]any{12, "Letters"})
	lines, err := ReadPlan(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) != 2 || lines[0].Due != "2026-03-31" || lines[1].Priority != "Burglary" || lines[1].Updates[0] != "12" {
		t.Errorf("%+v", lines)
	}
}

func TestPlansThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plan.csv", "", "there is no header"},
		{"plan.csv", "Priority,Action\nA,B\n", "there is no header"},
		{"plan.csv", planHeader, "no line"},
		{"plan.csv", planHeader + ",,Visits,,,,,,,,\n", "line 2: the row has no priority"},
		{"plan.csv", planHeader + "A,,,,,Police,,x,,,\n", "line 2: the row has no action"},
		{"plan.csv", "Priority,Action,Q1,Actoin\nA,B,C,D\n", `line 1: a plan has no column "Actoin": did you mean "action"?`},
		{"plan.csv", "Priority,Action,Q1,Action\nA,B,C,D\n", "line 1: the column action stands twice"},
		{"plan.csv", "Priority,Action,Lead\nA,B,C\n", "no column q1"},
		{"plan.csv", "Action,Q1,Lead\nA,B,C\n", "no column priority"},
		{"plan.csv", "Priority,Action,Q1\nA,B,C,D\n", "line 2: field 4 holds something"},
		{"plan.csv", planHeader + "A,,B,,,,,\"open\n", "line 2: the file ends in the middle of a row"},
		{"plan.csv", planHeader + "A,,B,,,,," + strings.Repeat("x", 8001) + ",,,\n", "line 2: the q1 has more than 8000 letters"},
		{"plan.csv", planHeader + strings.Repeat("A,,B,,,,,,,,\n", 2001), "more than 2000 lines"},
		{"plan.csv", "<html><body>\n", "a web page"},
		{"plan.pdf", "%PDF", "a plan is a .csv file or an .xlsx workbook"},
		{"plan.xlsm", "PK", "macros"},
		{"plan.xlsx", "PK", "workbook"},
	} {
		path := planFile(t, c.name, c.text)
		_, err := ReadPlan(context.Background(), path)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), path) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: %v, want %q after the file's name", c.text, err, c.want)
		}
	}
	if _, err := ReadPlan(context.Background(), filepath.Join(t.TempDir(), "none.csv")); err == nil || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("a file that is not there: %v", err)
	}
}

func FuzzPlan(f *testing.F) {
	f.Add([]byte(planHeader + "Burglary,,\"Visits\nto victims\",,,,,12 visits,,,\n,,Letters:,,,,,,,,\n"))
	f.Add([]byte("Title\nPriority,Action,Q1\n\xff,A,B\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<16 {
			return
		}
		path := planFile(t, "plan.csv", string(text))
		var lines []plan.Line
		var err error
		hostile.Watch(t, len(text), textMemory, func() { lines, err = ReadPlan(context.Background(), path) })
		if err != nil {
			hostile.Sentence(t, err)
			if !strings.HasPrefix(err.Error(), path) {
				t.Errorf("%q does not name the file", err)
			}
			return
		}
		for _, l := range lines {
			if l.Action == "" || l.Priority == "" || l.Row < 2 || !utf8.ValidString(l.Action) {
				t.Errorf("%+v", l)
			}
		}
	})
}
