package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"strings"

	"assess/data"
)

// What a workbook may hold.
const (
	maxParts  = 10_000
	maxShared = 256 << 20 // bytes of the texts that cells share
	maxMarkup = 1 << 20   // bytes of one piece of XML; a cell holds at most 32,767 characters
	maxDepth  = 64
)

// oleHead starts the files that hold encrypted workbooks, and those of before 2007.
var oleHead = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// workbook is an .xlsx file with its parts by name in small letters.
type workbook struct {
	ctx   context.Context
	parts map[string]*zip.File
}

// openXLSX finds a sheet of a workbook. A name may be left out where the
// workbook has one sheet.
func openXLSX(ctx context.Context, f *os.File, size int64, tab string) (sheet, error) {
	w, err := openWorkbook(ctx, f, size)
	if err != nil {
		return nil, err
	}
	home, links, err := w.main()
	if err != nil {
		return nil, err
	}
	about, err := w.about(home)
	if err != nil {
		return nil, err
	}
	id, err := about.pick(tab)
	if err != nil {
		return nil, err
	}
	s := &xlsxSheet{ctx: ctx, from04: about.from04}
	for _, l := range links {
		if strings.HasSuffix(l.kind, "/sharedStrings") {
			if s.shared, err = w.texts(l.target, maxShared); err != nil {
				return nil, err
			}
		}
	}
	for _, l := range links {
		if l.id == id {
			s.in, s.part, err = w.open(l.target)
			return s, err
		}
	}
	return nil, damagedSheet(0, "the workbook names it but does not hold it")
}

// openWorkbook lists the parts of a workbook that can do no harm.
func openWorkbook(ctx context.Context, f io.ReaderAt, size int64) (*workbook, error) {
	head := make([]byte, len(oleHead))
	if _, err := f.ReadAt(head, 0); err == nil && bytes.Equal(head, oleHead) {
		return nil, faultf(0, "it is a workbook with a password, or of before 2007: save a copy of it as .xlsx without a password")
	}
	list := &directory{ReaderAt: f, left: maxDirectory}
	z, err := zip.NewReader(list, size)
	if err != nil {
		return nil, faultf(0, "it is not a workbook, or damaged: save it as .xlsx again")
	}
	list.read = true
	if len(z.File) > maxParts {
		return nil, faultf(0, "the workbook has %d parts, no spreadsheet program writes so many: save it as .xlsx again", len(z.File))
	}
	w := &workbook{ctx, map[string]*zip.File{}}
	var total uint64
	for _, p := range z.File {
		name := strings.ToLower(strings.TrimPrefix(p.Name, "/"))
		if path.Base(name) == "vbaproject.bin" {
			return nil, macroFault()
		}
		if err := safeMember(p); err != nil {
			return nil, err
		}
		if total += p.UncompressedSize64; total > maxInflated {
			return nil, tooLarge()
		}
		if w.parts[name] != nil {
			return nil, faultf(0, "the workbook holds a part twice: save it as .xlsx again")
		}
		w.parts[name] = p
	}
	return w, nil
}

// open reads a part as XML.
func (w *workbook) open(name string) (*pieces, io.Closer, error) {
	p := w.parts[strings.ToLower(name)]
	if p == nil {
		return nil, nil, faultf(0, "it is not a whole workbook, a part of it is missing: save it as .xlsx again")
	}
	text, err := openMember(p)
	if err != nil {
		return nil, nil, err
	}
	return &pieces{Decoder: xml.NewDecoder(&markup{in: text})}, text, nil
}

// each calls use for every start, text and end of a part.
func (w *workbook) each(name string, use func(xml.Token)) error {
	in, part, err := w.open(name)
	if err != nil {
		return err
	}
	defer part.Close()
	for {
		token, err := in.Token()
		switch {
		case errors.Is(err, io.EOF):
			return w.ctx.Err()
		case err != nil:
			return (&xlsxSheet{ctx: w.ctx}).fault(err)
		case w.ctx.Err() != nil:
			return w.ctx.Err()
		}
		use(token)
	}
}

// link leads from one part to another.
type link struct{ id, kind, target string }

// links reads what a part leads to, or the whole workbook for no part.
func (w *workbook) links(from string) (out []link, err error) {
	folder, base := path.Split(from)
	err = w.each(path.Join(folder, "_rels", base+".rels"), func(t xml.Token) {
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "Relationship" {
			target := attribute(s, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			out = append(out, link{attribute(s, "Id"), attribute(s, "Type"), strings.TrimPrefix(target, "/")})
		}
	})
	return out, err
}

// main finds the part that describes the workbook, and what it leads to.
func (w *workbook) main() (home string, links []link, err error) {
	roots, err := w.links("")
	if err != nil {
		return "", nil, err
	}
	for _, l := range roots {
		if strings.HasSuffix(l.kind, "/officeDocument") {
			links, err = w.links(l.target)
			return l.target, links, err
		}
	}
	return "", nil, faultf(0, "it is not a workbook: save it as .xlsx again")
}

// about is what the workbook says of itself.
type about struct {
	names, ids []string // of its sheets
	from04     bool
}

func (w *workbook) about(home string) (a about, err error) {
	err = w.each(home, func(t xml.Token) {
		s, ok := t.(xml.StartElement)
		switch {
		case ok && s.Name.Local == "sheet":
			a.names, a.ids = append(a.names, attribute(s, "name")), append(a.ids, attribute(s, "id"))
		case ok && s.Name.Local == "workbookPr":
			v := attribute(s, "date1904")
			a.from04 = v == "1" || v == "true"
		}
	})
	return a, err
}

// pick finds the id of a sheet by its name.
func (a about) pick(tab string) (id string, err error) {
	switch {
	case tab == "" && len(a.names) == 1:
		return a.ids[0], nil
	case tab == "" && len(a.names) > 1:
		return "", faultf(0, "the workbook has %d sheets, %s: write sheet = %q in the source, or the name of another", len(a.names), quoted(a.names), a.names[0])
	}
	for i, name := range a.names {
		if strings.TrimSpace(name) == strings.TrimSpace(tab) {
			return a.ids[i], nil
		}
	}
	if len(a.names) == 0 {
		return "", faultf(0, "the workbook has no sheet: save it as .xlsx again")
	}
	return "", faultf(0, "the workbook has no sheet %q%s, its sheets are %s: correct sheet in the source", data.Clip(tab), meant(tab, a.names), quoted(a.names))
}

// quoted lists names, at most ten of them.
func quoted(names []string) string {
	var out []string
	for i, n := range names {
		if i == 10 {
			out = append(out, "…")
			break
		}
		out = append(out, `"`+data.Shown(data.Clip(n))+`"`)
	}
	return strings.Join(out, ", ")
}

// texts reads the texts that cells share, of at most so many bytes; 16 are counted for
// each, so that many of nothing come to an end too.
func (w *workbook) texts(name string, most int) (out []string, err error) {
	var text strings.Builder
	var open, phonetic bool
	total, long := 0, false
	err = w.each(name, func(t xml.Token) {
		switch t := t.(type) {
		case xml.StartElement:
			open = t.Name.Local == "t" && !phonetic
			phonetic = phonetic || t.Name.Local == "rPh"
		case xml.CharData:
			if long = long || text.Len() > maxField; open && !long {
				text.Write(t)
			}
		case xml.EndElement:
			open = false
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "si":
				if total += text.Len() + 16; total > most || text.Len() > maxField {
					long = true
				} else {
					out = append(out, strings.TrimSpace(text.String()))
				}
				text.Reset()
			}
		}
	})
	if err == nil && long {
		return nil, faultf(0, "its texts are longer than 64 KiB each or %d MiB together: leave columns of free text out", most>>20)
	}
	return out, err
}

// pieces reads XML piece by piece and stops where it is nested beyond maxDepth.
type pieces struct {
	*xml.Decoder
	depth int
}

func (p *pieces) Token() (xml.Token, error) {
	t, err := p.Decoder.Token()
	switch t.(type) {
	case xml.StartElement:
		p.depth++
	case xml.EndElement:
		p.depth--
	}
	if p.depth > maxDepth {
		return nil, faultf(0, "the workbook is nested more than %d deep, no spreadsheet program nests so: save it as .xlsx again", maxDepth)
	}
	return t, err
}

// markup stops XML that no spreadsheet program writes, before the decoder holds it:
// declarations, comments, and pieces beyond maxMarkup.
type markup struct {
	in    io.Reader
	since int  // bytes since the last "<"
	open  bool // the last byte was "<"
	begun bool // past the first "<"
}

func (m *markup) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	for text := p[:n]; len(text) > 0; {
		if m.open {
			if c := text[0]; c == '!' || c == '?' && m.begun {
				return 0, faultf(0, "the workbook holds declarations or comments, no spreadsheet program writes them: save it as .xlsx again")
			}
			m.open, m.begun = false, true
		}
		next := bytes.IndexByte(text, '<')
		if next < 0 {
			m.since += len(text)
			text = nil
		} else {
			m.since, m.open, text = m.since+next, true, text[next+1:]
		}
		if m.since > maxMarkup {
			return 0, faultf(0, "the workbook holds a piece of more than 1 MiB, no spreadsheet program writes one: save it as .xlsx again")
		}
		if next >= 0 {
			m.since = 0
		}
	}
	return n, err
}
