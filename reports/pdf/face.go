package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansbolditalic"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// The faces at hand. Each is parsed when it is first used and never changes
// after; documents may share them.
var (
	Regular    = &Face{ttf: liberationsansregular.TTF}
	Bold       = &Face{ttf: liberationsansbold.TTF}
	Italic     = &Face{ttf: liberationsansitalic.TTF}
	BoldItalic = &Face{ttf: liberationsansbolditalic.TTF}
)

// Face is a TrueType font.
type Face struct {
	ttf  []byte
	once sync.Once
	err  error

	name     string // PostScript name
	font     *font.Font
	tables   map[string][]byte
	upem     int
	glyphs   int
	metrics  int // glyphs with an advance of their own; the rest share the last
	longLoca bool
}

// NewFace reads a TrueType font with glyf outlines. It refuses fonts that a PDF
// could not embed as they are, such as collections and CFF outlines.
func NewFace(ttf []byte) (*Face, error) {
	f := &Face{ttf: ttf}
	if err := f.load(); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *Face) load() error {
	f.once.Do(func() { f.err = f.parse() })
	return f.err
}

// mustLoad is for faces whose bytes are part of the program or were read by
// NewFace.
func (f *Face) mustLoad() *Face {
	if err := f.load(); err != nil {
		panic(err)
	}
	return f
}

// required are the tables without which a TrueType font cannot be subset.
var required = map[string]int{"head": 54, "hhea": 36, "maxp": 6, "hmtx": 4, "loca": 4, "glyf": 0}

func (f *Face) parse() error {
	loader, err := opentype.NewLoader(bytes.NewReader(f.ttf))
	if err != nil {
		return fmt.Errorf("read font: %w", err)
	}
	if f.font, err = font.NewFont(loader); err != nil {
		return fmt.Errorf("read font: %w", err)
	}
	f.tables = map[string][]byte{}
	for _, tag := range loader.Tables() {
		if f.tables[tag.String()], err = loader.RawTable(tag); err != nil {
			return fmt.Errorf("read font table %s: %w", tag, err)
		}
	}
	for tag, size := range required {
		if data, ok := f.tables[tag]; !ok || len(data) < size {
			return fmt.Errorf("read font: no usable %s table: only TrueType outlines can be embedded", tag)
		}
	}
	f.upem = int(f.font.Upem())
	f.glyphs = int(f.u16("maxp", 4))
	f.metrics = int(f.u16("hhea", 34))
	f.longLoca = f.u16("head", 50) != 0
	if f.upem == 0 || f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics || len(f.tables["loca"]) < f.locaSize() {
		return fmt.Errorf("read font: its metrics do not match its glyphs")
	}
	f.name = f.postScriptName()
	return nil
}

func (f *Face) locaSize() int {
	if f.longLoca {
		return 4 * (f.glyphs + 1)
	}
	return 2 * (f.glyphs + 1)
}

func (f *Face) u16(table string, at int) uint16 {
	return binary.BigEndian.Uint16(f.tables[table][at:])
}

func (f *Face) i16(table string, at int) int { return int(int16(f.u16(table, at))) }

// advance is the glyph's width in font units.
func (f *Face) advance(glyph int) int {
	return int(f.u16("hmtx", 4*min(glyph, f.metrics-1)))
}

// outline is the glyph's record in the glyf table, empty for a blank glyph or
// one whose place in the file makes no sense.
func (f *Face) outline(glyph int) []byte {
	if glyph < 0 || glyph >= f.glyphs {
		return nil
	}
	at := func(i int) int {
		if f.longLoca {
			return int(binary.BigEndian.Uint32(f.tables["loca"][4*i:]))
		}
		return 2 * int(f.u16("loca", 2*i))
	}
	glyf := f.tables["glyf"]
	from, to := at(glyph), at(glyph+1)
	if from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// postScriptName reads name record 6, keeping the characters that a PDF name
// may hold without escapes.
func (f *Face) postScriptName() string {
	name := f.tables["name"]
	if len(name) < 6 {
		return "Unnamed"
	}
	count, store := int(f.u16("name", 2)), int(f.u16("name", 4))
	for i := range count {
		at := 6 + 12*i
		if at+12 > len(name) {
			break
		}
		if f.u16("name", at+6) != 6 {
			continue
		}
		from := store + int(f.u16("name", at+10))
		to := from + int(f.u16("name", at+8))
		if to > len(name) {
			break
		}
		return strings.Map(func(r rune) rune {
			if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, string(name[from:to]))
	}
	return "Unnamed"
}
