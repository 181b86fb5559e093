package narrative

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// drawn writes parts in one line each, bold between stars and links between angles.
func drawn(parts []Part) (out []string) {
	run := func(spans []Span) string {
		var b strings.Builder
		for _, s := range spans {
			text := s.Text
			if s.Reference.Name != "" {
				text = fmt.Sprintf("<%s|%s|%d>", s.Reference.Name, s.Reference.Want, s.Reference.Line)
			}
			if s.Bold {
				text = "*" + text + "*"
			}
			if s.Link != "" {
				text += "(" + s.Link + ")"
			}
			b.WriteString(text)
		}
		return b.String()
	}
	for _, p := range parts {
		switch p := p.(type) {
		case Heading:
			out = append(out, strings.Repeat("#", p.Level)+" "+run(p.Spans))
		case Paragraph:
			out = append(out, run(p.Spans))
		case List:
			for _, i := range p.Items {
				out = append(out, "- "+run(i))
			}
		case Table:
			for _, row := range append([][][]Span{p.Head}, p.Rows...) {
				var cells []string
				for _, c := range row {
					cells = append(cells, run(c))
				}
				out = append(out, "| "+strings.Join(cells, " | "))
			}
		}
	}
	return out
}

func TestMarkdownBecomesParts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"paragraphs and style", "One **bold** and *plain*\nline.\n\nTwo &amp; \\*three\\*.", []string{"One *bold* and plain line.", "Two & *three*."}},
		{"headings begin at 1", "### A\n\ntext\n\n#### B\n\ntext", []string{"# A", "text", "## B", "text"}},
		{"lists lie flat", "1. one\n2. two\n   - within\n", []string{"- one", "- two", "- within"}},
		{"links", "[the map](#places) and <https://example.org/a?b=c> and [x](http://example.org)", []string{"the map(#places) and https://example.org/a?b=c(https://example.org/a?b=c) and x(http://example.org)"}},
		{"a table", "| a | b |\n|---|--:|\n| {{year.label}} | 2 |\n| 3 |\n", []string{"| a | b", "| <year.label||3> | 2", "| 3 | "}},
		{"references keep underscores and lines", "first\n**{{change.all-crime.rate_ratio}}** and {{ level.drugs.count = 1,234 }}.", []string{"first *<change.all-crime.rate_ratio||2>* and <level.drugs.count|1,234|2>."}},
		{"code shows references", "write `{{year.label}}`", []string{"write {{year.label}}"}},
		{"comments go", "a<!-- b -->c\n<!-- d\n\ne -->\n{{year.label}}", []string{"ac", "<year.label||5>"}},
		{"indented text is text", "    far in", []string{"far in"}},
		{"quotations are text", "> said\n> so", []string{"said so"}},
		{"invisible letters go", "a\u202eb\u200bc&#1;d", []string{"abcd"}},
		{"Windows files", "\ufeff# A\r\n\r\nb\r\n", []string{"# A", "b"}},
	} {
		text, err := Parse("why.md", []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := drawn(text.Parts); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestWhatCannotBePrintedIsRefusedWithItsLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\n\n<script>alert(1)</script>", "why.md:3: HTML is not read"},
		{"a <b>b</b>", "why.md:1: HTML is not read"},
		{"<scr<!-- x -->ipt>", "HTML is not read"},
		{"x\ny [a](javascript:alert%281%29)", "why.md:2: the link leads to \"javascript:"},
		{"[a](JAVASCRIPT&#58;alert)", "the link leads to"},
		{"[a](data:text/html;base64,AAAA)", "the link leads to"},
		{"[a](//example.org)", "the link leads to"},
		{"[a](https://user:word@example.org)", "the link leads to"},
		{"[a](other.md)", "the link leads to"},
		{"<mailto:a@example.org>", "the link leads to"},
		{"[a](#PerCent)", "which is no anchor"},
		{"![a](https://example.org/a.png)", "pictures are not read"},
		{"<!-- open\n", "why.md:1: the comment is not closed"},
		{"a\n{{Change.Burglary}}", "is not a reference"},
		{"a {{year.label", "is not a reference"},
		{"Restriced\n\nsecret", "did you mean \"restricted\"?"},
		{"---\nediton: restricted\n---\n", "why.md:2"},
		{"---\nedition: secret\n---\n", "why.md:2"},
		{"---\nedition: restricted\n", "not closed"},
		{strings.Repeat(">", 5000) + " a", "within each other"},
		{strings.Repeat("- ", 5000) + "a", "within each other"},
		{strings.Repeat("1. ", 5000) + "a", "within each other"},
		{"a\n\n" + strings.Repeat("[ ", longest), "why.md:3: the paragraph"},
		{strings.Repeat("a", largest+1), "longer than 100,000 bytes"},
		{"a\xff", "not UTF-8"},
	} {
		_, err := Parse("why.md", []byte(c.text))
		var mistake *Error
		if !errors.As(err, &mistake) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q: error is %v; want one with %q", c.text, err, c.want)
		}
	}
}

func TestMarkedFilesAreRestricted(t *testing.T) {
	for text, want := range map[string]bool{
		"restricted\n\nsecret": true, "\n\nRESTRICTED\nsecret": true, "# Restricted\n\nsecret": true, "**Restricted**\nsecret": true,
		"---\nedition: restricted\n---\nsecret": true, "---\nEdition: \"Restricted\"\n---\nsecret": true,
		"public\n\nsecret": false, "---\nedition: public\n---\nsecret": false, "secret": false, "Restricted parking was tried.\n\nsecret": false,
	} {
		got, err := Parse("why.md", []byte(text))
		if err != nil || got.Restricted != want {
			t.Errorf("%q: restricted is %v, error %v", text, got.Restricted, err)
		}
		if printed := strings.Join(drawn(got.Parts), " "); !strings.HasSuffix(printed, "secret") || strings.Contains(printed, "edition") || want && printed != "secret" {
			t.Errorf("%q prints %q", text, printed)
		}
	}
}

func TestTemplatesPrintNothingAndAreCounted(t *testing.T) {
	files := Templates([]Problem{{"a", "A --> B"}})
	headings := map[string]int{"summary.md": 0, "why.md": 8, "priority-a.md": 6}
	for _, f := range files {
		text, err := Parse(f.File, []byte(f.Text))
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Parts) > 0 || text.Written > 0 || len(text.Unwritten) != headings[f.File] {
			t.Errorf("%s prints %q; %d are written, %q not", f.File, drawn(text.Parts), text.Written, text.Unwritten)
		}
	}
	text, err := Parse("why.md", []byte(strings.Replace(files[1].Text, "### Social\n", "### Social\n\nStudents came back.\n", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if got := drawn(text.Parts); !slices.Equal(got, []string{"# Drivers", "## Social", "Students came back."}) || text.Written != 1 || len(text.Unwritten) != 7 {
		t.Errorf("printed %q; %d written, %q not", got, text.Written, text.Unwritten)
	}
}

func TestFolderIsReadInTheOrderOfTheChapters(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("why.md", "b")
	write("changes.md", "a")
	write(".hidden", "x")
	write("why.md~", "x")
	chapters := []string{"summary", "changes", "why"}
	texts, err := Read(dir, chapters)
	if err != nil || len(texts) != 2 || texts[0].Section != "changes" || texts[1].Section != "why" {
		t.Fatalf("read %v, %v", texts, err)
	}
	for name, want := range map[string]string{"chnages.md": `did you mean "changes.md"?`, "why.docx": `did you mean "why.md"?`, "other.md": "summary.md, changes.md, why.md"} {
		write(name, "x")
		if _, err := Read(dir, chapters); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v; want one with %q", name, err, want)
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write("summary.md", "a\n\n<b>")
	if _, err := Read(dir, chapters); err == nil || !strings.HasPrefix(err.Error(), filepath.Join(dir, "summary.md")+":3: ") {
		t.Errorf("error is %v; want one that begins with the path and the line", err)
	}
	if _, err := Read(filepath.Join(dir, "none"), chapters); err == nil || !strings.Contains(err.Error(), "no such folder") {
		t.Errorf("error is %v", err)
	}
}
