package pdf

import (
	"bytes"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// An accented letter is made of two glyphs; the subset must hold both, under
// their new numbers, and draw the same outline.
func TestSubsetKeepsOutlines(t *testing.T) {
	face := Regular.mustLoad()
	var glyphs []int
	for _, r := range "\x00Aŵé£" {
		id, _ := face.font.NominalGlyph(r)
		glyphs = append(glyphs, int(id))
	}
	data := newSubset(face, glyphs)
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("the file's checksum is %08X", sum)
	}
	original := font.NewFace(face.font)
	sub := subsetFace(t, data)
	for n, old := range glyphs {
		want := original.GlyphData(font.GID(old)).(font.GlyphOutline)
		got := sub.GlyphData(font.GID(n)).(font.GlyphOutline)
		if len(got.Segments) == 0 || len(got.Segments) != len(want.Segments) {
			t.Errorf("glyph %d has %d segments, want %d", n, len(got.Segments), len(want.Segments))
			continue
		}
		for i := range got.Segments {
			if got.Segments[i] != want.Segments[i] {
				t.Errorf("glyph %d: segment %d differs", n, i)
				break
			}
		}
	}
}

// subsetFace reads a subset, which has no character map: glyphs are asked for
// by number. The map of the whole font is lent to it.
func subsetFace(t *testing.T, data []byte) *font.Face {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var tables []table
	for _, tag := range loader.Tables() {
		raw, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table{tag.String(), raw})
	}
	tables = append([]table{{"cmap", Regular.tables["cmap"]}}, tables...)
	face, err := font.ParseTTF(bytes.NewReader(assemble(tables)))
	if err != nil {
		t.Fatal(err)
	}
	return face
}
