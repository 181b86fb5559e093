package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// writeStructure adds the structure tree and returns its root. The parent tree
// leads from the marked content of each page, and from each link, back to its
// element: pages have the first keys, links those after.
func (d *Document) writeStructure(o *objects) ref {
	root := o.alloc()
	d.root.walk(func(e *Element) { e.ref = o.alloc() })
	d.root.walk(func(e *Element) {
		parent := root
		if e.parent != nil {
			parent = e.parent.ref
		}
		o.set(e.ref, e.dictionary(parent))
	})
	var parents strings.Builder
	for i, p := range d.pages {
		owners := make([]ref, len(p.owners))
		for j, e := range p.owners {
			owners[j] = e.ref
		}
		fmt.Fprintf(&parents, "%d[%s]", i, refs(owners))
	}
	for i, a := range d.links {
		fmt.Fprintf(&parents, "%d %v ", len(d.pages)+i, a.element.ref)
	}
	tree := o.add("<</Nums[" + strings.TrimSpace(parents.String()) + "]>>")
	o.set(root, fmt.Sprintf("<</Type/StructTreeRoot/K[%v]/ParentTree %v/ParentTreeNextKey %d%s>>",
		d.root.ref, tree, len(d.pages)+len(d.links), d.idTree(o)))
	return root
}

// idTree is the entry that leads from the identifiers of elements to them.
func (d *Document) idTree(o *objects) string {
	var named []*Element
	d.root.walk(func(e *Element) {
		if e.ID != "" {
			named = append(named, e)
		}
	})
	if len(named) == 0 {
		return ""
	}
	slices.SortStableFunc(named, func(a, b *Element) int { return cmp.Compare(a.ID, b.ID) })
	var names strings.Builder
	for _, e := range named {
		fmt.Fprintf(&names, "%s %v ", byteString(e.ID), e.ref)
	}
	first, last := byteString(named[0].ID), byteString(named[len(named)-1].ID)
	leaf := o.add(fmt.Sprintf("<</Limits[%s %s]/Names[%s]>>", first, last, strings.TrimSpace(names.String())))
	return fmt.Sprintf("/IDTree<</Kids[%v]>>", leaf)
}

// dictionary is the element's object. Content on the page named by Pg is given
// by its number alone.
func (e *Element) dictionary(parent ref) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S%s/P %v", nameObject(string(e.Tag)), parent)
	if e.ID != "" {
		b.WriteString("/ID" + byteString(e.ID))
	}
	if e.Alt != "" {
		b.WriteString("/Alt" + textString(clean(e.Alt)))
	}
	b.WriteString(e.attributes())
	home := e.home()
	if home != nil {
		fmt.Fprintf(&b, "/Pg %v", home.ref)
	}
	if len(e.kids) > 0 {
		b.WriteString("/K[")
		for i, k := range e.kids {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(k.item(home))
		}
		b.WriteString("]")
	}
	b.WriteString(">>")
	return b.String()
}

// home is the page of the element's first content.
func (e *Element) home() *Page {
	for _, k := range e.kids {
		if k.page != nil {
			return k.page
		}
	}
	return nil
}

func (k kid) item(home *Page) string {
	switch {
	case k.element != nil:
		return k.element.ref.String()
	case k.link != nil:
		return fmt.Sprintf("<</Type/OBJR/Obj %v/Pg %v>>", k.link.ref, k.page.ref)
	case k.page == home:
		return fmt.Sprint(k.content)
	}
	return fmt.Sprintf("<</Type/MCR/Pg %v/MCID %d>>", k.page.ref, k.content)
}

func (e *Element) attributes() string {
	var owners []string
	var table string
	if e.Scope != "" {
		table += "/Scope/" + string(e.Scope)
	}
	if e.Span > 1 {
		table += fmt.Sprintf("/ColSpan %d", e.Span)
	}
	if table != "" {
		owners = append(owners, "<</O/Table"+table+">>")
	}
	if e.Tag == Figure {
		b := e.Box
		owners = append(owners, fmt.Sprintf("<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>",
			number(b.X), number(b.Y), number(b.X+b.W), number(b.Y+b.H)))
	}
	if e.Label != "" {
		owners = append(owners, "<</O/List/ListNumbering"+nameObject(e.Label)+">>")
	}
	switch len(owners) {
	case 0:
		return ""
	case 1:
		return "/A" + owners[0]
	}
	return "/A[" + strings.Join(owners, "") + "]"
}
