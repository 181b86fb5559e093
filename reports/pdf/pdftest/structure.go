package pdftest

import (
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Node is an element of the structure tree, or a piece of text, which has no
// tag.
type Node struct {
	Tag   string
	Alt   string
	Scope string
	Page  int // of its first content, from 1
	Said  string
	Links int      // areas that belong to it
	To    []string // the places in the document that they lead to
	Kids  []*Node
}

// structure reads the tree and checks that each piece of marked content
// belongs to exactly one element.
func (f *File) structure() *Node {
	f.t.Helper()
	root := f.dict(f.cat["StructTreeRoot"])
	pages := map[int]int{}
	for n := range f.Pages {
		_, ref, _, err := f.ctx.PageDict(n+1, false)
		if err != nil {
			f.t.Fatal(err)
		}
		pages[ref.ObjectNumber.Value()] = n + 1
	}
	r := &treeReader{File: f, pages: pages, seen: map[[2]int]bool{}}
	top := r.node(f.array(root["K"])[0])
	for i, p := range f.Pages {
		for _, piece := range p.Pieces {
			if piece.ID == -2 && strings.TrimSpace(piece.Text) != "" {
				f.t.Errorf("page %d: %q is neither tagged nor an artifact", i+1, piece.Text)
			}
			if piece.ID >= 0 && !r.seen[[2]int{i + 1, piece.ID}] {
				f.t.Errorf("page %d: %q belongs to no element", i+1, piece.Text)
			}
		}
	}
	return top
}

type treeReader struct {
	*File
	pages map[int]int // page numbers by object number
	seen  map[[2]int]bool
}

func (r *treeReader) node(o types.Object) *Node {
	d := r.dict(o)
	n := &Node{Tag: *d.NameEntry("S"), Alt: r.text(d["Alt"])}
	if a, ok := d["A"]; ok {
		if attributes, err := r.ctx.DereferenceDict(a); err == nil {
			if s := attributes.NameEntry("Scope"); s != nil {
				n.Scope = *s
			}
		}
	}
	home := 0
	if pg := d.IndirectRefEntry("Pg"); pg != nil {
		home = r.pages[pg.ObjectNumber.Value()]
	}
	if k, ok := d["K"]; ok {
		for _, kid := range r.array(k) {
			r.kid(n, kid, home)
		}
	}
	return n
}

func (r *treeReader) kid(n *Node, o types.Object, home int) {
	if id, ok := o.(types.Integer); ok {
		r.content(n, home, id.Value())
		return
	}
	d := r.dict(o)
	switch kind := d.Type(); {
	case kind != nil && *kind == "MCR":
		page := r.pages[d.IndirectRefEntry("Pg").ObjectNumber.Value()]
		r.content(n, page, *d.IntEntry("MCID"))
	case kind != nil && *kind == "OBJR":
		n.Links++
		if obj, ok := d.Find("Obj"); ok {
			if to, ok := r.dict(obj).Find("Dest"); ok {
				n.To = append(n.To, r.text(to))
			}
		}
	default:
		n.Kids = append(n.Kids, r.node(o))
	}
}

func (r *treeReader) content(n *Node, page, id int) {
	key := [2]int{page, id}
	if r.seen[key] {
		r.t.Errorf("page %d: content %d belongs to two elements", page, id)
	}
	r.seen[key] = true
	if n.Page == 0 {
		n.Page = page
	}
	for _, p := range r.Pages[page-1].Pieces {
		if p.ID == id {
			n.Kids = append(n.Kids, &Node{Page: page, Said: p.Text})
			return
		}
	}
	r.t.Errorf("page %d: the structure has content %d, the page has not", page, id)
}

// Find lists the node and those below it that have a tag, in reading order.
func (n *Node) Find(tag string) (found []*Node) {
	n.Walk(func(x *Node) {
		if x.Tag == tag {
			found = append(found, x)
		}
	})
	return found
}

// Walk visits the node and all below it in reading order.
func (n *Node) Walk(visit func(*Node)) {
	visit(n)
	for _, k := range n.Kids {
		k.Walk(visit)
	}
}

// inline are the elements that stand within a line of text.
var inline = map[string]bool{"": true, "Link": true, "Span": true, "Reference": true}

// Text is all that the node and those below it say in reading order, white
// space folded.
func (n *Node) Text() string {
	var b strings.Builder
	var say func(x *Node)
	say = func(x *Node) {
		b.WriteString(x.Said)
		for _, k := range x.Kids {
			say(k)
		}
		if !inline[x.Tag] {
			b.WriteString(" ")
		}
	}
	say(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// Outline draws the tree, one tag to a line, for tests of its shape.
func (n *Node) Outline() string {
	var b strings.Builder
	var draw func(x *Node, depth int)
	draw = func(x *Node, depth int) {
		if x.Tag == "" {
			return
		}
		fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", depth), x.Tag)
		for _, k := range x.Kids {
			draw(k, depth+1)
		}
	}
	draw(n, 0)
	return b.String()
}
