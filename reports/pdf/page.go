package pdf

import (
	"fmt"
	"image/color"
)

// Page is one page of the document. Everything drawn must lie between Begin or
// BeginArtifact and End.
type Page struct {
	W, H float64 // in points

	doc     *Document
	index   int
	content []byte
	owners  []*Element // of each piece of marked content
	links   []*annotation
	ref     ref

	open    *Element // whose content is open
	marked  bool     // between a mark's beginning and its end
	closing bool     // End was called, but the mark is not closed yet
	state   graphics
}

// graphics is what the content stream last set, so that it is not set again.
type graphics struct {
	face         *embedded
	size         float64
	fill, stroke color.NRGBA
	width        float64
	inked        bool // fill and stroke have been set
}

// Artifact is a kind of content that is not part of what is read: it is on the
// page for the eye.
type Artifact string

// The kinds of artifacts.
const (
	Header     Artifact = "/Type/Pagination/Subtype/Header"
	Footer     Artifact = "/Type/Pagination/Subtype/Footer"
	Pagination Artifact = "/Type/Pagination" // repeated table heads
	Layout     Artifact = "/Type/Layout"     // rules and backgrounds
)

// Number is the page's number in the document, from 1.
func (p *Page) Number() int { return p.index + 1 }

// Begin opens content of e. Content of one element that follows itself on a
// page is one piece, such as the lines of a paragraph.
func (p *Page) Begin(e *Element) {
	if p.marked && p.closing && p.open == e {
		p.closing = false
		return
	}
	p.begin()
	e.kids = append(e.kids, kid{page: p, content: len(p.owners)})
	p.content = fmt.Appendf(p.content, "%s<</MCID %d>>BDC\n", nameObject(string(e.Tag)), len(p.owners))
	p.owners = append(p.owners, e)
	p.open = e
}

// BeginArtifact opens content that is not read aloud.
func (p *Page) BeginArtifact(a Artifact) {
	p.begin()
	p.content = fmt.Appendf(p.content, "/Artifact<<%s>>BDC\n", string(a))
	p.open = nil
}

// End closes what Begin or BeginArtifact opened.
func (p *Page) End() {
	if !p.marked || p.closing {
		p.doc.report("page %d: content ends that was not begun", p.Number())
		return
	}
	p.closing = true
}

func (p *Page) begin() {
	if p.marked && !p.closing {
		p.doc.report("page %d: content begins within other content", p.Number())
	}
	p.close()
	p.marked, p.closing = true, false
}

// close ends the marked content that is still open in the stream.
func (p *Page) close() {
	if p.marked {
		p.content = append(p.content, "EMC\n"...)
	}
	p.marked, p.closing = false, false
}

// mark is called before anything is drawn.
func (p *Page) mark() {
	if !p.marked || p.closing {
		p.close()
		p.doc.report("page %d: something is drawn that is neither part of the structure nor an artifact", p.Number())
	}
}

// dictionary is the page's object.
func (p *Page) dictionary(parent, resources, content ref) string {
	annotations := ""
	if len(p.links) > 0 {
		rs := make([]ref, len(p.links))
		for i, a := range p.links {
			rs[i] = a.ref
		}
		annotations = "/Annots[" + refs(rs) + "]"
	}
	return fmt.Sprintf("<</Type/Page/Parent %v/MediaBox[0 0 %s %s]/Resources %v/Contents %v/StructParents %d/Tabs/S%s>>",
		parent, number(p.W), number(p.H), resources, content, p.index, annotations)
}
