package reports

import (
	"fmt"
	"strings"
	"testing"

	"assess/analysis"
)

// examplesOf are the teaching examples of a document, by id.
func examplesOf(doc *Document) map[string]Figure {
	out := map[string]Figure{}
	for _, f := range figuresOf(doc) {
		if strings.HasPrefix(f.ID, "figure-example-") {
			out[f.ID] = f
		}
	}
	return out
}

// Whatever comes, each explanation has its picture right after it, and no picture
// can be taken for a finding about the area or has a sheet in the workbook.
func TestEveryExplanationHasAnExampleMarkedAsOne(t *testing.T) {
	beside := map[string]string{"Interval": "figure-example-interval", "Verdict": "figure-example-verdict", "Usual range": "figure-example-range", "Hot spot": "figure-example-hotspot"}
	for i, v := range variations {
		_, doc := varied(t, i)
		if n := len(examplesOf(doc)); n != len(beside) {
			t.Errorf("%s: %d examples, want %d", v.name, n, len(beside))
		}
		for _, f := range examplesOf(doc) {
			if !strings.HasPrefix(f.Title, exampleMark) || !strings.HasPrefix(f.Alt, exampleMark) || !strings.Contains(f.Subtitle, "invented") || !strings.Contains(f.N, "invented") {
				t.Errorf("%s: %s does not say that it is an example", v.name, f.ID)
			}
			if f.Data.Sheet != "" {
				t.Errorf("%s: %s has the sheet %q", v.name, f.ID, f.Data.Sheet)
			}
			if w, _ := f.Drawing.Size(); w != figureWidth {
				t.Errorf("%s: %s is %g points wide, so its words are scaled unlike others", v.name, f.ID, float64(w))
			}
		}
		for _, s := range doc.Sections {
			for k, b := range s.Blocks {
				n, ok := b.(Note)
				if want := beside[n.Title]; ok && n.Kind == Reading && want != "" {
					if f, _ := s.Blocks[k+1].(Figure); f.ID != want {
						t.Errorf("%s: after %q comes %q, want %s", v.name, n.Title, f.ID, want)
					}
				}
			}
		}
	}
}

// The examples must show what their titles say.
func TestExamplesShowWhatTheySay(t *testing.T) {
	const level = 0.95
	length, last := 0.0, 0.0
	for _, r := range []twoYears{{"", 1000, 800}, {"", 250, 200}, {"", 50, 40}} {
		ratio, ci, _ := analysis.RatioExact(r.after, r.before, 1, 1, level)
		length = ci.Upper - ci.Lower
		if ratio != 0.8 || length <= last {
			t.Errorf("ratio %g with an interval of length %g after one of %g", ratio, length, last)
		}
		last = length
	}
	_, doc := varied(t, 0)
	examples := examplesOf(doc)
	for id, want := range map[string][]string{
		"figure-example-interval": {"Many incidents|1,000 then 800|0.80 (0.73 to 0.88)", "Few incidents|50 then 40|0.80 (0.51 to 1.24)"},
		"figure-example-verdict":  {"First category|1,000 then 750|0.75 (0.68 to 0.83)", "Second category|50 then 45|0.90 (0.59 to 1.37)"},
		"figure-example-range":    {"Incidents|40|44|41|45|43|38|39|42|44|66|43|40"},
		"figure-example-hotspot":  {"Row 4|0|2|1|10*|13*|1|1", "Row 7|8|0|0|2|1|0|1"},
	} {
		var rows []string
		for _, r := range examples[id].Data.Rows {
			rows = append(rows, strings.Join(r, "|"))
		}
		for _, w := range want {
			if all := strings.Join(rows, "\n"); !strings.Contains(all, w) {
				t.Errorf("%s lacks %q:\n%s", id, w, all)
			}
		}
	}
	if alt := examples["figure-example-range"].Alt; strings.Count(alt, "is beyond them") != 1 || !strings.Contains(alt, "Month 10, with 66,") {
		t.Errorf("the usual range is not left by month 10 alone: %s", alt)
	}
}

// The cells marked hot are those of the report's own test, its least number of
// incidents included: a block, and not the busy cell alone.
func TestTheHotExampleIsABlock(t *testing.T) {
	hot := hotInExample(exampleGrid)
	for i, row := range hot {
		for j, h := range row {
			if want := i >= 2 && i <= 4 && j >= 3 && j <= 4; h != want {
				t.Errorf("cell %d, %d is hot: %v, want %v", i, j, h, want)
			}
			around := 0
			for a := max(i-1, 0); a <= min(i+1, 6); a++ {
				for b := max(j-1, 0); b <= min(j+1, 6); b++ {
					around += exampleGrid[a][b]
				}
			}
			if h && around < analysis.LeastHot {
				t.Errorf("cell %d, %d has only %d incidents about it", i, j, around)
			}
		}
	}
}

// One table prints the numbers of all four.
func TestExampleNumbersAreInOneTable(t *testing.T) {
	_, doc := varied(t, 0)
	for _, table := range allTables(doc) {
		if table.ID != exampleTable {
			continue
		}
		text := fmt.Sprint(table.Rows)
		for _, want := range []string{"Few incidents: 50 then 40, 0.80 (0.51 to 1.24)", "Incidents: 40, 44, 41", "upper limit 61.2.", "Row 7: 8 0 0 2 1 0 1."} {
			if !strings.Contains(text, want) {
				t.Errorf("the table does not say %q: %s", want, text)
			}
		}
		if len(table.Rows) != 4 || table.Sheet != "" {
			t.Errorf("the table has %d rows and the sheet %q", len(table.Rows), table.Sheet)
		}
		return
	}
	t.Error("no table holds the numbers of the examples")
}
