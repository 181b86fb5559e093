package pdf_test

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"assess/reports/pdf"
)

func TestDocumentRoundTrip(t *testing.T) {
	d := sample()
	if got := d.Problems(); len(got) > 0 {
		t.Fatalf("problems in a sound document: %q", got)
	}
	f := open(t, d)
	want := `Document
  Sect
    H1
    P
      Link
      Link
    L
      LI
        Lbl
        LBody
    Table
      Caption
      THead
        TR
          TH
          TH
      TBody
        TR
          TH
          TD
    Note
      P
    Figure
`
	if got := f.Root.Outline(); got != want {
		t.Errorf("the structure is\n%s\nwant\n%s", got, want)
	}
	if got, want := f.Root.Text(), "1 Changes Burglary fell; see the changes and the source.data.police.uk "+
		"• One thing Table 1 Category Count Burglary 2,665 Read with care."; got != want {
		t.Errorf("it reads %q, want %q", got, want)
	}
	scopes := ""
	for _, th := range f.Root.Find("TH") {
		scopes += th.Scope + " "
	}
	if scopes != "Column Column Row " {
		t.Errorf("scopes are %q", scopes)
	}
	if links := f.Root.Find("Link"); f.Pages[0].Links != 2 || links[0].Links != 1 || links[1].Links != 1 {
		t.Errorf("the page has %d links, want 2, one for each Link element", f.Pages[0].Links)
	}
	if got := f.Root.Find("Figure")[0].Alt; got != "A square." {
		t.Errorf("the figure's text is %q", got)
	}
	if strings.Contains(f.Root.Text(), "OFFICIAL") {
		t.Error("the header is in the structure")
	}
}

func TestDocumentSaysWhatItIs(t *testing.T) {
	f := open(t, sample())
	cat := f.Catalog()
	for _, key := range []string{"Lang", "MarkInfo", "ViewerPreferences", "StructTreeRoot", "Outlines", "Names", "Metadata"} {
		if !cat.HasEntry(key) {
			t.Errorf("the catalogue has no %s", key)
		}
	}
	if tabs := f.Pages[0].Dict.NameEntry("Tabs"); tabs == nil || *tabs != "S" {
		t.Error("the tab order does not follow the structure")
	}
	xmp := f.Metadata()
	for _, want := range []string{"<pdfuaid:part>1<", ">Strategic assessment<", ">A partnership<", "<rdf:li>en-GB<", "<xmp:CreateDate>2021-11-03T00:00:00Z<"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("the metadata has no %s", want)
		}
	}
}

func TestDocumentIsDeterministic(t *testing.T) {
	d := sample()
	first := write(t, d)
	if again := write(t, d); !bytes.Equal(first, again) {
		t.Error("writing a document twice gives different bytes")
	}
	if other := write(t, sample()); !bytes.Equal(first, other) {
		t.Error("making a document twice gives different bytes")
	}
	changed := sample()
	changed.Root().Add(pdf.Sect)
	id := regexp.MustCompile(`/ID\[<([0-9A-F]{32})>`)
	if a, b := id.FindSubmatch(first), id.FindSubmatch(write(t, changed)); a == nil || b == nil || bytes.Equal(a[1], b[1]) {
		t.Error("documents that differ have one ID")
	}
}

func TestDocumentsAreIndependent(t *testing.T) {
	want := write(t, sample())
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if !bytes.Equal(write(t, sample()), want) {
				t.Error("a document made beside others has other bytes")
			}
		})
	}
	wg.Wait()
}

func TestDocumentWithoutPages(t *testing.T) {
	if _, err := newDocument().WriteTo(&bytes.Buffer{}); err == nil {
		t.Error("a document without pages was written")
	}
}

func TestDocumentWithoutDate(t *testing.T) {
	d := pdf.New(pdf.Info{Title: "Title", Language: "cy", Date: time.Time{}})
	d.AddPage(100, 100)
	if f := open(t, d); strings.Contains(f.Metadata(), "CreateDate") {
		t.Error("a date was made up")
	}
}

func TestOutlineNests(t *testing.T) {
	d := newDocument()
	p := d.AddPage(595, 842)
	for i, level := range []int{2, 1, 2, 3, 2, 1} {
		name := string(rune('a' + i))
		d.Destination(name, p, 800)
		d.Bookmark(level, "Part "+name, name)
	}
	if got := d.Problems(); len(got) > 0 {
		t.Fatal(got)
	}
	open(t, d) // pdfcpu follows the outline's links and counts
}

func TestLandscapePages(t *testing.T) {
	d := newDocument()
	d.AddPage(595.28, 841.89)
	d.AddPage(841.89, 595.28)
	f := open(t, d)
	if p := f.Pages[1]; p.W != 841.89 || p.H != 595.28 {
		t.Errorf("the second page is %v by %v", p.W, p.H)
	}
}
