package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/analysis/revision"
	"assess/data"
)

// A summary tells each kind of news under its title, not more lines than a mail should
// have, and nothing at all where there is none.
func TestSummaryOfARefresh(t *testing.T) {
	if lines := newNews().lines(); len(lines) > 0 {
		t.Errorf("no news is told as %q", lines)
	}
	may := data.NewMonth(2022, time.May)
	n := newNews()
	n.Landed = []landed{{"police-street", "essex", []data.Month{may - 3, may - 1, may}, 3, 12_345}, {"wardens", "", nil, 1, 1}}
	n.Restated = []restatedNews{{"here", may - 1, data.AllCrime, 1200, 1210}, {"here", may - 1, "Burglary", 31, 34}, {"there", may - 1, data.AllCrime, 9, 8}}
	for i := range 20 {
		n.Failed = append(n.Failed, fmt.Sprint("report ", i))
	}
	text := strings.Join(n.lines(), "\n")
	for _, want := range []string{
		"New data\n  police-street, essex: February 2022, April to May 2022 (12,345 rows)\n  wardens: 1 row\n",
		"Months published again\n  here, April 2022: All crime 1,200 -> 1,210, Burglary 31 -> 34\n  there, April 2022: All crime 9 -> 8\n",
		"Could not be made\n  report 0\n", "  report 11\n  and 8 more",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary\n%s\ndoes not have\n%s", text, want)
		}
	}
}

// Signals are those that the last report did not have; of a restricted table a mail says
// no more than that there is one.
func TestNewSignalsOfARefresh(t *testing.T) {
	may := data.NewMonth(2022, time.May)
	now := &analysis.Assessment{
		Sources: []analysis.Source{{ID: "wardens", Title: "Street drinking", Protect: "public"}, {ID: "clinic", Title: "Injuries", Protect: "restricted"}},
		Signals: []analysis.CategorySignals{{Category: "Burglary", Level: analysis.Lower}, {Category: "Robbery", Level: analysis.Higher}, {Category: "Drugs", Level: analysis.NoClearChange}},
	}
	before := &analysis.Assessment{Signals: []analysis.CategorySignals{{Category: "Robbery", Level: analysis.Higher}}}
	diff := revision.Differences{
		Signals: []revision.SignalChange{
			{Category: "Burglary", Month: may, High: true, New: true}, {Category: "Robbery", Month: may},
			{Source: "wardens", Category: "Drinking", Month: may, New: true}, {Source: "clinic", Category: "Stabbing", Month: may, New: true},
		},
		Verdicts: []revision.VerdictChange{
			{Category: "Drugs", Before: analysis.NoClearChange, After: analysis.Higher}, {Category: "Shoplifting", Before: analysis.Higher, After: analysis.NoClearChange},
			{Category: "Drugs", Baseline: true, After: analysis.Higher}, {Code: "E07000001", Category: "Drugs", After: analysis.Higher},
		},
	}
	got := strings.Join(signalsIn(diff, before, now), "\n")
	want := strings.Join([]string{
		"Burglary: May 2022 is unusually high",
		"Street drinking, Drinking: May 2022 is unusually low",
		`a month of the restricted table "clinic" is unusual; see the restricted edition`,
		"Burglary: the level of the last months is lower",
		"Drugs: higher than a year before (in the last report: no clear change)",
	}, "\n")
	if got != want {
		t.Errorf("signals are\n%s\nwant\n%s", got, want)
	}
}

// The result says how a run ended, with the exit code and what stopped it.
func TestResultOfARefresh(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		status string
		exit   int
		told   bool
	}{
		"well":          {nil, "nothing new", exitDone, false},
		"a gate":        {saidError{errGates}, "stopped", exitChecks, false},
		"a data check":  {errChecks, "failed", exitChecks, true},
		"a report":      {saidError{errors.New("1 of 2 reports could not be made")}, "failed", exitFailed, false},
		"configuration": {usagef("no"), "failed", exitUsage, true},
	} {
		n := newNews()
		n.end(c.err, time.Second)
		if n.Status != c.status || n.Exit != c.exit || (n.Error != "") != c.told {
			t.Errorf("%s: status %q, exit %d, error %q", name, n.Status, n.Exit, n.Error)
		}
	}
}
