package pdf

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
)

// maxCodes keeps codes within two bytes with room for components.
const maxCodes = 60000

// embedded is a face as one document uses it. A code stands for a glyph
// together with what it says, so that one glyph may say different things: a
// hyphen and a non-breaking hyphen, the replacement of any missing character.
// Codes are the glyph numbers of the subset; code 0 is .notdef, never shown.
type embedded struct {
	face  *Face
	name  string // in the pages' resources
	codes map[said]int
	order []said
}

// said is a glyph and the text that it stands for.
type said struct {
	glyph int
	text  string
}

func newEmbedded(f *Face, name string) *embedded {
	return &embedded{face: f, name: name, codes: map[said]int{}, order: []said{{}}}
}

func (e *embedded) code(g glyph) int {
	k := said{g.id, g.text}
	c, ok := e.codes[k]
	if !ok {
		if len(e.order) >= maxCodes {
			return len(e.order) - 1
		}
		c = len(e.order)
		e.codes[k] = c
		e.order = append(e.order, k)
	}
	return c
}

// write adds the font's objects and returns the font dictionary.
func (e *embedded) write(o *objects) ref {
	f := e.face
	glyphs := make([]int, len(e.order))
	for i, s := range e.order {
		glyphs[i] = s.glyph
	}
	data := newSubset(f, glyphs)
	name := subsetTag(data) + "+" + f.name
	program := o.addStream(fmt.Sprintf("/Length1 %d", len(data)), data)
	descriptor := o.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s%s/FontFile2 %v>>", name, f.description(), program))
	cid := o.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %v/CIDToGIDMap/Identity/DW 1000/W[0[%s]]>>", name, descriptor, e.widths(glyphs)))
	unicode := o.addStream("", e.toUnicode())
	return o.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>",
		name, cid, unicode))
}

// subsetTag is the six letters that mark a subset, drawn from its bytes.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

func (e *embedded) widths(glyphs []int) string {
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(number(float64(e.face.advance(g)) * 1000 / float64(e.face.upem)))
	}
	return b.String()
}

// description is the part of the font descriptor that comes from the face.
func (f *Face) description() string {
	em := func(v int) string { return number(float64(v) * 1000 / float64(f.upem)) }
	ascent, descent := f.i16("hhea", 4), f.i16("hhea", 6)
	capital, flags, angle, stem := ascent, 32, 0.0, 80
	if os2 := f.tables["OS/2"]; len(os2) >= 90 {
		capital = f.i16("OS/2", 88)
	}
	if post := f.tables["post"]; len(post) >= 8 {
		angle = float64(f.i16("post", 4)) + float64(f.u16("post", 6))/65536
	}
	if angle != 0 {
		flags |= 64
	}
	if strings.Contains(f.name, "Bold") {
		stem = 140
	}
	return fmt.Sprintf("/Flags %d/FontBBox[%s %s %s %s]/ItalicAngle %s/Ascent %s/Descent %s/CapHeight %s/StemV %d",
		flags, em(f.i16("head", 36)), em(f.i16("head", 38)), em(f.i16("head", 40)), em(f.i16("head", 42)),
		number(angle), em(ascent), em(descent), em(capital), stem)
}

// toUnicode is the character map from codes to text (ISO 32000-1, 9.10.3).
func (e *embedded) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	code := 1
	for block := range slices.Chunk(e.order[1:], 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for _, s := range block {
			fmt.Fprintf(&b, "<%04X> <%s>\n", code, utf16Hex(s.text))
			code++
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}
