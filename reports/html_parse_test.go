package reports_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// element is one element of a page. Text is that of it and all within.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	parent   *element
	children []*element
	from, to int // of its text within that of the page
}

// parsePage reads the page as a tree, and fails when its elements do not nest.
// Style and script, which are not markup, are cut out and given back.
func parsePage(t testing.TB, page string) (root *element, style, script string) {
	t.Helper()
	page, style = cutBlock(t, page, "style")
	page, script = cutBlock(t, page, "script")
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	root = &element{}
	at := root
	var words strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("parse page: %v", err)
		}
		switch v := token.(type) {
		case xml.StartElement:
			e := &element{name: v.Name.Local, attrs: map[string]string{}, parent: at, from: words.Len()}
			for _, a := range v.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			at.children, at = append(at.children, e), e
		case xml.EndElement:
			if at.name != v.Name.Local {
				t.Fatalf("</%s> ends <%s>", v.Name.Local, at.name)
			}
			at.to = words.Len()
			at = at.parent
		case xml.CharData:
			words.Write(v)
		}
	}
	if at != root {
		t.Fatalf("<%s> is not closed", at.name)
	}
	for _, e := range root.all(func(*element) bool { return true }) {
		e.text = words.String()[e.from:e.to]
	}
	return root, style, script
}

// cutBlock takes the only block of a name out of the page.
func cutBlock(t testing.TB, page, name string) (rest, block string) {
	t.Helper()
	start, end := "<"+name+">", "</"+name+">"
	before, after, ok := strings.Cut(page, start)
	block, after, closed := strings.Cut(after, end)
	if !ok || !closed || strings.Contains(after, "<"+name) {
		t.Fatalf("the page has not exactly one %s block", name)
	}
	return before + after, block
}

// all are the elements within e that are as wanted, in order.
func (e *element) all(wanted func(*element) bool) []*element {
	var out []*element
	for _, c := range e.children {
		if wanted(c) {
			out = append(out, c)
		}
		out = append(out, c.all(wanted)...)
	}
	return out
}

func (e *element) named(names ...string) []*element {
	return e.all(func(c *element) bool {
		for _, n := range names {
			if c.name == n {
				return true
			}
		}
		return false
	})
}

func (e *element) classed(class string) []*element {
	return e.all(func(c *element) bool { return strings.Contains(" "+c.attrs["class"]+" ", " "+class+" ") })
}
