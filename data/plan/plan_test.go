package plan

import (
	"errors"
	"io"
	"testing"
	"time"

	"assess/data/grid"
)

// rowsOf gives rows in turn, each on the line of its place.
func rowsOf(rows ...[]string) grid.Rows {
	i := 0
	return func() ([]string, int64, error) {
		if i == len(rows) {
			return nil, int64(i), io.EOF
		}
		i++
		return rows[i-1], int64(i), nil
	}
}

// What spreadsheets do to a plan is undone: titles, columns in any order, merged cells,
// bullets, rows of nothing, a header that comes again, rows that lead to others.
func TestReadOfAMessyTable(t *testing.T) {
	header := []string{"Q1 Update", "PRIORITY", "Strategic Objective", "Actions", "Lead Agency/ Officer", "Due date", ""}
	lines, err := Read(rowsOf(
		[]string{"Action plan"}, nil, header,
		[]string{"•  2 visits\r\n– one more\t", "Homes", "Fewer burglaries", "Visits", "Police", "Q2"},
		[]string{"", "", "", "Paid for by the grant:"},
		[]string{" ", "", "", "Locks\u200b", "", "", " "},
		[]string{"", "Fires", "", "Alarms"},
		header,
		[]string{"none", "", "Fewer fires", "Talks"},
	))
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{
		{Row: 4, Priority: "Homes", Objective: "Fewer burglaries", Action: "Visits", Lead: "Police", Due: "Q2", Updates: [Quarters]string{"2 visits\none more"}},
		{Row: 6, Priority: "Homes", Objective: "Fewer burglaries", Action: "Locks"},
		{Row: 7, Priority: "Fires", Action: "Alarms"}, // an objective is not carried into the next priority
		{Row: 9, Priority: "Fires", Objective: "Fewer fires", Action: "Talks", Updates: [Quarters]string{"none"}},
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines, want %d: %+v", len(lines), len(want), lines)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("line %d is %+v, want %+v", i, lines[i], want[i])
		}
	}
}

// A table that is no plan is refused with its line and what to do.
func TestTablesThatAreNoPlan(t *testing.T) {
	head := []string{"Priority", "Action", "Q1"}
	for want, rows := range map[string][][]string{
		"there is no header with priority, action and q1: name the columns priority, objective, action, measure, target, lead, due, q1, q2, q3 and q4": {{"A"}, {"B"}},
		"the plan has a header and no line: write an action in each row below it":                                                                      {head},
		"line 1: the header has no column q1, q2, q3 or q4: add one for the updates of each quarter":                                                   {{"Priority", "Action", "Lead"}},
		"line 1: the header has no column action: add it":                                                                                              {{"Priority", "Lead", "Q1"}},
		"line 1: the column q1 stands twice in the header: leave one of them out":                                                                      {{"Priority", "Action", "Q1", "Quarter 1"}},
		`line 1: a plan has no column "Lede": did you mean "lead"?`:                                                                                    {{"Priority", "Action", "Q1", "Lede"}},
		"line 2: the row has no priority, and no row above it has one: write it in the first row of each priority":                                     {head, {"", "Visits"}},
		"line 2: the row has no action: write one, or leave the row out":                                                                               {head, {"Homes", "", "2 visits"}},
		"line 2: field 4 holds something but has no name in the header: give its column a name, or leave it out":                                       {head, {"Homes", "Visits", "", "x"}},
		"line 3: a second header has other columns than the first: write all lines under one header":                                                   {head, {"Homes", "Visits"}, {"Action", "Priority", "Q1"}},
	} {
		_, err := Read(rowsOf(rows...))
		var fault *grid.Fault
		if !errors.As(err, &fault) || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	broken := errors.New("the disk is gone")
	if _, err := Read(func() ([]string, int64, error) { return nil, 0, broken }); !errors.Is(err, broken) {
		t.Errorf("%v, want what the rows failed with", err)
	}
}

// The year of a plan is written as people write years, and its quarters are its own.
func TestYearsAndQuarters(t *testing.T) {
	for _, c := range []struct {
		written string
		starts  time.Month
		year    string
		first   string // end of the first quarter
	}{
		{"2025/26", time.April, "2025-04/2026-03", "2025-06-30"},
		{" 2025-26 ", time.January, "2025-04/2026-03", "2025-06-30"},
		{"2025", time.January, "2025-01/2025-12", "2025-03-31"},
		{"2023", time.October, "2023-10/2024-09", "2023-12-31"},
	} {
		year, err := ParseYear(c.written, c.starts)
		if err != nil {
			t.Errorf("%q: %v", c.written, err)
			continue
		}
		p := Plan{Year: year}
		if got := year.From.String() + "/" + year.To.String(); got != c.year || p.QuarterEnd(1).Format(time.DateOnly) != c.first {
			t.Errorf("%q is %s and its first quarter ends on %s", c.written, got, p.QuarterEnd(1).Format(time.DateOnly))
		}
	}
	for _, wrong := range []string{"", "2025/27", "last year"} {
		if _, err := ParseYear(wrong, time.April); err == nil {
			t.Errorf("%q is taken for a year", wrong)
		}
	}
}

// The last quarter of which any line has an update is the one that is reported.
func TestReportedQuarter(t *testing.T) {
	for want, lines := range map[int][]Line{
		0: {{Updates: [Quarters]string{" ", "", "\n"}}},
		2: {{Updates: [Quarters]string{"", "begun"}}, {Updates: [Quarters]string{"begun"}}},
		4: {{}, {Updates: [Quarters]string{"", "", "", "done"}}},
	} {
		if got := (Plan{Lines: lines}).Reported(); got != want {
			t.Errorf("quarter %d, want %d", got, want)
		}
	}
}
