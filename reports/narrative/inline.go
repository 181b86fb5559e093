package narrative

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// inline reads the text within a block: runs of plain and bold text, links and references.
func (r *reader) inline(parent ast.Node) []Span {
	var out []Span
	r.runs(parent, Span{}, placeOf(parent), 0, &out)
	if r.err != nil {
		return nil
	}
	joined := merged(out)
	for _, s := range joined {
		if s.Reference.Name == "" && strings.Contains(s.Text, "{{") {
			r.fail(placeOf(parent), "%q is not a reference; write it as {{change.burglary.rate_ratio}} or {{change.burglary.current_count = 2,665}}", cut(s.Text))
			return nil
		}
	}
	return trimmed(joined)
}

// runs reads the children of a node in its style.
func (r *reader) runs(parent ast.Node, style Span, at, depth int, out *[]Span) {
	if depth > deepest {
		r.fail(at, "bold and links lie more than %d deep; write it plainly", deepest)
		return
	}
	add := func(text string) {
		s := style
		s.Text = text
		*out = append(*out, s)
	}
	for n := parent.FirstChild(); n != nil && r.err == nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			at = n.Segment.Start
			add(plain(n.Segment.Value(r.source)))
			if n.SoftLineBreak() || n.HardLineBreak() {
				add(" ")
			}
		case *ast.String:
			add(plain(n.Value))
		case *ast.CodeSpan:
			r.code(n, style, out)
		case *ast.Emphasis:
			inner := style
			inner.Bold = style.Bold || n.Level > 1
			r.runs(n, inner, at, depth+1, out)
		case *ast.Link:
			inner := style
			inner.Link = r.target(string(n.Destination), max(at, placeOf(n)))
			r.runs(n, inner, at, depth+1, out)
		case *ast.AutoLink:
			inner := style
			inner.Link, inner.Text = r.target(string(n.URL(r.source)), at), string(n.Label(r.source))
			*out = append(*out, inner)
		case *referenceNode:
			s := style
			s.Reference = Reference{Name: n.name, Want: n.want, Line: r.line(n.at)}
			*out = append(*out, s)
		case *ast.RawHTML:
			r.fail(placeOf(n), "HTML is not read; write it as Markdown, or between ` and ` to show it as it is")
		case *ast.Image:
			r.fail(at, "pictures are not read; lead to a figure of the report, as in [the map](#places)")
		default:
			r.fail(at, "%s is not read within text", n.Kind())
		}
	}
}

// code adds what is between ` and ` as it is. The mark before its braces keeps them from
// being taken for a reference that was written wrongly.
func (r *reader) code(n *ast.CodeSpan, style Span, out *[]Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			style.Text = strings.ReplaceAll(string(t.Segment.Value(r.source)), "{{", "{"+asItIs+"{")
			*out = append(*out, style)
		}
	}
}

// asItIs stands between braces that are to be printed. It cannot be written: tidy takes
// out characters that have no form.
const asItIs = "\u2060"

// target is where a link may lead: an anchor of the report, or an address of the web.
func (r *reader) target(raw string, at int) string {
	raw = string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(raw)))))
	if anchor, ok := strings.CutPrefix(raw, "#"); ok {
		if anchor == "" || strings.IndexFunc(anchor, func(c rune) bool {
			return !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
		}) >= 0 {
			r.fail(at, "the link leads to %q, which is no anchor of the report, such as #changes", cut(raw))
		}
		r.anchors = append(r.anchors, Anchor{anchor, r.line(at)})
		return raw
	}
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || strings.IndexFunc(raw, notPrinted) >= 0 {
		r.fail(at, "the link leads to %q; links lead to addresses that begin with https:// or http://, or to anchors of the report, such as #changes", cut(raw))
		return ""
	}
	return u.String()
}

// plain is text without backslashes and entities.
func plain(b []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b))))
}

// notPrinted reports whether a character has no form of its own.
func notPrinted(c rune) bool {
	return unicode.IsControl(c) || unicode.In(c, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) || c == unicode.ReplacementChar
}

// tidy makes line breaks and runs of spaces one space, and takes out what has no form.
func tidy(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case notPrinted(c):
			return -1
		}
		return c
	}, s)
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// merged joins runs of one style.
func merged(in []Span) []Span {
	var out []Span
	for _, s := range in {
		if n := len(out); n > 0 && s.Reference.Name == "" && out[n-1].Reference.Name == "" && s.Bold == out[n-1].Bold && s.Link == out[n-1].Link {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// trimmed tidies runs, leaves out those of nothing and the spaces at both ends.
func trimmed(in []Span) []Span {
	var out []Span
	for _, s := range in {
		s.Text = tidy(s.Text)
		if len(out) == 0 && s.Reference.Name == "" {
			s.Text = strings.TrimLeft(s.Text, " ")
		}
		if s.Text != "" || s.Reference.Name != "" {
			out = append(out, s)
		}
	}
	for n := len(out) - 1; n >= 0 && out[n].Reference.Name == ""; n-- {
		if out[n].Text = strings.TrimRight(out[n].Text, " "); out[n].Text != "" {
			break
		}
		out = out[:n]
	}
	return out
}

// cut shortens a text for a message.
func cut(s string) string {
	if r := []rune(tidy(s)); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return tidy(s)
}
