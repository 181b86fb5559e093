package reports_test

import (
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
			if strings.HasPrefix(p.Text(), "Source: data.police.uk") {
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
		root := openPDF(t, after(10, picture(least))).Root
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
	if said := root.Text(); !strings.Contains(said, "The numbers behind this figure: table 1.") {
		t.Error("the figure does not say that table 1 has its numbers")
	}
	f.Table, f.Aside = "", true
	if said := openPDF(t, after(1, f)).Root.Text(); !strings.Contains(said, "sheet “twice-numbers”") {
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
