package reports

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
)

// varied is the document of one variation, built once for all tests.
func varied(t *testing.T, i int) (*analysis.Assessment, *Document) {
	t.Helper()
	if built[i].doc == nil {
		built[i].a, built[i].doc = build(t, i)
	}
	return built[i].a, built[i].doc
}

var built = make([]struct {
	a   *analysis.Assessment
	doc *Document
}, len(variations))

func build(t *testing.T, i int) (*analysis.Assessment, *Document) {
	t.Helper()
	v := variations[i]
	b := boundaries24(t)
	if v.bounds != nil {
		b = v.bounds(b)
	}
	a := assessment()
	if v.vary != nil {
		a = assessment(v.vary)
	}
	return a, Build(a, b, Options{Edition: "public", Version: "1.2.3"})
}

// spoken is the words of spans.
func spoken(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// prose is every sentence of a document outside its tables, one text a piece.
func prose(doc *Document) []string {
	out := []string{doc.Title, doc.Owner, doc.Subject, doc.Notice}
	for _, f := range doc.Cover {
		out = append(out, f.Name+": "+f.Value)
	}
	for _, s := range doc.Sections {
		out = append(out, s.Title)
		for _, b := range s.Blocks {
			switch v := b.(type) {
			case Heading:
				out = append(out, v.Text)
			case Paragraph:
				out = append(out, spoken(v.Spans))
			case Note:
				out = append(out, v.Title, spoken(v.Spans))
			case List:
				for _, item := range v.Items {
					out = append(out, spoken(item))
				}
			case Findings:
				for _, r := range v.Rows {
					out = append(out, spoken(r.What), spoken(r.Sure))
				}
			case Table:
				out = append(out, v.Caption, v.Note, v.Source)
			case Figure:
				out = append(out, v.Title, v.Subtitle, v.Alt, v.N, v.Source, v.Data.Caption, v.Data.Note)
			}
		}
	}
	return out
}

// allTables are the document's tables and the numbers behind its figures.
func allTables(doc *Document) []Table {
	var out []Table
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			switch v := b.(type) {
			case Table:
				out = append(out, v)
			case Figure:
				out = append(out, v.Data)
			}
		}
	}
	return out
}

func figuresOf(doc *Document) (figures []Figure) {
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(Figure); ok {
				figures = append(figures, f)
			}
		}
	}
	return figures
}

func TestTheWordsAreTrueForWhateverComes(t *testing.T) {
	for i, v := range variations {
		t.Run(v.name, func(t *testing.T) {
			_, doc := varied(t, i)
			whole := strings.Join(prose(doc), "\n")
			for _, table := range allTables(doc) {
				for _, row := range table.Rows {
					whole += "\n" + strings.Join(row, "\t")
				}
			}
			for _, want := range v.says {
				if !strings.Contains(whole, want) {
					t.Errorf("does not say %q", want)
				}
			}
			for _, never := range v.saysNever {
				if at := strings.Index(whole, never); at >= 0 {
					t.Errorf("says %q: …%s…", never, whole[max(0, at-60):min(len(whole), at+60)])
				}
			}
		})
	}
}

// What no report may say, whatever the data: unfinished formats, words without
// a meaning for a board, two stops or blanks in a row, a single address.
var unsayable = regexp.MustCompile(`%!|NaN|Inf\b|<nil>|[Ss]ignifican|\bTODO\b|  |\.\.|, ,|\(\)| ,|\bat \d|\b1 (months|crimes|incidents|wards|districts|rows|files|categories)\b|0001-01`)

func TestNothingIsSaidThatNoReportMaySay(t *testing.T) {
	for i, v := range variations {
		t.Run(v.name, func(t *testing.T) {
			_, doc := varied(t, i)
			for _, s := range prose(doc) {
				if bad := unsayable.FindString(s); bad != "" && v.name != "hostile names" {
					t.Errorf("%q in %q", bad, s)
				}
				if strings.Contains(s, "%!") {
					t.Errorf("a name was taken for a format: %q", s)
				}
			}
		})
	}
}

func TestEverySectionStaysInItsOrder(t *testing.T) {
	want := []string{"summary", "sources", "area", "levels", "changes", "partners", "when", "outlook", "places", "victims", "priorities", "why", "views", "plan", "emerging", "proposed", "county", "tables", "methods", "contents", "glossary", "licences"}
	for i, v := range variations {
		_, doc := varied(t, i)
		var got []string
		for _, s := range doc.Sections {
			if !strings.HasPrefix(s.ID, "priority-") {
				got = append(got, s.ID)
			} else if got[len(got)-1] != "priorities" {
				t.Errorf("%s: the page %s does not follow the chapter on priorities", v.name, s.ID)
			}
			if len(s.Blocks) == 0 {
				t.Errorf("%s: section %s is empty", v.name, s.ID)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: sections %v, want %v", v.name, got, want)
		}
	}
}

func TestAnchorsAreUniqueAndLinksLeadSomewhere(t *testing.T) {
	for i, v := range variations {
		_, doc := varied(t, i)
		anchors := map[string]bool{}
		claim := func(id string) {
			if id == "" || anchors[id] {
				t.Errorf("%s: anchor %q is empty or used twice", v.name, id)
			}
			anchors[id] = true
		}
		var links []string
		spans := func(ss []Span) {
			for _, s := range ss {
				if strings.HasPrefix(s.Link, "#") {
					links = append(links, s.Link[1:])
				}
			}
		}
		for _, s := range doc.Sections {
			claim(s.ID)
			for _, b := range s.Blocks {
				switch v := b.(type) {
				case Heading:
					claim(v.ID)
				case Table:
					claim(v.ID)
				case Figure:
					claim(v.ID)
					claim(v.Data.ID)
				case Paragraph:
					spans(v.Spans)
				case Findings:
					for _, r := range v.Rows {
						links = append(links, strings.TrimPrefix(r.Link, "#"))
					}
				}
			}
		}
		for _, l := range links {
			if !anchors[l] {
				t.Errorf("%s: link to %q leads nowhere", v.name, l)
			}
		}
	}
}

func TestTablesAreWhole(t *testing.T) {
	for i, v := range variations {
		_, doc := varied(t, i)
		for _, table := range allTables(doc) {
			if table.Caption == "" || len(table.Columns) == 0 || len(table.Rows) == 0 {
				t.Errorf("%s: table %q has no caption, no columns or no rows", v.name, table.ID)
			}
			if len([]rune(table.Sheet)) > 31 {
				t.Errorf("%s: sheet %q is longer than a workbook allows", v.name, table.Sheet)
			}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: table %q has %d columns and a row of %d: %v", v.name, table.ID, len(table.Columns), len(row), row)
				}
				for k, cell := range row {
					if strings.TrimSpace(cell) == "" {
						t.Errorf("%s: table %q has an empty cell under %q", v.name, table.ID, table.Columns[k].Name)
					}
				}
			}
		}
	}
}

func TestFiguresSayWhatTheyShow(t *testing.T) {
	for i, v := range variations {
		_, doc := varied(t, i)
		for _, f := range figuresOf(doc) {
			if f.Title == "" || f.Subtitle == "" || f.Alt == "" || f.N == "" || f.Source == "" || f.Drawing == nil {
				t.Errorf("%s: figure %s lacks a title, subtitle, alternative, n, source or drawing", v.name, f.ID)
			}
			if strings.HasSuffix(f.Title, ".") {
				t.Errorf("%s: title %q ends like a sentence", v.name, f.Title)
			}
		}
	}
}

// fromElsewhere are the boxes for what neither the police's open data nor the strategy holds.
var fromElsewhere = map[string]bool{
	"No day and no hour": true, "No partners' records": true, "Not held": true, "No reasons": true, "People's views": true, "No plan": true, "No official count": true,
}

// With all that open data and a strategy hold, the report has at least 14 figures, 5 of them
// maps, and leaves out only what others supply.
func TestAFullReportHasItsFigures(t *testing.T) {
	_, doc := varied(t, 0)
	maps := 0
	for _, f := range figuresOf(doc) {
		if strings.HasPrefix(f.ID, "figure-map-") || strings.HasPrefix(f.ID, "figure-hotspots-") || f.ID == "figure-area" {
			maps++
		}
	}
	if n := len(figuresOf(doc)); n < 14 || maps < 5 {
		t.Errorf("%d figures with %d maps, want at least 14 with 5", n, maps)
	}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if n, ok := b.(Note); ok && n.Kind == Missing && !fromElsewhere[n.Title] {
				t.Errorf("%s is left out: %s", n.Title, spoken(n.Spans))
			}
		}
	}
}

func TestTheSameInputsGiveTheSameDocument(t *testing.T) {
	_, one := build(t, 0)
	_, two := build(t, 0)
	if !reflect.DeepEqual(prose(one), prose(two)) || !reflect.DeepEqual(allTables(one), allTables(two)) {
		t.Error("two builds of the same inputs differ")
	}
}

func TestEditionsAreMarked(t *testing.T) {
	for edition, want := range map[string]string{"public": "OFFICIAL", "restricted": "OFFICIAL-SENSITIVE", "mistyped": "OFFICIAL-SENSITIVE"} {
		doc := Build(assessment(), Boundaries{}, Options{Edition: edition})
		if doc.Marking != want {
			t.Errorf("edition %q is marked %q, want %q", edition, doc.Marking, want)
		}
	}
	listed := Build(assessment(func(a *analysis.Assessment) {
		a.Partnership.Distribution = []string{"Head of Community Safety", "District Commander"}
	}), Boundaries{}, Options{Edition: "restricted"})
	if !strings.Contains(listed.Handling.Full, "OFFICIAL-SENSITIVE") || listed.Handling.Short == "" {
		t.Errorf("the restricted edition asks for %+v", listed.Handling)
	}
	if !slices.Contains(listed.Cover, Fact{"Distribution", "Head of Community Safety; District Commander"}) {
		t.Errorf("the cover does not list who the edition goes to: %v", listed.Cover)
	}
	public := Build(assessment(), Boundaries{}, Options{Edition: "public"})
	if public.Handling != (Handling{}) || slices.ContainsFunc(public.Cover, func(f Fact) bool { return f.Name == "Distribution" }) {
		t.Error("the public edition asks to be handled with care")
	}
	if doc := Build(assessment(func(a *analysis.Assessment) { a.Synthetic = true }), Boundaries{}, Options{}); doc.Notice != syntheticNotice {
		t.Errorf("notice of invented data is %q", doc.Notice)
	}
	if doc := Build(assessment(), Boundaries{}, Options{}); doc.Notice != "" {
		t.Errorf("notice of real data is %q", doc.Notice)
	}
}

func BenchmarkBuild(b *testing.B) {
	a, bounds := assessment(), boundaries24(b)
	for b.Loop() {
		Build(a, bounds, Options{Edition: "public"})
	}
}
