package narrative

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// referenceForm is a reference from its first brace: its name, and the value that the
// sentence was written for.
var referenceForm = regexp.MustCompile(`^\{\{[ \t]*([a-z0-9][a-z0-9._-]{0,99})[ \t]*(?:=[ \t]*([^{}\r\n]{1,80}?)[ \t]*)?\}\}`)

// referenceKind is the kind of node that a reference is in the parsed Markdown.
var referenceKind = ast.NewNodeKind("Reference")

type referenceNode struct {
	ast.BaseInline
	name, want string
	at         int // place in the source
}

func (*referenceNode) Kind() ast.NodeKind { return referenceKind }

// Dump prints the node for debugging.
func (n *referenceNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"name": n.name, "want": n.want}, nil)
}

// referenceParser finds references before emphasis is looked for, so that the underscores
// of names stay. In code they are found by nobody, and printed as they are.
type referenceParser struct{}

func (referenceParser) Trigger() []byte { return []byte{'{'} }

// Parse reads a reference. Two braces that are none are left as text, which words refuses.
func (referenceParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := referenceForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &referenceNode{name: string(m[1]), want: string(m[2]), at: segment.Start}
}
