package reports_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"assess/reports"
)

func writePage(t testing.TB, d *reports.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := reports.WriteHTML(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPageIsSelfContained(t *testing.T) {
	page := writePage(t, editionDocument())
	root, style, script := parsePage(t, page)
	policy := ""
	for _, m := range root.named("meta") {
		if m.attrs["http-equiv"] == "Content-Security-Policy" {
			policy = m.attrs["content"]
		}
	}
	hash := func(block string) string {
		sum := sha256.Sum256([]byte(block))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	want := "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; img-src data:; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("policy is\n%s, want\n%s", policy, want)
	}
	if strings.Index(page, "Content-Security-Policy") > strings.Index(page, "<style>") {
		t.Error("the policy comes after what it allows")
	}
	for _, e := range root.all(func(*element) bool { return true }) {
		for name, value := range e.attrs {
			if name == "style" || strings.HasPrefix(name, "on") || name == "src" || name == "srcset" {
				t.Errorf("<%s %s=%q>", e.name, name, value)
			}
		}
		switch e.name {
		case "link", "iframe", "object", "embed", "base", "form", "img":
			t.Errorf("the page has <%s>", e.name)
		}
	}
	for _, part := range []string{"url(", "@import", "expression("} {
		if strings.Contains(style, part) {
			t.Errorf("the style sheet has %s", part)
		}
	}
	for _, part := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest", ".style"} {
		if strings.Contains(script, part) {
			t.Errorf("the script uses %s", part)
		}
	}
}

func TestPageSaysWhoseItIs(t *testing.T) {
	d := editionDocument()
	d.Handling = reports.Handling{Full: "Handling: keep it to yourselves.", Short: "Do not pass on."}
	root, _, _ := parsePage(t, writePage(t, d))
	if got := root.named("html")[0].attrs["lang"]; got != "en-GB" {
		t.Errorf("lang is %q", got)
	}
	if got, want := root.named("title")[0].text, d.Owner+" – "+d.Title; got != want {
		t.Errorf("title is %q, want %q", got, want)
	}
	running := root.classed("running")[0].text
	for _, part := range []string{d.Owner, d.Marking, d.Notice, d.Handling.Short} {
		if !strings.Contains(running, part) {
			t.Errorf("%q is not in the line that every printed page repeats: %q", part, running)
		}
	}
	if head := root.classed("masthead")[0].text; !strings.Contains(head, d.Handling.Full) {
		t.Errorf("the head of the page does not say how it is to be handled: %q", head)
	}
	control := root.named("dl")[0].text
	for _, f := range d.Cover {
		if !strings.Contains(control, f.Name) || !strings.Contains(control, f.Value) {
			t.Errorf("document control does not say %v", f)
		}
	}
}

// The running line is repeated on paper only as the head of a table that may
// not be broken.
func TestNoticeIsPrintedOnEveryPage(t *testing.T) {
	_, style, _ := parsePage(t, writePage(t, editionDocument()))
	_, print, _ := strings.Cut(style, "@media print{")
	for _, rule := range []string{`\.sheet\{[^}]*display:table;`, `\.running\{[^}]*display:table-header-group;[^}]*break-inside:avoid`} {
		if !regexp.MustCompile(rule).MatchString(print) {
			t.Errorf("no rule %s for paper", rule)
		}
	}
	d := editionDocument()
	d.Notice = ""
	root, _, _ := parsePage(t, writePage(t, d))
	if n := len(root.classed("notice")); n != 0 {
		t.Errorf("%d empty notices", n)
	}
}

func TestHeadingsNestAndAreNumbered(t *testing.T) {
	d := editionDocument()
	d.Sections[0].Blocks = append(d.Sections[0].Blocks, reports.Heading{Level: 3, ID: "early", Text: "A third level without a second"})
	root, _, _ := parsePage(t, writePage(t, d))
	last := 0
	var texts []string
	for _, h := range root.named("h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.name[1] - '0')
		if level > last+1 {
			t.Errorf("%s %q follows a heading of level %d", h.name, h.text, last)
		}
		last = level
		texts = append(texts, h.text)
	}
	if n := len(root.named("h1")); n != 1 {
		t.Errorf("%d h1", n)
	}
	all := strings.Join(texts, "|")
	for _, want := range []string{"|1 Summary|", "|2 Changes|", "|2.1 Against the year before|", "|In detail|", "|2.2 In places"} {
		if !strings.Contains(all, want) {
			t.Errorf("no heading %s in %s", want, all)
		}
	}
}

func TestAnnexesHaveLettersInsteadOfNumbers(t *testing.T) {
	d := &reports.Document{Title: "T", Sections: []reports.Section{
		{ID: "a", Title: "Levels", Blocks: []reports.Block{reports.Findings{Rows: []reports.Finding{{Link: "#m"}}}}},
		{ID: "m", Title: "Annex B: Methods", Blocks: []reports.Block{reports.Heading{Level: 2, ID: "r", Text: "Rates"}}}}}
	root, _, _ := parsePage(t, writePage(t, d))
	main := root.named("main")[0]
	for i, want := range []string{"1 Levels", "Annex B: Methods", "B.1 Rates"} {
		if got := main.named("h2", "h3")[i].text; got != want {
			t.Errorf("heading %d is %q, want %q", i+1, got, want)
		}
	}
	if got := main.named("a")[0].text; got != "See annex B" {
		t.Errorf("the finding's link says %q", got)
	}
}

func TestIDsAreUniqueAndReferencesLead(t *testing.T) {
	d := editionDocument()
	d.Sections = append(d.Sections,
		reports.Section{ID: "summary", Title: "The same anchor again", Blocks: []reports.Block{reports.Heading{Level: 2, Text: "No anchor"}, reports.Heading{Level: 2, ID: "page-main", Text: "The page's own"}}},
		reports.Section{ID: "with space", Title: "Spaces", Blocks: []reports.Block{ratesTable("forest-caption", 3), ratesTable("", 3)}})
	root, _, _ := parsePage(t, writePage(t, d))
	ids := map[string]bool{}
	for _, e := range root.all(func(e *element) bool { return e.attrs["id"] != "" }) {
		if ids[e.attrs["id"]] {
			t.Errorf("two elements have the id %q", e.attrs["id"])
		}
		ids[e.attrs["id"]] = true
	}
	for _, e := range root.all(func(*element) bool { return true }) {
		for _, name := range []string{"aria-labelledby", "aria-describedby"} {
			for _, id := range strings.Fields(e.attrs[name]) {
				if !ids[id] {
					t.Errorf("<%s %s=%q> leads nowhere", e.name, name, id)
				}
			}
		}
		if id, ok := strings.CutPrefix(e.attrs["href"], "#"); ok && !ids[id] {
			t.Errorf("<%s href=#%s> leads nowhere", e.name, id)
		}
	}
	for _, id := range []string{"summary", "changes", "changes-year", "forest", "rates"} {
		if !ids[id] {
			t.Errorf("the anchor %q was not kept", id)
		}
	}
}

func TestTablesHaveCaptionsAndHeaders(t *testing.T) {
	root, _, _ := parsePage(t, writePage(t, editionDocument()))
	tables := root.named("table")
	if len(tables) == 0 {
		t.Fatal("no tables")
	}
	for _, table := range tables {
		if c := table.named("caption"); len(c) != 1 || strings.TrimSpace(c[0].text) == "" {
			t.Errorf("a table has no caption: %.60q", table.text)
		}
		for _, th := range table.named("thead")[0].named("th") {
			if th.attrs["scope"] != "col" || th.text == "" {
				t.Errorf("column header %q has scope %q", th.text, th.attrs["scope"])
			}
		}
		for _, row := range table.named("tbody")[0].named("tr") {
			if th := row.named("th"); len(th) != 1 || th[0].attrs["scope"] != "row" {
				t.Errorf("a row has %d row headers: %q", len(th), row.text)
			}
		}
		region := table.parent
		if region.attrs["role"] != "group" || region.attrs["tabindex"] != "0" || region.attrs["aria-labelledby"] != table.named("caption")[0].attrs["id"] {
			t.Errorf("the table stands in %v, not a named group that the keyboard can scroll", region.attrs)
		}
		if table.attrs["data-file"] == "rates.csv" && table.attrs["class"] != "r3 r4 r5" {
			t.Errorf("columns set right are %q", table.attrs["class"])
		}
	}
}

func TestFiguresHaveTextAndNumbers(t *testing.T) {
	d := editionDocument()
	root, _, _ := parsePage(t, writePage(t, d))
	figures := root.named("figure")
	if len(figures) != 2 {
		t.Fatalf("%d figures, want 2", len(figures))
	}
	for i, f := range figures {
		picture := f.named("svg")[0]
		if picture.attrs["role"] != "img" || picture.named("title")[0].text == "" || picture.named("desc")[0].text == "" {
			t.Errorf("figure %d has no text alternative", i+1)
		}
		if got := f.named("figcaption")[0].text; !strings.HasPrefix(got, fmt.Sprint("Figure ", i+1, " ")) {
			t.Errorf("caption is %q", got)
		}
		if rows := f.named("details")[0].named("table")[0].named("tbody")[0].named("tr"); len(rows) == 0 {
			t.Errorf("figure %d has no numbers", i+1)
		}
		if !strings.Contains(f.text, "Source: ") {
			t.Errorf("figure %d has no source", i+1)
		}
	}
	if !strings.Contains(figures[0].text, "All crime is the longest bar") {
		t.Error("the text alternative is not in the figure")
	}
}

func TestFiguresWithoutTextOrPictureAreRefused(t *testing.T) {
	whole := barFigure("f", 0)
	for name, spoil := range map[string]func(*reports.Figure){
		"drawing":          func(f *reports.Figure) { f.Drawing = nil },
		"text alternative": func(f *reports.Figure) { f.Alt = "" },
		"table":            func(f *reports.Figure) { f.Data.Columns = nil },
	} {
		f := whole
		spoil(&f)
		d := &reports.Document{Title: "T", Sections: []reports.Section{{ID: "s", Title: "Levels", Blocks: []reports.Block{f}}}}
		err := reports.WriteHTML(new(bytes.Buffer), d)
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "Levels") {
			t.Errorf("without %s: error is %v", name, err)
		}
	}
}

func TestFindingsSpeakTheirArrows(t *testing.T) {
	root, _, _ := parsePage(t, writePage(t, editionDocument()))
	rows := root.classed("findings")[0].named("li")
	for i, want := range []string{"Down", "Up", "No clear change", "Where"} {
		arrow := rows[i].classed("arrow")[0].named("span")
		if arrow[0].attrs["aria-hidden"] != "true" || arrow[1].text != want+". " || arrow[1].attrs["class"] != "vh" {
			t.Errorf("row %d: %v %q, want the hidden word %q", i, arrow[0].attrs, arrow[1].text, want)
		}
		if sure := rows[i].classed("finding-sure"); len(sure) != 1 || !strings.HasPrefix(sure[0].text, "How sure: ") {
			t.Errorf("row %d does not say how sure it is", i)
		}
	}
	if link := rows[1].named("a")[0]; link.attrs["href"] != "#changes-year" || link.text != "See section 2.1" {
		t.Errorf("the finding leads to %v %q", link.attrs, link.text)
	}
}

func TestNotesSayTheirKind(t *testing.T) {
	root, _, _ := parsePage(t, writePage(t, editionDocument()))
	notes := root.classed("note")
	for i, want := range []string{"Missing", "How to read this", "Caution"} {
		if notes[i].attrs["role"] != "note" || !strings.HasPrefix(strings.TrimSpace(notes[i].text), want) {
			t.Errorf("note %d: %v %q, want %q", i, notes[i].attrs, notes[i].text, want)
		}
	}
}

func TestLongTablesAreFoldedAndHugeOnesLeftToTheWorkbook(t *testing.T) {
	d := editionDocument()
	alone := ratesTable("alone", 601)
	alone.Sheet = ""
	d.Sections[1].Blocks = append(d.Sections[1].Blocks, alone, ratesTable("forty", 40), ratesTable("rates", 601))
	root, _, _ := parsePage(t, writePage(t, d))
	part := func(id string) *element { return root.all(func(e *element) bool { return e.attrs["id"] == id })[0] }
	for id, want := range map[string]struct {
		name string
		rows int
	}{"rates": {"div", 20}, "forty": {"div", 40}, "long": {"details", 83}, "huge": {"div", 0}, "alone": {"details", 601}} {
		e := part(id)
		rows := 0
		for _, body := range e.named("tbody") {
			rows += len(body.named("tr"))
		}
		if e.name != want.name || rows != want.rows {
			t.Errorf("table %s is %d rows in a %s, want %d in a %s", id, rows, e.name, want.rows, want.name)
		}
	}
	if text := part("huge").text; !strings.Contains(text, "700 rows") || !strings.Contains(text, "tables.xlsx, sheet “huge”") {
		t.Errorf("the huge table is left out with the words %q", text)
	}
	if text := part("rates-2").text; !strings.Contains(text, "sheet “rates (2)”") {
		t.Errorf("the second sheet of one name is called otherwise in the workbook: %q", text)
	}
}

func TestHostileTextIsShownNotRun(t *testing.T) {
	for _, hostile := range []string{"<script>alert(1)</script>", `"><svg onload=alert(1)>`, `=HYPERLINK("http://x","y")`, "</style><script>x</script>", "{{.Owner}}",
		"\u202eevil", "مركز المدينة", strings.Repeat("W", 200), "]]>&amp;<!--", "ŵ ŷ 😀"} {
		d := hostileDocument(hostile)
		page := writePage(t, d)
		root, _, _ := parsePage(t, page) // one script block, one style block
		for _, e := range root.all(func(*element) bool { return true }) {
			for name := range e.attrs {
				if strings.HasPrefix(name, "on") || name == "style" {
					t.Errorf("%q: <%s> has %s", hostile, e.name, name)
				}
			}
		}
		for _, where := range []string{"title", "h1", "h2", "h3", "td", "th", "caption", "figcaption", "desc", "dd", "summary"} {
			found := false
			for _, e := range root.named(where) {
				found = found || strings.Contains(e.text, hostile)
			}
			if !found {
				t.Errorf("%q is not shown in any <%s>", hostile, where)
			}
		}
	}
}

func hostileDocument(s string) *reports.Document {
	spans := []reports.Span{{Text: s, Bold: true}, {Text: s, Link: "javascript:alert(1)"}, {Text: s, Link: s}, {Text: s, Link: "#" + s}}
	table := reports.Table{ID: s, Caption: s, Columns: []reports.Column{{Name: s}, {Name: s, Align: reports.Right}}, Note: s, Source: s, Sheet: s}
	for range 41 {
		table.Rows = append(table.Rows, []string{s, s})
	}
	return &reports.Document{Title: s, Owner: s, Edition: s, Marking: s, Notice: s, Language: s, Subject: s, Date: s, Generator: s,
		Cover: []reports.Fact{{Name: s, Value: s}},
		Sections: []reports.Section{{ID: s, Title: s, Blocks: []reports.Block{
			reports.Heading{Level: 2, ID: s, Text: s}, reports.Paragraph{Spans: spans}, reports.List{Items: [][]reports.Span{spans}},
			reports.Note{Title: s, Spans: spans}, reports.Findings{Rows: []reports.Finding{{What: spans, Sure: spans, Link: s}}}, table,
			reports.Figure{ID: s, Title: s, Subtitle: s, Alt: s, Source: s, N: s, Drawing: barDrawing{[]string{s}, []float64{10}}, Data: table},
		}}},
	}
}

func TestOnlySafeLinksAreLinks(t *testing.T) {
	links := map[string]string{"javascript:alert(1)": "", "data:text/html,x": "", "//example.com": "", "vbscript:x": "", "#nowhere": "", "http://[": "",
		"#summary": "#summary", "https://www.gov.uk/a?b=c": "https://www.gov.uk/a?b=c", "mailto:csp@example.gov.uk": "mailto:csp@example.gov.uk"}
	for link, want := range links {
		d := &reports.Document{Title: "T", Sections: []reports.Section{{ID: "summary", Title: "S", Blocks: []reports.Block{
			reports.Paragraph{Spans: []reports.Span{{Text: "the words", Link: link}}}}}}}
		root, _, _ := parsePage(t, writePage(t, d))
		p := root.named("main")[0].named("p")[0]
		got := ""
		if a := p.named("a"); len(a) == 1 {
			got = a[0].attrs["href"]
		}
		if got != want || p.text != "the words" {
			t.Errorf("link %q leads to %q with the text %q, want %q", link, got, p.text, want)
		}
	}
}

func TestPageIsDeterministicAndSmall(t *testing.T) {
	page := writePage(t, wholeDocument())
	if page != writePage(t, wholeDocument()) {
		t.Error("two runs differ")
	}
	if len(page) > 3<<20 {
		t.Errorf("the page of a district has %d bytes", len(page))
	}
}

func TestEmptyDocumentIsAPage(t *testing.T) {
	root, _, _ := parsePage(t, writePage(t, &reports.Document{Title: "T"}))
	if len(root.named("main")) != 1 || root.named("html")[0].attrs["lang"] != "en-GB" {
		t.Error("no main or no language")
	}
}

func BenchmarkWriteHTML(b *testing.B) {
	d := wholeDocument()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := reports.WriteHTML(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/(1<<20), "MB")
	b.ReportMetric(peakOf(func() {
		if err := reports.WriteHTML(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	})/1e6, "peak-MB")
}
