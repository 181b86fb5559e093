package grid

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// rowsOf gives lines in turn, each cut into cells at its bars.
func rowsOf(text string) Rows {
	lines, i := strings.Split(text, "\n"), 0
	return func() ([]string, int64, error) {
		if i == len(lines) {
			return nil, 0, io.EOF
		}
		i++
		return strings.Split(lines[i-1], "|"), int64(i), nil
	}
}

// roster is a table of names and rooms.
func roster(took *[]string) *Table {
	return &Table{
		Kind: "a roster", Lines: "names", Columns: [][]string{{"name", "who"}, {"room", "room no"}, {"note"}}, Unsaid: 1,
		None: "no header", Bare: "no name",
		Header: func(_ []bool, known int) bool { return known >= 2 },
		Strict: func(name string) string {
			if name == "Age" {
				return "ages are not kept"
			}
			return ""
		},
		Whole: func(has []bool) string {
			if !has[0] {
				return "no column name"
			}
			return ""
		},
		Row: func(values []string, line int64) error {
			if values[0] == "stop" {
				return errors.New("stopped")
			}
			*took = append(*took, fmt.Sprint(line, values))
			return nil
		},
	}
}

func TestHeadersAndRows(t *testing.T) {
	var took []string
	text := "The roster of 2021\n\nRoom No.|WHO|\n12|Ann\n||\n|Bea\u200b|\nroom|name\n3| Cy  D |"
	if err := roster(&took).Read(rowsOf(text)); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(took, ";"); got != "4 [Ann 12 ];6 [Bea  ];8 [Cy D 3 ]" {
		t.Error(got)
	}
}

func TestTablesThatAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"A|B": "no header",
		strings.Repeat("\n", topRows) + "name|room\na|1": "no header",
		"name|room":                           "no name",
		"room|note\n1|x":                      "line 1: no column name",
		"name|room|who":                       "line 1: the column name stands twice in the header: leave one of them out",
		"name|room|roon":                      `line 1: a roster has no column "roon": did you mean "room"?`,
		"name|room|quite another":             `line 1: a roster has no column "quite another": leave it out; the columns are name, room`,
		"name|room|Age":                       "line 1: ages are not kept",
		"name|room\na|1|x":                    "line 2: field 3 holds something but has no name in the header: give its column a name, or leave it out",
		"name|room\na|1\nroom|name":           "line 3: a second header has other columns than the first: write all names under one header",
		"name|room\nstop|1":                   "stopped",
		"name|" + strings.Repeat("room ", 20): "no header",
	} {
		var took []string
		if err := roster(&took).Read(rowsOf(text)); err == nil || err.Error() != want {
			t.Errorf("%.40q: %v, want %s", text, err, want)
		}
	}
	broken := errors.New("the disk is gone")
	if err := roster(nil).Read(func() ([]string, int64, error) { return nil, 0, broken }); !errors.Is(err, broken) {
		t.Errorf("%v, want what the rows failed with", err)
	}
}

func TestTexts(t *testing.T) {
	if got := OneLine(" a\tb\u202e\n c\xff"); got != "a b c�" {
		t.Errorf("one line: %q", got)
	}
	if got := Fold("  Lead Agency/Officer "); got != "lead agency officer" {
		t.Errorf("folded: %q", got)
	}
}
