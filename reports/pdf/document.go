package pdf

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/image/font/sfnt"
)

// Info describes the document for catalogues and readers.
type Info struct {
	Title    string
	Author   string
	Subject  string
	Language string    // BCP 47, "en-GB"
	Producer string    // program and version
	Date     time.Time // of the content; the zero time is left out
}

// Document is a PDF file while it is made. It is not safe for concurrent use;
// different documents are independent.
type Document struct {
	info   Info
	root   *Element
	pages  []*Page
	shaper *shaper
	faces  map[*Face]*embedded
	order  []*embedded // by first use
	alphas []alpha
	images []*picture
	links  []*annotation
	marks  []bookmark
	places map[string]place
	faults []string

	chartFaces map[*sfnt.Font]*Face
}

// New starts an empty document.
func New(info Info) *Document {
	for _, s := range []*string{&info.Title, &info.Author, &info.Subject, &info.Language, &info.Producer} {
		*s = clean(*s)
	}
	return &Document{
		info:   info,
		root:   NewElement(Doc),
		shaper: newShaper(),
		faces:  map[*Face]*embedded{},
		places: map[string]place{},

		chartFaces: map[*sfnt.Font]*Face{},
	}
}

// Root is the structure tree's Document element.
func (d *Document) Root() *Element { return d.root }

// Pages are the pages so far, in order.
func (d *Document) Pages() []*Page { return d.pages }

// AddPage adds an empty page of the given size in points.
func (d *Document) AddPage(width, height float64) *Page {
	p := &Page{W: width, H: height, doc: d, index: len(d.pages)}
	d.pages = append(d.pages, p)
	return p
}

// Replaced are the characters that no face has, each once, in code point
// order. They are drawn as a box, and copied and read aloud as themselves.
func (d *Document) Replaced() []rune {
	var rs []rune
	for r := range d.shaper.replaced {
		rs = append(rs, r)
	}
	slices.Sort(rs)
	return rs
}

// report notes something that would break the standard.
func (d *Document) report(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if !slices.Contains(d.faults, s) {
		d.faults = append(d.faults, s)
	}
}

func (d *Document) embed(f *Face) *embedded {
	e, ok := d.faces[f]
	if !ok {
		e = newEmbedded(f, fmt.Sprintf("F%d", len(d.order)))
		d.faces[f] = e
		d.order = append(d.order, e)
	}
	return e
}

// WriteTo writes the file. It claims PDF/UA-1 only when Problems is empty.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	if len(d.pages) == 0 {
		return 0, fmt.Errorf("write pdf: the document has no page")
	}
	conforms := len(d.Problems()) == 0
	o := &objects{}
	catalog, info := d.assemble(o, conforms)
	n, err := w.Write(o.serialise(catalog, info))
	if err != nil {
		return int64(n), fmt.Errorf("write pdf: %w", err)
	}
	return int64(n), nil
}

// assemble adds all objects and returns the catalogue and the document
// information.
func (d *Document) assemble(o *objects, conforms bool) (catalog, info ref) {
	tree := o.alloc()
	for _, p := range d.pages {
		p.close()
		p.ref = o.alloc()
	}
	d.writeLinks(o)
	resources := d.writeResources(o)
	kids := make([]ref, len(d.pages))
	for i, p := range d.pages {
		kids[i] = p.ref
		o.set(p.ref, p.dictionary(tree, resources, o.addStream("", p.content)))
	}
	o.set(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), refs(kids)))
	structure := d.writeStructure(o)
	names := d.writeDestinations(o)
	outline := d.writeOutline(o)
	metadata := o.addPlainStream("/Type/Metadata/Subtype/XML", d.info.xmp(conforms))
	info = o.add(d.info.dictionary())
	language := ""
	if d.info.Language != "" {
		language = "/Lang" + textString(d.info.Language)
	}
	catalog = o.add(fmt.Sprintf("<</Type/Catalog/Version/1.7/Pages %v/StructTreeRoot %v/MarkInfo<</Marked true>>"+
		"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %v%s%s%s>>",
		tree, structure, metadata, language, names, outline))
	return catalog, info
}

// writeResources adds the fonts, graphics states and pictures, which all pages
// share.
func (d *Document) writeResources(o *objects) ref {
	var fonts, states, pictures strings.Builder
	for _, e := range d.order {
		fmt.Fprintf(&fonts, "/%s %v", e.name, e.write(o))
	}
	for i, a := range d.alphas {
		fmt.Fprintf(&states, "/G%d<</ca %s/CA %s>>", i, number(a.fill()), number(a.stroke()))
	}
	for i, p := range d.images {
		fmt.Fprintf(&pictures, "/I%d %v", i, p.write(o))
	}
	return o.add(fmt.Sprintf("<</Font<<%s>>/ExtGState<<%s>>/XObject<<%s>>>>", fonts.String(), states.String(), pictures.String()))
}
