package reports_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assess/reports"
	"assess/reports/pdf/pdftest"
)

func pdfBytes(t testing.TB, d *reports.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := reports.WritePDF(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openPDF(t testing.TB, d *reports.Document) *pdftest.File {
	t.Helper()
	return pdftest.Open(t, pdfBytes(t, d))
}

// folded is text with all white space and what a line break may take away
// dropped: a word of 200 letters is broken between any two.
func folded(s string) string { return strings.Join(strings.Fields(s), "") }

func TestPDFMeetsTheStandard(t *testing.T) {
	out, err := reports.LayPDF(pdfDocument())
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Problems(); len(got) > 0 {
		t.Errorf("problems: %q", got)
	}
	if got := string(out.Replaced()); got != "犯罪🔥" {
		t.Errorf("replaced are %q", got)
	}
	f := openPDF(t, pdfDocument())
	if !strings.Contains(f.Metadata(), "<pdfuaid:part>1<") {
		t.Error("the file does not claim PDF/UA-1")
	}
}

func TestPDFSaysEverything(t *testing.T) {
	d := pdfDocument()
	said := folded(openPDF(t, d).Root.Text())
	var want []string
	spans := func(ss []reports.Span) {
		text := ""
		for _, s := range ss {
			text += s.Text
		}
		want = append(want, text)
	}
	table := func(tb reports.Table) {
		want = append(want, tb.Caption, tb.Note, tb.Source)
		for _, c := range tb.Columns {
			want = append(want, c.Name)
		}
		for _, r := range tb.Rows {
			want = append(want, r...)
		}
	}
	want = append(want, d.Title, d.Owner, d.Edition, d.Notice)
	for _, f := range d.Cover {
		want = append(want, f.Name, f.Value)
	}
	for i, s := range d.Sections {
		want = append(want, fmt.Sprintf("%d %s", i+1, s.Title))
		for _, b := range s.Blocks {
			switch v := b.(type) {
			case reports.Heading:
				want = append(want, v.Text)
			case reports.Paragraph:
				spans(v.Spans)
			case reports.List:
				for _, item := range v.Items {
					spans(item)
				}
			case reports.Note:
				want = append(want, v.Title)
				spans(v.Spans)
			case reports.Findings:
				for _, r := range v.Rows {
					spans(r.What)
					spans(r.Sure)
				}
			case reports.Table:
				table(v)
			case reports.Figure:
				want = append(want, v.Title, v.Subtitle, v.Source, v.N)
				if len(v.Data.Rows) <= 12 {
					v.Data.Caption = ""
					table(v.Data)
				}
			}
		}
	}
	for _, w := range want {
		if !strings.Contains(said, folded(w)) {
			t.Errorf("the document does not say %q", w)
		}
	}
	for _, w := range []string{"Down", "Up", "No clear change", "Where", "Missing: What this cannot see", "How to read this", "Caution: Two counts", "Workbook: “long-numbers”"} {
		if !strings.Contains(said, folded(w)) {
			t.Errorf("the document does not say %q", w)
		}
	}
}

func TestPDFStructure(t *testing.T) {
	root := openPDF(t, pdfDocument()).Root
	count := func(tag string) int { return len(root.Find(tag)) }
	// Cover, contents, three sections, two parts within the second.
	for tag, want := range map[string]int{"Sect": 7, "H1": 4, "H2": 2, "H3": 1, "L": 1, "LI": 2, "Note": 3, "Figure": 2, "TOC": 1, "TOCI": 5, "Reference": 5} {
		if got := count(tag); got != want {
			t.Errorf("there are %d %s, want %d", got, tag, want)
		}
	}
	// Document control, findings, two short or long figures' numbers (one), three tables.
	if got := count("Table"); got != 6 {
		t.Errorf("there are %d tables, want 6", got)
	}
	for _, f := range root.Find("Figure") {
		if !strings.HasPrefix(f.Alt, "Steps that rise") {
			t.Errorf("a figure says %q", f.Alt)
		}
	}
	for _, table := range root.Find("Table") {
		for _, row := range table.Find("TR") {
			heads := row.Find("TH")
			if len(heads) == 0 {
				t.Errorf("a row has no header: %s", row.Text())
			}
		}
		if n := len(table.Find("THead")); n > 1 {
			t.Errorf("a table has %d heads: those repeated on further pages are artifacts", n)
		}
	}
}

func TestPDFLinks(t *testing.T) {
	root := openPDF(t, pdfDocument()).Root
	var said []string
	for _, p := range root.Find("P") {
		for _, l := range p.Find("Link") {
			said = append(said, l.Text())
			if l.Links == 0 {
				t.Errorf("link %q has no area", l.Text())
			}
		}
	}
	all := strings.Join(said, "|")
	for _, want := range []string{"the wide table", "the police’s own site"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is no link: %q", want, all)
		}
	}
	for _, bad := range []string{"nowhere", "a program"} {
		if strings.Contains(all, bad) {
			t.Errorf("%q is a link", bad)
		}
	}
}

// A word of the glossary is a link the first time in each section that uses it, and
// leads to what explains it; the glossary does not link to itself.
func TestPDFLinksWordsToTheGlossary(t *testing.T) {
	say := func(text string) reports.Block { return reports.Paragraph{Spans: []reports.Span{{Text: text}}} }
	explain := func(term, text string) []reports.Span {
		return []reports.Span{{Text: term + ". ", Bold: true}, {Text: text}}
	}
	d := pdfDocument()
	d.Sections = []reports.Section{
		{ID: "summary", Title: "Summary", Blocks: []reports.Block{reports.Findings{Rows: []reports.Finding{
			{What: []reports.Span{{Text: "Burglary down"}}, Sure: []reports.Span{{Text: "95% interval 0.70 to 0.87"}}},
			{What: []reports.Span{{Text: "Robbery up"}}, Sure: []reports.Span{{Text: "95% interval 1.10 to 1.30"}}},
		}}}},
		{ID: "levels", Title: "Levels", Blocks: []reports.Block{say("Two intervals, and an interval of a hot spot."), reports.List{Items: [][]reports.Span{{{Text: "A hot spot again."}}}}}},
		{ID: "glossary", Title: "Glossary", Blocks: []reports.Block{reports.List{Items: [][]reports.Span{explain("Hot spot", "Hot cells that touch."), explain("Interval", "Where a hot spot's rate is likely to lie.")}}}},
	}
	f := openPDF(t, d)
	var got []string
	for _, l := range f.Root.Find("Link") {
		if len(l.To) == 1 && strings.HasPrefix(l.To[0], "glossary-") {
			got = append(got, l.Text()+" > "+l.To[0])
		}
	}
	want := []string{"interval > glossary-interval", "intervals > glossary-interval", "hot spot > glossary-hot-spot"}
	if !slices.Equal(got, want) {
		t.Errorf("links to the glossary are %q, want %q", got, want)
	}
}

func TestPDFPages(t *testing.T) {
	f := openPDF(t, pdfDocument())
	n := len(f.Pages)
	broad := 0
	for i, p := range f.Pages {
		if p.W > p.H {
			broad++
		}
		artifacts, tagged := "", ""
		for _, piece := range p.Pieces {
			if piece.ID < 0 {
				artifacts += piece.Text + " "
			} else {
				tagged += piece.Text
			}
		}
		for _, want := range []string{"OFFICIAL", "Safer Example Partnership", "Synthetic data: this place", fmt.Sprintf("Page %d of %d", i+1, n)} {
			if !strings.Contains(artifacts, want) {
				t.Errorf("page %d has no %q at its edges: %q", i+1, want, artifacts)
			}
		}
		if strings.TrimSpace(tagged) == "" {
			t.Errorf("page %d is empty", i+1)
		}
	}
	if broad != 2 {
		t.Errorf("%d pages are landscape, want the 2 of the wide table", broad)
	}
	// The summary is one page, before the contents.
	starts := map[string]int{}
	for _, h := range f.Root.Find("H1") {
		starts[h.Text()[:1]] = h.Kids[0].Page
	}
	if starts["1"] != 2 || starts["C"] != 3 || starts["2"] != 4 {
		t.Errorf("the summary begins on page %d, the contents on page %d and the next section on page %d, want 2, 3 and 4", starts["1"], starts["C"], starts["2"])
	}
}

func TestPDFContents(t *testing.T) {
	root := openPDF(t, pdfDocument()).Root
	pages := map[string]int{}
	for _, tag := range []string{"H1", "H2"} {
		for _, h := range root.Find(tag) {
			pages[h.Text()] = h.Kids[0].Page
		}
	}
	line := regexp.MustCompile(`^(.*) (\d+)$`)
	for _, item := range root.Find("TOCI") {
		m := line.FindStringSubmatch(item.Text())
		if m == nil {
			t.Fatalf("a line of the contents reads %q", item.Text())
		}
		if want := fmt.Sprint(pages[m[1]]); m[2] != want {
			t.Errorf("the contents have %q on page %s, it is on %s", m[1], m[2], want)
		}
	}
}

func TestPDFKeepsTogether(t *testing.T) {
	// The paragraphs push everything after them down the page, a line at a time.
	for lines := 20; lines < 46; lines++ {
		d := pdfDocument()
		blocks := []reports.Block{}
		for range lines {
			blocks = append(blocks, reports.Paragraph{Spans: []reports.Span{{Text: "Line."}}})
		}
		blocks = append(blocks,
			reports.Heading{Level: 2, Text: "Heading"}, reports.Paragraph{Spans: []reports.Span{{Text: strings.Repeat(ipsum, 3)}}},
			reports.Heading{Level: 3, Text: "Picture"}, areaFigure("kept", stairs{482, 150, 4}, 5), areaTable("kept", 3, 3))
		d.Sections = []reports.Section{{ID: "one", Title: "One", Blocks: blocks}}
		root := openPDF(t, d).Root
		page := func(n *pdftest.Node) (first, last int) {
			n.Walk(func(x *pdftest.Node) {
				if x.Page > 0 {
					if first == 0 {
						first = x.Page
					}
					last = x.Page
				}
			})
			return first, last
		}
		for _, group := range root.Find("Div") {
			if first, last := page(group); first != last {
				t.Fatalf("%d lines: a figure is torn over pages %d and %d", lines, first, last)
			}
		}
		h3, _ := page(root.Find("H3")[0])
		if figure, _ := page(root.Find("Div")[0]); figure != h3 {
			t.Fatalf("%d lines: a heading on page %d stands away from its figure on page %d", lines, h3, figure)
		}
		tables := root.Find("Table")
		if first, last := page(tables[len(tables)-1]); first != last {
			t.Fatalf("%d lines: a table of three rows is torn over pages %d and %d", lines, first, last)
		}
	}
}

func TestPDFRowTallerThanAPage(t *testing.T) {
	d := pdfDocument()
	long := strings.Repeat("One of many sentences in a cell. ", 900)
	d.Sections = []reports.Section{{ID: "one", Title: "One", Blocks: []reports.Block{reports.Table{
		Caption: "Long", Columns: []reports.Column{{Name: "Name"}, {Name: "Text"}}, Rows: [][]string{{"a", "short"}, {"b", long}, {"c", "short"}},
	}}}}
	f := openPDF(t, d)
	if !strings.Contains(folded(f.Root.Text()), folded(long)) {
		t.Error("part of a long cell is missing")
	}
	if len(f.Pages) < 5 {
		t.Errorf("the document has %d pages", len(f.Pages))
	}
}

func TestPDFIsDeterministic(t *testing.T) {
	if !bytes.Equal(pdfBytes(t, pdfDocument()), pdfBytes(t, pdfDocument())) {
		t.Error("one document gives different bytes")
	}
}

func TestPDFSummaryIsOnePage(t *testing.T) {
	pages := func(findings int) int {
		d := pdfDocument()
		s := &d.Sections[0]
		f := s.Blocks[1].(reports.Findings)
		for len(f.Rows) < findings {
			f.Rows = append(f.Rows, f.Rows[0])
		}
		s.Blocks[1] = f
		s.Blocks = append(s.Blocks, reports.Paragraph{Spans: []reports.Span{{Text: strings.Repeat(ipsum, 4)}}})
		d.Sections = d.Sections[:1]
		return len(openPDF(t, d).Pages) - 2
	}
	for _, n := range []int{4, 12, 17} {
		if got := pages(n); got != 1 {
			t.Errorf("a summary with %d findings takes %d pages", n, got)
		}
	}
	if got := pages(60); got < 2 {
		t.Errorf("60 findings take %d pages: they were shrunk beyond reading", got)
	}
}

func TestPDFRefusesWhatIsBroken(t *testing.T) {
	cases := map[string]struct {
		change func(d *reports.Document)
		want   string
	}{
		"a date that is none":      {func(d *reports.Document) { d.Date = "3 November" }, "3 November"},
		"a figure without drawing": {block(reports.Figure{Title: "Lost", Alt: "x"}), `"Lost", has no drawing`},
		"a figure without text":    {block(reports.Figure{Title: "Mute", Drawing: stairs{10, 10, 1}}), `"Mute", has no text alternative`},
		"a drawing without size":   {block(reports.Figure{Title: "Flat", Alt: "x", Drawing: stairs{0, 10, 1}}), "0 by 10 points"},
		"a drawing that breaks":    {block(reports.Figure{Title: "Bad", Alt: "x", Drawing: broken{}}), `draw figure "Bad"`},
		"a table without columns":  {block(reports.Table{Caption: "None"}), `"None", has no columns`},
		"a ragged table": {block(reports.Table{Caption: "Ragged", Columns: []reports.Column{{Name: "A"}, {Name: "B"}}, Rows: [][]string{{"a", "b"}, {"c"}}}),
			"row 2 has 1 cells for 2 columns"},
	}
	for name, c := range cases {
		d := pdfDocument()
		c.change(d)
		if err := reports.WritePDF(io.Discard, d); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want one that says %s", name, err, c.want)
		}
	}
}

// block puts a block at the end of the second section.
func block(b reports.Block) func(d *reports.Document) {
	return func(d *reports.Document) { d.Sections[1].Blocks = append(d.Sections[1].Blocks, b) }
}

func TestPDFOfLittle(t *testing.T) {
	empty := reports.Table{Caption: "Empty", Columns: []reports.Column{{Name: "A"}}}
	d := &reports.Document{Title: "T", Language: "en-GB", Sections: []reports.Section{
		{Title: "", Blocks: []reports.Block{reports.Heading{Level: 3, Text: "deep"}, reports.Paragraph{}, reports.List{}, reports.Findings{}, empty}},
		{Title: "Bare"},
	}}
	out, err := reports.LayPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Problems(); len(got) > 0 {
		t.Errorf("problems: %q", got)
	}
	if said := openPDF(t, d).Root.Text(); !strings.Contains(said, "This table has no rows.") {
		t.Errorf("it says %q", said)
	}
}
