package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// subset is a TrueType font file with the glyphs of a face in a new order.
// Instructions for low-resolution screens are left out: readers of PDF smooth
// glyphs instead.
type subset struct {
	face   *Face
	order  []int       // old glyph number of each new one
	number map[int]int // new number of an old glyph used as a component
}

// newSubset keeps the given glyphs, numbered as they come, and adds the parts
// that accented letters are put together from. Glyph 0 must come first.
func newSubset(f *Face, glyphs []int) []byte {
	s := &subset{face: f, order: slices.Clone(glyphs), number: map[int]int{}}
	for i, g := range glyphs {
		if _, ok := s.number[g]; !ok {
			s.number[g] = i
		}
	}
	return s.build()
}

// build copies outlines; components that are met on the way are appended to
// the order and copied in their turn.
func (s *subset) build() []byte {
	var glyf, loca, hmtx []byte
	loca = binary.BigEndian.AppendUint32(loca, 0)
	for i := 0; i < len(s.order); i++ {
		g := s.order[i]
		glyf = append(glyf, s.outline(g)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.face.advance(g)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, s.bearing(g))
	}
	count := uint16(len(s.order))
	head := slices.Clone(s.face.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the whole file's checksum, set at the end
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	hhea := slices.Clone(s.face.tables["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], count)
	maxp := slices.Clone(s.face.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], count)
	return assemble([]table{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

// bearing is the glyph's left side bearing.
func (s *subset) bearing(g int) uint16 {
	f := s.face
	at := 4*g + 2
	if g >= f.metrics {
		at = 4*f.metrics + 2*(g-f.metrics)
	}
	if at+2 > len(f.tables["hmtx"]) {
		return 0
	}
	return f.u16("hmtx", at)
}

// outline copies a glyph without its instructions. A record too short for what
// it announces is dropped: the glyph is then blank.
func (s *subset) outline(g int) []byte {
	data := s.face.outline(g)
	if len(data) < 10 {
		return nil
	}
	contours := int(int16(binary.BigEndian.Uint16(data)))
	if contours < 0 {
		return s.composite(data)
	}
	at := 10 + 2*contours
	if at+2 > len(data) {
		return nil
	}
	skip := at + 2 + int(binary.BigEndian.Uint16(data[at:]))
	if skip > len(data) {
		return nil
	}
	out := slices.Clone(data[:at])
	out = append(out, 0, 0)
	return append(out, data[skip:]...)
}

// Flags of a component (OpenType specification, glyf).
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveTwoScales   = 0x0040
	haveTwoByTwo    = 0x0080
	haveInstruction = 0x0100
)

// composite copies a glyph made of others, giving them their new numbers.
func (s *subset) composite(data []byte) []byte {
	out := slices.Clone(data)
	for at := 10; at+4 <= len(out); {
		flags := binary.BigEndian.Uint16(out[at:])
		binary.BigEndian.PutUint16(out[at:], flags&^haveInstruction)
		binary.BigEndian.PutUint16(out[at+2:], uint16(s.component(int(binary.BigEndian.Uint16(out[at+2:])))))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveTwoScales != 0:
			at += 4
		case flags&haveTwoByTwo != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return out[:min(at, len(out))]
		}
	}
	return nil
}

func (s *subset) component(old int) int {
	n, ok := s.number[old]
	if !ok {
		n = len(s.order)
		s.order = append(s.order, old)
		s.number[old] = n
	}
	return n
}

// table is one table of a font file.
type table struct {
	tag  string
	data []byte
}

// assemble writes a font file from tables in the order of their tags.
func assemble(tables []table) []byte {
	n := len(tables)
	power := 0
	for 1<<(power+1) <= n {
		power++
	}
	be := binary.BigEndian
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = be.AppendUint16(out, uint16(v))
	}
	offset, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = offset
		}
		out = fmt.Appendf(out, "%-4s", t.tag)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(offset))
		out = be.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum sums a table as big-endian words, padded with zeros.
func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
