package pdftest

import (
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Piece is marked content of a page: what it says, and the number by which the
// structure tree knows it, -1 for an artifact and -2 for content that is
// neither.
type Piece struct {
	ID   int
	Text string
}

var (
	bfchar  = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`)
	opening = regexp.MustCompile(`^/\w+<<(.*)>>BDC$`)
	font    = regexp.MustCompile(`/(F\d+) [\d.]+ Tf`)
	shown   = regexp.MustCompile(`\[(<[^\]]*)\]TJ`)
	literal = regexp.MustCompile(`<([0-9A-F]*)>`)
)

// toUnicode reads what the codes of a font say.
func (f *File) toUnicode(d types.Dict) map[int]string {
	m := map[int]string{}
	for _, g := range bfchar.FindAllStringSubmatch(string(f.stream(d["ToUnicode"])), -1) {
		code, err := strconv.ParseInt(g[1], 16, 32)
		if err != nil {
			f.t.Fatal(err)
		}
		m[int(code)] = f.utf16(g[2])
	}
	return m
}

func (f *File) utf16(digits string) string {
	b, err := hex.DecodeString(digits)
	if err != nil || len(b)%2 != 0 {
		f.t.Fatalf("%q is not UTF-16 in hexadecimal", digits)
	}
	var units []uint16
	for i := 0; i < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// pieces splits a content stream at its marks and decodes the text. It knows
// the operators as the writer lays them out, one instruction to a line.
func (f *File) pieces(content string) []Piece {
	var out []Piece
	var face string
	current := Piece{ID: -2}
	finish := func() {
		if current.ID != -2 || current.Text != "" {
			out = append(out, current)
		}
		current = Piece{ID: -2}
	}
	for _, line := range strings.Split(content, "\n") {
		m := opening.FindStringSubmatch(line)
		switch {
		case m != nil:
			finish()
			current.ID = -1
			if n, ok := strings.CutPrefix(m[1], "/MCID "); ok {
				current.ID, _ = strconv.Atoi(n)
			}
		case line == "EMC":
			finish()
		default:
			if g := font.FindStringSubmatch(line); g != nil {
				face = g[1]
			}
			current.Text += f.shown(face, line)
		}
	}
	finish()
	return out
}

func (f *File) shown(face, line string) string {
	var b strings.Builder
	for _, s := range shown.FindAllStringSubmatch(line, -1) {
		for _, run := range literal.FindAllStringSubmatch(s[1], -1) {
			for i := 0; i+4 <= len(run[1]); i += 4 {
				code, _ := strconv.ParseInt(run[1][i:i+4], 16, 32)
				said, ok := f.maps[face][int(code)]
				if !ok {
					f.t.Errorf("font %s: code %04X is shown and says nothing", face, code)
				}
				b.WriteString(said)
			}
		}
	}
	return b.String()
}
