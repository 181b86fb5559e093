package pdftest

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// File is a PDF that passed validation.
type File struct {
	Pages []*Page
	Root  *Node

	t    testing.TB
	ctx  *model.Context
	cat  types.Dict
	maps map[string]map[int]string // text of each code, by font resource
}

// Page is a page's size, its decoded content and the pieces of it.
type Page struct {
	W, H    float64
	Content string
	Links   int
	Dict    types.Dict
	Pieces  []Piece
}

// Open validates a file strictly and reads it.
func Open(t testing.TB, data []byte) *File {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	ctx, err := api.ReadAndValidate(bytes.NewReader(data), conf)
	if err != nil {
		t.Fatalf("pdfcpu refuses the file: %v", err)
	}
	f := &File{t: t, ctx: ctx, maps: map[string]map[int]string{}}
	if f.cat, err = ctx.Catalog(); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= ctx.PageCount; n++ {
		f.Pages = append(f.Pages, f.page(n))
	}
	f.Root = f.structure()
	return f
}

// Catalog is the document's catalogue.
func (f *File) Catalog() types.Dict { return f.cat }

// Metadata is the XMP.
func (f *File) Metadata() string {
	f.t.Helper()
	o, _ := f.cat.Find("Metadata")
	return string(f.stream(o))
}

// Fonts are the sizes in bytes of the embedded font programs by base font name.
func (f *File) Fonts() map[string]int {
	f.t.Helper()
	sizes := map[string]int{}
	for _, font := range f.dict(f.dict(f.Pages[0].Dict["Resources"])["Font"]) {
		d := f.dict(font)
		child := f.dict(f.array(d["DescendantFonts"])[0])
		program := f.stream(f.dict(child["FontDescriptor"])["FontFile2"])
		sizes[*d.NameEntry("BaseFont")] = len(program)
	}
	return sizes
}

func (f *File) page(n int) *Page {
	f.t.Helper()
	d, _, attrs, err := f.ctx.PageDict(n, false)
	if err != nil {
		f.t.Fatal(err)
	}
	p := &Page{Dict: d, W: attrs.MediaBox.Width(), H: attrs.MediaBox.Height()}
	p.Content = string(f.stream(d["Contents"]))
	if _, ok := d["Annots"]; ok {
		p.Links = len(f.array(d["Annots"]))
	}
	for name, font := range f.dict(f.dict(d["Resources"])["Font"]) {
		if f.maps[name] == nil {
			f.maps[name] = f.toUnicode(f.dict(font))
		}
	}
	p.Pieces = f.pieces(p.Content)
	return p
}

func (f *File) dict(o types.Object) types.Dict {
	f.t.Helper()
	d, err := f.ctx.DereferenceDict(o)
	if err != nil || d == nil {
		f.t.Fatalf("no dictionary in %v: %v", o, err)
	}
	return d
}

func (f *File) array(o types.Object) types.Array {
	f.t.Helper()
	a, err := f.ctx.DereferenceArray(o)
	if err != nil {
		f.t.Fatalf("no array in %v: %v", o, err)
	}
	return a
}

func (f *File) stream(o types.Object) []byte {
	f.t.Helper()
	s, _, err := f.ctx.DereferenceStreamDict(o)
	if err != nil || s == nil {
		f.t.Fatalf("no stream in %v: %v", o, err)
	}
	if err := s.Decode(); err != nil {
		f.t.Fatal(err)
	}
	return s.Content
}

// text decodes a text string.
func (f *File) text(o types.Object) string {
	f.t.Helper()
	if o == nil {
		return ""
	}
	s, err := f.ctx.DereferenceText(o)
	if err != nil {
		f.t.Fatalf("no text in %v: %v", o, err)
	}
	return s
}
