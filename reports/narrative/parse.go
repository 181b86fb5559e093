package narrative

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"assess/data"
)

// largest is the most that a file may hold, in bytes: some 15,000 words. deepest is how
// far lists and quotations may lie within each other, longest the most bytes of a paragraph
// or a table.
const (
	largest = 100_000
	deepest = 12
	longest = 15_000
)

// markdown knows CommonMark with tables and references.
var markdown = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(referenceParser{}, 150),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200),
	),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// Parse reads one file. Its name is that of the chapter with .md. Every mistake is an
// *Error.
func Parse(file string, source []byte) (Text, error) {
	out := Text{File: file, Section: strings.TrimSuffix(file, ".md"), Source: string(source)}
	if len(source) > largest {
		return out, &Error{File: file, Message: fmt.Sprintf("the file is longer than %s bytes; a chapter's text is a few pages", data.Thousands(largest))}
	}
	if !utf8.Valid(source) {
		return out, &Error{File: file, Message: "the file is not UTF-8 text; save it as UTF-8"}
	}
	p := &reader{file: file, source: plainLines(source)}
	out.Restricted = p.marking()
	p.comments()
	if p.err != nil {
		return out, p.err
	}
	p.bounds()
	if p.err == nil {
		p.blocks(markdown.Parse(text.NewReader(p.source)), 0)
	}
	if p.err != nil {
		return out, p.err
	}
	out.Parts, out.Written, out.Unwritten = written(p.parts)
	out.anchors = p.anchors
	return out, nil
}

// plainLines leaves out a byte-order mark, carriage returns and null bytes.
func plainLines(source []byte) []byte {
	source = bytes.TrimPrefix(source, []byte("\ufeff"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	source = bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
	return bytes.ReplaceAll(source, []byte{0}, nil)
}

// reader turns parsed Markdown into parts and keeps the first mistake.
type reader struct {
	file   string
	source []byte
	parts  []Part
	levels []int // of the headings among the parts, as written
	err    error

	anchors []Anchor
}

// fail keeps a mistake at a place of the source.
func (r *reader) fail(at int, format string, args ...any) {
	if r.err == nil {
		r.err = &Error{File: r.file, Line: r.line(at), Message: fmt.Sprintf(format, args...)}
	}
}

// line is the line of a place, from 1. What is before it keeps its line breaks.
func (r *reader) line(at int) int {
	return 1 + bytes.Count(r.source[:max(0, min(at, len(r.source)))], []byte("\n"))
}

// openings are the marks of quotations and lists that a line may begin with.
var openings = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]))+`)

// opening is one of them.
var opening = regexp.MustCompile(`>|[-*+]|[0-9]+[.)]`)

// bounds refuses, before anything is parsed, what nobody writes and a parser takes the
// square of its length for: lines that open many lists or quotations within each other,
// and paragraphs that go on for pages.
func (r *reader) bounds() {
	at, run := 0, 0
	for line := range bytes.Lines(r.source) {
		if n := len(opening.FindAll(openings.Find(line), -1)); n > 4*deepest {
			r.fail(at, "the line opens %d lists or quotations within each other; write it plainly", n)
		}
		run += len(line)
		if len(bytes.TrimSpace(line)) == 0 {
			run = 0
		}
		if run > longest {
			r.fail(at, "the paragraph that ends here is longer than %s bytes; divide it by an empty line", data.Thousands(longest))
		}
		if r.err != nil {
			return
		}
		at += len(line)
	}
}

// blocks reads the blocks within a node.
func (r *reader) blocks(parent ast.Node, depth int) {
	if depth > deepest {
		r.fail(placeOf(parent), "lists and quotations lie more than %d deep; write it plainly", deepest)
		return
	}
	for n := parent.FirstChild(); n != nil && r.err == nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if s := r.inline(n); len(s) > 0 {
				r.parts, r.levels = append(r.parts, Heading{Level: n.Level, Spans: s}), append(r.levels, n.Level)
			}
		case *ast.Paragraph, *ast.TextBlock:
			if s := r.inline(n); len(s) > 0 {
				r.parts = append(r.parts, Paragraph{s})
			}
		case *ast.List:
			if l := (List{r.items(n, depth+1)}); len(l.Items) > 0 {
				r.parts = append(r.parts, l)
			}
		case *ast.Blockquote:
			r.blocks(n, depth+1)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if s := strings.TrimSpace(tidy(string(n.Lines().Value(r.source)))); s != "" {
				r.parts = append(r.parts, Paragraph{[]Span{{Text: s}}})
			}
		case *east.Table:
			r.parts = append(r.parts, r.table(n))
		case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		case *ast.HTMLBlock:
			r.fail(placeOf(n), "HTML is not read; write it as Markdown, or between ` and ` to show it as it is")
		default:
			r.fail(placeOf(n), "%s is not read; write headings, paragraphs, lists, tables and links", n.Kind())
		}
	}
}

// items are those of a list, the ones of lists within it after the item that holds them.
func (r *reader) items(list ast.Node, depth int) (out [][]Span) {
	if depth > deepest {
		r.fail(placeOf(list), "lists lie more than %d deep; write it plainly", deepest)
		return nil
	}
	for item := list.FirstChild(); item != nil && r.err == nil; item = item.NextSibling() {
		var own []Span
		var within [][]Span
		for n := item.FirstChild(); n != nil && r.err == nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.Paragraph, *ast.TextBlock:
				s := r.inline(n)
				if len(own) > 0 && len(s) > 0 {
					own = append(own, Span{Text: " "})
				}
				own = append(own, s...)
			case *ast.List:
				within = append(within, r.items(n, depth+1)...)
			default:
				r.fail(placeOf(n), "an item of a list holds text and lists alone; write the rest after the list")
			}
		}
		if len(own) > 0 {
			out = append(out, own)
		}
		out = append(out, within...)
	}
	return out
}

// table reads a table. Rows that are short are filled with empty cells.
func (r *reader) table(n *east.Table) Table {
	var t Table
	for _, a := range n.Alignments {
		t.Right = append(t.Right, a == east.AlignRight)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([][]Span, 0, len(t.Right))
		for c := row.FirstChild(); c != nil && len(cells) < len(t.Right); c = c.NextSibling() {
			cells = append(cells, r.inline(c))
		}
		for len(cells) < len(t.Right) {
			cells = append(cells, nil)
		}
		if row.Kind() == east.KindTableHeader {
			t.Head = cells
			continue
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// placeOf is where a node begins in the source: that of the first text within it.
func placeOf(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		switch x := n.(type) {
		case *ast.Text:
			return x.Segment.Start
		case *ast.RawHTML:
			if x.Segments.Len() > 0 {
				return x.Segments.At(0).Start
			}
		case *referenceNode:
			return x.at
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}
