package reports_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/reports"
	"assess/reports/pdf/pdftest"
)

// pagesOf are the first and the last page that an element's content stands on.
func pagesOf(n *pdftest.Node) (first, last int) {
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

// after is a document of a number of one-line paragraphs before the blocks.
func after(lines int, blocks ...reports.Block) *reports.Document {
	d := pdfDocument()
	var all []reports.Block
	for range lines {
		all = append(all, reports.Paragraph{Spans: []reports.Span{{Text: "Line."}}})
	}
	d.Sections = []reports.Section{{ID: "one", Title: "One", Blocks: append(all, blocks...)}}
	return d
}

func TestPDFShortTablesAreWhole(t *testing.T) {
	for lines := 0; lines < 32; lines += 3 {
		root := openPDF(t, after(lines, areaTable("whole", 15, 4), reports.Paragraph{Spans: []reports.Span{{Text: ipsum}}})).Root
		tables := root.Find("Table")
		table := tables[len(tables)-1]
		first, last := pagesOf(table)
		if first != last {
			t.Errorf("%d lines: a table of 15 rows is on pages %d to %d", lines, first, last)
		}
		for _, p := range root.Find("P") {
			if strings.Contains(p.Text(), "Source: data.police.uk") {
				if at, _ := pagesOf(p); at != last {
					t.Errorf("%d lines: the table ends on page %d, its source is on page %d", lines, last, at)
				}
			}
		}
	}
}

// A picture that may be set smaller joins the page that it would not fit at its
// own size; one that may not goes to the next.
func TestPDFPicturesShrinkToShareAPage(t *testing.T) {
	picture := func(least float64) reports.Figure {
		f := areaFigure("map", stairs{385, 400, 3}, 40)
		f.Least = least
		return f
	}
	for least, want := range map[float64]int{0.75: 3, 0: 4} {
		root := openPDF(t, after(11, picture(least))).Root
		if at, _ := pagesOf(root.Find("Figure")[0]); at != want {
			t.Errorf("with a least size of %v the picture is on page %d, want %d", least, at, want)
		}
	}
}

// A map and the table that explains its numbers are read side by side.
func TestPDFMapsStayWithTheirTables(t *testing.T) {
	for lines := 11; lines < 42; lines += 3 {
		f := areaFigure("map", stairs{385, 410, 3}, 40)
		f.Least = 0.75
		root := openPDF(t, after(lines, f, areaTable("numbered", 8, 4))).Root
		tables := root.Find("Table")
		picture, _ := pagesOf(root.Find("Figure")[0])
		if _, last := pagesOf(tables[len(tables)-1]); last != picture {
			t.Errorf("%d lines: the map is on page %d, its table ends on page %d", lines, picture, last)
		}
	}
}

// A heading and the line under it do not stay behind when their figure moves on.
func TestPDFHeadingsGoWithTheirFigures(t *testing.T) {
	for lines := 0; lines < 40; lines += 3 {
		root := openPDF(t, after(lines, reports.Heading{Level: 2, ID: "h", Text: "Heading"}, reports.Paragraph{Spans: []reports.Span{{Text: "What follows is shown."}}},
			areaFigure("shown", stairs{482, 380, 3}, 40))).Root
		heading, _ := pagesOf(root.Find("H2")[0])
		if figure, _ := pagesOf(root.Find("Figure")[0]); figure != heading {
			t.Errorf("%d lines: the heading is on page %d, its figure on page %d", lines, heading, figure)
		}
	}
}

// Numbers are printed once: a figure whose numbers a table prints, or the picture
// itself, says where to look instead.
func TestPDFPrintsNumbersOnce(t *testing.T) {
	f := areaFigure("twice", stairs{482, 200, 3}, 5)
	f.Table = "printed"
	root := openPDF(t, after(1, f, areaTable("printed", 5, 4))).Root
	if n := len(root.Find("Table")); n != 2 { // document control and the table itself
		t.Errorf("there are %d tables, want 2", n)
	}
	if said := root.Text(); !strings.Contains(said, "Numbers: table 1.") {
		t.Error("the figure does not say that table 1 has its numbers")
	}
	f.Table, f.Aside = "", true
	if said := openPDF(t, after(1, f)).Root.Text(); !strings.Contains(said, "Workbook: “twice-numbers”") {
		t.Error("the figure does not say which sheet has its numbers")
	}
}

// Parts of annexes are not in the contents, but they are bookmarks.
func TestContentsLeaveOutThePartsOfAnnexes(t *testing.T) {
	d := pdfDocument()
	d.Sections = append(d.Sections, reports.Section{ID: "annex", Title: "Annex A: Licences", Blocks: []reports.Block{reports.Heading{Level: 2, ID: "privacy", Text: "Privacy"}}})
	lines := ""
	for _, item := range openPDF(t, d).Root.Find("TOCI") {
		lines += item.Text() + "\n"
	}
	if !strings.Contains(lines, "Annex A: Licences") || strings.Contains(lines, "Privacy") {
		t.Errorf("the PDF's contents are\n%s", lines)
	}
	page, _, _ := parsePage(t, writePage(t, d))
	for _, nav := range page.named("nav") {
		if !strings.Contains(nav.text, "Annex A: Licences") || strings.Contains(nav.text, "Privacy") {
			t.Errorf("the page's contents are %q", nav.text)
		}
	}
}

// A figure for which a page has no room stands behind text that follows it, but is
// read before it.
func TestPDFFiguresMoveBehindText(t *testing.T) {
	text := reports.Paragraph{Spans: []reports.Span{{Text: ipsum + ipsum}}}
	root := openPDF(t, after(15, areaFigure("moved", stairs{482, 330, 3}, 40), text, text, text)).Root
	figure, said := 0, 0
	order := ""
	root.Walk(func(n *pdftest.Node) {
		switch {
		case n.Tag == "Figure":
			figure, _ = pagesOf(n)
			order += "figure "
		case n.Tag == "P" && strings.HasPrefix(n.Text(), ipsum[:20]):
			if first, _ := pagesOf(n); said == 0 {
				said = first
			}
			order += "text "
		}
	})
	if figure != said+1 {
		t.Errorf("the figure is on page %d, the text after it on page %d", figure, said)
	}
	if order != "figure text text text " {
		t.Errorf("they are read in the order %s", order)
	}
}

// Each further page of a table has its head and says which table it is, for the eye
// alone.
func TestPDFTablesSayThatTheyContinue(t *testing.T) {
	f := openPDF(t, pdfDocument())
	for _, table := range f.Root.Find("Table") {
		captions := table.Find("Caption")
		if len(captions) == 0 {
			continue
		}
		caption := captions[0].Text()
		if !strings.Contains(caption, "Areas of many") && !strings.Contains(caption, "Areas of wide") {
			continue
		}
		name, _, _ := strings.Cut(caption, ":")
		first, last := pagesOf(table)
		if first == last {
			t.Errorf("%s is on one page", name)
		}
		for n := first; n <= last; n++ {
			silent := ""
			for _, piece := range f.Pages[n-1].Pieces {
				if piece.ID < 0 {
					silent += piece.Text + " "
				}
			}
			if got, want := strings.Contains(silent, name+", continued"), n > first; got != want {
				t.Errorf("page %d says %v that %s continues", n, got, name)
			}
			if got, want := strings.Contains(silent, "Offence group 1"), n > first; got != want {
				t.Errorf("page %d repeats the head of %s: %v", n, name, got)
			}
		}
	}
}

// Sections begin a page of their own only where the one before leaves little.
func TestPDFSectionsRunOn(t *testing.T) {
	d := pdfDocument()
	d.Sections = nil
	for i, lines := range []int{5, 5, 16, 25, 5} {
		s := reports.Section{ID: string(rune('a' + i)), Title: "Title"}
		for range lines {
			s.Blocks = append(s.Blocks, reports.Paragraph{Spans: []reports.Span{{Text: "Line."}}})
		}
		d.Sections = append(d.Sections, s)
	}
	var starts []int
	for _, h := range openPDF(t, d).Root.Find("H1")[1:] {
		at, _ := pagesOf(h)
		starts = append(starts, at)
	}
	if want := []int{3, 4, 4, 5, 6}; !slices.Equal(starts, want) {
		t.Errorf("sections begin on pages %v, want %v", starts, want)
	}
}

// A table whose words would stand in columns too narrow to read is turned.
func TestPDFNarrowColumnsTurnThePage(t *testing.T) {
	words := func(columns int) reports.Table {
		table := reports.Table{ID: "words", Caption: "Words"}
		var row []string
		for range columns {
			table.Columns = append(table.Columns, reports.Column{Name: "Name"})
			row = append(row, strings.Repeat("some words of a cell ", 8))
		}
		table.Rows = [][]string{row, row}
		return table
	}
	for columns, want := range map[int]bool{3: false, 7: false, 8: true} {
		f := openPDF(t, after(1, words(columns)))
		tables := f.Root.Find("Table")
		at, _ := pagesOf(tables[len(tables)-1])
		if got := f.Pages[at-1].W > f.Pages[at-1].H; got != want {
			t.Errorf("%d columns of words: the page is turned: %v", columns, got)
		}
	}
}

// The type of a table does not shrink below what can be read, however many columns
// there are.
func TestPDFTypeCanBeRead(t *testing.T) {
	size := regexp.MustCompile(`/F\d+ ([\d.]+) Tf`)
	for n, page := range openPDF(t, after(1, areaTable("broad", 5, 24))).Pages {
		for _, m := range size.FindAllStringSubmatch(page.Content, -1) {
			if points, err := strconv.ParseFloat(m[1], 64); err != nil || points < 7.5 {
				t.Errorf("page %d has type of %s points", n+1, m[1])
			}
		}
	}
}

// The restricted edition says what it is at the head and at the foot of every page,
// upright or turned, and what may be done with it; invented data are owned up to as
// well.
func TestPDFMarksEveryPage(t *testing.T) {
	d := pdfDocument()
	d.Marking, d.Edition = "OFFICIAL-SENSITIVE", "Restricted edition"
	d.Handling = reports.Handling{Full: "Handling: OFFICIAL-SENSITIVE. Keep it.", Short: "For the partnership only: do not publish or pass on."}
	f := openPDF(t, d)
	for i, page := range f.Pages {
		edges := ""
		for _, piece := range page.Pieces {
			if piece.ID < 0 {
				edges += piece.Text + "\n"
			}
		}
		for want, times := range map[string]int{d.Marking: 2, d.Notice: 1, "For the partnership only: do not publish or pass on.": 1} {
			if got := strings.Count(edges, want); got != times {
				t.Errorf("page %d says %q %d times, want %d", i+1, want, got, times)
			}
		}
	}
	if said := f.Root.Text(); !strings.Contains(said, "Handling: OFFICIAL-SENSITIVE.") {
		t.Error("the cover does not say how the document is to be handled")
	}
	if said := openPDF(t, pdfDocument()).Root.Text(); strings.Contains(said, "Handling") {
		t.Error("the public edition asks to be handled with care")
	}
}

// Rows of many lines stand under the head of their table, however few fit a page.
func TestPDFTallRowsStayUnderTheirHead(t *testing.T) {
	table := reports.Table{ID: "tall", Caption: "Tall rows", Columns: []reports.Column{{Name: "Name"}, {Name: "Text"}}}
	for range 5 {
		table.Rows = append(table.Rows, []string{"a", strings.Repeat(ipsum, 12)})
	}
	for lines := 0; lines < 30; lines += 5 {
		tables := openPDF(t, after(lines, table)).Root.Find("Table")
		last := tables[len(tables)-1]
		caption, _ := pagesOf(last.Find("Caption")[0])
		head, _ := pagesOf(last.Find("THead")[0])
		if row, _ := pagesOf(last.Find("TBody")[0]); caption != head || head != row {
			t.Errorf("%d lines: the caption is on page %d, the head on page %d, the first row on page %d", lines, caption, head, row)
		}
	}
}

// The contents are set more tightly, and in two columns, where that brings them onto
// one page.
func TestPDFContentsAreOnePage(t *testing.T) {
	pages := func(parts int) int {
		d := pdfDocument()
		d.Sections = []reports.Section{{ID: "one", Title: "One"}}
		for i := range parts {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, reports.Heading{Level: 2, ID: strconv.Itoa(i), Text: "Part"})
		}
		first, last := pagesOf(openPDF(t, d).Root.Find("TOC")[0])
		return last - first + 1
	}
	for _, n := range []int{5, 40, 50, 57, 90, 110} {
		if got := pages(n); got != 1 {
			t.Errorf("the contents with %d parts take %d pages", n, got)
		}
	}
	if got := pages(140); got < 2 {
		t.Errorf("the contents with 140 parts take %d pages: they were shrunk beyond reading", got)
	}
}
