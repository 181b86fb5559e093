package pdf

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Link is where a link leads: to a Destination of the document or to an
// address. Contents says in words where that is.
type Link struct {
	Destination string
	Address     string // http, https or mailto
	Contents    string
}

type annotation struct {
	Link
	rect    Rect
	element *Element
	ref     ref
}

// place is the target of links: a height on a page.
type place struct {
	page *Page
	top  float64
}

// Link makes an area of the page a link. e is a Link element that holds the
// text; a link that runs over two lines has two areas.
func (p *Page) Link(e *Element, area Rect, l Link) {
	if l.Destination == "" && !Linkable(l.Address) {
		p.doc.report("page %d: a link leads nowhere", p.Number())
		return
	}
	a := &annotation{Link: l, rect: area, element: e}
	a.Contents = clean(a.Contents)
	p.links = append(p.links, a)
	p.doc.links = append(p.doc.links, a)
	e.kids = append(e.kids, kid{page: p, link: a})
}

// Linkable tells whether an address may be a link: an absolute web or mail
// address. Other schemes could run programs or read files.
func Linkable(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// Destination names a place that links, the outline and addresses with a
// fragment can lead to. The first place with a name keeps it.
func (d *Document) Destination(name string, p *Page, top float64) {
	if _, taken := d.places[name]; taken {
		d.report("destination %q is used twice", name)
		return
	}
	d.places[name] = place{p, top}
}

// writeLinks adds the link annotations.
func (d *Document) writeLinks(o *objects) {
	for i, a := range d.links {
		target := "/Dest" + byteString(a.Destination)
		if a.Destination == "" {
			target = "/A<</S/URI/URI" + byteString(ascii(a.Address)) + ">>"
		}
		r := a.rect
		a.ref = o.add(fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/StructParent %d/Contents%s%s>>",
			number(r.X), number(r.Y), number(r.X+r.W), number(r.Y+r.H), len(d.pages)+i, textString(a.Contents), target))
	}
}

// ascii escapes what an address may not hold as it is.
func ascii(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c > '~' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// writeDestinations adds the tree of named destinations and returns the
// catalogue's entry.
func (d *Document) writeDestinations(o *objects) string {
	if len(d.places) == 0 {
		return ""
	}
	names := make([]string, 0, len(d.places))
	for n := range d.places {
		names = append(names, n)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "%s[%v/XYZ null %s null]", byteString(n), d.places[n].page.ref, number(d.places[n].top))
	}
	leaf := o.add(fmt.Sprintf("<</Limits[%s %s]/Names[%s]>>", byteString(names[0]), byteString(names[len(names)-1]), b.String()))
	return fmt.Sprintf("/Names<</Dests<</Kids[%v]>>>>", leaf)
}
