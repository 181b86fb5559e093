package narrative

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"unicode"

	"assess/data/hostile"
)

// Whatever is written, what comes out is text without anything hidden, and links lead to
// the web or into the report; a mistake has a line of the file.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n**b** [c](#d) {{change.burglary.rate_ratio}}\n", "restricted\n\n- a\n  - b\n", "| a | b |\n|---|---|\n| {{x}} | <b> |",
		"<script>", "[a](javascript:x)", "<!-- -->", "---\nedition: restricted\n---\n", "[a]: javascript:x\n\n[a]",
		strings.Repeat("> - ", 30) + "a", strings.Repeat("[", 500), strings.Repeat("*a_", 300), strings.Repeat("`", 301), "&#0;&#x202e;&lt;script&gt;",
		"![[[]]](x)", "{{{{a}}}}", "\\{{a}}", "a\n===\n\tb", strings.Repeat("|", 200) + "\n" + strings.Repeat("|-", 200),
		"+\t.", "1) a\n2) b\n\n\n   > c", "<a@b.c>", "<https://a.b/\"onx=>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		var text Text
		var err error
		hostile.Watch(t, len(source), hostile.Bound{Base: 16 << 20, Factor: 5_000}, func() { text, err = Parse("why.md", source) })
		if err != nil {
			hostile.Sentence(t, err)
			var mistake *Error
			if !errors.As(err, &mistake) || mistake.Line < 0 || mistake.Line > strings.Count(string(source), "\n")+strings.Count(string(source), "\r")+1 {
				t.Fatalf("error without its place: %#v", err)
			}
			return
		}
		for _, p := range text.Parts {
			if h, ok := p.(Heading); ok && (h.Level < 1 || h.Level > 6) {
				t.Fatalf("a heading of level %d", h.Level)
			}
			for _, s := range spans(p) {
				check(t, s)
			}
		}
	})
}

func check(t *testing.T, s Span) {
	t.Helper()
	if strings.IndexFunc(s.Text, func(c rune) bool { return notPrinted(c) || unicode.IsSpace(c) && c != ' ' }) >= 0 {
		t.Fatalf("text with characters that have no form: %q", s.Text)
	}
	if s.Reference.Name != "" && s.Reference.Line < 1 {
		t.Fatalf("a reference without its line: %+v", s.Reference)
	}
	if s.Link == "" || s.Link[0] == '#' {
		return
	}
	u, err := url.Parse(s.Link)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		t.Fatalf("a link to %q", s.Link)
	}
}
