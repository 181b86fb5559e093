package ingest

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The largest a sheet of a workbook can be.
const (
	maxColumns = 16_384
	maxSheet   = 1_048_576 // rows
	maxCells   = 1 << 28   // blank ones before the last of a row too; a full sheet of 250 columns
)

// xlsxSheet reads a sheet of a workbook as a stream: only the texts that cells
// share are held. Unlike a general library it stops at the first thing that is
// not sound, keeps numbers apart from texts that look like them, and sees
// formulas that were never worked out.
//
// A formula counts as the value saved with it. Of merged cells the first holds
// the value and the others nothing. Hidden rows and columns are read.
type xlsxSheet struct {
	ctx    context.Context
	part   io.Closer
	in     *pieces
	shared []string
	from04 bool // its days are counted from 1904
	row    []cell
	column int // after the last cell, which need not hold anything
	line   int64
	cells  int // so far
	ended  bool
}

func (s *xlsxSheet) next() ([]cell, int64, error) {
	if s.ended {
		return nil, 0, io.EOF
	}
	s.row = s.row[:0]
	for {
		token, err := s.in.Token()
		switch {
		case errors.Is(err, io.EOF) && !s.ended:
			return nil, 0, s.damaged("it has no rows")
		case errors.Is(err, io.EOF):
			return nil, 0, errors.Join(s.part.Close(), io.EOF)
		case err != nil:
			return nil, 0, s.fault(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				if err := s.begin(t); err != nil {
					return nil, 0, err
				}
			case "c":
				if err := s.cell(t); err != nil {
					return nil, 0, err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "row":
				return s.row, s.line, nil
			case "sheetData":
				s.ended = true // what follows is read too, so that damage shows
			}
		}
	}
}

// begin starts a row.
func (s *xlsxSheet) begin(t xml.StartElement) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	line := s.line + 1
	if r := attribute(t, "r"); r != "" {
		n, err := strconv.ParseInt(r, 10, 32)
		if err != nil || n < line {
			return s.damaged("its rows are not in order")
		}
		line = n
	}
	if line > maxSheet {
		return s.damaged("it has more rows than a sheet can have")
	}
	s.line, s.column = line, 0
	return nil
}

// cell reads one cell and puts it in its column.
func (s *xlsxSheet) cell(t xml.StartElement) error {
	at := s.column
	if r := attribute(t, "r"); r != "" {
		at = columnOf(r)
	}
	if at < s.column || at >= maxColumns {
		return s.damaged("its cells are not in order")
	}
	s.column = at + 1
	c, err := s.value(t)
	if err != nil || c == (cell{}) {
		return err
	}
	return s.put(at, c)
}

// put puts a cell in its column, with blank ones before it.
func (s *xlsxSheet) put(at int, c cell) error {
	if s.cells += at + 1 - len(s.row); s.cells > maxCells {
		return faultf(s.line, "the sheet holds more than %d million cells: leave out the columns that are not wanted", maxCells/1_000_000)
	}
	for len(s.row) < at {
		s.row = append(s.row, cell{})
	}
	s.row = append(s.row, c)
	return nil
}

// value reads a cell to its end.
func (s *xlsxSheet) value(start xml.StartElement) (cell, error) {
	var text, inline strings.Builder
	var formula, saved, phonetic bool
	var into *strings.Builder
	for {
		token, err := s.in.Token()
		if err != nil {
			return cell{}, s.fault(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				into, saved = &text, true
			case "t":
				if !phonetic {
					into = &inline
				}
			case "f":
				formula = true
			case "rPh":
				phonetic = true
			}
		case xml.CharData:
			if into != nil && into.Len() <= maxField {
				into.Write(t)
			}
		case xml.EndElement:
			into = nil
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "c":
				return s.typed(attribute(start, "t"), text.String(), inline.String(), formula && !saved, formula)
			}
		}
	}
}

// typed makes a cell of what its element holds. A formula was never worked out when no
// value is saved with it, or none though it is not one of text.
func (s *xlsxSheet) typed(kind, text, inline string, unsaved, formula bool) (cell, error) {
	if len(text) > maxField || len(inline) > maxField {
		return cell{}, faultf(s.line, "a cell holds more than 64 KiB: leave its column out")
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || i < 0 || i >= len(s.shared) {
			return cell{}, s.damaged("a cell names a text that it does not have")
		}
		return cell{text: s.shared[i]}, nil
	case "inlineStr":
		return cell{text: strings.TrimSpace(inline)}, nil
	case "b":
		if strings.TrimSpace(text) == "1" {
			return cell{text: "TRUE"}, nil
		}
		return cell{text: "FALSE"}, nil
	case "e": // an error such as #N/A is no value
		return cell{}, nil
	}
	text = strings.TrimSpace(text)
	switch {
	case unsaved, text == "" && formula && kind != "str":
		return cell{kind: unsavedCell}, nil
	case text == "" || kind == "str" || kind == "d":
		return cell{text: text}, nil
	}
	return cell{wholeNumber(text), numberCell}, nil
}

// wholeNumber writes a whole number without exponent or decimals, so that it is
// the same text as in other files; any other text stays.
func wholeNumber(text string) string {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v != float64(int64(v)) || v > 1e15 || v < -1e15 {
		return text
	}
	return strconv.FormatInt(int64(v), 10)
}

// columnOf is the number of a cell's column from 0: "C12" is 2. It is beyond the
// last column when the name is none.
func columnOf(name string) int {
	n := 0
	for i := 0; i < len(name) && i < 4; i++ {
		c := name[i]
		if c < 'A' || c > 'Z' {
			if i == 0 {
				return maxColumns
			}
			return n - 1
		}
		n = 26*n + int(c-'A') + 1
	}
	return maxColumns
}

// columnLetters is what a workbook calls a column: 2 is "C".
func columnLetters(at int) string {
	out := ""
	for n := at + 1; n > 0; n = (n - 1) / 26 {
		out = string(rune('A'+(n-1)%26)) + out
	}
	return out
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (s *xlsxSheet) damaged(why string) *fault { return damagedSheet(s.line, why) }

func damagedSheet(line int64, why string) *fault {
	return faultf(line, "the sheet is damaged, %s: open the workbook, save it and ask for it again if that does not help", why)
}

// fault keeps a fault and the end of the context; anything else is damage.
func (s *xlsxSheet) fault(err error) error {
	var f *fault
	switch {
	case errors.As(err, &f), s.ctx.Err() != nil:
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return s.damaged("it ends too early")
	}
	return s.damaged("it is not well-formed XML")
}
