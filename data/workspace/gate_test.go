package workspace

import (
	"strings"
	"testing"
	"time"

	"assess/data"
)

const accepted = `
[gates]
row_change     = 0.5
missing_months = 2

[[accept]]
gate   = "missing-month"
source = "police-street"
force  = "essex"
month  = "2019-07/2019-09"
reason = "the force published no files"
by     = "A. Analyst"
`

func TestGatesAreRead(t *testing.T) {
	c, err := Read(write(t, good))
	if err != nil {
		t.Fatal(err)
	}
	if c.Gates != DefaultGates() || len(c.Accepted) > 0 {
		t.Errorf("without [gates] there are %+v and %+v", c.Gates, c.Accepted)
	}
	if c, err = Read(write(t, good+accepted)); err != nil {
		t.Fatal(err)
	}
	want := DefaultGates()
	want.RowChange, want.MissingMonths = 0.5, 2
	if c.Gates != want {
		t.Errorf("gates are %+v, want %+v", c.Gates, want)
	}
	july := data.NewMonth(2019, time.July)
	if a := c.Accepted[0]; a.Gate != MissingMonth || a.Months != (data.Period{From: july, To: july + 2}) || a.Reason != "the force published no files" || a.By != "A. Analyst" {
		t.Errorf("accepted is %+v", a)
	}
}

func TestMistakesInGates(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no reason":         {`reason = "the force published no files"`, "", "has no reason"},
		"a blank reason":    {"the force published no files", "  ", ":38:1: what is accepted has no reason"},
		"nobody":            {`by     = "A. Analyst"`, "", "does not say by whom"},
		"an unknown gate":   {"missing-month", "missing-months", `:34:1: gate "missing-months" is not known; did you mean "missing-month"?`},
		"an unknown source": {`"police-street"` + "\nforce", `"police-stret"` + "\nforce", `did you mean "police-street"?`},
		"another force":     {`"essex"` + "\nmonth", `"kent"` + "\nmonth", `force "kent" is not known; it is one of essex`},
		"no month":          {`"2019-07/2019-09"`, `"July 2019"`, `month is "July 2019"; write one month`},
		"months reversed":   {`"2019-07/2019-09"`, `"2019-09/2019-07"`, `month is "2019-09/2019-07"`},
		"an unknown limit":  {"row_change", "rows_change", `did you mean "row_change"?`},
		"no limit":          {"0.5", "1.5", ":30:1: row_change = 1.5"},
		"a negative number": {"= 2\n", "= -2\n", ":31:1: missing_months = -2"},
	} {
		text := strings.Replace(good+accepted, c.old, c.new, 1)
		if text == good+accepted {
			t.Fatalf("%s: nothing is changed", name)
		}
		if _, err := Read(write(t, text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v\nwant  …%s…", name, err, c.want)
		}
	}
}
