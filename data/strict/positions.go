package strict

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Positions knows the line and column of every key of a TOML text. Keys are
// written as paths: "method.fdr", "boundary.1.file" for the second [[boundary]],
// "boundary.1" for the block itself.
type Positions map[string]Position

// Position is a place in a file, both from 1; 0 when it is not known.
type Position struct{ Line, Column int }

// locate walks a TOML text that is known to be valid.
func locate(text []byte) Positions {
	found := Positions{}
	var parser unstable.Parser
	parser.Reset(text)
	blocks := map[string]int{}
	prefix := ""
	for parser.NextExpression() {
		node := parser.Expression()
		switch node.Kind {
		case unstable.Table:
			name, at := keyOf(&parser, node)
			prefix = qualify(name, blocks)
			found[prefix] = at
		case unstable.ArrayTable:
			name, at := keyOf(&parser, node)
			blocks[name]++
			prefix = qualify(name, blocks)
			found[prefix] = at
		case unstable.KeyValue:
			name, at := keyOf(&parser, node)
			if prefix != "" {
				name = prefix + "." + name
			}
			found[name] = at
		}
	}
	return found
}

// qualify puts the number of the current block behind each array's name:
// "source.columns" becomes "source.0.columns".
func qualify(name string, blocks map[string]int) string {
	parts := strings.Split(name, ".")
	out := ""
	for i, p := range parts {
		if out != "" {
			out += "."
		}
		out += p
		if n := blocks[strings.Join(parts[:i+1], ".")]; n > 0 {
			out += "." + strconv.Itoa(n-1)
		}
	}
	return out
}

func keyOf(parser *unstable.Parser, node *unstable.Node) (string, Position) {
	var parts []string
	var at Position
	for it := node.Key(); it.Next(); {
		k := it.Node()
		if len(parts) == 0 {
			start := parser.Shape(k.Raw).Start
			at = Position{start.Line, start.Column}
		}
		parts = append(parts, string(k.Data))
	}
	return strings.Join(parts, "."), at
}

// Error is a mistake in a file with its place.
type Error struct {
	File         string
	Line, Column int
	Message      string // one sentence: what is wrong and what to do
}

// Error gives "assess.toml:12:3: message", without a place when none is known.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}
